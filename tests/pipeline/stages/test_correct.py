import pandas as pd
import pytest

from pipeline.errors import SjoError
from pipeline.read.decided_values import DecidedValues
from pipeline.read.validation import raise_all
from pipeline.stages.correct import Corrected, correct
from pipeline.stages.decided import Decided
from schemas.manual import CORRECTIES
from tests.pipeline.records import make_records, record_id

LOCATION = "Lproef00001"
Row = dict[str, str]


def decided(*rows: Row) -> Decided:
    filled = [dict.fromkeys(CORRECTIES.names, "") | row for row in rows]
    frame = pd.DataFrame(filled, columns=CORRECTIES.names).astype("str")
    placed = frame.assign(bestand="manual_entries/correcties.csv", rij=range(2, len(rows) + 2))
    return Decided(placed, [], [])


def run(records: pd.DataFrame, *rows: Row, silent: Row | None = None) -> Corrected:
    ids = records["record_id"].tolist()
    found = correct(records, decided(*rows), {LOCATION: ids}, silent or {}, DecidedValues())
    raise_all(found.faults)
    return found


def of_record(number: int, kolom: str, was: str, wordt: str) -> Row:
    return {"record_id": record_id(number), "kolom": kolom, "was": was, "wordt": wordt}


def of_location(besluit: str, was: str, wordt: str, kolom: str = "") -> Row:
    return {
        "locatie_id": LOCATION,
        "besluit": besluit,
        "kolom": kolom,
        "was": was,
        "wordt": wordt,
    }


def test_a_correction_changes_one_cell_that_holds_the_value_it_expects() -> None:
    records = make_records({"plaats": "Enschde"}, {"plaats": "Almelo"})
    corrected = run(records, of_record(1, "plaats", "Enschde", "Enschede"))
    assert corrected.rows["plaats"].tolist() == ["Enschede", "Almelo"]
    assert corrected.rows["record_id"].tolist() == records["record_id"].tolist()
    assert corrected.applied == {2}


def test_the_given_records_stay_as_they_were() -> None:
    records = make_records({"plaats": "Enschde"})
    run(records, of_record(1, "plaats", "Enschde", "Enschede"))
    assert records["plaats"].tolist() == ["Enschde"]


def test_every_stale_or_impossible_correction_is_named() -> None:
    records = make_records({"plaats": "Enschede"})
    with pytest.raises(SjoError) as error:
        run(
            records,
            of_record(1, "plaats", "Enschde", "Enschede"),
            of_record(1, "record_id", "x", "y"),
        )
    lines = str(error.value).splitlines()
    assert len(lines) == 2
    assert "correcties.csv:2:was: 'Enschde': verlopen: plaats van" in lines[0]
    assert "kan niet worden gecorrigeerd" in lines[1]


def test_a_correction_of_a_source_that_did_not_deliver_sleeps() -> None:
    row = {"record_id": "juridischloket:0000000000000001", "kolom": "plaats", "was": "a"}
    corrected = run(make_records({"plaats": "Zeist"}), row, silent={"juridischloket": "mislukt"})
    assert corrected.meldingen == [
        "manual_entries/correcties.csv:2: het besluit slaapt: juridischloket is mislukt"
    ]
    assert corrected.applied == frozenset()


def test_a_correction_of_a_record_that_is_gone_rests_and_names_the_probable_one() -> None:
    records = make_records({"plaats": "Zeist"})
    row = of_record(9, "plaats", "Ziest", "Zeist")
    found = correct(
        records, decided(row), {}, {}, DecidedValues(), lambda lost: f"bedoelt u niet {lost[-1]}?"
    )
    assert found.meldingen[0].endswith("bestaat niet (meer) in deze meting; bedoelt u niet 9?")


def test_a_correction_of_a_location_changes_every_record_that_says_it_however_spelt() -> None:
    records = make_records({"telefoon": "030-1234567"}, {"telefoon": "+31 30 1234567"}, {})
    row = of_location("correctie", "+31301234567", "030 765 43 21", "telefoon")
    assert run(records, row).rows["telefoon"].tolist() == ["030 765 43 21", "030 765 43 21", ""]


def test_a_record_of_the_location_that_says_something_else_stays_and_is_told() -> None:
    records = make_records({"website": "https://a.example"}, {"website": "https://b.example"})
    found = run(records, of_location("", "a.example", "https://c.example", "website"))
    assert found.rows["website"].tolist() == ["https://c.example", "https://b.example"]
    assert found.meldingen == [
        f"manual_entries/correcties.csv:2: {record_id(2)} zegt 'https://b.example'; het besluit "
        "gaat voor"
    ]


def test_a_rename_of_a_location_renames_its_records_and_is_done_when_the_source_follows() -> None:
    records = make_records({"organisatie": "SYNTHETISCH Oud"}, {"organisatie": "Synthetisch nieuw"})
    found = run(records, of_location("hernoemd", "SYNTHETISCH Oud", "SYNTHETISCH Nieuw"))
    assert found.rows["organisatie"].tolist() == ["SYNTHETISCH Nieuw", "Synthetisch nieuw"]
    assert found.meldingen == []


@pytest.mark.parametrize(
    ("kolom", "published", "source"),
    [
        ("organisatie", "Het Juridisch Loket", "Juridisch Loket"),
        ("organisatie", "Stichting De Linde", "de linde"),
        ("bezoekadres", "Burgemeester Proefstraat 8A", "Burgemeester Proefstraat 8-A"),
        ("website", "https://delinde.example", "https://delinde.example/"),
        ("telefoon", "0800 8020", "0800-8020"),
    ],
)
def test_what_is_published_may_be_given_as_what_it_was(
    kolom: str, published: str, source: str
) -> None:
    records = make_records({kolom: source})
    corrected = run(records, of_location("correctie", published, "SYNTHETISCH", kolom))
    assert corrected.rows[kolom].tolist() == ["SYNTHETISCH"]


def test_a_stale_rename_stops_with_what_the_source_says_now() -> None:
    records = make_records({"organisatie": "SYNTHETISCH Anders"})
    with pytest.raises(SjoError, match=r"verlopen: organisatie van .* is nu 'SYNTHETISCH Anders'"):
        run(records, of_location("hernoemd", "SYNTHETISCH Oud", "SYNTHETISCH Nieuw"))


OLD, NEW = "Proefstraat 1, 3511 AB Utrecht", "Proefplein 2a, 3512 CD Utrecht"


def test_a_move_gives_every_record_of_the_old_address_the_new_one() -> None:
    records = make_records(
        {"bezoekadres": "Proefstraat 1", "postcode": "3511AB", "plaats": "Utrecht"},
        {"bezoekadres": "Proefstraat 1, 3511 AB Utrecht", "gemeente": "Utrecht"},
        {},
    )
    found = run(records, of_location("verhuisd", OLD, NEW)).rows
    assert found["bezoekadres"].tolist() == [NEW, NEW, ""]
    assert set(found["postcode"] + found["plaats"] + found["gemeente"]) == {""}


def test_a_postcode_and_number_are_one_address_however_the_street_is_spelt() -> None:
    records = make_records(
        {"bezoekadres": "Proefstraat 1", "postcode": "3511AB"},
        {"bezoekadres": "Prfstr. 1", "postcode": "3511 AB"},
    )
    found = run(records, of_location("verhuisd", "Proefstraat 1", NEW))
    assert found.rows["bezoekadres"].tolist() == [NEW, NEW]


def test_a_move_is_done_when_the_source_tells_the_new_address_itself() -> None:
    records = make_records({"bezoekadres": "Proefplein 2-A", "postcode": "3512CD"})
    found = run(records, of_location("verhuisd", OLD, NEW))
    assert found.rows.equals(records)
    assert found.applied == {2}


def test_a_move_stops_when_a_source_tells_a_third_address() -> None:
    records = make_records({"bezoekadres": "Proefweg 9", "plaats": "Zeist"})
    with pytest.raises(SjoError, match=r"verlopen: bezoekadres .* is nu 'Proefweg 9 Zeist'"):
        run(records, of_location("verhuisd", OLD, NEW))


@pytest.mark.parametrize("says", [OLD, NEW, "Proefweg 9, 3513 EF Utrecht"])
def test_a_move_may_follow_a_move_wherever_the_source_has_come(says: str) -> None:
    last = "Proefweg 9, 3513 EF Utrecht"
    rows = of_location("verhuisd", OLD, NEW), of_location("verhuisd", NEW, last)
    assert run(make_records({"bezoekadres": says}), *rows).rows["bezoekadres"].tolist() == [last]


def test_a_value_is_corrected_wherever_it_stands() -> None:
    records = make_records({"website": "oud.example"}, {"website": "x.example"})
    row = {"besluit": "overal", "kolom": "website", "was": "oud.example", "wordt": "nu.example"}
    assert run(records, row).rows["website"].tolist() == ["nu.example", "x.example"]
    told = run(make_records({}), row).meldingen
    assert told == ["manual_entries/correcties.csv:2: 'oud.example' staat nergens in website"]


def test_two_decisions_that_make_different_things_of_one_value_are_both_named() -> None:
    records = make_records({"telefoon": "030-1234567"})
    with pytest.raises(SjoError) as error:
        run(
            records,
            of_record(1, "telefoon", "030-1234567", "030-1111111"),
            of_location("", "030-1234567", "030-2222222", "telefoon"),
        )
    assert (
        "correcties.csv:3:wordt: '030-2222222': spreekt manual_entries/correcties.csv:2 tegen"
        in str(error.value)
    )


def test_a_location_that_no_source_names_now_rests() -> None:
    found = correct(
        make_records({}), decided(of_location("hernoemd", "a", "b")), {}, {}, DecidedValues()
    )
    assert found.meldingen == [
        "manual_entries/correcties.csv:2: het besluit rust: geen bron noemt Lproef00001 in deze "
        "meting"
    ]


def test_a_term_is_what_it_was_by_its_code_and_whatever_its_case() -> None:
    records = make_records({"landelijke_partij": "Het Juridisch Loket"})
    for was in ("het-juridisch-loket", "HET JURIDISCH LOKET"):
        for row in (
            of_record(1, "landelijke_partij", was, "SchuldHulpMaatje"),
            of_location("correctie", was, "SchuldHulpMaatje", "landelijke_partij"),
            {"besluit": "overal"} | of_record(1, "landelijke_partij", was, "SchuldHulpMaatje"),
        ):
            corrected = run(records, row)
            assert corrected.rows["landelijke_partij"].tolist() == ["SchuldHulpMaatje"]
            assert corrected.applied == {2}


@pytest.mark.parametrize("subject", ["record", "location", "everywhere"])
def test_a_party_that_only_the_name_tells_is_what_it_was(subject: str) -> None:
    records = make_records({"organisatie": "Slachtofferhulp SYNTHETISCH", "landelijke_partij": ""})
    row = {
        "record": of_record(1, "landelijke_partij", "Slachtofferhulp Nederland", ""),
        "location": of_location("correctie", "Slachtofferhulp Nederland", "", "landelijke_partij"),
        "everywhere": {
            "besluit": "overal",
            "kolom": "landelijke_partij",
            "was": "Slachtofferhulp Nederland",
        },
    }[subject]
    corrected = run(records, row)
    assert corrected.applied == {2}
    assert corrected.of_no_party == {record_id(1)}


def test_a_decision_on_a_value_that_no_record_of_the_location_says_is_stale() -> None:
    records = make_records({"soort_organisatie": ""}, {"soort_organisatie": ""})
    with pytest.raises(SjoError, match="is nu ''; geeft een lezing of een regel"):
        run(records, of_location("correctie", "gemeente", "onbekend", "soort_organisatie"))


def test_a_blank_record_does_not_stand_in_the_way_of_another_that_says_it() -> None:
    records = make_records({"soort_organisatie": ""}, {"soort_organisatie": "gemeente"})
    row = of_location("correctie", "gemeente", "samenwerkingsverband", "soort_organisatie")
    corrected = run(records, row)
    assert corrected.rows["soort_organisatie"].tolist() == ["", "samenwerkingsverband"]
    assert corrected.meldingen == []


def test_a_decision_rests_while_the_record_that_said_it_is_not_here() -> None:
    records = make_records({"soort_organisatie": ""})
    members = {LOCATION: [record_id(1), "juridischloket:0000000000000000"]}
    row = of_location("correctie", "gemeente", "onbekend", "soort_organisatie")
    corrected = correct(records, decided(row), members, {}, DecidedValues())
    assert corrected.meldingen[0].endswith("het besluit rust: wie het zei is er niet")


@pytest.mark.parametrize("is_joined", [True, False])
def test_a_move_of_a_location_leaves_a_third_address_alone_and_asks_where_nobody_linked_it(
    is_joined: bool,
) -> None:
    records = make_records({"bezoekadres": "Proefweg 2"}, {"bezoekadres": "Markt 6"})
    move = of_location("verhuisd", "Proefweg 2", "Nieuwstraat 9, 7514 AA Enschede")
    members = {LOCATION: records["record_id"].tolist()}
    joined = {record_id(2)} if is_joined else set()
    corrected = correct(records, decided(move), members, {}, DecidedValues(), joined=joined)
    assert corrected.rows["bezoekadres"].tolist() == ["Nieuwstraat 9, 7514 AA Enschede", "Markt 6"]
    assert corrected.faults == []
    assert "zegt 'Markt 6'; het besluit gaat voor" in corrected.meldingen[0]
    assert set(corrected.vragen) == {record_id(2)} - joined
    assert len(corrected.strangers) == len(corrected.vragen)


@pytest.mark.parametrize(
    ("seen", "is_asked"),
    [
        ("2026-11-20", True),
        ("2026-12", True),
        ("2026-11", False),
        ("2026-11-05", False),
        ("", False),
    ],
)
def test_the_old_address_seen_after_the_decision_is_asked_and_stays_moved(
    seen: str, is_asked: bool
) -> None:
    records = make_records({"bezoekadres": "Proefstraat 1, Utrecht", "gezien_op": seen})
    row = of_location("verhuisd", OLD, NEW) | {"datum": "2026-11-05", "per": "2026-11"}
    found = run(records, row)
    assert found.rows["bezoekadres"].tolist() == [NEW]
    question = (
        f"verhuisd per 2026-11 (besluit van 2026-11-05), maar op {seen} stond het oude adres er "
        "nog: klopt het besluit nog, zet dan in datum de dag waarop u het naging"
    )
    assert list(found.vragen.values()) == [question] * is_asked


def test_a_later_move_answers_the_question_about_the_first() -> None:
    records = make_records({"bezoekadres": "Proefstraat 1, Utrecht", "gezien_op": "2026-11-20"})
    first = of_location("verhuisd", OLD, NEW) | {"datum": "2026-11-05"}
    second = of_location("verhuisd", NEW, "Markt 6, 3512 AA Utrecht") | {"datum": "2026-12-01"}
    assert run(records, first, second).vragen == {}


def test_what_holds_the_outcome_of_a_decision_on_a_location_is_told_cell_by_cell() -> None:
    records = make_records({"telefoon": "030-1"}, {"telefoon": "030-2"}, {"telefoon": "030-3"})
    row = of_location("correctie", "030-1", "030-2", "telefoon")
    assert run(records, row).decided == {(record_id(n), "telefoon") for n in (1, 2)}
