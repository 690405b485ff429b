"""Decisions on pairs: which still hold, which must be looked at again, which contradict."""

import hashlib
import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from pipeline.boundary import rows_of
from pipeline.files.findings import FileError, Finding
from schemas.folding import fold_words
from schemas.manual import KOPPELINGEN
from schemas.vocabulary import Paaroordeel

PAIR_KEYS = ["record_id_a", "record_id_b"]
DECISION_COLUMNS = [*PAIR_KEYS, "oordeel"]
EVIDENCE_CHANGED = "de gegevens zijn veranderd"
SEEN = (
    "organisatie",
    "locatienaam",
    "bezoekadres",
    "postcode",
    "woonplaats",
    "website",
    "telefoon",
    "email",
)
SAID = "gezegd"
"""Column of records: the values of SEEN as the source gives them, where decisions of people made
something else of them; "" where they did not."""
FINGERPRINT_VERSION = "v1"
"""Stands before every fingerprint, so that one made in another way is known as such."""
FINGERPRINT_LENGTH = 16
"""Hexadecimal digits that are kept of the hash: chance makes no two of them equal."""
DECISIONS_FILE = f"manual_entries/{KOPPELINGEN.name}.csv"
Record = Mapping[str, str]
Pair = tuple[str, str]


@dataclass(frozen=True)
class ActiveDecisions:
    """What a build does with the decisions of people.

    `decisions`: record_id_a, record_id_b, oordeel of pairs of this wave whose evidence is still
    what was seen; apply them before any score. `reopened`: rows of koppelingen whose evidence
    changed, with `reden`; ask them again. `resting`: rows of which a record is not `present`, the
    record_ids of now. `contradictions`: decisions that cannot all be true, a finding per wrong
    row; a build must stop on them.
    """

    decisions: pd.DataFrame
    reopened: pd.DataFrame
    resting: pd.DataFrame
    present: frozenset[str]
    contradictions: list[Finding]


def active_decisions(koppelingen: pd.DataFrame, records: pd.DataFrame) -> ActiveDecisions:
    """Divide the decisions in koppelingen.csv by what the present records say.

    `koppelingen` has the columns of its template, and `bestand` and `rij` (as read_judgements
    gives them). `records`: normalised records; of what decisions changed the evidence is what its
    source says (see add_said) or what it was made. A decision without a fingerprint was written by
    hand and holds as long as both records exist. One on records that are not in this wave rests:
    it is neither applied nor asked, and counts among the contradictions.
    """
    known = {row["record_id"]: row for row in rows_of(records)}
    active, changed, standing, resting = [], [], [], []
    for row in rows_of(koppelingen):
        a, b = known.get(row["record_id_a"]), known.get(row["record_id_b"])
        # A source that failed this time may bring its record back: the decision waits for it.
        if a is None or b is None:
            standing.append(row)
            resting.append(row)
        elif row["vingerafdruk"] in {"", fingerprint_pair(a, b), _fingerprint(a, b, seen_values)}:
            standing.append(row)
            active.append(row)
        else:
            changed.append(row | {"reden": EVIDENCE_CHANGED})
    columns = list(koppelingen.columns)
    return ActiveDecisions(
        decisions=pd.DataFrame(active, columns=columns).astype("str")[DECISION_COLUMNS],
        reopened=pd.DataFrame(changed, columns=[*columns, "reden"]),
        resting=pd.DataFrame(resting, columns=columns),
        present=frozenset(known),
        contradictions=list(find_contradictions(standing)),
    )


def require_consistent(active: ActiveDecisions) -> ActiveDecisions:
    """Return the decisions when they do not contradict each other; else FileError names them."""
    if active.contradictions:
        raise FileError(active.contradictions)
    return active


def find_conflicts(
    koppelingen: pd.DataFrame, records: pd.DataFrame, new: Iterable[Mapping[str, str]]
) -> list[Finding]:
    """Return the contradictions that new decisions would bring; they replace those on their pairs.

    A new decision may name the `bestand` and `rij` it comes from, for the finding.
    """
    added = [{"bestand": "", "rij": 0} | dict(row) for row in new]
    pairs = {pair_of(row) for row in rows_of(pd.DataFrame(added))}
    kept = [row for row in rows_of(koppelingen) if pair_of(row) not in pairs]
    others = pd.DataFrame(kept, columns=koppelingen.columns)
    whole = pd.concat([others, pd.DataFrame(added)], ignore_index=True)
    before = set(active_decisions(others, records).contradictions)
    found = active_decisions(whole, records).contradictions
    return [finding for finding in found if finding not in before]


def list_linked(koppelingen: pd.DataFrame) -> frozenset[str]:
    """Return the record_ids that people said are one location with another record."""
    same = koppelingen.loc[koppelingen["oordeel"] == Paaroordeel.ZELFDE, PAIR_KEYS]
    return frozenset(same.to_numpy().ravel().tolist())


def is_settled(decision: Mapping[str, str], fingerprint: str) -> bool:
    """Tell whether a decision is firm and rests on what is seen now, so that none replaces it."""
    is_firm = decision["oordeel"] != Paaroordeel.ONZEKER
    return is_firm and decision["vingerafdruk"] in {"", fingerprint}


def describe_decision(decision: Mapping[str, str]) -> str:
    """Return who decided what, and when."""
    return f"{decision['auteur']} besloot op {decision['datum']}: {decision['oordeel']}"


def fingerprint_pair(a: Record, b: Record) -> str:
    """Return a hash of what sources say of two records, whatever their order.

    It covers the normalised name, address and contacts, without case, accents and white space.
    The gemeente counts only where there is no place: a change of boundaries is no new evidence. Nor
    is what people decide of a location (it moved): they knew that themselves.
    """
    return _fingerprint(a, b, said_values)


def _fingerprint(a: Record, b: Record, evidence_of: Callable[[Record], list[str]]) -> str:
    seen = sorted(
        [r["record_id"], *(fold_words(value) for value in evidence_of(r))] for r in (a, b)
    )
    text = json.dumps(seen, ensure_ascii=False, separators=(",", ":"))
    return f"{FINGERPRINT_VERSION}:{hashlib.sha256(text.encode()).hexdigest()[:FINGERPRINT_LENGTH]}"


def seen_values(record: Record) -> list[str]:
    """Return the values of a record on which a decision rests, in the order of SEEN."""
    place = record["woonplaats"] or record["gemeentenaam"]
    return [place if name == "woonplaats" else record[name] for name in SEEN]


def said_values(record: Record) -> list[str]:
    """Return as `seen_values`, as the source of the record gives them."""
    said = record.get(SAID)
    return list(map(str, json.loads(said))) if said else seen_values(record)


def add_said(records: pd.DataFrame, as_said: pd.DataFrame) -> pd.DataFrame:
    """Return normalised records with SAID; `as_said`: those that decisions changed, unchanged."""
    said = {row["record_id"]: json.dumps(seen_values(row)) for row in rows_of(as_said)}
    told = [said.get(record_id, "") for record_id in records["record_id"]]
    return records.assign(**{SAID: pd.Series(told, index=records.index, dtype="str")})


def pair_of(row: Mapping[str, str]) -> Pair:
    """Return the two record_ids of a row, the smaller first."""
    a, b = row["record_id_a"], row["record_id_b"]
    return (a, b) if a <= b else (b, a)


class Groups:
    """What decisions imply: records that are the same location, and those that are not."""

    def __init__(self, rows: Iterable[Mapping[str, str]]) -> None:
        self._same: dict[str, dict[str, Mapping[str, str]]] = {}
        self._different: list[Mapping[str, str]] = []
        for row in rows:
            a, b = row["record_id_a"], row["record_id_b"]
            if row["oordeel"] == Paaroordeel.ZELFDE:
                self._same.setdefault(a, {})[b] = row
                self._same.setdefault(b, {})[a] = row
            elif row["oordeel"] == Paaroordeel.VERSCHILLEND:
                self._different.append(row)

    def path(self, a: str, b: str) -> list[Mapping[str, str]]:
        """Return the shortest chain of "zelfde" rows from one record to another, or nothing."""
        came: dict[str, tuple[str, Mapping[str, str]]] = {}
        queue = deque([a])
        while queue and b not in came:
            here = queue.popleft()
            for there, row in sorted(self._same.get(here, {}).items()):
                if there not in came and there != a:
                    came[there] = (here, row)
                    queue.append(there)
        rows: list[Mapping[str, str]] = []
        while b in came:
            b, row = came[b]
            rows.append(row)
        return rows[::-1]

    def members(self, record_id: str) -> set[str]:
        """Return all records that are the same location as this one, itself included."""
        found, queue = {record_id}, deque([record_id])
        while queue:
            for there in self._same.get(queue.popleft(), {}):
                if there not in found:
                    found.add(there)
                    queue.append(there)
        return found

    def implied(self, a: str, b: str) -> Paaroordeel | None:
        """Return the decision on a pair that follows from other decisions, None when none does."""
        ones, others = self.members(a), self.members(b)
        if b in ones:
            return Paaroordeel.ZELFDE
        for row in self._different:
            one, other = row["record_id_a"], row["record_id_b"]
            if (one in ones and other in others) or (one in others and other in ones):
                return Paaroordeel.VERSCHILLEND
        return None

    def contradictions(self) -> Iterator[tuple[Mapping[str, str], list[Mapping[str, str]]]]:
        """Yield every "verschillend" row with the "zelfde" rows that say otherwise."""
        for row in self._different:
            chain = self.path(row["record_id_a"], row["record_id_b"])
            if chain:
                yield row, chain


def find_contradictions(rows: Iterable[Mapping[str, str]]) -> Iterator[Finding]:
    """Yield a finding per "verschillend" that the "zelfde" of other rows make impossible."""
    for row, chain in Groups(rows).contradictions():
        links = "; ".join(
            f"rij {link['rij']}: {link['record_id_a']} = {link['record_id_b']}" for link in chain
        )
        yield Finding(
            bestand=row.get("bestand") or DECISIONS_FILE,
            rij=int(row["rij"]),
            kolom="oordeel",
            waarde=row["oordeel"],
            regel=f"{row['record_id_a']} en {row['record_id_b']} zijn dezelfde volgens {links}",
            advies="verbeter een van deze rijen",
        )
