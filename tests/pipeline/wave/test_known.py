"""What a wave searches, as the version before taught."""

import pandas as pd

from pipeline.versions.published import PublishedVersion
from pipeline.versions.version import Version
from pipeline.wave.known import list_searches
from schemas.published import CONTRACT

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
