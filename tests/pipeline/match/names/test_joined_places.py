"""Places of two gemeenten together: what each of the two says, and no more (SYNTHETISCH)."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.match.names.name import Places, make_places, strip_phrases, strip_places
from pipeline.match.names.word_likeness import drop_light

NAMES = (("lindedorp",), ("den", "baken"), ("sint", "eikenrode"), ("duinwijk",), ("ede",))
WORDS = ("lindedrop", "lindedorp", "den", "baken", "sint", "eikenrod", "duinwjik", "ede", "steun")

names = st.frozensets(st.sampled_from(NAMES))
words = st.lists(st.sampled_from(WORDS), max_size=6).map(tuple)


@given(names, names, names, names, words)
def test_two_gemeenten_together_say_what_one_with_all_their_places_would(
    own: frozenset[tuple[str, ...]],
    towns: frozenset[tuple[str, ...]],
    others: frozenset[tuple[str, ...]],
    there: frozenset[tuple[str, ...]],
    said: tuple[str, ...],
) -> None:
    here, beyond = make_places(own, towns), make_places(others, there)
    both, whole = here.join(beyond), make_places(own | others, towns | there)
    assert drop_light(said, both) == drop_light(said, whole)
    assert strip_places(said, both) == strip_places(said, whole)


@given(names, names, words)
def test_places_are_stripped_as_any_phrases_are(
    own: frozenset[tuple[str, ...]], towns: frozenset[tuple[str, ...]], said: tuple[str, ...]
) -> None:
    places = make_places(own, towns)
    assert strip_places(said, places) == strip_phrases(said, places.phrases)
    assert strip_places(said, Places()) == said
