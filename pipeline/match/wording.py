"""What readers are told of evidence, in Dutch.

No rule reads a sentence: what is worded otherwise here changes no cluster.
"""

import numpy as np

from pipeline.match.coding.columns import Texts
from pipeline.match.evidence.pair_rules import PairReason
from pipeline.match.names.reasons import NameReason

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
    NameReason.OTHER_TOWN: "andere plaatsnaam in de naam",
    NameReason.OTHER_WORDS: "andere woorden",
    NameReason.NAMELESS: "naam ontbreekt",
}
PAIRS_TOLD = {
    PairReason.DECIDED: "besloten door mensen",
    PairReason.DUPLICATE: "gelijk na normalisatie",
    PairReason.SAME_BOTH: "zelfde adres en zelfde naam",
    PairReason.SAME_CONTACT: "zelfde adres en eigen website of telefoon gelijk",
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
    PairReason.BY_OTHERS: "zonder bezoekadres: samen door andere records van de organisatie",
}
BORROWED = "{evidence}, via andere records"
"""Of a contact that only other records of that name and place give."""


def tell_names(reasons: Texts, words: Texts) -> Texts:
    """The sentence on the names of every pair."""
    told = np.empty(len(reasons), dtype=object)
    for reason, sentence in NAMES_TOLD.items():
        at = np.flatnonzero(reasons == reason)
        told[at] = [sentence.format(words=said) for said in words[at].tolist()]
    return told


def tell_pairs(reasons: Texts) -> Texts:
    """The sentence on the verdict on every pair."""
    told = np.empty(len(reasons), dtype=object)
    for reason, sentence in PAIRS_TOLD.items():
        told[reasons == reason] = sentence
    return told


def tell_borrowed(evidence: Texts) -> Texts:
    """The sentences on contacts that only other records give."""
    sentences = {str(word): BORROWED.format(evidence=word) for word in set(evidence.tolist())}
    return np.array([sentences[word] for word in evidence.tolist()], dtype=object)
