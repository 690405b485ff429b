"""Apply signed decisions to the cells of records, each with the value it expects to find."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from pipeline.boundary import rows_of
from pipeline.files.findings import FileError, Finding, shorten
from pipeline.normalise.address import parse_address
from pipeline.normalise.sameness import is_same_address, says_same
from pipeline.stages.decided import Decided
from schemas.records import CORRECTABLE_COLUMNS
from schemas.vocabulary import Besluit

ADDRESS_COLUMNS = ("bezoekadres", "postcode", "plaats", "gemeente")
"""What a move replaces: the new address holds its own postcode and place."""
Decision = dict[str, str]


@dataclass(frozen=True)
class Corrected:
    """`rows`: Records with every decision applied. `applied`: the rows of correcties that work.
    `changed`: the record_ids of which a cell is otherwise than its source says. `former_names`:
    record_id -> what its organisation was called before a decision renamed it.

    `meldingen`: in Dutch, which decisions rest, and which records say something else.
    """

    rows: pd.DataFrame
    applied: frozenset[int]
    changed: frozenset[str]
    former_names: Mapping[str, str]
    meldingen: list[str]


def correct(
    records: pd.DataFrame,
    decided: Decided,
    members: Mapping[str, Sequence[str]],
    silent: Mapping[str, str],
    suggest: Callable[[str], str] = lambda record_id: "",
) -> Corrected:
    """Return Records with every decision on a cell applied; record_id never moves.

    `members`: locatie_id -> record_ids. `silent`: bron -> its state, of sources that did not
    deliver: a decision on one of their records sleeps. `suggest`: in Dutch, which record was
    probably meant by an id that is not here. Raises FileError naming every decision that is stale
    (the value is neither what it was nor what it becomes), contradicts another, or names a location
    that never was.
    """
    desk = _apply_all(records, decided, members, silent, suggest)
    if faults := [*decided.faults, *desk.faults]:
        raise FileError(faults)
    corrected = desk.cells.reset_index(drop=True)
    changed = frozenset(record_id for record_id, _ in desk.changed)
    told = [*decided.meldingen, *desk.told]
    applied = frozenset(desk.applied)
    return Corrected(corrected, applied, changed, desk.former_names, told)


def find_decision_conflicts(
    records: pd.DataFrame, decided: Decided, members: Mapping[str, Sequence[str]]
) -> list[Finding]:
    """Return the decisions at which `correct` would stop, each at its cell."""
    return _apply_all(records, decided, members, {}, lambda record_id: "").faults


def _apply_all(
    records: pd.DataFrame,
    decided: Decided,
    members: Mapping[str, Sequence[str]],
    silent: Mapping[str, str],
    suggest: Callable[[str], str],
) -> "_Desk":
    decisions = rows_of(decided.rows)
    cells = records.set_index("record_id", drop=False)
    desk = _Desk(cells, members, silent, suggest, decisions)
    for row in decisions:
        desk.apply(row)
    return desk


@dataclass
class _Desk:
    """The records of a build while decisions are applied to them, one after the other."""

    cells: pd.DataFrame
    members: Mapping[str, Sequence[str]]
    silent: Mapping[str, str]
    suggest: Callable[[str], str]
    decisions: Sequence[Decision]
    faults: list[Finding] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    applied: set[int] = field(default_factory=set)
    changed: dict[tuple[str, str], tuple[Decision, str]] = field(default_factory=dict)
    """(record_id, kolom) -> the decision that changed it, and what it was before."""
    former_names: dict[str, str] = field(default_factory=dict)

    def apply(self, row: Decision) -> None:
        """Apply one decision, or note why it cannot be."""
        match row["besluit"] or Besluit.CORRECTIE:
            case Besluit.CORRECTIE if row["record_id"]:
                self._correct_record(row)
            case Besluit.CORRECTIE:
                self._correct_location(row, row["kolom"])
            case Besluit.OVERAL:
                self._correct_everywhere(row)
            case Besluit.HERNOEMD if row["wordt"]:
                self._correct_location(row, "organisatie")
            case Besluit.VERHUISD if row["wordt"]:
                self._move(row)
            case _:
                pass  # what became of a location as a whole is decided where ids are given

    def _correct_record(self, row: Decision) -> None:
        record_id, kolom = row["record_id"], row["kolom"]
        if kolom not in CORRECTABLE_COLUMNS:
            self.faults.append(_refuse(row, "kolom", "deze kolom kan niet worden gecorrigeerd"))
        elif record_id not in self.cells.index:
            self.told.append(f"{place_of(row)}: {self._why_absent(record_id)}")
        # The source may have mended it, or said something new: a person must look again, so the
        # build stops instead of writing an old correction over it.
        elif (found := str(self.cells.at[record_id, kolom])) != row["was"]:
            self.faults.append(_stale(row, kolom, record_id, found))
        else:
            self._write(row, record_id, {kolom: row["wordt"]})

    def _correct_everywhere(self, row: Decision) -> None:
        holds = self.cells[row["kolom"]] == row["was"]
        for record_id in self.cells.index[holds]:
            self._write(row, str(record_id), {row["kolom"]: row["wordt"]})
        if not holds.any():
            self.told.append(f"{place_of(row)}: '{row['was']}' staat nergens in {row['kolom']}")

    def _correct_location(self, row: Decision, kolom: str) -> None:
        """Change a value in every record of a location that says what it was."""
        others = []
        for record_id in self._records_of(row):
            found = str(self.cells.at[record_id, kolom])
            if says_same(kolom, found, row["was"]):
                self._write(row, record_id, {kolom: row["wordt"]})
                if row["besluit"] == Besluit.HERNOEMD:
                    self.former_names.setdefault(record_id, found)
            elif any(says_same(kolom, found, text) for text in self._outcomes(row)):
                self.applied.add(int(row["rij"]))
            elif found and not self._contradicts(row, record_id, kolom):
                others.append((record_id, found))
        if others and int(row["rij"]) not in self.applied:
            self.faults.append(_stale(row, kolom, *others[0]))
        elif others:
            self.told += [f"{place_of(row)}: {r} zegt '{x}' en blijft zo" for r, x in others]

    def _move(self, row: Decision) -> None:
        """Give every record of a location that says the old address the new one.

        A record that says neither would make it two locations: its source says something new.
        """
        was = parse_address(row["was"])
        for record_id in self._records_of(row):
            cells = [str(self.cells.at[record_id, kolom]) for kolom in ADDRESS_COLUMNS]
            now, written = parse_address(*cells[:3]), cells[0]
            if is_same_address(now, was) or says_same("bezoekadres", written, row["was"]):
                moved = dict.fromkeys(ADDRESS_COLUMNS, "") | {"bezoekadres": row["wordt"]}
                self._write(row, record_id, moved)
            elif any(is_same_address(now, parse_address(x)) for x in self._outcomes(row)):
                self.applied.add(int(row["rij"]))
            elif written and not self._contradicts(row, record_id, "bezoekadres"):
                found = " ".join(filter(None, cells))
                self.faults.append(_stale(row, "bezoekadres", record_id, found))

    def _records_of(self, row: Decision) -> list[str]:
        """Return the records that are here of what a decision is about; tell when there is none."""
        named = [row["record_id"]] if row["record_id"] else self.members.get(row["locatie_id"], [])
        here = [record_id for record_id in named if record_id in self.cells.index]
        if not here and not row["record_id"]:
            sources = sorted({r.partition(":")[0] for r in named} & self.silent.keys())
            why = "; ".join(f"{bron} is {self.silent[bron]}" for bron in sources)
            why = why or f"geen bron noemt {row['locatie_id']} in deze meting"
            self.told.append(f"{place_of(row)}: het besluit rust: {why}")
        elif not here:
            self.told.append(f"{place_of(row)}: {self._why_absent(row['record_id'])}")
        return here

    def _outcomes(self, row: Decision) -> Iterator[str]:
        """Yield what a value becomes by a decision, and by those that follow on it."""
        same = ("record_id", "locatie_id", "besluit", "kolom")
        at = self.decisions.index(row)
        for later in self.decisions[at:]:
            if all(later[column] == row[column] for column in same):
                yield later["wordt"]

    def _write(self, row: Decision, record_id: str, values: Mapping[str, str]) -> None:
        for kolom, value in values.items():
            before = str(self.cells.at[record_id, kolom])
            self.changed.setdefault((record_id, kolom), (row, before))
            self.cells.at[record_id, kolom] = value
        self.applied.add(int(row["rij"]))

    def _contradicts(self, row: Decision, record_id: str, kolom: str) -> bool:
        """Note when an other decision made something else of the value that this one expects."""
        other, before = self.changed.get((record_id, kolom), (row, ""))
        if other is row or not says_same(kolom, before, row["was"]):
            return False
        rule = (
            f"spreekt {place_of(other)} tegen: {kolom} van {record_id} wordt daar "
            f"'{shorten(other['wordt'])}'"
        )
        self.faults.append(_refuse(row, "wordt", rule, "haal een van de twee weg"))
        return True

    def _why_absent(self, record_id: str) -> str:
        bron = record_id.partition(":")[0]
        if bron in self.silent:
            return f"het besluit slaapt: {bron} is {self.silent[bron]}"
        meant = self.suggest(record_id)
        lost = f"het besluit rust: record {record_id} bestaat niet (meer) in deze meting"
        return f"{lost}; {meant}" if meant else lost


def place_of(row: Decision) -> str:
    """Return where a decision stands, as messages name it."""
    return f"{row['bestand']}:{row['rij']}"


def _stale(row: Decision, kolom: str, record_id: str, found: str) -> Finding:
    rule = f"verlopen: {kolom} van {record_id} is nu '{shorten(found)}'"
    advice = "schrijf dat in was, of haal het besluit weg als het niet meer geldt"
    return _refuse(row, "was", rule, advice)


def _refuse(row: Decision, kolom: str, rule: str, advice: str = "") -> Finding:
    return Finding(row["bestand"], int(row["rij"]), "", kolom, row[kolom], rule, advice)
