"""Rich text in JSON becomes the markup it stands for, whatever the product that keeps it."""

from typing import Any

import pytest

from spiders.layers.json_values import find_in_value
from spiders.values.rich_text import markup_of


def span(text: str) -> dict[str, Any]:
    return {"_type": "span", "marks": [], "text": text}


SANITY = [
    {"_type": "block", "style": "normal", "children": [span("Markt 3")]},
    {"_type": "block", "style": "normal", "children": [span("8011 LW "), span("Zwolle")]},
]
PROSEMIRROR = {
    "type": "doc",
    "content": [
        {
            "type": "paragraph",
            "content": [
                {"type": "text", "text": "Markt 3"},
                {"type": "hard_break"},
                {"type": "text", "text": "8011 LW Zwolle"},
            ],
        }
    ],
}
CONTENTFUL = {
    "nodeType": "document",
    "data": {},
    "content": [
        {"nodeType": "paragraph", "data": {}, "content": [
            {"nodeType": "text", "value": "Markt 3\n8011 LW Zwolle", "marks": [], "data": {}}]}
    ],
}  # fmt: skip
LEXICAL = {
    "root": {
        "type": "root",
        "children": [
            {"type": "paragraph", "children": [{"type": "text", "text": "Markt 3", "format": 0}]},
            {"type": "paragraph", "children": [{"type": "text", "text": "8011 LW Zwolle"}]},
        ],
    }
}
PRISMIC = [
    {"type": "paragraph", "text": "Markt 3", "spans": []},
    {"type": "paragraph", "text": "8011 LW Zwolle", "spans": []},
]
EDITORJS = {
    "time": 1,
    "version": "2.8",
    "blocks": [{"type": "paragraph", "data": {"text": "Markt 3<br>8011 LW Zwolle"}}],
}


@pytest.mark.parametrize("text", [SANITY, PROSEMIRROR, CONTENTFUL, LEXICAL, PRISMIC, EDITORJS])
def test_an_address_in_blocks_is_that_of_the_office_beside_it(text: Any) -> None:
    offices = [{"kop": "Loket Zuid", "tekst": text}, {"kop": "Loket Noord", "tekst": "Volgt"}]
    (found,) = find_in_value(offices, "json")
    assert (found.naam, found.adres, found.postcode, found.plaats) == (
        "Loket Zuid", "Markt 3", "8011 LW", "Zwolle",
    )  # fmt: skip


def test_headings_name_the_offices_of_one_text() -> None:
    head = {"type": "heading", "attrs": {"level": 3}}
    text = [
        {**head, "content": [{"type": "text", "text": "Loket Zuid"}]},
        *PROSEMIRROR["content"],
        {**head, "content": [{"type": "text", "text": "Loket Noord"}]},
        {"type": "paragraph", "content": [{"type": "text", "text": "Kade 5, 8011 LX Zwolle"}]},
    ]
    found = find_in_value([{"titel": "Waar", "inhoud": {"type": "doc", "content": text}}], "json")
    assert [f.naam for f in found] == ["Loket Zuid", "Loket Noord"]


@pytest.mark.parametrize(
    "value",
    [[], {}, "tekst", [{"type": "locatie", "naam": "Loket"}], [1, 2], {"content": "x"}, [{}]],
)
def test_other_values_are_no_rich_text(value: Any) -> None:
    assert markup_of(value) == ""


def test_words_are_written_as_markup_writes_them() -> None:
    assert markup_of([{"type": "paragraph", "text": "R & <D>"}]) == "<p>R &amp; &lt;D&gt;</p>"
