"""Word documents that hold a list of locations, as organisations put them online."""

import io
import zipfile

from spiders.extract import extract_page
from spiders.layers.documents import read_docx
from spiders.page import Page

XMLNS = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
HEADER = ["Spreekuur", "Adres", "Postcode en plaats", "Telefoon"]
ROW = ["Loket De Brug", "Kerkstraat 12 a", "7411 KL Deventer", "0570 61 22 33"]


def paragraph(text: str) -> str:
    runs = "".join(f"<w:r><w:t xml:space='preserve'>{part}</w:t></w:r>" for part in text)
    return f"<w:p>{runs}</w:p>".replace("<w:t xml:space='preserve'>\n</w:t>", "<w:br/>")


def table(*rows: list[str]) -> str:
    cells = ("".join(f"<w:tc>{paragraph(c)}</w:tc>" for c in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def document(*parts: str) -> Page:
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w") as archive:
        written = f"<w:document {XMLNS}><w:body>{''.join(parts)}</w:body></w:document>"
        archive.writestr("word/document.xml", written)
    return Page("http://replica.example.nl/lijst", body.getvalue(), "application/octet-stream")


def test_a_table_in_a_document_is_a_list_of_locations() -> None:
    page = document(paragraph("Onze spreekuren"), table(HEADER, ROW))
    (found,) = extract_page(page).findings
    assert page.kind == "docx"
    assert (found.naam, found.adres, found.postcode, found.plaats, found.telefoon) == (
        "Loket De Brug", "Kerkstraat 12 a", "7411 KL", "Deventer", "0570 61 22 33",
    )  # fmt: skip


def test_so_are_its_paragraphs_with_their_breaks() -> None:
    page = document(paragraph("Loket De Brug\nKerkstraat 12\n7411 KL Deventer"))
    (found,) = extract_page(page).findings
    assert (found.naam, found.adres) == ("Loket De Brug", "Kerkstraat 12")


def test_a_broken_document_is_empty() -> None:
    whole = document(paragraph("Kerkstraat 12, 7411 KL Deventer")).body
    for size in range(0, len(whole), 7):
        assert read_docx(whole[:size]) == ([], [])
