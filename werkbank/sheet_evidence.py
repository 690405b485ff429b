"""The evidence columns of the worklist: what each value rests on, beside the value."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

from pipeline.files.defuse import leave_first_signs
from pipeline.files.findings import Finding
from pipeline.files.tabular import Table
from pipeline.read.append import NewRow
from pipeline.read.stored_pages import holds_quote
from schemas.columns import Column
from schemas.readings import NONE_OF_THEM
from schemas.records import MULTI_VALUE_SEPARATOR
from schemas.stored_pages import fold_page_address
from werkbank.choices import VERDICTS, AskedField, label_groups
from werkbank.desk import Desk
from werkbank.judgement import Evidence, Judgement, QuotedPage, make_evidence
from werkbank.source_page import SourcePage, read_page_lines

URL_COLUMN = Column(
    "url", "De pagina waar het bewijs staat; verander haar als u elders keek", kind="webadres"
)
PAGE_COLUMN = Column(
    "sha256",
    "De bewaarde pagina, waarvan de tekst in dit bestand staat; laat staan",
    kind="sha256",
)


@dataclass(frozen=True)
class EvidenceColumn:
    """A column of the sheet with what a value rests on; `waarde` "": of whatever was chosen."""

    name: str
    veld: str
    waarde: str

    @property
    def column(self) -> Column:
        """The column as the sheet declares it."""
        of = f"'{self.waarde}'" if self.waarde else f"uw keuze bij {self.veld}"
        return Column(self.name, f"Woorden van de pagina, of uw omschrijving, voor {of}")


@dataclass(frozen=True)
class GivenEvidence:
    """Rows of BEWIJS out of one row of the sheet, each with the column that it came from."""

    rows: Sequence[NewRow]
    columns: Sequence[str]


@cache
def evidence_columns() -> tuple[EvidenceColumn, ...]:
    """Return a column per label where several may hold, else one per field."""
    return tuple(c for group in (VERDICTS, *label_groups()) for c in _columns_of(group))


def columns_behind(veld: str) -> list[Column]:
    """Return the evidence columns that stand behind a column of LEZINGEN."""
    return [one.column for one in evidence_columns() if one.veld == veld]


def read_evidence(row: Mapping[str, str]) -> list[tuple[EvidenceColumn, Evidence]]:
    """Return what a row of the sheet (normal form) gives as evidence, right or wrong."""
    return [
        (one, Evidence(one.veld, one.waarde or row[one.veld], " ".join(row[one.name].split())))
        for one in evidence_columns()
        if row[one.name]
    ]


def find_stray_evidence(
    table: Table, rij: int, row: Mapping[str, str], reading: NewRow
) -> Iterator[Finding]:
    """Yield evidence of a value that the reading does not give, at its cell."""
    for one, given in read_evidence(row):
        if given.waarde not in _values(reading, one.veld):
            rule = f"hier staat bewijs, maar bij {one.veld} koos u {one.waarde or 'niets'}"
            rule += " niet" if one.waarde else ""
            found = table.finding(rij, one.name, rule, "kies het alsnog, of maak deze cel leeg")
            yield found._replace(waarde="")  # it may be of a person


def give_evidence(
    desk: Desk, row: Mapping[str, str], reading: NewRow, pages: Sequence[SourcePage]
) -> GivenEvidence:
    """Return the evidence of a reading: a quote where a stored page of the record holds it.

    The page that the row names goes before the others. What stands on none of them is a description
    of that page. Evidence of a value that the reading does not give is left out: see
    `find_stray_evidence`.
    """
    url = row[URL_COLUMN.name]
    read_lines = partial(read_page_lines, desk)
    in_order = sorted(pages, key=lambda page: fold_page_address(page.url) != fold_page_address(url))
    fit = [(c, e) for c, e in read_evidence(row) if e.waarde in _values(reading, e.veld)]
    evidence = []
    for _, one in fit:
        text = leave_first_signs(one.tekst)
        holds = (page for page in in_order if holds_quote(read_lines(page.sha256), text))
        found = next(holds, None)
        quoted = QuotedPage(found.url, found.sha256) if found else QuotedPage(url)
        evidence.append(replace(one, pagina=quoted))
    rows = make_evidence(Judgement(evidence=evidence), reading, read_lines)
    return GivenEvidence(rows, [column.name for column, _ in fit])


def column_in_sheet(given: GivenEvidence, at: int, kolom: str) -> str:
    """Return the column of the sheet that gave a column of a row of BEWIJS."""
    return kolom if kolom in (URL_COLUMN.name, PAGE_COLUMN.name) else given.columns[at]


def _columns_of(group: AskedField) -> Iterator[EvidenceColumn]:
    if not group.is_multiple:
        yield EvidenceColumn(f"bewijs bij {group.veld}", group.veld, "")
        return
    for choice in group.choices:
        is_none = choice.woord == NONE_OF_THEM  # a word of both lists
        name = f"{choice.woord} {group.veld}" if is_none else choice.woord
        yield EvidenceColumn(f"bewijs bij {name}", group.veld, choice.woord)


def _values(reading: NewRow, veld: str) -> set[str]:
    return set(reading.get(veld, "").split(MULTI_VALUE_SEPARATOR)) - {""}
