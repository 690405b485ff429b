"""Bytes as text: in which encoding a file was saved, and which lines do not fit it."""

import codecs
import re
from collections.abc import Iterator

from pipeline.files.findings import FileError, Finding

UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
LINE_OF_BYTES = re.compile(rb"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
CONTROL_BYTES = bytes(set(range(32)) - set(b"\t\n\r\x0b\x0c"))
SAVE_AS_UTF8 = "bewaar het in Excel als CSV UTF-8"
MAX_NAMED_LINES = 20
WORD_BEFORE = re.compile(r"\w*$")
NO_DUTCH_WORD = re.compile(
    "[a-zß-ÿ][ŽŠŸŒƒˆ‰‡†„‚‹]|[a-zß-ÿ][•“”™›](?=[a-zß-ÿ])|[A-Z][ŽŠŸ](?=[a-z])|ŽŽ"
    r"|i‘(?!s\b)|[Cc]oš[rp]"
)
"""Signs in a word that Windows reads where a Mac or DOS wrote a letter with an accent.

The last three are een, -ie and coordinatie, cooperatie with their accents: signs that elsewhere may
stand in a word.
"""


def decode_text(content: bytes, bestand: str) -> str:
    """Return the text of a file: UTF-8 with or without BOM, UTF-16 with BOM, else cp1252.

    Raises FileError for what is no text, for lines in another encoding than the rest, and for a
    code page of a Mac or DOS: read as Windows those would give other letters without a word.
    """
    _refuse_other_kinds(content, bestand)
    if content.startswith(UTF16_MARKS):
        return _decode(content, "utf-16", bestand)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        faults = list(_lines_not_utf8(content, bestand))
    if faults:
        raise FileError(faults)
    # cp1252 reads almost any bytes, so it comes last: what is valid UTF-8 is hardly anything else.
    text = _decode(content, "cp1252", bestand)
    _refuse_foreign_letters(text, bestand)
    return text


def _refuse_other_kinds(content: bytes, bestand: str) -> None:
    if content.startswith(b"PK\x03\x04"):
        advice = "hernoem het naar .xlsx, of bewaar het in Excel als CSV UTF-8"
        raise FileError([Finding(bestand, regel="is een Excel- of zipbestand", advies=advice)])
    sample = content[:65_536]
    controls = len(sample) - len(sample.translate(None, CONTROL_BYTES))
    is_utf16 = content.startswith(UTF16_MARKS) and not content.startswith(codecs.BOM_UTF32_LE)
    if not is_utf16 and controls >= 4 and controls * 20 > len(sample):
        raise FileError([Finding(bestand, regel="is geen tekstbestand", advies=SAVE_AS_UTF8)])


def _decode(content: bytes, encoding: str, bestand: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = len(LINE_OF_BYTES.findall(content[: error.start])) or 1
    rule = f"tekst is niet te lezen vanaf regel {line}"
    raise FileError([Finding(bestand, line, regel=rule, advies=SAVE_AS_UTF8)])


def _lines_not_utf8(content: bytes, bestand: str) -> Iterator[Finding]:
    """Yield the lines that are no UTF-8 in a file that otherwise is.

    One accent that is UTF-8 is proof enough: in any other encoding it is a pair of odd signs. So a
    row that was pasted in from an old file cannot turn all other accents into such pairs.
    """
    is_utf8 = content.startswith(codecs.BOM_UTF8)
    bad: list[tuple[int, bytes]] = []
    for number, line in enumerate(LINE_OF_BYTES.findall(content), 1):
        if line.isascii():
            continue
        try:
            line.decode("utf-8")
            is_utf8 = True
        except UnicodeDecodeError:
            bad.append((number, line))
    if not is_utf8:
        return
    for number, line in bad[:MAX_NAMED_LINES]:
        words = line.decode("cp1252", "replace").replace('"', " ").split()
        word = next((word for word in words if not word.isascii()), "")
        rule = "deze regel is anders gecodeerd dan de rest, die UTF-8 is"
        advice = "typ de letters met accent op deze regel opnieuw en bewaar als CSV UTF-8"
        yield Finding(bestand, number, "", "", word, rule, advice, number)


def _refuse_foreign_letters(text: str, bestand: str) -> None:
    found = NO_DUTCH_WORD.search(text)
    if found is None:
        return
    line = len(re.findall(r"\r\n?|\n", text[: found.start()])) + 1
    start = found.start() - len(WORD_BEFORE.findall(text[: found.start()][-40:])[0])
    rule = "letters met accent zijn niet te lezen: het bestand heeft de codering van een Mac of DOS"
    word = text[start : found.end() + 20].split(maxsplit=1)[0]
    raise FileError([Finding(bestand, line, "", "", word, rule, SAVE_AS_UTF8, line)])
