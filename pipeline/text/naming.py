"""What a location is called for readers."""

from schemas.folding import fold_words


def name_location(organisatie: str, locatienaam: str | None) -> str:
    """Return the provider with the own name of a location, each word of the provider once.

    "SchuldHulpMaatje" in "Schuldhulpmaatje Almelo" is called by the latter alone.
    """
    provider, own = fold_words(organisatie), fold_words(locatienaam or "")
    if own in ("", provider):
        return organisatie
    if f" {provider} " in f" {own} ":
        return str(locatienaam)
    return f"{organisatie} - {locatienaam}"
