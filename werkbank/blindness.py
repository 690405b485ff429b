"""Whether a reading is blind: what this copy of the project can tell of what its reader saw.

A desk shows what others said at Verzoenen alone, and only what two of them read, or this reader
and another. What it showed it remembers here (see memory), not in git: of what the desk of another
copy showed, the files tell only whether it can have been. That is said, not guessed.
"""

from pipeline.boundary import rows_of
from schemas.folding import fold_letters
from schemas.readings import Blindheid
from schemas.vocabulary import Oordeel
from werkbank.desk import Desk
from werkbank.memory import Ervaring, list_remembered
from werkbank.turns import Turn
from werkbank.wave_tables import list_own_readings, read_wave_entries

READERS_SHOWN = 2
"""So many others must have read a record before a desk shows it to who did not."""


def tell_blindness(desk: Desk, turn: Turn) -> Blindheid:
    """Return whether a reading that is written now is blind, by all that is known here.

    NIET_BLIND: it was shown here, this reader settled it, or read it before without this desk.
    ONBEKEND: two others wrote of it, so that a desk elsewhere may have shown it.
    """
    record_id = turn.row["record_id"]
    shown, read = (list_remembered(desk, what) for what in (Ervaring.GETOOND, Ervaring.GELEZEN))
    is_first = record_id in read or not _has_read(desk, record_id)
    was_shown = record_id in shown
    if not is_first or was_shown or _has_settled(desk, record_id):
        return Blindheid.NIET_BLIND
    return Blindheid.ONBEKEND if _may_be_shown_elsewhere(desk, record_id) else Blindheid.BLIND


def explain_blindness(blindness: Blindheid) -> tuple[str, str]:
    """Return in Dutch why a reading cannot be called blind, and what to write instead."""
    if blindness == Blindheid.ONBEKEND:
        return (
            "twee anderen lazen dit record, en de werkbank op een andere computer kan u hun "
            "lezingen hebben getoond",
            "schrijf onbekend, of nee als u ze zag",
        )
    return (
        "u las dit record al eerder, of zag wat anderen ervan zeiden",
        "schrijf nee, of laat de rij leeg",
    )


def _has_read(desk: Desk, record_id: str) -> bool:
    own = list_own_readings(read_wave_entries(desk), desk.lezer)
    return record_id in set(own["record_id"])


def _has_settled(desk: Desk, record_id: str) -> bool:
    uitkomsten = read_wave_entries(desk).readers.uitkomsten
    own = uitkomsten[uitkomsten["record_id"] == record_id]["lezer"]
    return any(desk.is_reader(lezer) for lezer in own)


def _may_be_shown_elsewhere(desk: Desk, record_id: str) -> bool:
    """Tell whether two others ever wrote of a record, also what they took back since."""
    lezingen = read_wave_entries(desk).readers.lezingen
    told = rows_of(lezingen[lezingen["record_id"] == record_id])
    read = {fold_letters(row["lezer"]) for row in told if row["oordeel"] != Oordeel.INGETROKKEN}
    return len(read - {fold_letters(desk.lezer)}) >= READERS_SHOWN
