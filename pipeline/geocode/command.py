"""The command `sjo geocode`."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.progress import counting


def geocode_command(
    file: Annotated[Path | None, typer.Argument(help="A csv; default: the latest version.")] = None,
    out: Annotated[Path | None, typer.Option("--out", help="Write the outcome here.")] = None,
    limit: Annotated[int | None, typer.Option("--limit", help="Ask at most this many.")] = None,
    base_url: Annotated[str | None, typer.Option(help="Another address of the service.")] = None,
    root: Annotated[Path, typer.Option("--root", help="Where data/ lies.")] = Path(),
) -> None:
    """Verify and complete addresses with the PDOK Locatieserver; answers are kept."""
    from pipeline.geocode.addresses_of import read_addresses_of  # noqa: PLC0415 - `sjo --help` stays fast
    from pipeline.geocode.commands import describe_geocode, run_geocode, write_outcome  # noqa: PLC0415

    addresses = read_addresses_of(root, file)
    target = out or root / "data" / "werk" / "adressen.csv"
    with counting("adressen") as advance:
        report = run_geocode(root, addresses, limit=limit, base_url=base_url, progress=advance)
    write_outcome(report, target)
    typer.echo("\n".join(describe_geocode(report, target)))
