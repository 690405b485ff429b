"""Names that share what tells and differ in kind, number or part: one place, a question, or two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.match.names.kinds import read_kinds
from pipeline.match.names.name import make_places, read_name
from pipeline.match.names.reasons import NameReason
from pipeline.match.names.verdict import compare_names
from schemas.vocabulary import Veldoordeel

AROUND = make_places([("hof", "van", "twente")], [("goor",), ("delden",), ("hof", "van", "twente")])
NEARLY_ONE = [
    ("Basisschool De Tjalk", "IKC De Tjalk", NameReason.KIND),
    ("Wijkteam Westerpark", "Buurtteam Westerpark", NameReason.KIND),
    ("Huis van de Wijk Gein", "Buurthuis Gein", NameReason.KIND),
    ("De Banne", "Huis van de wijk Banne", NameReason.KIND),
    ("Cultuurhuis De Vlugt", "Broedplaats De Vlugt", NameReason.KIND),
    ("Lindeparkschool", "Openbare Basisschool Lindepark", NameReason.KIND),
    ("Dorpshus West", "Doprshuis West", NameReason.KIND),
    ("BuurtteamKadond", "Kadond - Hof van Twente Buurtteam", NameReason.KIND),
    ("Wijkteam Goor", "Gemeente Goor - wijkteam", NameReason.KIND),
    ("Helster", "Helster 1", NameReason.NUMBERED),
    ("Dorpshuis De Zon", "Dorpshuis De Zon II", NameReason.NUMBERED),
    ("Vereniging Alg. Hulp Meeuwenhof", "Algemene Hulp Meeuwenhof", NameReason.SHORTENED),
    ("Wijkracht", "Wijkracht Academie", NameReason.EXTRA),
    ("Dorpshuis", "Dorpshuis De Ark", NameReason.EXTRA),
    ("De Duif (voorheen Oosterlicht)", "Oosterlicht", NameReason.OTHER_NAME),
    ("De Duif v/h Oosterlicht", "Oosterlicht", NameReason.OTHER_NAME),
]
ASKED = [
    ("Wijkteam Lindebuurt", "Wijkcentrum Lindebuurt", NameReason.OTHER_KIND),
    ("Rechtswinkel Rietmeer", "Rechtswinkel Zuidoost", NameReason.OTHER_QUARTER),
    ("Sociaal Raadslieden Bibliotheek Rietmeer", "Bibliotheek Rietmeer", NameReason.GUEST),
    ("Salut afdeling Goor", "Salut, locatie Delden", NameReason.OTHER_DEPARTMENT),
    ("Salut afdeling Wierden", "Salut afdeling Hof van Twente", NameReason.OTHER_DEPARTMENT),
]
TWO = [
    ("Wijkteam Noord", "Wijkteam Oost"),
    ("Wijkteam Noord", "Wijkcentrum Noord"),
    ("Dorpshuis De Zon 1", "Dorpshuis De Zon 2"),
    ("Sociaal Raadslieden Rietmeer", "Buurtteam Rietmeer"),
    ("Bibliotheek Rietmeer", "Gemeente Goor"),
    ("Dorpshuis De Ark", "Bibliotheek Dorpshuis De Ark"),
]


@pytest.mark.parametrize(("left", "right", "reason"), NEARLY_ONE)
def test_what_differs_in_kind_number_or_part_is_nearly_the_same(
    left: str, right: str, reason: NameReason
) -> None:
    found = compare_names(read_name(left), read_name(right), AROUND)
    assert (found.verdict, found.reason) == (Veldoordeel.VRIJWEL_GELIJK, reason)


@pytest.mark.parametrize(("left", "right", "reason"), ASKED)
def test_two_kinds_quarters_guests_and_departments_are_a_question(
    left: str, right: str, reason: NameReason
) -> None:
    found = compare_names(read_name(left), read_name(right), AROUND)
    assert found.reason == reason
    assert found.verdict in {Veldoordeel.ANDERE_SOORT, Veldoordeel.ANDERE_AFDELING}


@pytest.mark.parametrize(("left", "right"), TWO)
def test_what_shares_no_word_that_tells_is_not_nearly_the_same(left: str, right: str) -> None:
    found = compare_names(read_name(left), read_name(right), AROUND).verdict
    assert found in {Veldoordeel.LIJKEND, Veldoordeel.ANDERS, Veldoordeel.DEEL}


def test_a_department_in_the_gemeente_may_be_that_of_the_gemeente() -> None:
    left, right = read_name("Salut afdeling Hof van Twente"), read_name("Salut, locatie Goor")
    assert compare_names(left, right, AROUND).verdict == Veldoordeel.GELIJK


def test_ordinals_in_words_and_digits_are_one_number() -> None:
    assert read_name("1ste Hulp bij Schulden").words == read_name("Eerste hulp bij schulden").words


kinds = st.sampled_from(["wijkteam", "buurthuis", "school", "huis", "wijk", "zaal", "linde", "2"])


@given(st.lists(kinds, max_size=6).map(tuple))
def test_reading_kinds_loses_no_word(core: tuple[str, ...]) -> None:
    found = read_kinds(core)
    assert sorted(found.kinds + found.rest) == sorted(core)
