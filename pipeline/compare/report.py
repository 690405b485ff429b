"""Tell differences to people: a small html page and tables for the terminal."""

from pathlib import Path

import jinja2
import pandas as pd
from rich.console import Console
from rich.table import Table

from pipeline.boundary import rows_of
from pipeline.compare.change import KINDS_IN_ORDER
from pipeline.compare.coverage import Coverage, CoverageChange
from pipeline.compare.coverage_map import draw_changes
from pipeline.compare.differences import Differences
from pipeline.text.addresses import show_postcodes_in
from pipeline.text.dates import dutch_date, dutch_dates_in
from pipeline.text.numbers import dutch_number, signed_number
from schemas.publisher import licence_of, tell_publisher, tell_where_to_report

MAX_ROWS_PER_KIND = 200
TOLD_CHANGES = (CoverageChange.GAINED, CoverageChange.LOST, CoverageChange.UNSURE)
DIFFERENCES_TEMPLATE = Path(__file__).with_name("verschillen.html.j2")


def render_html(differences: Differences) -> str:
    """Return a self-contained Dutch page; at most 200 changes of a kind, the csv holds all."""
    shown = _show(differences)
    environment = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {"getal": dutch_number, "verschil": signed_number}
    template = environment.from_string(DIFFERENCES_TEMPLATE.read_text(encoding="utf-8"))
    return template.render(
        d=differences,
        changes=draw_changes(differences.dekking, differences.gemeenten),
        peildatum=dutch_date(differences.peildatum),
        licentie=licence_of(differences.publisher).titel,
        uitgever=tell_publisher(differences.publisher),
        melden=tell_where_to_report(differences.publisher),
        oorzaken=rows_of(differences.oorzaken),
        kruistabel=rows_of(count_by_kind(differences.wijzigingen)),
        groepen=[
            (kind, len(rows), rows_of(rows.head(MAX_ROWS_PER_KIND)))
            for kind in KINDS_IN_ORDER
            if len(rows := _of_kind(shown, kind))
        ],
        dekking=summarise_coverage(differences.dekking),
        gemeenten=rows_of(_changed_gemeenten(differences.dekking)),
        weggelaten=rows_of(differences.dekking.weggelaten),
        meeste=MAX_ROWS_PER_KIND,
        begrippen=[_tell_term(row) for row in rows_of(differences.begrippen)],
    )


def _show(differences: Differences) -> pd.DataFrame:
    """Return the changes as a reader sees them: gemeenten by name, days and postcodes in Dutch."""
    names = differences.gemeenten.set_index("gemeentecode")["gemeente"].to_dict()
    shown = differences.wijzigingen.copy()
    for side in ("gemeentecode_oud", "gemeentecode_nieuw"):
        shown[side] = shown[side].map(lambda code: names.get(code, code))
    for age in ("oud", "nieuw"):
        shown[age] = shown[age].map(show_postcodes_in)
    return shown.assign(grond=shown["grond"].map(dutch_dates_in))


def count_by_kind(wijzigingen: pd.DataFrame) -> pd.DataFrame:
    """Return soort_verschil, oorzaak, aantal for every combination that occurs."""
    counts = wijzigingen.groupby(["soort_verschil", "oorzaak"]).size().rename("aantal")
    table = counts.reset_index()
    order = table["soort_verschil"].map(KINDS_IN_ORDER.index)
    return table.assign(_order=order).sort_values(["_order", "oorzaak"]).drop(columns="_order")


def summarise_coverage(dekking: Coverage) -> dict[str, int]:
    """Return in words -> number of gemeenten on the map: with supply, gained, lost, unknown."""
    judged = dekking.gemeenten["dekking"].value_counts()
    return {
        "vergeleken gemeenten": len(dekking.gemeenten),
        "met aanbod in de oude versie": dekking.covered("oud"),
        "met aanbod in de nieuwe versie": dekking.covered("nieuw"),
        **{f"dekking {word}": int(judged.get(word.value, 0)) for word in TOLD_CHANGES},
    }


def print_differences(differences: Differences, console: Console) -> None:
    """Print the summary: causes that add up, kinds of change, coverage."""
    d = differences
    console.print(f"Van {d.versie_oud} ({d.aantal_oud}) naar {d.versie_nieuw} ({d.aantal_nieuw})")
    causes = Table("oorzaak", title="Locaties erbij en eraf, naar oorzaak")
    for name in ("erbij", "eraf", "netto", "overige wijzigingen"):
        causes.add_column(name, justify="right")
    for row in rows_of(d.oorzaken):
        causes.add_row(*map(str, row.values()))
    total = d.oorzaken.drop(columns="oorzaak").sum()
    causes.add_section()
    causes.add_row("samen", *map(str, total))
    console.print(causes)
    kinds = Table("soort verschil", "oorzaak", title="Wat er veranderde")
    kinds.add_column("aantal", justify="right")
    for row in rows_of(count_by_kind(d.wijzigingen)):
        kinds.add_row(*map(str, row.values()))
    console.print(kinds)
    for row in rows_of(d.begrippen):
        console.print(f"Begrip: {_tell_term(row)}", markup=False)
    coverage = Table(f"op de kaart van 1-1-{d.dekking.kaartjaar}", title="Dekking")
    coverage.add_column("gemeenten", justify="right")
    for words, number in summarise_coverage(d.dekking).items():
        coverage.add_row(words, str(number))
    console.print(coverage)
    for row in rows_of(d.dekking.weggelaten):
        console.print(
            f"Niet vergeleken: {row['gemeente']} ({row['versie']}): {row['reden']}", markup=False
        )


def _tell_term(row: dict[str, str]) -> str:
    """Return in words what became of a term; the page and the terminal say it alike."""
    if row["oud"] and row["nieuw"]:
        return f"{row['lijst']} '{row['oud']}' heet nu '{row['nieuw']}'"
    what = "is nieuw" if row["nieuw"] else "bestaat niet meer"
    return f"{row['lijst']} '{row['nieuw'] or row['oud']}' {what}"


def _of_kind(wijzigingen: pd.DataFrame, kind: str) -> pd.DataFrame:
    return wijzigingen[wijzigingen["soort_verschil"] == kind]


def _changed_gemeenten(dekking: Coverage) -> pd.DataFrame:
    table = dekking.gemeenten
    return table[
        (table["verschil"] != 0)
        | table["dekking"].isin([CoverageChange.GAINED.value, CoverageChange.LOST.value])
    ]
