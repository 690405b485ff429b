"""Show a question on the terminal: two records side by side, what differs, and why it is asked."""

import difflib
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipeline.review.decisions import Record
from pipeline.review.questions import Question
from schemas.folding import fold_words

ROWS = {
    "organisatie": "organisatie",
    "locatienaam": "locatienaam",
    "bezoekadres": "bezoekadres",
    "postcode": "postcode",
    "woonplaats": "woonplaats",
    "gemeentenaam": "gemeente",
    "website": "website",
    "telefoon": "telefoon",
    "email": "e-mail",
    "bron": "bron",
    "gezien_op": "gezien op",
    "bron_url": "gevonden op",
}
MARKED_ROWS = 9
"""The first so many rows are marked equal or not; of the source and the day that says nothing."""
KEY_HELP = (
    "[z] zelfde  [v] verschillend  [o] onzeker  [s] overslaan  [t] toelichting  [u] terug  [q] stop"
)
MOST_LETTERS = 400
"""Of one value; a longer one would push the question off the screen."""
STYLE_OF_DIFFERENCE = "bold underline red"
OTHER_MARK = "≠"
Piece = tuple[str, bool]
_WORD_OR_SIGN = re.compile(r"\w+|\W")


def show_question(console: Console, question: Question, progress: str, note: str) -> None:
    """Print one question; a record's text is shown as text, never as markup or control codes."""
    console.rule(Text(progress))
    if question.earlier:
        console.print(Text(f"Opnieuw: {question.earlier}", style="bold yellow"))
    console.print(_side_by_side(question.a, question.b))
    why = f"Waarom deze vraag: {question.regel or 'een eerder besluit is verlopen'}"
    console.print(Text(printable(why)))
    told = summarise_evidence(question.evidence)
    if told:
        console.print(Text(printable(told)))
    if question.neighbours:
        console.print(Text("In hetzelfde gebouw:"))
        for record in question.neighbours:
            console.print(Text(f"  - {describe_record(record)}"))
    if note:
        console.print(Text(f"Toelichting: {printable(note)}"))
    console.print(Text(f"Is dit dezelfde locatie?  {KEY_HELP}", style="bold"))


def summarise_evidence(evidence: Mapping[str, str]) -> str:
    """Return what was found per field, fields with the same outcome together."""
    fields: dict[str, list[str]] = {}
    for name, value in evidence.items():
        fields.setdefault(value, []).append(name.replace("_", " "))
    return "; ".join(f"{', '.join(names)}: {value}" for value, names in fields.items())


def describe_record(record: Record) -> str:
    """Return a record's name and address on one line."""
    parts = [record["organisatie"], record["locatienaam"], record["bezoekadres"], record["bron"]]
    return printable(" | ".join(part for part in parts if part))


def printable(value: str) -> str:
    """Return a text of bounded length without characters that steer a terminal."""
    line = "".join(c if c.isprintable() else " " for c in value[: MOST_LETTERS + 1])
    return line if len(value) <= MOST_LETTERS else f"{line[:MOST_LETTERS]}..."


def _side_by_side(a: Record, b: Record) -> Table:
    table = Table("", "", "A", "B", expand=True, show_lines=False)
    for row in compare_records(a, b):
        is_marked = row.mark == OTHER_MARK
        texts = _marked(row.a, row.b) if is_marked else (Text(row.a), Text(row.b))
        table.add_row(row.mark, row.label, *texts)
    return table


class ComparedRow(NamedTuple):
    """A row of a question: what both records say in one field, and how that compares."""

    mark: str
    label: str
    a: str
    b: str


def compare_records(a: Record, b: Record) -> Iterator[ComparedRow]:
    """Yield the filled fields of two records; `mark`: =, OTHER_MARK, "?" (one is silent) or ""."""
    for place, (column, label) in enumerate(ROWS.items()):
        one, other = printable(a[column]), printable(b[column])
        if one or other:
            mark = _mark(one, other) if place < MARKED_ROWS else ""
            yield ComparedRow(mark, label, one, other)


def _mark(one: str, other: str) -> str:
    if not (one and other):
        return "?"
    return "=" if fold_words(one) == fold_words(other) else OTHER_MARK


def split_differences(one: str, other: str) -> tuple[list[Piece], list[Piece]]:
    """Return both texts in pieces, each with whether the other text has it not."""
    left, right = _WORD_OR_SIGN.findall(one), _WORD_OR_SIGN.findall(other)
    pieces: tuple[list[Piece], list[Piece]] = ([], [])
    matcher = difflib.SequenceMatcher(None, left, right, autojunk=False)
    for kind, start, end, begin, stop in matcher.get_opcodes():
        pieces[0].append(("".join(left[start:end]), kind != "equal"))
        pieces[1].append(("".join(right[begin:stop]), kind != "equal"))
    return pieces


def _marked(one: str, other: str) -> tuple[Text, Text]:
    """Return both texts with the words that the other does not have marked."""
    texts = Text(), Text()
    for text, pieces in zip(texts, split_differences(one, other), strict=True):
        for piece, differs in pieces:
            text.append(piece, STYLE_OF_DIFFERENCE if differs else "")
    return texts
