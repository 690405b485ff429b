"""Forms: which of them an address asks, and what that address is."""

from urllib.parse import urlencode

from selectolax.lexbor import LexborNode

from spiders.markup import ancestors_of, attribute_of
from spiders.navigation.urls import whole_url
from spiders.page import Page


def form_of(node: LexborNode) -> LexborNode | None:
    """Return the form that an element stands in, None when it stands in none."""
    return next((parent for parent in ancestors_of(node) if parent.tag == "form"), None)


def is_sent(form: LexborNode) -> bool:
    """Tell whether a form is sent (POST), so that no address asks what it asks."""
    return (attribute_of(form, "method") or "get").lower() != "get"


def is_written_in(node: LexborNode) -> bool:
    """Tell whether an element stands in a form with which people write: a message, an entry."""
    form = form_of(node)
    return form is not None and form.css_first("textarea, input[type=email]") is not None


def address_asked(page: Page, form: LexborNode, name: str, value: str) -> str:
    """Return the address that a form asks when one field is filled in; "" when it leads nowhere."""
    hidden = [
        (attribute_of(node, "name"), attribute_of(node, "value"))
        for node in form.css("input[type=hidden][name]")
    ]
    action = (attribute_of(form, "action") or page.url).partition("?")[0]
    return whole_url(page.base_url, f"{action}?{urlencode([*hidden, (name, value)])}")
