"""What `sjo reference update` does: the moment, the network and the words around an update."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from pipeline.errors import SjoError
from pipeline.refresh.bronnen import load_bronnen
from pipeline.refresh.http import Manners, PoliteClient
from pipeline.refresh.streets import fetch_streets
from pipeline.refresh.update import UPDATE_PARTS, Part, UpdateReport, fetch_reference


def run_update(
    root: Path,
    years: Sequence[int],
    *,
    parts: Sequence[Part] = UPDATE_PARTS,
    cbs_url: str | None = None,
    pdok_url: str | None = None,
    manners: Manners | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> UpdateReport:
    """Fetch the reference data of some years now; other addresses than bronnen.toml's if given.

    Raises SjoError as `fetch_reference` does; then nothing has changed.
    """
    bronnen = load_bronnen()
    given = {"cbs": cbs_url, "pdok": pdok_url}
    addresses = {
        name: (given.get(name) or url).rstrip("/") for name, url in bronnen.adressen.items()
    }
    with PoliteClient(manners) as client:
        try:
            return fetch_reference(
                root,
                years,
                client,
                replace(bronnen, adressen=addresses),
                datetime.now(UTC),
                parts=parts,
                progress=progress,
            )
        except SjoError as error:
            raise SjoError(f"{error}\nEr is niets gewijzigd in data/reference") from error


def run_bag_update(
    root: Path,
    source: str | None,
    *,
    manners: Manners | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> UpdateReport:
    """Fetch the streets of the BAG now, from the address of bronnen.toml or from `source`.

    Raises SjoError as `fetch_streets` does; then nothing has changed.
    """
    bronnen = load_bronnen()
    with PoliteClient(manners) as client:
        try:
            return fetch_streets(
                root,
                client,
                source or bronnen.adressen["bag"],
                bronnen.licenties["bag"],
                datetime.now(UTC),
                progress=progress,
            )
        except SjoError as error:
            raise SjoError(f"{error}\nEr is niets gewijzigd in data/reference") from error


def choose_parts(names: Sequence[str]) -> tuple[Part, ...]:
    """Return the parts with these names, all without names; SjoError for another name."""
    if unknown := sorted(set(names) - set(UPDATE_PARTS)):
        raise SjoError(f"onbekend deel: {', '.join(unknown)}; kies uit {', '.join(UPDATE_PARTS)}")
    return tuple(part for part in UPDATE_PARTS if not names or part in names)


def describe_update(report: UpdateReport) -> list[str]:
    """Tell in Dutch, line by line, what an update brought and what it asks."""
    lines = []
    if report.folder is not None:
        lines.append(f"Opgehaald in {report.folder}: {', '.join(report.files)}")
    lines += [f"Gewijzigd: {line}" for line in report.verschillen]
    lines += [f"Vraag: {line}" for line in report.vragen]
    return lines or ["Niets nieuws opgehaald"]
