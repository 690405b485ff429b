"""Letters without their accents: the step that every way of folding text shares."""

import unicodedata


def strip_accents(text: str) -> str:
    """Return text in compatibility form (NFKD) without combining marks: "Súdwest" -> "Sudwest"."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))
