"""Which of the addresses that a page seems to hold lie in the Netherlands.

"Model 12, 2000 KG" has the form of one, "Kerkstraat 12, Gent" the words. What tells is the postcode
area, the place, the form of the street, and where the page itself is from.
"""

import re
from urllib.parse import urlsplit

from spiders.dutch.patterns import (
    GLUED_POSTCODE,
    POSTCODE_IN_TEXT,
    SAMPLE_ADDRESS,
    looks_like_street,
)
from spiders.dutch.places import is_area, is_place
from spiders.finding import SiteFinding
from spiders.page import Page

_ABROAD_HOST = re.compile(r"\.(?:be|de|fr|at|ch|lu|uk|ie|es|it|dk|se|no|pl|pt|us|cw|aw|sr)$")
_HOME_LANGUAGES = frozenset(["", "nl", "nl-nl", "fy", "fy-nl"])
_ABROAD_MARK = re.compile(
    r"\+(?:32|49|33|44)[ (\d]|(?<!\d)00(?:32|49)\d|\bBelgi[ëe]\b|\bVlaanderen\b"
)
_LARGE_ABROAD_TEXT = (
    "antwerpen gent brussel leuven brugge mechelen aalst kortrijk oostende genk roeselare "
    "turnhout sint-niklaas luik namen charleroi berlijn keulen aken parijs londen"
)
_LARGE_ABROAD = frozenset(_LARGE_ABROAD_TEXT.split())
"""Cities that Dutch texts name, where only the name tells that the address is none of ours."""


def keep_credible(findings: list[SiteFinding], page: Page) -> list[SiteFinding]:
    """Return the findings that lie in the Netherlands, in their order; no example of an address.

    One with a postcode needs a known area or place, or a street and a place as they are written
    here. One without needs a neighbour that is sure, or on a page of ours a known place or a street
    whose name ends as streets do.
    """
    findings = [f for f in findings if not SAMPLE_ADDRESS.search(f"{f.adres}, {f.postcode}")]
    sure = [_has_credible_postcode(f) for f in findings]
    is_ours = any(sure) or not _is_from_abroad(page)
    return [
        found
        for found, is_sure in zip(findings, sure, strict=True)
        if is_sure or (is_ours and not _postcode(found) and (any(sure) or _is_at_home(found)))
    ]


def _postcode(found: SiteFinding) -> str:
    match = POSTCODE_IN_TEXT.search(f"{found.postcode} {found.adres}".upper())
    glued = GLUED_POSTCODE.search(found.adres)
    return match[0] if match else (glued["postcode"] if glued else "")


def _has_credible_postcode(found: SiteFinding) -> bool:
    postcode = _postcode(found)
    return bool(postcode) and (
        is_area(postcode[:4])
        or found.plaats[:1].isupper()
        or is_place(found.plaats)
        or looks_like_street(found.adres, beside_postcode=False)
        or postcode in found.adres
    )


def _is_at_home(found: SiteFinding) -> bool:
    is_street = looks_like_street(found.adres, beside_postcode=False)
    return is_place(found.plaats) or (is_street and found.plaats.casefold() not in _LARGE_ABROAD)


def _is_from_abroad(page: Page) -> bool:
    if _ABROAD_HOST.search(urlsplit(page.url).hostname or ""):
        return True
    if page.kind != "html":
        return False
    return page.full_language not in _HOME_LANGUAGES or bool(_ABROAD_MARK.search(page.markup))
