"""A form becomes a reading: every field answered, and evidence only of what it says.

Everything here is made up (SYNTHETISCH).
"""

import pytest

from pipeline.files.findings import FileError
from tests.werkbank.judged import LABELS
from werkbank.forms import Form
from werkbank.judgement import (
    Evidence,
    Judgement,
    QuotedPage,
    find_unfitting,
    judgement_of,
    make_evidence,
    make_reading,
    read_judgement,
    tell_minutes,
)

ROW = {"lezing_id": "AB-2026-1", "record_id": "handmatig:0000000000000001"}
OVER, HUUR = "a" * 64, "b" * 64
TEXTS = {OVER: ["Wij geven gratis advies.", "Ook over huur."], HUUR: ["Wij helpen bij bezwaar."]}
PAGE = QuotedPage("https://proef.example", OVER, "2024-03")


def read_lines(sha256: str) -> list[str]:
    return TEXTS.get(sha256, [])


def judged(**fields: str | list[str]) -> Judgement:
    given = {**LABELS, **fields}
    return read_judgement(
        Form({k: (v,) if isinstance(v, str) else tuple(v) for k, v in given.items()}, {})
    )


def test_labels_of_one_field_are_joined_and_a_single_one_stands_alone() -> None:
    reading = make_reading(judged(aanbod="buurtbemiddeling"), ROW)
    assert reading["ondersteuningstypen"] == "Advies|Informatie"
    assert reading["soort_organisatie"] == "gemeente"
    assert reading["aanbod"] == "buurtbemiddeling"


def test_every_field_without_an_answer_is_asked_at_once() -> None:
    with pytest.raises(FileError) as caught:
        make_reading(Judgement("akkoord"), ROW)
    asked = {fault.kolom for fault in caught.value.findings}
    assert asked == {
        "soort_organisatie",
        "sociaal_raadslieden",
        "ondersteuningstypen",
        "leefgebieden",
    }


@pytest.mark.parametrize("alone", ["geen", "niet bekeken"])
def test_none_and_not_looked_at_stand_alone(alone: str) -> None:
    with pytest.raises(FileError, match="kan alleen staan"):
        make_reading(judged(leefgebieden=[alone, "Algemeen"]), ROW)


@pytest.mark.parametrize("verdict", ["afgewezen", "dubbel"])
def test_who_turns_it_down_says_nothing_of_its_labels(verdict: str) -> None:
    given = judged(oordeel=verdict, regel="gastheer", dubbel_van="L0123456789", aanbod="wetswinkel")
    reading = make_reading(given, ROW)
    assert {reading[name] for name in ("soort_organisatie", "leefgebieden")} == {"niet bekeken"}
    assert reading["aanbod"] == "niet bekeken"
    assert reading["regel"] == ("gastheer" if verdict == "afgewezen" else "")
    assert reading["dubbel_van"] == ("L0123456789" if verdict == "dubbel" else "")


def test_words_of_the_page_are_a_quote_and_other_words_a_description() -> None:
    evidence = [
        Evidence("ondersteuningstypen", "Advies", "gratis advies. Ook over", PAGE),
        Evidence("oordeel", "akkoord", "het klinkt zo", PAGE),
    ]
    given = Judgement("akkoord", labels=judged().labels, evidence=evidence)
    quote, described = make_evidence(given, make_reading(given, ROW), read_lines)
    assert (quote["grond"], quote["sha256"], quote["pagina_van"]) == ("citaat", "a" * 64, "2024-03")
    assert (described["grond"], described["sha256"]) == ("omschrijving", "")
    assert described["url"] == "https://proef.example"


def test_each_quote_names_the_page_that_it_was_picked_on() -> None:
    given = judged(
        url=["https://proef.example", "https://proef.example/huur"],
        sha256=[OVER, HUUR],
        pagina_van=["", "2025"],
        bewijs_veld=["ondersteuningstypen", "ondersteuningstypen", "soort_organisatie"],
        bewijs_waarde=["Advies", "Informatie", "gemeente"],
        bewijs_tekst=["gratis advies", "Wij helpen bij bezwaar.", "gratis advies"],
        bewijs_pagina=["0", "1", "1"],
    )
    rows = make_evidence(given, make_reading(given, ROW), read_lines)
    told = [(row["grond"], row["url"], row["sha256"], row["pagina_van"]) for row in rows]
    assert told == [
        ("citaat", "https://proef.example", OVER, ""),
        ("citaat", "https://proef.example/huur", HUUR, "2025"),
        ("omschrijving", "https://proef.example/huur", "", "2025"),  # it stands on the other page
    ]


def test_the_date_of_a_page_without_evidence_is_not_lost_without_a_word() -> None:
    given = judged(url=["https://proef.example/over"], sha256=[OVER], pagina_van=["2031-01-01"])
    (fault,) = find_unfitting(given, make_reading(given, ROW))
    assert "'2031-01-01': u gaf proef" in fault.message


@pytest.mark.parametrize("number", ["2", "-1", "x", "²"])
def test_a_page_that_was_not_shown_is_no_page_of_evidence(number: str) -> None:
    given = judged(
        url="https://proef.example",
        bewijs_veld="oordeel",
        bewijs_waarde="akkoord",
        bewijs_tekst="staat er",
        bewijs_pagina=number,
    )
    assert [one.pagina for one in given.evidence] == [QuotedPage()]


def test_evidence_of_what_was_not_chosen_is_asked_about() -> None:
    evidence = [Evidence("ondersteuningstypen", "Contactbemiddeling", "tussen buren", PAGE)]
    given = Judgement("akkoord", labels=judged().labels, evidence=evidence)
    (fault,) = find_unfitting(given, make_reading(given, ROW))
    assert "maar dat koos u niet" in fault.message


@pytest.mark.parametrize("verdict", ["afgewezen", "dubbel"])
def test_a_verdict_without_labels_has_no_evidence_of_labels_and_that_is_no_fault(
    verdict: str,
) -> None:
    evidence = [
        Evidence("ondersteuningstypen", "Advies", "gratis advies", PAGE),
        Evidence("oordeel", verdict, "hoort er niet bij", PAGE),
    ]
    given = Judgement(verdict, labels=judged().labels, evidence=evidence, pages=[PAGE])
    reading = make_reading(given, ROW)
    assert find_unfitting(given, reading) == []
    assert [row["veld"] for row in make_evidence(given, reading, read_lines)] == ["oordeel"]
    other = Judgement(verdict, evidence=[Evidence("oordeel", "akkoord", "hoort erbij", PAGE)])
    (fault,) = find_unfitting(other, reading)
    assert "bewijs bij 'akkoord', maar dat koos u niet" in fault.message


def test_a_reading_is_shown_again_as_it_was_given() -> None:
    given = judged(toelichting="zie de pagina", aanbod="wetswinkel")
    reading = make_reading(given, ROW)
    assert make_reading(judgement_of(reading, []), ROW) == reading


@pytest.mark.parametrize(
    ("begin", "told"), [("1000", "1.0"), ("1059", "0.1"), ("x", ""), ("2000", ""), ("-9000", "")]
)
def test_minutes_are_told_only_when_they_can_be_true(begin: str, told: str) -> None:
    assert tell_minutes(begin, 1060.0) == told
