"""Read survey exports: personal answers are dropped first, non-public ones kept apart."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from pipeline.files.findings import Finding
from pipeline.files.listing import list_files, name_of
from pipeline.files.tabular import Table
from pipeline.read.answers import (
    NO_ORGANISATION,
    RECORD_COLUMNS,
    Answer,
    find_lacking,
    is_filled,
    list_answers,
    question_of,
    read_service,
)
from pipeline.read.rejects import make_rejects
from pipeline.read.validation import raise_all, read_sound_tables, stack
from schemas.surveys import Survey, load_surveys, numbered_code

ANSWER_COLUMNS = ("antwoord_id", "bron", "bestand", "rij", "gemeente", "voltooid", "gezien_op")
NON_PUBLIC_COLUMNS = ("antwoord_id", "bron", "vraag", "waarde")
STATE_COLUMNS = ("bron", "toestand", "oorzaak", "gezien_op", "aantal", "voltooid")


@dataclass(frozen=True)
class Surveys:
    """What the surveys of a wave said.

    `records` is Records, a row per service that an answer names. `rejects` has REJECT_COLUMNS.
    `antwoorden` has a row per answer, `voltooid` is ja or nee; `niet_openbaar` a row per answer
    and non-public question (money, staff); neither is ever published. `states` has a row per
    survey: toestand ok, failed (an export without answers) or "niet opgehaald" (no export).
    """

    records: pd.DataFrame
    rejects: pd.DataFrame
    antwoorden: pd.DataFrame
    niet_openbaar: pd.DataFrame
    states: pd.DataFrame


def read_surveys(root: Path, wave: str) -> Surveys:
    """Read data/raw/<wave>/<survey>/ for every survey of schemas/sources.toml.

    Raises FileError with every fault of the exports: unreadable, a column unknown, missing or
    twice, an answer without key or with the key of another. No message holds an answer.
    """
    answers: list[Answer] = []
    faults: list[Finding] = []
    paths: list[Path] = []
    for survey in load_surveys():
        found = list_files(root / "data" / "raw" / wave / survey.name, root)
        tables, problems = read_sound_tables(found, root, survey.template)
        faults += problems
        for table in tables:
            faults += _missing_questions(table, survey)
            answers += list_answers(table, survey, wave)
        paths += found
    raise_all([*faults, *_answer_faults(answers)])
    records: list[dict[str, str | int]] = []
    rejects = [make_rejects([], "", {}, {})]
    for answer in answers:
        services, refused = _take_services(answer)
        records += services
        rejects += refused
    return Surveys(
        records=_as_frame(records, RECORD_COLUMNS),
        rejects=pd.concat(rejects, ignore_index=True),
        antwoorden=_as_frame([answer.summary for answer in answers], ANSWER_COLUMNS),
        niet_openbaar=_as_frame(list(_keep_apart(answers)), NON_PUBLIC_COLUMNS),
        states=_describe_states(answers, paths, root, wave),
    )


def _as_frame(rows: list[dict[str, str | int]], columns: Iterable[str]) -> pd.DataFrame:
    return stack([pd.DataFrame(rows, columns=list(columns))] if rows else [], columns)


def _missing_questions(table: Table, survey: Survey) -> Iterator[Finding]:
    """Yield the questions an export lacks: a question comes as one cell or as all its choices."""
    targets = dict.fromkeys([*survey.kolommen.values(), *survey.keuzes])
    for number in survey.numbers:
        for target in targets:
            cells = [
                numbered_code(q, number)
                for q, column in survey.kolommen.items()
                if column == target
            ]
            choices = [numbered_code(q, number) for q in survey.keuzes.get(target, {})]
            absent = [code for code in choices if code not in table.letters]
            has_cell = any(code in table.letters for code in cells)
            if (choices and not absent) or (has_cell and len(absent) == len(choices)):
                continue
            rule, advice = "vraag ontbreekt in de export", "zie schemas/sources.toml"
            for code in absent or cells:
                yield Finding(table.bestand, 0, "", code, "", rule, advice)


def _answer_faults(answers: list[Answer]) -> Iterator[Finding]:
    """Yield answers without key, with the key of another, or with an unclear flag or date."""
    first: dict[str, str] = {}
    for answer in answers:
        survey, place = answer.survey, f"{answer.table.bestand}:{answer.rij}"
        if not answer.cells[survey.sleutel]:
            yield answer.finding(survey.sleutel, "antwoord zonder sleutel")
        elif (earlier := first.setdefault(answer.make_id(), place)) != place:
            yield answer.finding(survey.sleutel, f"zelfde sleutel als {earlier}")
        if not answer.voltooid:
            yield answer.finding(survey.voltooid, "onduidelijk of het antwoord volledig is")
        if answer.cells[survey.ingediend_op] and not answer.gezien_op:
            yield answer.finding(survey.ingediend_op, "geen geldige datum")


def _take_services(
    answer: Answer,
) -> tuple[list[dict[str, str | int]], list[pd.DataFrame]]:
    """Return a record per service that is sound, and rejects for the rest of the answer."""
    records, rejects = [], []
    for number in answer.survey.numbers:
        service, faults = read_service(answer, number)
        if not service["organisatie"] and not is_filled(answer, number):
            continue
        faults += find_lacking(answer, service, number)
        record_id = answer.make_id(number)
        if faults:
            rejects.append(_reject(answer, faults, record_id, service["organisatie"]))
        else:
            records.append({**service, "record_id": record_id, **answer.provenance})
    if not records and not rejects:
        nothing = [answer.finding(question_of(answer, "organisatie", 1), NO_ORGANISATION)]
        rejects.append(_reject(answer, nothing, answer.make_id(), ""))
    return records, rejects


def _reject(
    answer: Answer, faults: list[Finding], record_id: str, organisatie: str
) -> pd.DataFrame:
    rij = answer.rij
    return make_rejects(faults, answer.survey.name, {rij: record_id}, {rij: organisatie})


def _keep_apart(answers: list[Answer]) -> Iterator[dict[str, str | int]]:
    for answer in answers:
        for question in answer.survey.niet_openbaar:
            if cell := answer.cells[question]:
                yield {
                    "antwoord_id": answer.make_id(),
                    "bron": answer.survey.name,
                    "vraag": question,
                    "waarde": cell,
                }


def _describe_states(
    answers: list[Answer], paths: list[Path], root: Path, wave: str
) -> pd.DataFrame:
    rows: list[dict[str, str | int]] = []
    for survey in load_surveys():
        of_survey = [answer for answer in answers if answer.survey is survey]
        complete = sum(answer.voltooid == "ja" for answer in of_survey)
        folder = root / "data" / "raw" / wave / survey.name
        has_export = any(path.is_relative_to(folder) for path in paths)
        state, cause = "ok", f"{complete} van {len(of_survey)} antwoorden volledig"
        if not has_export:
            state, cause = "niet opgehaald", f"geen export in {name_of(folder, root)}"
        elif not of_survey:
            state, cause = "failed", "export zonder antwoorden"
        latest = max((answer.gezien_op for answer in of_survey), default="")
        values = (survey.name, state, cause, latest, len(of_survey), complete)
        rows.append(dict(zip(STATE_COLUMNS, values, strict=True)))
    kinds = dict.fromkeys(STATE_COLUMNS, "str") | {"aantal": "int64", "voltooid": "int64"}
    return pd.DataFrame(rows, columns=list(STATE_COLUMNS)).astype(kinds)
