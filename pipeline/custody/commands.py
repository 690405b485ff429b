"""The command `sjo verify`."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.errors import SjoError
from pipeline.files.findings import MAX_SHOWN_FINDINGS

Root = Annotated[Path, typer.Option("--root", help="Where manual_entries/ and data/ lie.")]


def verify_command(root: Root = Path()) -> None:
    """Verify that versions, database, captures and fetched data are what was written."""
    from pipeline.custody.verify import verify  # noqa: PLC0415 - `sjo --help` stays fast

    found = verify(root)
    if found.faults:
        shown = found.faults[:MAX_SHOWN_FINDINGS]
        more = len(found.faults) - len(shown)
        raise SjoError("\n".join([*shown, *([f"... en nog {more}"] if more else [])]))
    counts = ", ".join(f"{count} {what}" for what, count in found.counts.items())
    typer.echo(f"Alles is nog wat er is geschreven: {counts}.")
