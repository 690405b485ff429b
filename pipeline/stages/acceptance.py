"""Acceptance: how a source fared is decided by what the build could use of it, not by its reading.

A site may be fetched whole and still tell nothing: a new form of address that no one can place, or
a source for which nobody has said what it offers. Such a source proves no absence.
"""

import pandas as pd

from pipeline.boundary import JUDGING
from schemas.vocabulary import Toestand


def judge_sources(
    states: pd.DataFrame, entered: pd.DataFrame, published: pd.Series, rejects: pd.DataFrame
) -> pd.DataFrame:
    """Return the states of sources; one that was read whole stays ok only when it could be used.

    `states`: bron, toestand, oorzaak and more. `entered`: record_id, bron of all that was read.
    `published`: the record_ids of published locations. `rejects`: REJECT_COLUMNS. A source of which
    nothing is published, or of which most records were rejected unread, is `deels`, and `oorzaak`
    says so. A source that gave no record at all keeps its state.
    """
    # Of what people turned down it is known what it is: only what broke a rule is unread.
    unread = rejects.loc[rejects["stap"] != JUDGING, "record_id"]
    counts = pd.DataFrame(
        {
            "gelezen": 1,
            "gepubliceerd": entered["record_id"].isin(published).astype(int),
            "ongelezen": entered["record_id"].isin(unread).astype(int),
        }
    )
    per_source = counts.groupby(entered["bron"]).sum()
    told = states[["bron"]].join(per_source, on="bron").fillna(0).astype({"gelezen": int})
    is_useless = (told["gelezen"] > 0) & (told["gepubliceerd"] == 0)
    is_unread = 2 * told["ongelezen"] > told["gelezen"]
    failed = states["toestand"].eq(str(Toestand.OK)) & (is_useless | is_unread)
    read = told["gelezen"].astype(str)
    why = "van " + read + " gelezen records is er geen gepubliceerd"
    most = told["ongelezen"].astype(int).astype(str) + " van " + read + " records zijn afgekeurd"
    why = why.where(is_useless, most)
    said = (states["oorzaak"] + "; ").where(states["oorzaak"] != "", "")
    return states.assign(
        toestand=states["toestand"].mask(failed, str(Toestand.DEELS)),
        oorzaak=states["oorzaak"].mask(failed, said + why),
    )
