"""The commands `sjo verify`, `sjo pack`, `sjo unpack` and `sjo withdraw`."""

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
    counts = ", ".join(f"{what} {count}" for what, count in found.counts.items())
    typer.echo(f"Alles is nog wat er is geschreven: {counts}.")


def pack_command(
    target: Annotated[Path, typer.Argument(metavar="PACK.tar")],
    root: Root = Path(),
    *,
    with_surveys: Annotated[
        bool, typer.Option("--with-surveys", help="Survey exports too: answers of persons.")
    ] = False,
) -> None:
    """Pack entries, captures, fetched data and versions for a colleague or an archive."""
    from pipeline.custody.pack import pack  # noqa: PLC0415

    packed = pack(root, target, with_surveys=with_surveys)
    size = f"{packed.size:,}".replace(",", ".")
    typer.echo(f"Ingepakt en nagelezen: {target} (bestanden: {packed.files}, bytes: {size})")
    typer.echo(f"Niet ingepakt: {'; '.join(packed.left_out)}")


def unpack_command(
    source: Annotated[Path, typer.Argument(metavar="PACK.tar")],
    root: Root = Path(),
    *,
    replace: Annotated[
        bool, typer.Option("--replace", help="Replace what differs in data/.")
    ] = False,
) -> None:
    """Unpack a pack, verified, and make the database anew."""
    from pipeline.custody.pack import unpack  # noqa: PLC0415

    written, kept = unpack(root, source, is_replacing=replace)
    typer.echo(f"Bestanden uitgepakt: {written}; niet nodig: {kept}. Controleer met: sjo verify")


def withdraw_command(
    version: str,
    root: Root = Path(),
    *,
    reason: Annotated[str, typer.Option("--reason", help="Why; stays readable for all.")] = "",
    author: Annotated[str, typer.Option("--auteur", help="Who: initials or team.")] = "",
    text: Annotated[
        list[str] | None, typer.Option("--text", help="What must go; may be repeated.")
    ] = None,
) -> None:
    """Take a version down: a redacted successor, and a tombstone that says why."""
    from pipeline.clock import read_today  # noqa: PLC0415
    from pipeline.custody.withdraw import Withdrawal, withdraw  # noqa: PLC0415
    from pipeline.versions.version import Version  # noqa: PLC0415

    today = read_today().isoformat()
    asked = Withdrawal(reason, author, today, tuple(text or ()))
    done = withdraw(root, Version.parse(version), asked)
    typer.echo(f"Versie {version} is ingetrokken; gebruik versie {done.opvolger}.")
    typer.echo(f"In {done.cells} cellen is iets weggelaten. Producten van {version} zijn weg.")
    for note in done.notes:
        typer.echo(f"Nog te doen: {note}")


def add_custody_commands(app: typer.Typer) -> None:
    """Add the commands of this module to the command line."""
    app.command("verify")(verify_command)
    app.command("pack")(pack_command)
    app.command("unpack")(unpack_command)
    app.command("withdraw")(withdraw_command)
