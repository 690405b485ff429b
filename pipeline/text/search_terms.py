"""Search terms as they are compared between gemeenten."""

PLACE_IN_TERM = "{gemeente}"
"""Stands in a term for the name of the gemeente that was searched."""


def generalise_term(zoekterm: str, gemeente: str) -> str:
    """Return a term in small letters and single spaces, with PLACE_IN_TERM for the name."""
    folded = zoekterm.casefold()
    if gemeente:
        folded = folded.replace(gemeente.casefold(), PLACE_IN_TERM)
    return " ".join(folded.split())
