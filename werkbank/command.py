"""The command `sjo werkbank`."""

import webbrowser
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from werkbank.desk import Desk


def werkbank_command(
    reader: Annotated[str, typer.Option("--lezer", help="Your code as a reader, as AB.")],
    root: Annotated[Path, typer.Option("--root", help="Where manual_entries/ lies.")] = Path(),
    wave: Annotated[
        int | None, typer.Option("--wave", help="Wave; default: the last begun.")
    ] = None,
    port: Annotated[
        int,
        typer.Option("--port", min=0, max=65535, help="Default (0): as before, if free."),
    ] = 0,
    *,
    browser: Annotated[bool, typer.Option(help="Open the start address in the browser.")] = True,
    export: Annotated[
        Path | None, typer.Option("--export", help="Write the worklist to an .xlsx, and stop.")
    ] = None,
    filled: Annotated[
        Path | None, typer.Option("--import", help="Read a filled worklist (.xlsx), and stop.")
    ] = None,
    status: Annotated[bool, typer.Option("--status", help="Print what waits, and stop.")] = False,
) -> None:
    """Open the workbench: search, read, settle and keep current, on a page of this machine."""
    from pipeline.read.stand import find_desk_wave  # noqa: PLC0415 - `sjo --help` stays fast
    from werkbank.desk import open_desk  # noqa: PLC0415
    from werkbank.server import serve_desk  # noqa: PLC0415

    desk = open_desk(root, reader, wave or find_desk_wave(root))
    if not wave:
        _tell_of_later_wave(desk)
    _finish_what_was_broken_off(desk)
    if export or filled or status:
        _work_without_screen(desk, export, filled, is_asked=status)
        return

    def tell(address: str) -> None:
        typer.echo(f"Werkbank van {desk.lezer}, meting {desk.meting}: {address}")
        typer.echo("Laat dit venster open; stop met Ctrl-C. Wat u bewaart, staat meteen vast.")
        if browser:
            webbrowser.open(address)

    serve_desk(desk, port, tell)
    typer.echo("Werkbank gesloten.")


def _tell_of_later_wave(desk: "Desk") -> None:
    """Say that a later wave was prepared while this one is running: its readers must name it."""
    from pipeline.read.closed_folders import list_waves  # noqa: PLC0415 - `sjo --help` stays fast

    latest = list_waves(desk.root)[-1]
    if latest > desk.meting:
        told = f"Dit is meting {desk.meting}. Meting {latest} is klaargezet en nog leeg."
        typer.echo(f"{told} Werkt u daaraan, geef dan --wave {latest}.", err=True)


def _finish_what_was_broken_off(desk: "Desk") -> None:
    from pipeline.files.findings import FileError  # noqa: PLC0415 - `sjo --help` stays fast
    from werkbank.evidence_file import finish_evidence  # noqa: PLC0415

    with suppress(FileError):  # screens and sjo check name it; who saves is told, and it waits
        if finished := finish_evidence(desk):
            told = f"Een eerder afgebroken keer bewaren is afgemaakt: {finished} keer bewijs."
            typer.echo(told, err=True)


def _work_without_screen(
    desk: "Desk", export: Path | None, filled: Path | None, *, is_asked: bool
) -> None:
    """Take readings in first, so that what is written or told next knows of them."""
    from pipeline.files.new_workbook import refuse_filled_workbook  # noqa: PLC0415 - help stays fast
    from werkbank.reading_import import import_reading_sheet  # noqa: PLC0415
    from werkbank.reading_sheet import write_reading_sheet  # noqa: PLC0415
    from werkbank.status import describe_status  # noqa: PLC0415

    if export and export != filled:  # what was just taken in may be written anew
        refuse_filled_workbook(export)
    if filled:
        done = import_reading_sheet(desk, filled)
        again = f", {done.known} stonden er al" if done.known else ""
        resting = f" met {done.evidence} keer bewijs" if done.evidence else ""
        left = f"{done.left} rijen niet ingevuld"
        typer.echo(f"{done.added} lezingen{resting} opgenomen{again}; {left}")
    if export:
        typer.echo(f"{write_reading_sheet(desk, export)} records om te lezen: {export}")
    if is_asked:
        for line in describe_status(desk):
            typer.echo(line)
