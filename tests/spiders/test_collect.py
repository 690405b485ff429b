"""One location, one record, whatever the order in which pages come."""

from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.captures import CapturedRecord
from spiders.crawling.collect import Collector
from spiders.extract import extract_page
from spiders.page import Page
from tests.sites.facts import make_places
from tests.sites.replicas import BUILDS

START = "/vestigingen"
HOST = "http://replica.example.nl"
PLACES = make_places("juridischloket", 24)


def pages(build: str) -> list[Page]:
    return [
        Page(HOST + path, body, kind)
        for path, (kind, body) in BUILDS[build](PLACES, START).items()
        if not path.startswith("/en")
    ]


def settle(found: list[Page]) -> list[CapturedRecord]:
    collector = Collector("")
    for page in found:
        is_start = page.url == HOST + START
        collector.add(page.url, extract_page(page), "2026-01-02", is_start=is_start)
    return collector.settle()


@settings(deadline=None, max_examples=15)
@given(st.permutations(range(len(pages("drupal")))), st.sampled_from(["drupal", "next", "letters"]))
def test_the_order_of_the_pages_does_not_matter(order: list[int], build: str) -> None:
    found = pages(build)
    shuffled = [found[i] for i in order if i < len(found)]
    shuffled += [page for page in found if page not in shuffled]
    assert settle(shuffled) == settle(found)


def read(html: str, path: str = START) -> Page:
    return Page(HOST + path, f"<main>{html}</main>".encode(), "text/html")


BLOCK = "<h3><a href='{link}'>{name}</a></h3><p>{street}<br>{postcode} Proefstad</p>"


def block(name: str, number: int, link: str = "") -> str:
    return BLOCK.format(
        link=link, name=name, street=f"Proefweg {number}", postcode=f"12{number:02d} AB"
    )


def test_two_locations_with_one_name_at_two_addresses_both_stay() -> None:
    records = settle([read(block("Loket", 1) + block("Loket", 2))])
    assert [r.adres for r in records] == ["Proefweg 1", "Proefweg 2"]
    assert len({r.key for r in records}) == 2


def test_one_link_shared_by_several_locations_is_no_key() -> None:
    listing = "".join(block(f"Loket {i}", i, "/afspraak") for i in range(1, 4))
    one_each = [read(block(f"Loket {i}", i, "/terug"), f"/loket/{i}") for i in range(4, 7)]
    records = settle([read(listing), *one_each])
    assert len(records) == 6
    assert not [r.key for r in records if "afspraak" in r.key or "terug" in r.key]


def test_the_same_location_in_two_lists_is_one_record() -> None:
    both = [
        read(block("Loket A", 1), f"{START}/letter/a"),
        read(block("Loket  A", 1), f"{START}/x"),
    ]
    assert len(settle(both)) == 1


def test_different_organisations_at_one_address_stay_apart() -> None:
    assert len(settle([read(block("Loket A", 1) + block("Winkel B", 1))])) == 2


def test_a_list_repeated_on_every_page_is_no_footer_and_one_address_is() -> None:
    listing = "".join(block(f"Loket {i}", i) for i in range(1, 8))
    repeated = [read(listing, f"{START}/{i}") for i in range(6)]
    assert len(settle(repeated)) == 7
    aside = "<aside><p>Hoofdkantoor<br>Proefsingel 9<br>9999 ZZ Proefstad</p></aside>"
    single = [read(block(f"Loket {i}", i) + aside, f"{START}/{i}") for i in range(1, 8)]
    assert [r.naam for r in settle(single)] == [f"Loket {i}" for i in range(1, 8)]
