"""The commands `sjo loket`: reports from the command line, without the workbench."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from pipeline.mutations.locations import PublishedLocations
    from schemas.mutations import Mutation

Tree = Annotated[Path, typer.Option("--root", help="Where manual_entries/ and data/ lie.")]
Reader = Annotated[str, typer.Option("--lezer", help="Your code, as AB.")]
loket = typer.Typer(help="Handle what is reported of locations.", no_args_is_help=True)


@loket.command("list")
def list_command(root: Tree = Path()) -> None:
    """List the open reports, the oldest first, and what asks for a second look."""
    from pipeline.mutations.attention import notice_attention  # noqa: PLC0415 - help stays fast
    from pipeline.mutations.filed import collect_mutations  # noqa: PLC0415
    from pipeline.mutations.story import describe_report  # noqa: PLC0415
    from schemas.mutations import OPEN_STATES  # noqa: PLC0415

    mutations = collect_mutations(root).mutations
    waiting = [i for i in mutations.filed if mutations.stand_of(i) in OPEN_STATES]
    for mutatie_id in sorted(waiting, key=lambda i: (mutations.stand_since(i), i)):
        mutation = mutations.filed[mutatie_id].mutation
        where = mutation.locatie_id or mutation.gemeente
        state = f"{mutations.stand_of(mutatie_id)} sinds {mutations.stand_since(mutatie_id)}"
        typer.echo(f"{mutatie_id}  {where}  {state}: {describe_report(mutation)}")
    typer.echo(f"{len(waiting)} melding{'' if len(waiting) == 1 else 'en'} open")
    for notice in notice_attention(mutations):
        typer.echo(f"Let op: {notice}")


@loket.command("sheet")
def sheet_command(
    gemeente: Annotated[str, typer.Argument(help="Name or code.")],
    out: Annotated[Path, typer.Option("--out", help="The worksheet to write (.xlsx).")],
    root: Tree = Path(),
) -> None:
    """Write the worksheet of a gemeente: its locations, with room for what is otherwise."""
    from pipeline.country.gazetteer import Gazetteer  # noqa: PLC0415 - help stays fast
    from pipeline.country.reference import load_reference  # noqa: PLC0415
    from pipeline.errors import SjoError  # noqa: PLC0415
    from pipeline.files.new_workbook import refuse_filled_workbook  # noqa: PLC0415
    from pipeline.mutations.locations import read_published_locations  # noqa: PLC0415
    from pipeline.mutations.sheet import write_gemeente_sheet  # noqa: PLC0415
    from pipeline.read.stand import find_wave  # noqa: PLC0415

    refuse_filled_workbook(out)
    country = load_reference(root / "data" / "reference", find_wave(root))
    gazetteer = Gazetteer.from_reference(country)
    code = gazetteer.canonical_gemeente(gemeente)
    code = code or (gemeente if gemeente in set(country.gemeenten["gemeentecode"]) else "")
    locations = read_published_locations(root)
    if not code:
        likely = gazetteer.suggest_gemeente(gemeente)
        raise SjoError(f"{gemeente}: geen gemeente" + (f"; bedoelt u {likely}?" if likely else ""))
    count = write_gemeente_sheet(out, code, locations)
    typer.echo(f"Werkblad met {count} locaties van {gemeente}: {out}")


@loket.command("read")
def read_command(
    path: Annotated[Path, typer.Argument(help="A report (.json) or a worksheet (.xlsx).")],
    lezer: Reader,
    sender: Annotated[str, typer.Option("--van", help="Mail address of who reported.")] = "",
    root: Tree = Path(),
) -> None:
    """File a report of the form, or all reports of a worksheet; all of them or none."""
    from pipeline.clock import read_today  # noqa: PLC0415
    from pipeline.files.listing import read_bytes  # noqa: PLC0415
    from pipeline.mutations.intake import find_intake_faults, keep_raw, receive  # noqa: PLC0415
    from pipeline.mutations.locations import read_published_locations  # noqa: PLC0415
    from pipeline.mutations.report import find_late_report  # noqa: PLC0415
    from pipeline.mutations.step import add_steps, confirm_steps  # noqa: PLC0415
    from pipeline.read.validation import raise_all  # noqa: PLC0415

    locations, today = read_published_locations(root), read_today().isoformat()
    keep_raw(root, read_bytes(path, path.name), path.suffix.lower())
    mutations, unanswered = _read_reports(path, today, locations)
    raise_all(
        fault
        for one in mutations
        for fault in [*find_intake_faults(one, locations), *find_late_report(one, today)]
    )
    received = [receive(root, mutation, sender, locations) for mutation in mutations]
    new = [one.mutation for one in received if not one.is_known]
    add_steps(root, lezer, confirm_steps(new), today)
    for one in received:
        again = " (stond er al)" if one.is_known else ""
        typer.echo(f"{one.mutation.mutatie_id}  {one.mutation.soort}{again}")
    left = f"; {unanswered} rijen niet ingevuld" if unanswered else ""
    typer.echo(f"{len(new)} meldingen opgenomen{left}")


def _read_reports(
    path: Path, today: str, locations: "PublishedLocations"
) -> tuple[list["Mutation"], int]:
    from pipeline.files.listing import read_bytes  # noqa: PLC0415
    from pipeline.mutations.intake import with_found  # noqa: PLC0415
    from pipeline.mutations.report import parse_mutation  # noqa: PLC0415
    from pipeline.mutations.sheet import read_sheet  # noqa: PLC0415

    if path.suffix.lower() == ".xlsx":
        sheet = read_sheet(path, path.name, today, locations)
        return sheet.mutations, sheet.unanswered
    mutation = parse_mutation(read_bytes(path, path.name), path.name)
    return [with_found(mutation, locations)], 0


@loket.command("reply")
def reply_command(mutatie_id: str, root: Tree = Path()) -> None:
    """Print the answer to who reported, as the report stands now."""
    from pipeline.errors import SjoError  # noqa: PLC0415
    from pipeline.mutations.filed import collect_mutations  # noqa: PLC0415
    from pipeline.mutations.locations import read_published_locations  # noqa: PLC0415
    from pipeline.mutations.reply import find_shown_version, write_reply  # noqa: PLC0415
    from pipeline.read.stand import find_wave  # noqa: PLC0415

    mutations = collect_mutations(root).mutations
    if mutatie_id not in mutations.filed:
        raise SjoError(f"{mutatie_id}: deze melding bestaat niet; zie sjo loket list")
    name = read_published_locations(root).name_of(mutations.filed[mutatie_id].mutation)
    version = find_shown_version(root, mutatie_id, find_wave(root))
    typer.echo(write_reply(mutations, mutatie_id, name, version), nl=False)
