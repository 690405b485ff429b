"""What a report may not bring into git: what may tell of a person, in its message or its values."""

from collections.abc import Collection, Iterator

from pipeline.normalise.email import normalise_email
from pipeline.privacy.free_text import find_personal_in_prose
from pipeline.privacy.shapes import why_withheld
from schemas.mutations import MESSAGE, VALUES, Mutation, shape_reported

NOT_GENERAL = "is geen algemeen e-mailadres van de organisatie"


def find_personal_parts(
    mutation: Mutation, names: Collection[str] = ()
) -> Iterator[tuple[str, str]]:
    """Yield (field, reason in Dutch) of each part that may tell of a person; never the text.

    `names`: what the location and its place are called, by which a mailbox may be named.
    """
    named = [*names, *(v.gemeld for v in mutation.velden if v.veld in ("organisatie", "plaats"))]
    if reason := find_personal_in_prose(mutation.bericht):
        yield MESSAGE, reason
    for at, value in enumerate(mutation.velden, 1):
        for side in ("gevonden", "gemeld"):
            if reason := _find_reason(value.veld, str(getattr(value, side)), named):
                yield f"{VALUES}[{at}].{side}", reason


def _find_reason(veld: str, text: str, names: Collection[str]) -> str:
    if not text:
        return ""
    if veld == "email":
        return "" if normalise_email(text, names) else NOT_GENERAL
    return why_withheld(shape_reported(veld), text)
