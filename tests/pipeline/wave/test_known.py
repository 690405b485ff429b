"""What a wave takes from the version before: when to look again, and what to search."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.country.boundaries import Boundaries
from pipeline.versions.published import PublishedVersion
from pipeline.versions.version import Version
from pipeline.wave.known import due_day, list_revisits, list_searches
from schemas.published import CONTRACT


@pytest.mark.parametrize(
    ("seen", "due"),
    [
        ("2026-10-02", "2028-10-02"),
        ("2026-10", "2028-10-01"),
        ("2026", "2028-01-01"),
        ("2023-05-01", "2028-01-01"),
        ("2027-06-30", "2028-12-31"),
        ("", "2028-01-01"),
    ],
)
def test_it_is_seen_again_two_years_later_within_the_wave(seen: str, due: str) -> None:
    assert due_day(seen, 2028) == due


@given(st.dates(date(2000, 1, 1), date(2035, 12, 31)))
def test_every_day_gives_a_day_of_the_wave(seen: date) -> None:
    assert date.fromisoformat(due_day(seen.isoformat(), 2028)).year == 2028


LOGGED = ["gemeentecode", "zoekterm", "hits", "aantal_gemeenten"]


def version(searches: list[tuple[str, int]]) -> PublishedVersion:
    """Return a version in which each search was done in six gemeenten."""
    gemeenten = [(f"GM{n:04d}", f"Plaats{n}") for n in range(6)]
    rows = [
        (code, term.format(gemeente=name), hits, 1)
        for code, name in gemeenten
        for term, hits in searches
    ]
    tables = {
        "gemeenten": pd.DataFrame(gemeenten, columns=["gemeentecode", "gemeente"]),
        "zoeklog": pd.DataFrame(rows, columns=LOGGED),
    }
    return PublishedVersion(Version(2026, 1), {}, tables, CONTRACT, {})


LOSSER = pd.DataFrame({"gemeentecode": ["GM0168"], "gemeente": ["Losser"]})


def test_the_mandatory_term_comes_first_and_the_best_of_the_last_wave_after_it() -> None:
    known = version(
        [
            ("{gemeente} sociaal juridische ondersteuning", 9),
            ("wetswinkel {gemeente}", 1),
            ("{gemeente} formulierenhulp", 4),
        ]
    )
    terms = list(list_searches(known, LOSSER)["zoekterm"])
    assert terms[:3] == [
        "Losser sociaal juridische ondersteuning",
        "Losser formulierenhulp",
        "wetswinkel Losser",
    ]
    assert len(terms) == 6


def test_without_a_search_log_the_project_proposes_terms() -> None:
    terms = list_searches(None, LOSSER)
    assert list(terms["verplicht"]) == ["ja", *["nee"] * 5]
    assert terms["zoekterm"].str.contains("Losser").all()


def test_a_published_location_with_a_question_is_visited_once() -> None:
    place = {"organisatie": "Rechtswinkel", "bezoekadres": "Kerkstraat 1", "woonplaats": "Losser"}
    where = place | {"gemeente": "Losser", "website": ""}
    published = where | {"locatie_id": "L1", "postcode": "", "laatst_gezien": "2026-10"}
    asked = where | {"record_id": "handmatig:1", "locatie_id": "L1"}
    waiting = where | {"record_id": "handmatig:2", "locatie_id": None}
    tables = {
        "gemeenten": LOSSER,
        "locaties": pd.DataFrame([published | {"gemeentecode": "GM0168"}]),
        "te_beoordelen": pd.DataFrame([asked, waiting]),
    }
    known = PublishedVersion(Version(2026, 1), {}, tables, CONTRACT, {})
    gemeenten = LOSSER.assign(jaar=2026)
    none = pd.DataFrame(columns=["gemeentecode_oud", "gemeentecode_nieuw", "datum"], dtype=str)
    revisits = list_revisits(known, 2028, gemeenten, Boundaries(none, gemeenten))
    assert list(zip(revisits["soort"], revisits["kenmerk"], strict=True)) == [
        ("kandidaat", "handmatig:2"),
        ("locatie", "L1"),
    ]
