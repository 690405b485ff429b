"""What each shape of text lets pass: the text as it may be published, or why it may not."""

import re
from collections.abc import Callable

from pipeline.privacy.free_text import WITHHELD, make_public, mask_email
from pipeline.privacy.personal import find_personal, find_personal_file, find_personal_page
from pipeline.privacy.phones import is_phone_alone
from schemas.shapes import Vorm

LONGEST = 1000
NOT_OF_SHAPE = "heeft niet de vorm van deze kolom"
NUMBER_AND_MORE = "naast het telefoonnummer staan andere woorden"

_KEY_SIGNS = re.compile(r"[\w:.|=,/ +-]{0,200}")
_PAGE_ALONE = re.compile(r"(https?://)?([^\s/?#@:.]+\.)+[^\s/?#@:.\d]{2,}(:\d+)?([/?#]\S*)?", re.I)
_MAILBOX_ALONE = re.compile(r"[^\s@,;|]+@([^\s@.,;|]+\.)+[^\W\d_]{2,}")

Judged = tuple[str, str]
"""A text fit to publish and "", or "" and the Dutch reason why it is withheld."""


def judge(vorm: Vorm, text: str) -> Judged:
    """Return (text fit to publish, "") or ("", the Dutch reason why it is withheld).

    What looks like an e-mail address is masked, but where it is the whole value; all else that may
    be of a person withholds the text whole.
    """
    if len(text) > LONGEST:
        return "", f"langer dan {LONGEST} tekens"
    return JUDGES[vorm](text)


def why_withheld(vorm: Vorm, text: str) -> str:
    """Return why a text may not be published in a column of a shape, in Dutch; "" when it may."""
    return judge(vorm, text)[1]


def _by(find: Callable[[str], str]) -> Callable[[str], Judged]:
    """Return the judge that masks e-mail addresses and withholds what `find` finds a reason for."""

    def judged(text: str) -> Judged:
        masked = mask_email(text)
        reason = find(masked)
        return ("", reason) if reason else (masked, "")

    return judged


def _matching(pattern: re.Pattern[str], find: Callable[[str], str]) -> Callable[[str], Judged]:
    def judged(text: str) -> Judged:
        reason = find(text) if pattern.fullmatch(text) else NOT_OF_SHAPE
        return ("", reason) if reason else (text, "")

    return judged


def _judge_phone(text: str) -> Judged:
    return (text, "") if is_phone_alone(text) else ("", NUMBER_AND_MORE)


def _judge_prose(text: str) -> Judged:
    words, reason = make_public(mask_email(text))
    return words, reason.removesuffix(WITHHELD)


def _nothing(_: str) -> str:
    return ""


JUDGES: dict[Vorm, Callable[[str], Judged]] = {
    Vorm.VAST: lambda text: (text, ""),
    Vorm.KENMERK: _matching(_KEY_SIGNS, _nothing),
    Vorm.ZIN: _by(find_personal),
    Vorm.NAAM: _by(find_personal),
    Vorm.ADRES: _by(find_personal),
    Vorm.PLAATS: _by(find_personal),
    Vorm.WEBADRES: _matching(_PAGE_ALONE, find_personal_page),
    Vorm.TELEFOON: _judge_phone,
    Vorm.EMAIL: _matching(_MAILBOX_ALONE, _nothing),
    Vorm.TEKST: _judge_prose,
    Vorm.BESTAND: _matching(re.compile(r"[^\x00-\x1f]+"), find_personal_file),
}
"""VAN_KOLOM is no shape of its own: the gate asks that of the column that the row names."""
