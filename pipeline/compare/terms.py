"""Which terms two versions do not share: renamed, new, or gone.

A renamed term is told once here. It is no change of the locations that have it: they are compared
by the code of a term, which stays when its label changes.
"""

import pandas as pd

from pipeline.versions.published import PublishedVersion

TERM_CHANGE_COLUMNS = ["lijst", "code", "oud", "nieuw"]


def compare_terms(old: PublishedVersion, new: PublishedVersion) -> pd.DataFrame:
    """Return lijst, code, oud, nieuw of every term that is not called the same; "" for no term."""
    before, after = _labels(old), _labels(new)
    rows = [
        (*key, before.get(key, ""), after.get(key, ""))
        for key in dict.fromkeys([*before, *after])
        if before.get(key) != after.get(key)
    ]
    return pd.DataFrame(rows, columns=TERM_CHANGE_COLUMNS, dtype="str")


def _labels(version: PublishedVersion) -> dict[tuple[str, str], str]:
    """Return the label of every term by list and code, in the order people see them."""
    lists = version.typology.lists
    return {(lijst.value, t.code): t.label for lijst, terms in lists.items() for t in terms}
