"""Command line of sjo-inventarisatie. Every command imports what it needs itself: help is fast."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from pipeline.custody.commands import add_custody_commands
from pipeline.errors import InterruptedAfterError, SjoError
from pipeline.geocode.command import geocode_command
from pipeline.mutations.commands import loket
from pipeline.own_list.review_command import review_command
from pipeline.progress import counting, stages
from pipeline.release.commands import build_command
from pipeline.wave.commands import wave_command
from schemas.system_faults import TOO_LITTLE_MEMORY, explain_os_error
from schemas.toml_text import SettingsError
from spiders.commands import crawl_command, sources_command
from werkbank.command import werkbank_command

app = typer.Typer(
    name="sjo", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False
)
Root = Annotated[
    Path, typer.Option("--root", help="Where manual_entries/ and data/ lie.", show_default=False)
]
Wave = Annotated[int | None, typer.Option("--wave", help="Wave (year); default: the latest.")]
LatestVersion = Annotated[
    str | None, typer.Option("--version", help="Published version; default: the latest.")
]
reference = typer.Typer(help="Keep the reference data up to date.", no_args_is_help=True)
app.add_typer(reference, name="reference")
app.command("build")(build_command)
app.command("wave")(wave_command)
app.add_typer(loket, name="loket")
add_custody_commands(app)
HERE = Path()
INTERRUPTED = 130  # what typer makes of Ctrl-C


@app.callback(invoke_without_command=True)
def sjo(
    version: Annotated[bool, typer.Option("--version", help="Show the version.")] = False,
) -> None:
    """Keep the Dutch inventory of first-line socio-legal support."""
    if version:
        from pipeline.release.about import describe_program

        typer.echo(describe_program())
        raise typer.Exit


@app.command("products")
def products_command(root: Root = HERE, version: LatestVersion = None) -> None:
    """Make tables, workbook, maps, factsheets, geo files and the page of a version."""
    from pipeline.products.make import STEPS, make_products, tell_products
    from pipeline.versions.shown import choose_version

    with stages(STEPS) as begin:
        folder = make_products(root, choose_version(root, version), begin)
    typer.echo(tell_products(folder))


@app.command("factsheet")
def factsheet_command(
    gemeenten: Annotated[list[str] | None, typer.Argument(help="Names or codes.")] = None,
    everyone: Annotated[bool, typer.Option("--all", help="All gemeenten.")] = False,
    root: Root = HERE,
    version: LatestVersion = None,
) -> None:
    """Make the one-page factsheet of some gemeenten, or of all."""
    from pipeline.products.make import make_factsheets
    from pipeline.versions.shown import choose_version

    if bool(gemeenten) == everyone:
        raise SjoError("noem een of meer gemeenten, of geef --all voor allemaal")
    with counting("factsheets") as advance:
        files = make_factsheets(root, choose_version(root, version), gemeenten, advance)
    typer.echo("\n".join(map(str, files[:10])))
    if len(files) > 10:
        typer.echo(f"... {len(files)} factsheets in {files[0].parent}")


@app.command("reproduce")
def reproduce_command(version: str, root: Root = HERE) -> None:
    """Rebuild a published version from its inputs and compare every file."""
    from pipeline.release.publish import STAGES
    from pipeline.release.reproduce import reproduce
    from pipeline.versions.version import Version

    with stages(STAGES) as begin:
        result = reproduce(root, Version.parse(version), begin)
    for note in result.notes:
        typer.echo(f"Let op: {note}", err=True)
    if result.different:
        lines = "\n".join(f"  {name}" for name in result.different)
        raise SjoError(f"versie {version} komt er anders uit; dit verschilt:\n{lines}")
    typer.echo(f"Versie {version} is herbouwd: alle {result.compared} bestanden zijn gelijk.")


@app.command("diff")
def diff_command(
    old: str,
    new: str,
    out: Annotated[Path | None, typer.Option("--out", help="Folder for csv and html.")] = None,
    year: Annotated[
        int | None, typer.Option("--map", help="Compare gemeenten of this year.")
    ] = None,
    root: Root = HERE,
) -> None:
    """Show what changed between two published versions, and why."""
    from pipeline.compare.commands import diff_published

    diff_published(root, old, new, out, year)


@app.command("why")
def why_command(locatie_id: str, root: Root = HERE) -> None:
    """Tell the whole story of a location: sources, choices, decisions, history."""
    from pipeline.why import explain_location

    typer.echo(explain_location(root, locatie_id))


@app.command("check")
def check_command(
    paths: Annotated[list[Path] | None, typer.Argument(help="Default: all manual entries.")] = None,
    root: Root = HERE,
    style: Annotated[str, typer.Option("--format", help="text or github")] = "text",
) -> None:
    """Report every error in manual entries, each at its cell."""
    from pipeline.check import check_paths, format_findings

    findings = check_paths(root, paths or [])
    typer.echo(format_findings(findings, style))
    if not all(finding.is_notice for finding in findings):
        raise typer.Exit(1)


@app.command("address")
def address_command(
    what: Annotated[str, typer.Argument(metavar="ADDRESS|IN.csv")],
    out: Annotated[Path | None, typer.Option("--out", help="Write a file with the parts.")] = None,
    root: Root = HERE,
) -> None:
    """Split a Dutch address into its parts; with --out, those of a whole file."""
    from pipeline.normalise.address_file import (
        describe_address,
        latest_gazetteer,
        normalise_address_file,
    )

    if out is None:
        for label, value in describe_address(what, latest_gazetteer(root)):
            typer.echo(f"{label:<22}{value}")
        return
    rows = normalise_address_file(Path(what), out, root)
    typer.echo(f"{rows} adressen geschreven naar {out}")


@app.command("match")
def match_command(
    records: Path,
    out: Annotated[Path, typer.Option("--out", help="Write record_id, cluster_id here.")],
    pairs: Annotated[Path | None, typer.Option("--pairs", help="Explain every pair here.")] = None,
    root: Root = HERE,
) -> None:
    """Find the doubles in any list of organisations and addresses (csv or parquet)."""
    from pipeline.own_list.commands import match_file

    typer.echo(match_file(records, out, pairs, root))


app.command("review")(review_command)


@reference.command("update")
def reference_update_command(
    root: Root = HERE,
    years: Annotated[list[int] | None, typer.Option("--year", help="Boundary years.")] = None,
    parts: Annotated[
        list[str] | None, typer.Option("--part", help="gemeenten, grenzen or kerncijfers.")
    ] = None,
    cbs_url: Annotated[str | None, typer.Option(help="Another address of CBS.")] = None,
    pdok_url: Annotated[str | None, typer.Option(help="Another address of PDOK.")] = None,
    bag: Annotated[bool, typer.Option("--bag", help="Fetch the streets of the BAG only.")] = False,
    bag_from: Annotated[str | None, typer.Option(help="Its address, or a file of yours.")] = None,
) -> None:
    """Fetch gemeenten, key figures and boundaries of some years into a dated folder."""
    from pipeline.read.stand import find_wave
    from pipeline.refresh.commands import choose_parts, describe_update, run_bag_update, run_update

    report = (
        run_bag_update(root, bag_from, progress=typer.echo)
        if bag or bag_from
        else run_update(
            root,
            years or [find_wave(root)],
            parts=choose_parts(parts or []),
            cbs_url=cbs_url,
            pdok_url=pdok_url,
            progress=typer.echo,
        )
    )
    typer.echo("\n".join(describe_update(report)))


app.command("geocode")(geocode_command)
app.command("crawl")(crawl_command)
app.command("sources")(sources_command)
app.command("werkbank")(werkbank_command)


def main() -> None:
    """Run the command line; every foreseen fault is a Dutch message and exit status 1."""
    try:
        status = app(standalone_mode=False)
    except InterruptedAfterError as error:
        fail(f"afgebroken; {error}", INTERRUPTED)
    except (SjoError, SettingsError) as error:
        fail(str(error))
    except OSError as error:
        fail(explain_os_error(error))
    except MemoryError:
        fail(TOO_LITTLE_MEMORY)
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


if __name__ == "__main__":
    main()
