import csv
import io
import random
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from pipeline.errors import SjoError
from pipeline.review.commands import export_sample, score_sample
from pipeline.review.estimate import (
    Estimate,
    GroupDecisions,
    divide,
    estimate_quality,
    expect_quality,
    wilson,
)
from pipeline.review.pair_groups import GROUPS_TOLD, PairGroup, classify_pairs
from pipeline.review.sample import allocate, draw_sample, parse_sizes
from pipeline.review.workfiles import open_wave, read_workfiles
from tests.pipeline.review.waves import make_wave, pair, record, rid


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """In one gemeente 1 and 2 joined; never compared are 4 and 5 in a street, 4 and 7 in a
    building, and 8 without an address.
    """
    records = [
        record(1, organisatie="SYNTHETISCH Alfa"),
        record(2, organisatie="SYNTHETISCH Alfa"),
        record(3, organisatie="Bravo", postcode="1234AC"),
        record(4, organisatie="Charlie", postcode="1234AD", straatnaam="Dreef", huisnummer="4"),
        record(5, organisatie="Charlie", postcode="1234AE", straatnaam="Dreef", huisnummer="5"),
        record(6, organisatie="Delta", gemeentecode="GM0002"),
        record(7, organisatie="Echo", postcode="1234AD", straatnaam="Dreef", huisnummer="4"),
        record(8, organisatie="Charlie", postcode="", straatnaam="", huisnummer=""),
        record(9, organisatie="Charlie", postcode="1299ZZ", straatnaam="Elders", huisnummer="9"),
    ]
    pairs = [
        pair(1, 2, beslissing="zelfde"),
        pair(1, 3, beslissing="verschillend"),
        pair(1, 6, beslissing="verschillend"),
    ]
    return make_wave(tmp_path, records, [pair(2, 3)], pairs, joined={2: 1})


def test_every_pair_compared_in_one_gemeente_and_what_may_have_been_missed_is_in_one_group(
    root: Path,
) -> None:
    found = dict(classify_pairs(read_workfiles(root, 2026)))
    assert found[rid(1), rid(2)] == PairGroup.JOINED
    assert found[rid(1), rid(3)] == PairGroup.REJECTED
    assert (rid(1), rid(6)) not in found  # rejected, and in two gemeenten
    assert found[rid(2), rid(3)] == PairGroup.OPEN
    assert found[rid(4), rid(5)] == PairGroup.STREET
    assert found[rid(4), rid(7)] == PairGroup.BUILDING
    assert found[rid(4), rid(8)] == PairGroup.UNLOCATED
    assert (rid(4), rid(9)) not in found
    assert (rid(4), rid(6)) not in found
    assert len(list(classify_pairs(read_workfiles(root, 2026)))) == len(found)


def test_the_same_seed_draws_the_same_sample(root: Path) -> None:
    files = read_workfiles(root, 2026)
    first = draw_sample(files, 8, seed=1)
    assert draw_sample(files, 8, seed=1) == first
    assert draw_sample(files, 8, seed=2).pairs != first.pairs
    assert len(first.pairs) == 8
    assert {group for _, group in first.pairs} == set(PairGroup)


def test_a_sample_larger_than_all_pairs_is_all_pairs(root: Path) -> None:
    assert len(draw_sample(read_workfiles(root, 2026), 500, seed=1).pairs) == 8


@given(st.lists(st.integers(0, 40), min_size=6, max_size=6), st.integers(0, 300))
def test_allocation_gives_ten_of_each_and_never_more_than_there_is(
    numbers: list[int], size: int
) -> None:
    sizes = Counter(dict(zip(PairGroup, numbers, strict=True)))
    wanted = allocate(sizes, size)
    assert sum(wanted.values()) == min(size, sum(numbers))
    assert all(wanted[group] <= sizes[group] for group in PairGroup)
    if size >= 60:
        assert all(wanted[group] >= min(10, sizes[group]) for group in PairGroup)


def test_a_larger_group_gets_more_and_a_larger_sample_a_narrower_interval() -> None:
    sizes = dict.fromkeys(PairGroup, 60) | {PairGroup.JOINED: 2_000}
    few, many = (expect_quality(sizes, allocate(sizes, size)).recall for size in (100, 300))
    assert allocate(sizes, 300)[PairGroup.JOINED] > allocate(sizes, 300)[PairGroup.STREET]
    assert few and many and many.high - many.low < min(0.15, few.high - few.low)


def judge(path: Path, truth: set[tuple[str, str]], unsure: int = 0) -> None:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    for place, row in enumerate(rows):
        same = (row["record_id_a"], row["record_id_b"]) in truth
        row["oordeel"] = "onzeker" if place < unsure else "zelfde" if same else "verschillend"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)


def test_a_fully_judged_sample_gives_exact_figures(root: Path) -> None:
    path = root / "steekproef.csv"
    export_sample(open_wave(root, 2026), path, 100, seed=1)
    judge(path, {(rid(1), rid(2)), (rid(4), rid(5))})
    text = io.StringIO()
    quality = score_sample(path, Console(file=text, width=120))
    assert quality.precision == Estimate(1, 1, 1)
    assert quality.recall == Estimate(0.5, 0.5, 0.5)
    assert "recall: 0.500 (95%-interval 0.500 tot 0.500)" in text.getvalue()


def test_the_sample_does_not_tell_what_the_program_decided(root: Path) -> None:
    path = root / "steekproef.csv"
    export_sample(open_wave(root, 2026), path, 100, seed=1)
    _, text = path.read_text(encoding="utf-8-sig").split("\n", 1)
    assert "naam niet zeker" not in text
    assert "verschillend" not in text
    assert "zelfde" not in text


def test_an_unjudged_group_makes_recall_unknown_and_is_named(root: Path) -> None:
    path = root / "steekproef.csv"
    export_sample(open_wave(root, 2026), path, 100, seed=1)
    judge(path, set())
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    kept = [line for line in lines if line.split(";")[-2] != PairGroup.STREET]
    path.write_text("\n".join(kept), encoding="utf-8")
    quality = score_sample(path, Console(file=io.StringIO()))
    assert quality.recall is None
    assert quality.ontbreekt == (
        f"groep {PairGroup.STREET} ({GROUPS_TOLD[PairGroup.STREET]}): niets beoordeeld",
    )


def test_a_worklist_is_no_sample(root: Path) -> None:
    path = root / "steekproef.csv"
    export_sample(open_wave(root, 2026), path, 100, seed=1)
    text = path.read_text(encoding="utf-8-sig").replace("1:1|", "")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SjoError, match="geen hele steekproef"):
        score_sample(path)


def test_a_sample_has_at_least_a_pair_per_group(root: Path) -> None:
    with pytest.raises(SjoError, match="minstens 6 paren"):
        export_sample(open_wave(root, 2026), root / "s.csv", 4, seed=1)


@pytest.mark.parametrize("text", ["", "1", "1:x", "9:4", "4:9", "1:2|2"])
def test_sizes_that_are_none_are_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse_sizes(text)


def test_wilson_gives_the_published_interval() -> None:
    found = wilson(81, 263, 10_000)  # the worked example of R.G. Newcombe (1998), table I
    assert (round(found.low, 4), round(found.high, 4)) == (0.2553, 0.3662)
    assert round(wilson(0, 20, 10_000).high, 4) == 0.1611


@given(st.integers(1, 200), st.data())
def test_an_interval_holds_its_value(judged: int, data: st.DataObject) -> None:
    successes = data.draw(st.integers(0, judged))
    found = wilson(successes, judged, data.draw(st.integers(judged, 10_000)))
    assert 0 <= found.low <= found.value <= found.high <= 1


@given(*[st.tuples(st.integers(0, 50), st.integers(1, 50))] * 2)
def test_a_ratio_lies_within_its_interval(top: tuple[int, int], bottom: tuple[int, int]) -> None:
    above = wilson(min(top), max(top), 1000).times(1000)
    below = wilson(max(1, min(bottom)), max(bottom), 1000).times(1000)
    found = divide(above, below)
    assert 0 <= found.low <= found.value + 1e-9
    assert found.value <= found.high + 1e-9


def test_no_judged_joined_pair_gives_no_figures() -> None:
    quality = estimate_quality({PairGroup.JOINED: GroupDecisions(PairGroup.JOINED, 10, 0, 0, 3)})
    assert quality.precision is None
    assert quality.recall is None


def test_the_interval_of_recall_covers_the_truth_about_19_times_in_20() -> None:
    sizes = {
        PairGroup.JOINED: 2000,
        PairGroup.REJECTED: 1500,
        PairGroup.OPEN: 100,
        PairGroup.STREET: 4000,
    }
    same = {
        PairGroup.JOINED: 1960,
        PairGroup.REJECTED: 30,
        PairGroup.OPEN: 40,
        PairGroup.STREET: 60,
    }
    truth = same[PairGroup.JOINED] / sum(same.values())
    rng = random.Random(4)
    hits, runs = 0, 400
    for _ in range(runs):
        judged = {}
        for group, size in sizes.items():
            count = min(80, size)
            found = sum(rng.sample(range(size), 1)[0] < same[group] for _ in range(count))
            judged[group] = GroupDecisions(group, size, count, found, 0)
        recall = estimate_quality(judged).recall
        assert recall is not None
        hits += recall.low <= truth <= recall.high
    assert hits / runs >= 0.93
