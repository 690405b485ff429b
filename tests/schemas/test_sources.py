"""What every source declares: complete, or an error that names the table, the fault and the way."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schemas.sites import load_sites
from schemas.sources import MANUAL_SOURCE, SOURCES_PATH, load_sources
from schemas.surveys import load_surveys
from schemas.survivorship import load_survivorship
from schemas.vocabulary import Bronsoort
from tests.declarations import SITE, SURVEY, sources_with


def test_every_source_has_a_place_in_the_order_of_trust() -> None:
    sources = load_sources()
    assert sources[MANUAL_SOURCE].soort == Bronsoort.HANDMATIG
    assert {source.soort for source in sources.values()} == set(Bronsoort)
    assert all(source.voorrang > 0 for source in sources.values())


@pytest.mark.parametrize("table", [SITE, SURVEY], ids=["site", "survey"])
def test_a_source_without_a_place_in_the_order_is_an_error_that_says_what_to_do(
    table: str, tmp_path: Path
) -> None:
    lines = [line for line in table.splitlines() if not line.startswith("voorrang =")]
    path = sources_with(tmp_path, "\n".join(lines))
    name = table.strip().splitlines()[0]
    with pytest.raises(ValueError, match="voorrang ontbreekt") as caught:
        load_sources(path)
    assert name in str(caught.value)
    assert "lager gaat voor. Nu: " in str(caught.value)
    assert "handmatig 10" in str(caught.value)


@pytest.mark.parametrize(
    ("was", "becomes", "fault"),
    [
        ("voorrang = 30\n", 'voorrang = "hoog"\n', "voorrang: verwacht een geheel getal"),
        ("voorrang = 30\n", "voorrang = 0\n", "vanaf 1, lager gaat voor"),
        ('soort = "handmatig"', 'soort = "enquete"', "alleen .handmatig. heeft soort handmatig"),
        ('soort = "handmatig"', 'soort = "bron"', "soort ontbreekt of is niet een van: handmatig"),
        ('titel = "Het Juridisch Loket: vestigingen en servicepunten"\n', "", "titel ontbreekt"),
        ("[juridischloket]", "[juridischloket", "geen leesbaar TOML"),
    ],
)
def test_a_fault_in_a_table_is_named(was: str, becomes: str, fault: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=fault):
        load_sources(sources_with(tmp_path, "", (was, becomes)))


@pytest.mark.parametrize("name", ["Wijkloket", "wijk-loket", "wijkloket2"])
def test_the_name_of_a_source_can_begin_a_record_id(name: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=f"{name}.: de naam van een bron bestaat uit kleine"):
        load_sources(sources_with(tmp_path, SITE.replace("[wijkloket", f"[{name}")))


LINES = SOURCES_PATH.read_text("utf-8").splitlines()
VALUES = ["1", "-1", "1.5", "true", '""', '"x"', '["a"]', "[1]", "{a = 1}", '"(["', ""]


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.integers(0, len(LINES) - 1), value=st.none() | st.sampled_from(VALUES))
def test_a_line_lost_or_a_value_spoilt_is_read_or_an_error_that_names_the_file(
    at: int, value: str | None, tmp_path: Path
) -> None:
    spoilt = [] if value is None else [f"{LINES[at].partition('=')[0]} = {value}"]
    path = tmp_path / "sources.toml"
    path.write_text("\n".join([*LINES[:at], *spoilt, *LINES[at + 1 :]]), "utf-8")
    load_surveys.cache_clear()
    load_survivorship.cache_clear()
    for load in (load_sources, load_sites, load_surveys, load_survivorship):
        try:
            load(path)
        except ValueError as error:
            assert str(error).startswith("sources.toml")
