"""Who carry a website or number, judged as texts (SYNTHETISCH)."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.match.evidence.contacts import is_shared_phone
from pipeline.match.evidence.couples import judge_phone
from pipeline.match.names.name import NOWHERE, make_places, read_name

PLACES = {"GM0001": make_places({("lindedorp",)}, {("beukenveen",)})}
names = st.sampled_from(["Zonnehof", "Stichting Zonnehof", "Meerpaal", "Brugman", "Zonnehof", ""])
codes = st.sampled_from(["GM0001", ""])


@given(st.lists(st.tuples(names, codes), min_size=1, max_size=6))
def test_a_number_with_few_holders_is_judged_as_if_all_were_read(
    holders: list[tuple[str, str]],
) -> None:
    read = [(read_name(name), PLACES.get(code, NOWHERE)) for name, code in holders]
    assert judge_phone(PLACES, ("0201234567", holders)) == is_shared_phone(read)
