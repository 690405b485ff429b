"""Is what somebody types known already? Judged by the matching of the build."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from pipeline.boundary import rows_of
from pipeline.country.gazetteer import Gazetteer
from pipeline.match.engine import MatchResult, match_normalised
from pipeline.search.known_records import SHOWN_WORDS, normalise_known
from schemas.folding import fold_words
from schemas.vocabulary import Paaroordeel

TYPED = "getypt:0"
"""The id of what is being typed; no record has it."""
LEAST_LETTERS = 3
"""Letters of a name from which names that hold it are shown."""
MOST_RECOGNISED = 8


@dataclass(frozen=True)
class KnownRecords:
    """Known records in their own words (KNOWN_COLUMNS) and, row by row, as matching reads them."""

    words: pd.DataFrame
    normal: pd.DataFrame

    @classmethod
    def of(cls, words: pd.DataFrame, gazetteer: Gazetteer) -> "KnownRecords":
        """Read and place the addresses of known records."""
        return cls(words, normalise_known(words, gazetteer))


class Recognised(NamedTuple):
    """A known record that may be what is typed. `oordeel`: a Paaroordeel, "" when only the name
    is like it; `waarom`: on what that rests, in Dutch."""

    record: dict[str, str]
    oordeel: str
    waarom: str


def recognise(
    typed: Mapping[str, str], known: KnownRecords, gazetteer: Gazetteer
) -> list[Recognised]:
    """Return the known records that `typed` (columns of SHOWN_WORDS) may be, the likeliest first.

    Compared with what lies in the same gemeente, and with what lies nowhere. A name that is still
    being typed finds the names there that hold its words.
    """
    row = {"record_id": TYPED} | {name: typed.get(name, "") for name in SHOWN_WORDS}
    one = normalise_known(pd.DataFrame([row], dtype=str), gazetteer)
    code = str(one["gemeentecode"].iloc[0])
    near = known.normal["gemeentecode"].isin([code, ""]) if code else known.normal.index >= 0
    there = rows_of(known.words[near])
    verdicts = {}
    if row["organisatie"] and code:
        several = pd.concat([known.normal[near], one], ignore_index=True)
        verdicts = _judge(match_normalised(several, None, gazetteer))
    found = [
        Recognised(record, *verdict)
        for record in there
        if (verdict := verdicts.get(record["record_id"]) or _by_name(row["organisatie"], record))
    ]
    return sorted(found, key=_likeliest_first)[:MOST_RECOGNISED]


def _judge(result: MatchResult) -> dict[str, tuple[str, str]]:
    """Return record_id -> (verdict, why) of what may be the same as what is typed."""
    cluster_of = result.clusters.set_index("record_id")["cluster_id"]
    together = cluster_of[cluster_of == cluster_of[TYPED]].index
    found = {str(i): (str(Paaroordeel.ZELFDE), "hoort bij dezelfde locatie") for i in together}
    for pair in rows_of(pd.concat([result.questions, result.pairs], ignore_index=True)):
        both = {pair["record_id_a"], pair["record_id_b"]}
        if TYPED not in both or len(both) == 1:
            continue
        other = (both - {TYPED}).pop()
        if pair["beslissing"] == Paaroordeel.ZELFDE:
            found[other] = (pair["beslissing"], pair["regel"])
        elif pair["beslissing"] == Paaroordeel.ONZEKER:
            found.setdefault(other, (pair["beslissing"], pair["regel"]))
    return found


def _by_name(typed: str, record: Mapping[str, str]) -> tuple[str, str] | None:
    words = fold_words(typed).split()
    if len("".join(words)) < LEAST_LETTERS:
        return None
    name = fold_words(f"{record['organisatie']} {record['locatienaam']}")
    return ("", "deze woorden staan in de naam") if all(word in name for word in words) else None


def _likeliest_first(found: Recognised) -> tuple[int, str, str]:
    order = (Paaroordeel.ZELFDE, Paaroordeel.ONZEKER, "")
    return order.index(found.oordeel), found.record["organisatie"], found.record["record_id"]
