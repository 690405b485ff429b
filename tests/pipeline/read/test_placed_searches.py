"""What was searched and found stands in its gemeente once, as its last row says."""

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.country.gazetteer import Gazetteer
from pipeline.country.reference import load_reference
from pipeline.files.findings import FileError
from pipeline.files.tabular import Table
from pipeline.read.entry_ids import make_record_id
from pipeline.read.manual import collect_wave, find_wave_faults
from pipeline.read.searches import (
    FIND_COLUMNS,
    keep_latest_finds,
    keep_latest_searches,
    place_finds,
    place_searches,
)
from pipeline.release.floors import Acceptance
from pipeline.release.publish import release
from schemas.manual import BEGRIPPEN
from schemas.vocabulary import Vondstuitkomst
from tests.pipeline.tree import LOCATIES_HEADER, REPOSITORY, make_tree, write

NO_TERMS = Table.empty(BEGRIPPEN).frame
NOTHING_YET = Acceptance("alles wacht nog", "AB", "2026-03-01")
GAZETTEER = Gazetteer.from_reference(load_reference(REPOSITORY / "data" / "reference", 2026))


def log(*rows: tuple[str, str, str, int]) -> pd.DataFrame:
    columns = ["zoekactie_id", "gemeente", "zoekterm", "paginas"]
    told = pd.DataFrame(list(rows), columns=columns)
    return told.assign(hits=1, datum="2026-03-01", bestand="zoeklog/AB.csv", rij=2)


def finds(*rows: dict[str, str]) -> pd.DataFrame:
    return pd.DataFrame(
        [dict.fromkeys(FIND_COLUMNS, "") | {"rij": "2"} | row for row in rows],
        columns=list(FIND_COLUMNS),
        dtype=str,
    )


def test_a_search_of_several_gemeenten_stands_in_each_with_how_many_it_had() -> None:
    placed = place_searches(log(("AB-2026-1", "Zeist; Den Haag", "hulp", 3)), GAZETTEER)
    assert placed[["gemeentecode", "gemeente", "aantal_gemeenten", "paginas"]].to_numpy().tolist() == [
        ["GM0355", "Zeist", 2, 3],
        ["GM0518", "Den Haag", 2, 3],
    ]  # fmt: skip


def test_a_search_of_the_country_stands_in_no_gemeente() -> None:
    placed = place_searches(log(("AB-2026-1", "Nederland", "hulp", 3)), GAZETTEER)
    assert placed[["gemeentecode", "aantal_gemeenten"]].to_numpy().tolist() == [["", 0]]


def test_all_words_that_are_no_gemeente_are_named_at_once() -> None:
    searches = log(("", "Zeist; Atlantis", "hulp", 1), ("", "Utopia", "hulp", 1))
    with pytest.raises(FileError, match=r"(?s)'Atlantis': geen gemeente.*'Utopia': geen gemeente"):
        place_searches(searches, GAZETTEER)


def test_the_last_row_of_a_search_holds_and_searches_of_the_former_form_stay() -> None:
    rows = [("AB-2026-1", "Zeist", "hulp", 1), ("", "Zeist", "hulp", 2), ("", "Zeist", "hulp", 3)]
    kept = keep_latest_searches(log(*rows, ("AB-2026-1", "Zeist", "hulp", 4)))
    assert list(kept["paginas"]) == [2, 3, 4]


def test_a_find_lies_where_it_says_or_in_the_only_gemeente_of_its_search() -> None:
    searches = place_searches(
        log(("AB-2026-1", "Zeist", "a", 1), ("AB-2026-2", "Zeist;Utrecht", "b", 1)), GAZETTEER
    )
    rows = finds(
        {"zoekactie_id": "AB-2026-1"},
        {"zoekactie_id": "AB-2026-1", "gemeente": "De Bilt"},
        {"zoekactie_id": "AB-2026-2", "gemeente": "Utrecht"},
        {"zoekactie_id": "AB-2026-2"},
    )
    placed = place_finds(rows, searches, GAZETTEER)
    assert list(placed["gemeentecode"]) == ["GM0355", "GM0310", "GM0344", ""]
    assert list(placed["zoekterm"]) == ["a", "a", "b", "b"]


@given(
    st.lists(
        st.tuples(
            st.sampled_from("12"), st.sampled_from("xy"), st.sampled_from(list(Vondstuitkomst))
        )
    )
)
def test_of_a_search_and_record_the_last_word_holds(told: list[tuple[str, str, str]]) -> None:
    rows = finds(*({"zoekactie_id": s, "record_id": r, "uitkomst": str(u)} for s, r, u in told))
    kept = keep_latest_finds(rows)
    last = {(s, r): str(u) for s, r, u in told}
    holds = {key: u for key, u in last.items() if u != Vondstuitkomst.INGETROKKEN}
    assert dict(zip(zip(kept["zoekactie_id"], kept["record_id"], strict=True), kept["uitkomst"], strict=True)) == holds  # fmt: skip


def test_searches_and_finds_are_published_without_persons(tmp_path: Path) -> None:
    root = make_tree(tmp_path)
    wave = root / "manual_entries" / "2026"
    keyed = [
        "sleutel;" + LOCATIES_HEADER,
        "AB-2026-1;SYNTHETISCH Vondst;;;Losser;;;;;;2026-10-04;AB",
    ]
    write(wave / "locaties" / "AB.csv", keyed)
    write(
        wave / "zoeklog" / "AB.csv",
        [
            "zoekactie_id;gemeente;zoekterm;paginas;hits;datum",
            "AB-2026-1;Losser;hulp Losser;2;1;2026-10-05",
            "AB-2026-2;Nederland;hulp;1;1;2026-10-05",
        ],
    )
    write(
        wave / "vondsten" / "AB.csv",
        [
            "zoekactie_id;gemeente;pagina;uitkomst;regel;sleutel;record_id;organisatie;url",
            "AB-2026-1;;1;nieuw;;AB-2026-1;;SYNTHETISCH Vondst;https://proef.example/een",
            "AB-2026-2;;;valt af;alleen online;AB-2026-2;;SYNTHETISCH Site;",
            "AB-2026-2;Losser;2;bekend;;;L0123456789;SYNTHETISCH Oud;",
        ],
    )
    rejected = "sleutel;organisatie;regel;onderzoeker;datum"
    write(
        wave / "afgewezen" / "AB.csv",
        [rejected, "AB-2026-2;SYNTHETISCH Site;alleen online;AB;2026-10-05"],
    )
    tables = release(root, 2026, aanvaard=NOTHING_YET).inventory.tables
    told = tables["vondsten"].astype("object").fillna("").astype(str)
    assert told[["zoekactie_id", "gemeentecode", "zoekterm", "pagina", "uitkomst"]].to_numpy().tolist() == [
        ["AB-2026-1", "GM0168", "hulp Losser", "1", "nieuw"],
        ["AB-2026-2", "", "hulp", "", "valt af"],
        ["AB-2026-2", "GM0168", "hulp", "2", "bekend"],
    ]  # fmt: skip
    assert list(told["record_id"]) == [
        make_record_id("AB-2026-1", ()),
        make_record_id("AB-2026-2", ()),
        "",
    ]
    assert list(told["locatie_id"]) == ["", "", "L0123456789"]
    country = tables["zoeklog"][tables["zoeklog"]["aantal_gemeenten"] == 0]
    assert country["gemeentecode"].isna().all()
    assert tables["gemeenten"].set_index("gemeente").loc["Losser", "zoektermen"] == 5


def test_rows_of_one_search_may_be_alike_and_copies_without_an_id_may_not(tmp_path: Path) -> None:
    wave = tmp_path / "manual_entries" / "2026"
    row = "AB-2026-1;Losser;hulp Losser;2;1;2026-10-05"
    header = "zoekactie_id;gemeente;zoekterm;paginas;hits;datum"
    write(wave / "zoeklog" / "AB.csv", [header, row, row])
    assert collect_wave(tmp_path, "2026").faults == []
    assert find_wave_faults(collect_wave(tmp_path, "2026"), NO_TERMS) == []
