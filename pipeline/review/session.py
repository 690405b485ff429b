"""A review session: one key an answer, every answer kept at once, every step can be undone."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd
from rich.console import Console
from rich.text import Text

from pipeline.boundary import rows_of
from pipeline.files.findings import FileError
from pipeline.review.answers import Signature, keep_decision, make_decision
from pipeline.review.decisions import Groups, active_decisions
from pipeline.review.journal import Decision, Journal
from pipeline.review.questions import Question
from pipeline.review.screen import show_question
from schemas.vocabulary import Paaroordeel

DECISION_KEYS = {
    "z": Paaroordeel.ZELFDE,
    "v": Paaroordeel.VERSCHILLEND,
    "o": Paaroordeel.ONZEKER,
}
SKIP, NOTE, UNDO, QUIT = "s", "t", "u", "q"


@dataclass(frozen=True)
class Step:
    """What one key did: at which question, the decision it made and the one that this replaced."""

    index: int
    decision: Decision | None = None
    former: Decision | None = None


@dataclass(frozen=True)
class Tally:
    """How a session went."""

    beslist: int
    overgeslagen: int
    afgeleid: int
    over: int


class Session:
    """Asks questions in order. `read_key` gives one key ("" = no more), `read_note` a line."""

    def __init__(
        self,
        questions: list[Question],
        records: pd.DataFrame,
        journal: Journal,
        signature: Signature,
        console: Console,
    ) -> None:
        self._questions = questions
        self._records = records
        self._journal = journal
        self._signature = signature
        self._console = console
        self._steps: list[Step] = []
        self._implied: set[int] = set()
        self._index = 0
        self._note = ""

    def run(self, read_key: Callable[[], str], read_note: Callable[[], str]) -> Tally:
        """Ask until nothing is left or the person stops; return how it went."""
        while True:
            self._skip_implied()
            self._show()
            key = read_key()
            if key in {QUIT, ""}:
                return self.tally()
            if key == UNDO:
                self._undo()
            elif self._index == len(self._questions):
                continue
            elif key == NOTE:
                self._console.print("Toelichting, en dan Enter: ", end="")
                self._note = read_note()
            elif key == SKIP:
                self._go_on(Step(self._index))
            elif key in DECISION_KEYS:
                self._decide(DECISION_KEYS[key])

    @property
    def _question(self) -> Question:
        return self._questions[self._index]

    def _skip_implied(self) -> None:
        """Pass over questions whose answer follows from what was decided since they were chosen."""
        decided = active_decisions(self._journal.read(), self._records).decisions
        groups = Groups(rows_of(decided))
        while self._index < len(self._questions) and groups.implied(*self._question.pair):
            self._implied.add(self._index)
            self._index += 1

    def _show(self) -> None:
        tally = self.tally()
        if self._index == len(self._questions):
            text = f"Klaar: {describe_tally(tally)}. [u] terug  [q] stop"
            self._console.print(Text(text, style="bold"))
            return
        place = f"Vraag {self._index + 1} van {len(self._questions)}"
        show_question(
            self._console, self._question, f"{place} · {describe_tally(tally)}", self._note
        )

    def _decide(self, oordeel: Paaroordeel) -> None:
        decision = make_decision(self._question, oordeel, self._signature, self._note)
        try:
            former = keep_decision(self._journal, self._records, decision)
        except FileError as error:
            for finding in error.findings:
                message = f"Niet bewaard: {finding.regel}"
                self._console.print(Text(message, style="bold red"))
            return
        self._go_on(Step(self._index, decision, former))

    def _go_on(self, step: Step) -> None:
        self._steps.append(step)
        self._index += 1
        self._note = ""

    def _undo(self) -> None:
        if not self._steps:
            self._console.print("Er is niets om terug te nemen.")
            return
        step = self._steps.pop()
        if step.decision and not self._journal.restore(step.decision, step.former):
            self._console.print("Niet teruggenomen: een collega besloot dit paar intussen.")
            return
        self._index = step.index
        self._implied = {index for index in self._implied if index < step.index}

    def tally(self) -> Tally:
        """Return how the session went so far."""
        decided = sum(step.decision is not None for step in self._steps)
        return Tally(
            beslist=decided,
            overgeslagen=len(self._steps) - decided,
            afgeleid=len(self._implied),
            over=len(self._questions) - self._index,
        )


def describe_tally(tally: Tally) -> str:
    """Return how a session went, in words."""
    parts = [
        f"{tally.beslist} beslist",
        f"{tally.overgeslagen} overgeslagen",
        f"nog {tally.over}",
    ]
    if tally.afgeleid:
        parts.insert(2, f"{tally.afgeleid} volgt uit eerdere antwoorden")
    return ", ".join(parts)
