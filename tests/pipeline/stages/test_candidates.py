"""What a candidate may turn out to be: what was said of it, and all of what nobody spoke of."""

import pandas as pd

from pipeline.stages.candidates import CLAIM_COLUMNS, make_kandidaten

SAID = {
    "soort_organisatie": "",
    "sociaal_raadslieden": "",
    "ondersteuningstypen": "",
    "leefgebieden": "",
}


def waiting(*rows: tuple[str, str, str]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=["record_id", "cluster_id", "gemeentecode"], dtype="str")
    return table.assign(kandidaat_id="K" + table["cluster_id"])


def make(
    waiting: pd.DataFrame,
    claims: list[tuple[str, str, str, str]],
    unread: list[tuple[str, str]] | None = None,
) -> list[dict[str, str]]:
    clusters = waiting["cluster_id"].unique()
    locaties = pd.DataFrame({"cluster_id": clusters, "landelijke_partij": "", "vestigingsvorm": ""})
    made = make_kandidaten(
        waiting,
        locaties,
        pd.DataFrame(claims, columns=CLAIM_COLUMNS, dtype="str"),
        pd.DataFrame(unread or [], columns=["record_id", "gemeentecode"], dtype="str"),
        "onbekend",
    )
    rows = made.drop(columns=["landelijke_partij", "vestigingsvorm"]).to_dict("records")
    return [{str(k): str(v) for k, v in row.items()} for row in rows]


def candidate(kandidaat_id: str, gemeentecode: str, **said: str) -> dict[str, str]:
    return {
        "kandidaat_id": kandidaat_id,
        "record_id": "",
        "gemeentecode": gemeentecode,
        **SAID,
    } | said


def test_what_all_records_of_a_candidate_name_stands_in_its_one_row() -> None:
    rows = make(
        waiting(("r1", "c", "GM0002"), ("r2", "c", "GM0002")),
        [
            ("r1", "ondersteuningstype", "Informatie", "voorlopig"),
            ("r2", "ondersteuningstype", "Advies", "standaard"),
            ("r2", "ondersteuningstype", "Informatie", "vastgesteld"),
            ("r2", "sociaal_raadslieden", "ja", "voorlopig"),
            ("elders", "leefgebied", "Algemeen", "vastgesteld"),
        ],
    )
    assert rows == [
        candidate("Kc", "GM0002", ondersteuningstypen="Advies|Informatie", sociaal_raadslieden="ja")
    ]


def test_what_two_readers_replaced_and_an_unknown_kind_say_nothing() -> None:
    rows = make(
        waiting(("r", "c", "GM0002")),
        [
            ("r", "ondersteuningstype", "Advies", "vervangen"),
            ("r", "soort_organisatie", "onbekend", "voorlopig"),
        ],
    )
    assert rows == [candidate("Kc", "GM0002")]


def test_a_candidate_stands_wherever_it_may_lie_and_a_record_that_is_unread_too() -> None:
    rows = make(
        waiting(("r1", "c", "GM0002"), ("r2", "c", "GM0003"), ("r3", "d", "")),
        [],
        [("r9", "GM0002"), ("r9", "GM0004")],
    )
    assert rows == [
        candidate("Kc", "GM0002"),
        candidate("Kc", "GM0003"),
        candidate("", "GM0002", record_id="r9"),
        candidate("", "GM0004", record_id="r9"),
    ]
