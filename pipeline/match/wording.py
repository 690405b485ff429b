"""What readers are told of evidence, in Dutch.

No rule reads a sentence: what is worded otherwise here changes no cluster.
"""

import numpy as np
import pandas as pd

from pipeline.match.coding.columns import Texts
from pipeline.match.evidence.pair_rules import PairReason
from pipeline.match.groups.decisions import PAIR_OF_RECORDS
from pipeline.match.names.reasons import NameReason
from pipeline.match.pairs import CONTACT_FIELDS, PAIR_COLUMNS

NAMES_TOLD = {
    NameReason.EQUAL: "gelijk",
    NameReason.LIGHT: "gelijk op lichte woorden na",
    NameReason.MISSPELT: "gelijk op een typfout na",
    NameReason.JOINED: "anders aaneengeschreven of een typfout",
    NameReason.CUT_OFF: "een van beide is afgekapt",
    NameReason.ACRONYM: "afkorting {words}",
    NameReason.SET_APART: "gelijk op {words} na",
    NameReason.FORGIVEN: "gelijk op {words} na; elders blijkt dat dit niets zegt",
    NameReason.EXTRA: "extra woorden: {words}",
    NameReason.SHARED_ACRONYM: "afkorting {words}, die op meer namen past",
    NameReason.SHORT_WORD: "kort woord met een typfout: {words}",
    NameReason.LITTLE_IN_COMMON: "weinig gelijk; anders: {words}",
    NameReason.OWN_WORDS: "anders: {words}",
    NameReason.KIND: "gelijk op het soort na: {words}",
    NameReason.NUMBERED: "gelijk op een nummer na: {words}",
    NameReason.SHORTENED: "gelijk, een woord is afgekort: {words}",
    NameReason.OTHER_KIND: "ander soort organisatie: {words}",
    NameReason.OTHER_QUARTER: "zelfde soort, andere wijk of ander stadsdeel: {words}",
    NameReason.OTHER_DEPARTMENT: "elk een eigen afdeling: {words}",
    NameReason.GUEST: "misschien te gast in het gebouw; extra woorden: {words}",
    NameReason.OTHER_NAME: "de een noemt ook de naam van de ander: {words}",
    NameReason.OTHER_TOWN: "andere plaatsnaam in de naam",
    NameReason.OTHER_WORDS: "andere woorden",
    NameReason.NAMELESS: "naam ontbreekt",
    NameReason.NOT_COMPARED: "niet vergeleken",
}
PAIRS_TOLD = {
    PairReason.DECIDED: "besloten door mensen",
    PairReason.DUPLICATE: "gelijk na normalisatie",
    PairReason.SAME_BOTH: "zelfde adres en zelfde naam",
    PairReason.SAME_CONTACT: "zelfde adres en eigen website of telefoon gelijk",
    PairReason.SAME_BUT_KIND: "zelfde adres en vrijwel gelijke naam; niets spreekt het tegen",
    PairReason.NEARLY_SAME: (
        "adres op een onderdeel na gelijk, naam gelijk en postcode, plaats of contact bevestigt"
    ),
    PairReason.ONLY_ONE: "plaats onbekend; de enige met deze straat, dit nummer en deze naam",
    PairReason.OTHER_NUMBER: "ander huisnummer",
    PairReason.OTHER_ADDITION: "andere toevoeging",
    PairReason.OTHER_ADDRESS: "ander adres",
    PairReason.OTHER_ORGANISATION: "andere organisatie",
    PairReason.DOUBT_ADDRESS: "adres niet zeker",
    PairReason.DOUBT_NAME: "naam niet zeker",
    PairReason.DOUBT_CONTACT: "andere naam, maar website of telefoon gelijk",
    PairReason.CLASHES: "past niet bij de rest van de groep",
    PairReason.AMBIGUOUS: "past bij meer dan een locatie",
    PairReason.ONE_LOCATION: "zonder bezoekadres: dezelfde organisatie in dezelfde gemeente",
    PairReason.SEVERAL_LOCATIONS: (
        "zonder bezoekadres: de organisatie heeft meer locaties in de gemeente"
    ),
    PairReason.STATES_OTHERWISE: (
        "zonder leesbaar bezoekadres: postcode, plaats, straat, locatienaam, website of telefoon "
        "is anders"
    ),
    PairReason.NEAR_MISS: (
        "apart gehouden in hetzelfde pand of onder dezelfde naam; niets zegt dat het er twee zijn"
    ),
    PairReason.BY_OTHERS: "zonder bezoekadres: samen door andere records van de organisatie",
}
BORROWED = "{evidence}, via andere records"
"""Of a contact that only other records of that name and place give."""


def tell_pairs(pairs: pd.DataFrame) -> pd.DataFrame:
    """The published table of pairs (PAIR_COLUMNS, all text) out of that of codes."""
    reasons = [pairs[name].to_numpy(dtype=object) for name in ("regel", "naam", "woorden")]
    told = {
        name: _write_out(pairs[name].to_numpy(dtype=object))
        for name in PAIR_COLUMNS
        if name not in {*PAIR_OF_RECORDS, "regel", "naam"}
    }
    told |= {"regel": _tell_reasons(reasons[0]), "naam": _tell_names(*reasons[1:])}
    for name in CONTACT_FIELDS:
        borrowed = pairs[f"{name}_via"].to_numpy(dtype=bool)
        told[name][borrowed] = [BORROWED.format(evidence=word) for word in told[name][borrowed]]
    return pairs.assign(**told)[list(PAIR_COLUMNS)]


def _tell_names(reasons: Texts, words: Texts) -> Texts:
    """The sentence on the names of every pair; "" where nobody compared them."""
    told = np.full(len(reasons), "", dtype=object)
    for reason, sentence in NAMES_TOLD.items():
        at = reasons == reason
        if "{words}" in sentence:
            told[at] = [sentence.format(words=said) for said in words[at].tolist()]
        else:
            told[at] = sentence
    return told


def _tell_reasons(reasons: Texts) -> Texts:
    """The sentence on the verdict on every pair."""
    told = np.full(len(reasons), "", dtype=object)
    for reason, sentence in PAIRS_TOLD.items():
        told[reasons == reason] = sentence
    return told


def _write_out(words: Texts) -> Texts:
    """The text of words of the vocabulary."""
    codes, distinct = pd.factorize(words)
    return np.array([*map(str, distinct), ""], dtype=object)[codes]
