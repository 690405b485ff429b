"""A stored page is what it was when it was fetched; a quote is hers or not, to the letter."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import SjoError
from pipeline.read.closed_folders import find_stray_captures
from pipeline.read.stored_pages import (
    find_page_file,
    holds_quote,
    list_stored_pages,
    read_page_text,
)
from schemas.stored_pages import StoredPage, fold_page_address

PAGE = """<html><head><title>Titel</title><style>p {}</style></head><body>
<h1>SYNTHETISCH <em>Rechtswinkel</em></h1><p>Wij geven
 gratis <b>advies</b> over&nbsp;huur.<br>Kom langs.</p><script>var a = "niet te zien"</script>
<ul><li>maandag<li>dinsdag</ul></body></html>"""


def keep(root: Path, content: bytes = PAGE.encode(), soort: str = "text/html") -> StoredPage:
    sha256 = hashlib.sha256(content).hexdigest()
    page = StoredPage("https://proef.example/over", "2026-10-01T10:00:00Z", sha256, soort)
    folder = root / "data" / "raw" / "2026" / "paginas"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / page.file_name).write_bytes(content)
    (folder / f"{sha256}.json").write_text(page.to_json(), "utf-8")
    return page


def text_of(root: Path, page: StoredPage) -> list[str]:
    path = find_page_file(root, page.sha256)
    assert path is not None
    return read_page_text(path)


def test_a_page_is_read_as_lines_without_what_nobody_sees(tmp_path: Path) -> None:
    page = keep(tmp_path)
    assert list_stored_pages(tmp_path) == [page]
    assert text_of(tmp_path, page) == [
        "SYNTHETISCH Rechtswinkel",
        "Wij geven gratis advies over huur.",
        "Kom langs.",
        "maandag",
        "dinsdag",
    ]


def test_a_quote_stands_in_its_page_letter_by_letter(tmp_path: Path) -> None:
    lines = text_of(tmp_path, keep(tmp_path))
    assert holds_quote(lines, "gratis advies over huur. Kom  langs.")
    assert not holds_quote(lines, "gratis advies over huren")
    assert not holds_quote(lines, " ")


def test_a_page_that_was_altered_is_not_read(tmp_path: Path) -> None:
    page = keep(tmp_path)
    path = find_page_file(tmp_path, page.sha256)
    assert path is not None
    path.write_bytes(PAGE.replace("gratis", "betaald").encode())
    with pytest.raises(SjoError, match="is gewijzigd sinds het bewaren"):
        read_page_text(path)


def test_a_page_that_is_not_here_is_not_found(tmp_path: Path) -> None:
    assert find_page_file(tmp_path, "0" * 64) is None


def test_bytes_that_another_address_gave_too_are_a_page_of_each(tmp_path: Path) -> None:
    first = keep(tmp_path)
    other = replace(first, url="https://proef.example/contact", opgehaald_op="2026-11-02T10:00:00Z")
    folder = tmp_path / "data" / "raw" / "2026" / "paginas"
    path = folder / other.json_names[1]
    path.write_text(other.to_json(), "utf-8")
    assert list_stored_pages(tmp_path) == [first, other]
    assert find_stray_captures(tmp_path) == []
    path.rename(folder / f"{first.sha256}.{'0' * 64}.json")
    assert list_stored_pages(tmp_path) == [first]
    assert [f.regel for f in find_stray_captures(tmp_path)] == ["hoort bij geen bewaarde pagina"]


def test_what_is_no_page_in_the_folder_of_pages_is_named(tmp_path: Path) -> None:
    page = keep(tmp_path)
    folder = tmp_path / "data" / "raw" / "2026" / "paginas"
    assert find_stray_captures(tmp_path) == []
    (folder / "kopie.html").write_text(PAGE)
    (folder / page.file_name).unlink()
    told = [(f.bestand.rpartition("/")[2], f.regel) for f in find_stray_captures(tmp_path)]
    assert ("kopie.html", "hoort bij geen bewaarde pagina") in told
    assert (page.file_name, "de bewaarde pagina ontbreekt") in told


@pytest.mark.parametrize(
    "address",
    ["http://proef.example/over/", "www.proef.example/over", "HTTPS://Proef.Example/over"],
)
def test_two_spellings_of_an_address_are_one_page(address: str) -> None:
    assert fold_page_address(address) == fold_page_address("https://proef.example/over")
