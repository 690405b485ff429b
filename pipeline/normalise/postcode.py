"""Dutch postcodes: four digits (never a leading 0) and two letters, with or without a space.

The pairs SA, SD and SS are not in use. No other letter is refused: newer postcodes hold letters
that older ones did not.
"""

import re

POSTCODE_FORM = re.compile(r"[1-9][0-9]{3}(?!SA|SD|SS)[A-Z]{2}")

# Capitals may stand apart. Small letters only glued on, for "Boulevard 1945 te Enschede" has none,
# when the digits are too many for a house number ("Terpweg 647905 at" is 64 and 7905 AT), or behind
# a comma or a house number when they are no word ("Kerkstraat 5, 8608 vn", not "5, 8608 te").
_IN_TEXT = re.compile(
    r"(?<![0-9][-/])([1-9][0-9]{3})"
    r"(?:\s{0,2}(?!SA|SD|SS)([A-Z]{2})"
    r"|(?!s[ads])([a-z]{2})"
    r"|(?:(?<=[0-9]{5})|(?<=[0-9][A-Za-z][0-9]{4}))\s(?!s[ads])([a-z]{2})"
    r"|(?:(?<=,[0-9]{4})|(?<=, [0-9]{4})|(?<=[0-9] [0-9]{4})|(?<=[0-9][A-Za-z] [0-9]{4}))"
    r"\s(?!s[ads]|te|in|en|de|op|nr)([a-z]{2}))(?![^\W_])"
)
_AT_START = re.compile(r"\s*([1-9][0-9]{3})\s{0,2}(?!s[ads]|te|in)([a-z]{2})(?![^\W_])")
_BROKEN_IN_TEXT = re.compile(
    r"(?<=[\w,]) ([0-9]{3}\s?(?!II)[A-Z]{2}"  # "2e Kerkstraat 194 II" is a second floor
    r"|0[0-9]{3}\s?[A-Z]{2}|[1-9][0-9]{3}\s?(?:SA|SD|SS)"
    r"|[1-9][0-9]{3}(?= [^\W\d_]{3}))(?![^\W_])"
)
_AFTER_MONTH = re.compile(
    r"[0-9] (?:jan|feb|mrt|maa|apr|mei|jun|jul|aug|sep|okt|nov|dec)[a-z]*\.?$", re.IGNORECASE
)
_THREE_DIGITS = re.compile(r"[0-9]{3}")  # in every postcode, broken or not
MARK = "\x01"


def normalise_postcode(text: str) -> str:
    """Return "1234AB" when `text` is one valid postcode in any spelling, else ""."""
    glued = "".join(text[:20].split()).upper()
    return glued if POSTCODE_FORM.fullmatch(glued) else ""


def capitalise_postcode(text: str) -> str:
    """Write a postcode at the start of a field for postcodes in capitals: "4811 nh te Breda"."""
    return _AT_START.sub(lambda match: match[0].upper(), text, count=1)


def take_postcodes(text: str) -> tuple[str, list[str], str]:
    """Take the postcodes out of a text: (text with MARK for each, postcodes, a broken one or "").

    In "Makassarplein 11095 RP" the last four digits are the postcode's, what precedes is the
    house number.
    """
    if not _THREE_DIGITS.search(text):
        return text, [], ""
    found: list[str] = []

    def mark(match: re.Match[str]) -> str:
        found.append(match[1] + "".join(filter(None, match.groups()[1:])).upper())
        return f",{MARK},"

    text = _IN_TEXT.sub(mark, text)
    if found:
        return text, found, ""
    broken = _BROKEN_IN_TEXT.search(text)
    if (
        broken
        and _AFTER_MONTH.search(text, 0, broken.start()) is None
        and any(sign.isdigit() for sign in text[: broken.start()])
    ):
        return text[: broken.start()] + f",{MARK}," + text[broken.end() :], found, broken[1]
    return text, found, ""
