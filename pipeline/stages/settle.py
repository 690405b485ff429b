"""Settle: which merged locations are published, which are candidates, and what they offer."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

import pandas as pd

from pipeline.boundary import rows_of
from pipeline.stages.asked import ask_again
from schemas.offers import GENERAL_RULE
from schemas.publishable import NOT_BLOCKING, REASONS, find_shortcomings
from schemas.readings import find_said_offer
from schemas.typology import UNKNOWN_CODE, Typology, labels
from schemas.vocabulary import Lijst, Oordeel, Zekerheid


@dataclass(frozen=True)
class SaidOfRecords:
    """What is said of records beside their values.

    `verdicts`: what readers said (see reconcile). `vanished`: record_ids that their site no longer
    lists; `doubted`: those of which it says that the location is closed or moved. `former_names`:
    record_id -> name before it was renamed. `objections`: record_id -> what it says against a
    decision of people.
    """

    verdicts: pd.DataFrame
    vanished: Collection[str] = frozenset()
    doubted: Collection[str] = frozenset()
    former_names: Mapping[str, str] = field(default_factory=dict)
    objections: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Settled:
    """Every cluster_id is publishable or a candidate, never both.

    `locaties`: the publishable rows. `kandidaten`: cluster_id, reden of the others.
    `aan_te_vullen`: cluster_id, reden of publishable ones of which people still look something up.
    `vragen`: record_id, cluster_id, reden of unreviewed records that say something else than the
    published location they are part of, and of those of locations last seen long ago. `aanbod`:
    cluster_id, lijst, term, herkomst of the publishable; at least one type, and a leefgebied unless
    those that were named all wait for a reader. `toezeggingen`: every claim of a label by any
    record: cluster_id, kolom, record_id, waarde, zekerheid, bronwaarde and whether it is gekozen.
    """

    locaties: pd.DataFrame
    kandidaten: pd.DataFrame
    aan_te_vullen: pd.DataFrame
    vragen: pd.DataFrame
    aanbod: pd.DataFrame
    toezeggingen: pd.DataFrame


def settle(
    locaties: pd.DataFrame,
    clusters: pd.DataFrame,
    offers: pd.DataFrame,
    waarden: pd.DataFrame,
    said: SaidOfRecords,
    typology: Typology,
    recent_from: str,
) -> Settled:
    """Divide merged locations into publishable ones and candidates, by schemas.publishable.

    `clusters`: record_id, cluster_id. `offers`: Offers of the records. `waarden`: all other values,
    as merge gave them. `recent_from`: what was last seen before that is asked again. What anybody
    states of a location keeps the labels of rules away from it; a location for which nobody names a
    leefgebied has the general one [footnote 8]. What holds for a provider by a former name, still
    does.
    """
    offers = offers.merge(clusters, on="record_id", validate="many_to_one")
    is_chosen = _is_chosen(offers)
    aanbod = _sum_up(offers[is_chosen])
    claims = _as_values(offers, is_chosen)
    described = locaties[["cluster_id", "bezoekadres"]].assign(
        **_describe_names(locaties, _words_by_cluster(clusters, said), typology),
        **_describe_verdicts(locaties, said.verdicts.merge(clusters, on="record_id")),
        **_describe_offers(locaties, offers, aanbod),
        **_describe_kinds(locaties, waarden, typology),
        **_describe_sources(locaties, clusters, said),
    )
    kandidaten, aan_te_vullen = _divide(described)
    waits = locaties["cluster_id"].isin(kandidaten["cluster_id"])
    publishable = locaties[~waits].reset_index(drop=True)
    published = publishable["cluster_id"]
    values = _keep(pd.concat([waarden, claims]), published)
    return Settled(
        publishable,
        kandidaten,
        aan_te_vullen,
        ask_again(publishable, clusters, values, said.verdicts, recent_from, said.objections),
        _add_general(_keep(aanbod, published), _keep(offers, published), typology.general),
        _keep(claims, published),
    )


def _describe_offers(
    locaties: pd.DataFrame, offers: pd.DataFrame, aanbod: pd.DataFrame
) -> dict[str, pd.Series]:
    """Return how many types of each location are settled, and how much waits for a reader."""
    return {
        "typen_vastgesteld": _count(locaties, aanbod[_is_type(aanbod)]),
        "aanbod_voorlopig": _count(locaties, _waiting(offers)),
    }


def _describe_kinds(
    locaties: pd.DataFrame, waarden: pd.DataFrame, typology: Typology
) -> dict[str, pd.Series]:
    """Return whether the kind of each location is known, and whether it waits for a reader."""
    unknown = typology.label_of(Lijst.SOORT_ORGANISATIE, UNKNOWN_CODE)
    known = set(labels(typology.soorten_organisatie)) - {unknown}
    return {
        "soort_bekend": locaties["soort_organisatie"].isin(known),
        "soort_voorlopig": _has(locaties, _withheld(waarden)),
    }


def _describe_sources(
    locaties: pd.DataFrame, clusters: pd.DataFrame, said: SaidOfRecords
) -> dict[str, pd.Series]:
    """Return whether a source says that each location ended, and whether all stopped listing it."""
    return {
        "voorbehoud": _has(locaties, clusters[clusters["record_id"].isin(said.doubted)]),
        "verdwenen": ~_has(locaties, clusters[~clusters["record_id"].isin(said.vanished)]),
    }


def _divide(described: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return cluster_id, reden of what cannot be published, and of the rest that lacks something.

    The reason names all that a location lacks, also what alone would not keep it back.
    """
    found = find_shortcomings(described)
    reasons = found.assign(reden=found["regel"].map(REASONS))
    told = reasons.groupby("cluster_id")["reden"].agg("; ".join).reset_index()
    blocking = reasons.loc[~reasons["regel"].isin(NOT_BLOCKING), "cluster_id"]
    is_candidate = told["cluster_id"].isin(blocking)
    kandidaten, rest = told[is_candidate], told[~is_candidate]
    return kandidaten.reset_index(drop=True), rest.reset_index(drop=True)


def _words_by_cluster(clusters: pd.DataFrame, said: SaidOfRecords) -> dict[str, str]:
    """Return cluster_id -> the former names of its records, and what people say that they are."""
    offers = {verdict["record_id"]: find_said_offer(verdict) for verdict in rows_of(said.verdicts)}
    by_cluster: dict[str, str] = {}
    for record_id, cluster_id in clusters[["record_id", "cluster_id"]].itertuples(index=False):
        words = f"{said.former_names.get(record_id, '')} {offers.get(record_id, '')}"
        by_cluster[cluster_id] = f"{by_cluster.get(cluster_id, '')} {words}"
    return by_cluster


def _describe_names(
    locaties: pd.DataFrame, former: Mapping[str, str], typology: Typology
) -> dict[str, pd.Series]:
    # "Buurtbemiddeling" or a lawyer may stand in any name.
    names = locaties["organisatie"] + " " + locaties["locatienaam"]
    names += [former.get(cluster_id, "") for cluster_id in locaties["cluster_id"]]
    # A national party is also said in a column of its own.
    may_lack = (names + " " + locaties["landelijke_partij"]).map(typology.may_lack_address)
    return {"organisatie": names, "mag_zonder_adres": may_lack.astype(bool)}


def _describe_verdicts(locaties: pd.DataFrame, judged: pd.DataFrame) -> dict[str, pd.Series]:
    is_right = judged["oordeel"] == Oordeel.AKKOORD
    agreed = judged[is_right & (judged["vier_ogen"] != "")]
    return {
        "twijfel": _has(locaties, judged[judged["oordeel"] == Oordeel.TWIJFEL]),
        "adres_gezocht": _has(locaties, judged[judged["oordeel"] == Oordeel.ADRES_ONTBREEKT]),
        "bron_te_oud": _has(locaties, judged[judged["oordeel"] == Oordeel.BRON_TE_OUD]),
        "lezers_verschillen": _has(locaties, judged[judged["houdt_tegen"] != ""]),
        "akkoord": _has(locaties, agreed),
        "bevestigd": _has(locaties, agreed[agreed["houdt_tegen"] == ""]),
        "nagegaan": _has(locaties, judged[is_right]),
    }


def _is_chosen(offers: pd.DataFrame) -> pd.Series:
    """Tell which offers count: what is established, or else what a rule gives to all alike.

    A rule only speaks where nobody did. What one researcher found is no silence: it keeps the rule
    away, and the location waits for the second reader.
    """
    is_rule = offers["zekerheid"] == Zekerheid.STANDAARD
    by_person = offers[~is_rule & (offers["zekerheid"] != Zekerheid.VERVANGEN)]
    has_types = offers["cluster_id"].isin(by_person.loc[_is_type(by_person), "cluster_id"])
    stated = pd.MultiIndex.from_frame(by_person[["cluster_id", "lijst"]])
    is_stated = pd.MultiIndex.from_frame(offers[["cluster_id", "lijst"]]).isin(stated)
    is_established = offers["zekerheid"] == Zekerheid.VASTGESTELD
    return is_established | (is_rule & ~has_types & ~is_stated)


def _waiting(offers: pd.DataFrame) -> pd.DataFrame:
    """Provisional labels that keep a location back: no source has established a type of it.

    Where one has, they change nothing that is published, and are a question.
    """
    is_established = offers["zekerheid"] == Zekerheid.VASTGESTELD
    sure = offers.loc[_is_type(offers) & is_established, "cluster_id"]
    waits = offers["zekerheid"] == Zekerheid.VOORLOPIG
    return offers[waits & ~offers["cluster_id"].isin(sure)]


def _sum_up(chosen: pd.DataFrame) -> pd.DataFrame:
    """Per location, list and term: the sources and rules that give it."""
    keys = ["cluster_id", "lijst", "term"]
    each_once = chosen[[*keys, "herkomst"]].drop_duplicates().sort_values([*keys, "herkomst"])
    return each_once.groupby(keys)["herkomst"].agg("|".join).reset_index()


def _as_values(offers: pd.DataFrame, is_chosen: pd.Series) -> pd.DataFrame:
    columns = ["cluster_id", "kolom", "record_id", "waarde", "zekerheid", "bronwaarde", "gekozen"]
    values = offers.assign(gekozen=is_chosen).rename(columns={"lijst": "kolom", "term": "waarde"})
    # A record and a rule may give one term to one location: the one that counts is kept.
    first = values.sort_values(["gekozen", "zekerheid", "bronwaarde"], ascending=False)[columns]
    return first.drop_duplicates(["cluster_id", "kolom", "record_id", "waarde"])


def _withheld(waarden: pd.DataFrame) -> pd.DataFrame:
    """Kinds of locations that publish none, because the best one waits for a second reader."""
    kinds = waarden[waarden["kolom"] == "soort_organisatie"]
    return kinds[kinds["zekerheid"] == Zekerheid.VOORLOPIG]


def _keep(rows: pd.DataFrame, cluster_ids: pd.Series) -> pd.DataFrame:
    return rows[rows["cluster_id"].isin(cluster_ids)]


def _add_general(aanbod: pd.DataFrame, offers: pd.DataFrame, label: str) -> pd.DataFrame:
    # Who named one that waits for a reader did specify: the field is unknown, not general.
    waits = offers[offers["zekerheid"] == Zekerheid.VOORLOPIG]
    named = pd.concat([aanbod, waits])
    specified = named.loc[named["lijst"] == Lijst.LEEFGEBIED, "cluster_id"]
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
