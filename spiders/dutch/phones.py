"""The telephone number of a text: of a desk, not of a person, a bank or a register."""

from collections.abc import Sequence
from urllib.parse import unquote

from schemas.persons import PERSON
from spiders.dutch.patterns import MAILBOX, MOBILE, OTHER_NUMBERS, PHONE, is_role_mailbox
from spiders.dutch.persons import strip_persons


def find_phone(text: str, links: Sequence[str] = ()) -> str:
    """Return the telephone number of a text or its tel: link, "" when there is none.

    Numbers of banks and registers are none, and a mobile number beside a person is a person's.
    """
    spoken = PHONE.search(OTHER_NUMBERS.sub(" ", text))
    tel = next((unquote(h[4:]) for h in links if h.startswith("tel:")), "")
    number = spoken[0].strip() if spoken else tel.strip()
    is_personal = MOBILE.match(number) and (
        PERSON.search(text)
        or strip_persons(text) != text
        or any(not is_role_mailbox(m, "") for m in MAILBOX.findall(text))
    )
    return "" if is_personal else number
