from hypothesis import given
from hypothesis import strategies as st

from schemas.folding import fold_code, fold_letters, fold_words, make_printable, strip_accents


def test_each_variant_keeps_what_may_differ_for_its_purpose() -> None:
    text = "Súdwest-Fryslân  (MO) ’t"
    assert strip_accents("Súdwest") == "Sudwest"
    assert fold_words(text) == "sudwest-fryslan (mo) 't"
    assert fold_letters(text) == "sudwestfryslanmot"
    assert fold_code(text) == "sudwest-fryslan-mo-t"


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    for fold in (strip_accents, fold_words, fold_letters, fold_code):
        assert fold(fold(text)) == fold(text)


@given(st.text())
def test_printable_text_fits_any_file_and_screen_and_stays_the_same(text: str) -> None:
    clean = make_printable(text)
    assert clean.isprintable()
    assert clean.encode("utf-8").decode("utf-8") == clean
    assert make_printable(clean) == clean


def test_printable_text_leaves_words_apart_and_accents_whole() -> None:
    assert (
        make_printable("Súdwest\u00a0Fryslân\nloket \ud83d\ude00\u200b") == "Súdwest Fryslân loket "
    )
