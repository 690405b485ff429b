"""In which encoding a file was saved: read, or named with the line that does not fit."""

import pytest

from pipeline.files.encoding import decode_text
from pipeline.files.findings import FileError

TEXT = "organisatie;plaats\r\nCafé Zuid;Súdwest\r\nCoördinatie België;Zeist\r\n"


def refuse(content: bytes) -> list[str]:
    with pytest.raises(FileError) as caught:
        decode_text(content, "in.csv")
    return [str(fault) for fault in caught.value.findings]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_what_excel_on_windows_writes_is_read(encoding: str) -> None:
    assert decode_text(TEXT.encode(encoding), "in.csv") == TEXT


def test_an_old_row_pasted_into_a_utf8_file_is_refused_with_its_line() -> None:
    content = TEXT.encode() + "Hulp in Fryslân;Sneek\r\n".encode("cp1252")
    assert refuse(content) == [
        "in.csv:4: 'Fryslân;Sneek': deze regel is anders gecodeerd dan de rest, die UTF-8 is; typ de "
        "letters met accent op deze regel opnieuw en bewaar als CSV UTF-8"
    ]


def test_a_file_that_says_it_is_utf8_is_held_to_it() -> None:
    content = b"\xef\xbb\xbforganisatie\r\n" + "Café".encode("cp1252")
    assert refuse(content)[0].startswith("in.csv:2: 'Café': deze regel is anders gecodeerd")


@pytest.mark.parametrize(
    ("word", "encoding"),
    [("Café", "mac_roman"), ("Coördinatie", "mac_roman"), ("België", "mac_roman"),
     ("één", "mac_roman"), ("Café", "cp850"), ("Coördinatie", "cp850")],
)  # fmt: skip
def test_the_code_page_of_a_mac_or_dos_is_named_with_its_line(word: str, encoding: str) -> None:
    found = refuse(f"organisatie\nHuis\n{word} Zuid\n".encode(encoding))
    assert found[0].startswith("in.csv:3"), found
    assert "letters met accent zijn niet te lezen" in found[0]


@pytest.mark.parametrize(
    "text",
    [
        "Hulp – snel…",
        "‘t Huis en ’s morgens",
        "prijs € 5",
        "Šimun en Božidar, foto‘s",
        "merk™ bv",
        "• punt",
    ],
)
def test_signs_that_windows_has_are_no_fault(text: str) -> None:
    assert decode_text(text.encode("cp1252"), "in.csv") == text
