"""A capture becomes a saved page and a test that passes, short and without persons."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from spiders.by_hand.fixture import KEPT_LOCATIONS, write_fixture
from spiders.errors import CrawlError
from tests.pipeline.tree import REPOSITORY
from tests.sites.facts import make_places
from tests.sites.replicas import BUILDS, HTML, Replica, page
from tests.sites.serve import serve
from tests.sites.ways import WAYS
from tests.spiders.conftest import START, crawl_url

pytestmark = pytest.mark.heavy

PLACES = make_places("juridischloket", 20)
PERSONS = "<p>Contactpersoon: Proef Persoon</p><p>p.persoon@example.nl</p><p>06-12345678</p>"


def saved(root: Path, site: Replica, start: str = START) -> tuple[Path, str]:
    """Return the folder of tests and the text of the page saved from a crawl of a site."""
    with serve(site) as (url, _):
        crawl_url(root, url + start)
    tests = root / "saved"
    files = write_fixture(root / "data" / "raw", "juridischloket", tests)
    return tests, files[0].read_text("utf-8")


@pytest.mark.parametrize("build", ["tekst", "kaart", "cursor"])
def test_the_test_it_makes_passes(build: str, root: Path) -> None:
    make = WAYS[build] if build in WAYS else BUILDS[build]
    tests, _ = saved(root, make(PLACES, START))
    expected = json.loads((tests / "juridischloket" / "locaties.json").read_text("utf-8"))
    assert 0 < len(expected) <= 2 * KEPT_LOCATIONS
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tests)],
        cwd=REPOSITORY, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout


def test_persons_and_the_frame_of_the_page_are_left_out(root: Path) -> None:
    body = PERSONS + BUILDS["tekst"](PLACES, START)[START][1].decode()
    _, text = saved(root, {START: (HTML, page("Overzicht", body))})
    for word in ("Proef Persoon", "p.persoon", "12345678", "Hoofdkantoor", "<nav"):
        assert word not in text
    assert len(text) < 5_000


def test_without_a_capture_it_says_what_to_do(root: Path) -> None:
    with pytest.raises(CrawlError, match="Haal de bron eerst op"):
        write_fixture(root / "data" / "raw", "juridischloket", root / "saved")
