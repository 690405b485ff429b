"""Postcodes are seen in every form in which a page or file may hold them, by eyes of their own."""

import io
import json

import pytest

from spiders.evidence import postcodes
from spiders.evidence.postcodes import postcodes_of
from spiders.page import Page


def seen(body: str | bytes, name: str = "x", kind: str = "text/html; charset=utf-8") -> set[str]:
    raw = body.encode() if isinstance(body, str) else body
    return postcodes_of(Page(f"http://replica.example.nl/{name}", raw, kind))


@pytest.mark.parametrize(
    "html",
    ["Kerkstraat 12, 3511 LX Utrecht", "<p>3511LX", "NL-3511 LX", "3511\xa0LX", "3511&nbsp;LX",
     "<span>3511</span> <span>LX</span>", "Kerkstraat 12, 3511 lx Utrecht", "Kerkstraat 12 3511lx",
     "Kerkstraat 12a<br>3511 lx Utrecht", "Kerkstraat 123511 LX", "postcode 3511 Lx Utrecht",
     '<script>var k = "x|3511 LX|y";</script>', '<script>{"p": "3511\\u00a0LX"}</script>'],
)  # fmt: skip
def test_a_postcode_in_any_form_is_seen(html: str) -> None:
    assert seen(f"<main>{html}</main>") == {"3511LX"}


@pytest.mark.parametrize(
    "html",
    ["in 2026 en daarna", "1000 km verder", "Postbus 12, 3511 LX Utrecht", "3511 SS", "€ 1250 EU",
     "Postadres: Kerkstraat 1, 3511 LX Utrecht", "<!-- Kerkstraat 1, 3511 LX Utrecht -->",
     "juni 2024 is voorbij", "vanaf 2025 op Maandag"],
)  # fmt: skip
def test_what_is_none_or_only_postal_is_not_seen(html: str) -> None:
    assert seen(f"<main>{html}</main>") == set()


def test_an_address_after_a_postal_one_is_seen() -> None:
    html = "Postbus 1, 3500 AL Proefstad. Bezoekadres: Kerkstraat 1, 3511 LX Utrecht"
    assert seen(f"<main>{html}</main>") == {"3511LX"}


def test_files_are_read_with_readers_of_its_own() -> None:
    import typst
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.add_worksheet().write_row(0, 0, ["SYNTHETISCH", "Kerkstraat 1", "3511 LX"])
    pdf = typst.compile(b"SYNTHETISCH \\ Kerkstraat 1 \\ 3511 LX Utrecht")
    assert seen(out.getvalue(), "a.xlsx", "") == {"3511LX"}
    assert seen(pdf, "a.pdf", "") == {"3511LX"}
    assert seen("naam;postcode\nLoket;3511lx Utrecht\n", "a.csv", "text/csv") == {"3511LX"}
    assert seen(json.dumps({"p": "3511 LX"}), "a.json", "application/json") == {"3511LX"}
    assert seen(b"PK\x03\x04 geen bestand", "a.xlsx", "") == set()
    assert seen(b"%PDF-geen bestand", "a.pdf", "") == set()


def test_it_shares_nothing_with_the_layers() -> None:
    own = vars(postcodes).values()
    homes = {getattr(value, "__module__", "") or "" for value in own}
    assert not {
        home for home in homes if home.startswith(("spiders.dutch.patterns", "spiders.layers"))
    }
