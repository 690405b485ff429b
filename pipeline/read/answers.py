"""One respondent's row of a survey export, and the services it names."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.files.findings import Finding
from pipeline.files.tabular import Table
from pipeline.read.cells import parse_moment
from pipeline.read.damage import Fault, find_damage, find_type_fault
from pipeline.read.other_answers import LISTS_OF_TERMS, split_other
from pipeline.text.terms import is_no_value, join_words, known_terms
from pipeline.text.yes_no import parse_yes_no
from schemas.folding import fold_words
from schemas.manual import LOCATIES
from schemas.records import KEY_SEPARATOR, MULTI_VALUE_SEPARATOR, RECORD_COLUMNS, mint_record_id
from schemas.survey_tools import SPAM, TRIAL
from schemas.surveys import COUNTER, Survey, numbered_code
from schemas.typology import Term

FINISHED_WORDS = {"voltooid", "compleet", "volledig", "complete", "completed"}
UNFINISHED_WORDS = {
    *("onvoltooid", "incompleet", "onvolledig", "gedeeltelijk", "partial", "incomplete"),
}
NO_ORGANISATION = "antwoord noemt geen organisatie"
NO_GEMEENTE = "antwoord noemt geen gemeente"
TRIAL_RULES = {
    "ja": "proefantwoord: niet van een respondent",
    SPAM: "spam volgens het enquêteprogramma: niet van een respondent",
}
REAL_AFTER_ALL = "niets, of zet nee in de kolom proefantwoord als een respondent dit invulde"


@dataclass(frozen=True)
class SurveyAnswer:
    """One respondent's row; `cells` by question code, without personal columns."""

    survey: Survey
    wave: str
    table: Table
    rij: int
    cells: dict[str, str]

    def make_id(self, number: int = 0) -> str:
        """Return the id of the answer (0) or of one of the services it names."""
        # With the wave: a survey numbers its respondents anew each time.
        words = [self.wave, self.cells[self.survey.sleutel], *([str(number)] if number else [])]
        return mint_record_id(self.survey.name, KEY_SEPARATOR.join(words))

    @property
    def voltooid(self) -> str:
        """Return ja when the respondent finished, nee when not, "" when that is unclear."""
        word = fold_words(self.cells[self.survey.voltooid])
        told = parse_yes_no(word)
        if word in FINISHED_WORDS:
            return "ja"
        return "nee" if word in UNFINISHED_WORDS or not word else told or ""

    @property
    def proef(self) -> str:
        """Return ja when no respondent gave it, SPAM when the tool thinks so, nee when one did.

        "" when that is unclear.
        """
        word = fold_words(self.cells[TRIAL])
        return SPAM if word == SPAM else (parse_yes_no(word) if word else "nee") or ""

    @property
    def is_trial(self) -> bool:
        """Tell whether it is no respondent's, so that nothing of it counts."""
        return self.proef in TRIAL_RULES

    @property
    def gezien_op(self) -> str:
        """Return the day the answer was sent, or ""."""
        return parse_moment(self.cells[self.survey.ingediend_op]) or ""

    @property
    def provenance(self) -> dict[str, str | int]:
        """Return where and when the answer was found."""
        return {
            "bron": self.survey.name,
            "bestand": self.table.bestand,
            "rij": self.rij,
            "gezien_op": self.gezien_op,
        }

    @property
    def summary(self) -> dict[str, str | int]:
        """Return the row of this answer in `antwoorden`."""
        gemeente = self.cells[question_of(self, "gemeente", 1)]
        named = {"antwoord_id": self.make_id(), "gemeente": gemeente, "voltooid": self.voltooid}
        return {**named, **self.provenance}

    def finding(self, code: str, rule: str, *, shown: bool = False) -> Finding:
        """Return a finding on one question, with the answer only where that is asked."""
        found = self.table.finding(self.rij, code, rule, "vraag het de respondent of verbeter het")
        return found if shown else found._replace(waarde="")


def list_answers(table: Table, survey: Survey, wave: str) -> list[SurveyAnswer]:
    """Return every row of an export."""
    rows = zip(table.frame.index.tolist(), table.frame.to_dict("records"), strict=True)
    return [
        SurveyAnswer(
            survey, wave, table, rij, {str(code): str(cell) for code, cell in cells.items()}
        )
        for rij, cells in rows
    ]


def read_service(answer: SurveyAnswer, number: int) -> tuple[dict[str, str], list[Finding]]:
    """Return the columns of Records that an answer fills for one service, and unclear cells."""
    survey, faults = answer.survey, []
    service = dict.fromkeys(RECORD_COLUMNS, "") | survey.standaard
    for question, column in survey.kolommen.items():
        code = numbered_code(question, number)
        cell = answer.cells[code]
        if column == "sociaal_raadslieden":
            if parse_yes_no(cell) is None:
                faults.append(answer.finding(code, "geen ja of nee", shown=True))
            cell = parse_yes_no(cell) or ""
        elif column in LISTS_OF_TERMS:
            cell = join_words(_choices(answer, question, cell)[0], known_terms(column))
        elif is_no_value(cell):
            cell = ""
        elif fault := _damage(answer, code, column):
            faults.append(answer.finding(code, fault.regel))
        service[column] = cell or service[column]
    for column, choices in survey.choices.items():
        chosen = []
        for choice in choices:
            code = numbered_code(choice.question, number)
            is_chosen = _is_chosen(answer.cells[code], choice.term)
            if is_chosen is None:
                faults.append(answer.finding(code, "geen 0 of 1", shown=True))
            chosen += [choice.term.label] if is_chosen else []
        words = [word for word in (service[column], *chosen) if word]
        service[column] = MULTI_VALUE_SEPARATOR.join(dict.fromkeys(words))
    return service, faults


def _damage(answer: SurveyAnswer, code: str, column: str) -> Fault | None:
    """Return why an answer is no value of the column of Records that it fills."""
    cell, declared = answer.cells[code], {c.name: c for c in LOCATIES.columns}.get(column)
    if not cell or declared is None:
        return None
    cell_type = answer.table.typed.get((answer.rij, code))
    fault = find_type_fault(declared, cell, cell_type) if cell_type else None
    return fault or find_damage(declared, cell)


def _choices(answer: SurveyAnswer, question: str, cell: str) -> tuple[str, str]:
    """Return the choices of a question with several, and the free text beside them."""
    survey = answer.survey
    known = known_terms(survey.kolommen[question])
    if is_no_value(cell):
        return "", ""
    return split_other(cell, known, is_open=question in survey.met_anders)


def list_other(answer: SurveyAnswer) -> Iterator[tuple[str, str]]:
    """Yield (question, text) of what was written behind "Anders" beside the choices."""
    for question, column in answer.survey.kolommen.items():
        for number in answer.survey.numbers if column in LISTS_OF_TERMS else ():
            code = numbered_code(question, number)
            if other := _choices(answer, question, answer.cells[code])[1]:
                yield code, other


def _is_chosen(cell: str, term: Term) -> bool | None:
    """Tell whether a choice was ticked; survey tools write 1, ja or the label itself.

    The label may be the one of the day of the survey, now a synonym. None: neither yes nor no.
    """
    if fold_words(cell) in {fold_words(word) for word in (term.label, *term.synoniemen)}:
        return True
    told = "nee" if is_no_value(cell) else parse_yes_no(cell)
    return None if told is None else told == "ja"


def is_filled(answer: SurveyAnswer, number: int) -> bool:
    """Tell whether an answer says anything about its numbered service."""
    numbered = [q for q in answer.survey.questions if COUNTER in q]
    cells = (answer.cells[numbered_code(question, number)] for question in numbered)
    return any(cell and parse_yes_no(cell) != "nee" for cell in cells)


def find_lacking(answer: SurveyAnswer, service: dict[str, str], number: int) -> list[Finding]:
    """Return what a service lacks to be a record: the organisation or the gemeente."""
    rules = {"organisatie": NO_ORGANISATION, "gemeente": NO_GEMEENTE}
    return [
        answer.finding(question_of(answer, column, number), rule)
        for column, rule in rules.items()
        if not service[column]
    ]


def question_of(answer: SurveyAnswer, column: str, number: int) -> str:
    """Return the question that fills a column of Records."""
    question = next(q for q, c in answer.survey.kolommen.items() if c == column)
    return numbered_code(question, number)
