"""What readers said where they differ: the published table onenigheid.

Which answers are mistaken for each other tells what the rules leave open; a coefficient does not.
"""

from collections import Counter
from itertools import combinations

import pandas as pd

from pipeline.certainty.agreement import LABELS_OF, Answer, find_double_readings
from schemas.published import columns_of
from schemas.readings import NONE_OF_THEM, READ_FIELDS
from schemas.records import MULTI_VALUE_SEPARATOR
from schemas.typology import Typology, labels

YES, NO = "ja", "nee"


def tabulate_answers(lezingen: pd.DataFrame, typology: Typology) -> pd.DataFrame:
    """Return how often the first and the next of two blind readings said what, per field or label.

    `lezingen`: the published table. Every pair of readings of one record counts, the earlier first.
    """
    counts: Counter[tuple[str, str, str, str]] = Counter()
    for veld in READ_FIELDS:
        for answers in find_double_readings(lezingen, veld).answers:
            for first, second in combinations(answers, 2):
                counts.update(_compare(veld, first, second, typology))
    rows = [(*words, number) for words, number in sorted(counts.items())]
    return pd.DataFrame(rows, columns=columns_of("onenigheid"))


def _compare(
    veld: str, first: Answer, second: Answer, typology: Typology
) -> list[tuple[str, str, str, str]]:
    if veld not in LABELS_OF:
        return [(veld, "", _write(first), _write(second))]
    return [
        (veld, term, YES if term in first else NO, YES if term in second else NO)
        for term in labels(typology.lists[LABELS_OF[veld]])
    ]


def _write(answer: Answer) -> str:
    return MULTI_VALUE_SEPARATOR.join(sorted(answer)) or NONE_OF_THEM
