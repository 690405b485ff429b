"""Telephone numbers that may be of a person: by what stands beside them, or as they are mobile.

Apart from the shapes of columns, for these need pandas: what reads a number should not load it.
"""

import re

from schemas.persons import OWN, PERSON

MOBILE_BEGINS = "+316"
"""How a Dutch mobile number begins in normal form."""
_PHONE_WORDS = re.compile(
    r"\b(?:telefoon(?:nummer)?|tel|t|mobiel|mob|m|algemeen|nummer|nr|lokaal tarief|gratis|optie \d|"
    r"of|en|kies|via|bereikbaar|op|maandag|dinsdag|woensdag|donderdag|vrijdag|ma|di|wo|do|vr|uur|"
    r"t/m|tot|van)\b\.?:?",
    re.IGNORECASE,
)
_PHONE_SIGNS = re.compile(r"[\d\s()+./;:,|–-]*")


def is_phone_alone(text: str) -> bool:
    """Tell whether a text is telephone numbers and words about them: no name stands beside one."""
    return _PHONE_SIGNS.fullmatch(_PHONE_WORDS.sub("", text)) is not None


def find_person_beside(text: str, number: str) -> str:
    """Return why the `number` that was read out of a text may be of a person, in Dutch; else "".

    A mobile number alone is kept: a small service often has no other. With words beside it that
    are not about the telephone, it may be that of whom they name.
    """
    if is_phone_alone(text):
        return ""
    if number.startswith(MOBILE_BEGINS):
        return "mobiel nummer met andere woorden erbij, mogelijk een naam"
    return "nummer van een persoon" if OWN.search(text) or PERSON.search(text) else ""
