"""How each reader reads over time, beside others and beside what it became: lezersverloop."""

from collections import Counter, defaultdict

import pandas as pd

from pipeline.boundary import rows_of
from pipeline.certainty.agreement import Answer, find_counting, read_answer
from schemas.published import columns_of

Turn = tuple[str, str, str]
"""A reader, a month and a field."""
WITH_OTHER, WITH_OUTCOME = "met_ander", "met_uitkomst"


def follow_readers(lezingen: pd.DataFrame, outcomes: pd.DataFrame) -> pd.DataFrame:
    """Return per reader, month and field how often it was as another reader, and as the outcome.

    `lezingen`: the published table. `outcomes`: record_id, veld, waarde of what is established. A
    colleague counts where both read blind.
    """
    settled = {(r["record_id"], r["veld"]): read_answer(r["waarde"]) for r in rows_of(outcomes)}
    compared: Counter[tuple[Turn, str]] = Counter()
    equal: Counter[tuple[Turn, str]] = Counter()
    for key, readings in _by_record(find_counting(lezingen)).items():
        for reading, answer in readings:
            pairs = [(WITH_OUTCOME, settled[key])] if key in settled else []
            pairs += [
                (WITH_OTHER, said)
                for other, said in readings
                if other["lezer"] != reading["lezer"] and other["blind"] and reading["blind"]
            ]
            turn = reading["lezer"], reading["datum"][:7], reading["veld"]
            for kind, said in pairs:
                compared[turn, kind] += 1
                equal[turn, kind] += said == answer
    kinds = [(count, kind) for kind in (WITH_OTHER, WITH_OUTCOME) for count in (compared, equal)]
    rows = [
        (*turn, *(count[turn, kind] for count, kind in kinds))
        for turn in sorted({turn for turn, _ in compared})
    ]
    return pd.DataFrame(rows, columns=columns_of("lezersverloop"))


def _by_record(
    counting: pd.DataFrame,
) -> dict[tuple[str, str], list[tuple[dict[str, str], Answer]]]:
    found = defaultdict(list)
    for row in rows_of(counting):
        found[row["record_id"], row["veld"]].append((row, read_answer(row["waarde"])))
    return found
