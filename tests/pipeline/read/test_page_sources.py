"""Further pages of a location: which they are, what each supports, and of which day it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.read.cells import find_fault
from pipeline.read.page_sources import PageSource, normal_page_sources, parse_page_sources
from schemas.manual import LOCATIES, SUPPORTED_COLUMNS

CONTACT = PageSource("https://proef.example/contact", ["bezoekadres", "telefoon"], "")


def test_a_cell_names_pages_with_what_each_says() -> None:
    cell = (
        "https://proef.example/contact (Bezoekadres,telefoon) ;"
        "https://b.example/a;b_(c) (leefgebieden, 2024-03)"
    )
    assert parse_page_sources(cell) == [
        CONTACT,
        PageSource("https://b.example/a;b_(c)", ["leefgebieden"], "2024-03"),
    ]
    assert parse_page_sources("") == []


@pytest.mark.parametrize(
    "cell",
    [
        "https://proef.example/contact",
        "https://proef.example/contact ()",
        "https://proef.example/contact (2024)",
        "https://proef.example/contact (adres)",
        "https://proef.example/contact (telefoon) en nog iets",
        "proef.example (telefoon)",
        "https://proef.example/contact (telefoon",
    ],
)
def test_what_names_no_column_or_no_page_is_a_fault_at_its_cell(cell: str) -> None:
    assert parse_page_sources(cell) is None
    fault = find_fault(LOCATIES["andere_bronnen"], cell, {})
    assert fault is not None
    assert "https://... (kolom, kolom)" in fault.advies


@given(
    st.lists(
        st.builds(
            PageSource,
            st.sampled_from(["https://a.example", "http://b.example/x?y=(1)&z=2,3"]),
            st.lists(st.sampled_from(SUPPORTED_COLUMNS), min_size=1),
            st.sampled_from(["", "2024", "2024-03", "2024-03-09"]),
        )
    )
)
def test_the_one_form_of_a_cell_reads_back_as_it_was(sources: list[PageSource]) -> None:
    cell = "; ".join(map(str, sources))
    assert parse_page_sources(cell) == sources
    assert normal_page_sources(cell) == cell
