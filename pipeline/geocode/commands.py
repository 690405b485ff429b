"""What `sjo geocode` does: ask every address that was not asked before, and tell what it gave."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd

from pipeline.errors import SjoError
from pipeline.files.defuse import defuse_texts
from pipeline.files.lock import locked
from pipeline.files.whole import whole_file
from pipeline.geocode.address import ASKED_PARTS, AskedAddress, make_address_key
from pipeline.geocode.cache import CacheWriter, Kept, cache_path, read_cache
from pipeline.geocode.judge import Adresoordeel, explain_unaskable
from pipeline.geocode.locatieserver import BASE_URL, ask
from pipeline.refresh.http import Manners, PoliteClient
from schemas.system_faults import name_os_fault

OUTCOME = ["bag_id", "lat", "lon", "gemeentecode", "weergavenaam", "oordeel", "reden"]
NOT_ASKED = "nog niet gevraagd"
OORDELEN = (*map(str, Adresoordeel), NOT_ASKED)


@dataclass(frozen=True)
class GeocodeReport:
    """How many addresses were asked now, and the outcome of all: their columns and OUTCOME."""

    asked: int
    outcome: pd.DataFrame

    def counts(self) -> dict[str, int]:
        """Return how many addresses got which oordeel."""
        return {str(k): int(v) for k, v in self.outcome["oordeel"].value_counts().items()}


def run_geocode(
    root: Path,
    addresses: pd.DataFrame,
    *,
    limit: int | None = None,
    base_url: str | None = None,
    manners: Manners | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> GeocodeReport:
    """Ask the Locatieserver about addresses (columns of AskedAddress) not asked before.

    At most `limit` of them, a few a second. Every answer is on disk before the next question, so
    a run that stops goes on where it was. `progress` hears how many of how many are done. Raises
    SjoError when the service fails; what was answered stays.
    """
    path = cache_path(root)
    rows = [AskedAddress._make(row) for row in addresses[ASKED_PARTS].itertuples(index=False)]
    with locked(root / "data" / "werk" / "geocode"):
        kept = read_cache(path)
        askable = {make_address_key(row): row for row in rows if not explain_unaskable(row)}
        todo = [row for key, row in askable.items() if key not in kept][:limit]
        _ask_all(path, todo, (base_url or BASE_URL).rstrip("/"), manners, progress)
    kept = read_cache(path)
    outcome = pd.DataFrame([describe_outcome(row, kept) for row in rows], columns=OUTCOME)
    outcome.index = addresses.index
    return GeocodeReport(len(todo), pd.concat([addresses, outcome], axis="columns"))


def _ask_all(
    path: Path,
    todo: list[AskedAddress],
    base_url: str,
    manners: Manners | None,
    progress: Callable[[int, int], None],
) -> None:
    with PoliteClient(manners) as client, CacheWriter(path) as writer:
        for done, asked in enumerate(todo):
            progress(done, len(todo))
            try:
                found = ask(client, base_url, asked)
            except SjoError as error:
                raise SjoError(
                    f"{error}\n{done} van de {len(todo)} adressen zijn gevraagd en bewaard; start "
                    "opnieuw om verder te gaan"
                ) from error
            writer.add(asked, found, datetime.now(UTC))
        progress(len(todo), len(todo))


def describe_outcome(asked: AskedAddress, kept: dict[str, Kept]) -> dict[str, object]:
    """Return the columns of OUTCOME for one address."""
    blank: dict[str, object] = dict.fromkeys(OUTCOME, "") | {"lat": None, "lon": None}
    if reason := explain_unaskable(asked):
        return blank | {"oordeel": Adresoordeel.VRAAG.value, "reden": reason}
    if (entry := kept.get(make_address_key(asked))) is None:
        return blank | {"oordeel": NOT_ASKED}
    verdict = entry.verdict
    words = {"oordeel": str(verdict.oordeel), "reden": verdict.reden}
    if (found := verdict.address) is None:
        return blank | words
    return {
        "bag_id": found.nummeraanduiding_id,
        "lat": found.lat,
        "lon": found.lon,
        "gemeentecode": found.gemeentecode,
        "weergavenaam": found.weergavenaam,
        **words,
    }


def describe_geocode(report: GeocodeReport, path: Path) -> list[str]:
    """Tell in Dutch how many addresses were asked and what became of all of them."""
    counts = report.counts()
    lines = [f"{report.asked} adressen gevraagd; uitkomst van {len(report.outcome)} in {path}"]
    return lines + [f"  {name:<18}{counts[name]:>6}" for name in OORDELEN if name in counts]


def write_outcome(report: GeocodeReport, path: Path) -> None:
    """Write the outcome as csv, replacing the former in one step; no text becomes a formula."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with whole_file(path) as built:
            defuse_texts(report.outcome).to_csv(built, index=False, lineterminator="\n")
    except OSError as error:
        raise SjoError(f"{path}: {name_os_fault(error)}") from error
