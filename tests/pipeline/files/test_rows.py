from hypothesis import given
from hypothesis import strategies as st

from pipeline.files.rows import clean_cell


@given(st.text())
def test_a_clean_cell_is_clean_and_holds_nothing_new(cell: str) -> None:
    clean = clean_cell(cell)
    assert clean_cell(clean) == clean
    assert len(clean_cell(f"\u200b\u034f{cell}\U000e0041\u00a0")) == len(clean)


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126)))
def test_plain_text_is_only_stripped(cell: str) -> None:
    assert clean_cell(cell) == cell.strip()


def test_cells_that_look_the_same_are_the_same() -> None:
    assert (
        clean_cell("Cafe\u0301\u00a0\u00adZuid\u200e ")
        == clean_cell("\ufeffCafé Zuid")
        == "Café Zuid"
    )
