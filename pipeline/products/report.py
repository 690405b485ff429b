"""rapport.html: one self-contained Dutch page that shows a whole version, without any script."""

from pathlib import Path

from pipeline.certainty.telling import tell_certainty
from pipeline.exchange.schema_org import describe_dataset
from pipeline.files.whole import write_whole
from pipeline.products.draw import explain_basemap, list_maps
from pipeline.products.dutch import template
from pipeline.products.edition import Edition
from pipeline.products.factsheets import name_files
from pipeline.products.findings import tell_findings
from pipeline.products.report_tables import (
    show_blank_spots,
    show_candidates,
    show_differences,
    show_figures,
    show_headlines,
    show_rejected,
    show_source_states,
)
from pipeline.products.states import (
    CALM_FILL,
    STATES,
    UNKNOWN_LINES,
    UNKNOWN_PAPER,
    UNKNOWN_STATUSES,
)
from pipeline.text.numbers import dutch_number
from pipeline.versions.published import STAND_MARKS
from schemas.published.candidates import select_waiting
from schemas.vocabulary import Lijst, Nauwkeurigheid, Toestand

BESIDE_THE_PAGE = {
    "verkenner/index.html": "De verkenner: zoeken op gemeente, plaats, aanbieder of postcode",
    "inventarisatie.xlsx": "Werkboek voor Excel, met uitleg, tabellen om te lezen en alle gegevens",
    "kaarten/figuur_1.svg": "Kaart van alle gemeenten; in dezelfde map elke andere kaart",
    "locaties.gpkg": "De locaties voor QGIS en andere kaartprogramma’s (GeoPackage)",
    "locaties.geojson": "De locaties als GeoJSON",
    "dcat.ttl": "Beschrijving voor catalogi (DCAT-AP-NL)",
    "hsds/datapackage.json": "De gegevens voor verwijsgidsen (HSDS)",
}
"""What lies beside the page, and what it is for."""
DEFINED_IN = {
    "tabel_2": (Lijst.SOORT_ORGANISATIE,),
    "tabel_3": (Lijst.ONDERSTEUNINGSCATEGORIE, Lijst.ONDERSTEUNINGSTYPE),
    "tabel_4": (Lijst.LEEFGEBIED,),
}
"""The lists of terms that a table counts."""


def write_report(edition: Edition, path: Path, *, differences_page: str = "") -> None:
    """Write the page about a version; the same version gives the same bytes.

    `differences_page` is what tells every difference with the version before, where it lies seen
    from the page. Raises SjoError, before anything is written, when the boundary file does not
    belong to it.
    """
    write_whole(path, render_report(edition, differences_page=differences_page))


def render_report(edition: Edition, *, differences_page: str = "") -> str:
    """Return the page about a version; see write_report."""
    basemap = edition.basemap
    tables = edition.tables
    waiting = len(select_waiting(tables["te_beoordelen"]))
    return template("report.html.j2").render(
        edition=edition,
        mark=STAND_MARKS.get(edition.version.stand, ""),
        schema_org=describe_dataset(edition.version),
        findings=tell_findings(edition),
        headlines=show_headlines(edition),
        figures=show_figures(edition),
        maps=list_maps(edition),
        basemap=basemap,
        basemap_text=explain_basemap(basemap),
        states=STATES,
        calm_fill=CALM_FILL,
        paper=UNKNOWN_PAPER,
        lines=UNKNOWN_LINES,
        blank_spots=show_blank_spots(edition),
        sources=show_source_states(edition),
        rejected=show_rejected(edition),
        candidates=show_candidates(edition),
        differences=show_differences(edition),
        differences_page=differences_page,
        unknown=count_unknown(edition),
        doubts=list_doubts(edition),
        rejected_count=tables["afgekeurd"]["record_id"].nunique(),
        waiting_count=waiting,
        question_count=len(tables["te_beoordelen"]) - waiting,
        definitions=_list_definitions(edition),
        provinces=_list_gemeenten(edition),
        factsheets=name_files(edition.gemeenten),
        files=BESIDE_THE_PAGE,
    )


def _list_definitions(edition: Edition) -> dict[str, list[tuple[str, str]]]:
    """Return by table the terms it counts with what they mean, where the version says so."""
    terms = edition.tables["typologie"].sort_values("volgorde").fillna("")
    rows = {
        name: terms[terms["lijst"].isin(lists)][["term", "definitie", "vuistregel"]]
        for name, lists in DEFINED_IN.items()
    }
    return {
        name: [(t, f"{what} {rule}".strip()) for t, what, rule in some.itertuples(index=False)]
        for name, some in rows.items()
    }


def _list_gemeenten(edition: Edition) -> dict[str, list[tuple[str, str]]]:
    """Return by province its gemeenten, code and name, by name."""
    ordered = edition.gemeenten.sort_values(["provincie", "gemeente"])
    return {
        str(provincie): list(rows[["gemeentecode", "gemeente"]].itertuples(index=False, name=None))
        for provincie, rows in ordered.groupby("provincie")
    }


def count_unknown(edition: Edition) -> int:
    """Return the number of gemeenten of which it is not known whether there is any supply."""
    return int(edition.gemeenten["status"].isin(UNKNOWN_STATUSES).sum())


def list_doubts(edition: Edition) -> list[str]:
    """Return in sentences what makes the figures of this version less sure."""
    unknown = count_unknown(edition)
    failed = edition.bronnen[edition.bronnen["toestand"] != Toestand.OK]
    places = edition.tables["locaties"]["nauwkeurigheid"].value_counts()
    inexact = int(places.sum() - places.get(Nauwkeurigheid.ADRES.value, 0))
    doubts = [f"Bij deze meting: {edition.toelichting}"] if edition.toelichting else []
    doubts += [
        f"Gemeenten waarvan niet bekend is of er aanbod is: {dutch_number(unknown)} van de "
        f"{dutch_number(len(edition.gemeenten))}. Zij zijn niet doorzocht, een bron viel "
        "uit, of wat er is gevonden wacht nog op een beoordeling; zij tellen niet als gemeenten "
        "met aanbod, en ook niet als gemeenten zonder.",
        f"Bronnen die niet heel zijn gelezen: {len(failed)} van de {len(edition.bronnen)} (zie "
        "Bronnen). Wat alleen zo'n bron noemt, ontbreekt.",
        f"Locaties die niet op hun adres op de kaart staan, maar midden in hun postcodegebied of "
        f"op een punt in hun gemeente: {dutch_number(inexact)} van de "
        f"{dutch_number(int(places.sum()))}. Voor afstanden maakt dat uit, voor tellingen niet.",
    ]
    if edition.kwaliteit:
        doubts.append(
            "Paren bronrecords waarvan nog niet is beslist of zij dezelfde locatie zijn: "
            f"{dutch_number(edition.kwaliteit['open'])}. Waren zij dat alle, dan telde deze "
            f"versie {dutch_number(edition.kwaliteit['locaties_minimaal'])} locaties."
        )
    return [*doubts, *tell_certainty(edition.tables)]
