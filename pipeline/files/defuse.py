"""Text that a spreadsheet program opens as text and never runs as a formula."""

import re

import pandas as pd

_RISKY = ("=", "+", "-", "@", "\t", "\r")
_FIRST_SIGNS = frozenset(_RISKY)
_LEADING_SIGNS = re.compile(rf"^[\s{re.escape(''.join(_RISKY))}]+")
_E164 = re.compile(r"\+[0-9]{4,15}")


def defuse(value: str) -> str:
    """Return a cell that cannot become a formula: an apostrophe goes before = + - @, tab or CR.

    A phone number in E.164 ("+31201234567") stays as it is: a plus and digits only compute to
    themselves. Spaces before such a sign do not make it safe, so they are looked past.
    """
    if _E164.fullmatch(value):
        return value
    return f"'{value}" if value.startswith(_RISKY) or value.lstrip().startswith(_RISKY) else value


def leave_first_signs(text: str) -> str:
    """Return a text without the signs and spaces at its start that `defuse` looks for."""
    return _LEADING_SIGNS.sub("", text)


def defuse_texts(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table in which no text is a formula to a spreadsheet: `defuse` on every text."""
    safe = table.copy()
    for column in safe.select_dtypes(include=["object", "str"]).columns:
        texts = safe[column].tolist()
        # A look at the first sign only: almost no text is risky, and tables have millions.
        firsts = {text[:1] for text in texts if isinstance(text, str)}
        risky = {sign for sign in firsts if sign in _FIRST_SIGNS or sign.isspace()}
        if risky:
            at = [isinstance(text, str) and text[:1] in risky for text in texts]
            safe.loc[at, column] = safe.loc[at, column].map(defuse)
    return safe
