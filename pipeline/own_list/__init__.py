"""A list of one's own: the same matching and review as a build has, on any csv or parquet."""
