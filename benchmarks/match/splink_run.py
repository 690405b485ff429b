"""De-duplicate the same list with Splink, to compare with, in a virtual environment of its own.

Imports nothing of ours. The preparation is what a user of Splink would write in an hour: lower
case, one postcode, a house number out of the address; the comparisons and blocks are the usual
ones, the weights are estimated from the list itself.
"""

import sys
from pathlib import Path

import duckdb
import splink.comparison_library as cl  # type: ignore[import-not-found, unused-ignore]
from splink import (  # type: ignore[import-not-found, unused-ignore]
    DuckDBAPI,
    Linker,
    SettingsCreator,
    block_on,
)

PREPARE = r"""
CREATE TABLE prepared AS
SELECT
    record_id AS unique_id,
    nullif(trim(lower(organisatie)), '') AS naam,
    nullif(regexp_extract(lower(bezoekadres), '^([^0-9]{3,}?)\s*[0-9]', 1), '') AS straat,
    nullif(regexp_extract(bezoekadres, '([0-9]{1,4})', 1), '') AS nummer,
    nullif(replace(upper(coalesce(
        nullif(regexp_extract(upper(postcode), '[1-9][0-9]{3} ?[A-Z]{2}'), ''),
        nullif(regexp_extract(upper(bezoekadres), '[1-9][0-9]{3} ?[A-Z]{2}'), ''),
        nullif(regexp_extract(upper(plaats), '[1-9][0-9]{3} ?[A-Z]{2}'), '')
    )), ' ', ''), '') AS postcode,
    nullif(lower(coalesce(nullif(gemeente, ''), plaats)), '') AS gemeente,
    nullif(regexp_extract(lower(website), '^(?:https?://)?(?:www\.)?([^/]+)', 1), '') AS website,
    nullif(right(regexp_replace(telefoon, '[^0-9]', '', 'g'), 9), '') AS telefoon
FROM read_csv('{path}', all_varchar = true, header = true)
"""
THRESHOLD = 0.95


def deduplicate(path: Path, out: Path) -> None:
    """Read the list at `path`, write record_id and cluster_id to `out`."""
    con = duckdb.connect()
    con.execute(PREPARE.replace("{path}", str(path).replace("'", "''")))
    api = DuckDBAPI(connection=con)
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            cl.JaroWinklerAtThresholds("naam", [0.92, 0.8]),
            cl.JaroWinklerAtThresholds("straat", [0.95, 0.88]),
            cl.ExactMatch("nummer"),
            cl.LevenshteinAtThresholds("postcode", [1, 2]),
            cl.ExactMatch("gemeente"),
            cl.ExactMatch("website"),
            cl.ExactMatch("telefoon"),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("postcode", "nummer"),
            block_on("straat", "nummer"),
            block_on("naam", "gemeente"),
            block_on("telefoon", "nummer"),
            block_on("website", "nummer"),
        ],
    )
    linker = Linker(api.register("prepared"), settings)
    linker.training.estimate_probability_two_random_records_match(
        [block_on("postcode", "nummer", "naam")], recall=0.6
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=2_000_000)
    for rule in (block_on("postcode", "nummer"), block_on("naam", "gemeente")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    pairs = linker.inference.predict(threshold_match_probability=THRESHOLD)
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(
        pairs, threshold_match_probability=THRESHOLD
    )
    con.execute(
        f"COPY (SELECT unique_id AS record_id, cluster_id FROM {clusters.physical_name}) "
        f"TO '{str(out).replace(chr(39), chr(39) * 2)}' (HEADER)"
    )


if __name__ == "__main__":
    deduplicate(Path(sys.argv[1]), Path(sys.argv[2]))
