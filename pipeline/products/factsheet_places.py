"""What a factsheet says of each location, and of those that came and went."""

from collections.abc import Iterator

import pandas as pd

from pipeline.normalise.contact import show_phone
from pipeline.products.edition import CHANGE_UNKNOWN, Edition
from pipeline.text.addresses import show_address
from pipeline.text.dates import dutch_date
from pipeline.text.naming import name_location
from pipeline.versions.rows import Row
from schemas.typology import UNKNOWN_CODE
from schemas.vocabulary import Lijst

WITHOUT_ADDRESS = "geen bezoekadres; werkt in de hele gemeente"


def describe_card(place: Row, edition: Edition, codes: dict[str, dict[str, str]]) -> Row:
    """Return all that a factsheet says of a location, as texts: "" for what is not known."""
    given = {kind: edition.offered[kind].get(place["locatie_id"], ()) for kind in codes}
    address = show_address(place["bezoekadres"], place["postcode"], place["woonplaats"])
    return {
        "naam": name_location(place["organisatie"], place["locatienaam"]),
        "adres": address or WITHOUT_ADDRESS,
        "telefoon": show_phone(place["telefoon"] or ""),
        "email": place["email"] or "",
        "website": place["website"] or "",
        "openingstijden": place["openingstijden"] or "",
        "soort": "; ".join(_tell_kind(place)),
        "gezien": dutch_date(place["laatst_gezien"] or ""),
        "codes": [
            " ".join(codes[kind][term] for term in terms) or "niet bekend"
            for kind, terms in given.items()
        ],
        "termen": [", ".join(terms) or "niet bekend" for terms in given.values()],
    }


def _tell_kind(place: Row) -> Iterator[str]:
    """Yield what is known of who runs a location, and with whom."""
    if place["soort_organisatie"] not in (None, UNKNOWN_CODE):
        yield place["soort_organisatie"]
    if place["sociaal_raadslieden"]:
        yield "met sociaal raadslieden"
    if place["functieverband"] not in (None, UNKNOWN_CODE):
        yield place["functieverband"]


def describe_comings(edition: Edition, gemeentecode: str) -> list[dict[str, str]]:
    """Return what came to a gemeente, what went and what changed: rows of kop and tekst, by name.

    Nothing when there is no previous version; one row that says so when nothing changed here,
    or when that is not known.
    """
    changes = edition.wijzigingen
    if changes is None:
        return []
    is_new, was_here = (changes[f"gemeentecode_{age}"].eq(gemeentecode) for age in ("nieuw", "oud"))
    came = changes[is_new & ~was_here]
    went = changes[was_here & ~is_new | was_here & changes["effect"].lt(0)]
    since = f"sinds versie {edition.vorige_versie}"
    told = {
        f"Erbij {since} ({len(came)})": _name_each(came),
        f"Weg {since} ({len(went)})": _name_each(went),
        f"Veranderd {since}": _count_kinds(changes[is_new & was_here & changes["effect"].ge(0)]),
    }
    rows = [{"kop": kop, "tekst": f"{tekst}."} for kop, tekst in told.items() if tekst]
    if gemeentecode in edition.change_unknown:
        rows.append({"kop": since.capitalize(), "tekst": f"{CHANGE_UNKNOWN}."})
    return rows or [{"kop": since.capitalize(), "tekst": "niets veranderd."}]


def _name_each(changes: pd.DataFrame) -> str:
    named = changes[["organisatie", "oorzaak"]].sort_values(["organisatie", "oorzaak"])
    return "; ".join(f"{name} ({why})" for name, why in named.itertuples(index=False))


def _count_kinds(changes: pd.DataFrame) -> str:
    counts = changes.groupby("soort_verschil", sort=False).size()
    return ", ".join(f"{kind} {count}" for kind, count in counts.items())


def define_types(edition: Edition) -> list[dict[str, str]]:
    """Return what each type of support means, in the words of the version: term and tekst."""
    rows = edition.tables["typologie"]
    types = rows[rows["lijst"] == Lijst.ONDERSTEUNINGSTYPE].sort_values("volgorde")
    return [
        {"term": term, "tekst": tekst}
        for term, tekst in types[["term", "definitie"]].fillna("").itertuples(index=False)
        if tekst
    ]
