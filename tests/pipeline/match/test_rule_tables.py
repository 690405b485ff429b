"""Rules in order: the first that holds decides, and every rule of every table decides something."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from pipeline.match.evidence.address_rules import (
    BUILDING_RULES,
    PLACE_RULES,
    UNIT_RULES,
    BuildingRow,
    PlaceRow,
    UnitRow,
)
from pipeline.match.evidence.organisation_rules import ORGANISATION_RULES, OrganisationRow
from pipeline.match.evidence.pair_rules import PAIR_RULES, PairReason, PairRow
from pipeline.match.evidence.rules import Rule, apply_rules, first_rule
from pipeline.match.groups.link_rules import LINK_RULES, LinkRow
from pipeline.match.names.reasons import NameReason
from pipeline.match.question_rules import QUESTION_RULES, QuestionRow
from schemas.vocabulary import Paaroordeel, Veldoordeel

GELIJK, ANDERS, ONTBREEKT = Veldoordeel.GELIJK, Veldoordeel.ANDERS, Veldoordeel.ONTBREEKT
VRIJWEL = Veldoordeel.VRIJWEL_GELIJK
TYPFOUT, DEEL, LIJKEND = Veldoordeel.TYPFOUT, Veldoordeel.DEEL, Veldoordeel.LIJKEND
TWEE_TYPFOUTEN, CIJFERS = Veldoordeel.TWEE_TYPFOUTEN, Veldoordeel.ZELFDE_CIJFERS
ZELFDE_GEMEENTE, ANDERE_PLAATS = Veldoordeel.ZELFDE_GEMEENTE, Veldoordeel.ANDERE_PLAATS
ZELFDE, VERSCHILLEND, ONZEKER = Paaroordeel

PLACES = {
    "the same place, and nothing says that it is in another gemeente": PlaceRow(
        same_gemeente=True,
        unknown_gemeente=False,
        both_places=True,
        equal_place=True,
        vague_place=False,
        only_place=False,
        may_be_near=False,
    ),
    "no gemeente, and a place that is not in that of the other": PlaceRow(
        same_gemeente=False,
        unknown_gemeente=True,
        both_places=True,
        equal_place=False,
        vague_place=False,
        only_place=False,
        may_be_near=False,
    ),
    "no gemeente, and nothing to place it by": PlaceRow(
        same_gemeente=False,
        unknown_gemeente=True,
        both_places=False,
        equal_place=False,
        vague_place=True,
        only_place=False,
        may_be_near=False,
    ),
    "the only place of its name": PlaceRow(
        same_gemeente=False,
        unknown_gemeente=False,
        both_places=True,
        equal_place=True,
        vague_place=False,
        only_place=True,
        may_be_near=False,
    ),
    "places of one name in two gemeenten": PlaceRow(
        same_gemeente=False,
        unknown_gemeente=False,
        both_places=True,
        equal_place=True,
        vague_place=False,
        only_place=False,
        may_be_near=False,
    ),
    "one gemeente, and a place that may be any in it": PlaceRow(
        same_gemeente=True,
        unknown_gemeente=False,
        both_places=False,
        equal_place=False,
        vague_place=True,
        only_place=False,
        may_be_near=False,
    ),
    "two places of one gemeente": PlaceRow(
        same_gemeente=True,
        unknown_gemeente=False,
        both_places=True,
        equal_place=False,
        vague_place=False,
        only_place=False,
        may_be_near=False,
    ),
    "two places in two gemeenten": PlaceRow(
        same_gemeente=False,
        unknown_gemeente=False,
        both_places=True,
        equal_place=False,
        vague_place=False,
        only_place=False,
        may_be_near=False,
    ),
    "two gemeenten": PlaceRow(
        same_gemeente=False,
        unknown_gemeente=False,
        both_places=False,
        equal_place=False,
        vague_place=True,
        only_place=False,
        may_be_near=False,
    ),
}
BUILDINGS = {
    "postcode and street": BuildingRow(TYPFOUT, GELIJK, ANDERE_PLAATS),
    "postcode, but another street": BuildingRow(ANDERS, GELIJK, GELIJK),
    "street and place": BuildingRow(GELIJK, ANDERS, GELIJK),
    "street and gemeente, and no postcode against it": BuildingRow(
        GELIJK, ONTBREEKT, ZELFDE_GEMEENTE
    ),
    "street and the digits of the postcode in one gemeente": BuildingRow(
        DEEL, CIJFERS, ANDERE_PLAATS
    ),
    "street and name of the place, with a typing error in the postcode": BuildingRow(
        GELIJK, TYPFOUT, Veldoordeel.ZELFDE_PLAATSNAAM
    ),
    "street in another gemeente": BuildingRow(GELIJK, ONTBREEKT, ANDERS),
    "street, and no place or another, and no postcode against it": BuildingRow(
        GELIJK, ONTBREEKT, ONTBREEKT
    ),
    "street with two typing errors, here": BuildingRow(TWEE_TYPFOUTEN, CIJFERS, GELIJK),
    "street alike, no place, postcode near": BuildingRow(TYPFOUT, CIJFERS, ONTBREEKT),
    "typing error in the street, no place and no postcode": BuildingRow(
        TYPFOUT, ONTBREEKT, ONTBREEKT
    ),
    "street alike, here, postcode a typing error apart": BuildingRow(DEEL, TYPFOUT, GELIJK),
    "street alike, here, the digits of the postcode": BuildingRow(TYPFOUT, CIJFERS, GELIJK),
    "typing error in the street, here, no postcode": BuildingRow(TYPFOUT, ONTBREEKT, GELIJK),
    "part of the street, here, no postcode": BuildingRow(DEEL, ONTBREEKT, GELIJK),
    "another building": BuildingRow(ANDERS, ONTBREEKT, GELIJK),
}
UNITS = {
    "another number": UnitRow(ZELFDE, ANDERS, GELIJK),
    "another addition": UnitRow(ZELFDE, GELIJK, ANDERS),
    "perhaps the ground floor": UnitRow(ZELFDE, GELIJK, Veldoordeel.BEGANE_GROND),
    "the same building": UnitRow(ZELFDE, GELIJK, ONTBREEKT),
    "a building in doubt": UnitRow(ONZEKER, GELIJK, GELIJK),
    "another building": UnitRow(VERSCHILLEND, GELIJK, GELIJK),
}
NO_CONTACTS = OrganisationRow(
    naam=ANDERS,
    website=ONTBREEKT,
    telefoon=ONTBREEKT,
    by_acronym=False,
    site_bears_name=False,
    phone_tells=True,
    nearly_tells=False,
)
ORGANISATIONS = {
    "an acronym, another website": NO_CONTACTS._replace(
        naam=GELIJK, website=ANDERS, by_acronym=True
    ),
    "two departments": NO_CONTACTS._replace(
        naam=Veldoordeel.ANDERE_AFDELING, website=GELIJK, telefoon=GELIJK
    ),
    "the same name": NO_CONTACTS._replace(naam=GELIJK, website=ANDERS, telefoon=ANDERS),
    "website and phone": NO_CONTACTS._replace(naam=LIJKEND, website=GELIJK, telefoon=GELIJK),
    "names nearly the same or a part, and the website": NO_CONTACTS._replace(
        naam=VRIJWEL, website=GELIJK, telefoon=ANDERS
    ),
    "names alike, and a website that bears what they share": NO_CONTACTS._replace(
        naam=LIJKEND, website=GELIJK, site_bears_name=True
    ),
    "names alike, one contact equal": NO_CONTACTS._replace(naam=LIJKEND, website=GELIJK),
    "one contact equal, none against it": NO_CONTACTS._replace(telefoon=GELIJK),
    "one contact equal": NO_CONTACTS._replace(telefoon=GELIJK, phone_tells=False),
    "names nearly the same, and nothing against it": NO_CONTACTS._replace(
        naam=VRIJWEL, nearly_tells=True
    ),
    "names that may be one, and no contact against it": NO_CONTACTS._replace(naam=DEEL),
    "names nearly the same, another number": NO_CONTACTS._replace(naam=VRIJWEL, telefoon=ANDERS),
    "no name": NO_CONTACTS._replace(naam=ONTBREEKT),
    "other names": NO_CONTACTS,
}
SAME_IN_ALL = PairRow(
    straat=GELIJK,
    huisnummer=GELIJK,
    toevoeging=GELIJK,
    postcode=GELIJK,
    plaats=GELIJK,
    adres=ZELFDE,
    naam=GELIJK,
    website=ONTBREEKT,
    telefoon=ONTBREEKT,
    organisatie=ZELFDE,
)
IN_DOUBT = SAME_IN_ALL._replace(adres=ONZEKER, postcode=CIJFERS, plaats=ONTBREEKT)
PAIRS = {
    "another number": SAME_IN_ALL._replace(adres=VERSCHILLEND, huisnummer=ANDERS),
    "another addition": SAME_IN_ALL._replace(adres=VERSCHILLEND, toevoeging=ANDERS),
    "another address": SAME_IN_ALL._replace(adres=VERSCHILLEND),
    "another organisation": SAME_IN_ALL._replace(naam=ANDERS, organisatie=VERSCHILLEND),
    "address in doubt, borne out": IN_DOUBT._replace(straat=TYPFOUT, telefoon=GELIJK),
    "no place, the same name, and the street or a typing error in it": IN_DOUBT,
    "address in doubt": IN_DOUBT._replace(straat=DEEL),
    "same address and name": SAME_IN_ALL,
    "same address, names nearly the same": SAME_IN_ALL._replace(naam=VRIJWEL),
    "same address and contact": SAME_IN_ALL._replace(naam=ANDERS, website=GELIJK),
    "another name, a contact equal": SAME_IN_ALL._replace(
        naam=LIJKEND, website=GELIJK, organisatie=ONZEKER
    ),
    "names in doubt": SAME_IN_ALL._replace(naam=DEEL, organisatie=ONZEKER),
}
SAME_NAME = LinkRow(
    organisatie=ZELFDE,
    by_name=True,
    contact_agrees=False,
    contact_differs=False,
    by_acronym=False,
    misspelt=False,
    same_words=False,
    rare=True,
    one_names_place=False,
    town_and_gemeente=False,
)
LINKS = {
    "two organisations": SAME_NAME._replace(organisatie=VERSCHILLEND, by_name=False),
    "a name with a town, and one with the gemeente": SAME_NAME._replace(town_and_gemeente=True),
    "in doubt": SAME_NAME._replace(organisatie=ONZEKER, by_name=False),
    "other names, a contact equal": SAME_NAME._replace(by_name=False, contact_agrees=True),
    "the same name, but something is against it": SAME_NAME._replace(misspelt=True, rare=False),
    "the same name, a contact equal": SAME_NAME._replace(by_acronym=True, contact_agrees=True),
    "an acronym": SAME_NAME._replace(by_acronym=True),
    "a name without a place": SAME_NAME._replace(one_names_place=True),
    "the same name": SAME_NAME,
}
APART = QuestionRow(
    regel=PairReason.NEAR_MISS,
    adres=ZELFDE,
    organisatie=VERSCHILLEND,
    huisnummer=GELIJK,
    naam=NameReason.OTHER_WORDS,
    website=ONTBREEKT,
    telefoon=ONTBREEKT,
    site_of_other=False,
    both_known=False,
)
DOUBTED = APART._replace(organisatie=ONZEKER)
QUESTIONS = {
    "the website is called after the other": APART._replace(site_of_other=True),
    "each known to several sources": APART._replace(both_known=True),
    "another number, each known to several sources": APART._replace(
        organisatie=ZELFDE, huisnummer=ANDERS, both_known=True
    ),
    "another number, a contact equal": APART._replace(huisnummer=ANDERS, telefoon=GELIJK),
    "another number": APART._replace(huisnummer=ANDERS),
    "fits several locations": DOUBTED._replace(regel=PairReason.AMBIGUOUS),
    "states otherwise": DOUBTED._replace(regel=PairReason.STATES_OTHERWISE),
    "one of several locations": DOUBTED._replace(regel=PairReason.SEVERAL_LOCATIONS),
    "an organisation in doubt, a contact equal": DOUBTED._replace(website=GELIJK),
    "an organisation in doubt, a contact against it": DOUBTED._replace(telefoon=ANDERS),
    "an organisation in doubt": DOUBTED,
    "an address in doubt": APART._replace(adres=ONZEKER, organisatie=ZELFDE),
    "other names, another number to call": APART._replace(telefoon=ANDERS),
    "names alike": APART._replace(naam=NameReason.OWN_WORDS),
    "other names at one number": APART,
}
TABLES: list[tuple[Sequence[Rule[Any, Any]], dict[str, Any]]] = [
    (PLACE_RULES, PLACES),
    (BUILDING_RULES, BUILDINGS),
    (UNIT_RULES, UNITS),
    (ORGANISATION_RULES, ORGANISATIONS),
    (PAIR_RULES, PAIRS),
    (LINK_RULES, LINKS),
    (QUESTION_RULES, QUESTIONS),
]


for_every_table = pytest.mark.parametrize(
    ("rules", "rows"),
    TABLES,
    ids=["place", "building", "unit", "organisation", "pair", "link", "question"],
)


@for_every_table
def test_every_rule_has_a_row_that_it_decides(
    rules: Sequence[Rule[Any, Any]], rows: dict[str, Any]
) -> None:
    assert [rule.name for rule in rules] == list(rows)
    assert {name: rules[first_rule(rules, row)].name for name, row in rows.items()} == {
        name: name for name in rows
    }


@for_every_table
def test_without_a_rule_its_row_would_have_another_outcome(
    rules: Sequence[Rule[Any, Any]], rows: dict[str, Any]
) -> None:
    for rule in rules[:-1]:
        others = [other for other in rules if other is not rule]
        assert others[first_rule(others, rows[rule.name])].outcome != rule.outcome, rule.name


def test_a_table_is_applied_to_pairs_as_to_each_row() -> None:
    rows = [*UNITS.values(), *reversed(UNITS.values())]
    columns = [np.array(column, dtype=object) for column in zip(*rows, strict=True)]
    found = apply_rules(UNIT_RULES, UnitRow, *columns).tolist()
    assert found == [UNIT_RULES[first_rule(UNIT_RULES, row)].outcome for row in rows]


def test_no_pairs_have_no_outcomes() -> None:
    nothing = np.array([], dtype=object)
    assert apply_rules(UNIT_RULES, UnitRow, nothing, nothing, nothing).tolist() == []
