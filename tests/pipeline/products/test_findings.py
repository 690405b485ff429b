"""The report begins with what was found, in sentences whose figures are those of the views."""

import pandas as pd

from pipeline.products.findings import tell_findings
from tests.pipeline.products.country import describe, make_edition
from tests.snapshots import TYPES, assemble, gemeente_row, location_row

SEARCHED = {
    "status": "doorzocht, niets gevonden",
    "volledig_doorzocht": True,
    "doorzocht": "geheel",
}
UTRECHT = gemeente_row("GM0344", "Utrecht")
EMPTY = gemeente_row("GM0060", "Ameland", **SEARCHED)
UNKNOWN = gemeente_row("GM0277", "Rozendaal")


def test_what_is_not_known_is_said() -> None:
    rows = [location_row(1, UTRECHT), location_row(2, UTRECHT)]
    terms = {"L0000000001": [f"type:{TYPES[0]}"], "L0000000002": [f"type:{TYPES[1]}"]}
    told = tell_findings(make_edition(assemble([UTRECHT, EMPTY, UNKNOWN], rows, terms)))
    assert told[0] == (
        "In 1 van de 3 gemeenten (33%) is aanbod gevonden: 2 locaties van 2 organisaties."
    )
    assert told[1] == "In 1 gemeente is volledig gezocht en niets gevonden."
    assert told[2].startswith("Van 1 gemeente is nog niet bekend of er aanbod is")
    assert "zegt het verschil niets" in told[3]


def test_when_all_is_known_the_difference_with_2023_is_said() -> None:
    edition = make_edition(assemble([UTRECHT, EMPTY], [location_row(1, UTRECHT)], {}))
    told = tell_findings(edition)
    assert told[2] == "Dat is 320 gemeenten minder dan in 2023."
    assert not any("niet bekend" in sentence for sentence in told[:3])


def test_what_came_and_went_is_counted_apart_from_what_really_changed() -> None:
    changes = pd.DataFrame(
        {
            "soort_verschil": ["nieuw", "nieuw", "vervallen", "hernoemd"],
            "oorzaak": [
                "nieuw gevonden",
                "echte verandering",
                "gecorrigeerde fout",
                "echte verandering",
            ],
            "effect": [1, 1, -1, 0],
        }
    )
    tables = make_edition(assemble([UTRECHT], [location_row(1, UTRECHT)], {})).tables
    edition = describe(dict(tables), vorige_versie="2022.1", wijzigingen=changes)
    (told,) = [s for s in tell_findings(edition) if s.startswith("Sinds versie 2022.1")]
    assert "2 locaties bij en gingen er 1 af" in told
    assert "bij 1 en 0 daarvan" in told
