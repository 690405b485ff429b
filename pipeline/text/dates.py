"""How days are written for Dutch readers."""

import re
from datetime import date

MONTH_NAMES = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
_ISO_DAY = re.compile(r"(?<![\d-])(\d{4})-(\d\d)-(\d\d)(?![\d-])")
_ISO = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?")


def dutch_date(day: date | str) -> str:
    """Write 2025-03-03 as "3 maart 2025", and "2025-03", known to the month, as "maart 2025".

    A text that is no such date, such as the year "2025", stays as it is.
    """
    found = _ISO.fullmatch(str(day))
    if not found or not 1 <= int(found[2]) <= len(MONTH_NAMES):
        return str(day)
    number = [str(int(found[3]))] if found[3] else []
    return " ".join([*number, MONTH_NAMES[int(found[2]) - 1], found[1]])


def dutch_dates_in(text: str) -> str:
    """Return a sentence with every day in it written as people write it."""
    return _ISO_DAY.sub(lambda found: dutch_date(found[0]), text)
