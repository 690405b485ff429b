"""The figures of 2023 joined to our rows by code: a row that is renamed later stays beside them."""

import pandas as pd

from pipeline.versions.contract_1 import frozen_table
from schemas.folding import fold_code

NAMED_BY = ["tabel", "rij", "ouder"]


def add_row_codes(published: pd.DataFrame) -> pd.DataFrame:
    """Return Gepubliceerd2023 with a column `code`, that of `rijen` for the rows of the study.

    The study names rows by the words of its day, so the codes are those of the frozen rows; a row
    that is none of ours (of its text, of its surveys) gets a code of its own words.
    """
    words = {c: published[c].astype("str").fillna("") for c in NAMED_BY}
    known = frozen_table("gepubliceerd_2023").set_index(NAMED_BY)["code"].to_dict()
    keys = zip(*words.values(), strict=True)
    codes = [known.get(key) or fold_code(key[1]) for key in keys]
    return published.assign(code=pd.Series(codes, index=published.index, dtype="str"))
