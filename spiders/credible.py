"""Which of the addresses that a page seems to hold lie in the Netherlands.

"Model 12, 2000 KG" has the form of one, "Kerkstraat 12, Gent" the words. What tells is the postcode
area, the place, and the page: a street beside an unknown place needs company.
"""

import re
from urllib.parse import urlsplit

from spiders.dutch import GLUED_POSTCODE, POSTCODE_IN_TEXT, looks_like_street
from spiders.finding import SiteFinding
from spiders.page import Page
from spiders.places import is_area, is_place

_ABROAD_HOST = re.compile(r"\.(?:be|de|fr|at|ch|lu|uk|ie|es|it|dk|se|no|pl|pt|us|cw|aw|sr)$")
_HOME_LANGUAGES = frozenset(["", "nl", "nl-nl", "fy", "fy-nl"])


def keep_credible(findings: list[SiteFinding], page: Page) -> list[SiteFinding]:
    """Return the findings that lie in the Netherlands, in their order.

    One with a postcode needs a known area or place, or a street and a place as they are written
    here; one without needs a known place on a page of ours, or a neighbour that is sure.
    """
    sure = [_has_credible_postcode(f) for f in findings]
    is_in_company = any(sure)
    is_ours = is_in_company or not _is_from_abroad(page)
    return [
        found
        for found, is_sure in zip(findings, sure, strict=True)
        if is_sure
        or (not _postcode(found) and (is_in_company or (is_ours and is_place(found.plaats))))
    ]


def _postcode(found: SiteFinding) -> str:
    written = f"{found.postcode} {found.adres}"
    match = POSTCODE_IN_TEXT.search(written.upper())
    glued = GLUED_POSTCODE.search(found.adres)
    return match[0] if match else (glued["postcode"] if glued else "")


def _has_credible_postcode(found: SiteFinding) -> bool:
    postcode = _postcode(found)
    if not postcode:
        return False
    return (
        is_area(postcode[:4])
        or is_place(found.plaats)
        or found.plaats[:1].isupper()
        or looks_like_street(found.adres, beside_postcode=False)
        or postcode in found.adres
    )


def _is_from_abroad(page: Page) -> bool:
    if _ABROAD_HOST.search(urlsplit(page.url).hostname or ""):
        return True
    return page.kind == "html" and page.full_language not in _HOME_LANGUAGES
