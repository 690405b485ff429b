"""What kind of page an answer is: not all that comes with status 200 is the page we asked."""

import re
from collections.abc import Callable
from enum import StrEnum

from spiders.markup import text_of
from spiders.page import Page


class PageKind(StrEnum):
    """The kind of a page, in the words that run.json and the console show."""

    LIST = "lijst"
    LOCATION = "locatie"
    NO_ADDRESS = "zonder adres"
    EMPTY_LIST = "lege lijst"
    SAME = "zelfde pagina"
    SOFT_GONE = "pagina weg"
    BOT_WALL = "botmuur"
    LOGIN = "inlogpagina"
    COOKIE_WALL = "cookiemuur"
    OUT_OF_SERVICE = "onderhoud of storing"
    FOREIGN = "andere taal"
    RESERVED = "voorbehoud"


_SHORT = 3_000  # characters of visible text: what stands in our way has no more
_BRIEF = 700  # characters: a page that says one thing
_GONE_HEADING = re.compile(
    r"(?i)^\W*(?:(?:http|fout|error|foutmelding|status)\W*)?404\b(?!\s*\w*\s*\d)|\b404\s*(?:error|fout|[-–:|])|"
    r"\b(?:pagina|page)\b[^.!?]{0,30}\bniet\b[^.!?]{0,20}\b(?:gevonden|beschikbaar|bestaa[nt]|vinden)\b|"
    r"\bniet\b[^.!?]{0,15}\bgevonden[\s.!]*$|\bpagina\b[^.!?]{0,20}\bbestaat\s+niet\b|"
    r"\bpagina\b[^.!?]{0,20}\bis\s+er\s+(?:helaas\s+)?niet\b|"
    r"\bpagina\b[^.!?]{0,25}\b(?:verwijderd|verdwenen|verlopen)\b|"
    r"\bbestaat\s+(?:helaas\s+)?niet(?:\s+meer)?\W*$|"
    r"\bpage\b[^.!?]{0,30}(?:\bnot|n['’]t)\b[^.!?]{0,15}\b(?:found|exist|available)\b|"
    r"^\W*not\s+found\b|\bno\s+longer\s+(?:exists|available)\b|\bnothing\s+(?:was\s+)?found\b"
)
_GONE_TEXT = re.compile(
    r"(?i)\b(?:wat|waar|dat)\s+(?:u|je|jij)\s+(?:naar\s+)?(?:zoekt|zocht|op\s+zoek)\b[^.!?]{0,40}"
    r"\b(?:bestaat|niet|verplaatst|verwijderd)\b|"
    r"\bpagina\b[^.!?]{0,60}\b(?:niet\s+(?:\(?\w+\)?\s+){0,2}(?:gevonden|vinden)|"
    r"bestaat\s+(?:\w+\s+)?niet|niet\s+(?:\w+\s+)?(?:bestaat|beschikbaar))|"
    r"\bpage\b[^.!?]{0,60}\b(?:(?:could|can)\s?not\s+be\s+found|not\s+found|does(?:n.t|\s+not)\s+exist|"
    r"no\s+longer\s+(?:exists|available))"
)
_BOT = re.compile(
    r"(?i)just a moment|attention required|checking your browser|"
    r"access (?:to this page (?:has been |is )?)?denied|you have been blocked|"
    r"are you (?:a )?(?:human|robot)|verify (?:that )?you are|"
    r"(?:not|n't) a robot|bot detection|request unsuccessful|unusual traffic|too many requests|"
    r"enable javascript and cookies to continue|security check|"
    r"bent (?:u|jij|je) (?:een|geen) (?:robot|mens)|ben je (?:een|geen) (?:robot|mens)|geen robot|"
    r"toegang (?:is )?(?:geweigerd|geblokkeerd|ontzegd)|"
    r"(?:verzoek|toegang|ip-?adres)\b[^.!?]{0,30}\bgeblokkeerd|"
    r"controleren (?:of|uw browser|je browser)|browser (?:wordt )?(?:gecontroleerd|controleren)|"
    r"beveiligingscontrole|ongebruikelijk verkeer|te veel verzoeken|veiligheidscontrole"
)
_OUT_OF_SERVICE = re.compile(
    r"(?i)\b(?:web)?site\b[^.!?]{0,60}\b(?:onderhoud|offline|tijdelijk (?:niet|even niet|buiten))|"
    r"\bonderhoud\b[^.!?]{0,40}\b(?:web)?site\b|\b(?:gepland|technisch) onderhoud\b|"
    r"\b(?:we|wij|(?:web)?site)\b[^.!?]{0,20}\b(?:zo|snel|straks|spoedig|binnenkort) "
    r"(?:weer )?(?:voor (?:u|je) )?(?:terug|online)\b|"
    r"\bmaintenance\b|\bback (?:soon|online)\b|"
    r"\bsomething went wrong\b|\b(?:unexpected|internal|server) error\b|"
    r"\ber (?:is|ging) (?:helaas )?(?:iets|wat) (?:fout|mis)(?:gegaan| gegaan)?\b"
)
_CAPTCHA = re.compile(r"(?i)captcha|cf-challenge|challenge-platform|_Incapsula_|datadome")
_LOGIN = re.compile(
    r"(?i)\b(inloggen|log ?in|aanmelden|meld je aan|sign in|gebruikersnaam|wachtwoord|"
    r"alleen (?:toegankelijk )?voor leden|ledenportaal)\b"
)
_COOKIE_HEADING = re.compile(r"(?i)cookie|toestemming|consent|before you continue|voordat u verder")
_ACCEPT = re.compile(
    r"(?i)\b(accepte(?:er|ren)|akkoord|toestaan|sta .{0,20}toe|accept|agree|allow|toestemming)\b"
)
_EMPTY = re.compile(
    r"(?i)\b(?:nog )?(?:geen|0|nul) (?:enkele )?(?:locaties?|vestiging(?:en)?|kantoren|resultaten|"
    r"adressen|afdeling(?:en)?|loket(?:ten)?|servicepunten|spreekuren|organisaties)\b|"
    r"\bno (?:results|locations)\b"
)
# The same locations again in another language: read twice, they would be two.
_FOREIGN_LANGUAGES = frozenset(["en", "de", "fr", "ar", "tr", "pl", "uk", "es", "so", "ti", "fa"])
_DUTCH_WORDS_TEXT = (
    "de het een en van voor met op bij naar zijn u je onze wij ons uur maandag vrijdag adres "
    "telefoon openingstijden afspraak locaties vestiging vestigingen postcode plaats meer hulp "
    "niet ook"
)
_DUTCH_WORDS = frozenset(_DUTCH_WORDS_TEXT.split())
_ENGLISH_WORDS_TEXT = (
    "the and of to for with at by our you your we are is this that from opening hours address "
    "phone monday friday appointment locations office offices help not more please contact"
)
_ENGLISH_WORDS = frozenset(_ENGLISH_WORDS_TEXT.split())


def find_obstacle(page: Page) -> PageKind | None:
    """Return what stands in the place of the page that was asked, or None for a page of the site.

    Decided by title, first heading and length, so that a page with a form that asks whether you are
    a robot, or a banner about cookies, is still itself.
    """
    if page.kind != "html":
        return None
    heading = _headings(page)
    return next((kind for kind, stands in _IN_THE_WAY if stands(page, heading)), None)


def _headings(page: Page) -> list[str]:
    """Return the title and the first heading; of a title, what stands before the site's name."""
    nodes = (page.tree.css_first("title"), page.tree.css_first("h1") or page.tree.css_first("h2"))
    return [text_of(node) for node in nodes if node]


def _is_gone(page: Page, heading: list[str]) -> bool:
    parts = [p for text in heading for p in (text, *re.split(r" [|–—-] | [·»] ", text))]
    if any(_GONE_HEADING.search(part) for part in parts):
        return True
    return _says_briefly(_GONE_TEXT, page)


def _says_briefly(words: re.Pattern[str], page: Page) -> bool:
    return len(page.visible_text) < _BRIEF and bool(words.search(page.visible_text))


def _is_bot_wall(page: Page, heading: list[str]) -> bool:
    visible = page.visible_text
    if len(visible) < _BRIEF and (_BOT.search(visible) or _CAPTCHA.search(page.text)):
        return True
    return len(visible) < _SHORT and any(_BOT.search(text) for text in heading)


def _is_out_of_service(page: Page, _: list[str]) -> bool:
    return _says_briefly(_OUT_OF_SERVICE, page)


def _is_login(page: Page, heading: list[str]) -> bool:
    visible = page.visible_text
    speaks = len(visible) < _BRIEF or any(_LOGIN.search(text) for text in heading)
    has_form = len(visible) < _SHORT and page.tree.css_first("input[type=password]") is not None
    return speaks and has_form


def _is_cookie_wall(page: Page, heading: list[str]) -> bool:
    visible = page.visible_text
    if len(visible) >= _SHORT // 2:
        return False
    speaks = any(_COOKIE_HEADING.search(text) for text in heading) or (
        len(visible) < _BRIEF and visible.lower().count("cookie") >= 2
    )
    return speaks and "cookie" in visible.lower() and bool(_ACCEPT.search(visible))


def _is_foreign(page: Page, _: list[str]) -> bool:
    """Tell whether a page is in another language: by its words, and where they are few, its lang.

    Many a Dutch site states lang="en" because its system does.
    """
    words = [w.strip(".,:;()!?") for w in page.visible_text[:20_000].lower().split()]
    dutch = sum(w in _DUTCH_WORDS for w in words)
    english = sum(w in _ENGLISH_WORDS for w in words)
    if page.language in _FOREIGN_LANGUAGES:
        return dutch < 3 or english > dutch
    return english >= 20 and english > 3 * dutch


_IN_THE_WAY: tuple[tuple[PageKind, Callable[[Page, list[str]], bool]], ...] = (
    (PageKind.SOFT_GONE, _is_gone),
    (PageKind.BOT_WALL, _is_bot_wall),
    (PageKind.OUT_OF_SERVICE, _is_out_of_service),
    (PageKind.LOGIN, _is_login),
    (PageKind.COOKIE_WALL, _is_cookie_wall),
    (PageKind.FOREIGN, _is_foreign),
)
"""What may stand in the place of a page, in the order in which it is looked for."""


def says_empty(visible: str) -> bool:
    """Tell whether a page says itself that its list holds nothing."""
    return bool(_EMPTY.search(visible))
