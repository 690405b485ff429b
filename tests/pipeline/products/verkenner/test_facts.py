import pytest
from hypothesis import given, settings

from pipeline.products.verkenner.facts import WHOLE_GEMEENTE
from pipeline.products.verkenner.gather import gather_facts
from schemas.vocabulary import Dekking, Lijst
from tests.pipeline.products.country import edition_of, make_edition, small_edition
from tests.snapshots import LEEFGEBIEDEN, TYPES, Snapshot, gemeente_row, location_row, snapshots

UTRECHT = gemeente_row("GM0344", "Utrecht", lat=52.09, lon=5.12)


def test_terms_stand_in_the_order_of_the_typology() -> None:
    terms = [f"type:{TYPES[3]}", f"type:{TYPES[0]}", LEEFGEBIEDEN[5], LEEFGEBIEDEN[1]]
    facts = gather_facts(edition_of(location_row(1, UTRECHT), terms))
    one = facts.locations["L0000000001"]
    assert one.ondersteuningstypen == (TYPES[0], TYPES[3])
    assert one.leefgebieden == (LEEFGEBIEDEN[1], LEEFGEBIEDEN[5])


def test_what_is_not_known_is_empty() -> None:
    row = location_row(1, UTRECHT, bezoekadres=None, sociaal_raadslieden=None)
    one = gather_facts(edition_of(row, [])).locations["L0000000001"]
    assert (one.locatienaam, one.telefoon, one.nummer, one.website) == ("", "", "", "")
    assert (one.sociaal_raadslieden, one.ondersteuningstypen) == (None, ())
    assert one.adres == WHOLE_GEMEENTE


def test_an_address_a_number_and_a_name_are_shown_as_people_write_them() -> None:
    row = location_row(
        *(1, UTRECHT),
        locatienaam="SYNTHETISCH Noord",
        postcode="3511AB",
        telefoon="+31301234567",
    )
    one = gather_facts(edition_of(row, [])).locations["L0000000001"]
    assert one.naam == "SYNTHETISCH aanbieder 1 - SYNTHETISCH Noord"
    assert one.adres == "Verzonnenstraat 2, 3511 AB Utrecht"
    assert one.nummer == "030 123 4567"


@pytest.mark.heavy
def test_hours_tell_of_an_appointment_only_in_their_own_words() -> None:
    said = {
        "": "",
        "ma 9.00-12.00": "",
        "ma 9-12 inloop": "inloop",
        "zonder afspraak": "inloop",
        "di op afspraak": "op afspraak",
        "inloopspreekuur ma, verder op afspraak": "inloop en op afspraak",
    }
    for words, told in said.items():
        row = location_row(1, UTRECHT, openingstijden=words or None)
        assert gather_facts(edition_of(row, [])).locations["L0000000001"].afspraak == told


def test_a_gemeente_has_the_state_of_figure_1() -> None:
    facts = gather_facts(small_edition())
    states = {code: one.toestand for code, one in facts.gemeenten.items()}
    assert states == {
        "GM0344": Dekking.GEVONDEN,
        "GM0373": Dekking.NIET_GEVONDEN,
        "GM1900": Dekking.NIET_BEKEND,
    }


@pytest.mark.heavy
@settings(max_examples=15, deadline=None)
@given(snapshots())
def test_every_location_stands_in_its_gemeente_and_every_term_once(snapshot: Snapshot) -> None:
    edition = make_edition(snapshot)
    facts = gather_facts(edition)
    placed = [one.locatie_id for g in facts.gemeenten.values() for one in g.locaties]
    assert sorted(placed) == sorted(facts.locations) == sorted(snapshot["locaties"]["locatie_id"])
    every = [(soort, term) for soort, terms in edition.offers.items() for term in terms]
    for one in facts.gemeenten.values():
        assert [(term.soort, term.term) for term in one.termen] == every
        assert one.aantal_locaties == len(one.locaties)
    assert every[0][0] == Lijst.ONDERSTEUNINGSTYPE
