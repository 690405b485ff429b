"""Merge: one location per cluster, its values chosen by survivorship, losers kept as lineage."""

from dataclasses import dataclass

import pandas as pd

from schemas.survivorship import Survivorship

ADDRESS_COLUMNS = [
    "bezoekadres",
    "straatnaam",
    "huisnummer",
    "huisletter",
    "huisnummertoevoeging",
    "postcode",
    "woonplaats",
    "gemeentecode",
    "lat",
    "lon",
    "nauwkeurigheid",
]
VALUE_COLUMNS = [
    "organisatie",
    "locatienaam",
    "website",
    "telefoon",
    "email",
    "soort_organisatie",
    "sociaal_raadslieden",
    "landelijke_partij",
    "vestigingsvorm",
    "functieverband",
    "financiering",
]
ADDRESS_VALUES = ["bezoekadres", "postcode", "woonplaats", "gemeentecode"]
NO_VALUE = {"functieverband": "onbekend", "financiering": "onbekend"}
SOURCE_COLUMN = {"woonplaats": "plaats", "gemeentecode": "gemeente"}


@dataclass(frozen=True)
class Merged:
    """Locations and where their values came from.

    `locaties`: one row per cluster_id with ADDRESS_COLUMNS, VALUE_COLUMNS, bronnen and
    laatst_gezien_op. `waarden`: one row per (cluster_id, kolom, record_id) with waarde, bronwaarde
    and gekozen; exactly one is gekozen per cluster and column that has a value. `werkgebieden`:
    cluster_id, gemeentecode of gemeenten where a location works and does not stand.
    """

    locaties: pd.DataFrame
    waarden: pd.DataFrame
    werkgebieden: pd.DataFrame


def merge(
    rows: pd.DataFrame,
    source_rows: pd.DataFrame,
    clusters: pd.DataFrame,
    survivorship: Survivorship,
) -> Merged:
    """Merge normalised records (key record_id) into one location per cluster.

    `source_rows` are the same records in the words of their source; `clusters` maps every
    record_id to a cluster_id. An address is taken whole from one record, never pieced together.
    """
    members = rows.merge(clusters, on="record_id", how="left", validate="one_to_one")
    address = _choose_address(members, survivorship)
    values = _rank_values(members, survivorship)
    chosen = values[values["gekozen"]].pivot(index="cluster_id", columns="kolom", values="waarde")
    sources = members[["cluster_id", "bron"]].drop_duplicates().sort_values(["cluster_id", "bron"])
    sightings = pd.DataFrame(
        {
            "bronnen": sources.groupby("cluster_id")["bron"].agg("|".join),
            "laatst_gezien_op": members.sort_values(["cluster_id", "gezien_op"])
            .drop_duplicates("cluster_id", keep="last")
            .set_index("cluster_id")["gezien_op"],
        }
    )
    chosen = chosen.reindex(index=address["cluster_id"], columns=VALUE_COLUMNS)
    locaties = (
        address.set_index("cluster_id")[ADDRESS_COLUMNS]
        .join(chosen.astype(object).fillna("").astype("str"), validate="one_to_one")
        .join(sightings, validate="one_to_one")
        .sort_index()
        .reset_index()
    )
    waarden = pd.concat([values, _address_values(members, address)], ignore_index=True)
    locaties = locaties.assign(openingstijden="", openingstijden_schema="")
    werkgebieden = pd.DataFrame(columns=["cluster_id", "gemeentecode"], dtype=str)
    return Merged(locaties, _add_source_values(waarden, source_rows), werkgebieden)


def _choose_address(members: pd.DataFrame, survivorship: Survivorship) -> pd.DataFrame:
    order = members.assign(
        _lacks=2 - (members["huisnummer"] != "").astype(int) - (members["postcode"] != ""),
        _unplaced=members["huisnummer"] == "",
        _rank=_rank(members["bron"], survivorship.rank("adres")),
        _age=_age(members["gezien_op"]),
    ).sort_values(["cluster_id", "_unplaced", "_lacks", "_rank", "_age", "record_id"])
    return order.drop_duplicates("cluster_id")


def _rank_values(members: pd.DataFrame, survivorship: Survivorship) -> pd.DataFrame:
    keys = ["cluster_id", "record_id", "bron", "gezien_op"]
    values = members.melt(keys, VALUE_COLUMNS, var_name="kolom", value_name="waarde")
    values = values[(values["waarde"] != "") & (values["waarde"] != values["kolom"].map(NO_VALUE))]
    ranks = {kolom: survivorship.rank(kolom) for kolom in VALUE_COLUMNS}
    unknown = len(survivorship.standaard)
    values["_rank"] = [
        ranks[kolom].get(bron, unknown)
        for kolom, bron in zip(values["kolom"], values["bron"], strict=True)
    ]
    # A place has sociaal raadslieden as soon as one source says so: sites list presence only.
    values["_no"] = (values["kolom"] == "sociaal_raadslieden") & (values["waarde"] == "nee")
    values["_age"] = _age(values["gezien_op"])
    values = values.sort_values(["cluster_id", "kolom", "_no", "_rank", "_age", "record_id"])
    values["gekozen"] = ~values.duplicated(["cluster_id", "kolom"])
    return values[["cluster_id", "kolom", "record_id", "waarde", "gekozen"]]


def _address_values(members: pd.DataFrame, address: pd.DataFrame) -> pd.DataFrame:
    values = members.melt(
        ["cluster_id", "record_id"], ADDRESS_VALUES, var_name="kolom", value_name="waarde"
    )
    values = values[values["waarde"] != ""]
    return values.assign(gekozen=values["record_id"].isin(address["record_id"]))


def _add_source_values(waarden: pd.DataFrame, source_rows: pd.DataFrame) -> pd.DataFrame:
    source = source_rows.melt(
        ["record_id"],
        sorted({SOURCE_COLUMN.get(k, k) for k in [*VALUE_COLUMNS, *ADDRESS_VALUES]}),
        var_name="bronkolom",
        value_name="bronwaarde",
    )
    return (
        waarden.assign(bronkolom=waarden["kolom"].replace(SOURCE_COLUMN))
        .merge(source, on=["record_id", "bronkolom"], how="left", validate="many_to_one")
        .drop(columns="bronkolom")
        .sort_values(["cluster_id", "kolom", "record_id"], ignore_index=True)
    )


def _rank(bronnen: pd.Series, ranks: dict[str, int]) -> pd.Series:
    return bronnen.map(ranks).fillna(len(ranks)).astype(int)


def _age(dates: pd.Series) -> pd.Series:
    """Rank dates latest first; an unknown date comes last."""
    return dates.rank(method="dense", ascending=False).astype(int)
