"""The desk at which decisions are applied to the cells of records, one after the other."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from pipeline.files.findings import Finding, shorten
from pipeline.match.sameness import is_same_address, says_same
from pipeline.normalise.address import Address, parse_address
from pipeline.read.decided_values import PARTY_COLUMN, DecidedValues
from pipeline.stages.decided import describe_ending
from schemas.records import CORRECTABLE_COLUMNS
from schemas.vocabulary import Besluit

ADDRESS_COLUMNS = ("bezoekadres", "postcode", "plaats", "gemeente")
"""What a move replaces: the new address holds its own postcode and place."""
ASKED_OF = {"bezoekadres": "het adres", "organisatie": "de naam"}
"""Columns of which a record that says something else is asked about; of others it is told only."""
FORMER: Mapping[str, str] = {Besluit.VERHUISD: "het oude adres", Besluit.HERNOEMD: "de oude naam"}
"""What a location had before something happened to it, by the decision that says so."""
Decision = dict[str, str]


@dataclass
class DecisionDesk:
    """The records of a build while decisions are applied to them; arguments as of `correct`."""

    cells: pd.DataFrame
    reach: Mapping[str, Sequence[str]]
    silent: Mapping[str, str]
    values: DecidedValues
    suggest: Callable[[str], str]
    joined: Collection[str]
    decisions: Sequence[Decision]
    faults: list[Finding] = field(default_factory=list)
    strangers: list[Finding] = field(default_factory=list)
    """Of each move the records that say an address which is neither the old nor the new one."""
    asked: dict[str, str] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)
    applied: set[int] = field(default_factory=set)
    changed: dict[tuple[str, str], tuple[Decision, str]] = field(default_factory=dict)
    """(record_id, kolom) -> the decision that changed it, and what it was before."""
    former_names: dict[str, str] = field(default_factory=dict)
    decided: set[tuple[str, str]] = field(default_factory=set)
    """(record_id, kolom) of what holds the outcome of a decision on a location."""

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
            self.faults.append(describe_stale(row, kolom, record_id, found))
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
                self._write_decided(row, record_id, {kolom: row["wordt"]})
                if row["besluit"] == Besluit.HERNOEMD:
                    self.former_names.setdefault(record_id, found)
            elif any(self.values.says_same(kolom, found, text) for text in self._outcomes(row)):
                self._confirm(row, record_id, kolom)
            elif not self._contradicts(row, record_id, kolom):
                (others if found else blank).append((record_id, found))
        if int(row["rij"]) in self.applied:
            self._tell_others(row, kolom, others)
        elif others:
            self.faults.append(describe_stale(row, kolom, *others[0]))
        elif blank and len(here) < len(self._named_by(row)):
            self.told.append(f"{place_of(row)}: het besluit rust: wie het zei is er niet")
        elif blank:
            self.faults.append(describe_stale(row, kolom, *blank[0]))

    def _move(self, row: Decision) -> None:
        """Give every record of a location that says the old address the new one.

        One that says neither, though another does, is only told: what people decided holds. Whether
        it makes the location two shows when records are linked (see LeftBehind).
        """
        others: list[tuple[str, str]] = []
        here = {record_id: self._address_of(record_id) for record_id in self._records_of(row)}
        # One of its records may tell the postcode of what was, and so which spellings are the same.
        old = [now for now, written in here.values() if says_address(now, written, row["was"])]
        for record_id, (now, written) in here.items():
            is_old = says_address(now, written, row["was"])
            if is_old or any(is_same_address(now, other) for other in old):
                moved = dict.fromkeys(ADDRESS_COLUMNS, "") | {"bezoekadres": row["wordt"]}
                self._write_decided(row, record_id, moved)
            elif any(is_same_address(now, parse_address(x)) for x in self._outcomes(row)):
                self._confirm(row, record_id, "bezoekadres")
            elif written and not self._contradicts(row, record_id, "bezoekadres"):
                cells = (str(self.cells.at[record_id, kolom]) for kolom in ADDRESS_COLUMNS)
                others.append((record_id, " ".join(filter(None, cells))))
        if int(row["rij"]) not in self.applied:
            self.faults += [describe_stale(row, "bezoekadres", *other) for other in others[:1]]
            return
        self._tell_others(row, "bezoekadres", others)
        self.strangers += [
            describe_stray(row, *other)
            for other in others
            if other[0] not in self.joined and self._address_of(other[0])[0].huisnummer
        ]

    def _address_of(self, record_id: str) -> tuple[Address, str]:
        """Return the address of a record as it is read, and its own cell."""
        street, postcode, place = (str(self.cells.at[record_id, k]) for k in ADDRESS_COLUMNS[:3])
        return parse_address(street, postcode, place), street

    def _tell_others(self, row: Decision, kolom: str, others: Sequence[tuple[str, str]]) -> None:
        """Tell which records say something else, and ask of those that nobody said belong here."""
        for record_id, found in others:
            self.told.append(f"{place_of(row)}: {record_id} zegt '{found}'; het besluit gaat voor")
            is_read = kolom != "bezoekadres" or self._address_of(record_id)[0].huisnummer
            if kolom in ASKED_OF and is_read and record_id not in self.joined:
                said = f"{ASKED_OF[kolom]} is anders dan besloten op {row['datum']}"
                advice = "geef dit record zo nodig een eigen rij in correcties"
                self._ask(record_id, f"{said}: {advice}")

    def _ask_if_later(self, row: Decision, record_id: str) -> None:
        """Ask of a record that still says what was, after people decided that it is no more.

        A day, month or year: only what certainly came after the last decision speaks against it.
        """
        seen = str(self.cells.at[record_id, "gezien_op"])
        if row["besluit"] in FORMER and seen > max(r["datum"] for r in self._following(row)):
            still = f"maar op {seen} stond {FORMER[row['besluit']]} er nog"
            advice = "klopt het besluit nog, zet dan in datum de dag waarop u het naging"
            self._ask(record_id, f"{describe_ending(row)}, {still}: {advice}")

    def _ask(self, record_id: str, question: str) -> None:
        earlier = self.asked.get(record_id)
        self.asked[record_id] = f"{earlier}; {question}" if earlier else question

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
        return [row["record_id"]] if row["record_id"] else self.reach.get(row["locatie_id"], [])

    def _outcomes(self, row: Decision) -> Iterator[str]:
        """Yield what a value becomes by a decision, and by those that follow on it."""
        return (later["wordt"] for later in self._following(row))

    def _following(self, row: Decision) -> Iterator[Decision]:
        """Yield a decision and the later ones on the same value."""
        same = ("record_id", "locatie_id", "besluit", "kolom")
        at = self.decisions.index(row)
        for later in self.decisions[at:]:
            if all(later[column] == row[column] for column in same):
                yield later

    def _write_decided(self, row: Decision, record_id: str, values: Mapping[str, str]) -> None:
        self._ask_if_later(row, record_id)
        self._write(row, record_id, values)
        self.decided.update((record_id, kolom) for kolom in values)

    def _confirm(self, row: Decision, record_id: str, kolom: str) -> None:
        """Note that a record says itself what a decision makes of a value."""
        self.applied.add(int(row["rij"]))
        self.decided.add((record_id, kolom))

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


def says_address(now: Address, written: str, was: str) -> bool:
    """Tell whether a record says an address: as it is read, or in the words of its cell."""
    return is_same_address(now, parse_address(was)) or says_same("bezoekadres", written, was)


def describe_stale(row: Decision, kolom: str, record_id: str, found: str) -> Finding:
    """Return the fault of a decision that a record does not bear out: it says `found`."""
    rule = f"verlopen: {kolom} van {record_id} is nu '{shorten(found)}'"
    advice = "schrijf dat in was, of haal het besluit weg als het niet meer geldt"
    if not found:
        advice = (
            "geeft een lezing of een regel van standaardaanbod de waarde, verbeter haar daar; laat "
            "was leeg om de lege cel te vullen, of haal het besluit weg als het niet meer geldt"
        )
    return _refuse(row, "was", rule, advice)


def describe_stray(row: Decision, record_id: str, found: str) -> Finding:
    """Return the fault of a move that leaves a record of the location behind, at `found`."""
    rule = f"verlopen: bezoekadres van {record_id} is nu '{shorten(found)}'"
    advice = (
        "zeg in een tweede rij verhuisd, met dat adres in was, dat ook zij verhuisde; of zeg in "
        "koppelingen dat de records verschillen"
    )
    return _refuse(row, "was", rule, advice)


def _refuse(row: Decision, kolom: str, rule: str, advice: str = "") -> Finding:
    return Finding(row["bestand"], int(row["rij"]), "", kolom, row[kolom], rule, advice)
