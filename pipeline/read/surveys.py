"""Read survey exports: personal answers are dropped first, non-public ones kept apart."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from pipeline.files.findings import FileError, Finding
from pipeline.files.listing import list_files, name_of
from pipeline.read.answers import (
    NO_ORGANISATION,
    REAL_AFTER_ALL,
    TRIAL_RULES,
    SurveyAnswer,
    find_lacking,
    is_filled,
    list_answers,
    list_other,
    question_of,
    read_service,
)
from pipeline.read.declared import name_mapping, read_wave_surveys
from pipeline.read.rejects import UNREAD_COLUMNS, make_rejects
from pipeline.read.states import describe_state, stack_states
from pipeline.read.survey_questions import is_asked, read_exports
from pipeline.read.validation import LATE_ADVICE, LATE_RULE, raise_all, stack
from schemas.manual import PLACE_COLUMNS
from schemas.records import RECORD_COLUMNS
from schemas.survey_tools import TRIAL
from schemas.surveys import Survey
from schemas.vocabulary import Toestand

ANSWER_COLUMNS = ("antwoord_id", "bron", "bestand", "rij", "gemeente", "voltooid", "gezien_op")
SAME_KEY = (
    "leg elke export maar een keer neer; zijn het twee antwoorden (Google Forms: verzonden in "
    "dezelfde seconde), geef een ervan dan een andere sleutel"
)
LENGTH_OF_YEAR = 4
NON_PUBLIC_COLUMNS = ("antwoord_id", "bron", "vraag", "waarde")


@dataclass(frozen=True)
class Surveys:
    """What the surveys of a wave said.

    `records` is Records, a row per service that an answer names. `rejects` has REJECT_COLUMNS,
    `ongelezen` the words of their place (UNREAD_COLUMNS).
    A try-out or spam (SurveyAnswer.is_trial) is rejected whole, and stands in nothing else.
    `antwoorden` has a row per answer, `voltooid` is ja or nee; `niet_openbaar` a row per answer
    and non-public question (money, staff, what stood behind "Anders"); neither is ever published.
    `states` has a row per survey, STATE_COLUMNS and `voltooid`, its finished answers; toestand is
    OK, MISLUKT (an export without answers) or NIET_OPGEHAALD (no export).
    """

    records: pd.DataFrame
    rejects: pd.DataFrame
    ongelezen: pd.DataFrame
    antwoorden: pd.DataFrame
    niet_openbaar: pd.DataFrame
    states: pd.DataFrame


def read_surveys(
    root: Path, wave: str, surveys: Sequence[Survey] | None = None, last: str = ""
) -> Surveys:
    """Read data/raw/<wave>/<survey>/ for every survey of the wave, or those given.

    Raises SjoError for a fault in sources.toml, and FileError with every fault of the mappings of
    the wave and of the exports: unreadable, a column unknown, missing or twice, an answer without
    key or with the key of another, or sent after the ISO day `last` (default: the year after the
    wave). No message holds an answer.
    """
    answers: list[SurveyAnswer] = []
    faults: list[Finding] = []
    declared = read_wave_surveys(root, wave) if surveys is None else surveys
    for survey in declared:
        found = list_files(root / "data" / "raw" / wave / survey.name, root)
        tables, problems = read_exports(found, root, survey, name_mapping(survey, root, wave))
        faults += problems
        answers += [answer for table in tables for answer in list_answers(table, survey, wave)]
    raise_all([*faults, *_answer_faults(answers, last or f"{int(wave) + 1}-12-31")])
    records: list[dict[str, str | int]] = []
    unread: list[dict[str, str | int]] = []
    rejects = [make_rejects([], "", {}, {})]
    for answer in answers:
        services, refused, places = _take_services(answer)
        records += services
        rejects += refused
        unread += places
    real = [answer for answer in answers if not answer.is_trial]
    return Surveys(
        records=_as_frame(records, RECORD_COLUMNS),
        rejects=pd.concat(rejects, ignore_index=True),
        ongelezen=_as_frame(unread, UNREAD_COLUMNS),
        antwoorden=_as_frame([answer.summary for answer in real], ANSWER_COLUMNS),
        niet_openbaar=_as_frame(list(_keep_apart(real)), NON_PUBLIC_COLUMNS),
        states=stack_states([_state(s, answers, root, wave) for s in declared], "voltooid"),
    )


def find_mapping_faults(root: Path, wave: str, today: str = "") -> list[Finding]:
    """Return the faults of the mappings and exports of a wave, at which a build would stop.

    An answer that was sent after the ISO day `today` is one.
    """
    try:
        read_surveys(root, wave, last=today)
    except FileError as error:
        return error.findings
    return []


def _as_frame(rows: list[dict[str, str | int]], columns: Iterable[str]) -> pd.DataFrame:
    return stack([pd.DataFrame(rows, columns=list(columns))] if rows else [], columns)


def _terms_not_asked(answers: list[SurveyAnswer], survey: Survey) -> list[str]:
    """Return the terms that an export offers no choice for, beside choices that it does offer."""
    tables = {answer.table.bestand: answer.table for answer in answers}.values()
    lacking: dict[str, None] = {}
    for table in tables:
        for choices in survey.choices.values():
            asked = [any(is_asked(table.letters, c, n) for n in survey.numbers) for c in choices]
            if any(asked):
                absent = (c for c, is_asked in zip(choices, asked, strict=True) if not is_asked)
                lacking |= dict.fromkeys(choice.term.label for choice in absent)
    return list(lacking)


def _answer_faults(answers: list[SurveyAnswer], last: str) -> Iterator[Finding]:
    """Yield answers without key, with the key of another, or with an unclear flag or date.

    So is a day after `last`: nobody answered then.
    """
    first: dict[str, str] = {}
    for answer in answers:
        survey, place = answer.survey, f"{answer.table.bestand}:{answer.rij}"
        if not answer.cells[survey.sleutel]:
            yield answer.finding(survey.sleutel, "antwoord zonder sleutel")
        elif (earlier := first.setdefault(answer.make_id(), place)) != place:
            found = answer.finding(survey.sleutel, f"zelfde sleutel als {earlier}")
            yield found._replace(advies=SAME_KEY)
        if not answer.voltooid:
            yield answer.finding(survey.voltooid, "onduidelijk of het antwoord volledig is")
        if not answer.proef:
            found = answer.finding(TRIAL, "onduidelijk of een respondent het invulde")
            yield found._replace(advies=f"zet ja of nee in een kolom {TRIAL}")
        if answer.cells[survey.ingediend_op] and not answer.gezien_op:
            yield answer.finding(survey.ingediend_op, "geen geldige datum")
        if answer.gezien_op > last:
            found = answer.finding(survey.ingediend_op, LATE_RULE)
            yield found._replace(advies=LATE_ADVICE)


def _take_services(
    answer: SurveyAnswer,
) -> tuple[list[dict[str, str | int]], list[pd.DataFrame], list[dict[str, str | int]]]:
    """Return a record per service that is sound, rejects for the rest, and where those lie."""
    records, rejects = [], []
    unread: list[dict[str, str | int]] = []
    for number in answer.survey.numbers:
        service, faults = read_service(answer, number)
        if not service["organisatie"] and not is_filled(answer, number):
            continue
        faults += find_lacking(answer, service, number)
        record_id = answer.make_id(number)
        if answer.is_trial:
            rejects.append(_reject_trial(answer, record_id))
        elif faults:
            rejects.append(_reject(answer, faults, record_id, service["organisatie"]))
            place = {column: service.get(column, "") for column in PLACE_COLUMNS}
            unread.append({"record_id": record_id, **place})
        else:
            records.append({**service, "record_id": record_id, **answer.provenance})
    if answer.is_trial and not rejects:
        rejects.append(_reject_trial(answer, answer.make_id()))
    if not records and not rejects:
        nothing = [answer.finding(question_of(answer, "organisatie", 1), NO_ORGANISATION)]
        rejects.append(_reject(answer, nothing, answer.make_id(), ""))
    return records, rejects, unread


def _reject_trial(answer: SurveyAnswer, record_id: str) -> pd.DataFrame:
    """Return the reject of a try-out: not even the name that somebody made up is published."""
    found = answer.finding(TRIAL, TRIAL_RULES[answer.proef])._replace(advies=REAL_AFTER_ALL)
    return _reject(answer, [found], record_id, "")


def _reject(
    answer: SurveyAnswer, faults: list[Finding], record_id: str, organisatie: str
) -> pd.DataFrame:
    rij = answer.rij
    return make_rejects(faults, answer.survey.name, {rij: record_id}, {rij: organisatie})


def _keep_apart(answers: list[SurveyAnswer]) -> Iterator[dict[str, str | int]]:
    for answer in answers:
        for question in answer.survey.niet_openbaar:
            if cell := answer.cells[question]:
                yield {
                    "antwoord_id": answer.make_id(),
                    "bron": answer.survey.name,
                    "vraag": question,
                    "waarde": cell,
                }
        for question, other in list_other(answer):
            yield {
                "antwoord_id": answer.make_id(),
                "bron": answer.survey.name,
                "vraag": question,
                "waarde": other,
            }


def _state(
    survey: Survey, all_answers: list[SurveyAnswer], root: Path, wave: str
) -> dict[str, str | int]:
    """Return the row of `states` of one survey."""
    own = [answer for answer in all_answers if answer.survey.name == survey.name]
    answers = [answer for answer in own if not answer.is_trial]
    complete = sum(answer.voltooid == "ja" for answer in answers)
    folder = root / "data" / "raw" / wave / survey.name
    toestand, oorzaak = Toestand.OK, f"{complete} van {len(answers)} antwoorden volledig"
    if not list_files(folder, root):
        toestand, oorzaak = Toestand.NIET_OPGEHAALD, f"geen export in {name_of(folder, root)}"
    elif not answers:
        toestand, oorzaak = Toestand.MISLUKT, "export zonder antwoorden"
    elif lacking := _terms_not_asked(answers, survey):
        oorzaak += f"; niet gevraagd: {', '.join(lacking)}"
    if trials := len(own) - len(answers):
        oorzaak += f"; afgekeurd als proefantwoord of spam: {trials}"
    if unsure := sum(len(answer.gezien_op) == LENGTH_OF_YEAR for answer in answers):
        oorzaak += f"; van {unsure} is alleen het jaar zeker: dag en maand zijn te verwisselen"
    seen_on = max((answer.gezien_op for answer in answers), default="")
    row = describe_state(survey, toestand, oorzaak, seen_on, len(answers))
    return row | {"voltooid": complete}
