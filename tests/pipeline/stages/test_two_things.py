"""What people said are two things never goes on as one, however much the two share."""

import pandas as pd
import pytest

from pipeline.stages.decided import NO_ENDINGS, Endings
from pipeline.stages.identify import identify
from pipeline.stages.identity import assign_ids, mint
from pipeline.versions.earlier import Earlier
from schemas.published import columns_of

OLD = "Laaaaaaaaaa"
PLACE = {
    "organisatie": "SYNTHETISCH Hulp",
    "locatienaam": "",
    "landelijke_partij": "",
    "bezoekadres": "Dorpsstraat 1",
    "postcode": "1234AB",
    "woonplaats": "Utrecht",
    "gemeentecode": "GM0344",
    "website": "https://a.example",
    "telefoon": "",
}
APART = Endings({}, (), (), (), frozenset([(OLD, "r:1")]))


@pytest.mark.parametrize(("endings", "goes_on"), [(NO_ENDINGS, True), (APART, False)])
@pytest.mark.parametrize("known_by", ["r:1", "r:9"])
def test_what_is_another_thing_gets_an_id_of_its_own(
    known_by: str, endings: Endings, goes_on: bool
) -> None:
    """By a record that they share (r:1), or by their words when they share none."""
    before = PLACE | {"locatie_id": OLD, "organisatie_id": "Oaaaaaaaaaa", "eerste_meting": 2024}
    earlier = Earlier(
        versie="2024.1",
        locaties=pd.DataFrame([before]),
        herkomst=pd.DataFrame([{"record_id": known_by, "locatie_id": OLD}]),
        id_historie=pd.DataFrame(columns=columns_of("id_historie"), dtype="str"),
        waarden=pd.DataFrame(),
        besluiten=pd.DataFrame(),
        present=frozenset([OLD]),
        former=pd.DataFrame(columns=["locatie_id"], dtype="str"),
    )
    found = identify(
        pd.DataFrame([PLACE | {"cluster_id": "c"}]),
        pd.DataFrame([{"record_id": "r:1", "cluster_id": "c"}]),
        earlier,
        lambda records: records[["record_id"]].assign(cluster_id="same"),
        lambda code: code,
        "2026.1",
        {},
        endings,
    )
    assert (found.ids["locatie_id"].tolist() == [OLD]) is goes_on


def test_an_id_that_rests_is_not_given_anew_to_what_people_hold_apart_from_it() -> None:
    members = pd.DataFrame([{"cluster_id": "c", "key": "r:1"}])
    rests = mint("L", "r:1")
    history = pd.DataFrame(
        [{"versie": "2026.1", "locatie_id": rests, "gebeurtenis": "vervallen", "opvolger": ""}]
    )
    ties = pd.DataFrame({"cluster_id": ["c"], "id": [rests], "weight": [0]})
    again = assign_ids("L", members, ties, [], history)
    apart = assign_ids("L", members, ties, [], history, apart=[rests])
    assert again.ids["id"].tolist() == [rests]
    assert apart.ids["id"].tolist() == [mint("L", "r:1", {rests})]
