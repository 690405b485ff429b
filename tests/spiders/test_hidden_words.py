"""What a page itself hides, does not hold of its locations."""

from spiders.extract import extract_page
from spiders.page import Page

ADDRESS = "<h3>Buurthuis Noord</h3><div>Brink 9</div><div>9451 HG Rolde</div>"
CLOSED = "<div {how}><div>Tijdelijk gesloten</div></div>"


def _denials(main: str) -> list[str]:
    page = Page("https://x.nl/l", f"<main>{main}</main>".encode(), "text/html; charset=utf-8")
    return [found.voorbehoud for found in extract_page(page).findings]


def test_a_badge_that_the_page_hides_denies_nothing() -> None:
    for how in ("class='badge w-condition-invisible'", "hidden", "style='display: none'"):
        assert _denials(ADDRESS + CLOSED.format(how=how)) == [""]


def test_a_badge_that_is_shown_denies() -> None:
    assert _denials(ADDRESS + CLOSED.format(how="")) == ["Tijdelijk gesloten"]


def test_in_a_panel_that_unfolds_the_words_hold_with_the_address() -> None:
    panel = f"<h3>Noord</h3><div hidden>{ADDRESS}{CLOSED.format(how='')}</div>"
    assert _denials(panel) == ["Tijdelijk gesloten"]


def test_words_of_denial_are_no_name() -> None:
    page = Page(
        "https://x.nl/l",
        b"<main><h1>Buurthuis</h1><p>Tijdelijk gesloten</p><p>Brink 9, 9451 HG Rolde</p></main>",
        "text/html",
    )
    assert [f.locatienaam for f in extract_page(page).findings] == [""]
