"""A worklist of pairs as a csv for a colleague, and the answers back."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pandas as pd

from pipeline.boundary import rows_of
from pipeline.errors import SjoError
from pipeline.files.csv_text import encode_rows
from pipeline.files.findings import Finding
from pipeline.files.tabular import Table, read_table
from pipeline.files.whole import write_whole
from pipeline.read.validation import find_cell_faults, known_by_column, normal_form, raise_all
from pipeline.review.decisions import (
    PAIR_KEYS,
    Record,
    describe_decision,
    find_conflicts,
    fingerprint_pair,
    is_settled,
    pair_of,
)
from pipeline.review.journal import Decision, Journal
from pipeline.review.questions import Question
from pipeline.review.screen import describe_record, summarise_evidence
from schemas.columns import Column, Template
from schemas.system_faults import name_os_fault
from schemas.vocabulary import Paaroordeel

SHOWN = {
    "organisatie": "Naam van de aanbieder",
    "locatienaam": "Naam van de vestiging",
    "bezoekadres": "Adres",
    "postcode": "Postcode",
    "woonplaats": "Woonplaats",
    "gemeentenaam": "Gemeente",
    "website": "Webadres",
    "telefoon": "Telefoon",
    "bron": "Bron",
}
WORKLIST = Template(
    "werklijst",
    "Paren bronrecords waarover een besluit nodig is",
    (
        Column(
            "oordeel",
            "Is het dezelfde locatie; leeg = nog niet",
            choices=tuple(map(str, Paaroordeel)),
        ),
        Column("toelichting", "Waarom; voor collega's"),
        *(
            Column(f"{name}_{side}", f"{description}, record {side}")
            for name, description in SHOWN.items()
            for side in ("a", "b")
        ),
        Column("waarom", "De regel waardoor dit paar wordt voorgelegd"),
        Column("gronden", "Wat er per veld is vergeleken"),
        Column("in_hetzelfde_gebouw", "Andere records op dit adres"),
        Column("auteur", "Wie het besloot, als dat een ander is dan wie invoert"),
        Column("datum", "Dag van het besluit", kind="datum"),
        Column("record_id_a", "Het ene bronrecord", required=True),
        Column("record_id_b", "Het andere bronrecord", required=True),
        Column("vingerafdruk", "Kenmerk van wat hier te zien is; niet wijzigen", required=True),
        Column("groep", "Alleen bij een steekproef: de groep van het paar"),
        Column("paren_per_groep", "Alleen bij een steekproef: hoe groot de groepen zijn"),
    ),
)


def write_worklist(
    questions: Iterable[Question], path: Path, groups: Sequence[str] = (), sizes: str = ""
) -> None:
    """Write questions as a csv that Excel opens as it is; nothing in it can become a formula.

    A sample gives the group of each question, and the `sizes` of all groups. SjoError when the
    file exists: it may hold answers.
    """
    if path.exists():
        raise SjoError(f"{path}: bestaat al en kan antwoorden bevatten; kies een andere naam")
    listed = list(questions)
    labels = list(groups) or [""] * len(listed)
    rows = [
        _row(question) | {"groep": group, "paren_per_groep": sizes}
        for question, group in zip(listed, labels, strict=True)
    ]
    try:
        write_whole(path, encode_rows(WORKLIST.names, rows))
    except OSError as error:
        raise SjoError(f"{path}: kan hier niet schrijven: {name_os_fault(error)}") from error


def _row(question: Question) -> dict[str, str]:
    sides = {"a": question.a, "b": question.b}
    shown = {f"{name}_{s}": record[name] for s, record in sides.items() for name in SHOWN}
    reasons = [question.earlier, question.regel]
    return dict.fromkeys(WORKLIST.names, "") | {
        **shown,
        "waarom": "; ".join(reason for reason in reasons if reason),
        "gronden": summarise_evidence(question.evidence),
        "in_hetzelfde_gebouw": "; ".join(map(describe_record, question.neighbours)),
        "record_id_a": question.pair[0],
        "record_id_b": question.pair[1],
        "vingerafdruk": question.fingerprint,
    }


def read_worklist(path: Path) -> tuple[Table, pd.DataFrame]:
    """Return a worklist as its table and in normal form (with rij); FileError with every fault."""
    table = read_table(path, path.name, WORKLIST)
    known = known_by_column(WORKLIST, None)
    raise_all(find_cell_faults(table, known))
    rows = normal_form(table, known)
    raise_all(_repeated(table, rows_of(rows)))
    return table, rows


def import_worklist(
    path: Path, journal: Journal, records: pd.DataFrame, auteur: str, datum: str
) -> int:
    """Take over the answers of a worklist; return how many were new.

    A row without oordeel is left alone. `auteur` and `datum` hold where a row names none. Raises
    FileError with every fault, and then nothing is taken over: a record that is unknown or has
    changed since the export, a pair that was decided otherwise, answers that contradict.
    """
    table, rows = read_worklist(path)
    answered = [row for row in rows_of(rows) if row["oordeel"]]

    def decide(known: pd.DataFrame) -> Sequence[Decision]:
        decided = {pair_of(row): row for row in rows_of(known)}
        raise_all([*_stale(table, answered, records), *_overruled(table, answered, decided)])
        fresh = [
            row | {"auteur": row["auteur"] or auteur, "datum": row["datum"] or datum}
            for row in answered
            if not _is_known(row, decided.get(pair_of(row)))
        ]
        nameless = [row for row in fresh if not row["auteur"]]
        raise_all(
            _fault(table, row, "auteur", "geen auteur", "vul --auteur in") for row in nameless
        )
        raise_all(find_conflicts(known, records, fresh) if fresh else [])
        return fresh

    return len(journal.change(decide))


def _is_known(row: Decision, former: Decision | None) -> bool:
    told = ("oordeel", "vingerafdruk")
    return former is not None and all(row[name] == former[name] for name in told)


def _fault(table: Table, row: Record, kolom: str, regel: str, advies: str) -> Finding:
    return table.finding(int(row["rij"]), kolom, regel, advies)


def _repeated(table: Table, rows: Sequence[Decision]) -> list[Finding]:
    first: dict[tuple[str, str], Decision] = {}
    faults = []
    for row in rows:
        earlier = first.setdefault(pair_of(row), row)
        if earlier is not row:
            rule = f"dit paar staat ook in rij {earlier['rij']}"
            faults.append(_fault(table, row, "record_id_b", rule, "houd er een"))
    return faults


def _stale(table: Table, answered: Sequence[Decision], records: pd.DataFrame) -> list[Finding]:
    known = {row["record_id"]: row for row in rows_of(records)}
    faults = []
    for row in answered:
        unknown = [k for k in PAIR_KEYS if row[k] not in known]
        faults += [
            _fault(table, row, k, "record bestaat hier niet", "maak een nieuwe werklijst")
            for k in unknown
        ]
        if not unknown:
            a, b = known[row["record_id_a"]], known[row["record_id_b"]]
            if fingerprint_pair(a, b) != row["vingerafdruk"]:
                rule = "de gegevens zijn veranderd sinds deze werklijst is gemaakt"
                faults.append(_fault(table, row, "vingerafdruk", rule, "maak een nieuwe werklijst"))
    return faults


def _overruled(
    table: Table, answered: Sequence[Decision], decided: Mapping[tuple[str, str], Decision]
) -> list[Finding]:
    """Name answers that would quietly replace a firm decision on the same evidence."""
    faults = []
    for row in answered:
        former = decided.get(pair_of(row))
        if (
            former is not None
            and former["oordeel"] != row["oordeel"]
            and is_settled(former, row["vingerafdruk"])
        ):
            rule = describe_decision(former)
            advice = f"haal rij {former['rij']} uit koppelingen.csv als dat niet klopt"
            faults.append(_fault(table, row, "oordeel", rule, advice))
    return faults
