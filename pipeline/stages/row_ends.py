"""Every row that people wrote has an end in what a build made: it is in force, or it is told.

A function per kind of file returns the rows that are in force, or that a later row of their own
file takes the place of. `account_rows` holds them against all that was written.
"""

from collections.abc import Collection, Iterable, Mapping

import pandas as pd

from pipeline.boundary import AccountingError, rows_of
from pipeline.read.searches import FIND_KEY
from pipeline.read.taken_back import OF_LOOKS, find_taken_back
from pipeline.read.written import Place, Written, places_of
from pipeline.review.decisions import PAIR_KEYS, ActiveDecisions
from pipeline.text.terms import known_terms
from schemas.folding import fold_words
from schemas.rechecks import Controleuitkomst
from schemas.records import MULTI_VALUE_SEPARATOR
from schemas.templates import EVERY_TEMPLATE
from schemas.vocabulary import Paaroordeel, Vondstuitkomst

Places = frozenset[Place]


def account_rows(
    written: Written, ended: Mapping[str, Collection[Place]], meldingen: Iterable[str]
) -> None:
    """Assert of every kind of file that each row of it ended, or is told by its file and number.

    `written`, `ended`: by kind of file, each of EVERY_TEMPLATE. Raises AccountingError.
    """
    told = "\n".join(meldingen)
    lost = [
        f"{template.name} {bestand}:{rij}"
        for template in EVERY_TEMPLATE
        for bestand, rij in sorted(written[template.name] - frozenset(ended[template.name]))
        if f"{bestand}:{rij}:" not in told
    ]
    if lost:
        raise AccountingError(f"boekhouding klopt niet: rijen zonder afloop {lost[:3]}")


def end_searches(taken: pd.DataFrame, zoeklog: pd.DataFrame) -> Places:
    """Return the searches that stand in `zoeklog`, or go on in a later row of their id there."""
    ids = set(zoeklog["zoekactie_id"]) - {""}
    return places_of(zoeklog) | places_of(taken[taken["zoekactie_id"].isin(list(ids))])


def end_rejections(taken: pd.DataFrame, afgekeurd: pd.DataFrame) -> Places:
    """Return the rejected candidates that stand in `afgekeurd` with their rule."""
    return _where_known(taken, ("record_id", "regel"), afgekeurd)


def end_evidence(taken: pd.DataFrame, lezingen: pd.DataFrame) -> Places:
    """Return the evidence of which the published `lezingen` tell on what ground a field rests."""
    filled = lezingen.assign(grond=lezingen["bewijs"].fillna("").str.split(MULTI_VALUE_SEPARATOR))
    return _where_known(taken, ("lezing_id", "veld", "grond"), filled.explode("grond"))


def end_settlements(taken: pd.DataFrame, record_ids: Collection[str]) -> Places:
    """Return the settlements on a record of this wave (account_outcomes asserts that they hold)."""
    return places_of(taken[taken["record_id"].isin(list(record_ids))])


def end_finds(taken: pd.DataFrame, vondsten: pd.DataFrame) -> Places:
    """Return the finds that stand in `vondsten`, or that their search took back.

    That each that holds is there once is asserted by account_finds.
    """
    record = vondsten["record_id"].fillna(vondsten["locatie_id"])
    back = taken.loc[taken["uitkomst"] == Vondstuitkomst.INGETROKKEN, FIND_KEY]
    stands = pd.concat([vondsten.assign(record_id=record)[FIND_KEY], back])
    return _where_known(taken, FIND_KEY, stands)


def end_links(taken: pd.DataFrame, active: ActiveDecisions, silent: Collection[str]) -> Places:
    """Return the links that were applied, that are asked again, or that sleep with their source.

    `silent`: the sources that did not deliver.
    """
    asked = active.reopened[active.reopened["oordeel"] == Paaroordeel.ONZEKER]
    absent = [set(pair) - active.present for pair in active.resting[PAIR_KEYS].to_numpy().tolist()]
    sleeps = [bool({i.partition(":")[0] for i in ids} & set(silent)) for ids in absent]
    asleep = active.resting[pd.Series(sleeps, index=active.resting.index, dtype=bool)]
    applied = _where_known(taken, PAIR_KEYS, active.decisions)
    return applied | places_of(asked) | places_of(asleep)


def end_terms(taken: pd.DataFrame) -> Places:
    """Return the rows of begrippen by which their word means their term."""
    known = {lijst: known_terms(str(lijst), taken) for lijst in taken["lijst"].unique()}
    means = [
        known[row["lijst"]].get(fold_words(row["bronwaarde"]))
        == known[row["lijst"]].get(fold_words(row["term"]))
        for row in rows_of(taken)
    ]
    return places_of(taken[pd.Series(means, index=taken.index, dtype=bool)])


def end_looks(taken: pd.DataFrame, seen: Mapping[str, str], decided: Collection[str]) -> Places:
    """Return the rechecks that change nothing or were taken back; that were followed by a later
    one, by a decision or by what was seen since; and those whose location is gone.

    `seen`: locatie_id -> the last day on which a source named it, of what is published. `decided`:
    the locatie_ids that people decided something of.
    """
    is_same = taken["uitkomst"].isin([Controleuitkomst.NOG_ZO, Controleuitkomst.NIET_TE_ZIEN])
    is_followed = taken["datum"] < taken.groupby("locatie_id")["datum"].transform("max")
    since = taken["locatie_id"].map(seen)
    is_seen = (since >= taken["datum"]) & (taken["uitkomst"] == Controleuitkomst.GEWIJZIGD)
    is_decided = taken["locatie_id"].isin(list(decided))
    ended = is_same | is_followed | since.isna() | is_seen | is_decided
    return places_of(taken[ended]) | find_taken_back(rows_of(taken), OF_LOOKS)


def _where_known(taken: pd.DataFrame, keys: Iterable[str], table: pd.DataFrame) -> Places:
    columns = list(keys)
    stand = set(table[columns].itertuples(index=False, name=None))
    is_there = [key in stand for key in taken[columns].itertuples(index=False, name=None)]
    return places_of(taken[pd.Series(is_there, index=taken.index, dtype=bool)])
