"""Yes and no in the words and signs that people, Excel and survey tools use for them."""

from schemas.folding import fold_words

YES_WORDS = frozenset({"ja", "j", "yes", "y", "waar", "true", "1", "x", "v", "✓", "✔"})
NO_WORDS = frozenset({"nee", "n", "no", "onwaar", "false", "0"})


def parse_yes_no(text: str) -> str | None:
    """Return "ja", "nee" or "" (empty), else None."""
    word = fold_words(text)
    return "ja" if word in YES_WORDS else "nee" if word in NO_WORDS else "" if not word else None
