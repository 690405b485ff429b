"""The surveys: which question of an export goes where, from schemas/sources.toml."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from schemas.columns import Column, Template
from schemas.declared_terms import (
    LIST_OF_COLUMN,
    explain_unknown,
    find_term,
    present_labels,
    terms_of,
    unknown_terms,
)
from schemas.folding import fold_letters
from schemas.readings import LABEL_COLUMNS
from schemas.records import Records
from schemas.sources import (
    MADE,
    SOURCES_PATH,
    Source,
    make_source,
    read_tables_of_sources,
    reasons_missing,
)
from schemas.survey_tools import TRIAL, load_survey_tools
from schemas.typology import TYPOLOGY_PATH, Term, Typology, load_typology
from schemas.vocabulary import Bronsoort

COUNTER, CODE_MARK = "{n}", "{code}"
OF_RESPONDENT = ("telefoon", "email")
"""Columns of Records that no survey fills: a respondent gives his own."""
ABOUT_RESPONDENT = frozenset(
    map(
        fold_letters,
        (
            *("naam", "uw naam", "voornaam", "achternaam", "functie", "e-mail", "e-mailadres"),
            *("telefoon", "telefoonnummer", "mobiel", "ip-adres", "opmerkingen", "contactpersoon"),
        ),
    )
)
"""Folded codes of questions about whoever answers."""
ASKS_RESPONDENT = re.compile(
    r"\b(?:uw|je|jouw)\s+(?:eigen\s+)?(?:naam|voornaam|achternaam|functie|e-?mail\w*|telefoon\w*|"
    r"mobiele\s+nummer|ip-adres)|\bcontactpersoon\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Choice:
    """A 0/1 column of a question with several answers: its code, and the term it stands for.

    A choice that is not declared got its code by `keuze_patroon`: an export made before its term
    existed may lack it.
    """

    question: str
    term: Term
    is_declared: bool = True


@dataclass(frozen=True, kw_only=True)
class Survey(Source):
    """One survey; the fields are the keys of its table in sources.toml, explained there.

    `antwoorden`: by question the texts of its choice list, and the term each stands for.
    `met_anders`: the questions beside whose choices respondents may write what they like.
    `is_mapped`: a mapping of the wave says this, not sources.toml; then every choice must be known.
    `choices` is made of `keuzes` and `keuze_patroon`: by column of Records a choice for every term
    of its list, in the list's order.
    """

    sleutel: str
    voltooid: str
    ingediend_op: str
    herhalingen: int
    persoonlijk: tuple[str, ...]
    niet_openbaar: tuple[str, ...]
    kolommen: dict[str, str]
    genegeerd: dict[str, str] = field(default_factory=dict)
    keuze_patroon: dict[str, str] = field(default_factory=dict)
    keuzes: dict[str, dict[str, str]] = field(default_factory=dict)
    standaard: dict[str, str] = field(default_factory=dict)
    vraagteksten: dict[str, str] = field(default_factory=dict)
    antwoorden: dict[str, dict[str, str]] = field(default_factory=dict)
    met_anders: tuple[str, ...] = ()
    is_mapped: bool = field(default=False, metadata=MADE)
    choices: dict[str, tuple[Choice, ...]] = field(default_factory=dict, metadata=MADE)

    def find_faults(self) -> Iterator[str]:
        """Yield what is wrong with the table."""
        yield from super().find_faults()
        yield from reasons_missing(self.genegeerd)
        if self.herhalingen < 1:
            yield "herhalingen: verwacht 1 of meer"
        yield from self._pattern_faults()
        yield from self._personal_faults()
        yield from self._question_faults()
        targets = {*self.kolommen.values(), *self.standaard}
        for target in sorted(targets - set(Records.to_schema().columns)):
            yield f"{target} is geen kolom van Records"
        names = Counter(
            fold_letters(code) for code in (*self.codes, *self.persoonlijk, *self.genegeerd)
        )
        yield from (f"kolom {name} staat er twee keer" for name, n in names.items() if n > 1)
        for column in ("organisatie", "gemeente"):  # without them an answer is no record
            if column not in self.kolommen.values():
                yield f"geen vraag in kolommen vult {column}"

    def _question_faults(self) -> Iterator[str]:
        """Yield what is said of a question that this survey does not ask, or not so."""
        for question in self.antwoorden:
            if self.kolommen.get(question) not in LIST_OF_COLUMN:
                yield f"antwoorden.{question}: geen vraag van kolommen die termen vult"
        for question in self.met_anders:
            if self.kolommen.get(question) not in LABEL_COLUMNS:
                yield f"met_anders: {question} is geen vraag van kolommen met meer keuzes"
        for code in self.vraagteksten:
            if code not in self.destinations:
                yield f"vraagteksten: {code} is geen vraag van deze enquête"

    def _personal_faults(self) -> Iterator[str]:
        """Yield the questions about whoever answers that would fill a column of Records."""
        tools = {title for tool in load_survey_tools() for title in tool.persoonlijk}
        for question, column in self.kolommen.items():
            is_personal = fold_letters(question) in tools | ABOUT_RESPONDENT
            if is_personal or ASKS_RESPONDENT.search(self.vraagteksten.get(question, "")):
                yield f"kolommen.{question} vraagt naar een persoon: zet de vraag in persoonlijk"
            if column in OF_RESPONDENT:
                yield (
                    f"kolommen.{question}: een enquête vult nooit {column}, dat is van wie "
                    "antwoordt; zet de vraag in persoonlijk"
                )

    def _pattern_faults(self) -> Iterator[str]:
        """Yield what lacks to name the question of a term that is added to the typology later."""
        for column in sorted({*self.keuzes, *self.keuze_patroon}):
            pattern = self.keuze_patroon.get(column, "")
            if column not in LIST_OF_COLUMN:
                yield f"keuzes van {column}: kies uit {', '.join(LIST_OF_COLUMN)}"
            elif CODE_MARK not in pattern or (self.herhalingen > 1 and COUNTER not in pattern):
                yield (
                    f"keuze_patroon.{column} ontbreekt of is onvolledig: zeg hoe de vraag van een "
                    f"term zonder eigen code heet, met {CODE_MARK}, en {COUNTER} bij meer diensten"
                )

    @property
    def questions(self) -> list[str]:
        """Return the questions that fill a column of Records, numbers not filled in."""
        return [*self.kolommen, *(c.question for some in self.choices.values() for c in some)]

    @property
    def codes(self) -> list[str]:
        """Return every question that is used, with its number filled in, in a fixed order."""
        numbered = [
            code
            for question in self.questions
            for code in dict.fromkeys(numbered_code(question, n) for n in self.numbers)
        ]
        own = [self.sleutel, self.voltooid, self.ingediend_op, TRIAL]
        return [*own, *numbered, *self.niet_openbaar]

    @property
    def codes_by_text(self) -> dict[str, str]:
        """Return the folded text of a question -> its code, with numbers filled in."""
        return {
            fold_letters(numbered_code(text, n)): numbered_code(code, n)
            for code, text in self.vraagteksten.items()
            for n in self.numbers
        }

    @property
    def numbers(self) -> range:
        """Return the numbers of the services that an answer may name."""
        return range(1, self.herhalingen + 1)

    @property
    def template(self) -> Template:
        """Return the columns of an export; personal and unused ones are dropped on reading."""
        required = (self.sleutel, self.voltooid, *self.niet_openbaar)
        return Template(
            self.name,
            self.titel,
            tuple(Column(code, "", required=code in required) for code in self.codes),
            dropped=(*self.persoonlijk, *self.genegeerd),
            is_confidential=True,
        )

    @property
    def destinations(self) -> dict[str, str]:
        """Where every question goes: a column of Records, or why it goes nowhere public."""
        choices = {c.question: column for column, some in self.choices.items() for c in some}
        return {
            self.sleutel: "wordt met de meting de record_id; zelf wordt hij niet gepubliceerd",
            self.voltooid: "telt volledige antwoorden: de oorzaak in bronnen",
            self.ingediend_op: "gezien_op",
            TRIAL: "een proefantwoord of spam wordt afgekeurd",
            **self.kolommen,
            **choices,
            **dict.fromkeys(self.persoonlijk, "persoonsgegeven: weggegooid bij het lezen"),
            **dict.fromkeys(
                self.niet_openbaar, "niet openbaar: alleen data/werk/, nooit een versie"
            ),
            **self.genegeerd,
        }


def numbered_code(question: str, number: int) -> str:
    """Return the name of a question's column for one of the services of an answer."""
    return question.replace(COUNTER, str(number))


@cache
def load_surveys(
    path: Path = SOURCES_PATH, typology_path: Path = TYPOLOGY_PATH
) -> tuple[Survey, ...]:
    """Load the surveys, by name in the alphabet.

    Raises ValueError that names the table and the fault: a key too few or too many, a question
    that stands twice, a term that the typology does not know.
    """
    return tuple(
        make_survey(table, is_mapped=False, typology_path=typology_path)
        for _, table in sorted(read_tables_of_sources(path).items())
        if table["soort"] == Bronsoort.ENQUETE
    )


def make_survey(
    table: dict[str, Any], *, is_mapped: bool, typology_path: Path = TYPOLOGY_PATH
) -> Survey:
    """Make a survey of its table; ValueError that names the table and every fault."""
    survey = _with_choices(make_source(Survey, table), load_typology(typology_path))
    return replace(survey, is_mapped=is_mapped)


def _with_choices(survey: Survey, typology: Typology) -> Survey:
    """Return a survey with its choices, and its defaults under their present labels."""
    faults = list(unknown_terms(survey.standaard, typology))
    for column, declared in survey.keuzes.items():
        faults += _choice_faults(column, declared, typology)
    for question, texts in survey.antwoorden.items():
        terms = dict.fromkeys(texts.values(), survey.kolommen[question])
        faults += (
            f for word, column in terms.items() for f in unknown_terms({column: word}, typology)
        )
    if faults:
        raise ValueError(f"sources.toml [{survey.name}]: {'; '.join(faults)}")
    return replace(
        survey,
        standaard=present_labels(survey.standaard, typology),
        choices={
            column: tuple(_complete(column, survey.keuzes.get(column, {}), pattern, typology))
            for column, pattern in survey.keuze_patroon.items()
        },
    )


def _choice_faults(column: str, declared: Mapping[str, str], typology: Typology) -> Iterator[str]:
    terms = {word: find_term(column, word, typology) for word in declared.values()}
    yield from (explain_unknown(column, w, typology) for w, term in terms.items() if term is None)
    counts = Counter(term.label for w in declared.values() if (term := terms[w]) is not None)
    yield from (f"{label} heeft twee vragen in keuzes" for label, n in counts.items() if n > 1)


def _complete(
    column: str, declared: Mapping[str, str], pattern: str, typology: Typology
) -> Iterator[Choice]:
    """Yield a choice for every term of a list: its declared question, else one by the pattern."""
    own = {find_term(column, word, typology): question for question, word in declared.items()}
    for term in terms_of(column, typology):
        # Survey tools allow no hyphen in a code; names are compared by letters and digits anyway.
        by_pattern = pattern.replace(CODE_MARK, term.code.replace("-", "_"))
        yield Choice(own.get(term, by_pattern), term, is_declared=term in own)
