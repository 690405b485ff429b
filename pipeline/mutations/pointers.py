"""What a change that was carried through points at: a decision, a link, a reading or a record.

A pointer is a few words: `gesloten L0123456789`, `correctie L0123456789 telefoon`, `overal
website`, `koppeling handmatig:... juridischloket:...`, `lezing AB-2026-4`, `record handmatig:...`.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from pipeline.files.findings import suggest
from pipeline.read.damage import Fault
from pipeline.text.terms import nearest
from schemas.folding import fold_words
from schemas.sources import MANUAL_SOURCE
from schemas.vocabulary import Besluit

TO_LINK, TO_READING, TO_RECORD = "koppeling", "lezing", "record"
KINDS = (*(str(besluit) for besluit in Besluit), TO_LINK, TO_READING, TO_RECORD)
WORDS_OF = {Besluit.CORRECTIE: 2, TO_LINK: 2}
"""How many words follow the kind, where it is not one."""
POINTER_EXAMPLES = (
    "schrijf zoals: gesloten L0123456789, correctie L0123456789 telefoon, lezing AB-2026-4, "
    "record handmatig:0123456789abcdef of koppeling met twee record_ids"
)


@dataclass(frozen=True)
class Pointer:
    """`kind`: one of KINDS. `words`: what it names, in order."""

    kind: str
    words: tuple[str, ...]

    def __str__(self) -> str:
        return " ".join([self.kind, *self.words])

    @property
    def locatie_id(self) -> str:
        """The location whose decision it is, "" where it names none."""
        speaks_of_none = self.kind in (TO_LINK, TO_READING, TO_RECORD, Besluit.OVERAL)
        return "" if speaks_of_none or ":" in self.words[0] else self.words[0]


@dataclass(frozen=True)
class Targets:
    """What can be pointed at. `decisions`: (besluit, subject, kolom); `links`: pairs in order.

    `waves`: the waves whose readings and records are all in `readings` and `records`; of another
    wave nothing is known. `is_whole`: those are all waves there are.
    """

    decisions: frozenset[tuple[str, str, str]]
    links: frozenset[tuple[str, str]]
    readings: frozenset[str]
    records: Collection[str]
    waves: frozenset[str]
    is_whole: bool

    def find_fault(self, pointer: Pointer) -> Fault | None:
        """Return why a pointer leads to nothing, None when it leads somewhere or none can tell."""
        if pointer.kind == TO_READING:
            return self._find_reading_fault(pointer.words[0])
        if pointer.kind == TO_RECORD:
            return self._find_record_fault(pointer.words[0])
        if pointer.kind == TO_LINK:
            left, right = sorted(pointer.words)
            if (left, right) in self.links:
                return None
            return Fault("deze koppeling bestaat niet", "zet haar eerst in koppelingen.csv")
        there = map(_of_decision, self.decisions)
        known = sorted(str(decision) for decision in there if decision.kind == pointer.kind)
        if str(pointer) in known:
            return None
        advice = suggest(nearest(str(pointer), known), "zet het eerst in correcties.csv")
        return Fault("dit besluit bestaat niet", advice)

    def _find_reading_fault(self, lezing_id: str) -> Fault | None:
        wave = lezing_id.rpartition("-")[0].rpartition("-")[2]
        if lezing_id in self.readings or (wave not in self.waves and not self.is_whole):
            return None
        advice = suggest(nearest(lezing_id, self.readings), "zet haar eerst in lezingen/")
        return Fault("deze lezing bestaat niet", advice)

    def _find_record_fault(self, record_id: str) -> Fault | None:
        # What sites and surveys say is read by a build only.
        is_ours = record_id.startswith(f"{MANUAL_SOURCE}:")
        if record_id in self.records or not (is_ours and self.is_whole):
            return None
        return Fault("dit record bestaat niet", "zet de locatie eerst in locaties/")


def find_targets(
    correcties: Sequence[Mapping[str, str]],
    koppelingen: Sequence[Mapping[str, str]],
    readings: Collection[str],
    records: Collection[str],
    waves: Collection[str],
    *,
    is_whole: bool,
) -> Targets:
    """Return what can be pointed at in the rows of the files of judgements, and in `waves`."""
    return Targets(
        frozenset(_name_decision(row) for row in correcties),
        frozenset((min(pair), max(pair)) for pair in map(_pair, koppelingen)),
        frozenset(readings),
        records,
        frozenset(waves),
        is_whole,
    )


def list_pointers(cell: str) -> tuple[list[Pointer], list[Fault]]:
    """Return the pointers of a cell, and the parts of it that are none."""
    pointers, faults = [], []
    for part in filter(None, (part.strip() for part in cell.split(";"))):
        pointer = _parse_pointer(part)
        if pointer is None:
            faults.append(Fault(f"'{part}' is geen verwijzing", POINTER_EXAMPLES))
        else:
            pointers.append(pointer)
    return pointers, faults


def _parse_pointer(text: str) -> Pointer | None:
    folded = fold_words(text)
    for kind in sorted(KINDS, key=len, reverse=True):
        if folded.startswith(f"{kind} "):
            words = tuple(text.split()[len(kind.split()) :])
            return Pointer(kind, words) if len(words) == WORDS_OF.get(kind, 1) else None
    return None


def _name_decision(row: Mapping[str, str]) -> tuple[str, str, str]:
    besluit = fold_words(row["besluit"]) or str(Besluit.CORRECTIE)
    return besluit, row["record_id"] or row["locatie_id"], row["kolom"]


def _of_decision(named: tuple[str, str, str]) -> Pointer:
    besluit, subject, kolom = named
    if besluit == Besluit.OVERAL:
        return Pointer(besluit, (kolom,))
    return Pointer(besluit, (subject, kolom) if besluit == Besluit.CORRECTIE else (subject,))


def _pair(row: Mapping[str, str]) -> tuple[str, str]:
    return row["record_id_a"], row["record_id_b"]


def list_decisions_on(locatie_id: str, correcties: Sequence[Mapping[str, str]]) -> list[str]:
    """Return the pointers to what was decided of a location, as they are written in a cell."""
    rows = [row for row in correcties if locatie_id and row["locatie_id"] == locatie_id]
    return sorted({str(_of_decision(_name_decision(row))) for row in rows})
