"""The maps of a version: figure 1 and appendix B of the study, and what each says in words."""

from dataclasses import dataclass

import pandas as pd

from pipeline.errors import SjoError
from pipeline.products.dutch import dutch_range, safe_name
from pipeline.products.edition import Edition
from pipeline.products.layers import Layer, layers_of_states
from pipeline.products.states import STATES, UNKNOWN_DEKKING
from pipeline.text.numbers import dutch_number
from schemas.vocabulary import Dekking

ALSO_TABLE_3 = "tabel_3_categorieen"  # the same subjects, with one category rolled up differently
PLACES = {
    "totaal": ("Figuur 1. Landelijk beeld", "figuur_1"),
    "tabel_2": ("B.1 Naar organisatie", "b1"),
    "tabel_3": ("B.2 Naar categorie en type ondersteuning", "b2"),
    "tabel_4": ("B.3 Naar leefgebied", "b3"),
}
"""Where the study shows the subjects of a table: the heading, and how the file names begin."""
KIND_OF_SUBJECT = {
    "categorie": "categorie",
    "ondersteuningstype": "type",
    "leefgebied": "leefgebied",
}


@dataclass(frozen=True)
class CoverageMap:
    """One map: what it shows and the state of every gemeente, with the text that describes it."""

    name: str
    titel: str
    states: dict[str, str]
    samenvatting: str
    beschrijving: str
    is_calm: bool
    """Whether not found is normal here: a national party has a few places for many gemeenten."""

    @property
    def layers(self) -> tuple[Layer, ...]:
        """The states as lines of its legend, with what every gemeente is told."""
        return tuple(layers_of_states(STATES, self.states, is_calm=self.is_calm))

    def count(self, state: str) -> int:
        """Return the number of gemeenten in a state."""
        return sum(value == state for value in self.states.values())


def describe_maps(edition: Edition) -> dict[str, list[CoverageMap]]:
    """Return figure 1 and the maps of appendix B by their heading, from view gemeente_dekking.

    Raises SjoError when a subject does not have one known state for every gemeente.
    """
    dekking = edition.tables["gemeente_dekking"].fillna({"ouder": ""})
    subjects = dekking[dekking["tabel"] != ALSO_TABLE_3].sort_values(["tabel", "volgorde"])
    kinds = subjects[subjects["soort"] == "organisatie"]
    parents = dict(zip(kinds["rij"], kinds["ouder"], strict=True))
    rijen = edition.tables["rijen"]
    of_party = rijen[rijen["landelijke_partij"] != ""]
    calm = set(zip(of_party["tabel"], of_party["volgorde"], strict=True))
    headings: dict[str, list[CoverageMap]] = {heading: [] for heading, _ in PLACES.values()}
    names: set[str] = set()
    for (tabel, volgorde), rows in subjects.groupby(["tabel", "volgorde"], sort=False):
        first = rows.iloc[0]
        soort, ouder = str(first["soort"]), str(first["ouder"])
        is_branch = bool(parents.get(ouder))  # of a party, itself a row under another
        titel = _title(soort, str(first["rij"]), ouder, is_branch=is_branch)
        heading, prefix = PLACES["totaal" if soort == "totaal" else str(tabel)]
        name = prefix if soort == "totaal" else safe_name(f"{prefix} {titel}").lower()
        # Labels that differ in punctuation only would else be written over each other.
        name = f"{name}_{volgorde}" if name in names else name
        names.add(name)
        is_calm = (tabel, volgorde) in calm
        headings[heading].append(_describe(name, titel, rows, edition, is_calm=is_calm))
    return headings


def _title(soort: str, rij: str, ouder: str, *, is_branch: bool) -> str:
    if soort == "totaal":
        return "Gemeenten met ten minste één locatie"
    if soort == "organisatie":
        return f"{ouder}: {rij.lower()}" if is_branch else rij
    kind = (
        "categorie en type"
        if soort == "ondersteuningstype" and not ouder
        else KIND_OF_SUBJECT[soort]
    )
    return f"{rij} ({kind})"


def _describe(
    name: str, titel: str, rows: pd.DataFrame, edition: Edition, *, is_calm: bool
) -> CoverageMap:
    gemeenten = edition.gemeenten
    states = {str(r.gemeentecode): str(r.toestand) for r in rows.itertuples()}
    strange = set(states) ^ set(gemeenten["gemeentecode"])
    if strange or len(rows) != len(gemeenten) or set(states.values()) - set(Dekking):
        raise SjoError(
            f"kaart {titel!r}: de toestanden passen niet op de {len(gemeenten)} gemeenten van deze "
            f"versie (verschil: {', '.join(sorted(strange)[:5]) or 'dubbele rij of toestand'}); "
            "bouw de versie opnieuw"
        )
    counts = rows["toestand"].value_counts()
    found = int(counts.get(Dekking.GEVONDEN.value, 0))
    unknown = sum(int(counts.get(label.value, 0)) for label in UNKNOWN_DEKKING)
    whole = f"{dutch_number(found)} van {dutch_number(len(gemeenten))} gemeenten"
    told = f"; van {dutch_number(unknown)} niet bekend" if unknown else ""
    summary = f"Gevonden in {whole}{told} ({dutch_range(found, unknown, len(gemeenten))})"
    others = "; ".join(f"{label}: {counts.get(label.value, 0)}" for label in list(Dekking)[1:])
    is_found = gemeenten["gemeentecode"].map(states).eq(Dekking.GEVONDEN)
    per_province = is_found.groupby(gemeenten["provincie"]).agg(["sum", "size"])
    provinces = ", ".join(f"{name} {n} van {size}" for name, n, size in per_province.itertuples())
    label = "SYNTHETISCH, verzonnen gegevens. " if edition.is_synthetic else ""
    text = f"{label}Kaart van Nederland: {titel}. {summary}; {others}. Per provincie: {provinces}."
    return CoverageMap(name, titel, states, summary, text, is_calm)
