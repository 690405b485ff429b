"""The gate at entry: what is of a person is stopped, with how to write it instead.

Everything here is made up (SYNTHETISCH).
"""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.files.tabular import Table
from pipeline.privacy.free_text import find_personal_in_prose
from schemas.readings import BEWIJS
from werkbank.entry_gate import advise_on_personal, find_clean_part, find_personal_rows

PERSONAL = "Vraag naar mevrouw SYNTHETISCH Jansen"
NUMBER = "Bel 06-12345678"


def evidence(*quotes: str) -> Table:
    cells = {name: [""] * len(quotes) for name in BEWIJS.names} | {"tekst": list(quotes)}
    index = pd.Index(range(2, len(quotes) + 2), name="rij", dtype="int64")
    return Table("bewijs/AB.csv", BEWIJS, pd.DataFrame(cells, index=index, dtype="str"))


@pytest.mark.parametrize(
    ("quote", "advice"),
    [
        (f"{PERSONAL}.", "schrijf de functie in plaats van de naam"),
        (f"{NUMBER}.", "laat het nummer weg"),
        ("Mail jan.jansen@proef.example.", "laat het e-mailadres weg"),
        ("Het staat op 1234 AB.", "een bezoekadres hoort in de kolom bezoekadres"),
    ],
)
def test_a_quote_that_holds_something_of_a_person_is_named_without_showing_it(
    quote: str, advice: str
) -> None:
    (found,) = find_personal_rows(evidence("Wij geven gratis advies.", quote))
    assert (found.rij, found.kolom, found.waarde) == (3, "tekst", "")
    assert advice in found.advies
    assert quote not in str(found)


def test_what_is_left_of_a_text_is_offered_as_it_stands_there() -> None:
    text = f"Wij geven gratis advies over huur. {NUMBER}. Iedereen is welkom."
    assert find_clean_part(text) == "Wij geven gratis advies over huur."
    advice = advise_on_personal(text, find_personal_in_prose(text))
    assert advice.endswith("of bewaar alleen: 'Wij geven gratis advies over huur.'")


@pytest.mark.parametrize("text", [f"{NUMBER}.", "Wij geven gratis advies over huur."])
def test_nothing_is_offered_where_nothing_is_left_or_nothing_is_wrong(text: str) -> None:
    assert find_clean_part(text) == ""


PIECES = st.sampled_from(["Wij helpen bij huur.", NUMBER, f"{PERSONAL},", "a@b.nl", "Kom langs!"])


@given(st.lists(PIECES, max_size=6))
def test_what_is_offered_holds_nothing_of_a_person_and_stands_in_the_text(
    pieces: list[str],
) -> None:
    text = " ".join(pieces)
    clean = find_clean_part(text)
    assert clean in text
    assert find_personal_in_prose(clean) == ""
