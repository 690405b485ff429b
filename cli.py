"""Command line of sjo-inventarisatie. Every command imports what it needs itself: help is fast."""

import errno
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.errors import SjoError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

app = typer.Typer(
    name="sjo",
    help="Keep the Dutch inventory of first-line socio-legal support.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
Root = Annotated[
    Path, typer.Option("--root", help="Where manual_entries/ and data/ lie.", show_default=False)
]
Wave = Annotated[int | None, typer.Option("--wave", help="Wave (year); default: the latest.")]
HERE = Path()
INTERRUPTED = 130  # what typer makes of Ctrl-C


@contextmanager
def stages(total: int) -> "Iterator[Callable[[str], None]]":
    """Show which stage runs, on a terminal only; yields what to call as each begins."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (TextColumn("{task.description:<14}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal) as progress:
        task = progress.add_task("beginnen", total=total)

        def begin(stage: str) -> None:
            progress.update(task, description=stage, advance=1)

        yield begin


@app.command()
def build(root: Root = HERE, wave: Wave = None) -> None:
    """Build the snapshot of a wave and publish it in data/curated/."""
    from pipeline.inputs import find_wave
    from pipeline.release import STAGES, release
    from pipeline.summary import summarise

    with stages(STAGES) as begin:
        released = release(root, wave or find_wave(root), begin)
    summarise(released)


@app.command()
def reproduce(version: str, root: Root = HERE) -> None:
    """Rebuild a published version from its inputs and compare every file."""
    from pipeline.release import STAGES
    from pipeline.reproduce import reproduce as rebuild
    from pipeline.snapshots import Version

    with stages(STAGES) as begin:
        result = rebuild(root, Version.parse(version), begin)
    for note in result.notes:
        typer.echo(f"Let op: {note}", err=True)
    if result.different:
        lines = "\n".join(f"  {name}" for name in result.different)
        raise SjoError(f"versie {version} komt er anders uit; dit verschilt:\n{lines}")
    typer.echo(f"Versie {version} is herbouwd: alle {result.compared} bestanden zijn gelijk.")


@app.command()
def check(
    paths: Annotated[list[Path] | None, typer.Argument(help="Default: all manual entries.")] = None,
    root: Root = HERE,
    style: Annotated[str, typer.Option("--format", help="text or github")] = "text",
) -> None:
    """Report every error in manual entries, each at its cell."""
    from pipeline.check import check_paths, format_findings

    findings = check_paths(root, paths or [])
    typer.echo(format_findings(findings, style))
    if findings:
        raise typer.Exit(1)


@app.command()
def address(
    what: Annotated[str, typer.Argument(metavar="ADDRESS|IN.csv")],
    out: Annotated[Path | None, typer.Option("--out", help="Write a file with the parts.")] = None,
    root: Root = HERE,
) -> None:
    """Split a Dutch address into its parts; with --out, those of a whole file."""
    from pipeline.normalise.address_file import describe_address, normalise_address_file

    if out is None:
        for label, value in describe_address(what):
            typer.echo(f"{label:<22}{value}")
        return
    rows = normalise_address_file(Path(what), out, root)
    typer.echo(f"{rows} adressen geschreven naar {out}")


def main() -> None:
    """Run the command line; every foreseen fault is a Dutch message and exit status 1."""
    try:
        status = app(standalone_mode=False)
    except SjoError as error:
        fail(str(error))
    except OSError as error:
        fail(explain_os_error(error))
    except (KeyboardInterrupt, typer.Abort):
        status = INTERRUPTED
    except typer.TyperException as error:
        fail(error.format_message(), error.exit_code)
    if status == INTERRUPTED:
        fail("afgebroken; er is niets gepubliceerd", INTERRUPTED)
    sys.exit(status if isinstance(status, int) else 0)


def fail(message: str, status: int = 1) -> None:
    """Print a message for the person at the keyboard and end with an exit status."""
    typer.secho(message, err=True, fg=typer.colors.RED)
    sys.exit(status)


def explain_os_error(error: OSError) -> str:
    """Return what is wrong with a file or disk, in Dutch."""
    reasons = {
        errno.ENOSPC: "de schijf is vol; maak ruimte en probeer opnieuw",
        errno.EDQUOT: "uw schijfquotum is vol; maak ruimte en probeer opnieuw",
        errno.EACCES: "geen toestemming; controleer de rechten",
        errno.EPERM: "geen toestemming; controleer de rechten",
        errno.EROFS: "de schijf is alleen-lezen",
        errno.ENOENT: "bestaat niet",
        errno.ENOTDIR: "is geen map",
        errno.EISDIR: "is een map, geen bestand",
    }
    what = reasons.get(error.errno or 0, error.strerror or str(error))
    return f"{error.filename}: {what}" if error.filename else what


if __name__ == "__main__":
    main()
