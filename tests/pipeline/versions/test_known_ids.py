"""What is known of ids: one that stands again is itself, and no longer what became of it."""

from pipeline.versions.known_ids import KnownIds

FIRST, HEIR, LAST, GONE = "L0000000001", "L0000000002", "L0000000003", "L0000000004"
KNOWN = KnownIds(
    names=dict.fromkeys((FIRST, HEIR, LAST, GONE), ""),
    members={FIRST: ["r:1"], HEIR: ["r:2"], LAST: ["r:2", "r:3"], GONE: ["r:4"]},
    ended={GONE: ("2026.2", "geen bron noemt haar nog")},
    heirs={FIRST: HEIR, HEIR: LAST},
)


def test_what_stands_again_is_itself_and_what_went_into_it_goes_on_there() -> None:
    woken = KNOWN.wake({HEIR, GONE})
    assert (KNOWN.find_present(FIRST), KNOWN.find_present(HEIR)) == (LAST, LAST)
    assert (woken.find_present(FIRST), woken.find_present(HEIR)) == (HEIR, HEIR)
    assert woken.ended == {}
    assert KNOWN.wake({LAST}) == KNOWN


def test_a_record_brings_a_merged_location_back_unless_it_is_of_its_heir() -> None:
    assert KNOWN.find_returned({"r:1", "r:2", "r:3"}) == {FIRST}
    assert KNOWN.find_returned({"r:2", "r:3", "r:4"}) == set()


def test_a_location_that_stands_again_is_no_longer_joined_to_another() -> None:
    assert KNOWN.joined == {"r:1", "r:2"}
    assert KNOWN.wake({FIRST}).joined == {"r:2"}
