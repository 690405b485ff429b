"""Close: what people said has closed is not published, also when a source still lists it."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from pipeline.boundary import JUDGING, origin_of, rows_of, tabulate_rejects
from pipeline.stages.decided import describe_ending
from schemas.inclusion import CLOSED_RULE
from schemas.vocabulary import Besluit


@dataclass(frozen=True)
class Closed:
    """`kandidaten`: cluster_id, reden of what a source lists after it was decided on: a question.

    `rejects`: REJECT_COLUMNS of the records of which nothing was seen since: they are decided.
    """

    kandidaten: pd.DataFrame
    rejects: pd.DataFrame


def close(
    held: pd.DataFrame,
    clusters: pd.DataFrame,
    records: pd.DataFrame,
    decisions: Mapping[str, Mapping[str, str]],
) -> Closed:
    """Divide the clusters that people decided on into questions and decided records.

    `held`: cluster_id, locatie_id. `decisions`: locatie_id -> the row of correcties that closed it,
    or that gave it another address or name than the cluster has.
    """
    members = records.merge(clusters.merge(held, on="cluster_id"), on="record_id")
    taken_on = members["locatie_id"].map(lambda i: decisions[i]["datum"]).astype("str")
    is_closed = (
        members["locatie_id"]
        .map(lambda i: decisions[i]["besluit"] == Besluit.GESLOTEN)
        .astype(bool)
    )
    # A day, month or year: only what certainly came after the decision speaks against it.
    is_later = (members["gezien_op"] > taken_on) | ~is_closed
    asked = members["cluster_id"].isin(members.loc[is_later, "cluster_id"])
    questions = members[is_later].sort_values(["cluster_id", "gezien_op", "record_id"])
    last = questions.drop_duplicates("cluster_id", keep="last")
    told = [
        {"cluster_id": row["cluster_id"], "reden": _ask(decisions[row["locatie_id"]], row)}
        for row in rows_of(last)
    ]
    told_of = {i: describe_ending(row) for i, row in decisions.items()}
    rejects = [
        origin_of(row)
        | {"stap": JUDGING, "regel": CLOSED_RULE, "uitleg": told_of[row["locatie_id"]]}
        for row in rows_of(members[~asked])
    ]
    return Closed(
        pd.DataFrame(told, columns=["cluster_id", "reden"], dtype="str"), tabulate_rejects(rejects)
    )


def _ask(decision: Mapping[str, str], record: Mapping[str, str]) -> str:
    when = f" op {record['gezien_op']}" if record["gezien_op"] else ""
    said = f"{decision['locatie_id']} is {describe_ending(decision)}, maar {record['bron']} noemt"
    if decision["besluit"] == Besluit.GESLOTEN:
        return f"{said} haar nog{when}: weer open? haal dan het besluit weg uit correcties"
    second = "een tweede locatie? leg dan twee dingen vast in correcties"
    former = "het oude adres" if decision["besluit"] == Besluit.VERHUISD else "de oude naam"
    return f"{said} nog {former}{when}: {second}"
