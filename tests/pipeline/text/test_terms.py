from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.terms import (
    canonical_terms,
    join_words,
    known_terms,
    nearest,
)
from schemas.declared_terms import LIST_OF_COLUMN
from schemas.manual import TERM_LISTS
from schemas.typology import TYPOLOGY_PATH, load_typology

BEGRIPPEN = pd.DataFrame(
    {
        "lijst": ["leefgebieden", "leefgebieden", "ondersteuningstypen"],
        "bronwaarde": ["Huren, kopen", "Café", "Huren"],
        "term": ["Wonen en buren", "Algemeen", "Advies"],
    }
)
AREAS = known_terms("leefgebieden", BEGRIPPEN)


@pytest.mark.parametrize(
    ("cell", "labels", "unknown"),
    [
        ("", [], []),
        ("Wonen en buren|Algemeen", ["Wonen en buren", "Algemeen"], []),
        ("WONEN EN  BUREN; algemeen", ["Wonen en buren", "Algemeen"], []),
        ("Algemeen, Wonen en buren\nSchulden en incasso", ["Algemeen", "Wonen en buren", "Schulden en incasso"], []),
        ("Zorg en maatschappelijke opvang (MO), Algemeen", ["Zorg en maatschappelijke opvang (MO)", "Algemeen"], []),
        ("Zorg en MO; cafe", ["Zorg en maatschappelijke opvang (MO)", "Algemeen"], []),
        ("huren, kopen", ["Wonen en buren"], []),
        ("Algemeen; Huren, kopen", ["Algemeen", "Wonen en buren"], []),
        ("Huren, Algemeen", ["Algemeen"], ["Huren"]),
        ("Algemeen,,|; Algemeen", ["Algemeen"], []),
    ],
)  # fmt: skip
def test_a_cell_names_terms_whatever_the_separator_case_and_accents(
    cell: str, labels: list[str], unknown: list[str]
) -> None:
    assert canonical_terms(cell, AREAS) == (labels, unknown)


def test_a_word_of_one_list_means_nothing_in_another() -> None:
    assert canonical_terms("Huren", known_terms("ondersteuningstypen", BEGRIPPEN)) == (
        ["Advies"],
        [],
    )
    assert canonical_terms("Huren", AREAS) == ([], ["Huren"])


def test_no_begrip_can_change_the_meaning_of_a_label() -> None:
    wrong = pd.DataFrame(
        {"lijst": ["leefgebieden"], "bronwaarde": ["algemeen"], "term": ["Wonen en buren"]}
    )
    assert known_terms("leefgebieden", wrong)["algemeen"] == "Algemeen"


def test_every_list_with_terms_is_known_by_the_name_of_its_column() -> None:
    assert set(TERM_LISTS) | {"landelijke_partij"} == set(LIST_OF_COLUMN)


def test_a_renamed_term_is_known_by_its_old_label_and_by_its_code(tmp_path: Path) -> None:
    renamed = tmp_path / "typology.toml"
    text = TYPOLOGY_PATH.read_text(encoding="utf-8")
    old, new = 'label = "Algemeen"', 'label = "Alle gebieden"\nsynoniemen = ["Algemeen"]'
    renamed.write_text(text.replace(old, new), encoding="utf-8")
    known = known_terms("leefgebieden", BEGRIPPEN, load_typology(renamed))
    assert canonical_terms("Algemeen", known) == (["Alle gebieden"], [])
    assert canonical_terms("café; alle gebieden; ALGEMEEN", known) == (["Alle gebieden"], [])
    assert canonical_terms("wonen-en-buren", known) == (["Wonen en buren"], [])


@given(st.lists(st.sampled_from(sorted(set(AREAS.values())))), st.sampled_from("|;,\n"))
def test_labels_joined_by_any_separator_come_back_once_each(labels: list[str], sign: str) -> None:
    assert canonical_terms(sign.join(labels), AREAS) == (list(dict.fromkeys(labels)), [])


@given(st.text(max_size=60))
def test_every_word_is_a_label_or_unknown_and_canonical_text_stays(cell: str) -> None:
    labels, unknown = canonical_terms(cell, AREAS)
    assert canonical_terms("|".join(labels), AREAS) == (labels, [])
    assert canonical_terms(join_words(cell, AREAS), AREAS) == (labels, unknown)


@pytest.mark.parametrize(
    ("word", "suggestion"),
    [
        ("Wonen", "Wonen en buren"),
        ("schulden en incaso", "Schulden en incasso"),
        ("xyz", ""),
        ("", ""),
    ],
)
def test_the_nearest_term_is_suggested(word: str, suggestion: str) -> None:
    assert nearest(word, AREAS.values()) == suggestion
