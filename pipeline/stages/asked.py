"""What is asked again of published locations: what differs from them, and what is long ago."""

from collections.abc import Collection, Mapping

import pandas as pd

from pipeline.stages.claims import COLUMN_OF_OFFER
from schemas.folding import fold_words
from schemas.offers import REVIEWED_COLUMNS
from schemas.records import MULTI_VALUE_SEPARATOR
from schemas.vocabulary import Lijst, Oordeel, Zekerheid

ASKED_COLUMNS = ("organisatie", "bezoekadres", *REVIEWED_COLUMNS)
"""Values of which a difference with what is published is a question to the second reader. Of other
columns (a telephone number) the losing value is only kept."""
DEVIATES = "{} wijkt af van wat is vastgesteld: leg het oordeel vast in lezingen"
DIFFERS = "lezers verschillen over {}: leg de uitkomst vast in uitkomsten"
READ_ONCE = "{} is pas door een lezer bekeken: laat een ander lezen"
CONTRADICTS = "{} is van twee records verschillend vastgesteld: lees beide opnieuw"
DOUBTED = "een lezer twijfelt: leg de vraag voor aan de opdrachtgever"
OLD = "langer dan een meting geleden voor het laatst gezien: kijk of het nog klopt"


def ask_again(
    publishable: pd.DataFrame,
    clusters: pd.DataFrame,
    said: pd.DataFrame,
    verdicts: pd.DataFrame,
    recent_from: str,
    objections: Mapping[str, str],
) -> pd.DataFrame:
    """Return record_id, cluster_id, reden of every record of published locations to ask of, once.

    `said`: every value of those locations, gekozen or not. `verdicts`, `recent_from`,
    `objections`: see settle.
    """
    asked = [
        _find_objections(publishable, clusters, objections),
        _find_questions(said, verdicts),
        _find_contradictions(said, verdicts),
        _find_doubts(publishable, clusters, verdicts),
        _find_old(publishable, clusters, recent_from),
    ]
    keys = ["record_id", "cluster_id"]
    each_once = pd.concat(asked).drop_duplicates()
    return each_once.groupby(keys)["reden"].agg("; ".join).reset_index()


def _find_questions(values: pd.DataFrame, verdicts: pd.DataFrame) -> pd.DataFrame:
    """Return record_id, cluster_id, reden of every record that says something else, unreviewed.

    The reason is what `verdicts` tell: that readers differ on it, that one read it, or neither.
    """
    lists = [Lijst.ONDERSTEUNINGSTYPE.value, Lijst.LEEFGEBIED.value]
    asked = values[values["kolom"].isin([*ASKED_COLUMNS, *lists])]
    asked = asked.assign(_folded=asked["waarde"].map(fold_words))
    keys = ["cluster_id", "kolom", "_folded"]
    known = pd.MultiIndex.from_frame(asked.loc[asked["gekozen"], keys])
    is_new = ~pd.MultiIndex.from_frame(asked[keys]).isin(known)
    is_waiting = asked["zekerheid"] == Zekerheid.VOORLOPIG
    # Two spellings that nobody reviewed yet differ from each other, not from anything established.
    open_columns = pd.MultiIndex.from_frame(asked.loc[asked["gekozen"] & is_waiting, keys[:2]])
    is_open = pd.MultiIndex.from_frame(asked[keys[:2]]).isin(open_columns)
    odd = asked[is_new & is_waiting & ~is_open].sort_values("kolom")
    odd = odd.drop_duplicates(["record_id", "kolom"])
    differ, once = (_fields(verdicts, column) for column in ("verschil", "eenmaal"))
    told = odd.assign(
        reden=[
            _ask(kolom, differ.get(record_id, ()), once.get(record_id, ()))
            for record_id, kolom in odd[["record_id", "kolom"]].itertuples(index=False)
        ]
    )
    return told[["record_id", "cluster_id", "reden"]]


def _find_objections(
    publishable: pd.DataFrame, clusters: pd.DataFrame, objections: Mapping[str, str]
) -> pd.DataFrame:
    """Return record_id, cluster_id, reden of the records that speak against a decision."""
    here = clusters["cluster_id"].isin(publishable["cluster_id"])
    asked = clusters[here & clusters["record_id"].isin(objections.keys())]
    return asked[["record_id", "cluster_id"]].assign(
        reden=asked["record_id"].map(dict(objections)).astype("str")
    )


def _find_contradictions(said: pd.DataFrame, verdicts: pd.DataFrame) -> pd.DataFrame:
    """Return record_id, cluster_id, reden of what two people established and lost to two others.

    Both were seen by four eyes: that one of the two goes first is no ground to forget the other.
    """
    of_readers = verdicts.loc[verdicts["vier_ogen"] != "", "record_id"]
    sure = said[said["zekerheid"] == Zekerheid.VASTGESTELD]
    sure = sure[sure["kolom"].isin(REVIEWED_COLUMNS) & sure["record_id"].isin(of_readers)]
    keys = ["cluster_id", "kolom", "waarde"]
    won = pd.MultiIndex.from_frame(sure.loc[sure["gekozen"], keys])
    decided = pd.MultiIndex.from_frame(sure.loc[sure["gekozen"], keys[:2]])
    is_other = ~pd.MultiIndex.from_frame(sure[keys]).isin(won)
    lost = sure[is_other & pd.MultiIndex.from_frame(sure[keys[:2]]).isin(decided)]
    return lost.assign(reden=lost["kolom"].map(CONTRADICTS.format))[
        ["record_id", "cluster_id", "reden"]
    ]


def _find_doubts(
    publishable: pd.DataFrame, clusters: pd.DataFrame, verdicts: pd.DataFrame
) -> pd.DataFrame:
    """Return record_id, cluster_id, reden of the records of a confirmed location that readers doubt
    or differ on: another of its records holds it up, and the question stays."""
    of_published = clusters[clusters["cluster_id"].isin(publishable["cluster_id"])]
    judged = of_published.merge(verdicts, on="record_id", validate="one_to_one")
    differs = judged["houdt_tegen"] != ""
    doubts = judged[differs | (judged["oordeel"] == Oordeel.TWIJFEL)]
    told = doubts["verschil"].map(_tell_differing).mask(doubts["verschil"] == "", DOUBTED)
    return doubts.assign(reden=told)[["record_id", "cluster_id", "reden"]]


def _tell_differing(fields: str) -> str:
    return "; ".join(map(DIFFERS.format, fields.split(MULTI_VALUE_SEPARATOR)))


def _find_old(publishable: pd.DataFrame, clusters: pd.DataFrame, recent_from: str) -> pd.DataFrame:
    """Return record_id, cluster_id, reden of the records of locations that were last seen long ago.

    A location of which no day is known is not asked: it says itself that the day is not known.
    """
    seen = publishable["laatst_gezien_op"]
    old = publishable.loc[(seen != "") & (seen < recent_from), "cluster_id"]
    asked = clusters[clusters["cluster_id"].isin(old)]
    return asked[["record_id", "cluster_id"]].assign(reden=OLD)


def _fields(verdicts: pd.DataFrame, column: str) -> dict[str, list[str]]:
    lists = verdicts[column].str.split(MULTI_VALUE_SEPARATOR)
    return dict(zip(verdicts["record_id"], lists, strict=True))


def _ask(kolom: str, differ: Collection[str], once: Collection[str]) -> str:
    field = COLUMN_OF_OFFER.get(kolom, kolom)
    if field in differ:
        return DIFFERS.format(field)
    return (READ_ONCE if field in once else DEVIATES).format(kolom)
