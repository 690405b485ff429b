"""Nothing that people said or decided is lost: each word has its end in what a build made."""

from collections import Counter
from collections.abc import Collection, Iterable

import pandas as pd

from pipeline.boundary import AccountingError, rows_of
from pipeline.read.taken_back import OF_SETTLEMENTS, drop_taken_back
from pipeline.stages.claims import GIVEN_COLUMNS, OFFER_OF_COLUMN, SAYS_NOTHING, said_column
from schemas.published.readings import IMPLICIT
from schemas.readings import READ_FIELDS
from schemas.records import MULTI_VALUE_SEPARATOR
from schemas.vocabulary import Besluit, Paaroordeel

CHANGES_CELLS = (Besluit.CORRECTIE, Besluit.OVERAL)


def account_voices(verdicts: pd.DataFrame, waarden: pd.DataFrame) -> None:
    """Assert that each value that a reader gave of a published record stands in herkomst_waarden.

    `verdicts`: see reconcile. `waarden`: that table. Raises AccountingError.
    """
    kept = set(zip(waarden["record_id"], waarden["kolom"], waarden["waarde"], strict=True))
    published = verdicts[verdicts["record_id"].isin(waarden["record_id"])]
    said = {
        (row["record_id"], OFFER_OF_COLUMN.get(kolom, kolom), word)
        for row in rows_of(published)
        for kolom in GIVEN_COLUMNS
        for word in row[said_column(kolom)].split(MULTI_VALUE_SEPARATOR)
        if word and word not in SAYS_NOTHING
    }
    _require_none("wat lezers zeiden", said - kept)


def account_former(beoordelingen: pd.DataFrame, lezingen: pd.DataFrame) -> None:
    """Assert that each verdict in its former form is published once per field.

    `lezingen`: the published table. Raises AccountingError.
    """
    written = [(i, veld) for i in beoordelingen["record_id"] for veld in READ_FIELDS]
    former = lezingen[lezingen["vorm"] == IMPLICIT]
    told = list(zip(former["record_id"], former["veld"], strict=True))
    wrong = set(Counter(written).items()) ^ set(Counter(told).items())
    _require_none("oordelen in de vroegere vorm", wrong)


def account_outcomes(
    uitkomsten: pd.DataFrame, verdicts: pd.DataFrame, meldingen: Iterable[str]
) -> None:
    """Assert that each settlement of readers holds, was taken back or followed, or is told.

    `uitkomsten`: SETTLEMENT_COLUMNS; one that holds is what the verdict on its record says.
    Raises AccountingError.
    """
    verdict_on = {row["record_id"]: row for row in rows_of(verdicts)}
    told, lost = "\n".join(meldingen), []
    latest: dict[tuple[str, str], tuple[str, str, int]] = {}
    uitkomsten = drop_taken_back(uitkomsten, OF_SETTLEMENTS)
    for row in rows_of(uitkomsten):
        key, moment = (row["record_id"], row["veld"]), (row["datum"], row["lezer"], int(row["rij"]))
        latest[key] = max(latest.get(key, moment), moment)
    for row in rows_of(uitkomsten):
        key, moment = (row["record_id"], row["veld"]), (row["datum"], row["lezer"], int(row["rij"]))
        holds = verdict_on.get(row["record_id"], {}).get(row["veld"]) == row["waarde"]
        if not (holds or moment < latest[key] or f"{row['bestand']}:{row['rij']}: " in told):
            lost.append((row["bestand"], row["rij"], row["veld"]))
    _require_none("uitkomsten", lost)


def account_decisions(
    decisions: pd.DataFrame,
    applied: Collection[int],
    besluiten: pd.DataFrame,
    meldingen: Iterable[str],
) -> None:
    """Assert that each decision on cells changed one or is told, and that all are published.

    `decisions`: rows of correcties that are of this wave, `applied` those that work. What is said
    of a location as a whole works by being said. Raises AccountingError.
    """
    told = "\n".join(meldingen)
    lost = [
        (row["bestand"], row["rij"])
        for row in rows_of(decisions)
        if ((row["besluit"] or Besluit.CORRECTIE) in CHANGES_CELLS or row["wordt"])
        and int(row["rij"]) not in applied
        and f"{row['bestand']}:{row['rij']}: " not in told
    ]
    _require_none("besluiten", lost)
    if len(besluiten) != len(decisions):
        raise AccountingError(
            f"boekhouding klopt niet: {len(decisions)} besluiten, {len(besluiten)} gepubliceerd"
        )


def account_links(decisions: pd.DataFrame, clusters: pd.DataFrame) -> None:
    """Assert that pairs are one location, or two, as people decided.

    `decisions`: the links that were applied. `clusters`: record_id, cluster_id. Raises
    AccountingError.
    """
    cluster_of = dict(zip(clusters["record_id"], clusters["cluster_id"], strict=True))
    wrong = []
    for row in rows_of(decisions):
        pair = row["record_id_a"], row["record_id_b"]
        is_one = len({cluster_of[record_id] for record_id in pair}) == 1
        if row["oordeel"] != Paaroordeel.ONZEKER and is_one != (
            row["oordeel"] == Paaroordeel.ZELFDE
        ):
            wrong.append((*pair, row["oordeel"]))
    _require_none("koppelingen", wrong)


def _require_none(what: str, lost: Collection[object]) -> None:
    if lost:
        named = sorted(map(str, lost))[:3]
        raise AccountingError(f"boekhouding klopt niet: {what} zonder afloop {named}")
