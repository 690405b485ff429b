"""An export held against the questions of its survey, before any answer is used."""

from collections.abc import Collection, Iterable, Iterator
from functools import partial
from pathlib import Path

from pipeline.files.findings import FileError, Finding
from pipeline.files.listing import name_of
from pipeline.files.rows import Row
from pipeline.files.tabular import Table, read_rows
from pipeline.read.exports import prepare_export
from pipeline.read.other_answers import split_other
from pipeline.read.validation import read_sound_tables
from pipeline.text.terms import canonical_terms, join_words, known_terms
from schemas.declared_terms import LIST_OF_COLUMN
from schemas.folding import fold_letters, fold_words
from schemas.surveys import Choice, Survey, numbered_code

MANY_ROWS = 5
QUESTION_ABSENT, STRANGE = (
    "vraag ontbreekt in de export",
    "antwoorden die niet in de keuzelijst staan",
)


def read_exports(
    paths: Iterable[Path], root: Path, survey: Survey, where: str
) -> tuple[list[Table], list[Finding]]:
    """Return the exports of a survey that can be read, and every fault of all.

    A column that no question explains, a question that is absent, and, with a mapping of the wave,
    an answer that is not in a choice list. `where` names the file that says what is asked. No
    finding holds an answer.
    """
    found = list(paths)
    prepare = partial(_prepare, survey=survey)
    tables, faults = read_sound_tables(found, root, survey.template, prepare)
    sound = {table.bestand for table in tables}
    for path in found:
        if (bestand := name_of(path, root)) not in sound and survey.is_mapped:
            asked = _asked_in(path, bestand, survey)
            faults += find_absent_questions(bestand, asked, survey, where) if asked else []
    for table in tables:
        faults += find_absent_questions(table.bestand, table.letters, survey, where)
        faults += _strange_answers(table, survey, where) if survey.is_mapped else []
    return tables, faults


def _prepare(rows: list[Row], survey: Survey) -> list[Row]:
    return _translate(prepare_export(rows, survey), survey)


def _asked_in(path: Path, bestand: str, survey: Survey) -> set[str]:
    """Return the questions of a file that cannot be used, as far as its header tells."""
    try:
        rows = _prepare(read_rows(path, bestand, survey.template), survey)
    except FileError:
        return set()
    titles = next(({fold_letters(t) for t in row.cells} for row in rows if any(row.cells)), set())
    return {code for code in survey.codes if fold_letters(code) in titles}


def find_absent_questions(
    bestand: str, asked: Collection[str], survey: Survey, where: str
) -> Iterator[Finding]:
    """Yield the questions an export lacks: a question comes as one cell or as all its choices.

    A choice that is not declared may be absent beside the others: its term may be younger than the
    export. What was not asked so is told in the state of the survey.
    """
    advice = f"exporteer alle vragen; heet zij nu anders, zeg dat in {where}"
    for number in survey.numbers:
        for target in dict.fromkeys([*survey.kolommen.values(), *survey.choices]):
            questions = [q for q, column in survey.kolommen.items() if column == target]
            cells = [numbered_code(question, number) for question in questions]
            choices = survey.choices.get(target, ())
            has_cell = any(code in asked for code in cells)
            has_choice = any(is_asked(asked, choice, number) for choice in choices)
            absent = [
                numbered_code(choice.question, number)
                for choice in choices
                if choice.is_declared and not is_asked(asked, choice, number)
            ]
            if (has_choice and not absent) or (has_cell and not has_choice):
                continue
            for code in absent or cells or [numbered_code(c.question, number) for c in choices]:
                yield Finding(bestand, 0, "", code, "", QUESTION_ABSENT, advice)


def is_asked(asked: Collection[str], choice: Choice, number: int) -> bool:
    """Tell whether an export has the column of a choice."""
    return numbered_code(choice.question, number) in asked


def _known_answers(survey: Survey, question: str) -> dict[str, str]:
    """Return folded text -> term for what a question of kolommen may be answered with."""
    known = known_terms(survey.kolommen[question])
    texts = survey.antwoorden.get(question, {})
    labels = {fold_words(text): known[fold_words(term)] for text, term in texts.items()}
    return known | labels


def _translate(rows: list[Row], survey: Survey) -> list[Row]:
    """Return rows in which the texts of a choice list are the terms they stand for."""
    header = next((row for row in rows if any(row.cells)), None)
    if header is None or not survey.antwoorden:
        return rows
    known = {
        fold_letters(numbered_code(question, n)): _known_answers(survey, question)
        for question in survey.antwoorden
        for n in survey.numbers
    }
    at = {i: known[f] for i, t in enumerate(header.cells) if (f := fold_letters(t)) in known}
    return [
        row
        if row is header
        else row._replace(
            cells=tuple(
                _as_terms(cell, at[i]) if i in at else cell for i, cell in enumerate(row.cells)
            )
        )
        for row in rows
    ]


def _as_terms(cell: str, known: dict[str, str]) -> str:
    words = join_words(cell, known).split("|")
    return "|".join(known.get(fold_words(word), word) for word in words)


def _strange_answers(table: Table, survey: Survey, where: str) -> Iterator[Finding]:
    """Yield a finding per question whose answers name a choice that its list does not hold."""
    for question, column in survey.kolommen.items():
        if column not in LIST_OF_COLUMN:
            continue
        known = _known_answers(survey, question)
        for code in dict.fromkeys(numbered_code(question, n) for n in survey.numbers):
            cells = table.cells(code)
            is_open = question in survey.met_anders
            rows = [
                rij
                for rij, c in cells
                if canonical_terms(split_other(c, known, is_open=is_open)[0], known)[1]
            ]
            if rows:
                listed = ", ".join(map(str, rows[:MANY_ROWS])) + (", ..." * (len(rows) > MANY_ROWS))
                rule = f"{len(rows)} {STRANGE} (rij {listed})"
                advice = (
                    f"zet in {where} onder antwoorden welke term elke keuze betekent; is het vrije "
                    "tekst bij de keuze Anders, noem de vraag dan in met_anders"
                )
                place = table.finding(rows[0], code, rule, advice)
                yield place._replace(waarde="")
