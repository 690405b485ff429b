"""One answer to one question, kept at once: the same rule for the terminal and the workbench."""

from dataclasses import dataclass

import pandas as pd

from pipeline.boundary import rows_of
from pipeline.files.findings import Finding
from pipeline.read.validation import raise_all
from pipeline.review.decisions import (
    DECISIONS_FILE,
    describe_decision,
    find_conflicts,
    is_settled,
    pair_of,
)
from pipeline.review.journal import Decision, Journal
from pipeline.review.questions import Question
from schemas.vocabulary import Paaroordeel


@dataclass(frozen=True)
class Signature:
    """Who decides, and on which day (ISO)."""

    auteur: str
    datum: str


def make_decision(
    question: Question, oordeel: Paaroordeel, signature: Signature, toelichting: str
) -> Decision:
    """Return the row of koppelingen.csv that an answer is."""
    return {
        "record_id_a": question.pair[0],
        "record_id_b": question.pair[1],
        "oordeel": str(oordeel),
        "auteur": signature.auteur,
        "datum": signature.datum,
        "toelichting": toelichting,
        "vingerafdruk": question.fingerprint,
    }


def keep_decision(journal: Journal, records: pd.DataFrame, decision: Decision) -> Decision | None:
    """Keep a decision and return the one it replaces.

    FileError, and nothing is kept, when a colleague decided the pair since the question was shown,
    or when others say otherwise.
    """
    former: list[Decision] = []

    def decide(known: pd.DataFrame) -> list[Decision]:
        former.extend(row for row in rows_of(known) if pair_of(row) == pair_of(decision))
        raise_all(
            Finding(DECISIONS_FILE, int(row["rij"]), regel=describe_decision(row))
            for row in former
            if is_settled(row, decision["vingerafdruk"])
        )
        raise_all(find_conflicts(known, records, [decision]))
        return [decision]

    journal.change(decide)
    return next(iter(former), None)
