"""Nothing is lost: not a record that entered, and not a value that a person or source gave."""

from collections.abc import Collection

import pandas as pd

from pipeline.boundary import AccountingError
from pipeline.stages.claims import OFFER_OF_COLUMN
from pipeline.text.terms import says_no_term
from schemas.published.candidates import select_waiting
from schemas.published.readings import EXPLICIT
from schemas.readings import READ_FIELDS
from schemas.vocabulary import Uitkomst, Vondstuitkomst, Zekerheid

OUTCOMES = {
    "herkomst": str(Uitkomst.GEPUBLICEERD),
    "te_beoordelen": str(Uitkomst.TE_BEOORDELEN),
    "afgekeurd": str(Uitkomst.AFGEKEURD),
}
"""In which published table a record stands, by what became of it."""

VALUES_KEPT = (
    *("organisatie", "locatienaam", "bezoekadres", "postcode", "woonplaats", "gemeentecode"),
    *("website", "telefoon", "email", "openingstijden", "ook_actief_in"),
    *("soort_organisatie", "sociaal_raadslieden", "landelijke_partij", "vestigingsvorm"),
    *("functieverband", "financiering"),
)
"""Columns of a normalised record of which every value must be found in herkomst_waarden."""
DROPPED_WITH_SIGNAL = ["locatienaam", "website", "telefoon", "email", "openingstijden"]
"""Columns that normalising may empty, telling why."""


def account(entered: pd.DataFrame, tables: dict[str, pd.DataFrame]) -> None:
    """Assert that each entered record_id was published, is a candidate, or was rejected.

    Raises AccountingError naming records that vanished, appeared or stand in two tables.
    """
    outcome = _outcomes(tables)
    # Stages assert their own bookkeeping; this one looks at the published tables alone, so that a
    # record lost by the assembling itself is noticed too.
    twice = outcome[outcome.duplicated("record_id")]["record_id"].tolist()
    ids = set(entered["record_id"])
    lost = sorted(ids - set(outcome["record_id"]))
    added = sorted(set(outcome["record_id"]) - ids)
    if len(ids) != len(entered) or lost or added or twice:
        raise AccountingError(
            f"boekhouding klopt niet: verdwenen {lost[:3]}, erbij {added[:3]}, dubbel {twice[:3]}"
        )


def account_values(
    records: pd.DataFrame,
    normalised: pd.DataFrame,
    signals: pd.DataFrame,
    waarden: pd.DataFrame,
    unknown: Collection[str],
    turned_down: Collection[tuple[str, str]],
) -> None:
    """Assert that every value of a published record has an end that people can read.

    It stands in `waarden` (herkomst_waarden) as chosen, as the loser to a chosen one, as replaced
    by readers, or as waiting for one; or normalising took it out and said so in `signals`.
    `records` are in the words of the source, `unknown` the labels of what nobody knows: they are no
    values. `turned_down`: record_id and column of which readers established that none holds.
    Values of records that are not published stand whole with their record. Raises AccountingError.
    """
    kept = _pairs(waarden)
    published = set(waarden["record_id"])
    given = _melt(normalised, [c for c in VALUES_KEPT if c in normalised], published)
    given = given[~given["waarde"].isin(list(unknown))]
    dropped = _melt(records, DROPPED_WITH_SIGNAL, published)
    labels = _melt(records, list(OFFER_OF_COLUMN), published).replace({"kolom": OFFER_OF_COLUMN})
    labels = labels[~labels["waarde"].map(says_no_term).astype(bool)]
    lost = (_pairs(given) | _pairs(labels)) - kept
    lost |= _pairs(dropped) - kept - _pairs(signals)
    chosen = waarden.groupby(["locatie_id", "kolom"])["gekozen"].transform("any").astype(bool)
    ended = waarden["zekerheid"].isin([str(Zekerheid.VOORLOPIG), str(Zekerheid.STANDAARD)])
    replaced = _pairs(waarden[waarden["zekerheid"] == str(Zekerheid.VERVANGEN)])
    lost |= _pairs(waarden[~chosen & ~ended]) - (replaced & set(turned_down))
    if lost:
        raise AccountingError(f"boekhouding klopt niet: waarden zonder afloop {sorted(lost)[:3]}")


def account_readings(lezing_ids: pd.Series, lezingen: pd.DataFrame) -> None:
    """Assert that each reading is published once per field and has one Lezingstand.

    So it counts, was followed by a later one, was withdrawn, or rests. Raises AccountingError.
    """
    ends = lezingen[lezingen["vorm"] == EXPLICIT].groupby("lezing_id")
    fields = ends["veld"].agg(sorted)
    wrong = [i for i, told in fields.items() if told != sorted(READ_FIELDS)]
    torn = ends["stand"].nunique()
    wrong += sorted(set(lezing_ids) ^ set(fields.index)) + list(torn[torn > 1].index)
    if wrong:
        raise AccountingError(f"boekhouding klopt niet: lezingen zonder afloop {wrong[:3]}")


def account_finds(written: pd.DataFrame, vondsten: pd.DataFrame) -> None:
    """Assert that every find that holds is published once: the last row of its search and record.

    `written`: every row of vondsten/, `vondsten` the published table. Raises AccountingError.
    """
    stands: dict[tuple[str, str], str] = {}
    for search, record, outcome in written[["zoekactie_id", "record_id", "uitkomst"]].itertuples(
        index=False
    ):
        stands[search, record] = outcome
    holds = {key for key, outcome in stands.items() if outcome != Vondstuitkomst.INGETROKKEN}
    record = vondsten["record_id"].fillna(vondsten["locatie_id"])
    published = list(zip(vondsten["zoekactie_id"], record, strict=True))
    wrong = sorted(holds ^ set(published))
    if wrong or len(published) != len(holds):
        raise AccountingError(f"boekhouding klopt niet: vondsten {wrong[:3]}")


def _melt(table: pd.DataFrame, columns: list[str], record_ids: Collection[str]) -> pd.DataFrame:
    rows = table[table["record_id"].isin(list(record_ids))]
    values = rows.melt(["record_id"], columns, var_name="kolom", value_name="waarde")
    return values[values["waarde"] != ""]


def _pairs(rows: pd.DataFrame) -> set[tuple[str, str]]:
    return set(zip(rows["record_id"], rows["kolom"], strict=True))


def count_per_source(entered: pd.DataFrame, tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Return per bron: gelezen, gepubliceerd, te beoordelen, afgekeurd; the last three add up."""
    ends = entered[["record_id", "bron"]].merge(_outcomes(tables), on="record_id")
    counts = pd.crosstab(ends["bron"], ends["uitkomst"]).reindex(
        columns=list(OUTCOMES.values()), fill_value=0
    )
    counts.insert(0, "gelezen", counts.sum(axis=1))
    return counts.reset_index().rename_axis(columns=None)


def _outcomes(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    ends = tables | {"te_beoordelen": select_waiting(tables["te_beoordelen"])}
    return pd.concat(
        [
            pd.DataFrame({"record_id": ends[name]["record_id"].unique(), "uitkomst": outcome})
            for name, outcome in OUTCOMES.items()
        ],
        ignore_index=True,
    )
