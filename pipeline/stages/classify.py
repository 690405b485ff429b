"""Classify: words of the source become terms of the typology, by rules and second readers."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

import pandas as pd

from pipeline.boundary import (
    JUDGING,
    Checked,
    assert_accounted,
    origin_of,
    rows_of,
    tabulate_rejects,
)
from pipeline.read.judgement import Judgements
from pipeline.stages.claims import OFFER_OF_COLUMN, Claimant, applies, list_settled_cells
from pipeline.text.terms import canonical_terms, known_terms, names_no_term, nearest
from schemas.declared_terms import LIST_OF_COLUMN
from schemas.folding import fold_words
from schemas.offers import Offers, Statements
from schemas.readings import find_said_offer
from schemas.typology import Typology
from schemas.vocabulary import Oordeel

SINGLE_TERM_COLUMNS = [kolom for kolom in LIST_OF_COLUMN if kolom not in OFFER_OF_COLUMN]

OPINION_COLUMNS = (
    "record_id",
    "oordeel",
    "vier_ogen",
    "verschil",
    "eenmaal",
    "houdt_tegen",
    "lezers",
    "aanbod",
)


@dataclass(frozen=True)
class Classified(Checked):
    """Records with canonical terms, what they claim, and what readers said of them.

    `aanbod`: the Offers of the rows, `uitspraken` their Statements. `voorlopig`: the record_ids of
    finds that no second person has looked at. `oordelen`: OPINION_COLUMNS of what readers said
    (see reconcile).
    """

    aanbod: pd.DataFrame
    uitspraken: pd.DataFrame
    voorlopig: frozenset[str]
    oordelen: pd.DataFrame


def classify(
    records: pd.DataFrame,
    judgements: Judgements,
    verdicts: pd.DataFrame,
    typology: Typology,
    former_names: Mapping[str, str] = MappingProxyType({}),
    of_no_party: Collection[str] = frozenset(),
) -> Classified:
    """Classify Records; a record with an unknown term is rejected with the nearest valid one.

    `verdicts`: a row per record that readers judged (see reconcile); a rejection keeps the record
    out, with its rule; what its finder says it is (`aanbod`) counts as the verdict has it. A
    national party is recognised by name. Nothing is mapped by a default: a term that no rule,
    reader or source gives stays missing. `former_names`: record_id -> name
    before it was renamed: another name is no other offer, so the rules for the old one hold.
    `of_no_party`: record_ids that people said belong to no national party, whatever their name.
    """
    rules = rows_of(judgements.standaardaanbod)
    known = {c: known_terms(c, judgements.begrippen, typology) for c in LIST_OF_COLUMN}
    judged = {verdict["record_id"]: verdict for verdict in rows_of(verdicts)}
    claimants, rejects = [], []
    for record in rows_of(records):
        record_id = record["record_id"]
        verdict = judged.get(record_id, {})
        as_read = record | list_settled_cells(verdict) | {"aanbod": find_said_offer(verdict)}
        if faults := [*_reject(verdict)] or _unknown_terms(as_read, known):
            rejects += [origin_of(record) | fault for fault in faults]
            continue
        find_party = _find_no_party if record_id in of_no_party else typology.national_party_in
        canonise = partial(_canonical, known=known, find_party=find_party)
        names = (record["organisatie"], former_names.get(record_id, ""))
        named = [canonise(as_read | {"organisatie": name}) for name in names if name]
        applying = [rule for rule in rules if any(applies(rule, one) for one in named)]
        claimants.append(Claimant(canonise(as_read), record, verdict, applying, known))
    return _hand_on(records, claimants, tabulate_rejects(rejects), verdicts)


def _hand_on(
    records: pd.DataFrame,
    claimants: Sequence[Claimant],
    rejects: pd.DataFrame,
    verdicts: pd.DataFrame,
) -> Classified:
    """Return what was classified; AccountingError when a record got lost or came from nowhere."""
    canonical = [c.record for c in claimants]
    rows = pd.DataFrame(canonical, columns=records.columns).astype(records.dtypes.to_dict())
    assert_accounted(records["record_id"], rows["record_id"], rejects["record_id"], "indelen")
    return Classified(
        rows,
        rejects,
        aanbod=_tabulate(Offers, (row for c in claimants for row in c.offers())),
        uitspraken=_tabulate(Statements, (row for c in claimants for row in c.statements())),
        voorlopig=frozenset(c.record["record_id"] for c in claimants if c.is_provisional),
        oordelen=verdicts[list(OPINION_COLUMNS)],
    )


def _tabulate(
    model: type[Offers] | type[Statements], rows: Iterator[tuple[str, ...]]
) -> pd.DataFrame:
    columns = list(model.to_schema().columns)
    return pd.DataFrame(list(rows), columns=columns, dtype=str).drop_duplicates(ignore_index=True)


def _reject(verdict: Mapping[str, str]) -> Iterator[dict[str, str]]:
    if verdict.get("oordeel") == Oordeel.AFGEWEZEN:
        told = f"afgewezen door een lezer op {verdict['datum']}"
        yield {"stap": JUDGING, "regel": verdict["regel"], "uitleg": told}
    if verdict.get("oordeel") == Oordeel.DUBBEL:
        told = f"dubbel van {verdict['dubbel_van']}, volgens een lezer op {verdict['datum']}"
        yield {"stap": JUDGING, "regel": str(Oordeel.DUBBEL), "uitleg": told}


def _unknown_terms(
    record: Mapping[str, str], known: Mapping[str, Mapping[str, str]]
) -> list[dict[str, str]]:
    faults = []
    for kolom, terms in known.items():
        words = canonical_terms(record[kolom], terms)[1] if kolom in OFFER_OF_COLUMN else []
        if (
            kolom in SINGLE_TERM_COLUMNS
            and record[kolom]
            and fold_words(record[kolom]) not in terms
            and not names_no_term(record[kolom])
        ):
            words = [record[kolom]]
        for word in words:
            near = nearest(word, terms.values())
            advice = f"bedoelt u {near!r}?" if near else "zie het gegevenswoordenboek."
            faults.append(
                {
                    "stap": "indelen",
                    "regel": f"onbekende_term_{kolom}",
                    "kolom": kolom,
                    "waarde": word,
                    "uitleg": f"geen term van {kolom}; {advice} Of leg vast in begrippen.csv",
                }
            )
    return faults


def _find_no_party(organisatie: str) -> str:
    return ""


def _canonical(
    record: dict[str, str],
    known: Mapping[str, Mapping[str, str]],
    find_party: Callable[[str], str],
) -> dict[str, str]:
    # A word for "not known" that is no term of its list is an empty cell, as it is among labels.
    single = {k: known[k].get(fold_words(record[k]), "") for k in SINGLE_TERM_COLUMNS if record[k]}
    several = {k: "|".join(canonical_terms(record[k], known[k])[0]) for k in OFFER_OF_COLUMN}
    party = single.get("landelijke_partij") or find_party(record["organisatie"])
    return record | single | several | {"landelijke_partij": party}
