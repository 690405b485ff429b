"""A build that loses what a reader said or a person decided stops, and names it."""

import pandas as pd
import pytest

from pipeline.boundary import AccountingError
from pipeline.read.readings import SETTLEMENT_COLUMNS
from pipeline.stages.people_accounting import (
    account_decisions,
    account_former,
    account_links,
    account_outcomes,
    account_voices,
)
from pipeline.stages.reconcile import VERDICT_COLUMNS
from schemas.manual import CORRECTIES
from schemas.readings import READ_FIELDS
from tests.pipeline.records import record_id

R1, R2 = record_id(1), record_id(2)
WHERE = {"bestand": "manual_entries/correcties.csv", "rij": "2"}


def verdict(**cells: str) -> pd.DataFrame:
    row = dict.fromkeys(VERDICT_COLUMNS, "") | {"record_id": R1} | cells
    return pd.DataFrame([row], dtype=str)


def values(*rows: tuple[str, str]) -> pd.DataFrame:
    return pd.DataFrame([(R1, *row) for row in rows], columns=["record_id", "kolom", "waarde"])


def test_every_word_of_a_reader_on_a_published_record_stands_in_its_lineage() -> None:
    said = verdict(
        gezegd_soort_organisatie="gemeente|onbekend", gezegd_leefgebieden="geen|Algemeen"
    )
    account_voices(said, values(("soort_organisatie", "gemeente"), ("leefgebied", "Algemeen")))
    with pytest.raises(AccountingError, match=r"wat lezers zeiden .*Algemeen"):
        account_voices(said, values(("soort_organisatie", "gemeente")))
    account_voices(said, values().assign(record_id=R2))  # not published: it stands in lezingen


def test_a_former_verdict_is_published_once_per_field() -> None:
    rows = {"record_id": R1, "veld": list(READ_FIELDS), "vorm": "impliciet"}
    written = pd.DataFrame({"record_id": [R1]})
    account_former(written, pd.DataFrame(rows))
    for lost in (pd.DataFrame(rows).iloc[1:], pd.concat([pd.DataFrame(rows)] * 2)):
        with pytest.raises(AccountingError, match="vroegere vorm"):
            account_former(written, lost)


def outcomes(*rows: dict[str, str]) -> pd.DataFrame:
    blank = dict.fromkeys(SETTLEMENT_COLUMNS, "") | WHERE
    told = {"record_id": R1, "veld": "leefgebieden", "waarde": "Algemeen", "datum": "2026-03-02"}
    return pd.DataFrame([blank | told | row for row in rows], dtype=str)


def test_an_outcome_holds_was_followed_or_is_told() -> None:
    holds = verdict(leefgebieden="Algemeen")
    account_outcomes(outcomes({}), holds, [])
    older = {"waarde": "Wonen en buren", "datum": "2026-03-01"}
    account_outcomes(outcomes(older, {}), holds, [])
    rows = outcomes(older, {"waarde": "ingetrokken"}).assign(rij=[2, 3])
    account_outcomes(rows, verdict(), [])
    told = ["manual_entries/correcties.csv:2: uitkomst over leefgebieden rust"]
    account_outcomes(outcomes({}), verdict(), told)
    with pytest.raises(AccountingError, match="uitkomsten"):
        account_outcomes(outcomes({}), verdict(), [])


def decision(**cells: str) -> pd.DataFrame:
    return pd.DataFrame([dict.fromkeys(CORRECTIES.names, "") | WHERE | cells], dtype=str)


def test_a_decision_changes_a_cell_speaks_of_a_location_or_is_told() -> None:
    published = pd.DataFrame({"besluit": ["x"]})
    correction = decision(record_id=R1, kolom="telefoon", wordt="030 1234567")
    account_decisions(correction, {2}, published, [])
    account_decisions(decision(locatie_id="L1", besluit="gesloten"), (), published, [])
    told = ["manual_entries/correcties.csv:2: het besluit slaapt"]
    account_decisions(correction, (), published, told)
    with pytest.raises(AccountingError, match="besluiten"):
        account_decisions(correction, (), published, [])
    with pytest.raises(AccountingError, match="1 besluiten, 0 gepubliceerd"):
        account_decisions(correction, {2}, published.iloc[:0], [])


@pytest.mark.parametrize(
    ("oordeel", "clusters", "is_right"),
    [
        ("zelfde", "aa", True),
        ("zelfde", "ab", False),
        ("verschillend", "ab", True),
        ("verschillend", "aa", False),
        ("onzeker", "aa", True),
        ("onzeker", "ab", True),
    ],
)
def test_what_people_linked_is_one_location_and_what_they_parted_is_two(
    oordeel: str, clusters: str, *, is_right: bool
) -> None:
    links = pd.DataFrame([{"record_id_a": R1, "record_id_b": R2, "oordeel": oordeel}])
    placed = pd.DataFrame({"record_id": [R1, R2], "cluster_id": list(clusters)})
    if is_right:
        account_links(links, placed)
        return
    with pytest.raises(AccountingError, match="koppelingen"):
        account_links(links, placed)
