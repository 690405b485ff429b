"""Merge: one location per cluster, its values chosen by survivorship, losers kept as lineage."""

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd

from schemas.offers import REVIEWED_COLUMNS
from schemas.records import MULTI_VALUE_SEPARATOR, SOURCE_COLUMN
from schemas.survivorship import WHOLE_ADDRESS, Survivorship
from schemas.typology import UNKNOWN_CODE, Typology
from schemas.vocabulary import Lijst, Zekerheid

# Pieces of two addresses make one that nobody gave, so these come from one record together.
TAKEN_WHOLE = [
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
    "openingstijden",
    *REVIEWED_COLUMNS,
    "landelijke_partij",
    "vestigingsvorm",
    "functieverband",
    "financiering",
]
ADDRESS_SAID = frozenset({"bezoekadres", "postcode", "plaats", "gemeente"})
"""What a record says its address in."""
ADDRESS_VALUES = ["bezoekadres", "postcode", "woonplaats", "gemeentecode"]
SEVERAL_AT_ONCE = "ook_actief_in"
"""The one column of which every value counts: an area is what all records of a location say."""
TRUST = {
    str(word): place
    for place, word in enumerate(
        (Zekerheid.VASTGESTELD, Zekerheid.VOORLOPIG, Zekerheid.STANDAARD, Zekerheid.VERVANGEN)
    )
}
"""How much each certainty weighs, most first: what a second person has seen goes before what one
found, whatever the source, and what anybody found goes before what a rule gives to all alike."""
TERM_FOR_UNKNOWN = {
    "soort_organisatie": (Lijst.SOORT_ORGANISATIE, UNKNOWN_CODE),
    "functieverband": (Lijst.FUNCTIEVERBAND, UNKNOWN_CODE),
    "financiering": (Lijst.FINANCIERING, UNKNOWN_CODE),
}
"""Columns whose list has a term (by its code) for what nobody knows: it never beats a value."""


@dataclass(frozen=True)
class Merged:
    """Locations and where their values came from.

    `locaties`: one row per cluster_id with TAKEN_WHOLE, VALUE_COLUMNS, openingstijden_schema,
    bronnen, laatst_gezien_op and zegt_iets_van. `waarden`: one row per (cluster_id, kolom,
    record_id, waarde) with bronwaarde, zekerheid and gekozen; one is gekozen per cluster and column
    that has a value, but of ook_actief_in every one, and of REVIEWED_COLUMNS none when the best
    waits for a reader.
    `werkgebieden`: cluster_id, gemeentecode of the other gemeenten that any record says it works
    in; a location counts in its own gemeente only, so that is no row.
    """

    locaties: pd.DataFrame
    waarden: pd.DataFrame
    werkgebieden: pd.DataFrame


def merge(
    rows: pd.DataFrame,
    source_rows: pd.DataFrame,
    clusters: pd.DataFrame,
    statements: pd.DataFrame,
    provisional: Collection[str],
    survivorship: Survivorship,
    typology: Typology,
    decided: Collection[tuple[str, str]] = frozenset(),
) -> Merged:
    """Merge normalised records (key record_id) into one location per cluster.

    `source_rows` are the same records in the words of their source; `clusters` maps every
    record_id to a cluster_id. `statements`: Statements of the records. `provisional`: record_ids
    that no second person has looked at; they lose to every other record. `decided`: (record_id,
    kolom) of what people decided of a location: it goes before what any source says, but for
    REVIEWED_COLUMNS, which need two readers. An address is taken whole from one record, never
    pieced together.
    Where no record gives a value it is "", or the term of `typology` for what is unknown.
    """
    unknown = list_unknown_labels(typology)
    members = _list_members(rows, clusters, provisional, decided)
    address = _choose_address(members, survivorship)
    said = _gather_values(members, statements)
    told = said[said["waarde"] != said["kolom"].map(unknown)]
    values = _rank_values(told, survivorship, decided)
    chosen = values[values["gekozen"]].pivot(index="cluster_id", columns="kolom", values="waarde")
    chosen = chosen.reindex(index=address["cluster_id"], columns=VALUE_COLUMNS)
    chosen = chosen.astype(object).fillna(unknown)
    chosen["openingstijden_schema"] = _chosen_hours(members, values)
    locaties = (
        address.set_index("cluster_id")[TAKEN_WHOLE]
        .join(chosen.fillna("").astype("str"), validate="one_to_one")
        .join(_sightings(members), validate="one_to_one")
        .sort_index()
        .reset_index()
    )
    others = pd.concat([_address_values(members, address), _area_values(members)])
    waarden = pd.concat([values, others], ignore_index=True)
    return Merged(
        locaties, _add_source_values(waarden, source_rows), _working_areas(members, address)
    )


def _list_members(
    rows: pd.DataFrame,
    clusters: pd.DataFrame,
    provisional: Collection[str],
    decided: Collection[tuple[str, str]],
) -> pd.DataFrame:
    """Return the records with their cluster_id, and the zekerheid of what they say.

    `_other`: whether the address of a record was not decided by people.
    """
    members = rows.merge(clusters, on="record_id", how="left", validate="one_to_one")
    is_provisional = members["record_id"].isin(list(provisional))
    seen = is_provisional.map({True: Zekerheid.VOORLOPIG.value, False: Zekerheid.VASTGESTELD.value})
    at_decided = [record_id for record_id, kolom in decided if kolom in ADDRESS_SAID]
    return members.assign(
        zekerheid=seen.astype("str"), _other=~members["record_id"].isin(at_decided)
    )


def _sightings(members: pd.DataFrame) -> pd.DataFrame:
    """Return per cluster_id bronnen, joined by "|", and laatst_gezien_op, the latest of them.

    And zegt_iets_van: the latest moment of which any of its pages speaks, by its own date, or else
    when it was seen.
    """
    speaks = members["pagina_van"].where(members["pagina_van"] != "", members["gezien_op"])
    sources = members[["cluster_id", "bron"]].drop_duplicates().sort_values(["cluster_id", "bron"])
    return pd.DataFrame(
        {
            "bronnen": sources.groupby("cluster_id")["bron"].agg("|".join),
            "laatst_gezien_op": members.sort_values(["cluster_id", "gezien_op"])
            .drop_duplicates("cluster_id", keep="last")
            .set_index("cluster_id")["gezien_op"],
            "zegt_iets_van": speaks.groupby(members["cluster_id"]).max(),
        }
    )


def list_unknown_labels(typology: Typology) -> dict[str, str]:
    """Return column -> the label by which its list says that nobody knows."""
    return {column: typology.label_of(*term) for column, term in TERM_FOR_UNKNOWN.items()}


def _choose_address(members: pd.DataFrame, survivorship: Survivorship) -> pd.DataFrame:
    """The record of each cluster that gives its address: decided, reviewed, complete, trusted."""
    order = members.assign(
        _lacks=members["postcode"] == "",
        _unplaced=members["huisnummer"] == "",
        _trust=members["zekerheid"].map(TRUST),
        _rank=_rank(members["bron"], survivorship.rank(WHOLE_ADDRESS)),
        _age=_age(members["gezien_op"]),
    ).sort_values(
        ["cluster_id", "_unplaced", "_other", "_trust", "_lacks", "_rank", "_age", "record_id"]
    )
    return order.drop_duplicates("cluster_id")


def _gather_values(members: pd.DataFrame, statements: pd.DataFrame) -> pd.DataFrame:
    """Every value that a record gives, with how sure it is; `bronwaarde` where it is known here."""
    keys = ["cluster_id", "record_id", "bron", "gezien_op"]
    columns = [kolom for kolom in VALUE_COLUMNS if kolom not in REVIEWED_COLUMNS]
    told = members.melt([*keys, "zekerheid"], columns, var_name="kolom", value_name="waarde")
    claimed = statements.merge(members[keys], on="record_id", validate="many_to_one")
    return pd.concat([told[told["waarde"] != ""], claimed], ignore_index=True)


def _rank_values(
    values: pd.DataFrame, survivorship: Survivorship, decided: Collection[tuple[str, str]]
) -> pd.DataFrame:
    ranks = {kolom: survivorship.rank(kolom) for kolom in VALUE_COLUMNS}
    last = len(survivorship.standaard)
    values = values.assign(
        _other=~pd.MultiIndex.from_frame(values[["record_id", "kolom"]]).isin(list(decided))
        | values["kolom"].isin(REVIEWED_COLUMNS),
        _trust=values["zekerheid"].map(TRUST),
        # A place has sociaal raadslieden as soon as one source says so: sites list presence only.
        _no=(values["kolom"] == "sociaal_raadslieden") & (values["waarde"] == "nee"),
        _rank=[
            ranks[kolom].get(bron, last)
            for kolom, bron in zip(values["kolom"], values["bron"], strict=True)
        ],
        _age=_age(values["gezien_op"]),
    ).sort_values(
        ["cluster_id", "kolom", "_other", "_trust", "_no", "_rank", "_age", "record_id", "waarde"]
    )
    # What decides where a location counts is not published on one pair of eyes, and nothing less
    # sure takes its place: the column stays empty until the second reader.
    is_withheld = values["kolom"].isin(REVIEWED_COLUMNS) & (
        values["zekerheid"] == Zekerheid.VOORLOPIG
    )
    is_best = ~values.duplicated(["cluster_id", "kolom"])
    values["gekozen"] = is_best & ~is_withheld & (values["zekerheid"] != Zekerheid.VERVANGEN)
    return values[
        ["cluster_id", "kolom", "record_id", "waarde", "zekerheid", "bronwaarde", "gekozen"]
    ]


def _address_values(members: pd.DataFrame, address: pd.DataFrame) -> pd.DataFrame:
    values = members.melt(
        ["cluster_id", "record_id", "zekerheid"],
        ADDRESS_VALUES,
        var_name="kolom",
        value_name="waarde",
    )
    values = values[values["waarde"] != ""]
    return values.assign(gekozen=values["record_id"].isin(address["record_id"]))


def _chosen_hours(members: pd.DataFrame, values: pd.DataFrame) -> pd.Series:
    """The hours of schema.org of the record whose words were chosen, by cluster_id."""
    won = values[values["gekozen"] & (values["kolom"] == "openingstijden")]
    schema = members.set_index("record_id")["openingstijden_schema"]
    return won.set_index("cluster_id")["record_id"].map(schema)


def _area_values(members: pd.DataFrame) -> pd.DataFrame:
    keys = ["cluster_id", "record_id", "zekerheid"]
    told = members.loc[members[SEVERAL_AT_ONCE] != "", [*keys, SEVERAL_AT_ONCE]]
    return told.rename(columns={SEVERAL_AT_ONCE: "waarde"}).assign(
        kolom=SEVERAL_AT_ONCE, gekozen=True
    )


def _working_areas(members: pd.DataFrame, address: pd.DataFrame) -> pd.DataFrame:
    told = members.loc[members["werkgebied"] != "", ["cluster_id", "werkgebied"]]
    codes = told.assign(gemeentecode=told["werkgebied"].str.split(MULTI_VALUE_SEPARATOR))
    each = codes[["cluster_id", "gemeentecode"]].explode("gemeentecode").drop_duplicates()
    own = address[["cluster_id", "gemeentecode"]].assign(is_own=True)
    others = each.merge(own, how="left", on=["cluster_id", "gemeentecode"], validate="one_to_one")
    return (
        others.loc[others["is_own"].isna(), ["cluster_id", "gemeentecode"]]
        .astype("str")
        .sort_values(["cluster_id", "gemeentecode"], ignore_index=True)
    )


def _add_source_values(waarden: pd.DataFrame, source_rows: pd.DataFrame) -> pd.DataFrame:
    source = source_rows.melt(
        ["record_id"],
        sorted(
            {SOURCE_COLUMN.get(k, k) for k in [*VALUE_COLUMNS, *ADDRESS_VALUES, SEVERAL_AT_ONCE]}
        ),
        var_name="bronkolom",
        value_name="_woorden",
    )
    told = waarden.assign(bronkolom=waarden["kolom"].replace(SOURCE_COLUMN)).merge(
        source, on=["record_id", "bronkolom"], how="left", validate="many_to_one"
    )
    # Statements say themselves whose words they are: the source's, a reader's or a rule's.
    told["bronwaarde"] = told["bronwaarde"].where(told["bronwaarde"].notna(), told["_woorden"])
    return told.drop(columns=["bronkolom", "_woorden"]).sort_values(
        ["cluster_id", "kolom", "record_id", "waarde"], ignore_index=True
    )


def _rank(bronnen: pd.Series, ranks: dict[str, int]) -> pd.Series:
    return bronnen.map(ranks).fillna(len(ranks)).astype(int)


def _age(dates: pd.Series) -> pd.Series:
    """Rank dates latest first; an unknown date comes last."""
    return dates.rank(method="dense", ascending=False).astype(int)
