"""Settle: which merged locations are published, which are candidates, and what they offer."""

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd

from schemas.offers import GENERAL_RULE
from schemas.publishable import NOT_BLOCKING, REASONS, find_shortcomings
from schemas.typology import UNKNOWN_CODE, Typology, labels
from schemas.vocabulary import Lijst, Oordeel, Zekerheid


@dataclass(frozen=True)
class Settled:
    """Every cluster_id is publishable or a candidate, never both.

    `locaties`: the publishable rows. `kandidaten`: cluster_id, reden of the others.
    `aan_te_vullen`: cluster_id, reden of publishable ones of which people still look something up.
    `aanbod`: cluster_id, lijst, term, herkomst of the publishable; at least one of each lijst per
    location.
    """

    locaties: pd.DataFrame
    kandidaten: pd.DataFrame
    aan_te_vullen: pd.DataFrame
    aanbod: pd.DataFrame


def settle(
    locaties: pd.DataFrame,
    clusters: pd.DataFrame,
    offers: pd.DataFrame,
    verdicts: pd.DataFrame,
    vanished: Collection[str],
    typology: Typology,
) -> Settled:
    """Divide merged locations into publishable ones and candidates, by schemas.publishable.

    `clusters`: record_id, cluster_id. `offers`: Offers of the records. `verdicts`: record_id,
    oordeel. `vanished`: record_ids that their site no longer lists. What sources state outranks
    what a rule of standaardaanbod gives for all alike; a location for which no leefgebied is
    stated has the general one [footnote 8].
    """
    offers = offers.merge(clusters, on="record_id", validate="many_to_one")
    aanbod = _choose_offers(offers)
    judged = verdicts.merge(clusters, on="record_id")
    listed = clusters[~clusters["record_id"].isin(vanished)]
    # "Buurtbemiddeling" or a lawyer may stand in either name.
    names = locaties["organisatie"] + " " + locaties["locatienaam"]
    provisional = offers[_is_type(offers) & (offers["zekerheid"] == Zekerheid.VOORLOPIG)]
    shortcomings = find_shortcomings(
        locaties[["cluster_id", "bezoekadres"]].assign(
            organisatie=names,
            soort_bekend=locaties["soort_organisatie"].isin(_known_kinds(typology)),
            mag_zonder_adres=names.map(typology.may_lack_address).astype(bool),
            typen_vastgesteld=_count(locaties, aanbod[_is_type(aanbod)]),
            typen_voorlopig=_count(locaties, provisional),
            twijfel=_has(locaties, judged[judged["oordeel"] == Oordeel.TWIJFEL]),
            akkoord=_has(locaties, judged[judged["oordeel"] == Oordeel.AKKOORD]),
            verdwenen=~_has(locaties, listed),
        )
    )
    reasons = shortcomings.assign(reden=shortcomings["regel"].map(REASONS))
    blocked = set(reasons.loc[~reasons["regel"].isin(NOT_BLOCKING), "cluster_id"])
    told = reasons.groupby("cluster_id")["reden"].agg("; ".join).reset_index()
    is_candidate = told["cluster_id"].isin(blocked)
    publishable = locaties[~locaties["cluster_id"].isin(blocked)]
    return Settled(
        publishable.reset_index(drop=True),
        told[is_candidate].reset_index(drop=True),
        told[~is_candidate].reset_index(drop=True),
        _add_general(
            aanbod[aanbod["cluster_id"].isin(publishable["cluster_id"])], typology.general
        ),
    )


def _known_kinds(typology: Typology) -> set[str]:
    unknown = typology.label_of(Lijst.SOORT_ORGANISATIE, UNKNOWN_CODE)
    return set(labels(typology.soorten_organisatie)) - {unknown}


def _choose_offers(per_location: pd.DataFrame) -> pd.DataFrame:
    """Per location and list: what is stated of it, or else what a rule gives to all alike."""
    sure = per_location[per_location["zekerheid"] != Zekerheid.VOORLOPIG]
    stated = sure["zekerheid"] == Zekerheid.VASTGESTELD
    has_stated = sure.assign(_stated=stated).groupby(["cluster_id", "lijst"])["_stated"]
    chosen = sure[stated | ~has_stated.transform("any").astype(bool)]
    keys = ["cluster_id", "lijst", "term"]
    each_once = chosen[[*keys, "herkomst"]].drop_duplicates().sort_values([*keys, "herkomst"])
    return each_once.groupby(keys)["herkomst"].agg("|".join).reset_index()


def _add_general(aanbod: pd.DataFrame, label: str) -> pd.DataFrame:
    specified = aanbod.loc[aanbod["lijst"] == Lijst.LEEFGEBIED, "cluster_id"]
    without = sorted(set(aanbod["cluster_id"]) - set(specified))
    general = pd.DataFrame(
        [(c, Lijst.LEEFGEBIED.value, label, GENERAL_RULE) for c in without],
        columns=aanbod.columns,
        dtype=str,
    )
    return pd.concat([aanbod, general], ignore_index=True)


def _is_type(offers: pd.DataFrame) -> pd.Series:
    return offers["lijst"] == Lijst.ONDERSTEUNINGSTYPE


def _count(locaties: pd.DataFrame, rows: pd.DataFrame) -> pd.Series:
    counts = rows.groupby("cluster_id").size()
    return locaties["cluster_id"].map(counts).fillna(0).astype(int)


def _has(locaties: pd.DataFrame, rows: pd.DataFrame) -> pd.Series:
    return locaties["cluster_id"].isin(rows["cluster_id"])
