"""CITATION.cff keeps the rules of the Citation File Format 1.2.0, whatever a publisher is called."""

import json
import re
import unicodedata
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.publish.package import DATASET_NAME, Citation, make_citation, make_title
from schemas.publisher import LICENCES, Publisher, find_publisher_faults

LINE = re.compile(r'(  - )?([a-z-]+): ("(?:[^"\\]|\\["\\/bfnrt]|\\u[0-9a-f]{4})*")')
"""A key with a text in quotes, whose escapes mean the same in JSON and in YAML 1.2."""
DATE = {"type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[012])-(0[1-9]|[12][0-9]|3[01])$"}
TEXT = {"type": "string", "minLength": 1}
ADDRESS = {
    "type": "string",
    "pattern": r"^https?://([A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+$",
}
RULES = {
    "type": "object",
    "additionalProperties": False,
    "required": ["authors", "cff-version", "message", "title"],
    "properties": {
        "cff-version": {"const": "1.2.0"},
        "type": {"enum": ["dataset", "software"]},
        "title": TEXT,
        "message": TEXT,
        "version": TEXT,
        "date-released": DATE,
        "license": {"enum": ["CC-BY-4.0", "CC0-1.0"]},  # two of the SPDX list of the format
        "url": ADDRESS,
        "doi": {
            "type": "string",
            "pattern": r"^10\.\d{4,9}(\.\d+)?/[A-Za-z0-9:/_;\-\.\(\)\[\]\\]+$",
        },
        "authors": {
            "type": "array",
            "minItems": 1,
            "uniqueItems": True,
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["name"],
                "properties": {"name": TEXT},
            },
        },
    },
}
"""What the format says of the keys that we write; it allows more keys than these."""
HOSTILE = [
    'SYNTHETISCH "x": # geen commentaar',
    "- [a, b]: {c: d} &anker *ster !!binary | > %",
    "it's\\u0041 \\",
    "null",
    "~",
    "2026-10-01",
    "Súdwest\u00a0Fryslân \U0001f600",
    "een\ntwee: drie",
    "regel\u2028einde\u2029en\x85zo",
    "bel\x07 wis\x7f merk\ufeff niets\uffff",
]


def read(text: str) -> dict[str, Any]:
    """Read what may stand in a citation, in which every line is one key with one text."""
    assert all(is_yaml(char) for char in text)
    told: dict[str, Any] = {}
    assert text.endswith("\n")
    for line in text.removesuffix("\n").split("\n"):
        if line == "authors:":
            told["authors"] = []
            continue
        found = LINE.fullmatch(line)
        assert found, line
        into = told
        if found[1]:
            into = {}
            told["authors"].append(into)
        assert found[2] not in into
        into[found[2]] = json.loads(found[3])
    return told


def is_yaml(char: str) -> bool:
    """Tell whether YAML 1.2 allows a character in a text and does not end a line with it."""
    ends_a_line = char in "\x85\u2028\u2029"
    is_control = unicodedata.category(char) == "Cc" and char != "\n"
    return not ends_a_line and not is_control and char not in "\ufeff\ufffe\uffff"


def publisher(**changed: str) -> Publisher:
    told = {
        "naam": "SYNTHETISCHE uitgever",
        "meldadres": "melden@voorbeeld.example",
        "url": "https://voorbeeld.example/inventarisatie",
        "iri": "https://voorbeeld.example/id",
    }
    return Publisher(**{**told, **changed})


def cite(of: Publisher | None, title: str = "Titel") -> dict[str, Any]:
    told = read(make_citation(Citation(title, "2026.1", "2026-10-01", of)))
    jsonschema.validate(told, RULES)
    return told


@pytest.mark.parametrize("is_synthetic", [True, False])
@pytest.mark.parametrize("stand", ["concept", "tussenstand", "definitief"])
def test_a_version_without_a_publisher_is_cited_by_its_own_name(
    stand: str, *, is_synthetic: bool
) -> None:
    title = make_title(is_synthetic=is_synthetic, stand=stand)
    told = cite(None, title)
    assert told["title"] == title
    assert told["authors"] == [{"name": DATASET_NAME}]
    assert not {"url", "doi"} & set(told)


@pytest.mark.parametrize("licentie", LICENCES)
@pytest.mark.parametrize("doi", ["", "10.5281/zenodo.1003150", "10.1234.5/a(b);c"])
def test_a_version_with_a_publisher_is_cited_by_that_name(licentie: str, doi: str) -> None:
    told = cite(publisher(licentie=licentie, doi=doi))
    assert told["authors"] == [{"name": "SYNTHETISCHE uitgever"}]
    assert told["license"] == licentie
    assert told["url"] == "https://voorbeeld.example/inventarisatie"
    assert told.get("doi", "") == doi


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_a_text_and_nothing_else(name: str) -> None:
    told = cite(publisher(naam=name), title=name)
    assert told["authors"] == [{"name": name}]
    assert told["title"] == name


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_every_name_comes_back_as_it_was(name: str) -> None:
    assert cite(publisher(naam=name))["authors"] == [{"name": name}]


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("https://súdwest.example/zorg", "https://s%C3%BAdwest.example/zorg"),
        ("https://voorbeeld.example/a%20b?c=d&e#f", "https://voorbeeld.example/a%20b?c=d&e#f"),
        ("https://voorbeeld.example/{a}|^`", "https://voorbeeld.example/%7Ba%7D%7C%5E%60"),
    ],
)
def test_an_address_is_written_as_the_web_writes_it(url: str, written: str) -> None:
    assert cite(publisher(url=url))["url"] == written


@pytest.mark.parametrize(
    "doi",
    [
        "https://doi.org/10.5281/zenodo.1003150",
        "doi:10.5281/zenodo.1003150",
        "10./abc",
        "10.12/abc",
        "10.1234/",
        "10.1234/met spatie",
        "10.1234/a<b>",
        "10.1234/a[b]",
        "10.1234/é",
        "10.١٢٣٤/abc",
    ],
)
def test_a_doi_that_no_citation_can_carry_is_refused(doi: str) -> None:
    told = publisher(doi=doi).as_dict()
    assert list(find_publisher_faults(told)) == [("doi", "is geen DOI, zoals 10.1234/abc")]


@pytest.mark.parametrize("name", ["een\ntwee", "een\rtwee", "een\u2028twee", "een\x85", "\x07bel"])
def test_a_name_of_more_than_a_line_is_refused(name: str) -> None:
    faults = list(find_publisher_faults(publisher(naam=name).as_dict()))
    assert faults == [("naam", "is geen tekst van een regel")]


def test_a_name_of_spaces_is_no_name() -> None:
    assert list(find_publisher_faults(publisher(naam="  ").as_dict())) == [("naam", "ontbreekt")]
