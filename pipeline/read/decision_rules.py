"""What the rows of correcties.csv must hold by their kind, and which of them contradict."""

from collections.abc import Iterator
from typing import NamedTuple

import pandas as pd

from pipeline.files.findings import Finding, suggest
from pipeline.files.tabular import Table
from pipeline.normalise.address import parse_address
from pipeline.read.cells import parse_choice, parse_moment
from pipeline.read.decided_values import DecidedValues
from pipeline.text.terms import nearest
from schemas.folding import fold_words
from schemas.manual import CORRECTIES
from schemas.records import CORRECTABLE_COLUMNS
from schemas.vocabulary import Besluit

CHOICES = tuple(str(decision) for decision in Besluit)
MAY_HOLD: dict[Besluit, frozenset[str]] = {
    Besluit.CORRECTIE: frozenset({"record_id", "locatie_id", "kolom", "was", "wordt"}),
    Besluit.OVERAL: frozenset({"kolom", "was", "wordt"}),
    Besluit.GESLOTEN: frozenset({"locatie_id"}),
    Besluit.VERHUISD: frozenset({"record_id", "locatie_id", "was", "wordt", "is_nu"}),
    Besluit.HERNOEMD: frozenset({"record_id", "locatie_id", "was", "wordt", "is_nu"}),
    Besluit.SAMENGEVOEGD: frozenset({"locatie_id", "is_nu"}),
    Besluit.TWEE_DINGEN: frozenset({"locatie_id", "is_nu"}),
}
"""Which cells a decision may fill, beside when, why and by whom."""
MUST_HOLD: dict[Besluit, tuple[str, ...]] = {
    Besluit.CORRECTIE: ("kolom",),
    Besluit.OVERAL: ("kolom", "was"),
    Besluit.GESLOTEN: ("locatie_id", "per"),
    Besluit.VERHUISD: (),
    Besluit.HERNOEMD: (),
    Besluit.SAMENGEVOEGD: ("locatie_id", "is_nu"),
    Besluit.TWEE_DINGEN: ("locatie_id", "is_nu"),
}
SUBJECTS = ("record_id", "locatie_id")
CELLS = (*SUBJECTS, "kolom", "was", "wordt", "is_nu")
COLUMN_OF = {Besluit.VERHUISD: "bezoekadres", Besluit.HERNOEMD: "organisatie"}
"""Which value of a location a decision is about, where it says no column itself."""
LAST_WORDS = frozenset({Besluit.GESLOTEN, Besluit.SAMENGEVOEGD})
"""After these a location is there no more, so that only one of them can be true."""


class DecisionRow(NamedTuple):
    """A row of correcties.csv as it was written."""

    rij: int
    besluit: Besluit
    cells: dict[str, str]

    @property
    def subject(self) -> str:
        """The record or location that it is about."""
        return self.cells["record_id"] or self.cells["locatie_id"]

    @property
    def moment(self) -> str:
        """Since when it holds: `per`, else the day of the decision."""
        return parse_moment(self.cells["per"]) or parse_moment(self.cells["datum"]) or ""

    @property
    def kolom(self) -> str:
        """The column whose value it changes, "" when it changes none."""
        return self.cells["kolom"] or (COLUMN_OF.get(self.besluit, "") if self._has_value else "")

    @property
    def _has_value(self) -> bool:
        return bool(self.cells["was"] or self.cells["wordt"])


def find_decision_faults(table: Table, values: DecidedValues) -> list[Finding]:
    """Return what is wrong in the rows of correcties.csv, and between them, each at its cell."""
    rows = list(_list_rows(table))
    faults = [finding for row in rows for finding in _row_faults(table, row)]
    faults += [finding for row in rows for finding in _outcome_faults(table, row, values)]
    return [*faults, *_cell_contradictions(table, rows), *_end_contradictions(table, rows)]


def _list_rows(table: Table) -> Iterator[DecisionRow]:
    """Yield the rows whose kind is known; of the others that is the fault."""
    for rij, *cells in table.frame[CORRECTIES.names].itertuples():
        named = dict(zip(CORRECTIES.names, map(str, cells), strict=True))
        besluit = parse_choice(named["besluit"] or str(Besluit.CORRECTIE), CHOICES)
        if besluit is not None:
            yield DecisionRow(int(rij), Besluit(besluit), named)


def _row_faults(table: Table, row: DecisionRow) -> Iterator[Finding]:
    besluit, cells = row.besluit, row.cells
    for kolom in MUST_HOLD[besluit]:
        if not cells[kolom]:
            advice = f"vul {kolom} in"
            if kolom == "per":
                advice = "vul in sinds wanneer; alleen een jaar of een maand mag ook"
            yield table.finding(row.rij, kolom, f"{kolom} is verplicht bij {besluit}", advice)
    for kolom in CELLS:
        if cells[kolom] and kolom not in MAY_HOLD[besluit]:
            yield table.finding(row.rij, kolom, f"hoort leeg te zijn bij {besluit}", "wis de cel")
    yield from _subject_faults(table, row)
    yield from _value_faults(table, row)


def _subject_faults(table: Table, row: DecisionRow) -> Iterator[Finding]:
    if not MAY_HOLD[row.besluit].issuperset(SUBJECTS):
        return
    filled = [kolom for kolom in SUBJECTS if row.cells[kolom]]
    if len(filled) == 2:
        rule = "een besluit gaat over een record of over een locatie, niet over allebei"
        yield table.finding(row.rij, "record_id", rule, "wis record_id of locatie_id")
    elif not filled:
        rule = "record_id of locatie_id is verplicht"
        yield table.finding(row.rij, "record_id", rule, "vul een van de twee in")


def _value_faults(table: Table, row: DecisionRow) -> Iterator[Finding]:
    kolom, cells = row.cells["kolom"], row.cells
    if kolom and kolom not in CORRECTABLE_COLUMNS:
        likely = nearest(kolom, CORRECTABLE_COLUMNS)
        advice = suggest(likely, "zie docs/gegevenswoordenboek.md")
        yield table.finding(row.rij, "kolom", "geen kolom die te verbeteren is", advice)
    if row.besluit not in COLUMN_OF:
        return
    if not cells["is_nu"] and not (cells["was"] and cells["wordt"]):
        rule = f"{row.besluit} vraagt was en wordt"
        advice = "vul beide in, of in is_nu het kenmerk waaronder zij nu staat"
        yield table.finding(row.rij, "wordt", rule, advice)
    elif cells["is_nu"] and row.kolom:
        rule = "is_nu en wordt zeggen allebei wat het nu is"
        yield table.finding(row.rij, "is_nu", rule, "vul een van de twee in")
    elif row.besluit == Besluit.VERHUISD and cells["wordt"]:
        yield from _address_faults(table, row)


def _outcome_faults(table: Table, row: DecisionRow, values: DecidedValues) -> Iterator[Finding]:
    """Yield what a value becomes where no record may say that: it would lose the record."""
    if row.kolom not in CORRECTABLE_COLUMNS or row.besluit == Besluit.VERHUISD:
        return
    if fault := values.find_fault(row.kolom, row.cells["wordt"]):
        yield table.finding(row.rij, "wordt", fault.regel, fault.advies)


def normalise_outcomes(correcties: pd.DataFrame, values: DecidedValues) -> pd.DataFrame:
    """Return rows of correcties.csv with what a value becomes as a record would hold it."""
    pairs = zip(correcties["kolom"], correcties["wordt"], strict=True)
    wordt = [values.normalise(kolom, cell) for kolom, cell in pairs]
    return correcties.assign(wordt=pd.Series(wordt, index=correcties.index, dtype="str"))


def _address_faults(table: Table, row: DecisionRow) -> Iterator[Finding]:
    """Yield the fault of a new address that cannot be placed: it would lose the location."""
    address = parse_address(row.cells["wordt"])
    if not (address.huisnummer and address.postcode):
        advice = "schrijf het als: Dorpsstraat 1, 1234 AB Plaats"
        yield table.finding(row.rij, "wordt", "geen heel adres met postcode", advice)


def _cell_contradictions(table: Table, rows: list[DecisionRow]) -> Iterator[Finding]:
    """Yield the rows that give one value twice, or give another for what a row changed already."""
    seen: dict[tuple[str, str, str], DecisionRow] = {}
    for row in rows:
        if not row.kolom:
            continue
        # A move may follow a move: only another outcome of the same value cannot be.
        is_of_record = row.besluit == Besluit.CORRECTIE and row.cells["record_id"]
        was = "" if is_of_record else row.cells["was"]
        earlier = seen.setdefault((row.subject, row.kolom, fold_words(was)), row)
        if earlier is row:
            continue
        if fold_words(earlier.cells["wordt"]) == fold_words(row.cells["wordt"]):
            rule, advice = f"dezelfde cel wordt al verbeterd (rij {earlier.rij})", "houd er een"
        else:
            rule = f"spreekt rij {earlier.rij} tegen: daar wordt het '{earlier.cells['wordt']}'"
            advice = "haal een van de twee weg"
        yield table.finding(row.rij, "kolom" if row.cells["kolom"] else "wordt", rule, advice)


def _end_contradictions(table: Table, rows: list[DecisionRow]) -> Iterator[Finding]:
    """Yield the rows that cannot be true beside what another row says became of the location."""
    ended: dict[str, DecisionRow] = {}
    linked: dict[tuple[str, str], DecisionRow] = {}
    for row in rows:
        if row.cells["is_nu"]:
            other = linked.setdefault((row.subject, row.cells["is_nu"]), row)
            if other.besluit != row.besluit:
                yield _contradiction(table, row, other, "is_nu")
        if row.besluit in LAST_WORDS:
            other = ended.setdefault(row.subject, row)
            if other is not row:
                yield _contradiction(table, row, other, "besluit")
    for row in rows:
        end = ended.get(row.subject)
        if end and row.besluit in COLUMN_OF and row.moment > end.moment:
            yield _contradiction(table, row, end, "besluit")


def _contradiction(table: Table, row: DecisionRow, other: DecisionRow, kolom: str) -> Finding:
    since = f" per {other.cells['per']}" if other.cells["per"] else ""
    rule = f"spreekt rij {other.rij} tegen: daar is {row.subject} {other.besluit}{since}"
    return table.finding(row.rij, kolom, rule, "haal een van de twee weg")
