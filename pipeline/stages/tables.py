"""Each published table out of the frames that the stages made."""

from collections.abc import Collection

import pandas as pd

from pipeline.boundary import require
from pipeline.read.page_sources import parse_page_sources
from pipeline.stages.claims import COLUMN_OF_OFFER
from pipeline.stages.commonest import most_common
from schemas.offers import BY_READER, BY_RULE
from schemas.published import column_types, columns_of, nullable_texts, schema_of
from schemas.published.base import ISO_DAY, LOCATIE_ID
from schemas.published.days import split_days
from schemas.records import SOURCE_COLUMN
from schemas.sources import names_of_surveys
from schemas.typology import Typology
from schemas.vocabulary import Lijst, Paaroordeel

ASKED_AS = {**SOURCE_COLUMN, **COLUMN_OF_OFFER}
"""Columns of herkomst_waarden under the name by which files of locations ask them."""
ALONE = "enige record van deze locatie"
INDIRECT = "via andere records van deze locatie"


def make_locaties(
    publishable: pd.DataFrame,
    ids: pd.DataFrame,
    organisations: pd.DataFrame,
    gemeenten: pd.DataFrame,
    first_waves: dict[str, int],
    meting: int,
) -> pd.DataFrame:
    """Return the published table Locaties.

    `publishable`: merged locations (key cluster_id). `ids`: cluster_id, locatie_id.
    `organisations`: cluster_id, organisatie_id, organisatie. `first_waves`: the eerste_meting of
    locations that an earlier version had. A location whose own name differs from its provider's
    keeps it as locatienaam.
    """
    table = (
        publishable.rename(columns={"organisatie": "eigen_naam"})
        .merge(ids, on="cluster_id", validate="one_to_one")
        .merge(organisations, on="cluster_id", validate="one_to_one")
        .merge(
            gemeenten[["gemeentecode", "gemeente", "provincie"]],
            on="gemeentecode",
            validate="many_to_one",
        )
    )
    has_own_name = (table["eigen_naam"] != table["organisatie"]) & (table["locatienaam"] == "")
    table["locatienaam"] = table["locatienaam"].mask(has_own_name, table["eigen_naam"])
    table["huisnummer"] = pd.to_numeric(table["huisnummer"].replace("", pd.NA)).astype("Int64")
    # Silence is no answer: a blank stays missing, in neither of the rows it might belong to.
    yes_or_no = table["sociaal_raadslieden"].map({"ja": True, "nee": False})
    table["sociaal_raadslieden"] = yes_or_no.astype("boolean")
    waves = [first_waves.get(i, meting) for i in table["locatie_id"]]
    table["eerste_meting"] = pd.Series(waves, index=table.index, dtype="int64")
    moment = table["zegt_iets_van"]
    is_older = (moment.str[:4] < str(meting)).astype("boolean")
    table["ouder_dan_meting"] = is_older.mask(moment == "")
    return split_days(table, "laatst_gezien")[columns_of("locaties")]


def make_organisaties(locaties: pd.DataFrame, unknown_kind: str) -> pd.DataFrame:
    """Return the published table Organisaties: per provider its commonest kind and website.

    A kind that is known of one location goes before `unknown_kind` of the others.
    """
    by = locaties["organisatie_id"]
    kinds = locaties["soort_organisatie"].mask(locaties["soort_organisatie"] == unknown_kind, "")
    groups = locaties.groupby(by)
    table = pd.DataFrame(
        {
            "organisatie": groups["organisatie"].first(),
            "soort_organisatie": most_common(kinds, by),
            "landelijke_partij": groups["landelijke_partij"].first(),
            "website": most_common(locaties["website"], by),
            "aantal_locaties": groups.size(),
            "aantal_gemeenten": groups["gemeentecode"].nunique(),
        }
    ).reset_index(names="organisatie_id")
    table["soort_organisatie"] = table["soort_organisatie"].astype("str").fillna(unknown_kind)
    table["website"] = table["website"].astype("str").fillna("")
    return table[columns_of("organisaties")]


def make_offer_tables(
    aanbod: pd.DataFrame, ids: pd.DataFrame, typology: Typology
) -> dict[str, pd.DataFrame]:
    """Return LocatieOndersteuningstypen and LocatieLeefgebieden from settled offers."""
    offers = aanbod.merge(ids, on="cluster_id", validate="many_to_one")
    types = offers[offers["lijst"] == Lijst.ONDERSTEUNINGSTYPE].rename(
        columns={"term": "ondersteuningstype"}
    )
    types["ondersteuningscategorie"] = types["ondersteuningstype"].map(typology.category_of)
    domains = offers[offers["lijst"] == Lijst.LEEFGEBIED].rename(columns={"term": "leefgebied"})
    return {
        "locatie_ondersteuningstypen": types[columns_of("locatie_ondersteuningstypen")],
        "locatie_leefgebieden": domains[columns_of("locatie_leefgebieden")],
    }


def make_lineage_tables(
    records: pd.DataFrame,
    decided: Collection[tuple[str, str]],
    clusters: pd.DataFrame,
    pairs: pd.DataFrame,
    waarden: pd.DataFrame,
    ids: pd.DataFrame,
) -> dict[str, pd.DataFrame]:
    """Return Herkomst and HerkomstWaarden of the published locations.

    `decided`: (record_id, kolom) of the cells of `records` that decisions changed.
    `clusters` and `pairs`: which records belong together, and why. `waarden`: as merge and
    settle gave them.
    """
    lineage = (
        records[
            ["record_id", "bron", "bestand", "rij", "bron_url", "gezien_op", "pagina_van", "aanbod"]
        ]
        .merge(clusters, on="record_id", validate="one_to_one")
        .merge(ids, on="cluster_id", validate="many_to_one")
    )
    lineage["koppeling"] = explain_links(lineage, pairs)
    values = waarden.merge(ids, on="cluster_id", validate="many_to_one")
    # The source may have named persons beside the role mailbox; only that mailbox is public.
    is_email = values["kolom"] == "email"
    values["bronwaarde"] = values["bronwaarde"].mask(is_email, values["waarde"])
    return {
        "herkomst": split_days(lineage, "gezien")[columns_of("herkomst")],
        "herkomst_waarden": _add_decided(_add_pages(values, records), decided)[
            columns_of("herkomst_waarden")
        ],
    }


def _add_pages(values: pd.DataFrame, records: pd.DataFrame) -> pd.DataFrame:
    """Return values with the page that says each, and its date; "" where a rule or reader spoke."""
    columns = ["record_id", "bron_url", "pagina_van", "andere_bronnen"]
    pages: dict[tuple[str, str], tuple[str, str]] = {}
    for record_id, bron_url, pagina_van, others in records[columns].itertuples(index=False):
        pages[record_id, ""] = bron_url, pagina_van
        for source in parse_page_sources(others) or ():
            for kolom in source.kolommen:
                pages.setdefault((record_id, kolom), (source.url, source.pagina_van))
    told: list[tuple[str, str]] = []
    for record_id, kolom, words in values[["record_id", "kolom", "bronwaarde"]].to_numpy():
        of_record = pages.get((record_id, ""), ("", ""))
        own = pages.get((record_id, ASKED_AS.get(kolom, kolom)), of_record)
        told.append(("", "") if _is_said_by_us(words) else own)
    return values.assign(bron_url=[url for url, _ in told], pagina_van=[day for _, day in told])


def _add_decided(values: pd.DataFrame, decided: Collection[tuple[str, str]]) -> pd.DataFrame:
    """Return values with whether people decided on the cell of the record that gives each."""
    rows = values[["record_id", "kolom", "bronwaarde"]].itertuples(index=False)
    return values.assign(
        door_besluit=[
            (record_id, ASKED_AS.get(kolom, kolom)) in decided and not _is_said_by_us(words)
            for record_id, kolom, words in rows
        ]
    )


def _is_said_by_us(words: str) -> bool:
    """Tell whether a reader or a rule gave a value, and not the words of a record."""
    return words == BY_READER or words.startswith(BY_RULE)


def explain_links(members: pd.DataFrame, pairs: pd.DataFrame) -> pd.Series:
    """Tell per record why it belongs to its location: the rule of the first pair that joined it.

    `members`: record_id, cluster_id. `pairs`: record_id_a, record_id_b, beslissing, regel.
    """
    same = pairs[pairs["beslissing"] == Paaroordeel.ZELFDE]
    ends = [
        same.rename(columns={f"record_id_{one}": "record_id", f"record_id_{other}": "met"})
        for one, other in ("ab", "ba")
    ]
    links = pd.concat(ends)[["record_id", "met", "regel"]]
    cluster_of = members.set_index("record_id")["cluster_id"]
    inside = links["record_id"].map(cluster_of) == links["met"].map(cluster_of)
    first = links[inside].sort_values(["record_id", "met"]).drop_duplicates("record_id")
    reasons = first.set_index("record_id")
    told = reasons["regel"] + " (met " + reasons["met"] + ")"
    is_alone = ~members["cluster_id"].duplicated(keep=False)
    via = members["record_id"].map(told).astype("str").fillna(INDIRECT)
    return via.mask(is_alone, ALONE)


def make_te_beoordelen(
    records: pd.DataFrame,
    normalised: pd.DataFrame,
    clusters: pd.DataFrame,
    candidates: pd.DataFrame,
    questions: pd.DataFrame,
    ids: pd.DataFrame,
    gemeenten: pd.DataFrame,
    turns: pd.DataFrame,
) -> pd.DataFrame:
    """Return the worklist TeBeoordelen: a row per record that people must judge.

    `candidates`: cluster_id, kandidaat_id, reden of locations that wait; all their records do.
    `questions`: record_id, cluster_id, kandidaat_id, reden of single records of published
    locations. `turns`: whose turn each record is. Addresses and terms stand as they were found;
    what a survey says stands as it would be published, never in the words of the respondent.
    """
    waiting = candidates.merge(clusters, on="cluster_id", validate="one_to_many")
    asked = questions.merge(ids, on="cluster_id", validate="many_to_one")
    columns = ["record_id", "kandidaat_id", "locatie_id", "reden"]
    work = pd.concat([waiting.assign(locatie_id="")[columns], asked[columns]], ignore_index=True)
    placed = normalised[["record_id", "woonplaats", "gemeentecode"]].merge(
        gemeenten[["gemeentecode", "gemeente"]],
        on="gemeentecode",
        how="left",
        validate="many_to_one",
    )
    found = (
        _without_answers(records, normalised)
        .drop(columns="gemeente")
        .merge(work, on="record_id", validate="one_to_one")
    )
    table = found.merge(placed, on="record_id", validate="one_to_one")
    table = table.merge(turns, on="record_id", validate="one_to_one")
    return table[columns_of("te_beoordelen")]


def _without_answers(records: pd.DataFrame, normalised: pd.DataFrame) -> pd.DataFrame:
    is_answer = records["bron"].isin(names_of_surveys())
    answers = normalised[normalised["record_id"].isin(records.loc[is_answer, "record_id"])]
    return pd.concat([records[~is_answer], answers[list(records.columns)]], ignore_index=True)


def make_afgekeurd(rejects: pd.DataFrame) -> pd.DataFrame:
    """Return the published table Afgekeurd of rejects, which carry where each record stands."""
    return rejects[columns_of("afgekeurd")].drop_duplicates(ignore_index=True)


def make_werkgebied(werkgebieden: pd.DataFrame, ids: pd.DataFrame) -> pd.DataFrame:
    """Return LocatieWerkgebied of the published locations.

    `werkgebieden`: cluster_id, gemeentecode. It informs who refers people. No figure, status or
    white spot reads it [A.2.a].
    """
    placed = werkgebieden.merge(ids, on="cluster_id", validate="many_to_one")
    return placed[columns_of("locatie_werkgebied")].drop_duplicates(ignore_index=True)


def make_bronnen(states: pd.DataFrame, facts: pd.DataFrame) -> pd.DataFrame:
    """Return the published table Bronnen: the state of every source and what it is.

    `facts`: bron, titel, uitgever, licentie. Only a whole day stands in gezien_op.
    """
    table = states.merge(facts, on="bron", how="left", validate="one_to_one")
    is_day = table["gezien_op"].str.match(ISO_DAY)
    return table.assign(gezien_op=table["gezien_op"].where(is_day, ""))[columns_of("bronnen")]


def make_vondsten(finds: pd.DataFrame) -> pd.DataFrame:
    """Return the published table vondsten; a record_id that is a location stands in locatie_id."""
    is_location = finds["record_id"].str.match(LOCATIE_ID)
    told = finds.assign(
        pagina=pd.to_numeric(finds["pagina"]).astype("Int64"),
        locatie_id=finds["record_id"].where(is_location, ""),
        record_id=finds["record_id"].where(~is_location, ""),
    )
    return told[columns_of("vondsten")]


def conform(name: str, table: pd.DataFrame, typology: Typology) -> pd.DataFrame:
    """Return a table in its published form: nullable texts null, fixed order, model met.

    The terms in it must be those of `typology`.
    """
    conformed, schema = table.reset_index(drop=True), schema_of(name, typology)
    texts = [c for c, kind in column_types(name).items() if kind in {"string", "date"}]
    conformed[texts] = conformed[texts].astype("str")
    nullable = nullable_texts(name)
    conformed[nullable] = conformed[nullable].replace("", pd.NA)
    for column, field in schema.columns.items():
        if str(field.dtype) in {"Int64", "boolean", "int64"}:
            conformed[column] = conformed[column].astype(str(field.dtype))
    keys = [c for c in conformed.columns if conformed[c].dtype != "float64"]
    ordered = conformed.sort_values(keys, na_position="first", kind="stable")
    return require(schema, ordered)
