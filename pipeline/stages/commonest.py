"""The commonest value of a group: how one name or website is chosen for all of a provider."""

import pandas as pd


def most_common(values: pd.Series, by: pd.Series) -> pd.Series:
    """Return per group the commonest filled value, ties by alphabet; groups without one lack."""
    counts = pd.DataFrame({"by": by, "value": values})[values != ""].value_counts().reset_index()
    ordered = counts.sort_values(["by", "count", "value"], ascending=[True, False, True])
    return ordered.drop_duplicates("by").set_index("by")["value"]
