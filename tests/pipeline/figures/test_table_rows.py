"""The rows of the tables follow the typology; places and codes are unique, whatever is added."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import SjoError
from pipeline.figures.rows import TOTAL, make_rijen
from schemas.typology import NationalParty, SupportType, Term, Typology, load_typology

TYPOLOGY = load_typology()
CATEGORIES = [c.label for c in TYPOLOGY.ondersteuningscategorieen]


def told(typology: Typology, tabel: str) -> list[tuple[int, str, str]]:
    rows = make_rijen(typology)
    own = rows[rows["tabel"] == tabel]
    return list(zip(own["volgorde"], own["rij"], own["ouder"], strict=True))


def test_table_2_keeps_the_places_of_2023() -> None:
    assert told(TYPOLOGY, "tabel_2")[4:] == [
        (5, "Het Juridisch Loket", "Niet-gemeente totaal"),
        (6, "Hoofdlocaties", "Het Juridisch Loket"),
        (7, "Servicepunten", "Het Juridisch Loket"),
        (8, "Vestigingsvorm onbekend", "Het Juridisch Loket"),
        (9, "Slachtofferhulp", "Niet-gemeente totaal"),
        (10, "VluchtelingenWerk", "Niet-gemeente totaal"),
        (97, "Sociaal raadslieden onbekend", ""),
        (98, "Totaal", ""),
        (99, "Onbekend", ""),
    ]


def test_a_party_is_called_by_its_label_or_its_row_and_may_have_none() -> None:
    parties = (
        NationalParty("Partij A"),
        NationalParty("Partij B", rij="B"),
        NationalParty("Partij C", rij=""),
    )
    rows = told(replace(TYPOLOGY, landelijke_partijen=parties), "tabel_2")
    assert [rij for _, rij, _ in rows[4:-3]] == ["Partij A", "B"]


def test_who_helps_broadly_comes_first_whatever_it_is_called() -> None:
    fields = tuple(
        replace(t, label="Zeer breed") if t.code == "algemeen" else t for t in TYPOLOGY.leefgebieden
    )
    assert told(replace(TYPOLOGY, leefgebieden=fields), "tabel_4")[0] == (1, "Zeer breed", "")


@settings(max_examples=60, deadline=None)
@given(
    added=st.lists(
        st.tuples(st.text("abcdefgh", min_size=2, max_size=8), st.sampled_from(CATEGORIES)),
        max_size=30,
        unique_by=lambda pair: pair[0],
    )
)
def test_places_and_codes_are_unique_however_many_types_there_are(
    added: list[tuple[str, str]],
) -> None:
    types = tuple(SupportType(f"type {label}", categorie=c) for label, c in added)
    typology = replace(TYPOLOGY, ondersteuningstypen=TYPOLOGY.ondersteuningstypen + types)
    rows = make_rijen(typology)
    assert not rows.duplicated(["tabel", "volgorde"]).any()
    assert not rows.duplicated(["tabel", "code"]).any()
    ordinary = rows[~rows["soort"].isin(["totaal", "onbekend"])]
    assert ordinary["volgorde"].max() < TOTAL
    below = rows[(rows["tabel"] == "tabel_3") & (rows["ouder"] != "")]
    assert set(below["ouder"]) <= set(rows.loc[rows["soort"] == "categorie", "rij"])


def test_more_rows_than_fit_stop_a_build() -> None:
    many = tuple(Term(f"gebied {n}") for n in range(TOTAL))
    with pytest.raises(SjoError, match="tabel_4: meer rijen dan er passen"):
        make_rijen(replace(TYPOLOGY, leefgebieden=TYPOLOGY.leefgebieden + many))
