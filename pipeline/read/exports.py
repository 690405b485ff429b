"""Survey exports as the tools give them: their own columns and header rows made those of ours."""

import re
from collections.abc import Sequence

from pipeline.files.header import same_titles
from pipeline.files.rows import Row
from pipeline.read.other_answers import LISTS_OF_TERMS, OTHER, OTHER_CHOICE
from pipeline.read.survey_dates import read_days
from pipeline.text.terms import is_no_value
from pipeline.text.yes_no import parse_yes_no
from schemas.folding import fold_letters
from schemas.records import MULTI_VALUE_SEPARATOR
from schemas.survey_tools import TRIAL, SurveyTool, find_survey_tool, is_own_title
from schemas.surveys import Survey

TITLE_WITH_CHOICE = re.compile(r"(.+?)\s*\[([^\[\]]+)\]")
CODE_OF_CHOICE = re.compile(r"\[[^\[\]]*\](?=\. )")
NUMBERED_CHOICE = re.compile(r"(.+?)_\d+(_TEXT)?", re.IGNORECASE)
BEFORE_CHOICE = " - "
SEPARATORS = re.compile(r"\s*[|;\n]+\s*")
IMPORT_ID = '{"ImportId"'
LAST_ROW_OF_IMPORT_IDS = 3  # Qualtrics: codes, texts of the questions, ids


def prepare_export(rows: list[Row], survey: Survey) -> list[Row]:
    """Return the rows of an export with the titles that `survey` declares.

    Questions may be titled by their text; what a tool adds is renamed, emptied when personal or
    unused, or added when it only shows otherwise (complete = sent). Extra header rows are left out,
    dates become ISO, and columns of one choice each become one cell of the question.
    """
    filled = [row for row in rows if any(row.cells)]
    if not filled:
        return rows
    header = filled[0]
    cells = [_without_text(title) for title in header.cells]
    tool = find_survey_tool(cells)
    scores = tool.find_scores(header.cells) if tool else []
    cells = ["" if at in scores else title for at, title in enumerate(cells)]
    filled = [_without(row, scores) for row in filled]
    texts, body = _without_import_ids(filled[1:])
    titles, choices = _own_titles(cells, texts, survey)
    if tool is not None and body and _is_second_header(body[0], tool):
        titles, choices = _join_headers(titles, body[0])
        body = body[1:]
    table = [[*row.cells, *[""] * (len(titles) - len(row.cells))] for row in body]
    if tool is not None:
        _rename(titles, table, tool, survey)
    _merge_choices(titles, table, choices)
    _read_dates(titles, table, survey)
    # A header that was pasted in once more stays one, so that it is named as such.
    made = (
        row._replace(cells=tuple(titles if same_titles(row, header) else c))
        for row, c in zip(body, table, strict=True)
    )
    return [header._replace(cells=tuple(titles)), *made]


def _without(row: Row, columns: Sequence[int]) -> Row:
    """Return a row in which some columns are empty."""
    kept = ("" if at in columns else cell for at, cell in enumerate(row.cells))
    return row._replace(cells=tuple(kept)) if columns else row


def _without_text(title: str) -> str:
    """Return the title that a tool gives its own column, without the text behind it."""
    code = title.partition(". ")[0]
    return code if is_own_title(code) else title


def _without_import_ids(body: list[Row]) -> tuple[Sequence[str], list[Row]]:
    """Leave out Qualtrics' row of ids, and the texts of the questions above it; return those."""
    for at, row in enumerate(body[: LAST_ROW_OF_IMPORT_IDS - 1]):
        if any(cell.startswith(IMPORT_ID) for cell in row.cells):
            return (body[0].cells if at else ()), body[at + 1 :]
    return (), body


def _own_titles(
    cells: Sequence[str], texts: Sequence[str], survey: Survey
) -> tuple[list[str], dict[int, str]]:
    """Return our titles, and by position the choice of a column of one choice.

    It is titled "question [choice]", or by Qualtrics question_1 with the choice at the end of the
    text below; question_8_TEXT holds what was written beside a choice.
    """
    titles, choices = list(cells), {}
    for at, title in enumerate(cells):
        titles[at] = _own_title(title, survey)
        found = TITLE_WITH_CHOICE.fullmatch(title)
        if found and fold_letters(titles[at]) not in map(fold_letters, survey.codes):
            question = _own_title(CODE_OF_CHOICE.sub("", found[1]), survey)
            if survey.destinations.get(question) in LISTS_OF_TERMS:
                titles[at], choices[at] = question, found[2]
        elif (numbered := NUMBERED_CHOICE.fullmatch(title)) and at < len(texts):
            question = _own_title(numbered[1], survey)
            if survey.destinations.get(question) in LISTS_OF_TERMS:
                said = texts[at].rpartition(BEFORE_CHOICE)[2]
                titles[at], choices[at] = question, OTHER_CHOICE if numbered[2] else said
    return titles, choices


def _own_title(title: str, survey: Survey) -> str:
    """Return the code of a question that is titled by its text, or by both: "code. Text"."""
    known = {fold_letters(code) for code in survey.template.names}
    code = title.partition(". ")[0]
    if fold_letters(title) not in known and fold_letters(code) in known:
        return code
    return survey.codes_by_text.get(fold_letters(title), title)


def _is_second_header(row: Row, tool: SurveyTool) -> bool:
    return any(fold_letters(cell) in tool.eronder for cell in row.cells)


def _join_headers(titles: Sequence[str], below: Row) -> tuple[list[str], dict[int, str]]:
    """Return titles carried on over the columns of their choices, and the choice of each column.

    A column with one answer has a word of the tool below its title, and is no choice; neither is
    one with nothing below.
    """
    joined: list[str] = []
    for at, title in enumerate(titles):
        is_more = not title and at < len(below.cells) and below.cells[at]
        joined.append(joined[-1] if is_more and joined else title)
    choices = {
        at: below.cells[at]
        for at, title in enumerate(joined)
        if at < len(below.cells) and below.cells[at] and joined.count(title) > 1
    }
    return joined, choices


def _rename(titles: list[str], table: list[list[str]], tool: SurveyTool, survey: Survey) -> None:
    """Give the tool's own columns our titles, empty the others, add what is lacking."""
    folded = [fold_letters(title) for title in titles]
    used = {fold_letters(name) for name in survey.template.names}
    ours = used | {fold_letters(name) for name in survey.template.dropped}
    roles = (
        (survey.ingediend_op, tool.ingediend_op),
        (survey.sleutel, tool.sleutel),
        (survey.voltooid, tool.voltooid),
    )
    for code, names in roles:
        at = next((at for at, name in enumerate(folded) if name in names), None)
        if fold_letters(code) in folded:
            continue
        if at is not None:  # a copy: one column may be two of ours
            _add(titles, table, code, [cells[at] for cells in table])
        elif code == survey.voltooid and survey.ingediend_op in titles:
            sent = titles.index(survey.ingediend_op)
            _add(titles, table, code, ["ja" if cells[sent] else "nee" for cells in table])
    kind = next((at for at, name in enumerate(folded) if name in tool.soort_antwoord - used), None)
    if kind is not None and TRIAL not in folded:
        _add(titles, table, TRIAL, [tool.tell_trial(cells[kind]) for cells in table])
    for at, name in enumerate(folded):
        if name not in ours and tool.count_own([name]):
            titles[at] = ""
            for cells in table:
                cells[at] = ""


def _add(titles: list[str], table: list[list[str]], title: str, column: list[str]) -> None:
    titles.append(title)
    for cells, cell in zip(table, column, strict=True):
        cells.append(cell)


def _merge_choices(titles: list[str], table: list[list[str]], choices: dict[int, str]) -> None:
    """Put the choices of a question that were ticked into its first column, joined by "|".

    A question may also have a column that is no choice, with all answers but the free text.
    """
    for title in dict.fromkeys(titles[at] for at in choices):
        columns = [at for at, name in enumerate(titles) if name == title]
        for cells in table:
            ticked = [
                _ticked(choices[at], cells[at]) if at in choices else cells[at] for at in columns
            ]
            for at in columns:
                cells[at] = ""
            cells[columns[0]] = MULTI_VALUE_SEPARATOR.join(filter(None, ticked))
        for at in columns[1:]:
            titles[at] = ""


def _ticked(choice: str, cell: str) -> str:
    """Return what a cell below a choice says: the choice, free text beside it, or nothing."""
    said = parse_yes_no(cell)
    if said is not None:
        return choice if said == "ja" else ""
    if is_no_value(cell):  # LimeSurvey writes N/A below a question that was not shown
        return ""
    return f"{OTHER_CHOICE}: {SEPARATORS.sub(', ', cell)}" if OTHER.match(choice) else cell


def _read_dates(titles: list[str], table: list[list[str]], survey: Survey) -> None:
    folded = list(map(fold_letters, titles))
    if (code := fold_letters(survey.ingediend_op)) in folded:
        at = folded.index(code)
        days = read_days(cells[at] for cells in table)
        for cells, day in zip(table, days, strict=True):
            cells[at] = day
