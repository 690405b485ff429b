"""A provider that names more locations than are compared (SYNTHETISCH)."""

from pipeline.country.gazetteer import Gazetteer
from pipeline.match.engine import match_records
from pipeline.match.groups.named_locations import MOST_LOCATION_NAMES
from tests.pipeline.match.lists import groups_of, make_list


def test_of_very_many_names_only_equal_ones_are_one(gazetteer: Gazetteer) -> None:
    names = [f"gebouw {number}" for number in range(MOST_LOCATION_NAMES)]
    spelt = [*names, "wijkcentrum Lindehof", "wijkcentrum Lindehoff", "wijkcentrum Lindehof"]
    lines = [("Dorpsteam", "", "", "", "Losser", "", "", text) for text in spelt]
    assert len(groups_of(match_records(make_list(lines), gazetteer))) == MOST_LOCATION_NAMES + 2
