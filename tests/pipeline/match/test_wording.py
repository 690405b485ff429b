"""Sentences are for readers: every reason has one, and no rule reads any."""

import pandas as pd
import pytest

from pipeline.country.gazetteer import Gazetteer
from pipeline.match import wording
from pipeline.match.engine import match_records
from pipeline.match.evidence.pair_rules import PairReason
from pipeline.match.names.reasons import NameReason
from tests.pipeline.match.lists import Line, make_list

HERE = ("7545TP", "Enschede", "Enschede")
SITE, OTHER_SITE = "https://www.lindepunt-synthetisch.nl", "https://berkenhuis-synthetisch.nl"
TAUGHT: list[Line] = [
    (f"{name}{extra}", f"Kerkstraat {at}", "", "Utrecht", "Utrecht", f"https://{name}.example")
    for at, name in enumerate(("Lindepunt", "Nobato", "Verloper"), start=1)
    for extra in ("", " team volwassenen")
]
ALL_SORTS: list[Line] = [
    *TAUGHT,
    ("Zonnehof", "Kerkstraat 12", *HERE),
    ("Zonnehof team volwassenen", "Kerkstraat 12", *HERE),
    ("Stichting Zonnehof", "Kerkstr. 12", *HERE),
    ("Zonehof", "", *HERE),
    ("Evangelische Gemeente Zonnerand", "Dorpsweg 3", *HERE),
    ("Evangelische Gemeente Zonnekring", "Dorpsweg 3", *HERE),
    ("EGZ", "Dorpsweg 3", *HERE),
    ("Wijkteam Noord", "Dorpsweg 5", *HERE, SITE),
    ("Wijkcentrum Noord", "Dorpsweg 5", *HERE, SITE),
    ("Wijkteam Nord", "Dorpsweg 5", "", "Enschede", "", OTHER_SITE),
    ("Wijkteam Noord - sociaal raadslieden", "", *HERE),
    ("Lindepunt", "Dorpsweg 7", *HERE, SITE, "053-1234567"),
    ("Nobato Kelim", "Dorpsweg 7", *HERE, SITE, "053-1234567"),
    ("", "Dorpsweg 7", *HERE),
]


@pytest.fixture
def other_words(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NAMES_TOLD", "PAIRS_TOLD"):
        monkeypatch.setattr(wording, name, dict.fromkeys(getattr(wording, name), "gelijk"))
    monkeypatch.setattr(wording, "BORROWED", "gelijk")


def match_all_sorts(gazetteer: Gazetteer) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    result = match_records(make_list(ALL_SORTS), gazetteer)
    verdicts = ["record_id_a", "record_id_b", "beslissing", "zelfde_adres", "zelfde_organisatie"]
    asked = result.questions[["record_id_a", "record_id_b"]]
    return result.clusters, result.pairs[verdicts], asked


@pytest.fixture
def before(gazetteer: Gazetteer) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    return match_all_sorts(gazetteer)


def test_other_sentences_change_no_cluster_verdict_or_question(
    gazetteer: Gazetteer,
    before: tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame],
    other_words: None,
) -> None:
    for one, other in zip(before, match_all_sorts(gazetteer), strict=True):
        pd.testing.assert_frame_equal(one, other)


def test_every_reason_has_a_sentence() -> None:
    assert set(wording.NAMES_TOLD) == set(NameReason)
    assert set(wording.PAIRS_TOLD) == set(PairReason)


def test_the_list_that_is_reworded_has_many_reasons_in_it(gazetteer: Gazetteer) -> None:
    pairs = match_records(make_list(ALL_SORTS), gazetteer).pairs
    assert pairs["regel"].nunique() >= 6
    assert pairs["naam"].nunique() >= 8
