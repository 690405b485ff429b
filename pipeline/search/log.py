"""The searches of a wave with what each found, as the files say at this moment."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from pipeline.boundary import rows_of
from pipeline.country.gazetteer import Gazetteer
from pipeline.country.gemeente_list import split_gemeenten
from pipeline.files.listing import list_files
from pipeline.files.tabular import Table
from pipeline.read.reader_files import find_file_faults, reader_in
from pipeline.read.searches import (
    FIND_COLUMNS,
    keep_latest_finds,
    keep_latest_searches,
    read_finds,
)
from pipeline.read.validation import (
    find_cell_faults,
    known_by_column,
    normal_form,
    read_sound_tables,
    stack,
)
from pipeline.search.terms import TriedTerm, generalise_term
from schemas.columns import Template
from schemas.searches import VONDSTEN, ZOEKLOG
from schemas.vocabulary import Vondstuitkomst


@dataclass(frozen=True)
class Search:
    """One search: `codes` are its gemeenten, none for the whole country; `vondsten`: its finds.

    `zoekactie_id` and `lezer` are "" in the former form, which tells no finds.
    """

    zoekactie_id: str
    lezer: str
    gemeente: str
    codes: tuple[str, ...]
    zoekterm: str
    paginas: int
    hits: int
    datum: str
    vondsten: tuple[Mapping[str, str], ...]

    @property
    def nieuw(self) -> int:
        """How many of its finds were new."""
        return sum(find["uitkomst"] == Vondstuitkomst.NIEUW for find in self.vondsten)

    @property
    def new_per_page(self) -> list[int]:
        """New finds of each page seen; one without a page counts for the first."""
        counts = [0] * self.paginas
        for find in self.vondsten:
            if find["uitkomst"] == Vondstuitkomst.NIEUW and counts:
                page = int(find["pagina"] or 1)
                counts[min(max(page, 1), len(counts)) - 1] += 1
        return counts


def read_log(root: Path, meting: int, gazetteer: Gazetteer) -> list[Search]:
    """Return the searches of a wave in the order of their files, each as its last row says.

    A file with faults is passed over, and a word that is no gemeente counts for none: `sjo check`
    names both.
    """
    logs = [normal_form(table, {}) for table in _read(root, meting, ZOEKLOG)]
    rules = known_by_column(VONDSTEN, None)
    finds: dict[str, list[Mapping[str, str]]] = {}
    written = stack((read_finds(t, rules) for t in _read(root, meting, VONDSTEN)), FIND_COLUMNS)
    for find in rows_of(keep_latest_finds(written)):
        finds.setdefault(find["zoekactie_id"], []).append(find)
    searches = keep_latest_searches(stack(logs, (*ZOEKLOG.names, "bestand", "rij")))
    return [_make_search(row, finds, gazetteer) for row in rows_of(searches)]


def list_tried(searches: Iterable[Search], names: Mapping[str, str]) -> list[TriedTerm]:
    """Return the terms of searches that told what they found, of one gemeente each.

    `names`: gemeentecode -> name. A term that does not name its gemeente is of that one only.
    """
    told = [s for s in searches if s.zoekactie_id and len(s.codes) == 1 and s.paginas]
    return [
        TriedTerm(generalise_term(s.zoekterm, names[s.codes[0]]), s.paginas, s.nieuw) for s in told
    ]


def _read(root: Path, meting: int, template: Template) -> list[Table]:
    folder = root / "manual_entries" / str(meting) / template.name
    tables = read_sound_tables(list_files(folder, root), root, template)[0]
    known = known_by_column(template, None)
    # Rows of the former form have no number, and stand in files of any name.
    of_readers = [t for t in tables if any(cell for _, cell in t.cells(template.names[0]))]
    unfit = {fault.bestand for fault in find_file_faults(of_readers)}
    return [t for t in tables if t.bestand not in unfit and not find_cell_faults(t, known)]


def _make_search(
    row: Mapping[str, str], finds: Mapping[str, list[Mapping[str, str]]], gazetteer: Gazetteer
) -> Search:
    names = split_gemeenten(row["gemeente"], gazetteer.canonical_gemeente)
    codes = dict.fromkeys(map(gazetteer.canonical_gemeente, names))
    return Search(
        row["zoekactie_id"],
        reader_in(row["zoekactie_id"]),
        row["gemeente"],
        tuple(code for code in codes if code),
        row["zoekterm"],
        int(row["paginas"] or 0),
        int(row["hits"] or 0),
        row["datum"],
        tuple(finds.get(row["zoekactie_id"], ())),
    )


def list_tried_before(tables: Mapping[str, pd.DataFrame]) -> list[TriedTerm]:
    """Return the terms of a published version's searches that told what they found."""
    names = tables["gemeenten"][["gemeentecode", "gemeente"]]
    log = tables["zoeklog"].dropna(subset=["zoekactie_id"]).merge(names, on="gemeentecode")
    found = tables["vondsten"]
    new = found.loc[found["uitkomst"] == Vondstuitkomst.NIEUW, "zoekactie_id"].value_counts()
    return [
        TriedTerm(generalise_term(zoekterm, gemeente), int(paginas), int(new.get(zoekactie_id, 0)))
        for zoekactie_id, zoekterm, gemeente, paginas, several in log[
            ["zoekactie_id", "zoekterm", "gemeente", "paginas", "aantal_gemeenten"]
        ].itertuples(index=False)
        if several == 1 and paginas
    ]
