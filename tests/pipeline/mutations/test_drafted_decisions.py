"""A report becomes the rows of correcties.csv that carry it through: sound as they are."""

from pathlib import Path

from pipeline.files.tabular import read_table
from pipeline.mutations.drafted_decisions import draft_decisions, format_decisions
from pipeline.read.judgement import find_judgement_faults
from pipeline.read.validation import find_cell_faults
from schemas.manual import CORRECTIES
from schemas.mutations import REPORTABLE, Mutatiesoort, Mutation, ReportedValue

NOW = dict.fromkeys(REPORTABLE, "") | {
    "organisatie": "SYNTHETISCH Winkel",
    "bezoekadres": "Proefstraat 1",
    "postcode": "3511AB",
    "plaats": "Utrecht",
    "telefoon": "0301234567",
}
ID = "L0123456789"


def report(*values: tuple[str, str], soort: Mutatiesoort = Mutatiesoort.WIJZIGING) -> Mutation:
    said = tuple(ReportedValue(veld, NOW[veld], new) for veld, new in values)
    return Mutation(
        gemeld_op="2026-11-05",
        via="herverificatie",
        gemeente="GM0344",
        soort=soort,
        locatie_id=ID,
        velden=said,
        mutatie_id="M0123456789",
    )


def drafted(mutation: Mutation, *names: str) -> list[tuple[str, ...]]:
    rows = draft_decisions(mutation, NOW, "AB", "2026-11-06")
    return [tuple(row.get(name, "") for name in names) for row in rows]


def test_a_move_is_one_decision_with_the_whole_new_address() -> None:
    moved = report(("bezoekadres", "Proefweg 8"), ("postcode", "3512 CD"))
    told = drafted(moved, "besluit", "was", "wordt")
    assert told == [("verhuisd", "Proefstraat 1", "Proefweg 8, 3512 CD Utrecht")]


def test_a_name_is_renamed_and_another_value_corrected() -> None:
    told = drafted(
        report(("organisatie", "SYNTHETISCH Huis"), ("telefoon", "")), "besluit", "kolom"
    )
    assert told == [("hernoemd", ""), ("correctie", "telefoon")]


def test_an_address_that_must_go_or_was_never_there_is_no_move() -> None:
    assert drafted(report(("bezoekadres", "")), "besluit", "kolom") == [
        ("correctie", "bezoekadres")
    ]


def test_a_closure_is_since_the_day_that_was_told_and_what_is_right_decides_nothing() -> None:
    closed = report(soort=Mutatiesoort.GESLOTEN)
    assert drafted(closed, "besluit", "per") == [("gesloten", "2026-11-05")]
    assert drafted(report(soort=Mutatiesoort.KLOPT), "besluit") == []


def test_the_rows_are_sound_below_the_titles_of_the_file(tmp_path: Path) -> None:
    values = (("organisatie", "SYNTHETISCH; Huis"), ("bezoekadres", "Proefweg 8"))
    asked = [
        *draft_decisions(report(*values, ("telefoon", "030-7654321")), NOW, "AB", "2026-11-06")
    ]
    path = tmp_path / "correcties.csv"
    path.write_text(";".join(CORRECTIES.names) + "\n" + format_decisions(asked) + "\n", "utf-8")
    table = read_table(path, "correcties.csv", CORRECTIES)
    assert [*find_cell_faults(table, {}), *find_judgement_faults(table)] == []
    assert len(table.frame) == 3
    assert set(table.frame["reden"]) == {"melding M0123456789"}
