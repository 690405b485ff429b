"""The tables on the page rapport.html, as texts."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pandas as pd

from pipeline.products.dutch import TO
from pipeline.products.edition import Edition
from pipeline.products.verkenner.gemeente_pages import GEMEENTE_FOLDER
from pipeline.products.verkenner.page import EXPLORER
from pipeline.publish.readme import split_reasons
from pipeline.text.dates import dutch_date, dutch_dates_in
from pipeline.text.numbers import dutch_number, signed_number
from schemas.vocabulary import Dekking

TITLES_OF_FIGURES = {
    "tabel_2": "Tabel 2. Gemeenten met aanbod, naar organisatie",
    "tabel_3": "Tabel 3. Gemeenten met aanbod, naar categorie en type ondersteuning",
    "tabel_4": "Tabel 4. Gemeenten met aanbod, naar leefgebied",
    "tabel_5": "Tabel 5. Naar inwonertal",
    "tabel_6": "Tabel 6. Naar stedelijkheid",
    "tabel_7": "Tabel 7. Naar gemiddeld gestandaardiseerd inkomen",
    "tabel_8": "Tabel 8. Naar aandeel inwoners met een uitkering",
    "tabel_9": "Tabel 9. Naar aandeel inwoners met een migratieachtergrond",
}
TRAITS = {
    "functieverband": "Functieverband van organisaties",
    "financiering": "Financiering van organisaties",
}
MEASURES = {
    "waarde": "aantal",
    "gemeenten_nl": "gemeenten in de klasse",
    "gemeenten": "gemeenten met aanbod",
    "gemeenten_niet_bekend": "niet bekend",
    "organisaties": "organisaties",
    "organisaties_bekend": "waarvan bekend",
    "pct": "%",
    "locaties_gemiddeld": "locaties per gemeente",
}
VERSIONS = {
    "": "deze versie",
    "_vorige": "vorige versie",
    "_2023": "gepubl. 2023",
    "_verschil": "verschil",
}
BESIDE_PREVIOUS = ("waarde", "gemeenten", "organisaties", "locaties_gemiddeld")
"""The measures that stand beside those of the previous version."""
ABSENT = "n.b."
"""Not available: nothing that could be taken for a minus sign or a nought."""


@dataclass(frozen=True)
class ReportTable:
    """A table of texts; the first `texts` columns are words, the others figures.

    `groups` are headings over as many columns. `parts` are the numbers of the rows that fall under
    a row above them. `links` leads from a cell that names a gemeente to her page.
    """

    name: str
    titel: str
    headings: list[str]
    rows: list[list[str]]
    texts: int = 1
    groups: list[tuple[str, int]] = field(default_factory=list)
    parts: set[int] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)
    links: dict[str, str] = field(default_factory=dict)

    @property
    def labels(self) -> list[str]:
        """What each column is called in full, for where its headings are not in sight."""
        over = [group for group, span in self.groups for _ in range(span)] or self.headings
        pairs = zip(over, self.headings, strict=True)
        return [one if one == two else ", ".join(filter(None, (one, two))) for one, two in pairs]


def show_figures(edition: Edition) -> list[ReportTable]:
    """Return tables 2 to 9 beside the published ones, then functieverband and financiering."""
    traits = edition.tables["kenmerken_naast_2023"]
    traits = _beside_previous(traits, edition.previous.get("kenmerken"))
    years = _tell_years(edition)
    return [
        _show_figure(
            name,
            titel,
            _beside_previous(edition.tables[f"{name}_naast_2023"], edition.previous.get(name)),
            years.get(name, []),
        )
        for name, titel in TITLES_OF_FIGURES.items()
    ] + [
        _show_figure(name, titel, traits[traits["kenmerk"] == name])
        for name, titel in TRAITS.items()
    ]


def show_headlines(edition: Edition) -> ReportTable:
    """Return the headline figures beside the published ones."""
    figure = edition.tables["kerngetallen_naast_2023"]
    figure = _beside_previous(figure, edition.previous.get("kerngetallen"))
    return _show_figure("kerngetallen", "Kerngetallen", figure)


def _beside_previous(figure: pd.DataFrame, previous: pd.DataFrame | None) -> pd.DataFrame:
    """Add to a figure what the previous version said in the same row, as <measure>_vorige."""
    if previous is None:
        return figure
    key = [column for column in ("kenmerk", "rij", "ouder") if column in previous]
    before = previous.drop_duplicates(key).set_index(key)
    rows = pd.MultiIndex.from_frame(figure[key]) if len(key) > 1 else figure[key[0]]
    return figure.assign(
        **{
            f"{measure}_vorige": before[measure].reindex(rows).to_numpy()
            for measure in BESIDE_PREVIOUS
            if measure in before and measure in figure
        }
    )


def _tell_years(edition: Edition) -> dict[str, list[str]]:
    """Return by table what its classes are made of and of which year, where that is known."""
    figures = edition.tables["kerncijfers"].dropna(subset=["peiljaar"])
    told = {
        row["kenmerk"]: f"{row['omschrijving']}: {row['bron']}, peiljaar {row['peiljaar']}."
        for row in figures.to_dict("records")
    }
    classes = edition.tables["klassen"][["tabel", "kenmerk"]].drop_duplicates()
    return {
        str(tabel): [told[kenmerk]]
        for tabel, kenmerk in classes.itertuples(index=False)
        if kenmerk in told
    }


def _show_figure(
    name: str, titel: str, figure: pd.DataFrame, notes: Sequence[str] = ()
) -> ReportTable:
    figure = figure.rename(columns={"verschil": "waarde_verschil"})
    groups = {
        label: [v for v in VERSIONS if measure + v in figure.columns]
        for measure, label in MEASURES.items()
    }
    columns = [m + v for m, label in MEASURES.items() for v in groups[label]]
    texts = {column: _format_column(figure[column], column) for column in columns}
    if "pct_min" in figure.columns:
        texts["pct"] = _format_ranges(figure["pct_min"], figure["pct_max"])
    cells = zip(*(texts[column] for column in columns), strict=True)
    ouder = figure["ouder"] if "ouder" in figure.columns else pd.Series(pd.NA, figure.index)
    return ReportTable(
        name,
        titel,
        ["", *(VERSIONS[version] for versions in groups.values() for version in versions)],
        [[str(rij), *row] for rij, row in zip(figure["rij"], cells, strict=True)],
        groups=[("", 1), *((label, len(given)) for label, given in groups.items() if given)],
        parts={number for number, is_part in enumerate(ouder.notna()) if is_part},
        notes=[
            *notes,
            *_tell_incomparable(figure),
            *map(str, figure["opmerking"].dropna().drop_duplicates()),
        ],
    )


def _tell_incomparable(figure: pd.DataFrame) -> list[str]:
    """Return why no difference is given, but for what the columns of the table say themselves."""
    if "niet_vergelijkbaar" not in figure.columns:
        return []
    known = figure.loc[figure["gemeenten_niet_bekend"] == 0, "niet_vergelijkbaar"]
    reasons = dict.fromkeys(reason for text in known.dropna() for reason in text.split(". "))
    return [f"Geen verschil met 2023 bij {reason}." for reason in reasons]


def _format_column(values: pd.Series, column: str) -> list[str]:
    decimals = 1 if column.startswith("locaties_gemiddeld") else 0
    write = signed_number if column.endswith("verschil") else dutch_number
    return [ABSENT if pd.isna(value) else write(float(value), decimals) for value in values]


def _format_ranges(least: pd.Series, most: pd.Series) -> list[str]:
    """Return percentages: between what they lie, while it is not known of all gemeenten."""
    ends = zip(_format_column(least, "pct"), _format_column(most, "pct"), strict=True)
    return [low if low == high else f"{low}{TO}{high}" for low, high in ends]


def show_blank_spots(edition: Edition) -> ReportTable:
    """Return per type and leefgebied the gemeenten in every state, and the longest way to one."""
    spots = edition.tables["witte_vlekken"]
    rows, links = [], {}
    for (_, term), group in spots.groupby(["soort", "term"], sort=False):
        counts = group["toestand"].value_counts()
        far = group.dropna(subset=["afstand_km"]).sort_values(
            ["afstand_km", "gemeentecode"], ascending=[False, True]
        )
        longest = ABSENT
        if not far.empty:
            first = far.iloc[0]
            longest = f"{dutch_number(first['afstand_km'], 1)} km ({first['gemeente']})"
            links[longest] = f"{EXPLORER}/{GEMEENTE_FOLDER}/{first['gemeentecode']}.html"
        states = (dutch_number(int(counts.get(s.value, 0))) for s in Dekking)
        rows.append([str(term), *states, longest])
    headings = ["", *(state.value for state in Dekking), "langste weg naar een gevonden locatie"]
    return ReportTable(
        "witte_vlekken", "Gemeenten per type en leefgebied", headings, rows, links=links
    )


def show_source_states(edition: Edition) -> ReportTable:
    """Return the state of every source."""
    columns = {"titel": "bron", "toestand": "toestand", "oorzaak": "oorzaak"}
    columns |= {"gezien_op": "gezien op", "aantal": "records"}
    named = edition.bronnen.assign(titel=edition.bronnen["bron"].map(edition.name_source))
    texts = named[list(columns)].fillna("").astype(str)
    texts["gezien_op"] = texts["gezien_op"].map(dutch_date)
    rows = [[str(value) or ABSENT for value in row] for row in texts.to_numpy().tolist()]
    return ReportTable("bronnen", "Bronnen", list(columns.values()), rows, texts=4)


def show_rejected(edition: Edition) -> ReportTable:
    """Return how many source records were rejected, per step and rule."""
    rejected = edition.tables["afgekeurd"]
    told = edition.tables["regels"].drop_duplicates("regel").set_index("regel")["uitleg"]
    counts = rejected.groupby(["stap", "regel"])["record_id"].nunique().reset_index()
    rows = [
        [in_words(regel), in_words(stap), str(told.get(regel, "")), dutch_number(n)]
        for stap, regel, n in counts.itertuples(index=False, name=None)
    ]
    headings = ["regel", "stap", "wat de regel zegt", "bronrecords"]
    return ReportTable("afgekeurd", "Afgekeurd", headings, rows, texts=3)


def in_words(code: str) -> str:
    """Write a code such as gemeente_niet_eenduidig as the words it is made of."""
    return code.replace("_", " ")


def show_candidates(edition: Edition) -> ReportTable:
    """Return how many source records still wait for a person, per reason."""
    reasons = split_reasons(edition.tables["te_beoordelen"]["reden"].astype("str"))
    counts = reasons.value_counts().rename_axis("reden").reset_index(name="aantal")
    ordered = counts.sort_values(["aantal", "reden"], ascending=[False, True])
    rows = [[dutch_dates_in(str(r)), dutch_number(n)] for r, n in ordered.itertuples(index=False)]
    return ReportTable("te_beoordelen", "Te beoordelen", ["reden", "bronrecords"], rows)


def show_differences(edition: Edition) -> ReportTable:
    """Return the differences with the previous version, per kind and likely cause."""
    changes = edition.wijzigingen
    headings = ["verschil", "vermoedelijke oorzaak", "aantal"]
    if changes is None:
        return ReportTable("verschillen", "Verschillen", headings, [], texts=2)
    kinds = changes.groupby(["soort_verschil", "oorzaak"], sort=False)
    counts = kinds.size().reset_index(name="aantal")
    rows = [[k, c, dutch_number(n)] for k, c, n in counts.itertuples(index=False, name=None)]
    return ReportTable("verschillen", "Verschillen", headings, rows, texts=2)
