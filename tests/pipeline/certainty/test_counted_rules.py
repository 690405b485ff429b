"""A rule that met nothing is told as well. Data SYNTHETISCH."""

import pandas as pd

from pipeline.certainty.rules import count_rules
from schemas.publishable import REASONS


def test_every_rule_is_told_with_the_records_that_it_met() -> None:
    afgekeurd = pd.DataFrame({"record_id": ["r1", "r1", "r2"], "regel": ["opgeheven"] * 3})
    both = "; ".join((REASONS["type_ontbreekt"], REASONS["bron_te_oud"]))
    waiting = pd.DataFrame({"reden": [both, REASONS["type_ontbreekt"]]})
    counted = count_rules(afgekeurd, waiting).set_index("regel")["records"]
    assert (counted["opgeheven"], counted["type_ontbreekt"], counted["bron_te_oud"]) == (2, 2, 1)
    assert counted["gastheer"] == counted["bezoekadres_ontbreekt"] == 0
