"""What several readers said of one record becomes one verdict; what differs waits, field by field."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from pipeline.read.readings import SETTLEMENT_COLUMNS
from pipeline.stages.reading_tables import name_together
from pipeline.stages.reconcile import VERDICT_COLUMNS, Readers, Reconciled, reconcile
from schemas.manual import BEGRIPPEN, BEOORDELINGEN
from schemas.readings import READ_FIELDS
from schemas.records import RECORD_COLUMNS
from schemas.typology import load_typology
from tests.pipeline.readings import RECORD, frame, reading

OTHER = "handmatig:0000000000000002"
FORMER_COLUMNS = [*BEOORDELINGEN.names, "bestand", "rij"]
AB, CD = {"lezing_id": "AB-2026-1"}, {"lezing_id": "CD-2026-1", "datum": "2026-03-09"}
Row = dict[str, str]


def texts(rows: list[Row], columns: list[str]) -> pd.DataFrame:
    filled = [dict.fromkeys(columns, "") | row | {"rij": str(n)} for n, row in enumerate(rows, 2)]
    return pd.DataFrame(filled, columns=columns, dtype=str)


def record(**cells: str) -> Row:
    return dict.fromkeys(RECORD_COLUMNS, "") | {"record_id": RECORD, "bron": "handmatig"} | cells


def reconciled(
    *readings: Row,
    former: tuple[Row, ...] = (),
    outcomes: tuple[Row, ...] = (),
    records: tuple[Row, ...] = (record(), record(record_id=OTHER)),
    eerder_gelezen: frozenset[str] = frozenset(),
    lineage: dict[str, str] | None = None,
) -> Reconciled:
    known = pd.DataFrame(lineage.items() if lineage else [], columns=["record_id", "locatie_id"])
    readers = Readers(
        frame(*readings),
        texts(list(outcomes), list(SETTLEMENT_COLUMNS)),
        texts(
            [{"record_id": RECORD, "beoordelaar": "EF", "datum": "2026-01-01"} | f for f in former],
            FORMER_COLUMNS,
        ),
        eerder_gelezen,
        known.astype("str"),
    )
    begrippen = pd.DataFrame(columns=BEGRIPPEN.names, dtype=str)
    result = reconcile(
        readers, texts(list(records), list(RECORD_COLUMNS)), begrippen, load_typology()
    )
    assert list(result.verdicts.columns) == VERDICT_COLUMNS
    return result


def run(*readings: Row, former: tuple[Row, ...] = (), **more: object) -> Row:
    verdicts = reconciled(*readings, former=former, **more).verdicts  # type: ignore[arg-type]
    return dict(verdicts[verdicts["record_id"] == RECORD].iloc[0])


def test_two_readers_who_say_the_same_establish_every_field() -> None:
    verdict = run(reading(**AB), reading(**CD))
    assert (verdict["oordeel"], verdict["vier_ogen"]) == ("akkoord", "ja")
    assert (verdict["verschil"], verdict["eenmaal"], verdict["lezers"]) == ("", "", "AB|CD")
    assert verdict["ondersteuningstypen"] == "Advies"
    assert verdict["soort_organisatie"] == "stichting of vereniging"


def test_the_order_of_labels_is_no_difference() -> None:
    verdict = run(
        reading(**AB, ondersteuningstypen="Advies|Informatie"),
        reading(**CD, ondersteuningstypen="Informatie|Advies"),
    )
    assert verdict["ondersteuningstypen"] == "Advies|Informatie"


def test_one_reader_establishes_nothing() -> None:
    verdict = run(reading(**AB))
    assert verdict["vier_ogen"] == ""
    assert verdict["ondersteuningstypen"] == ""
    assert verdict["gezegd_ondersteuningstypen"] == "Advies"
    assert verdict["eenmaal"].split("|") == list(READ_FIELDS[1:-1])  # of aanbod it says nothing


def test_none_is_a_value_that_agrees_and_differs_like_any_other() -> None:
    agreed = run(reading(**AB, leefgebieden="geen"), reading(**CD, leefgebieden="geen"))
    assert (agreed["leefgebieden"], agreed["verschil"]) == ("geen", "")
    differs = run(reading(**AB, leefgebieden="geen"), reading(**CD))
    assert (differs["leefgebieden"], differs["verschil"]) == ("", "leefgebieden")


def test_what_it_is_apart_from_its_name_is_read_and_settled_like_any_other_field() -> None:
    differ = [reading(**AB, aanbod="buurtbemiddeling"), reading(**CD, aanbod="geen")]
    assert (run(*differ)["aanbod"], run(*differ)["verschil"]) == ("", "aanbod")
    assert run(*differ)["houdt_tegen"] == ""
    agreed = run(reading(**AB, aanbod="wetswinkel"), reading(**CD, aanbod="wetswinkel"))
    assert (agreed["aanbod"], agreed["verschil"]) == ("wetswinkel", "")
    none = run(reading(**AB, aanbod="geen"), reading(**CD, aanbod="geen"))
    assert (none["aanbod"], none["verschil"]) == ("geen", "")


def test_one_person_who_names_a_kind_waits_for_another_and_one_who_names_none_does_not() -> None:
    named = run(reading(**AB, aanbod="rechtswinkel"), reading(**CD, aanbod="niet bekeken"))
    assert (named["aanbod"], named["eenmaal"]) == ("", "aanbod")
    none = run(reading(**AB, aanbod="geen"), reading(**CD))
    assert (none["aanbod"], none["eenmaal"]) == ("", "")


def test_what_nobody_looked_at_is_neither_agreement_nor_difference() -> None:
    blank = {"soort_organisatie": "niet bekeken"}
    verdict = run(reading(**AB, **blank), reading(**CD))
    assert (verdict["soort_organisatie"], verdict["verschil"]) == ("", "")
    assert verdict["eenmaal"] == "soort_organisatie"
    both = run(reading(**AB, **blank), reading(**CD, **blank))
    assert (both["soort_organisatie"], both["eenmaal"]) == ("", "")


def test_a_difference_holds_the_location_back_only_in_what_it_cannot_do_without() -> None:
    kind = run(reading(**AB), reading(**CD, soort_organisatie="gemeente"))
    assert (kind["oordeel"], kind["verschil"]) == ("akkoord", "soort_organisatie")
    assert kind["houdt_tegen"] == ""
    types = run(reading(**AB), reading(**CD, ondersteuningstypen="Informatie"))
    assert (types["houdt_tegen"], types["ondersteuningstypen"]) == ("ja", "")
    scope = run(reading(**AB), reading(**CD, oordeel="afgewezen", regel="opgeheven"))
    assert (scope["oordeel"], scope["verschil"], scope["houdt_tegen"]) == (
        "twijfel",
        "oordeel",
        "ja",
    )


def test_the_latest_row_of_a_reader_counts_whatever_its_date() -> None:
    verdict = run(
        reading(**AB, leefgebieden="Wonen en buren"),
        reading(**CD),
        reading(lezing_id="AB-2026-2", datum="2026-01-01"),
    )
    assert (verdict["leefgebieden"], verdict["verschil"]) == ("Algemeen", "")


def test_a_withdrawn_reading_says_nothing_and_an_earlier_one_of_its_reader_counts_again() -> None:
    undone = reading(
        lezing_id="AB-2026-2", oordeel="ingetrokken", trekt_in="AB-2026-1", datum="2026-04-01"
    )
    assert run(reading(**AB), undone, reading(**CD))["lezers"] == "CD"
    again = run(
        reading(**AB),
        reading(lezing_id="AB-2026-2", oordeel="afgewezen", regel="opgeheven"),
        reading(lezing_id="AB-2026-3", oordeel="ingetrokken", trekt_in="AB-2026-2"),
        reading(**CD),
    )
    assert (again["oordeel"], again["lezers"]) == ("akkoord", "AB|CD")


def test_a_find_of_somebody_known_is_a_reading_of_what_they_filled_in() -> None:
    known = frozenset({RECORD})
    found = record(ondersteuningstypen="Advies", sociaal_raadslieden="")
    agrees = run(reading(**CD), records=(found,), eerder_gelezen=known)
    assert (agrees["vier_ogen"], agrees["ondersteuningstypen"]) == ("ja", "Advies")
    assert agrees["eenmaal"] == "soort_organisatie|sociaal_raadslieden|leefgebieden"
    other = record(ondersteuningstypen="Informatie")
    differs = run(reading(**CD), records=(other,), eerder_gelezen=known)
    assert (differs["verschil"], differs["houdt_tegen"]) == ("ondersteuningstypen", "ja")
    own = run(reading(**CD, eigen_vondst="ja"), records=(found,), eerder_gelezen=known)
    assert own["vier_ogen"] == ""


def test_a_find_of_nobody_known_is_no_reading() -> None:
    assert run(reading(**CD), records=(record(ondersteuningstypen="Advies"),))["vier_ogen"] == ""


def outcome(**cells: str) -> Row:
    told = {"record_id": RECORD, "veld": "soort_organisatie", "waarde": "gemeente", "lezer": "AB"}
    return told | {"lezingen": "AB-2026-1|CD-2026-1", "datum": "2026-05-01"} | cells


def test_a_settlement_of_these_readings_establishes_the_field() -> None:
    readings = (reading(**AB), reading(**CD, soort_organisatie="gemeente"))
    verdict = run(*readings, outcomes=(outcome(),))
    assert (verdict["soort_organisatie"], verdict["verschil"]) == ("gemeente", "")
    assert verdict["gezegd_soort_organisatie"] == "stichting of vereniging|gemeente"


def test_a_settlement_that_was_taken_back_leaves_the_field_open_and_tells_nothing() -> None:
    readings = (reading(**AB), reading(**CD, soort_organisatie="gemeente"))
    said, back = outcome(), outcome(waarde="ingetrokken")
    result = reconciled(*readings, outcomes=(said, back))
    assert result.verdicts["verschil"].tolist() == ["soort_organisatie"]
    assert result.meldingen == ()
    again = run(*readings, outcomes=(said, back, said))
    assert (again["soort_organisatie"], again["verschil"]) == ("gemeente", "")
    other = run(*readings, outcomes=(said, outcome(waarde="ingetrokken", bestand="CD.csv")))
    assert other["verschil"] == ""  # nobody takes back what a colleague settled


def test_a_settlement_rests_and_says_so_once_somebody_read_again() -> None:
    result = reconciled(
        reading(**AB),
        reading(**CD, soort_organisatie="gemeente"),
        reading(lezing_id="EF-2026-1"),
        outcomes=(outcome(bestand="uitkomsten/AB.csv"),),
    )
    assert result.verdicts["verschil"].tolist() == ["soort_organisatie"]
    assert result.meldingen[0].startswith("uitkomsten/AB.csv:2: uitkomst over soort_organisatie")


def test_a_double_goes_when_the_other_record_stays() -> None:
    double = {"oordeel": "dubbel", "dubbel_van": OTHER}
    assert run(reading(**AB, **double))["oordeel"] == "dubbel"
    located = {"oordeel": "dubbel", "dubbel_van": "L0123456789"}
    lineage = {RECORD: "L0123456789", OTHER: "L0123456789"}
    assert run(reading(**AB, **located), lineage=lineage)["oordeel"] == "dubbel"


def test_doubles_that_would_both_go_are_a_doubt_and_are_named() -> None:
    result = reconciled(
        reading(**AB, oordeel="dubbel", dubbel_van=OTHER),
        reading(lezing_id="AB-2026-2", record_id=OTHER, oordeel="dubbel", dubbel_van=RECORD),
    )
    assert result.verdicts["oordeel"].tolist() == ["twijfel", "twijfel"]
    assert len(result.meldingen) == 2
    alone = {RECORD: "L0123456789"}
    own = run(reading(**AB, oordeel="dubbel", dubbel_van="L0123456789"), lineage=alone)
    assert own["oordeel"] == "twijfel"


def test_a_former_verdict_beside_a_reading_is_a_voice_whose_blanks_are_as_found() -> None:
    found = record(ondersteuningstypen="Advies")
    verdict = run(reading(**CD), former=({"oordeel": "akkoord"},), records=(found,))
    assert (verdict["vier_ogen"], verdict["ondersteuningstypen"]) == ("ja", "Advies")
    assert verdict["eenmaal"] == "soort_organisatie|sociaal_raadslieden|leefgebieden"
    assert verdict["lezers"] == "CD"
    own = run(reading(**CD), former=({"oordeel": "afgewezen", "beoordelaar": "C.D."},))
    assert (own["oordeel"], own["vier_ogen"]) == ("akkoord", "")


def test_a_reading_of_a_record_that_a_site_no_longer_gives_rests_and_is_told() -> None:
    gone = "juridischloket:0000000000000009"
    result = reconciled(reading(**AB, record_id=gone, bestand="lezingen/AB.csv"))
    assert result.meldingen == (
        f"lezingen/AB.csv:2: lezing rust: {gone} is er in deze meting niet",
    )


def test_no_readings_give_an_empty_table() -> None:
    assert reconciled().verdicts.empty


VALUES = {
    "oordeel": ["akkoord", "afgewezen", "twijfel", "bron te oud"],
    "soort_organisatie": ["gemeente", "samenwerkingsverband", "onbekend", "niet bekeken"],
    "sociaal_raadslieden": ["ja", "nee", "onbekend", "niet bekeken"],
    "ondersteuningstypen": ["Advies", "Advies|Informatie", "geen", "niet bekeken"],
    "leefgebieden": ["Algemeen", "geen", "niet bekeken"],
    "aanbod": ["wetswinkel", "rechtswinkel", "geen", "niet bekeken"],
}
readings_of_three = st.lists(
    st.tuples(
        st.sampled_from(["AB", "CD", "EF"]),
        st.fixed_dictionaries({f: st.sampled_from(v) for f, v in VALUES.items()}),
    ),
    min_size=1,
    max_size=5,
)


@given(readings_of_three)
def test_a_field_is_established_exactly_when_two_people_say_the_same_and_nobody_else_other(
    said: list[tuple[str, Row]],
) -> None:
    rows = [reading(lezing_id=f"{who}-2026-{n}", **cells) for n, (who, cells) in enumerate(said)]
    latest = dict(said)
    verdict = run(*rows)
    for field in READ_FIELDS[1:]:
        spoken = [cells[field] for cells in latest.values() if cells[field] != "niet bekeken"]
        values = set(spoken)
        assert bool(verdict[field]) == (len(spoken) >= 2 and len(values) == 1)
        assert (field in verdict["verschil"].split("|")) == (len(values) > 1)
        is_none = field == "aanbod" and spoken == ["geen"]  # no rule hangs on it: nobody is asked
        assert (field in verdict["eenmaal"].split("|")) == (len(spoken) == 1 and not is_none)
    for field in READ_FIELDS[1:-1]:
        values = {cells[field] for cells in latest.values()} - {"niet bekeken"}
        told = {w for v in values for w in v.split("|")}
        assert set(filter(None, verdict[f"gezegd_{field}"].split("|"))) == told


def test_who_speaks_of_a_difference_is_told_also_where_no_code_of_theirs_is_known() -> None:
    kind = {"soort_organisatie": "gemeente"}
    found = record(soort_organisatie="stichting of vereniging")

    def contradict(*readings: Row) -> Row:
        return run(*readings, records=(found,), eerder_gelezen=frozenset({RECORD}))

    only_finder = contradict(reading(**AB | kind), reading(**CD | kind))
    assert only_finder["verschil"] == "soort_organisatie"
    assert name_together(only_finder) == "AB, CD en de onderzoeker samen"
    assert name_together(only_finder, "EF") == "AB, CD en EF samen"
    assert name_together(contradict(reading(**AB | kind))) == "AB en de onderzoeker samen"
    blind = run(reading(**AB | kind), reading(**CD))
    assert name_together(blind) == "AB en CD samen"


def test_a_former_verdict_that_differs_is_somebody_to_talk_with() -> None:
    kind = {"soort_organisatie": "gemeente"}
    judged = {"oordeel": "akkoord", "soort_organisatie": "stichting of vereniging"}
    verdict = run(reading(**AB, **kind), reading(**CD, **kind), former=(judged,))
    assert name_together(verdict) == "AB, CD en wie eerder oordeelde samen"
    agrees = run(reading(**AB, **kind), reading(**CD, **kind), former=(judged | kind,))
    assert agrees["ook_gesproken"] == ""
