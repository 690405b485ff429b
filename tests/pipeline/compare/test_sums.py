"""The parts of a comparison by themselves: causes that add up, one change, where a location is from."""

import io

import pytest
from rich.console import Console

from pipeline.compare.change import Cause, Change
from pipeline.compare.differences import sum_causes
from pipeline.compare.history import History
from pipeline.compare.pair import Explanation, make_change
from pipeline.compare.report import print_differences
from schemas.vocabulary import Gebeurtenis, Oorzaak, SoortVerschil
from tests.pipeline.compare.worlds import compare, location, version

ROW = {"locatie_id": "L0000000001", "organisatie": "Rechtswinkel", "gemeentecode": "GM0344"}
REAL = Explanation(SoortVerschil.NIEUW, Cause(Oorzaak.ECHTE_VERANDERING, "gezien"), "L0000000002")


def change(effect: int, cause: Oorzaak = Oorzaak.ECHTE_VERANDERING) -> Change:
    told = Explanation(SoortVerschil.NIEUW, Cause(cause, "gezien"))
    return make_change(ROW, told, "", "", effect)


def test_a_cause_counts_what_came_what_went_and_what_only_changed() -> None:
    changes = [*map(change, (1, 1, 1, -1, 0, 0)), change(0, Oorzaak.GRENS)]
    sums = sum_causes(changes).set_index("oorzaak").loc["echte verandering"]
    assert sums.to_dict() == {"erbij": 3, "eraf": 1, "netto": 2, "overige_wijzigingen": 2}


@pytest.mark.parametrize(
    ("effect", "was", "becomes"), [(1, "", "GM0344"), (-1, "GM0344", ""), (0, "", "")]
)
def test_a_location_is_told_of_the_gemeente_of_the_version_that_has_it(
    effect: int, was: str, becomes: str
) -> None:
    told = make_change(ROW, REAL, "oud", "nieuw", effect)
    assert (told.gemeentecode_oud, told.gemeentecode_nieuw) == (was, becomes)
    assert (told.verwante_locatie_id, told.effect, told.grond) == ("L0000000002", effect, "gezien")


def test_a_location_comes_from_a_split_or_merger_that_names_it_and_from_no_other() -> None:
    def event(kind: Gebeurtenis, successor: str) -> dict[str, str]:
        return {"locatie_id": "L1", "gebeurtenis": kind, "opvolger": successor}

    split, renewed = event(Gebeurtenis.GESPLITST, "L2"), event(Gebeurtenis.NIEUW, "L3")
    merged = event(Gebeurtenis.SAMENGEVOEGD, "L4")
    history = History([renewed, split, merged])
    assert history.origin_of("L2") is split
    assert history.origin_of("L4") is merged
    assert history.origin_of("L3") is None
    assert history.origin_of("L9") is None


def test_the_console_names_each_kind_of_change() -> None:
    text = io.StringIO()
    differences = compare(
        version("2023.1", [location(1)]), version("2026.1", [location(1, telefoon="+31207654321")])
    )
    print_differences(differences, Console(file=text, width=120))
    row = next(line for line in text.getvalue().splitlines() if "gewijzigd" in line)
    assert row.split()[-2] == "1"
