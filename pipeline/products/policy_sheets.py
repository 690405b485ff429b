"""The sheets with which the workbook begins: tables to read, with headings in words."""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from pipeline.normalise.contact import show_phone
from pipeline.products.edition import Edition
from pipeline.products.nearby import per_10_000
from pipeline.products.report_tables import TITLES_OF_FIGURES, TRAITS
from pipeline.text.addresses import show_postcode, show_postcodes_in

WHOLE, TENTH, PERCENT, TENTH_PERCENT = "#,##0", "#,##0.0", "0%", "0.0%"
CHANGE, TENTH_CHANGE = "+#,##0;\N{MINUS SIGN}#,##0;0", "+0.0;\N{MINUS SIGN}0.0;0.0"
DAY_FORMAT = "d mmmm yyyy"
FIGURE_HEADINGS = {
    "rij": ("Rij", ""),
    "ouder": ("Valt onder", ""),
    "waarde": ("Deze versie", WHOLE),
    "waarde_2023": ("Gepubliceerd in 2023", WHOLE),
    "verschil": ("Verschil", CHANGE),
    "gemeenten_nl": ("Gemeenten in de klasse", WHOLE),
    "gemeenten_nl_2023": ("Gemeenten in de klasse, gepubliceerd in 2023", WHOLE),
    "gemeenten_nl_verschil": ("Verschil in gemeenten in de klasse", CHANGE),
    "gemeenten": ("Gemeenten met aanbod", WHOLE),
    "gemeenten_niet_bekend": ("Gemeenten waarvan dat niet bekend is", WHOLE),
    "gemeenten_2023": ("Gemeenten met aanbod, gepubliceerd in 2023", WHOLE),
    "gemeenten_verschil": ("Verschil in gemeenten met aanbod", CHANGE),
    "organisaties": ("Organisaties", WHOLE),
    "organisaties_bekend": ("Organisaties waarvan dit bekend is", WHOLE),
    "pct": ("Aandeel", PERCENT),
    "pct_min": ("Aandeel, ten minste", PERCENT),
    "pct_max": ("Aandeel, ten hoogste", PERCENT),
    "pct_2023": ("Aandeel, gepubliceerd in 2023", PERCENT),
    "pct_verschil": ("Verschil in procentpunten", CHANGE),
    "locaties_gemiddeld": ("Locaties per gemeente", TENTH),
    "locaties_gemiddeld_2023": ("Locaties per gemeente, gepubliceerd in 2023", TENTH),
    "locaties_gemiddeld_verschil": ("Verschil in locaties per gemeente", TENTH_CHANGE),
    "niet_vergelijkbaar": ("Waarom er geen verschil staat", ""),
    "opmerking": ("Opmerking", ""),
}
"""By column of a figure its heading and the format of its numbers."""
GEMEENTE_HEADINGS = {
    "gemeente": ("Gemeente", ""),
    "provincie": ("Provincie", ""),
    "status": ("Wat er bekend is", ""),
    "aantal_locaties": ("Locaties", WHOLE),
    "per_10_000": ("Locaties per 10.000 inwoners", TENTH),
    "aantal_organisaties": ("Aanbieders", WHOLE),
    "te_beoordelen": ("Kandidaten die op een oordeel wachten", WHOLE),
    "inwoners": ("Inwoners", WHOLE),
    "stedelijkheid": ("Stedelijkheid (1 zeer sterk, 5 niet)", "0"),
    "inkomen": ("Gemiddeld gestandaardiseerd inkomen in euro", WHOLE),
    "uitkering_pct": ("Inwoners met een uitkering", TENTH_PERCENT),
    "migratieachtergrond_pct": ("Inwoners met een migratieachtergrond", TENTH_PERCENT),
    "zoektermen": ("Zoektermen geprobeerd", WHOLE),
    "doorzocht_op": ("Laatst doorzocht", DAY_FORMAT),
    "status_toelichting": ("Waar dat op berust", ""),
    "gemeentecode": ("Gemeentecode", ""),
}
PLACE_HEADINGS = {
    "gemeente": ("Gemeente", ""),
    "provincie": ("Provincie", ""),
    "organisatie": ("Aanbieder", ""),
    "locatienaam": ("Locatie", ""),
    "bezoekadres": ("Bezoekadres (leeg: werkt in de hele gemeente)", ""),
    "postcode": ("Postcode", ""),
    "woonplaats": ("Plaats", ""),
    "telefoon": ("Telefoon", ""),
    "email": ("E-mail", ""),
    "website": ("Website", ""),
    "openingstijden": ("Openingstijden", ""),
    "ondersteuningstype": ("Typen ondersteuning", ""),
    "leefgebied": ("Leefgebieden", ""),
    "soort_organisatie": ("Soort organisatie", ""),
    "sociaal_raadslieden": ("Sociaal raadslieden", ""),
    "landelijke_partij": ("Landelijke partij", ""),
    "functieverband": ("Functieverband", ""),
    "financiering": ("Financiering", ""),
    "laatst_gezien_op": ("Laatst gezien", DAY_FORMAT),
    "locatie_id": ("Kenmerk van de locatie", ""),
}
SPOT_HEADINGS = {
    "gemeente": ("Gemeente", ""),
    "provincie": ("Provincie", ""),
    "soort": ("Soort", ""),
    "term": ("Type of leefgebied", ""),
    "toestand": ("Wat er bekend is", ""),
    "aantal_locaties": ("Locaties", WHOLE),
    "te_beoordelen": ("Kandidaten die op een oordeel wachten", WHOLE),
    "afstand_km": ("Kilometers naar de dichtstbijzijnde, hemelsbreed", TENTH),
    "dichtstbijzijnde_gemeente": ("Gemeente van de dichtstbijzijnde", ""),
    "gemeentecode": ("Gemeentecode", ""),
}
CHANGE_HEADINGS = {
    "organisatie": ("Aanbieder", ""),
    "soort_verschil": ("Wat er veranderde", ""),
    "oorzaak": ("Vermoedelijke oorzaak", ""),
    "kolom": ("Gegeven", ""),
    "oud": ("Was", ""),
    "nieuw": ("Is nu", ""),
    "gemeente_oud": ("Gemeente, vorige versie", ""),
    "gemeente_nieuw": ("Gemeente, deze versie", ""),
    "grond": ("Waar de oorzaak op berust", ""),
    "locatie_id": ("Kenmerk van de locatie", ""),
}
SOURCE_HEADINGS = {
    "titel": ("Bron", ""),
    "soort": ("Soort", ""),
    "toestand": ("Toestand", ""),
    "oorzaak": ("Oorzaak", ""),
    "gezien_op": ("Gezien op", DAY_FORMAT),
    "aantal": ("Records", WHOLE),
    "licentie": ("Licentie", ""),
}
SHEET_NAMES = {
    "tabel_2": "Tabel 2 organisatie",
    "tabel_3": "Tabel 3 soort ondersteuning",
    "tabel_4": "Tabel 4 leefgebied",
    "tabel_5": "Tabel 5 inwonertal",
    "tabel_6": "Tabel 6 stedelijkheid",
    "tabel_7": "Tabel 7 inkomen",
    "tabel_8": "Tabel 8 uitkering",
    "tabel_9": "Tabel 9 migratieachtergrond",
}
"""What the sheet of each table of the study is called."""
MAY_BE_LEFT_OUT = {"ouder", "opmerking", "niet_vergelijkbaar"}
"""Columns of a figure that a table in which they are empty does without."""
Headings = dict[str, tuple[str, str]]


@dataclass(frozen=True)
class PolicySheet:
    """A sheet to read: what it is called, its title, what it counts, and its table in words.

    `formats` gives the number format of a heading; a percentage is a share of 1, a day a date.
    """

    name: str
    titel: str
    eenheid: str
    table: pd.DataFrame
    formats: dict[str, str]


def list_policy_sheets(edition: Edition) -> list[PolicySheet]:
    """Return the sheets of an edition in the order in which policy staff read them."""
    return [*_figure_sheets(edition), *_list_sheets(edition)]


def _figure_sheets(edition: Edition) -> Iterator[PolicySheet]:
    tables = edition.tables
    counted = "Aantallen in deze versie, naast wat in 2023 is gepubliceerd."
    yield _sheet("Kerngetallen", "Kerngetallen", counted, tables["kerngetallen_naast_2023"])
    covered = (
        "Gemeenten met ten minste een locatie. Is van gemeenten niet bekend of zij die hebben, dan "
        "ligt het aandeel tussen ten minste en ten hoogste."
    )
    for name, titel in TITLES_OF_FIGURES.items():
        yield _sheet(SHEET_NAMES[name], titel, covered, tables[f"{name}_naast_2023"])
    traits = tables["kenmerken_naast_2023"]
    for name, titel in TRAITS.items():
        about = "Organisaties, en het aandeel van die waarvan het bekend is."
        yield _sheet(name.capitalize(), titel, about, traits[traits["kenmerk"] == name])


def _list_sheets(edition: Edition) -> Iterator[PolicySheet]:
    years = ", ".join(f"{name.replace('_pct', '')} {year}" for name, year in edition.years.items())
    yield _sheet(
        "Gemeenten",
        "Gemeenten, met hun aantallen en kenmerken",
        f"Een rij per gemeente. Jaar van de kenmerken (CBS): {years or 'niet bekend'}.",
        _add_density(edition.gemeenten.sort_values("gemeente")),
        GEMEENTE_HEADINGS,
    )
    yield _sheet(
        "Locaties",
        "Locaties, met wat zij bieden",
        "Een rij per locatie van een aanbieder in een gemeente.",
        _add_offers(edition),
        PLACE_HEADINGS,
    )
    yield _sheet(
        "Witte vlekken",
        "Wat er per gemeente is en wat ontbreekt",
        "Een rij per gemeente en per type ondersteuning of leefgebied. Alleen “doorzocht, niet "
        "gevonden” is een witte vlek.",
        edition.tables["witte_vlekken"].sort_values(["gemeente", "soort"], kind="stable"),
        SPOT_HEADINGS,
    )
    if edition.wijzigingen is not None:
        yield _sheet(
            "Wat er veranderde",
            f"Verschillen met versie {edition.vorige_versie}",
            "Een rij per verschil. Een verschil is niet altijd een verandering: zie de oorzaak.",
            _name_gemeenten(edition.wijzigingen, edition.gemeenten),
            CHANGE_HEADINGS,
        )
    yield _sheet(
        "Bronnen van deze versie",
        "Bronnen, en of zij heel zijn gelezen",
        "Wat een bron die niet heel is gelezen niet noemt, kan er wel zijn.",
        edition.bronnen,
        SOURCE_HEADINGS,
    )


def _sheet(
    name: str,
    titel: str,
    eenheid: str,
    table: pd.DataFrame,
    headings: Headings = FIGURE_HEADINGS,
) -> PolicySheet:
    """Return a sheet of those columns of a table that have a heading, in that order."""
    empty = {column for column in MAY_BE_LEFT_OUT & set(table) if table[column].isna().all()}
    kept = {c: told for c, told in headings.items() if c in table and c not in empty}
    shown = {
        heading: _convert(table[column], form).reset_index(drop=True)
        for column, (heading, form) in kept.items()
    }
    formats = {heading: form for heading, form in kept.values() if form}
    return PolicySheet(name, titel, eenheid, pd.DataFrame(shown), formats)


def _convert(values: pd.Series, form: str) -> pd.Series:
    """Return values as a cell with that format holds them: 94 percent as 0.94, a day as a date."""
    if form in (PERCENT, TENTH_PERCENT):
        return values.astype("Float64") / 100
    if form == DAY_FORMAT:
        return pd.to_datetime(values, format="%Y-%m-%d", errors="coerce")
    if values.dtype == bool or str(values.dtype) == "boolean":
        return values.map({True: "ja", False: "nee"}).astype("object")
    return values


def _add_density(gemeenten: pd.DataFrame) -> pd.DataFrame:
    pairs = zip(gemeenten["aantal_locaties"], gemeenten["inwoners"], strict=True)
    density = [per_10_000(count, inwoners) for count, inwoners in pairs]
    return gemeenten.assign(per_10_000=pd.Series(density, gemeenten.index, dtype="Float64"))


def _add_offers(edition: Edition) -> pd.DataFrame:
    places = edition.tables["locaties"].sort_values(["gemeente", "organisatie", "locatie_id"])
    offers = {
        kind: [", ".join(offered.get(code, ())) for code in places["locatie_id"]]
        for kind, offered in edition.offered.items()
    }
    return places.assign(
        **offers,
        postcode=places["postcode"].fillna("").map(show_postcode),
        telefoon=places["telefoon"].fillna("").map(show_phone),
    )


def _name_gemeenten(changes: pd.DataFrame, gemeenten: pd.DataFrame) -> pd.DataFrame:
    names = gemeenten.set_index("gemeentecode")["gemeente"]
    texts = {age: changes[age].fillna("").map(show_postcodes_in) for age in ("oud", "nieuw")}
    return changes.assign(
        **texts,
        **{
            f"gemeente_{age}": changes[f"gemeentecode_{age}"]
            .map(names)
            .fillna(changes[f"gemeentecode_{age}"])
            for age in ("oud", "nieuw")
            if f"gemeentecode_{age}" in changes
        },
    )
