"""The command `sjo werkbank`."""

import webbrowser
from pathlib import Path
from typing import Annotated

import typer


def werkbank_command(
    reader: Annotated[str, typer.Option("--lezer", help="Your code as a reader, as AB.")],
    root: Annotated[Path, typer.Option("--root", help="Where manual_entries/ lies.")] = Path(),
    wave: Annotated[int | None, typer.Option("--wave", help="Wave; default: the latest.")] = None,
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="Default (0): one that is free.")
    ] = 0,
    *,
    browser: Annotated[bool, typer.Option(help="Open the start address in the browser.")] = True,
) -> None:
    """Open the workbench: search, read, settle and keep current, on a page of this machine."""
    from pipeline.wave.stand import find_wave  # noqa: PLC0415 - `sjo --help` stays fast
    from werkbank.desk import open_desk  # noqa: PLC0415
    from werkbank.server import serve_desk  # noqa: PLC0415

    desk = open_desk(root, reader, wave or find_wave(root))

    def tell(address: str) -> None:
        typer.echo(f"Werkbank van {desk.lezer}, meting {desk.meting}: {address}")
        typer.echo("Laat dit venster open; stop met Ctrl-C. Wat u bewaart, staat meteen vast.")
        if browser:
            webbrowser.open(address)

    serve_desk(desk, port, tell)
    typer.echo("Werkbank gesloten.")
