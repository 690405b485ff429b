"""Who did something for good and why, as given with a command: everybody goes on reading it."""

from pipeline.errors import SjoError
from pipeline.privacy.free_text import find_personal_in_prose

MOST_AUTHOR, MOST_REASON = 60, 500
STAYS = "dit blijft voor iedereen leesbaar; er is niets gedaan"


def require_public_signature(author: str, option: str, reason: str) -> None:
    """Refuse an author (of `--auteur`) or a reason (of `option`) that may not be published.

    SjoError that names each option and its rule: too long, more than one line, or what may tell of
    a person, which is never quoted.
    """
    given = (("--auteur", author, MOST_AUTHOR), (option, reason, MOST_REASON))
    faults = [f"{name}: {rule}" for name, text, most in given if (rule := _find_fault(text, most))]
    if faults:
        raise SjoError("\n".join([*faults, STAYS]))


def _find_fault(text: str, most: int) -> str:
    if len(text) > most:
        return f"is langer dan {most} tekens; schrijf het korter"
    if not text.isprintable():
        return "is meer dan een regel, of bevat onzichtbare tekens; schrijf het op een regel"
    found = find_personal_in_prose(text)
    return f"{found}; schrijf het zonder persoon (initialen mogen)" if found else ""
