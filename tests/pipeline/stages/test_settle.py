"""A location is published when it has what it needs; else it is a candidate with reasons."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import pandas as pd
import pytest

from pipeline.stages.classify import OPINION_COLUMNS
from pipeline.stages.settle import SaidOfRecords, Settled, settle
from schemas.offers import Offers
from schemas.typology import load_typology

SAID = ["record_id", "kolom", "waarde", "zekerheid", "gekozen"]
LOCATION = {
    "cluster_id": "a",
    "organisatie": "SYNTHETISCH Rechtswinkel",
    "locatienaam": "",
    "bezoekadres": "Dorpsstraat 1",
    "soort_organisatie": "stichting of vereniging",
    "landelijke_partij": "",
    "laatst_gezien_op": "2026-01-02",
}


def run(
    offers: list[tuple[str, str, str, str]],
    verdict: str = "",
    vanished: frozenset[str] = frozenset(),
    doubted: frozenset[str] = frozenset(),
    said: Sequence[tuple[str, str, str, str, bool]] = (),
    vier_ogen: str = "ja",
    verschil: str = "",
    eenmaal: str = "",
    houdt_tegen: str = "",
    is_confirmed: bool = False,
    former_names: Mapping[str, str] = MappingProxyType({}),
    **location: str,
) -> Settled:
    judged = (
        [("r2", verdict, vier_ogen, verschil, eenmaal, houdt_tegen, "AB", "")] if verdict else []
    )
    judged += [("r1", "akkoord", "ja", "", "", "", "CD|EF", "")] if is_confirmed else []
    return settle(
        pd.DataFrame([LOCATION | location]),
        pd.DataFrame({"record_id": ["r1", "r2"], "cluster_id": ["a", "a"]}),
        pd.DataFrame(
            [("r1", *offer, offer[1]) for offer in offers],
            columns=list(Offers.to_schema().columns),
            dtype="str",
        ),
        pd.DataFrame(
            [("a", *value, "") for value in said],
            columns=["cluster_id", *SAID, "bronwaarde"],
        ).astype({"gekozen": bool}),
        SaidOfRecords(
            pd.DataFrame(judged, columns=list(OPINION_COLUMNS), dtype="str"),
            vanished,
            doubted,
            former_names,
        ),
        load_typology(),
        recent_from="2024",
    )


ADVICE = ("ondersteuningstype", "Advies", "enquete_gemeenten", "vastgesteld")
STANDARD = ("ondersteuningstype", "Informatie", "regel: rechtswinkel", "standaard")
FIELD_BY_RULE = ("leefgebied", "Schulden en incasso", "regel: rechtswinkel", "standaard")
PROVISIONAL_TYPE = ("ondersteuningstype", "Contactbemiddeling", "handmatig", "voorlopig")
PROVISIONAL = ("ondersteuningstype", "Advies", "handmatig", "voorlopig")


def test_a_location_with_an_address_a_kind_and_a_settled_type_is_published() -> None:
    settled = run([ADVICE])
    assert settled.locaties["cluster_id"].tolist() == ["a"]
    assert settled.kandidaten.empty


def test_a_national_party_that_is_said_apart_from_the_name_may_lack_an_address() -> None:
    assert not run([ADVICE], bezoekadres="").kandidaten.empty
    found = run([ADVICE], bezoekadres="", landelijke_partij="SchuldHulpMaatje")
    assert found.kandidaten.empty


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


def test_types_that_a_person_found_never_give_way_to_a_rule() -> None:
    settled = run([PROVISIONAL, STANDARD, FIELD_BY_RULE])
    assert settled.locaties.empty
    assert settled.kandidaten["reden"].item().startswith("wacht op de tweede lezer")
    agreed = run([ADVICE, STANDARD, FIELD_BY_RULE]).aanbod
    assert agreed[["term", "herkomst"]].to_numpy().tolist() == [
        ["Advies", "enquete_gemeenten"],
        ["Algemeen", "regel: geen leefgebied genoemd"],
    ]


def test_a_leefgebied_that_a_person_found_waits_where_only_a_rule_gives_types() -> None:
    found = ("leefgebied", "Wonen en buren", "handmatig", "voorlopig")
    assert "tweede lezer" in run([found, STANDARD]).kandidaten["reden"].item()


def test_every_claim_of_a_label_is_kept_with_what_became_of_it() -> None:
    replaced = ("ondersteuningstype", "Doorverwijzing", "handmatig", "vervangen")
    claims = run([ADVICE, PROVISIONAL_TYPE, replaced, STANDARD]).toezeggingen
    kept = claims.set_index("waarde")[["zekerheid", "gekozen"]]
    assert kept.T.to_dict("list") == {
        "Advies": ["vastgesteld", True],
        "Contactbemiddeling": ["voorlopig", False],
        "Doorverwijzing": ["vervangen", False],
        "Informatie": ["standaard", False],
    }


def test_what_an_unreviewed_record_says_otherwise_is_a_question_and_changes_nothing() -> None:
    settled = run(
        [ADVICE, PROVISIONAL_TYPE],
        said=[
            ("r1", "organisatie", "SYNTHETISCH Rechtswinkel", "vastgesteld", True),
            ("r2", "organisatie", "synthetisch  rechtswinkel", "voorlopig", False),
            ("r1", "soort_organisatie", "stichting of vereniging", "vastgesteld", True),
            ("r2", "soort_organisatie", "gemeente", "voorlopig", False),
            ("r2", "telefoon", "+31101111111", "voorlopig", False),
        ],
    )
    assert len(settled.locaties) == 1
    told = settled.vragen.set_index("record_id")["reden"]
    assert told["r1"].startswith("ondersteuningstype wijkt af van wat is vastgesteld")
    assert told["r2"].startswith("soort_organisatie wijkt af van wat is vastgesteld")


def test_a_kind_that_one_researcher_gave_is_a_question_and_no_reason_to_look_it_up() -> None:
    kind = ("r1", "soort_organisatie", "gemeente", "voorlopig", False)
    settled = run([STANDARD], said=[kind], soort_organisatie="onbekend")
    assert settled.vragen["reden"].item().startswith("soort_organisatie wijkt af")
    assert settled.aan_te_vullen.empty


@pytest.mark.parametrize(
    ("seen", "asked"), [("2017", True), ("2023-12", True), ("2024-01-02", False), ("", False)]
)
def test_what_was_last_seen_longer_ago_than_a_wave_is_published_and_asked_again(
    seen: str, asked: bool
) -> None:
    settled = run([ADVICE], laatst_gezien_op=seen)
    assert len(settled.locaties) == 1
    told = "langer dan een meting geleden voor het laatst gezien: kijk of het nog klopt"
    assert settled.vragen["reden"].tolist() == ([told, told] if asked else [])


def test_readers_who_contradict_each_other_keep_a_location_back() -> None:
    settled = run([ADVICE], verdict="twijfel", verschil="oordeel", houdt_tegen="ja")
    reason = settled.kandidaten["reden"].item()
    assert reason == "lezers spreken elkaar tegen: overleg en leg vast wat het wordt"


@pytest.mark.parametrize(
    ("verdict", "verschil", "question"),
    [
        (
            "twijfel",
            "oordeel",
            "lezers verschillen over oordeel: leg de uitkomst vast in uitkomsten",
        ),
        (
            "akkoord",
            "ondersteuningstypen",
            "lezers verschillen over ondersteuningstypen: leg de uitkomst vast in uitkomsten",
        ),
        ("twijfel", "", "een lezer twijfelt: leg de vraag voor aan de opdrachtgever"),
    ],
)
def test_a_row_that_readers_doubt_withdraws_nothing_that_others_confirmed(
    verdict: str, verschil: str, question: str
) -> None:
    holds = "ja" if verschil else ""
    alone = run([ADVICE], verdict=verdict, verschil=verschil, houdt_tegen=holds)
    assert alone.locaties.empty
    settled = run(
        [ADVICE], verdict=verdict, verschil=verschil, houdt_tegen=holds, is_confirmed=True
    )
    assert len(settled.locaties) == 1
    assert settled.vragen[["record_id", "reden"]].values.tolist() == [["r2", question]]


def test_what_two_pairs_of_readers_established_otherwise_is_a_question() -> None:
    kinds = [
        ("r1", "soort_organisatie", "gemeente", "vastgesteld", True),
        ("r2", "soort_organisatie", "samenwerkingsverband", "vastgesteld", False),
    ]
    settled = run([ADVICE], said=kinds, verdict="akkoord", is_confirmed=True)
    asked = "soort_organisatie is van twee records verschillend vastgesteld: lees beide opnieuw"
    assert settled.vragen[["record_id", "reden"]].values.tolist() == [["r2", asked]]
    assert run([ADVICE], said=kinds).vragen.empty  # sources that no reader saw: the best wins


@pytest.mark.parametrize(
    ("oordeel", "reason"),
    [
        ("adres ontbreekt", "hoort erbij, maar het bezoekadres is nog niet gevonden"),
        ("bron te oud", "de bron is te oud: zoek een recente"),
    ],
)
def test_what_readers_still_look_for_keeps_a_location_back(oordeel: str, reason: str) -> None:
    assert run([ADVICE], verdict=oordeel).kandidaten["reden"].item().startswith(reason)


def test_a_field_that_readers_differ_on_or_that_one_read_is_a_question_that_says_so() -> None:
    kind = ("r2", "soort_organisatie", "gemeente", "voorlopig", False)
    differ = run([ADVICE], said=[kind], verdict="akkoord", verschil="soort_organisatie")
    assert differ.vragen["reden"].item() == (
        "lezers verschillen over soort_organisatie: leg de uitkomst vast in uitkomsten"
    )
    once = run([ADVICE], said=[kind], verdict="akkoord", eenmaal="soort_organisatie")
    assert once.vragen["reden"].item() == (
        "soort_organisatie is pas door een lezer bekeken: laat een ander lezen"
    )


def test_a_leefgebied_that_waits_for_readers_is_not_called_general_meanwhile() -> None:
    area = ("leefgebied", "Wonen en buren", "handmatig", "voorlopig")
    assert run([ADVICE, area]).aanbod["lijst"].tolist() == ["ondersteuningstype"]


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
    assert len(run([ADVICE], vanished=gone, verdict="akkoord", vier_ogen="").locaties) == 1
    assert len(run([ADVICE], vanished=frozenset({"r1"})).locaties) == 1


def test_what_its_own_site_calls_closed_waits_until_a_person_has_verified_it() -> None:
    said = frozenset({"r1"})
    settled = run([ADVICE], doubted=said)
    assert settled.locaties.empty
    assert "de site zegt" in settled.kandidaten["reden"].item()
    assert len(run([ADVICE], doubted=said, verdict="akkoord", vier_ogen="").locaties) == 1


def test_a_lawyer_is_published_only_when_a_second_reader_agreed() -> None:
    name = "SYNTHETISCH Advocatenkantoor"
    assert "advocaat" in run([ADVICE], organisatie=name).kandidaten["reden"].item()
    assert len(run([ADVICE], verdict="akkoord", organisatie=name).locaties) == 1
    assert run([ADVICE], verdict="akkoord", vier_ogen="", organisatie=name).locaties.empty


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


def test_what_was_called_buurtbemiddeling_still_needs_no_address() -> None:
    name = "SYNTHETISCH Goede Buren"
    assert run([ADVICE], organisatie=name, bezoekadres="").locaties.empty
    former = {"r2": "SYNTHETISCH Buurtbemiddeling"}
    kept = run([ADVICE], former_names=former, organisatie=name, bezoekadres="")
    assert len(kept.locaties) == 1
