"""What a reader saw to be otherwise is told until somebody goes on with it."""

import pandas as pd
import pytest

from pipeline.versions.known_ids import KnownIds
from pipeline.wave.unanswered import find_strange_looks, find_unanswered

KNOWN = KnownIds({"L1": "SYNTHETISCH", "L2": "", "L0": ""}, {}, {}, {"L0": "L1"})
FILE = "manual_entries/2026/hercontroles/AB.csv"


def looked(*rows: tuple[str, str, str]) -> pd.DataFrame:
    cells = [(*row, FILE, str(at)) for at, row in enumerate(rows, 2)]
    return pd.DataFrame(cells, columns=["locatie_id", "uitkomst", "datum", "bestand", "rij"])


def told(*rows: tuple[str, str, str], decided: str = "", seen: str = "2026-10-01") -> list[str]:
    decisions = pd.DataFrame([("L1", decided)] if decided else [], columns=["locatie_id", "datum"])
    return list(map(str, find_unanswered(looked(*rows), KNOWN, {"L1": seen}, decisions)))


def test_what_is_gone_is_told_until_it_is_decided() -> None:
    gone = ("L1", "weg", "2026-11-05")
    assert told(gone) == [
        f"{FILE}:2:locatie_id: 'L1': AB zag op 2026-11-05 dat zij weg is; zij staat er nog zoals "
        "zij was; sluit haar in correcties.csv, of kijk opnieuw"
    ]
    assert told(gone, decided="2026-11-04")
    assert told(gone, decided="2026-11-05") == []
    assert told(gone, seen="2026-12-01")


def test_what_changed_is_told_until_a_source_was_seen_since() -> None:
    changed = ("L1", "gewijzigd", "2026-11-05")
    assert "schrijf in locaties/" in told(changed)[0]
    assert told(changed, seen="2026-11-05") == []


def test_the_last_word_counts_also_on_a_location_that_was_merged() -> None:
    assert told(("L1", "weg", "2026-11-05"), ("L1", "nog zo", "2026-11-06")) == []
    assert len(told(("L0", "weg", "2026-11-05"))) == 1
    assert told(("L2", "weg", "2026-11-05")) == []  # it is not published any more


@pytest.mark.parametrize(("known", "count"), [(KNOWN, 1), (KnownIds({}, {}, {}, {}), 0)])
def test_a_location_that_never_was_is_named(known: KnownIds, count: int) -> None:
    strange = looked(("L9", "nog zo", "2026-11-05"), ("L1", "weg", "2026-11-05"))
    assert len(list(find_strange_looks(strange, known))) == count
