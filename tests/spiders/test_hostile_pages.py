"""What a hostile site can do, and what it costs: bounded memory, bounded time, nothing run."""

import gzip
import itertools
import json
import time
from typing import Any

import pytest

from spiders.bounds import MAX_BARREN_PAGES, MAX_PAGES
from spiders.evidence.outcomes import TOO_LARGE
from spiders.extract import extract_page
from spiders.page import Page
from tests.sites.facts import make_places
from tests.sites.replicas import BUILDS, HTML, Replica, address_html, page
from tests.sites.serve import Answer, Handler
from tests.spiders.conftest import START, Crawl, identities, records_of, truth

pytestmark = pytest.mark.heavy

PLACES = make_places("juridischloket")
LISTING = "".join(f"<article><h3>{p.naam}</h3>{address_html(p)}</article>" for p in PLACES)


def send(handler: Handler, body: bytes, kind: str = HTML, **headers: str) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", kind)
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def test_a_compressed_bomb_is_not_unpacked(crawl_site: Crawl) -> None:
    bomb = gzip.compress(b" " * 300 * 2**20, 9)
    assert len(bomb) < 2**20
    result = crawl_site({}, special={START: lambda h: send(h, bomb, Content_Encoding="gzip")})
    assert result.report.verdict.cause == TOO_LARGE
    assert result.report.peak_memory_mb < 200


def test_a_sitemap_that_is_a_bomb_is_not_unpacked(crawl_site: Crawl) -> None:
    bomb = gzip.compress(b"<urlset>" + b" " * 300 * 2**20, 9)
    result = crawl_site({"/sitemap.xml": ("application/gzip", bomb)}, start="/sitemap.xml")
    assert result.report.verdict.state == "failed"
    assert result.report.peak_memory_mb < 200


def test_an_endless_calendar_ends(crawl_site: Crawl) -> None:
    def day(handler: Handler) -> None:
        number = int(handler.path.rpartition("/")[2].partition("?")[0])
        links = f"<a href='/locaties/dag/{number + 1}'>volgende</a>" * 3
        send(handler, page(f"Dag {number}", links))

    class Endless(dict[str, Answer]):
        def get(self, path: str, default: Any = None) -> Any:
            return day if path.startswith("/locaties/dag/") else default

    link = "<a href='/locaties/dag/1'>kalender van locaties</a>"
    site = {START: (HTML, page("Vestigingen", LISTING + link))}
    result = crawl_site(site, special=Endless())
    assert identities(records_of(result)) == truth(PLACES)
    assert result.report.verdict.state == "ok"
    assert result.report.pages <= MAX_BARREN_PAGES + 3
    assert "lijst zonder einde" in result.report.verdict.warnings


def test_an_endless_pager_that_repeats_its_last_page_ends(crawl_site: Crawl) -> None:
    class Endless(dict[str, Answer]):
        def get(self, path: str, default: Any = None) -> Any:
            if not path.startswith(f"{START}?page="):
                return default
            number = int(path.rpartition("=")[2])
            body = LISTING + f"<a href='?page={number + 1}'>volgende</a>"
            return lambda h: send(h, page("Vestigingen", body))

    site = {START: (HTML, page("Vestigingen", LISTING + "<a href='?page=1'>volgende</a>"))}
    result = crawl_site(site, special=Endless())
    assert identities(records_of(result)) == truth(PLACES)
    assert result.report.pages <= MAX_BARREN_PAGES + 3 < MAX_PAGES


def test_a_json_ten_thousand_deep_costs_nothing_else(crawl_site: Crawl) -> None:
    deep = '{"a":' * 10_000 + "1" + "}" * 10_000
    scripts = f"<script type='application/json'>{deep}</script><script>var x = {deep};</script>"
    scripts += f"<script type='application/ld+json'>{'[' * 10_000}</script>"
    site = {
        START: (HTML, page("Vestigingen", LISTING + scripts + "<a href='/locaties.json'>json</a>")),
        "/locaties.json": ("application/json", deep.encode()),
    }
    result = crawl_site(site)
    assert identities(records_of(result)) == truth(PLACES)
    (loaded,) = (u for u in result.report.statuses if u.endswith("locaties.json"))
    assert result.report.statuses[loaded] == "ok"


@pytest.mark.parametrize(
    "body",
    [
        b"\xff\xfe\x00\x01" * 5_000,
        LISTING.encode("utf-16-le"),
        b"<html><head><meta charset='onzin'></head>" + LISTING.encode("cp1252", "replace"),
        ("<div>" * 100_000 + LISTING).encode(),
        ("<p><b><table><tr><td><p>" * 3_000 + LISTING).encode(),
        b"<!--" * 100_000,
        b"<a href='" + b"x" * 1_000_000,
        (LISTING.replace("</", "<")).encode(),
        ("Teststraat 1, " * 50_000).encode(),
        ("1" * 500_000 + " AB").encode(),
        ("a1 " * 300_000).encode(),
        ("<script>var x = [" + "{a:'" * 20_000 + " 1234 AB </script>").encode(),
        ("<td>" * 50_000).encode(),
        ("Kerkstraat 1 3511 LX Utrecht " * 20_000).encode(),
        ("aan de Kerkstraat 1 in Utrecht " * 30_000).encode(),
        ("per 1 januari " * 50_000 + "gesloten").encode(),
        ("<pre>" + "Kerkstraat 1\n3511 LX Utrecht\n" * 10_000 + "</pre>").encode(),
        ("<script>" + "\"[1234 AB '" * 50_000 + "</script>").encode(),
        ("<script>" + "a(1,'1234 AB' " * 50_000 + "</script>").encode(),
        ("<script type='application/ld+json'>" + "{'a':[," * 20_000 + "</script>").encode(),
        (
            "<script type='application/json' id='__NUXT_DATA__'>["
            + '[0,1],{"a":0},' * 5_000
            + "0]</script>"
        ).encode(),
    ],
    ids=itertools.count(1),
)
def test_broken_markup_takes_bounded_time_and_raises_nothing(body: bytes) -> None:
    begin = time.process_time()
    extract_page(Page("http://replica.example.nl/", body, HTML))
    assert time.process_time() - begin < 5


def test_bytes_of_another_encoding_are_read_as_declared() -> None:
    body = LISTING.encode("cp1252")
    found = extract_page(Page("http://replica.example.nl/", body, "text/html; charset=cp1252"))
    assert {(f.naam, f.adres, f.postcode) for f in found.findings} == set(truth(PLACES))


def test_script_and_sql_in_names_stay_words(crawl_site: Crawl) -> None:
    sql = "Loket'); DROP TABLE locaties;--"
    data = [
        {"name": sql, "street": "Proefweg 1", "postcode": "1234 AB", "city": "=cmd|'/c calc'!A"},
        {"name": "<script>alert(1)</script>Loket <b>Noord</b>", "street": "Proefweg 2",
         "postcode": "1234 AC", "city": "../../etc/passwd"},
    ]  # fmt: skip
    state = json.dumps(data).replace("</", "<\\/")
    body = f"<script type='application/json'>{state}</script>"
    records = records_of(crawl_site({START: (HTML, page("Kaart", body))}))
    assert {r["naam"] for r in records} == {sql, "Loket Noord"}
    assert {r["plaats"] for r in records} == {"=cmd|'/c calc'!A", "../../etc/passwd"}


def test_a_file_name_with_a_path_is_never_used(crawl_site: Crawl) -> None:
    path = "/bestanden/..%2f..%2f..%2ftmp%2flocaties.csv"
    rows = "Naam;Adres;Postcode;Plaats\n" + "\n".join(
        f"{p.naam};{p.adres};{p.postcode};{p.plaats}" for p in PLACES
    )
    headers = {"Content_Disposition": 'attachment; filename="../../../locaties.csv"'}
    link = f"<a href='{path}'>Alle locaties</a>"
    site: Replica = {START: (HTML, page("Overzicht", link))}
    result = crawl_site(
        site, special={path: lambda h: send(h, rows.encode(), "text/csv", **headers)}
    )
    assert identities(records_of(result)) == truth(PLACES)
    assert result.folder is not None
    home = result.folder.parents[4]
    assert sorted(p.name for p in home.rglob("*") if p.is_file()) == [
        "pages.warc.gz",
        "records.jsonl",
        "run.json",
        "sjo.toml",
    ]


def test_a_spreadsheet_that_is_a_bomb_is_not_unpacked() -> None:
    import io
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 100 * 2**20)
    found = extract_page(Page("http://replica.example.nl/a.xlsx", out.getvalue()))
    assert found.findings == []


@pytest.mark.parametrize("build", ["xlsx", "pdf"])
def test_a_file_cut_off_at_any_point_raises_nothing(build: str) -> None:
    path, (kind, body) = next(
        (k, v) for k, v in BUILDS[build](PLACES, START).items() if k.endswith(build)
    )
    for cut in range(0, len(body), max(1, len(body) // 40)):
        extract_page(Page(f"http://replica.example.nl{path}", body[:cut], kind))


def test_half_an_emoji_costs_no_location(crawl_site: Crawl) -> None:
    offices = [
        {
            "naam": f"Loket {p.naam} HALF",
            "adres": p.adres,
            "postcode": p.postcode,
            "plaats": p.plaats,
        }
        for p in PLACES
    ]
    body = json.dumps(offices).replace("HALF", "\\ud83d\\u0007").encode()
    result = crawl_site({START: ("application/json", body)})
    records = records_of(result)
    assert {r["postcode"] for r in records} == {p.postcode for p in PLACES}
    assert all(r["naam"].isprintable() for r in records)
