"""Sites that show their locations only to who fills in a postcode: one of every region is asked."""

import re

from selectolax.lexbor import LexborNode

from spiders.dutch.places import areas_of_regions
from spiders.markup import attribute_of
from spiders.navigation.forms import address_asked, is_sent
from spiders.page import Page

_ASKS_POSTCODE = re.compile(r"(?i)post_?-?code|postal|\bzip|^pc6?$")
_LETTERS_WANTED = re.compile(r"(?i)\d{4} ?[A-Z]{2}\b|A-Z")
_FIRST_LETTERS = "AA"  # the first that an area is given
_TYPED = ", ".join(
    ["input:not([type])", *(f"input[type={t}]" for t in ("text", "search", "tel", "number"))]
)
_NO_SEARCH = "textarea, input[type=password], input[type=email], input[type=file]"


def find_postcode_searches(page: Page) -> list[list[str]]:
    """Return for each form that asks a postcode and nothing else what it gives for every region.

    A form that is sent (POST) is left alone, as is one that a script fills in without an address.
    """
    if page.kind != "html" or not _ASKS_POSTCODE.search(page.markup):
        return []
    fields = ((form, _field_of(form)) for form in page.tree.css("form"))
    return [_asked_of(page, form, field) for form, field in fields if field is not None]


def _field_of(form: LexborNode) -> LexborNode | None:
    """Return the one field of a form that is to be typed in, when it asks a postcode."""
    typed = form.css(_TYPED)
    if len(typed) != 1 or is_sent(form) or form.css_first(_NO_SEARCH) is not None:
        return None
    given = typed[0].attributes
    words = (given.get(name) or "" for name in ("name", "id", "placeholder", "aria-label", "title"))
    return typed[0] if given.get("name") and any(map(_ASKS_POSTCODE.search, words)) else None


def _asked_of(page: Page, form: LexborNode, field: LexborNode) -> list[str]:
    given = field.attributes
    wanted = f"{given.get('pattern') or ''} {given.get('placeholder') or ''}"
    letters = _FIRST_LETTERS if _LETTERS_WANTED.search(wanted) else ""
    name = attribute_of(field, "name")
    return [address_asked(page, form, name, area + letters) for area in areas_of_regions()]
