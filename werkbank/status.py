"""The worklist in the terminal: what waits for a reader, and what everybody waits for."""

from collections import Counter
from collections.abc import Iterator

from werkbank.candidates import read_candidates
from werkbank.desk import Desk
from werkbank.turns import Beurt, count_by_reader, list_turns_at
from werkbank.wave_tables import read_wave_entries

OF_READER = (Beurt.EERSTE, Beurt.TWEEDE, Beurt.VERZOENEN)
MOST_GEMEENTEN = 20


def describe_status(desk: Desk) -> Iterator[str]:
    """Yield in Dutch what the screen Werkvoorraad shows. SjoError when there is no worklist yet."""
    turns = list_turns_at(desk)
    yield f"Werkvoorraad van {desk.lezer}, meting {desk.meting}, uit {read_candidates(desk).naam}"
    own = [turn for turn in turns if turn.beurt in OF_READER]
    for beurt in OF_READER:
        yield f"{sum(turn.beurt == beurt for turn in own):6}  {beurt}"
    gemeenten = Counter(turn.row["gemeente"] or "zonder gemeente" for turn in own)
    for gemeente, count in gemeenten.most_common(MOST_GEMEENTEN):
        yield f"{count:10}  {gemeente}"
    if len(gemeenten) > MOST_GEMEENTEN:
        yield f"            ... en nog {len(gemeenten) - MOST_GEMEENTEN} gemeenten"
    yield "Wacht op een ander"
    for who, count in Counter(t.wie for t in turns if t.beurt not in OF_READER).most_common():
        yield f"{count:6}  {who}"
    yield "Gelezen, waarvan blind"
    for lezer, read, blind in count_by_reader(read_wave_entries(desk)):
        yield f"{read:6}  {lezer} ({blind})"
