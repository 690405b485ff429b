"""De-duplicate the same list with Splink, to compare with, in a virtual environment of its own.

Imports nothing of ours. The preparation is what a user of Splink would write in an hour: lower
case, one postcode, a house number out of the address. `plain`: the usual comparisons and blocks.
`expert`: names weighed by how rare they are, and more to tell addresses by. The weights are
estimated from the list itself.

python splink_run.py LIST.csv OUT.csv [plain|expert] [THRESHOLD]
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
    nullif(list_sort(list_distinct(regexp_extract_all(lower(organisatie), '[a-z0-9]{3,}'))), [])
        AS woorden,
    nullif(right(regexp_replace(telefoon, '[^0-9]', '', 'g'), 9), '') AS telefoon
FROM read_csv('{path}', all_varchar = true, header = true)
"""
THRESHOLD = 0.95
PLAIN = (
    cl.JaroWinklerAtThresholds("naam", [0.92, 0.8]),
    cl.JaroWinklerAtThresholds("straat", [0.95, 0.88]),
    cl.ExactMatch("nummer"),
    cl.LevenshteinAtThresholds("postcode", [1, 2]),
    cl.ExactMatch("gemeente"),
    cl.ExactMatch("website"),
    cl.ExactMatch("telefoon"),
)
EXPERT = (
    cl.JaroWinklerAtThresholds("naam", [0.95, 0.88]).configure(term_frequency_adjustments=True),
    cl.ArrayIntersectAtSizes("woorden", [3, 2, 1]),
    cl.JaroWinklerAtThresholds("straat", [0.97, 0.9]).configure(term_frequency_adjustments=True),
    cl.ExactMatch("nummer"),
    cl.LevenshteinAtThresholds("postcode", [1]),
    cl.ExactMatch("website").configure(term_frequency_adjustments=True),
    cl.ExactMatch("telefoon").configure(term_frequency_adjustments=True),
)
BLOCKS = (
    block_on("postcode", "nummer"),
    block_on("straat", "nummer"),
    block_on("naam", "gemeente"),
    block_on("telefoon", "nummer"),
    block_on("website", "nummer"),
)


def deduplicate(path: Path, out: Path, profile: str, threshold: float) -> None:
    """Read the list at `path`, write record_id and cluster_id to `out`."""
    con = duckdb.connect()
    con.execute(PREPARE.replace("{path}", str(path).replace("'", "''")))
    api = DuckDBAPI(connection=con)
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=list(EXPERT if profile == "expert" else PLAIN),
        blocking_rules_to_generate_predictions=list(BLOCKS),
    )
    linker = Linker(api.register("prepared"), settings)
    linker.training.estimate_probability_two_random_records_match(
        [block_on("postcode", "nummer", "naam")], recall=0.6
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=2_000_000)
    for rule in (block_on("postcode", "nummer"), block_on("naam", "gemeente")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    pairs = linker.inference.predict(threshold_match_probability=threshold)
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(
        pairs, threshold_match_probability=threshold
    )
    con.execute(
        f"COPY (SELECT unique_id AS record_id, cluster_id FROM {clusters.physical_name}) "
        f"TO '{str(out).replace(chr(39), chr(39) * 2)}' (HEADER)"
    )


if __name__ == "__main__":
    given = [*sys.argv[3:], *("plain", str(THRESHOLD))[len(sys.argv) - 3 :]]
    deduplicate(Path(sys.argv[1]), Path(sys.argv[2]), given[0], float(given[1]))
