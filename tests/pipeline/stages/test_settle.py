"""A location is published when it has what it needs; else it is a candidate with reasons."""

import pandas as pd

from pipeline.stages.settle import Settled, settle
from schemas.typology import load_typology

LOCATION = {
    "cluster_id": "a",
    "organisatie": "SYNTHETISCH Rechtswinkel",
    "locatienaam": "",
    "bezoekadres": "Dorpsstraat 1",
    "soort_organisatie": "stichting of vereniging",
}


def run(
    offers: list[tuple[str, str, str, str]],
    verdict: str = "",
    vanished: frozenset[str] = frozenset(),
    **location: str,
) -> Settled:
    return settle(
        pd.DataFrame([LOCATION | location]),
        pd.DataFrame({"record_id": ["r1", "r2"], "cluster_id": ["a", "a"]}),
        pd.DataFrame(
            [("r1", *offer) for offer in offers],
            columns=["record_id", "lijst", "term", "herkomst", "zekerheid"],
            dtype="str",
        ),
        pd.DataFrame(
            [("r2", verdict)] if verdict else [], columns=["record_id", "oordeel"], dtype="str"
        ),
        vanished,
        load_typology(),
    )


ADVICE = ("ondersteuningstype", "Advies", "enquete_gemeenten", "vastgesteld")
STANDARD = ("ondersteuningstype", "Informatie", "regel: rechtswinkel", "standaard")
PROVISIONAL = ("ondersteuningstype", "Advies", "handmatig", "voorlopig")


def test_a_location_with_an_address_a_kind_and_a_settled_type_is_published() -> None:
    settled = run([ADVICE])
    assert settled.locaties["cluster_id"].tolist() == ["a"]
    assert settled.kandidaten.empty


def test_no_leefgebied_stated_is_algemeen_and_says_by_which_rule() -> None:
    general = run([ADVICE]).aanbod.query("lijst == 'leefgebied'")
    assert general[["term", "herkomst"]].to_numpy().tolist() == [
        ["Algemeen", "regel: geen leefgebied genoemd"]
    ]


def test_what_a_source_states_outranks_what_a_rule_gives_to_all() -> None:
    types = run([ADVICE, STANDARD]).aanbod.query("lijst == 'ondersteuningstype'")
    assert types["term"].tolist() == ["Advies"]


def test_a_type_of_one_researcher_waits_for_the_second_reader() -> None:
    assert "tweede lezer" in run([PROVISIONAL]).kandidaten["reden"].item()


def test_every_shortcoming_is_named() -> None:
    reasons = run([], bezoekadres="", soort_organisatie="").kandidaten["reden"].item()
    assert "bezoekadres" in reasons
    assert "soort organisatie" in reasons
    assert "ondersteuningstype" in reasons


def test_buurtbemiddeling_needs_no_visiting_address() -> None:
    settled = run([ADVICE], bezoekadres="", organisatie="SYNTHETISCH Buurtbemiddeling")
    assert len(settled.locaties) == 1


def test_doubt_of_the_second_reader_keeps_a_location_back() -> None:
    assert "twijfelt" in run([ADVICE], verdict="twijfel").kandidaten["reden"].item()


def test_a_location_that_every_site_dropped_is_verified_by_a_person() -> None:
    gone = frozenset({"r1", "r2"})
    assert "gesloten" in run([ADVICE], vanished=gone).kandidaten["reden"].item()
    assert len(run([ADVICE], vanished=gone, verdict="akkoord").locaties) == 1
    assert len(run([ADVICE], vanished=frozenset({"r1"})).locaties) == 1


def test_a_lawyer_is_published_only_when_a_second_reader_agreed() -> None:
    name = "SYNTHETISCH Advocatenkantoor"
    assert "advocaat" in run([ADVICE], organisatie=name).kandidaten["reden"].item()
    assert len(run([ADVICE], verdict="akkoord", organisatie=name).locaties) == 1


def test_a_location_of_unknown_kind_is_published_and_stays_on_the_worklist() -> None:
    settled = run([ADVICE], soort_organisatie="onbekend")
    assert settled.locaties["cluster_id"].tolist() == ["a"]
    assert settled.kandidaten.empty
    (reason,) = settled.aan_te_vullen["reden"]
    assert reason.startswith("soort organisatie onbekend")


def test_a_candidate_of_unknown_kind_is_told_that_too_and_is_no_unfinished_location() -> None:
    settled = run([], soort_organisatie="onbekend")
    (reason,) = settled.kandidaten["reden"]
    assert "soort organisatie onbekend" in reason
    assert "ondersteuningstype" in reason
    assert settled.aan_te_vullen.empty
