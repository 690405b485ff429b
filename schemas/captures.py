"""Captures: what a crawl leaves in data/raw/<wave>/<source>/<date>/ for the build to read.

`pages.warc.gz` every response as it came, `records.jsonl` one location a line in the source's own
words, `run.json` the report of the run. Spiders write them, the pipeline reads them.
"""

import json
import re
from dataclasses import asdict, dataclass, field, fields
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from schemas.folding import make_printable
from schemas.regular_files import read_regular_text
from schemas.system_faults import name_read_fault
from schemas.vocabulary import Toestand

PAGE_CAME = "ok"
"""The outcome of a request that gave its page, as run.json writes it."""
WARC_NAME = "pages.warc.gz"
RECORDS_NAME = "records.jsonl"
REPORT_NAME = "run.json"
WAVE_PATTERN = re.compile(r"\d{4}")
CAPTURE_PATTERN = re.compile(r"(\d{4}-\d{2}-\d{2})(?:\.(\d+))?")


class DeadEnd(StrEnum):
    """How asking an address ends when there is no such site or page, or none that answers.

    Of all outcomes of a request (spiders/evidence/outcomes.py) these say that a person must look.
    A site that refuses programs is there.
    """

    NAME_NOT_FOUND = "naam niet gevonden"
    CONNECTION_REFUSED = "verbinding geweigerd"
    TIMEOUT = "te traag"
    TLS = "TLS"
    GONE = "startpagina weg"
    SOFT_GONE = "pagina weg, zegt de site"
    OWN_PAGE_GONE = "locatiepagina weg"
    OFF_DOMAIN = "omgeleid buiten het domein"
    REDIRECT_LOOP = "omleiding zonder einde"
    SERVER_ERROR = "fout van de server"
    CONNECTION = "verbinding verbroken"


class CrawlState(StrEnum):
    """What one crawl is worth, as run.json writes it; old captures hold these words too."""

    OK = "ok"
    PARTIAL = "partial"
    FAILED = "failed"

    @property
    def toestand(self) -> Toestand:
        """What a source is called of which this crawl is all there is; the one mapping."""
        return _TOESTANDEN[self]


_TOESTANDEN = {
    CrawlState.OK: Toestand.OK,
    CrawlState.PARTIAL: Toestand.DEELS,
    CrawlState.FAILED: Toestand.MISLUKT,
}


@dataclass(slots=True)
class LocationWords:
    """A location in the words of a source; "" = the source is silent.

    `voorbehoud`: the words by which the source says that the location is closed, moved or not open
    as usual; a person must look.
    """

    naam: str = ""
    locatienaam: str = ""
    adres: str = ""
    postcode: str = ""
    plaats: str = ""
    gemeente: str = ""
    telefoon: str = ""
    email: str = ""
    website: str = ""
    openingstijden: str = ""
    op_afspraak: str = ""
    vestigingsvorm: str = ""
    lat: str = ""
    lon: str = ""
    voorbehoud: str = ""

    def fill_from(self, other: "LocationWords") -> None:
        """Take from another sighting of the location what this one is silent on."""
        for f in fields(self):
            if not getattr(self, f.name):
                setattr(self, f.name, getattr(other, f.name, ""))


@dataclass(slots=True, kw_only=True)
class CapturedRecord(LocationWords):
    """One line of records.jsonl.

    `key` is the source's own key (a number in an address, the address of the location's own page,
    or the page and the name); `laag` names the layer of extraction that found it.
    """

    key: str
    bron_url: str = ""
    laag: str = ""
    gezien_op: str = ""

    def as_line(self) -> str:
        """Return the record as one line of JSON, its fields in the order of RECORD_FIELDS.

        A field of LATER_FIELDS that is empty is left out: such a line is as it was before.
        """
        words = {name: make_printable(getattr(self, name)) for name in RECORD_FIELDS}
        words = {n: said for n, said in words.items() if said or n not in LATER_FIELDS}
        return json.dumps(words, ensure_ascii=False)


WORD_FIELDS = tuple(f.name for f in fields(LocationWords))
LATER_FIELDS = ("voorbehoud",)
"""Fields that captures made before do not have; they stand in a line only when they are filled."""
RECORD_FIELDS = (
    *("key", *(n for n in WORD_FIELDS if n not in LATER_FIELDS)),
    *("bron_url", "laag", "gezien_op", *LATER_FIELDS),
)
"""The fields of a line of records.jsonl, in the order in which they stand there."""

INTERNAL_FIELDS = {
    "key": "het kenmerk dat de site zelf geeft: met de naam van de bron wordt het de record_id",
    "laag": "zegt hoe het lezen de locatie vond: alleen voor run.json en --inspect",
    "lat": "een punt komt van het adres in de BAG (sjo geocode), met zijn nauwkeurigheid; een site "
    "zegt niet waar haar punt bij hoort, en het is vaak het midden van de plaats",
    "lon": "zie lat",
}
"""Fields that fill no column of Records for any site, each with the reason."""


@dataclass
class Measure:
    """One figure that a verdict rests on: what was measured, what it said, and how bad that is.

    `cause` is what it is called when it is not good; with state OK it is a remark.
    """

    name: str
    said: str
    state: CrawlState = CrawlState.OK
    cause: str = ""


@dataclass
class CrawlVerdict:
    """What a crawl is worth, its `cause` when it is not `ok`, and further `warnings`.

    The worst of `measures` decides. Older captures have none.
    """

    state: CrawlState
    cause: str = ""
    warnings: list[str] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)


@dataclass
class RunReport:
    """The contents of run.json; `statuses` holds the outcome of every address that was asked.

    `page_kinds` holds what kind of page each gave, `evidence` the addresses and words that the
    measures of the verdict count.
    """

    source: str
    wave: str
    verdict: CrawlVerdict
    started_at: str = ""
    ended_at: str = ""
    captured_on: str = ""
    replay_of: str = ""
    user_agent: str = ""
    licence: str = ""
    options: dict[str, Any] = field(default_factory=dict)
    start_urls: list[str] = field(default_factory=list)
    records: int = 0
    pages: int = 0
    response_bytes: int = 0
    peak_memory_mb: int = 0
    statuses: dict[str, str] = field(default_factory=dict)
    page_kinds: dict[str, str] = field(default_factory=dict)
    evidence: dict[str, Any] = field(default_factory=dict)
    layers: dict[str, int] = field(default_factory=dict)
    fill_rates: dict[str, float] = field(default_factory=dict)
    rejected: dict[str, int] = field(default_factory=dict)
    postcodes_seen: int = 0
    postcodes_missed: list[str] = field(default_factory=list)
    robots: dict[str, Any] = field(default_factory=dict)
    sha256: dict[str, str] = field(default_factory=dict)

    def write(self, folder: Path) -> None:
        """Write the report as run.json into a capture's folder."""
        text = json.dumps(asdict(self), ensure_ascii=False, indent=2, sort_keys=True)
        # A page may bring half an emoji into a warning or an address: it never ends a crawl.
        (folder / REPORT_NAME).write_bytes(f"{text}\n".encode("utf-8", "replace"))


def read_report(folder: Path) -> RunReport:
    """Read run.json; ValueError when it is no report of ours, OSError when it is not there."""
    try:
        content = json.loads(read_regular_text(folder / REPORT_NAME))
        said = dict(content["verdict"])
        told = said.get("measures", [])
        measures = [Measure(**{**one, "state": CrawlState(one["state"])}) for one in told]
        verdict = CrawlVerdict(**{**said, "state": CrawlState(said["state"]), "measures": measures})
        report = RunReport(**{**content, "verdict": verdict})
        _require_shape(report)
        _require_shape(verdict)
        return report
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise ValueError(
            f"{folder / REPORT_NAME}: geen leesbaar rapport ({name_read_fault(error)})"
        ) from error


def _require_shape(told: RunReport | CrawlVerdict) -> None:
    """ValueError when a value is not of the type of its field, or the day is no day."""
    for f in fields(told):
        given = getattr(told, f.name)
        made = f.default_factory() if callable(f.default_factory) else f.default
        if not isinstance(given, type(made)) and isinstance(made, (str, int, float, list, dict)):
            raise ValueError(f"{f.name} is geen {type(made).__name__}")
    if isinstance(told, RunReport) and told.captured_on and not is_capture_day(told.captured_on):
        raise ValueError(f"captured_on {told.captured_on!r} is geen dag")


def is_capture_day(text: str) -> bool:
    """Tell whether text is a day on which something may have been captured, as 2026-10-03."""
    try:
        return date.fromisoformat(text).isoformat() == text and 2000 <= int(text[:4]) < 2100
    except ValueError:
        return False


def capture_order(folder: Path) -> tuple[str, int]:
    """Return what captures sort by: the day, then the number of the run on that day."""
    match = CAPTURE_PATTERN.fullmatch(folder.name)
    if match is None:
        raise ValueError(f"{folder}: geen naam van een opname, verwacht jjjj-mm-dd of jjjj-mm-dd.2")
    return match[1], int(match[2] or 1)


def list_captures(raw: Path, source: str) -> list[Path]:
    """List the folders of a source's captures in all waves below data/raw, oldest first.

    A folder without run.json is a crawl that was broken off: it is no capture.
    """
    found = [p.parent for p in raw.glob(f"*/{source}/*/{REPORT_NAME}")]
    named = [p for p in found if CAPTURE_PATTERN.fullmatch(p.name)]
    return sorted(named, key=lambda folder: (*capture_order(folder), wave_of_capture(folder)))


def list_captures_until(raw: Path, source: str, meting: int) -> list[Path]:
    """List the captures of a source for a wave and those before it, oldest first."""
    found = list_captures(raw, source)
    return [folder for folder in found if is_wave_until(wave_of_capture(folder), meting)]


def is_wave_until(name: str, meting: int) -> bool:
    """Tell whether a folder of data/raw is that of a wave, and of none later than `meting`."""
    return name.isdigit() and int(name) <= meting


def wave_of_capture(folder: Path) -> str:
    """Return the wave for which a capture was made, by where it lies."""
    return folder.parent.parent.name
