"""Word documents that hold a list of locations, as organisations put them online."""

import io
import zipfile

from spiders.extract import extract_page
from spiders.layers.documents import read_document
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
        assert read_document("docx", whole[:size]) == ([], [])


ODF = (
    "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "
    "xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' "
    "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'"
)


def open_document(*parts: str) -> Page:
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        text = f"<office:text>{''.join(parts)}</office:text>"
        archive.writestr(
            "content.xml", f"<office:document-content {ODF}>{text}</office:document-content>"
        )
    return Page("http://replica.example.nl/lijst", body.getvalue(), "application/octet-stream")


def test_an_open_document_is_read_as_a_word_document_is() -> None:
    lines = "<text:h>Loket De <text:span>Brug</text:span></text:h><text:p>Kerkstraat 12</text:p>"
    page = open_document(f"{lines}<text:p>7411<text:s/>KL<text:tab/>Deventer</text:p>")
    (found,) = extract_page(page).findings
    assert page.kind == "odt"
    assert (found.naam, found.adres, found.plaats) == ("Loket De Brug", "Kerkstraat 12", "Deventer")


def test_so_is_a_table_in_it() -> None:
    rows = (
        "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in row)
        for row in (HEADER, ROW)
    )
    written = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    (found,) = extract_page(open_document(f"<table:table>{written}</table:table>")).findings
    assert (found.naam, found.adres, found.telefoon) == (ROW[0], ROW[1], ROW[3])
