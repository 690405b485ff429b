"""The commands of collecting: crawl, replay, inspect, and the history of sources."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from schemas.vocabulary import Toestand

app = typer.Typer(no_args_is_help=True, help="Collect the national sites.")
if TYPE_CHECKING:
    from rich.console import Console

    from spiders.captures.crawl import CrawlRequest, CrawlResult

_COLOURS = {Toestand.OK: "green", Toestand.DEELS: "yellow", Toestand.MISLUKT: "red"}
# The options, one alias each.
Root = Annotated[Path, typer.Option("--root", help="Folder that holds data/ and sjo.toml.")]
Sources = Annotated[list[str] | None, typer.Argument(help="Sources; all when left out.")]
Wave = Annotated[str, typer.Option(help="Wave to file the captures under: a year.")]
StartUrl = Annotated[str, typer.Option(help="Begin here instead (one source).")]
Limit = Annotated[int, typer.Option(help="Ask at most this many addresses: a trial.")]
Minimum = Annotated[
    int, typer.Option(help="Fewer locations than this is a failure; 0: what the source says.")
]
Delay = Annotated[float, typer.Option(help="Seconds between two requests, at least 1.")]
Timeout = Annotated[float, typer.Option(help="Seconds to wait for one response.")]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Allow private and loopback addresses: a trial.")
]
Replay = Annotated[
    bool, typer.Option("--replay", help="Read the last capture again, without network.")
]
Probe = Annotated[
    bool, typer.Option("--probe", help="Look how a site is made, in a dozen requests, instead.")
]
Fixture = Annotated[
    bool, typer.Option("--fixture", help="Turn the last capture into a saved page and a test.")
]
Inspect = Annotated[
    str, typer.Option(help="Show what each layer finds on this page or file instead.")
]

KeepPage = Annotated[
    str, typer.Option("--page", help="Fetch this one page and keep it as evidence instead.")
]


@app.command("crawl")
def crawl_command(
    sources: Sources = None,
    wave: Wave = "",
    *,
    root: Root = Path(),
    start_url: StartUrl = "",
    limit: Limit = 0,
    minimum: Minimum = 0,
    delay: Delay = 1.0,
    timeout: Timeout = 30.0,
    allow_private: AllowPrivate = False,
    replay: Replay = False,
    probe: Probe = False,
    fixture: Fixture = False,
    inspect: Inspect = "",
    page: KeepPage = "",
) -> None:
    """Collect the national sites into data/raw/<wave>/<source>/<date>/."""
    with _telling_errors():
        from spiders.captures.crawl import CrawlRequest  # noqa: PLC0415 - keeps `sjo --help` fast

        named = sources or []
        if page:
            show_stored_page(page, wave, root, allow_private=allow_private)
            return
        if inspect:
            show_inspection(inspect, root, allow_private=allow_private)
        elif fixture:
            show_fixture(named, root)
        else:
            request = CrawlRequest(
                wave=wave, root=root, start_url=start_url, limit=limit, minimum=minimum,
                delay=delay, response_seconds=timeout, allow_private=allow_private, replay=replay,
            )  # fmt: skip
            if probe:
                show_probe(named, request)
            elif not show_crawl(named, request):
                raise typer.Exit(1)


@app.command("sources")
def sources_command(root: Root = Path()) -> None:
    """Show every source with its captures, counts, verdicts and age."""
    with _telling_errors():
        show_captures(root)


@contextmanager
def _telling_errors() -> Iterator[None]:
    """Tell what cannot be carried out, and end with status 1."""
    from spiders.errors import CrawlError  # noqa: PLC0415 - keeps `sjo --help` fast

    try:
        yield
    except CrawlError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error


def show_crawl(sources: list[str], request: "CrawlRequest") -> bool:
    """Crawl with progress on the screen and a table at the end; True when no source failed.

    Raises CrawlError for a request that cannot be carried out.
    """
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    from spiders.captures.crawl import crawl  # noqa: PLC0415

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as bars:
        tasks: dict[str, object] = {}

        def progress(source: str, pages: int, locations: int) -> None:
            text = f"{source}: {pages} pagina's, {locations} locaties"
            if source not in tasks:
                tasks[source] = bars.add_task(text, total=None)
            bars.update(tasks[source], description=text)  # type: ignore[arg-type]

        results = crawl(sources, request, progress)
    console = Console()
    for result in results:
        _print_result(console, result)
    return all(r.report.verdict.state.toestand != Toestand.MISLUKT for r in results)


def _print_result(console: "Console", result: "CrawlResult") -> None:
    verdict = result.report.verdict
    toestand = verdict.state.toestand
    cause = f": {verdict.cause}" if verdict.cause else ""
    console.print(
        f"[{_COLOURS[toestand]}]{toestand}[/] {result.source}{cause} "
        f"({result.report.records} locaties, {result.report.pages} pagina's)",
        highlight=False,
    )
    where = result.folder or "zelfde records als de opname; niets geschreven"
    for line in filter(None, [result.advice, *verdict.warnings, where]):
        console.print(f"    {line}", markup=False, highlight=False, soft_wrap=True)


def show_probe(sources: list[str], request: "CrawlRequest") -> None:
    """Print how a site is made and what to write in sources.toml; CrawlError when it cannot be."""
    from spiders.by_hand.probe import probe  # noqa: PLC0415
    from spiders.by_hand.probe_screen import describe_probe  # noqa: PLC0415
    from spiders.errors import CrawlError  # noqa: PLC0415

    if len(sources) != 1:
        raise CrawlError("--probe geldt voor één bron: noem die bron erbij.")
    for line in describe_probe(probe(sources[0], request)):
        typer.echo(line)


def show_fixture(sources: list[str], root: Path) -> None:
    """Write a saved page and a test of one source; CrawlError when it cannot be."""
    from spiders.by_hand.fixture import write_fixture  # noqa: PLC0415
    from spiders.errors import CrawlError  # noqa: PLC0415

    tests = Path(__file__).resolve().parent.parent / "tests"
    if len(sources) != 1 or not tests.is_dir():
        raise CrawlError("--fixture geldt voor één bron, in een werkkopie van het programma.")
    for path in write_fixture(root / "data" / "raw", sources[0], tests / "saved"):
        typer.echo(str(path))
    typer.echo("Lees de pagina na op namen van personen voordat u haar toevoegt.")


def show_stored_page(url: str, wave: str, root: Path, *, allow_private: bool) -> None:
    """Keep one page and print its sha256; raises CrawlError when there is no page."""
    from spiders.by_hand.page_store import store_page  # noqa: PLC0415

    stored = store_page(url, wave, root, allow_private=allow_private)
    typer.echo(f"Bewaard: {stored.url} ({stored.opgehaald_op[:10]})\nsha256: {stored.sha256}")


def show_inspection(url_or_file: str, root: Path, *, allow_private: bool) -> None:
    """Print what every layer finds on a page; raises CrawlError when there is no page."""
    from spiders.by_hand.inspection import inspect  # noqa: PLC0415

    for seen in inspect(url_or_file, root, allow_private=allow_private):
        typer.echo(f"{seen.url}  [{seen.kind}{' ' + seen.language if seen.language else ''}]")
        if seen.obstacle:
            typer.echo(f"  niet gelezen: {seen.obstacle}")
        for layer, findings in seen.by_layer.items():
            typer.echo(f"  {layer}: {len(findings)}")
            for finding in findings:
                typer.echo(f"    {finding.told()}")
        typer.echo(f"  samen: {len(seen.kept)} locaties")
        if doubted := [f.naam or f.adres for f in seen.kept if f.voorbehoud]:
            typer.echo(f"  mogelijk gesloten of verhuisd (zie voorbehoud): {', '.join(doubted)}")
        if seen.postcodes_missed:
            typer.echo(f"  niet gelezen postcodes: {', '.join(seen.postcodes_missed)}")
        typer.echo(f"  {len(seen.links)} adressen om te volgen: {' '.join(seen.links[:10])}")


def show_captures(root: Path) -> None:
    """Print every source with its captures, oldest first, and the evidence of the last one."""
    from datetime import UTC, date, datetime  # noqa: PLC0415

    from spiders.captures.history import sources_history  # noqa: PLC0415

    today = datetime.now(UTC).date()
    shown = ""
    for row in sources_history(root):
        if row.source != shown:
            shown = row.source
            typer.secho(shown, bold=True)
        if row.capture:
            age = (today - date.fromisoformat(row.capture[:10])).days
            typer.secho(f"    {row.capture:<14}", nl=False)
            typer.secho(f"{row.toestand:<8}", nl=False, fg=_COLOURS.get(row.toestand))
            counts = f"{row.records} locaties, {row.pages} pagina's, meting {row.wave}, {age} dagen"
            typer.echo(f"{counts} oud{': ' + row.cause if row.cause else ''}")
        else:
            typer.echo(f"    {row.toestand}")
        for measure in row.measures:
            fault = f"  <- {measure.cause}" if measure.cause else ""
            colour = _COLOURS[measure.state.toestand] if fault else None
            typer.secho(f"        {measure.name}: {measure.said or '-'}{fault}", fg=colour)
        for built in row.built:
            why = f": {built.oorzaak}" if built.oorzaak else ""
            typer.echo(f"        {built.build}: {built.toestand}{why}")
