"""Report a change, and what became of reports: a form that sends nothing, and a public list."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from pipeline.mutations.locations import PublishedLocations, gather_published_locations
from pipeline.mutations.mail import FORM_ARROW
from pipeline.normalise.contact import HOST_NAME
from pipeline.normalise.postcode import POSTCODE_FORM
from pipeline.products.edition import Edition
from pipeline.products.verkenner.facts import ExplorerFacts, LocationFacts
from pipeline.products.verkenner.gemeente_pages import GEMEENTE_FOLDER
from pipeline.products.verkenner.page import embed_json, render_page
from pipeline.read.cells import FIRST_YEAR, LAST_YEAR
from pipeline.text.dates import dutch_date
from pipeline.versions.rows import Row, plain_rows
from schemas.mutations import (
    FORM_OF_MUTATION,
    MESSAGE,
    MUTATION_FIELDS,
    OPEN_STATES,
    REPORTABLE,
    VALUE_FIELDS,
    WIPED,
    Mutatiesoort,
    Mutatiestand,
)
from schemas.persons import ADDRESSED_PERSON, NAME_MAY_FOLLOW
from schemas.publisher import is_web_address
from schemas.records import MULTI_VALUE_SEPARATOR
from schemas.vocabulary import Lijst, Versiestand

REPORT_PAGE, REPORTS_PAGE = "melden.html", "meldingen.html"
FIELD_LABELS = {
    "organisatie": "Organisatie",
    "locatienaam": "Locatienaam",
    "bezoekadres": "Bezoekadres",
    "postcode": "Postcode",
    "plaats": "Plaats",
    "website": "Website",
    "telefoon": "Telefoon",
    "email": "E-mail",
    "openingstijden": "Openingstijden",
    "soort_organisatie": "Soort organisatie",
    "sociaal_raadslieden": "Sociaal raadslieden",
    "ondersteuningstypen": "Ondersteuningstypen",
    "leefgebieden": "Leefgebieden",
}
"""What each reportable value is called on the form and in its mail; the desk reads these words."""
KINDS_OF_REPORT = {
    Mutatiesoort.WIJZIGING: "Er is iets anders",
    Mutatiesoort.GESLOTEN: "Deze locatie is er niet meer",
    Mutatiesoort.NIEUW: "Er ontbreekt een locatie",
    Mutatiesoort.KLOPT: "Alles klopt",
}
TOLD_KINDS = {
    Mutatiesoort.WIJZIGING: "wijziging",
    Mutatiesoort.GESLOTEN: "locatie gesloten",
    Mutatiesoort.NIEUW: "nieuwe locatie",
    Mutatiesoort.KLOPT: "alles klopt",
}
LISTS_OF_FIELD = {
    "soort_organisatie": Lijst.SOORT_ORGANISATIE,
    "ondersteuningstypen": Lijst.ONDERSTEUNINGSTYPE,
    "leefgebieden": Lijst.LEEFGEBIED,
}
SEVERAL = ("ondersteuningstypen", "leefgebieden")
ANSWERS = ("ja", "nee")


class FormField(NamedTuple):
    """A value on the form: its name, its label, the only words allowed, and whether several are."""

    name: str
    label: str
    choices: tuple[str, ...]
    takes_several: bool


class PublicReport(NamedTuple):
    """A report as everybody may see it."""

    mutatie_id: str
    wat: str
    gemeentecode: str
    gemeente: str
    locatie: LocationFacts | None
    locatie_id: str
    gemeld: str
    stand: str
    stand_op: str


def render_reporting(edition: Edition, facts: ExplorerFacts) -> Iterator[tuple[str, str]]:
    """Yield (path, text) of the form, the list of reports, and what the form knows by gemeente."""
    yield REPORT_PAGE, _render_form(edition, facts)
    yield REPORTS_PAGE, _render_list(edition, facts)
    published = gather_published_locations(str(edition.version.versie), edition.version.tables)
    for code, one in facts.gemeenten.items():
        places = [_list_values(place, published) for place in one.locaties]
        known = embed_json({"gemeente": code, "locaties": places})
        yield f"{GEMEENTE_FOLDER}/{code}.js", f"window.verkennerGemeente = {known};\n"


def list_public_reports(edition: Edition, facts: ExplorerFacts) -> list[PublicReport]:
    """Return every report, open ones first and then the latest, without who reported it."""
    fields: dict[str, list[str]] = {}
    first: dict[str, Row] = {}
    for row in plain_rows(edition.tables["mutaties"]):
        first.setdefault(row["mutatie_id"], row)
        fields.setdefault(row["mutatie_id"], []).append(FIELD_LABELS.get(row["veld"], ""))
    rows = sorted(first.values(), key=lambda row: row["mutatie_id"])
    rows.sort(key=lambda row: row["gemeld_op"], reverse=True)
    rows.sort(key=lambda row: Mutatiestand(row["stand"]) not in OPEN_STATES)
    return [
        _describe_report(row, list(filter(None, fields[row["mutatie_id"]])), facts) for row in rows
    ]


def list_form_fields(edition: Edition) -> list[FormField]:
    """Return the values that may be reported, in their order, with the words of this version."""
    lists = {
        lijst: tuple(t.label for t in terms) for lijst, terms in edition.typology.lists.items()
    }
    choices = {name: lists[lijst] for name, lijst in LISTS_OF_FIELD.items()}
    choices["sociaal_raadslieden"] = ANSWERS
    return [
        FormField(name, FIELD_LABELS[name], choices.get(name, ()), name in SEVERAL)
        for name in REPORTABLE
    ]


def _describe_report(row: Row, fields: list[str], facts: ExplorerFacts) -> PublicReport:
    kind = TOLD_KINDS[Mutatiesoort(row["soort"])]
    gemeente = facts.gemeenten.get(row["gemeentecode"])
    return PublicReport(
        row["mutatie_id"],
        f"{kind}: {', '.join(fields).lower()}" if fields else kind,
        row["gemeentecode"],
        gemeente.gemeente if gemeente else row["gemeentecode"],
        facts.locations.get(row["locatie_id"] or ""),
        row["locatie_id"] or "",
        dutch_date(row["gemeld_op"]),
        row["stand"],
        dutch_date(row["stand_op"]),
    )


def _render_list(edition: Edition, facts: ExplorerFacts) -> str:
    reports = list_public_reports(edition, facts)
    counts = {stand: sum(r.stand == stand for r in reports) for stand in map(str, Mutatiestand)}
    return render_page(
        "reports.html.j2",
        edition,
        title="Meldingen en wat ervan werd",
        reports=reports,
        counts=counts,
    )


def _render_form(edition: Edition, facts: ExplorerFacts) -> str:
    publisher = edition.publisher
    address = publisher.meldadres if publisher else ""
    gemeenten = sorted((g.gemeente, code) for code, g in facts.gemeenten.items())
    return render_page(
        "report_form.html.j2",
        edition,
        title="Een wijziging melden",
        gemeenten=gemeenten,
        fields=list_form_fields(edition),
        kinds=KINDS_OF_REPORT,
        address=address,
        is_web=is_web_address(address),
        publisher=publisher,
        example=_example_lines(),
        known=embed_json(_known_to_form(edition, address)),
    )


def _known_to_form(edition: Edition, address: str) -> dict[str, Any]:
    """Return what the script of the form must know: the one declaration of a report is Python's."""
    longest = {field.name: field.longest for field in (*MUTATION_FIELDS, *VALUE_FIELDS)}
    is_published = edition.version.stand != Versiestand.CONCEPT
    return {
        "vorm": FORM_OF_MUTATION,
        "sleutels": [field.name for field in MUTATION_FIELDS],
        "versie": str(edition.version.versie) if is_published else None,
        "mailadres": "" if is_web_address(address) else address,
        "velden": FIELD_LABELS,
        "meer": list(SEVERAL),
        "scheiding": MULTI_VALUE_SEPARATOR,
        "pijl": FORM_ARROW,
        "wissen": WIPED,
        "langst": {"waarde": longest["gemeld"], "bericht": longest[MESSAGE]},
        "vormen": {
            "postcode": POSTCODE_FORM.pattern,
            "host": HOST_NAME.pattern,
            "jaren": [FIRST_YEAR, LAST_YEAR],
        },
        "persoon": {"aanspreking": ADDRESSED_PERSON.pattern, "naam": NAME_MAY_FOLLOW.pattern},
    }


def _example_lines() -> list[str]:
    """Return what a mail without the form says, as the desk reads it."""
    return [
        "Soort: wijziging, gesloten, nieuw of klopt",
        "Gemeente: naam van de gemeente",
        "Locatie: het kenmerk onder aan de kaart van de locatie",
        *(f"{label}: de juiste waarde" for label in list(FIELD_LABELS.values())[:9]),
        "Per: sinds wanneer",
        "Toelichting: zonder namen van personen",
    ]


def _list_values(place: LocationFacts, published: PublishedLocations) -> dict[str, Any]:
    values = published.values_of(place.locatie_id)
    told = {name: value for name, value in values.items() if value}
    return {"id": place.locatie_id, "naam": place.naam, "adres": place.adres, "velden": told}
