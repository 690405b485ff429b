"""How likely it is that a pair kept apart is one location: by that, questions are ranked."""

from typing import NamedTuple

from pipeline.match.evidence.pair_rules import PairReason
from pipeline.match.evidence.rules import Rule
from pipeline.match.names.reasons import NameReason
from schemas.vocabulary import Paaroordeel, Veldoordeel


class QuestionRow(NamedTuple):
    """What is known of a pair that people may be asked about."""

    regel: PairReason
    adres: Paaroordeel
    organisatie: Paaroordeel
    huisnummer: Veldoordeel
    naam: NameReason
    website: Veldoordeel
    telefoon: Veldoordeel
    site_of_other: bool
    """The website of the one is called after the other."""
    both_known: bool
    """Both are groups of several records: each is known to several sources."""

    @property
    def contact_agrees(self) -> bool:
        """A contact of their own is equal."""
        return Veldoordeel.GELIJK in {self.website, self.telefoon}

    @property
    def contact_differs(self) -> bool:
        """A contact of their own is another."""
        return Veldoordeel.ANDERS in {self.website, self.telefoon}


QUESTION_RULES: tuple[Rule[QuestionRow, float], ...] = (
    Rule(
        "the website is called after the other",
        0.6,
        lambda row: row.site_of_other and row.huisnummer != Veldoordeel.ANDERS,
    ),
    Rule(
        # What several sources tell apart is mostly two.
        "each known to several sources",
        0.08,
        lambda row: row.both_known and row.organisatie == Paaroordeel.VERSCHILLEND,
    ),
    Rule(
        "another number, each known to several sources",
        0.1,
        lambda row: row.both_known and row.huisnummer == Veldoordeel.ANDERS,
    ),
    Rule(
        "another number, a contact equal",
        0.5,
        lambda row: row.huisnummer == Veldoordeel.ANDERS and row.contact_agrees,
    ),
    Rule("another number", 0.15, lambda row: row.huisnummer == Veldoordeel.ANDERS),
    Rule(
        "fits several locations",
        0.45,
        lambda row: row.regel in {PairReason.AMBIGUOUS, PairReason.CLASHES},
    ),
    Rule("states otherwise", 0.3, lambda row: row.regel == PairReason.STATES_OTHERWISE),
    Rule("one of several locations", 0.17, lambda row: row.regel == PairReason.SEVERAL_LOCATIONS),
    Rule(
        "an organisation in doubt, a contact equal",
        0.7,
        lambda row: row.organisatie == Paaroordeel.ONZEKER and row.contact_agrees,
    ),
    Rule(
        "an organisation in doubt, a contact against it",
        0.3,
        lambda row: row.organisatie == Paaroordeel.ONZEKER and row.contact_differs,
    ),
    Rule("an organisation in doubt", 0.55, lambda row: row.organisatie == Paaroordeel.ONZEKER),
    Rule(
        "an address in doubt",
        0.6,
        lambda row: row.organisatie == Paaroordeel.ZELFDE and row.adres == Paaroordeel.ONZEKER,
    ),
    Rule("other names, another number to call", 0.05, lambda row: row.contact_differs),
    Rule(
        "names alike",
        0.35,
        lambda row: row.naam in {NameReason.OWN_WORDS, NameReason.OTHER_TOWN},
    ),
    Rule("other names at one number", 0.25, lambda row: True),
)
