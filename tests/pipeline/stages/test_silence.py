"""Where no source says a thing, it stays unknown: never the other answer."""

import pandas as pd

from pipeline.stages.tables import make_locaties, make_organisaties
from schemas.published import columns_of

PLACES = pd.DataFrame(
    {"gemeentecode": ["GM0344"], "gemeente": ["Utrecht"], "provincie": ["Utrecht"]}
)


def publish(*counsel: str) -> pd.DataFrame:
    clusters = [f"c{number}" for number in range(len(counsel))]
    merged = pd.DataFrame(dict.fromkeys(columns_of("locaties"), ""), index=range(len(counsel)))
    merged = merged.drop(
        columns=["locatie_id", "organisatie_id", "gemeente", "provincie", "eerste_meting"]
    ).assign(
        zegt_iets_van="2026",
        cluster_id=clusters,
        gemeentecode="GM0344",
        sociaal_raadslieden=list(counsel),
    )
    ids = pd.DataFrame({"cluster_id": clusters, "locatie_id": clusters})
    names = pd.DataFrame({"cluster_id": clusters, "organisatie_id": "O", "organisatie": "SYNTH"})
    return make_locaties(merged, ids, names, PLACES, {}, 2026)


def test_no_word_on_sociaal_raadslieden_is_neither_yes_nor_no() -> None:
    found = publish("ja", "nee", "")["sociaal_raadslieden"]
    assert found.tolist()[:2] == [True, False]
    assert found.isna().tolist() == [False, False, True]


def test_the_kind_of_a_provider_is_what_is_known_of_any_of_its_locations() -> None:
    locaties = pd.DataFrame(
        {
            "locatie_id": ["L1", "L2", "L3", "L4"],
            "organisatie_id": ["O1", "O1", "O1", "O2"],
            "organisatie": ["SYNTHETISCH"] * 4,
            "soort_organisatie": ["onbekend", "onbekend", "gemeente", "onbekend"],
            "landelijke_partij": "",
            "website": "",
            "gemeentecode": "GM0344",
        }
    )
    kinds = make_organisaties(locaties, "onbekend").set_index("organisatie_id")
    assert kinds["soort_organisatie"].to_dict() == {"O1": "gemeente", "O2": "onbekend"}
