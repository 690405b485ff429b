"""Read the pages that readers rest on: which there are, what they say, which quote is theirs."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from pipeline.errors import SjoError
from pipeline.files.findings import Finding
from pipeline.files.hashes import hash_file
from pipeline.files.listing import list_entries, name_of
from schemas.folding import make_printable
from schemas.regular_files import read_regular, read_regular_text
from schemas.stored_pages import (
    MISSED_SUFFIX,
    OTHER_SUFFIX,
    PAGES_FOLDER,
    SIDECAR_SUFFIX,
    SUFFIXES,
    AnyPage,
    MissedPage,
    StoredPage,
    parse_missed_page,
    parse_stored_page,
)

UNSEEN = "script, style, noscript, template, svg, iframe"
BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "dd",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "td",
        "th",
        "tr",
        "ul",
    ]
)
"""Elements that begin a new line of what a reader sees."""


def list_page_folders(root: Path) -> list[Path]:
    """Return the folders with stored pages, of every wave, the oldest first."""
    return sorted((root / "data" / "raw").glob(f"[0-9][0-9][0-9][0-9]/{PAGES_FOLDER}"))


def list_stored_pages(root: Path) -> list[StoredPage]:
    """Return every stored page of every wave, by time; one whose .json is unreadable is no page.

    Bytes that more addresses gave are a page of each of them.
    """
    found = [page for folder in list_page_folders(root) for _, page in _read_stored(folder)]
    return sorted(found, key=lambda page: (page.opgehaald_op, page.sha256, page.url))


def list_missed_pages(root: Path) -> list[MissedPage]:
    """Return the addresses that gave no page when they were last asked in a wave, by time."""
    found = [page for folder in list_page_folders(root) for _, page in _read_missed(folder)]
    return sorted(found, key=lambda page: (page.gevraagd_op, page.url))


def find_page_file(root: Path, sha256: str) -> Path | None:
    """Return the file with the bytes of a page, None when it is not on this machine."""
    names = [f"{sha256}{suffix}" for suffix in (*SUFFIXES.values(), OTHER_SUFFIX)]
    paths = (folder / name for folder in list_page_folders(root) for name in names)
    return next((path for path in paths if path.is_file()), None)


def read_page_text(path: Path) -> list[str]:
    """Return what a stored page says, as lines; no markup, no script, white space as one space.

    SjoError when its bytes are not those after which it is named.
    """
    if hash_file(path) != path.stem:
        raise SjoError(f"{path}: is gewijzigd sinds het bewaren; haal de pagina opnieuw op")
    content = read_regular(path)
    if path.suffix == ".pdf":
        return _tidy(_read_pdf(content, path))
    if path.suffix == ".html":
        return read_html_lines(content)
    return _tidy(content.decode("utf-8", "replace"))


def read_html_lines(content: bytes) -> list[str]:
    """Return what HTML says to who reads it, as lines: no markup, white space as one space."""
    return _tidy(_read_html(content))


def holds_quote(lines: list[str], quote: str) -> bool:
    """Tell whether a quote stands in a page, letter by letter; only white space may differ."""
    wanted = " ".join(quote.split())
    return bool(wanted) and wanted in " ".join(lines)


def find_page_faults(folder: Path, root: Path) -> list[Finding]:
    """Return what in a folder of stored pages is no page, or half of one."""
    entries, faults = list_entries(folder, root)
    stored = dict(_read_stored(folder))
    named = {*stored, *(page.file_name for page in stored.values()), *dict(_read_missed(folder))}
    present = {path.name for path in entries}
    for path in entries:
        if path.name not in named:
            advice = "haal de pagina opnieuw op met: sjo crawl --page, of haal dit bestand weg"
            rule = "hoort bij geen bewaarde pagina"
            faults.append(Finding(name_of(path, root), regel=rule, advies=advice))
    for name in sorted(named - present):
        faults.append(Finding(name_of(folder / name, root), regel="de bewaarde pagina ontbreekt"))
    return faults


def _read_stored(folder: Path) -> Iterator[tuple[str, StoredPage]]:
    return _read_named(folder, SIDECAR_SUFFIX, parse_stored_page)


def _read_missed(folder: Path) -> Iterator[tuple[str, MissedPage]]:
    return _read_named(folder, MISSED_SUFFIX, parse_missed_page)


def _read_named(
    folder: Path, suffix: str, parse: Callable[[str], AnyPage]
) -> Iterator[tuple[str, AnyPage]]:
    """Yield name and content of the files with a suffix that have a name that belongs to that."""
    for path in sorted(folder.glob(f"*{suffix}")):
        try:
            page = parse(read_regular_text(path))
        except (ValueError, OSError):
            continue  # named by find_page_faults
        if path.name in page.json_names:
            yield path.name, page


def _read_pdf(content: bytes, path: Path) -> str:
    import pypdf  # noqa: PLC0415 - slow to import, and most programs read no page

    try:
        return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)
    except (pypdf.errors.PyPdfError, ValueError) as error:
        raise SjoError(
            f"{path}: onleesbare pdf; bewaar de pagina opnieuw met: sjo crawl --page"
        ) from error


def _read_html(content: bytes) -> str:
    tree = LexborHTMLParser(content)
    for node in tree.css(UNSEEN):
        node.decompose()
    body = tree.body
    if body is None:
        return ""
    pieces: list[str] = []
    for node in body.traverse(include_text=True):
        if node.tag in BLOCKS:
            pieces.append("\n")
        elif node.tag == "-text":
            # A line break in the source is only a space to who reads the page.
            pieces.append((node.text_content or "").replace("\n", " "))
    return "".join(pieces)


def _tidy(text: str) -> list[str]:
    lines = (" ".join(make_printable(line).split()) for line in text.split("\n"))
    return [line for line in lines if line]
