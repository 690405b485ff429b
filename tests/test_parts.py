"""The work divides: in whatever parts, in whatever order, the same rows come out."""

import pickle
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.boundary import Checked
from pipeline.country.gazetteer import Gazetteer
from pipeline.country.reference import load_reference
from pipeline.match.coding.normal import normalise_records
from pipeline.match.coding.processes import Answer, Item, Workers
from pipeline.match.engine import match_normalised, match_with
from pipeline.match.names.places import list_places
from pipeline.normalise.stage import normalise
from pipeline.own_list.list_columns import LIST_COLUMNS
from pipeline.read.judgement import Judgements
from pipeline.read.manual import read_manual_entries
from pipeline.stages.classify import Classified, classify
from pipeline.stages.reconcile import VERDICT_COLUMNS
from schemas.records import RECORD_COLUMNS
from schemas.typology import load_typology
from spiders.extract import extract_page
from spiders.page import Page
from tests.pipeline.records import make_records

GAZETTEER = Gazetteer.from_reference(
    load_reference(Path(__file__).parents[1] / "data" / "reference", 2023)
)
SMALL = 2_000_000
"""Bytes of what every part is given beside its rows."""
ALONE = Workers(few=1_000_000)
SAID = [name for name in RECORD_COLUMNS if name not in {"bestand", "rij"}]

NAMES = st.sampled_from(
    ["SYNTHETISCH Wijkteam De Linde", "SYNTHETISCH Rechtswinkel", "Synthetisch rechtswinkl", "SYN"]
)
ADDRESSES = st.sampled_from(
    ["Proefstraat 1", "Proefstr. 1a", "Proefplein 2, 3511 AB Utrecht", "Postbus 9", "", "Lindeweg"]
)
POSTCODES = st.sampled_from(["3511 AB", "7511AB", "", "9999"])
PLACES = st.sampled_from(["Utrecht", "Enschede", "", "Nergenshuizen"])
SITES = st.sampled_from(["https://proef.example", "www.linde.example", ""])
PHONES = st.sampled_from(["030-1234567", "0800 1234", ""])
KINDS = st.sampled_from(["gemeente", "gemeent", "", "stichting of vereniging"])
TYPES = st.sampled_from(["Advies", "spreekuur", "", "Advies; Informatie"])


@st.composite
def some_records(draw: st.DrawFn) -> pd.DataFrame:
    cells = {
        "organisatie": NAMES,
        "bezoekadres": ADDRESSES,
        "postcode": POSTCODES,
        "plaats": PLACES,
        "gemeente": PLACES,
        "website": SITES,
        "telefoon": PHONES,
        "soort_organisatie": KINDS,
        "ondersteuningstypen": TYPES,
    }
    return make_records(*draw(st.lists(st.fixed_dictionaries(cells), min_size=1, max_size=14)))


@st.composite
def some_parts(draw: st.DrawFn) -> tuple[pd.DataFrame, list[pd.DataFrame]]:
    """Records, and the same ones in 1, 2 or 7 parts in another order; a part may be empty."""
    records = draw(some_records())
    order = draw(st.permutations(range(len(records))))
    parts = draw(st.sampled_from([1, 2, 7]))
    return records, [records.iloc[order[at::parts]] for at in range(parts)]


def in_order(*tables: pd.DataFrame) -> list[tuple[Hashable, ...]]:
    rows = [row for table in tables for row in table.itertuples(index=False, name=None)]
    return sorted(rows, key=repr)


def assert_same(whole: Sequence[pd.DataFrame], parts: Sequence[Sequence[pd.DataFrame]]) -> None:
    """Each table of the whole has the rows of those of the parts."""
    for one, some in zip(whole, zip(*parts, strict=True), strict=True):
        assert in_order(one) == in_order(*some)


def tables_of(checked: Checked, *more: pd.DataFrame) -> list[pd.DataFrame]:
    return [checked.rows, checked.rejects, *more]


@given(some_parts())
@settings(max_examples=20, deadline=None)
def test_normalising_in_parts_gives_the_same_rows(
    given_parts: tuple[pd.DataFrame, list[pd.DataFrame]],
) -> None:
    def run(records: pd.DataFrame) -> list[pd.DataFrame]:
        found = normalise(records, GAZETTEER)
        return tables_of(found, found.signals)

    whole, parts = given_parts
    assert_same(run(whole), [run(part) for part in parts])


def classify_alone(records: pd.DataFrame) -> list[pd.DataFrame]:
    nothing = pd.DataFrame()
    terms = [("ondersteuningstypen", "spreekuur", "Advies")]
    begrippen = pd.DataFrame(terms, columns=["lijst", "bronwaarde", "term"])
    judgements = Judgements(nothing, nothing, begrippen, nothing)
    verdicts = pd.DataFrame(columns=list(VERDICT_COLUMNS), dtype=str)
    found: Classified = classify(records, judgements, verdicts, load_typology())
    return tables_of(found, found.aanbod, found.uitspraken)


@given(some_parts())
@settings(max_examples=20, deadline=None)
def test_classifying_in_parts_gives_the_same_rows(
    given_parts: tuple[pd.DataFrame, list[pd.DataFrame]],
) -> None:
    whole, parts = given_parts
    assert_same(classify_alone(whole), [classify_alone(part) for part in parts])


@given(
    st.lists(st.tuples(NAMES, st.integers(1, 99), PLACES), min_size=1, max_size=9, unique=True),
    st.sampled_from([1, 2, 7]),
    st.randoms(use_true_random=False),
)
@settings(max_examples=8, deadline=None)
def test_reading_entries_from_any_number_of_files_gives_the_same_records(
    rows: list[tuple[str, int, str]], parts: int, chance: Random
) -> None:
    lines = [f"{name};Proefstraat {number};{place}" for name, number, place in rows]
    shuffled = lines.copy()
    chance.shuffle(shuffled)
    whole = read_lines([lines])
    assert_same(whole, [read_lines([shuffled[at::parts] for at in range(parts)])])


def read_lines(files: list[list[str]]) -> list[pd.DataFrame]:
    """The records of entries in these files, and what is rejected, without where they stood."""
    header = "organisatie;bezoekadres;plaats"
    begrippen = pd.DataFrame(columns=["lijst", "bronwaarde", "term"], dtype=str)
    with TemporaryDirectory() as folder:
        for at, lines in enumerate(files):
            path = Path(folder, "manual_entries", "2026", "locaties", f"lezer_{at}.csv")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
        found = read_manual_entries(Path(folder), "2026", begrippen)
    return [found.records[SAID], found.rejects.drop(columns=["bestand", "rij"])]


@given(st.permutations(range(8)), st.sampled_from([1, 2, 7]))
@settings(max_examples=10, deadline=None)
def test_extracting_pages_in_parts_finds_the_same(order: list[int], parts: int) -> None:
    bodies = [
        f"<main><h2>SYNTHETISCH Loket {at}</h2><p>Proefstraat {at + 1}, 3511 AB Utrecht</p>"
        f"<p>030-123456{at}</p></main>"
        for at in range(8)
    ]
    pages = [
        Page(f"https://proef.example/{at}", body.encode(), "text/html")
        for at, body in enumerate(bodies)
    ]

    def run(some: Sequence[Page]) -> list[str]:
        return [repr(found) for page in some for found in extract_page(page).findings]

    whole = run(pages)
    assert len(whole) == 8
    divided = [found for at in range(parts) for found in run([pages[o] for o in order[at::parts]])]
    assert sorted(divided) == sorted(whole)


@st.composite
def some_list(draw: st.DrawFn) -> pd.DataFrame:
    records = draw(some_records())
    missing = [name for name in LIST_COLUMNS if name not in records]
    return records.assign(**dict.fromkeys(missing, ""))[list(LIST_COLUMNS)]


@given(some_list(), st.sampled_from([1, 2, 7]), st.randoms(use_true_random=False))
@settings(max_examples=15, deadline=None)
def test_normalising_a_list_in_parts_gives_the_same_rows(
    records: pd.DataFrame, parts: int, chance: Random
) -> None:
    order = list(range(len(records)))
    chance.shuffle(order)
    some = [records.iloc[order[at::parts]].reset_index(drop=True) for at in range(parts)]
    divided = [normalise_records(part, GAZETTEER, ALONE) for part in some if len(part)]
    whole = normalise_records(records, GAZETTEER, ALONE)
    assert_same([whole], [[part] for part in divided])


class ByGemeente(Workers):
    """Does the work per gemeente, the last one first, and what has none or crosses at the end."""

    def map(
        self, function: Callable[[Sequence[Item]], Answer], items: Sequence[Item]
    ) -> Iterator[Answer]:
        """A chunk per item: the shortest that there are."""
        done = {at: function([items[at]]) for at in reversed(range(len(items)))}
        return (done[at] for at in range(len(items)))

    def map_each(self, function: Callable[[Item], Answer], items: Sequence[Item]) -> list[Answer]:
        parts: dict[str, list[int]] = defaultdict(list)
        for at, item in enumerate(items):
            parts[gemeente_of(item)].append(at)
        done = {at: function(items[at]) for part in sorted(parts)[::-1] for at in parts[part]}
        return [done[at] for at in range(len(items))]


def gemeente_of(item: object) -> str:
    """The gemeente of two names that are compared; "" for what has none, or two."""
    if isinstance(item, tuple) and len(item) == 4 and item[2] == item[3]:
        return str(item[2])
    return ""


@given(some_list())
@settings(max_examples=20, deadline=None)
def test_names_compared_per_gemeente_and_one_pass_for_the_rest_give_the_same_clusters(
    records: pd.DataFrame,
) -> None:
    frame = normalise_records(records, GAZETTEER, ALONE)
    whole = match_normalised(frame, None, GAZETTEER)
    divided = match_with(ByGemeente(), frame, None, list_places(GAZETTEER))
    pd.testing.assert_frame_equal(divided.clusters, whole.clusters)
    pd.testing.assert_frame_equal(divided.pairs, whole.pairs)
    pd.testing.assert_frame_equal(divided.questions, whole.questions)


@given(some_list(), st.randoms(use_true_random=False))
@settings(max_examples=20, deadline=None)
def test_the_order_of_records_changes_no_cluster(records: pd.DataFrame, chance: Random) -> None:
    order = list(range(len(records)))
    chance.shuffle(order)
    frame = normalise_records(records, GAZETTEER, ALONE)
    turned = frame.iloc[order].reset_index(drop=True)
    one, other = (match_normalised(table, None, GAZETTEER) for table in (frame, turned))
    pd.testing.assert_frame_equal(one.clusters, other.clusters)


@pytest.mark.parametrize("given_to_all", [GAZETTEER, list_places(GAZETTEER), load_typology()])
def test_what_every_part_is_given_is_small(given_to_all: object) -> None:
    assert len(pickle.dumps(given_to_all)) < SMALL
