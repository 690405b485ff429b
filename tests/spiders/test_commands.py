"""The commands as a person types them, on a replica site."""

import contextlib
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from schemas.captures import read_report
from spiders.by_hand.inspection import inspect
from spiders.commands import app
from tests.sites.facts import make_places
from tests.sites.replicas import BUILDS, HTML, page
from tests.sites.serve import serve
from tests.spiders.conftest import START, crawl_url

pytestmark = pytest.mark.heavy

PLACES = make_places("juridischloket")
SITE = BUILDS["tekst"](PLACES, START)


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, list(arguments), env={"COLUMNS": "200"})
    return result.exit_code, result.output


def test_from_crawl_to_broken_to_mended(root: Path) -> None:
    site = dict(SITE)
    trial = ["--wave", "2026", "--root", str(root), "--allow-private", "--delay", "0"]
    with serve(site) as (url, _):
        crawl = ["crawl", "juridischloket", *trial, "--start-url", url + START]
        status, said = run(*crawl)
        assert (status, "ok juridischloket (45 locaties" in said) == (0, True)

        site[START] = (HTML, page("Vestigingen", "<p>Wij zijn verhuisd.</p>" * 50))
        status, said = run(*crawl)
        assert status == 1
        assert "mislukt juridischloket: geen adres gevonden (0 locaties" in said
        assert "sjo crawl --inspect" in said

        status, said = run("crawl", "--inspect", url + START, *trial[2:])
        assert (status, "samen: 0 locaties" in said) == (0, True)

        site[START] = SITE[START]
        status, said = run(*crawl)
        assert status == 0

    status, said = run("crawl", "juridischloket", "--replay", "--wave", "2026", "--root", str(root))
    assert (status, "zelfde records als de opname" in said) == (0, True)

    status, said = run("sources", "--root", str(root))
    assert status == 0
    for word in ("ok", "mislukt", "geen adres", "niet opgehaald", "45"):
        assert word in said


def test_a_mended_spider_reads_an_old_capture_again_without_network(root: Path) -> None:
    with serve(SITE) as (url, _):
        first = crawl_url(root, url + START)
    assert first.folder is not None
    # As if the spider of the day had found nothing: the pages are there, the records are not.
    (first.folder / "records.jsonl").write_bytes(b"")
    status, said = run("crawl", "juridischloket", "--replay", "--wave", "2026", "--root", str(root))
    assert status == 0, said
    again = first.folder.with_name(f"{first.folder.name}.2")
    report = read_report(again)
    assert (report.records, report.replay_of) == (45, first.folder.name)
    assert report.sha256["records.jsonl"] == first.report.sha256["records.jsonl"]
    assert not (again / "pages.warc.gz").exists()


def test_a_saved_page_a_download_and_an_archive_are_inspected_without_network(
    root: Path, tmp_path: Path
) -> None:
    saved = tmp_path / "bewaard.html"
    saved.write_bytes(SITE[START][1])
    (seen,) = inspect(str(saved), root)
    assert len(seen.kept) == 45
    assert {name for name, found in seen.by_layer.items() if found} == {"tekst"}
    with serve(SITE) as (url, _):
        folder = crawl_url(root, url + START).folder
    assert folder is not None
    assert [len(i.kept) for i in inspect(str(folder / "pages.warc.gz"), root)] == [45]


@pytest.mark.parametrize("what", ["bestaat-niet.html", "."])
def test_what_cannot_be_inspected_is_an_error_of_one_line(what: str, root: Path) -> None:
    status, said = run("crawl", "--inspect", what, "--root", str(root))
    assert status == 1
    assert said.strip()
    assert "Traceback" not in said


def test_the_archive_opens_with_the_tools_of_archivists(root: Path, tmp_path: Path) -> None:
    with serve(SITE) as (url, _):
        folder = crawl_url(root, url + START).folder
    assert folder is not None
    tool = shutil.which("warcio") or str(Path(sys.executable).with_name("warcio"))
    archive = str(folder / "pages.warc.gz")
    checked = subprocess.run(
        [tool, "check", "-v", archive], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stdout
    listed = subprocess.run(
        [tool, "index", "-f", "warc-type,http:status,warc-target-uri", archive],
        capture_output=True,
        text=True,
        check=True,
    )
    assert f'"warc-target-uri": "{url}{START}"' in listed.stdout


def crawls_of(home: Path) -> list[str]:
    """Return the processes that still crawl into a folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):  # it has just ended
            if str(home).encode() in (process / "cmdline").read_bytes():
                found.append(process.name)
    return found


@pytest.mark.skipif(not Path("/proc/self/cmdline").is_file(), reason="no /proc to look in")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_a_crawl_that_is_broken_off_leaves_no_capture(how: signal.Signals, root: Path) -> None:
    site = BUILDS["drupal"](PLACES, START)
    home = root / "data" / "raw" / "2026" / "juridischloket"
    with serve(site) as (url, asked):
        # A shell that runs the tests in the background ignores Ctrl-C, and hands that on.
        heeds = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
        command = f"{heeds}; from spiders.commands import app; app()"
        options = ["--wave", "2026", "--root", str(root), "--allow-private"]
        started = subprocess.Popen(
            [
                *(sys.executable, "-c", command, "crawl", "juridischloket"),
                *(*options, "--start-url", url + START),
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        while len(asked) < 3:
            time.sleep(0.05)
        started.send_signal(how)
        assert started.wait() != 0
        while crawls_of(home):  # a child without a parent sees that at its next sign of life
            time.sleep(0.05)
        assert [p for p in home.iterdir() if not p.name.startswith(".")] == []
        crawl_url(root, url + START, limit=1)
    assert [p.name.startswith(".") for p in home.iterdir()] == [False]


@pytest.mark.parametrize("damage", [b"", b"\x1f\x8bgeen archief", b"WARC/1.1\r\n"])
def test_one_broken_source_does_not_stop_the_others(damage: bytes, root: Path) -> None:
    with serve(SITE) as (url, _):
        good = crawl_url(root, url + START, "juridischloket")
        broken = crawl_url(root, url + START, "vluchtelingenwerk")
    assert good.folder is not None
    assert broken.folder is not None
    (good.folder / "records.jsonl").write_bytes(b"")
    (broken.folder / "pages.warc.gz").write_bytes(damage)
    status, said = run("crawl", "--replay", "--wave", "2026", "--root", str(root))
    assert status == 1
    assert "ok juridischloket (45 locaties" in said
    assert "mislukt vluchtelingenwerk" in said
