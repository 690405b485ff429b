"""Who did how much, and how much of what is due falls to whom."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.stages.voices import live_readings
from werkbank.desk import Desk
from werkbank.recheck_list import PlannedRecheck, read_desk_looked
from werkbank.wave_tables import read_wave_entries


@dataclass(frozen=True)
class ReaderCount:
    """Of one reader in the wave: records read (and blind), locations looked at again, and how many
    are due in the gemeenten that planning.csv gives this reader."""

    lezer: str
    gelezen: int
    blind: int
    opnieuw_bekeken: int
    aan_de_beurt: int


def count_readers(desk: Desk, due: Iterable[PlannedRecheck]) -> list[ReaderCount]:
    """Return the counts of every reader who did or has anything to do; who read most first."""
    read: Counter[str] = Counter()
    blind: Counter[str] = Counter()
    for reading in live_readings(read_wave_entries(desk).readers.lezingen):
        read[reading["lezer"]] += 1
        blind[reading["lezer"]] += reading["blind"] == "ja"
    looked = read_desk_looked(desk)
    again = Counter(map(str, looked.loc[looked["meting"] == str(desk.meting), "lezer"]))
    waiting = Counter(planned.lezer for planned in due if planned.lezer)
    names = sorted({*read, *again, *waiting}, key=lambda name: (-read[name], name))
    return [ReaderCount(n, read[n], blind[n], again[n], waiting[n]) for n in names]
