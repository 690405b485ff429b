"""The gate: every text column has a shape, what has not that shape is withheld, nothing else."""

import ast
import inspect

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.files.tables import write_tables
from pipeline.privacy.gate import PLACEHOLDER, PublicTables, pass_gate
from pipeline.privacy.personal import find_personal
from pipeline.privacy.shapes import JUDGES, judge
from schemas.published import TABLES
from schemas.shapes import VORM, Vorm, is_closed
from tests.structure import ROOT, list_modules

RECORD, SURVEY = "handmatig:0123456789abcdef", "enquete_gemeenten:0123456789abcdef"


def rejected(**values: object) -> pd.DataFrame:
    row = dict.fromkeys(TABLES["afgekeurd"].to_schema().columns, "x") | {"rij": 3}
    row |= {"record_id": RECORD, "bron": "handmatig", "bestand": "a.csv", "kolom": "bezoekadres"}
    return pd.DataFrame([row | values])


@pytest.mark.parametrize("name", list(TABLES))
def test_every_text_column_says_its_shape(name: str) -> None:
    columns = TABLES[name].to_schema().columns
    silent = [c for c, f in columns.items() if not is_closed(f) and VORM not in (f.metadata or {})]
    assert silent == [], f"geef {name}.{silent} een vorm: metadata=shaped(Vorm...)"


@pytest.mark.parametrize("name", ["rijen", "klassen", "typologie", "kerncijfers"])
def test_the_words_of_the_code_book_pass_as_they_are(name: str) -> None:
    words = ["25.000 - 49.999", "32.500 - 35.000 euro", "met Anna"]
    columns = TABLES[name].to_schema().columns
    texts = [c for c, f in columns.items() if (f.metadata or {}).get(VORM) == Vorm.VAST]
    table = pd.DataFrame(dict.fromkeys(texts, words))
    assert pass_gate({name: table}).withheld.empty


def test_every_shape_has_a_judge_but_the_one_of_another_column() -> None:
    assert set(Vorm) - set(JUDGES) == {Vorm.VAN_KOLOM}


def test_a_withheld_value_is_null_and_named_by_its_rule_never_by_itself() -> None:
    public = pass_gate({"afgekeurd": rejected(waarde="Kerkstraat 1 t.a.v. mevrouw Jansen")})
    assert public["afgekeurd"]["waarde"].isna().all()
    told = public.withheld.to_dict("records")
    assert told == [
        {
            "tabel": "afgekeurd",
            "kolom": "waarde",
            "kenmerk": RECORD,
            "bestand": "a.csv",
            "rij": "3",
            "regel": "noemt mogelijk een persoon",
        }
    ]


def test_a_column_that_may_not_be_empty_says_that_something_was_left_out() -> None:
    search = {"gemeentecode": "GM0344", "zoekterm": "mevrouw Jansen", "paginas": 1, "hits": 0}
    table = pd.DataFrame([search | {"datum": "2026-10-01"}])
    assert pass_gate({"zoeklog": table})["zoeklog"]["zoekterm"].tolist() == [PLACEHOLDER]


def test_what_a_respondent_wrote_is_never_published_in_his_words() -> None:
    table = rejected(record_id=SURVEY, bron="enquete_gemeenten", waarde="Kerkstraat 1")
    public = pass_gate({"afgekeurd": table})
    assert public["afgekeurd"][["waarde", "organisatie"]].isna().all(axis=None)
    assert public.withheld.empty


def test_an_email_address_in_a_text_is_masked_and_the_rest_stays() -> None:
    public = pass_gate({"afgekeurd": rejected(uitleg="niet info@voorbeeld.nl", kolom="plaats")})
    assert public["afgekeurd"]["uitleg"].tolist() == ["niet (e-mailadres)"]


def test_the_value_of_a_column_has_the_shape_of_that_column() -> None:
    assert judge(Vorm.TELEFOON, "06-12345678 of 030 1234567")[1] == ""
    assert judge(Vorm.TELEFOON, "06-12345678 Jan")[1] != ""
    assert judge(Vorm.WEBADRES, "zomaar tekst")[1] != ""
    assert judge(Vorm.EMAIL, "info@voorbeeld.nl") == ("info@voorbeeld.nl", "")
    assert judge(Vorm.KENMERK, "<b>")[1] != ""


@given(st.lists(st.text(max_size=40), min_size=1, max_size=6))
def test_no_row_goes_away_and_only_what_is_withheld_or_masked_changes(values: list[str]) -> None:
    table = pd.concat([rejected(waarde=v, kolom="openingstijden") for v in values])
    table = table.reset_index(drop=True)
    public = pass_gate({"afgekeurd": table})
    assert len(public["afgekeurd"]) == len(table)
    kept = public["afgekeurd"]["waarde"].dropna()
    assert [find_personal(str(text)) for text in kept] == [""] * len(kept)


@given(st.sampled_from(sorted(set(Vorm) - {Vorm.VAN_KOLOM})), st.text(max_size=60))
def test_what_passed_once_passes_again_unchanged(vorm: Vorm, text: str) -> None:
    passed, reason = judge(vorm, text)
    if not reason:
        assert judge(vorm, passed) == (passed, "")


def test_nothing_is_written_that_did_not_pass() -> None:
    kind = inspect.signature(write_tables).parameters["tables"].annotation
    assert kind is PublicTables
    makers = {
        path.relative_to(ROOT).as_posix()
        for path in list_modules("pipeline")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "PublicTables"
    }
    assert makers == {"pipeline/privacy/gate.py"}


def test_a_difference_of_a_whole_location_keeps_its_address() -> None:
    row = dict.fromkeys(TABLES["verschillen"].to_schema().columns, "") | {
        "locatie_id": "L0123456789",
        "oud": "Proefstraat 1, 3511AB Utrecht",
    }
    public = pass_gate({"verschillen": pd.DataFrame([row])})
    assert public["verschillen"]["oud"].tolist() == ["Proefstraat 1, 3511AB Utrecht"]
    assert public.withheld.empty


def test_the_name_of_a_record_is_no_bank_account() -> None:
    text = "gelijk adres (met handmatig:0b00fb2366081a8e)"
    ids = [
        f"gelijk adres (met handmatig:{n:016x})"
        for n in range(0xAB12000000000000, 0xAB12000000000400)
    ]
    assert {judge(Vorm.ZIN, told) for told in [text, *ids]} == {(told, "") for told in [text, *ids]}
