"""Did a location move, get another name or go on in another, or are these two things?

The latest build leaves these questions in data/werk/<meting>/overgangen.csv, as rows of
correcties.csv to complete. An answer becomes such a row, on disk before the next is asked.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pandas as pd
from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipeline.boundary import rows_of
from pipeline.files import tabular
from pipeline.files.findings import FileError, Finding
from pipeline.read.append import append_rows
from pipeline.read.judgement import find_judgement_faults, read_judgements
from pipeline.read.validation import find_cell_faults, known_by_column, raise_all
from pipeline.review.answers import Signature
from pipeline.review.screen import printable
from pipeline.review.session import QUIT, SKIP
from pipeline.review.terminal import Terminal
from pipeline.review.workfiles import read_work_csv
from schemas.columns import Column, Template
from schemas.manual import CORRECTIES
from schemas.vocabulary import Besluit

Row = Mapping[str, str]
TRANSITION_KEYS = {
    "v": Besluit.VERHUISD,
    "h": Besluit.HERNOEMD,
    "m": Besluit.SAMENGEVOEGD,
    "d": Besluit.TWEE_DINGEN,
}
TRANSITION_HELP = (
    "[v] verhuisd  [h] hernoemd  [m] samengevoegd  [d] twee dingen  [s] overslaan  [q] stop"
)
SEEN_OF_TRANSITION = (
    *("vraag", "waarom", "naam_was", "adres_was"),
    *("naam_nu", "adres_nu", "gemeente_nu"),
)
TRANSITIONS = Template(
    "overgangen",
    "Wat verdween en misschien iets nieuws is: rijen van correcties.csv om aan te vullen",
    (
        *(Column(c.name, c.description, c.kind, choices=c.choices) for c in CORRECTIES.columns),
        *(Column(name, "Wat er te zien is") for name in SEEN_OF_TRANSITION),
    ),
)


def list_open_transitions(root: Path, meting: int) -> Sequence[Row]:
    """Return the questions of the latest build about which nothing was decided since."""
    asked = read_work_csv(root, meting, "overgangen.csv")
    if asked.empty:
        return []
    decided = read_judgements(root).correcties
    told = set(zip(decided["locatie_id"], decided["is_nu"], strict=True))
    return [row for row in rows_of(asked) if (row["locatie_id"], row["is_nu"]) not in told]


def describe_transitions(root: Path, meting: int) -> str:
    """A line on the open questions, and how they are answered in a file; "" when there are none."""
    count = len(list_open_transitions(root, meting))
    path = root / "data" / "werk" / str(meting) / "overgangen.csv"
    told = "vul daarin besluit en reden in, en lees haar terug met sjo review --import"
    return f"Open overgangen: {count}, in {path}; {told}\n" if count else ""


def review_transitions(root: Path, meting: int, signature: Signature) -> int:
    """Ask the open questions on the terminal; return how many were answered."""
    rows = list_open_transitions(root, meting)
    if not rows:
        return 0
    console = Console(highlight=False)
    with Terminal() as terminal:
        count = ask_transitions(
            root, rows, signature, console, terminal.read_key, terminal.read_line
        )
    console.print(f"{count} van {len(rows)} overgangen beslist; zij staan in {_corrections(root)}")
    return count


def ask_transitions(
    root: Path,
    rows: Sequence[Row],
    signature: Signature,
    console: Console,
    read_key: Callable[[], str],
    read_line: Callable[[], str],
) -> int:
    """Ask `rows` one after the other, each answer kept at once; return how many were answered."""
    answered = 0
    for number, row in enumerate(rows, 1):
        _show(console, row, f"Overgang {number} van {len(rows)}")
        key = _read_choice(read_key)
        if key in (QUIT, ""):
            break
        if key == SKIP:
            continue
        console.print("Sinds wanneer (jaar, maand of dag; mag leeg), en dan Enter: ", end="")
        per = read_line()
        console.print("Waar u dat op baseert, en dan Enter: ", end="")
        answer = {"besluit": str(TRANSITION_KEYS[key]), "per": per, "reden": read_line()}
        try:
            keep_answers(root, [{**row, **answer}], signature)
            answered += 1
        except FileError as error:
            for finding in error.findings:
                console.print(Text(f"Niet bewaard: {finding.kolom}: {finding.message}", "bold red"))
    return answered


def import_transitions(root: Path, path: Path, signature: Signature) -> int:
    """Take over the rows of a completed overgangen.csv; return how many. FileError: none was."""
    table = tabular.read_table(path, path.name, TRANSITIONS)
    answered = [row for row in rows_of(table.frame.reset_index()) if row["besluit"]]
    bare = [int(row["rij"]) for row in answered if not row["reden"]]
    nameless = [table.finding(n, "reden", "reden is verplicht", "vul de cel in") for n in bare]
    raise_all([*find_cell_faults(table, known_by_column(TRANSITIONS, None)), *nameless])
    return len(keep_answers(root, answered, signature))


def is_transition_list(path: Path) -> bool:
    """Whether a csv is a list of transitions, and not one of pairs."""
    try:
        head = pd.read_csv(path, sep=None, engine="python", nrows=0, encoding="utf-8-sig")
    except (OSError, ValueError):
        return False
    return {"locatie_id", "is_nu", "vraag"} <= set(map(str, head.columns))


def keep_answers(root: Path, rows: Sequence[Row], signature: Signature) -> Sequence[Row]:
    """Add answered rows to correcties.csv, unless they stand there; return those that are new.

    FileError, and nothing is kept, when one lacks a cell or contradicts what stands there.
    """

    def make(known: tabular.Table) -> list[dict[str, str]]:
        pairs = set(zip(known.frame["locatie_id"], known.frame["is_nu"], strict=True))
        return [
            {name: row[name] for name in CORRECTIES.names}
            | {"auteur": row["auteur"] or signature.auteur}
            | {"datum": row["datum"] or signature.datum}
            for row in rows
            if (row["locatie_id"], row["is_nu"]) not in pairs
        ]

    return append_rows(_corrections(root), root, CORRECTIES, make, _find_faults)


def _find_faults(table: tabular.Table) -> list[Finding]:
    cells = find_cell_faults(table, known_by_column(CORRECTIES, None))
    return [*cells, *find_judgement_faults(table)]


def _corrections(root: Path) -> Path:
    return root / "manual_entries" / f"{CORRECTIES.name}.csv"


def _read_choice(read_key: Callable[[], str]) -> str:
    """Return the first key that is an answer, "" when the input ends."""
    while (key := read_key()) not in {*TRANSITION_KEYS, SKIP, QUIT, ""}:
        pass
    return key


def _show(console: Console, row: Row, progress: str) -> None:
    console.rule(Text(progress))
    table = Table("", "was", "nu", expand=True)
    for label, column in (("naam", "naam"), ("adres", "adres")):
        table.add_row(label, printable(row[f"{column}_was"]), printable(row[f"{column}_nu"]))
    table.add_row("gemeente", "", printable(row["gemeente_nu"]))
    table.add_row("kenmerk", row["locatie_id"], row["is_nu"])
    console.print(table)
    console.print(Text(f"Waarom deze vraag: {printable(row['waarom'])}"))
    console.print(Text(f"Wat is er gebeurd?  {TRANSITION_HELP}", style="bold"))
