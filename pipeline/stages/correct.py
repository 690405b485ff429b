"""Apply signed decisions to the cells of records, each with the value it expects to find."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from pipeline.boundary import rows_of
from pipeline.files.findings import FileError, Finding, shorten
from pipeline.normalise.address import parse_address
from pipeline.normalise.sameness import is_same_address, says_same
from pipeline.read.decided_values import PARTY_COLUMN, DecidedValues
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
    record_id -> what its organisation was called before a decision renamed it. `of_no_party`: the
    record_ids of which a decision says that they belong to no national party, whatever their name.

    `meldingen`: in Dutch, which decisions rest, and which records say something else.
    """

    rows: pd.DataFrame
    applied: frozenset[int]
    changed: frozenset[str]
    former_names: Mapping[str, str]
    of_no_party: frozenset[str]
    meldingen: list[str]


def correct(
    records: pd.DataFrame,
    decided: Decided,
    members: Mapping[str, Sequence[str]],
    silent: Mapping[str, str],
    values: DecidedValues,
    suggest: Callable[[str], str] = lambda record_id: "",
    joined: Collection[str] = frozenset(),
) -> Corrected:
    """Return Records with every decision on a cell applied; record_id never moves.

    `members`: locatie_id -> record_ids. `silent`: bron -> its state, of sources that did not
    deliver: a decision on one of their records sleeps. `values`: what cells say.
    `suggest`: in Dutch, which record was probably meant by an id that is not here. `joined`:
    record_ids of what was a location of its own, with an address of its own.

    Raises FileError naming every decision that is stale (the value is neither what it was nor what
    it becomes), contradicts another, or names a location that never was.
    """
    desk = _apply_all(records, decided, members, silent, values, suggest, joined)
    if faults := [*decided.faults, *desk.faults]:
        raise FileError(faults)
    corrected = desk.cells.reset_index(drop=True)
    changed = frozenset(record_id for record_id, _ in desk.changed)
    told = [*decided.meldingen, *desk.told]
    applied = frozenset(desk.applied)
    return Corrected(corrected, applied, changed, desk.former_names, desk.of_no_party, told)


def find_decision_conflicts(
    records: pd.DataFrame,
    decided: Decided,
    members: Mapping[str, Sequence[str]],
    values: DecidedValues,
    joined: Collection[str],
) -> list[Finding]:
    """Return the decisions at which `correct` would stop, each at its cell."""
    return _apply_all(records, decided, members, {}, values, lambda record_id: "", joined).faults


def _apply_all(
    records: pd.DataFrame,
    decided: Decided,
    members: Mapping[str, Sequence[str]],
    silent: Mapping[str, str],
    values: DecidedValues,
    suggest: Callable[[str], str],
    joined: Collection[str],
) -> "_Desk":
    decisions = rows_of(decided.rows)
    cells = records.set_index("record_id", drop=False)
    desk = _Desk(cells, members, silent, values, suggest, joined, decisions)
    for row in decisions:
        desk.apply(row)
    return desk


@dataclass
class _Desk:
    """The records of a build while decisions are applied to them, one after the other."""

    cells: pd.DataFrame
    members: Mapping[str, Sequence[str]]
    silent: Mapping[str, str]
    values: DecidedValues
    suggest: Callable[[str], str]
    joined: Collection[str]
    decisions: Sequence[Decision]
    faults: list[Finding] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    applied: set[int] = field(default_factory=set)
    changed: dict[tuple[str, str], tuple[Decision, str]] = field(default_factory=dict)
    """(record_id, kolom) -> the decision that changed it, and what it was before."""
    former_names: dict[str, str] = field(default_factory=dict)

    @property
    def of_no_party(self) -> frozenset[str]:
        """The records of which a decision cleared the national party."""
        cleared = {r for r, kolom in self.changed if kolom == PARTY_COLUMN}
        return frozenset(r for r in cleared if not self.cells.at[r, PARTY_COLUMN])

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
        elif not self._holds(row, record_id, kolom):
            found = str(self.cells.at[record_id, kolom])
            self.faults.append(_stale(row, kolom, record_id, found))
        else:
            self._write(row, record_id, {kolom: row["wordt"]})

    def _correct_everywhere(self, row: Decision) -> None:
        kolom = row["kolom"]
        said = self.values.read_all(self.cells, kolom)
        same = [text for text in said.unique() if self.values.is_equal(kolom, text, row["was"])]
        holds = said.isin(same)
        for record_id in self.cells.index[holds]:
            self._write(row, str(record_id), {kolom: row["wordt"]})
        if not holds.any():
            self.told.append(f"{place_of(row)}: '{row['was']}' staat nergens in {row['kolom']}")

    def _holds(self, row: Decision, record_id: str, kolom: str) -> bool:
        """Tell whether a record says what a decision on a value expects."""
        said = str(self.cells.at[record_id, kolom]), self._read(record_id, kolom)
        return any(self.values.is_equal(kolom, text, row["was"]) for text in said)

    def _read(self, record_id: str, kolom: str) -> str:
        cell, name = (str(self.cells.at[record_id, k]) for k in (kolom, "organisatie"))
        return self.values.read(kolom, cell, name)

    def _correct_location(self, row: Decision, kolom: str) -> None:
        """Change a value in every record of a location that says what it was.

        Where none says it and none says anything else, the value came from a rule, a reader or a
        record that is not here: then nothing would change, and a person must look.
        """
        others: list[tuple[str, str]] = []
        blank: list[tuple[str, str]] = []
        here = self._records_of(row)
        for record_id in here:
            found = self._read(record_id, kolom)
            if self.values.says_same(kolom, found, row["was"]):
                self._write(row, record_id, {kolom: row["wordt"]})
                if row["besluit"] == Besluit.HERNOEMD:
                    self.former_names.setdefault(record_id, found)
            elif any(self.values.says_same(kolom, found, text) for text in self._outcomes(row)):
                self.applied.add(int(row["rij"]))
            elif not self._contradicts(row, record_id, kolom):
                (others if found else blank).append((record_id, found))
        if int(row["rij"]) in self.applied:
            self._tell_others(row, others)
        elif others:
            self.faults.append(_stale(row, kolom, *others[0]))
        elif blank and len(here) < len(self._named_by(row)):
            self.told.append(f"{place_of(row)}: het besluit rust: wie het zei is er niet")
        elif blank:
            self.faults.append(_stale(row, kolom, *blank[0]))

    def _move(self, row: Decision) -> None:
        """Give every record of a location that says the old address the new one.

        A record that says neither would make it two locations: its source says something new. One
        that was a location of its own before (`joined`) never said the same.
        """
        was = parse_address(row["was"])
        others: list[tuple[str, str]] = []
        for record_id in self._records_of(row):
            cells = [str(self.cells.at[record_id, kolom]) for kolom in ADDRESS_COLUMNS]
            now, written = parse_address(*cells[:3]), cells[0]
            if is_same_address(now, was) or says_same("bezoekadres", written, row["was"]):
                moved = dict.fromkeys(ADDRESS_COLUMNS, "") | {"bezoekadres": row["wordt"]}
                self._write(row, record_id, moved)
            elif any(is_same_address(now, parse_address(x)) for x in self._outcomes(row)):
                self.applied.add(int(row["rij"]))
            elif written and not self._contradicts(row, record_id, "bezoekadres"):
                others.append((record_id, " ".join(filter(None, cells))))
        is_applied = int(row["rij"]) in self.applied
        strange = [other for other in others if not (is_applied and other[0] in self.joined)]
        self.faults += [_stale(row, "bezoekadres", *other) for other in strange]
        if not strange:
            self._tell_others(row, others)

    def _tell_others(self, row: Decision, others: Sequence[tuple[str, str]]) -> None:
        self.told += [f"{place_of(row)}: {r} zegt '{x}' en blijft zo" for r, x in others]

    def _records_of(self, row: Decision) -> list[str]:
        """Return the records that are here of what a decision is about; tell when there is none."""
        named = self._named_by(row)
        here = [record_id for record_id in named if record_id in self.cells.index]
        if not here and not row["record_id"]:
            sources = sorted({r.partition(":")[0] for r in named} & self.silent.keys())
            why = "; ".join(f"{bron} is {self.silent[bron]}" for bron in sources)
            why = why or f"geen bron noemt {row['locatie_id']} in deze meting"
            self.told.append(f"{place_of(row)}: het besluit rust: {why}")
        elif not here:
            self.told.append(f"{place_of(row)}: {self._why_absent(row['record_id'])}")
        return here

    def _named_by(self, row: Decision) -> Sequence[str]:
        return [row["record_id"]] if row["record_id"] else self.members.get(row["locatie_id"], [])

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
    if not found:
        advice = (
            "geeft een lezing of een regel van standaardaanbod de waarde, verbeter haar daar; laat "
            "was leeg om de lege cel te vullen, of haal het besluit weg als het niet meer geldt"
        )
    return _refuse(row, "was", rule, advice)


def _refuse(row: Decision, kolom: str, rule: str, advice: str = "") -> Finding:
    return Finding(row["bestand"], int(row["rij"]), "", kolom, row[kolom], rule, advice)
