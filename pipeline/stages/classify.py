"""Classify: words of the source become terms of the typology, by rules and second readers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

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
from pipeline.text.terms import canonical_terms, known_terms, nearest
from schemas.declared_terms import LIST_OF_COLUMN
from schemas.folding import fold_words
from schemas.offers import Offers
from schemas.sources import MANUAL_SOURCE
from schemas.typology import Typology
from schemas.vocabulary import Lijst, Oordeel, Zekerheid

OFFER_OF_COLUMN = {
    "ondersteuningstypen": Lijst.ONDERSTEUNINGSTYPE.value,
    "leefgebieden": Lijst.LEEFGEBIED.value,
}
"""The columns that hold several terms, each an offer of its list."""
SINGLE_TERM_COLUMNS = [kolom for kolom in LIST_OF_COLUMN if kolom not in OFFER_OF_COLUMN]
OFFER_COLUMNS = list(Offers.to_schema().columns)


@dataclass(frozen=True)
class Classified(Checked):
    """Records with canonical terms, what they offer, and what second readers said.

    `aanbod`: the Offers of the rows.
    `regels`: record_id, kolom, regel of every single value that a rule filled in.
    `oordelen`: record_id, oordeel of the second readers (akkoord or twijfel).
    """

    aanbod: pd.DataFrame
    regels: pd.DataFrame
    oordelen: pd.DataFrame


def classify(
    records: pd.DataFrame,
    judgements: Judgements,
    beoordelingen: pd.DataFrame,
    typology: Typology,
) -> Classified:
    """Classify Records; a record with an unknown term is rejected with the nearest valid one.

    `beoordelingen` (last verdict per record_id counts) replaces terms where it gives them, and
    rejects a record with its rule. A national party is recognised by name. Nothing is mapped by a
    default: a term that no rule, second reader or source gives stays missing.
    """
    all_rules = rows_of(judgements.standaardaanbod)
    known = {c: known_terms(c, judgements.begrippen, typology) for c in LIST_OF_COLUMN}
    verdicts: dict[str, dict[str, str]] = {v["record_id"]: v for v in rows_of(beoordelingen)}
    kept, offers, rejects, filled = [], [], [], []
    for source_record in rows_of(records):
        verdict = verdicts.get(source_record["record_id"], {})
        faults = list(_reject(verdict))
        record = _with_verdict(source_record, verdict) if not faults else source_record
        faults += _unknown_terms(record, known) if not faults else []
        if faults:
            rejects += [{**origin_of(record), **fault} for fault in faults]
            continue
        canonical = _canonical(record, known, typology)
        rules = [r for r in all_rules if _applies(r, canonical)]
        filled += _fill_by_rule(canonical, rules)
        offers += list(_offers(canonical, verdict.get("oordeel", ""), rules, known))
        kept.append(canonical)
    rows = pd.DataFrame(kept, columns=records.columns).astype(records.dtypes.to_dict())
    checked = Checked(rows, tabulate_rejects(rejects))
    assert_accounted(
        records["record_id"], rows["record_id"], checked.rejects["record_id"], "indelen"
    )
    return Classified(
        rows,
        checked.rejects,
        aanbod=pd.DataFrame(offers, columns=OFFER_COLUMNS, dtype=str),
        regels=pd.DataFrame(filled, columns=["record_id", "kolom", "regel"], dtype=str),
        oordelen=pd.DataFrame(
            [(v["record_id"], v["oordeel"]) for v in verdicts.values()],
            columns=["record_id", "oordeel"],
            dtype=str,
        ),
    )


def _reject(verdict: Mapping[str, str]) -> Iterator[dict[str, str]]:
    if verdict.get("oordeel") == Oordeel.AFGEWEZEN:
        yield {
            "stap": JUDGING,
            "regel": verdict["regel"],
            "uitleg": f"afgewezen door de tweede lezer op {verdict['datum']}",
        }


def _with_verdict(record: dict[str, str], verdict: Mapping[str, str]) -> dict[str, str]:
    given = ["soort_organisatie", "sociaal_raadslieden", *OFFER_OF_COLUMN]
    return record | {k: verdict[k] for k in given if verdict.get(k)}


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
        ):
            words = [record[kolom]]
        for word in words:
            near = nearest(word, terms.values())
            advice = f"bedoelt u {near!r}?" if near else "zie het gegevenswoordenboek"
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


def _canonical(
    record: dict[str, str], known: Mapping[str, Mapping[str, str]], typology: Typology
) -> dict[str, str]:
    single = {k: known[k][fold_words(record[k])] for k in SINGLE_TERM_COLUMNS if record[k]}
    several = {k: "|".join(canonical_terms(record[k], known[k])[0]) for k in OFFER_OF_COLUMN}
    party = single.get("landelijke_partij") or typology.national_party_in(record["organisatie"])
    return record | single | several | {"landelijke_partij": party}


def _applies(rule: Mapping[str, str], record: Mapping[str, str]) -> bool:
    kind, wanted = rule["kenmerk"], fold_words(rule["kenmerk_waarde"])
    if kind == "naam_bevat":
        return wanted in fold_words(record["organisatie"]) or wanted in fold_words(
            record["locatienaam"]
        )
    return fold_words(record[kind]) == wanted


def _fill_by_rule(
    record: dict[str, str], rules: list[dict[str, str]]
) -> list[tuple[str, str, str]]:
    for rule in rules:
        if rule["soort_organisatie"] and not record["soort_organisatie"]:
            record["soort_organisatie"] = rule["soort_organisatie"]
            return [(record["record_id"], "soort_organisatie", rule["regel"])]
    return []


def _offers(
    record: Mapping[str, str],
    verdict: str,
    rules: list[dict[str, str]],
    known: Mapping[str, Mapping[str, str]],
) -> Iterator[tuple[str, str, str, str, str]]:
    # Four eyes: what one researcher found counts when a second reader agreed. Other sources speak
    # of themselves, and a signed rule was agreed when it was made.
    is_provisional = record["bron"] == MANUAL_SOURCE and verdict != Oordeel.AKKOORD
    certainty = str(Zekerheid.VOORLOPIG if is_provisional else Zekerheid.VASTGESTELD)
    for kolom, lijst in OFFER_OF_COLUMN.items():
        for term in canonical_terms(record[kolom], known[kolom])[0]:
            yield record["record_id"], lijst, term, record["bron"], certainty
        for rule in rules:
            for term in canonical_terms(rule[kolom], known[kolom])[0]:
                origin = f"regel: {rule['regel']}"
                yield record["record_id"], lijst, term, origin, Zekerheid.STANDAARD.value
