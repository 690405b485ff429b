"""The job of one crawl process, in its one form: the command writes it, the process reads it."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from schemas.captures import WARC_NAME
from spiders.bounds import RESPONSE_SECONDS

JOB_NAME = "job.json"


@dataclass(frozen=True, kw_only=True)
class Job:
    """What one process is to crawl and how, and the folder of the capture it makes.

    `contact` goes in the user agent. `private_hosts` may lie in a private network. `replay` is the
    archive to read instead of the network, `earlier` the one whose pages need not be sent again.
    `known` are pages that had a location last time. A probe looks
    around and reads no list to its end. Fewer locations than `minimum` is a failure.
    """

    source: str
    wave: str
    raw: Path
    folder: Path
    start_urls: tuple[str, ...]
    domains: tuple[str, ...]
    contact: str
    delay: float
    private_hosts: tuple[str, ...] = ()
    limit: int = 0
    minimum: int = 0
    response_seconds: float = RESPONSE_SECONDS
    known: tuple[str, ...] = ()
    is_probe: bool = False
    replay: Path | None = None
    earlier: Path | None = None

    @property
    def archive(self) -> Path | None:
        """The archive to write; None when an archive is replayed."""
        return None if self.replay else self.folder / WARC_NAME

    def write(self) -> Path:
        """Write the job into its folder and return the file."""
        path = self.folder / JOB_NAME
        path.write_text(json.dumps(asdict(self), default=str), encoding="utf-8")
        return path


def read_job(path: Path) -> Job:
    """Read a job that `Job.write` wrote."""
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    for name in ("raw", "folder", "replay", "earlier"):
        content[name] = Path(content[name]) if content[name] else None
    for name in ("start_urls", "domains", "private_hosts", "known"):
        content[name] = tuple(content[name])
    return Job(**content)
