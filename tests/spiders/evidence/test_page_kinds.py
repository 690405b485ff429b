"""Pages with status 200 that are not the page that was asked, and pages that only look so."""

import pytest

from spiders.evidence.page_kinds import PageKind, find_obstacle, says_empty
from spiders.page import Page

ADDRESS = "<p>Hoofdkantoor: Kerkstraat 12, 3511 LX Utrecht</p>"
LONG = "<p>Wij helpen u met vragen over werk, wonen en schulden. U kunt bij ons terecht.</p>" * 60


def kind_of(html: str, lang: str = "nl") -> PageKind | None:
    page = Page("http://replica.example.nl/x", f"<html lang='{lang}'>{html}".encode(), "text/html")
    return find_obstacle(page)


@pytest.mark.parametrize(
    "heading",
    ["Pagina niet gevonden", "404", "Fout 404", "404 - Loket", "Oeps! Deze pagina bestaat niet",
     "Page not found", "Helaas, deze pagina is niet meer beschikbaar", "Vestiging niet gevonden",
     "The page you requested does not exist", "We konden de pagina niet vinden", "Deze pagina kunnen we niet (meer) vinden", "Deze pagina is er niet (meer)",
     "Not found", "Oops! That page can’t be found."],
)  # fmt: skip
@pytest.mark.parametrize("rest", [ADDRESS, ADDRESS + LONG], ids=["short", "long"])
def test_a_page_that_says_it_is_not_there_is_gone(heading: str, rest: str) -> None:
    assert kind_of(f"<title>Locaties</title><main><h1>{heading}</h1>{rest}</main>") == "pagina weg"
    assert kind_of(f"<title>{heading} | Proefloket</title><main>{rest}</main>") == "pagina weg"


@pytest.mark.parametrize(
    "heading",
    ["Vestiging Almelo", "Kerkstraat 404", "Plein 404 Utrecht", "Locatie niet gevonden? Bel ons",
     "Onze 404 locaties", "Niet gevonden wat u zocht?"],
)  # fmt: skip
def test_a_page_with_such_words_for_another_reason_stays(heading: str) -> None:
    assert kind_of(f"<main><h1>{heading}</h1>{ADDRESS}</main>") is None


@pytest.mark.parametrize(
    ("html", "kind"),
    [
        ("<title>Just a moment...</title><p>Checking your browser</p>", PageKind.BOT_WALL),
        ("<h1>Toegang geweigerd</h1><p>Uw verzoek is geblokkeerd.</p>", PageKind.BOT_WALL),
        ("<h1>Even geduld</h1><p>Bent u een robot?</p>", PageKind.BOT_WALL),
        ("<h1>Inloggen</h1><form><input name=u><input type=password></form>", PageKind.LOGIN),
        ("<h1>Log in</h1><form><input type='password'></form>" + ADDRESS, PageKind.LOGIN),
        ("<h1>Cookies</h1><p>Wij gebruiken cookies. Accepteer ze.</p>", PageKind.COOKIE_WALL),
        ("<h1>Voordat u verder gaat</h1><p>Sta cookies toe.</p>", PageKind.COOKIE_WALL),
        ("<h1>We zijn zo terug</h1><p>Even geduld.</p>" + ADDRESS, PageKind.OUT_OF_SERVICE),
        ("<p>De website is tijdelijk niet bereikbaar.</p>" + ADDRESS, PageKind.OUT_OF_SERVICE),
        ("<h1>Gepland onderhoud</h1>", PageKind.OUT_OF_SERVICE),
        ("<h1>Oops, something went wrong</h1>" + ADDRESS, PageKind.OUT_OF_SERVICE),
        ("<h1>Er ging helaas iets mis</h1>" + ADDRESS, PageKind.OUT_OF_SERVICE),
    ],
)
def test_what_stands_in_our_way_has_a_name(html: str, kind: PageKind) -> None:
    assert kind_of(html) == kind


@pytest.mark.parametrize(
    "text",
    ["Hulp bij onderhoud van uw woning", "Onze medewerker is snel voor u terug op kantoor",
     "Kijk ook op onze website"],
)  # fmt: skip
def test_a_location_that_speaks_of_such_things_stays(text: str) -> None:
    assert kind_of(f"<main><h1>Vestiging</h1><p>{text}</p>{ADDRESS}</main>") is None


def test_forms_and_banners_on_a_page_of_the_site_are_no_wall() -> None:
    banner = "<div>Wij gebruiken cookies, accepteer ze.</div>"
    login = "<form>Inloggen <input type=password></form>"
    captcha = "<div class='g-recaptcha'></div><p>Ben je geen robot?</p>"
    page = f"{banner}{login}<main><h1>Contact</h1>{ADDRESS}{LONG}{captcha}</main>"
    assert kind_of(page) is None


def test_the_words_of_a_page_tell_its_language_before_its_mark() -> None:
    dutch = f"<main><h1>Locaties</h1>{LONG}{ADDRESS}</main>"
    english = "<main><h1>Locations</h1>" + "<p>The offices of our help are open to you.</p>" * 9
    assert kind_of(dutch, "en") is None
    assert kind_of(english, "en") == PageKind.FOREIGN
    assert kind_of(english, "nl") == PageKind.FOREIGN


def test_a_list_may_say_itself_that_it_is_empty() -> None:
    assert says_empty("In Flevoland zijn nog geen locaties.")
    assert not says_empty("U vindt hier 12 locaties.")
