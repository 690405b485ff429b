"""What a reader is told of sureness: in Dutch, and never more than is known. Data SYNTHETISCH."""

import pandas as pd

from pipeline.certainty.capture import Overlap
from pipeline.certainty.completeness import estimate_total
from pipeline.certainty.telling import tell_certainty
from schemas.published import TABLES, columns_of
from tests.pipeline.certainty.test_capture import HEPATITIS


def told(overlap: Overlap) -> list[str]:
    """Return the sentences on a version of which only the completeness is known."""
    return tell(volledigheid=volledigheid(overlap))


def volledigheid(overlap: Overlap) -> pd.DataFrame:
    rows = [{"open_paren": stand, **estimate_total(overlap, frozenset())} for stand in STANDS]
    return pd.DataFrame(rows, columns=COLUMNS)


def tell(**known: pd.DataFrame) -> list[str]:
    return tell_certainty({name: pd.DataFrame(columns=columns_of(name)) for name in TABLES} | known)


STANDS = ("apart", "samen")
COLUMNS = columns_of("volledigheid")


def test_a_bound_is_called_a_bound_with_the_spread_of_the_models() -> None:
    assert told(HEPATITIS) == [
        "Er zijn ten minste 413 locaties, waarvan 271 gevonden. Dat is een ondergrens, geen "
        "schatting: zij volgt uit wat E, P en Q dubbel vonden; het model dat het best past, "
        "schat er 527.",
    ]


def test_models_that_are_about_as_good_tell_their_spread() -> None:
    pairs = dict.fromkeys(map(frozenset, ("AB", "AC", "BC")), 12)
    (sentence,) = told({**pairs, **dict.fromkeys(map(frozenset, "ABC"), 30), frozenset("ABC"): 8})
    assert "modellen die ongeveer even goed passen, schatten er" in sentence


def test_open_pairs_are_told_where_they_make_a_difference() -> None:
    table = volledigheid({frozenset("A"): 40, frozenset("B"): 30, frozenset("AB"): 20})
    table.loc[table["open_paren"] == "samen", "ten_minste"] = 100
    assert tell(volledigheid=table)[1] == (
        "Zijn alle paren waarover nog niet is beslist dezelfde locatie, dan zijn er ten minste 100."
    )


def by_search(gevonden: int, ten_minste: int) -> list[str]:
    row = {"telwijze": "zoekacties", "gevonden": gevonden, "ten_minste": ten_minste}
    return tell(volledigheid=pd.DataFrame([row], columns=COLUMNS))


def test_what_searching_itself_missed_is_told_as_a_bound() -> None:
    assert by_search(1691, 2029) == [
        "In de gemeenten waar met meer dan een zoekterm is gezocht, zijn ten minste 2.029 "
        "aanbieders; 1.691 daarvan vonden de zoekacties, ook wat nog op een oordeel wacht. Ook "
        "dat is een ondergrens: zij volgt uit wat zoektermen dubbel vonden."
    ]
    assert by_search(9, 9) == [
        "Uit wat zoektermen dubbel vonden, volgt niet dat er meer aanbieders zijn dan de 9 die "
        "zoekacties vonden; ook niet dat dit alles is."
    ]


def test_what_values_rest_on_is_told_in_full() -> None:
    counted = dict(zip(columns_of("bewijskracht"), ("oordeel", 20, 5, 4, 3, 2, 1, 5), strict=True))
    (sentence,) = tell(bewijskracht=pd.DataFrame([counted]))
    assert sentence == (
        "Van 20 waarden die lezers gaven, rusten er 5 op een citaat dat letterlijk in de bewaarde "
        "pagina staat, en 4 op een citaat waarvan de pagina niet aanwezig was; 3 op een "
        "omschrijving in eigen woorden en 2 op een regel; 1 op een citaat dat niet in de bewaarde "
        "pagina staat; 5 hebben geen bewijs."
    )


def test_two_lists_tell_no_estimate() -> None:
    sentences = told({frozenset("A"): 400, frozenset("B"): 900, frozenset("AB"): 200})
    assert "ten minste 2.986 locaties, waarvan 1.500 gevonden" in sentences[0]
    assert "schatten" not in sentences[0]


def test_a_bound_that_is_what_was_found_is_not_told_as_news() -> None:
    assert told({frozenset("A"): 90, frozenset("AB"): 20}) == [
        "Uit wat A en B dubbel vonden, volgt niet dat er meer locaties zijn dan de 110 die zijn "
        "gevonden; ook niet dat dit alles is."
    ]


def test_what_cannot_be_told_is_told_to_be_so_with_the_reason() -> None:
    assert told({frozenset("A"): 9}) == [
        "Hoeveel locaties er ten minste zijn, is niet te zeggen: er zijn geen twee lijsten die "
        "genoeg delen."
    ]


def test_a_version_without_these_tables_tells_nothing() -> None:
    assert tell_certainty({name: pd.DataFrame(columns=columns_of(name)) for name in TABLES}) == []


def test_sources_are_called_by_their_titles_and_rules_by_their_words() -> None:
    titles = {"enquete_gemeenten": "Enquête onder gemeenten", "site": "Site: vestigingen"}
    bronnen = pd.DataFrame({"bron": titles.keys(), "titel": titles.values()})
    found = {frozenset({"enquete_gemeenten"}): 90, frozenset(titles): 20}
    respons = dict(
        zip(columns_of("enquete_respons"), ("enquete_gemeenten", "", 9, 4, 1, 4), strict=True)
    )
    rules = {"regel": ["bron_te_oud"], "records": [0]}
    sentences = tell(
        bronnen=bronnen,
        volledigheid=volledigheid(found),
        enquete_respons=pd.DataFrame([respons]),
        regels=pd.DataFrame(rules),
    )
    assert sentences[0].startswith("Uit wat Enquête onder gemeenten en Site dubbel vonden, ")
    assert sentences[1].startswith("Enquête onder gemeenten: volledig antwoord uit 4 van de 9 ")
    assert sentences[2].endswith("raakten: bron te oud.")
