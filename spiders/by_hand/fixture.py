"""A capture turned into a saved page and a test: so a spider stays as it was proven to be.

Of a page only its main part stays, with three locations, and without what may name a person.
"""

import json
import re
from pathlib import Path
from string import Template
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from schemas.captures import WARC_NAME, list_captures, read_report
from schemas.persons import PERSON
from spiders.crawling.warc import read_pages
from spiders.dutch.patterns import MAILBOX, ROLE
from spiders.errors import CrawlError
from spiders.evidence.page_kinds import find_obstacle
from spiders.evidence.postcodes import postcodes_of
from spiders.extract import extract_page
from spiders.finding import STATED_FIELDS
from spiders.page import Page
from spiders.values.jsontext import parse_json

KEPT_LOCATIONS = 3
_HOST = "http://bewaard.example"
_LEFT_OUT = "link, meta, style, svg, img, picture, video, iframe, noscript, nav, footer, form"
_JSON_SCRIPT = re.compile(r"(?is)(<script\b[^>]*\bjson\b[^>]*>)(.*?)(</script>)")
_MOBILE = re.compile(r"(?<!\d)(?:\+31|0031|0)[\s(0)-]{0,4}6(?:[\s-]?\d){8}(?!\d)")
_TEST = Template('''"""A page of $source as it was on $day, shortened: it gives what it gave then.

Made with `sjo crawl --fixture $source`: facts of the publisher, without what may name a person.
"""

import json
from pathlib import Path

from spiders.extract import extract_page
from spiders.finding import STATED_FIELDS
from spiders.page import Page

SAVED = Path(__file__).parent / "$source"


def test_the_saved_page_of_${source}_gives_the_same_locations() -> None:
    page = Page("$host/$name", (SAVED / "$name").read_bytes(), "$kind")
    expected = json.loads((SAVED / "locaties.json").read_text("utf-8"))
    found = [{f: getattr(one, f) for f in STATED_FIELDS} for one in extract_page(page).findings]
    assert found == expected
''')


def write_fixture(raw: Path, source: str, tests: Path) -> list[Path]:
    """Write the best page of a source's last capture, shortened, with a test; return the files.

    They stand in `tests`: test_saved_<source>.py beside a folder <source>/ with the page and what
    it gives. CrawlError when there is no capture with an archive, or no page with a location.
    """
    captures = [p for p in list_captures(raw, source) if (p / WARC_NAME).is_file()]
    if not captures:
        raise CrawlError(f"{raw}: geen opname van {source} met {WARC_NAME}. Haal de bron eerst op.")
    page = _shorten(_choose_page(captures[-1]))
    found = extract_page(page).findings
    if not found:
        raise CrawlError(f"{page.url}: ingekort houdt deze pagina geen locatie over.")
    folder = tests / source
    folder.mkdir(parents=True, exist_ok=True)
    name = f"pagina.{page.kind}"
    expected = [{f: str(getattr(one, f)) for f in STATED_FIELDS} for one in found]
    day = read_report(captures[-1]).captured_on
    test = _TEST.substitute(source=source, day=day, host=_HOST, name=name, kind=page.content_type)
    written = [folder / name, folder / "locaties.json", tests / f"test_saved_{source}.py"]
    written[0].write_bytes(page.body)
    written[1].write_text(json.dumps(expected, ensure_ascii=False, indent=2) + "\n", "utf-8")
    written[2].write_text(test, "utf-8")
    return written


def _choose_page(capture: Path) -> Page:
    """Return the page of a capture that holds most locations: html before json before nothing."""
    best, most = None, 0
    for page in read_pages(capture / WARC_NAME):
        count = len(postcodes_of(page)) if page.kind in {"html", "json"} else 0
        if count > most and not find_obstacle(page) and extract_page(page).findings:
            best, most = page, count
    if best is None:
        raise CrawlError(f"{capture}: geen html of json met een locatie; daarvan is geen test.")
    return best


def _shorten(page: Page) -> Page:
    if page.kind == "json":
        value = _shorten_value(page.json_value)
        text = json.dumps(value, ensure_ascii=False, indent=1)
    else:
        text = _shorten_markup(page.tree.html or "")
    body = _without_persons(text).encode()
    kind = "application/json" if page.kind == "json" else "text/html; charset=utf-8"
    return Page(f"{_HOST}/pagina.{page.kind}", body, kind)


def _shorten_value(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _shorten_value(said) for key, said in value.items()}
    if isinstance(value, list):
        return [_shorten_value(said) for said in value[:KEPT_LOCATIONS]]
    return value


def _shorten_markup(html: str) -> str:
    tree = LexborHTMLParser(html)
    for node in tree.css(_LEFT_OUT):
        node.decompose()
    for parent in tree.css("body, body *"):
        _cut_children(parent)
    for node in tree.css("script"):
        if not re.search(r"[1-9]\d{3}\s?[A-Z]{2}", node.text()):
            node.decompose()
    text = _JSON_SCRIPT.sub(_shorten_script, tree.html or "")
    return re.sub(r"(?s)<!--.*?-->|\n\s*\n", "", text)


def _shorten_script(match: re.Match[str]) -> str:
    value = parse_json(match[2])
    if value is None:
        return match[0]
    text = json.dumps(_shorten_value(value), ensure_ascii=False).replace("</", "<\\/")
    return f"{match[1]}{text}{match[3]}"


def _cut_children(parent: LexborNode) -> None:
    """Drop the children after the third that holds a postcode: a list needs no more."""
    holding = [
        child for child in parent.iter() if re.search(r"[1-9]\d{3}\s?[A-Z]{2}", child.html or "")
    ]
    if len(holding) > KEPT_LOCATIONS:
        for child in holding[KEPT_LOCATIONS:]:
            child.decompose()


def _without_persons(text: str) -> str:
    """Return text without mailboxes of persons, mobile numbers and what names a contact."""
    text = MAILBOX.sub(lambda m: m[0] if ROLE.match(m[0].partition("@")[0]) else "", text)
    text = _MOBILE.sub("", text)
    return re.sub(rf"(?:{PERSON.pattern.removeprefix('(?i)')})[^<\"]*", "", text, flags=re.I)
