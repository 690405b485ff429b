"""What a person sees at the end of a build: counts, reasons, and where things lie."""

from rich.console import Console
from rich.table import Table

from pipeline.boundary import rows_of
from pipeline.publish.publisher import NOT_SET, publisher_of
from pipeline.publish.readme import split_reasons
from pipeline.release.floors import Crossing
from pipeline.release.publish import Released
from pipeline.release.workfiles import work_folder
from pipeline.versions.folders import DATABASE, DIFFERENCES_PAGE
from pipeline.versions.manifest import Manifest, load_manifest
from schemas.vocabulary import Gemeentestatus, Oorzaak, Toestand, Uitkomst, Versiestand

MAX_REASONS = 8


def summarise(released: Released, console: Console | None = None) -> None:
    """Print, in Dutch, the counts in and out per source, the source states and the main reasons."""
    console = console or Console(highlight=False, markup=False)
    inventory, folder = released.inventory, released.folder
    console.print(_count_table(released))
    console.print(_source_table(released))
    for row in rows_of(inventory.states):
        if row["oorzaak"]:
            console.print(f"{row['bron']}: {row['oorzaak']}", style="yellow", soft_wrap=True)
    reasons = _reason_table(released)
    if reasons.row_count:
        console.print(reasons)
    for melding in (*inventory.meldingen, *released.meldingen):
        console.print(melding, style="yellow", soft_wrap=True)
    tables = inventory.tables
    covered = int((tables["gemeenten"]["status"] == Gemeentestatus.AANBOD).sum())
    console.print(
        f"{len(tables['locaties'])} locaties van {len(tables['organisaties'])} organisaties "
        f"in {covered} van {len(tables['gemeenten'])} gemeenten."
    )
    if withheld := len(tables.withheld):
        told = f"Weggelaten omdat het van een persoon kan zijn: {withheld} (zie weggelaten.csv)"
        console.print(told, style="yellow", soft_wrap=True)
    manifest = load_manifest(folder)
    _tell_outcome(released, manifest, console)
    is_concept = manifest["stand"] == Versiestand.CONCEPT
    database = (folder if is_concept else folder.parent) / DATABASE
    console.print(f"Database: {database}", soft_wrap=True)
    work = work_folder(folder.parent.parent.parent, inventory.given.meting)
    console.print(f"Nog te beoordelen: {folder / 'te_beoordelen.csv'}", soft_wrap=True)
    console.print(f"Vragen en signalen voor beheerders: {work}", soft_wrap=True)
    if moved := int((tables["verschillen"]["oorzaak"] == Oorzaak.MOGELIJK_VERHUISD).sum()):
        told = f"{moved} verschillen zijn mogelijk een verhuizing of andere naam: beantwoord"
        console.print(f"{told} {work / 'overgangen.csv'}", style="yellow", soft_wrap=True)


def _tell_outcome(released: Released, manifest: Manifest, console: Console) -> None:
    """Print which floors were crossed, and what came of it: a concept, a version, or nothing."""
    crossings = [Crossing(**told) for told in manifest["grenzen"]]
    for crossing in crossings:
        console.print(crossing.tell(), style="yellow", soft_wrap=True)
    if publisher_of(manifest) is None:
        console.print(NOT_SET, style="yellow", soft_wrap=True)
    if manifest["stand"] == Versiestand.CONCEPT:
        console.print(f"CONCEPT van versie {released.versie}: {released.folder}", soft_wrap=True)
        if manifest["vorige_versie"]:
            page = released.folder / DIFFERENCES_PAGE
            console.print(f"Wat er verandert: {page}", soft_wrap=True)
        if any(crossing.stopt for crossing in crossings):
            console.print("Een vrijgave zou hierop stoppen.", style="yellow")
        return
    if released.is_new:
        told = f"Gepubliceerd als versie {released.versie}: {released.folder}"
    else:
        told = f"Niets veranderd sinds versie {released.versie}: geen nieuwe versie."
    console.print(told, soft_wrap=True)
    if manifest["stand"] == Versiestand.TUSSENSTAND:
        console.print("Tussenstand: deze meting loopt nog; zie docs/metingen.md.")


def _count_table(released: Released) -> Table:
    table = Table(
        title=f"Records per bron, meting {released.inventory.given.meting}", title_justify="left"
    )
    for column in released.inventory.aantallen.columns:
        table.add_column(column, justify="left" if column == "bron" else "right")
    for row in rows_of(released.inventory.aantallen):
        table.add_row(*(str(value) for value in row.values()))
    return table


def _source_table(released: Released) -> Table:
    table = Table(title="Bronnen", title_justify="left")
    states = released.inventory.states
    shown = ["bron", "toestand", "gezien_op"]
    for column in shown:
        table.add_column(column, no_wrap=True)
    for row in rows_of(states):
        style = None if row["toestand"] == Toestand.OK else "yellow"
        table.add_row(*(str(row[column]) for column in shown), style=style)
    return table


def _reason_table(released: Released) -> Table:
    tables = released.inventory.tables
    reasons = [
        (str(Uitkomst.TE_BEOORDELEN), split_reasons(tables["te_beoordelen"]["reden"])),
        (str(Uitkomst.AFGEKEURD), tables["afgekeurd"]["regel"]),
    ]
    table = Table("uitkomst", "reden", "records", title="Waarom niet", title_justify="left")
    for outcome, values in reasons:
        for reason, count in values.value_counts().head(MAX_REASONS).items():
            table.add_row(outcome, str(reason), str(count))
    return table
