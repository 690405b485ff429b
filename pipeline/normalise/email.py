"""E-mail addresses: only mailboxes of a service pass; an address of a person is never kept."""

import re
from collections.abc import Collection, Iterable

from pipeline.country.place_names import fold_place

_ADDRESS = re.compile(
    r"([a-z0-9][a-z0-9._+-]{0,63})@((?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,24})(?![a-z0-9@.-])",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(r"[._+-]+")
LONGEST_TEXT = 500
_SHORTEST_NAME = 3

_ROLE_WORDS = """
aanmelden aanmelding aanmeldpunt administratie advies algemeen balie bemiddeling bestuur bezwaar
bibliotheek buurtbemiddeling buurtcentrum buurthuis buurtpunt buurtteam buurtteams centrum
clientondersteuning communicatie contact coordinatie coordinator formulierenbrigade geldloket
geldzaken gemeente helpdesk hulp hulpdienst info informatie informatiepunt inloop inwoner
inwoners jeugd juridisch juridischadvies kantoor kcc klantcontact klantcontactcentrum
klantenservice lokaal loket maatschappelijkwerk mail mediation meldpunt nl noord noordoost
noordwest ombudsman ondersteuning onthaal ontvangst oost planning post raadslieden raadsman
raadsvrouw receptie rechtshulp rechtswinkel redactie regio schuldhulp schuldhulpmaatje
schuldhulpverlening secretariaat secretaris service servicepunt sjd slachtofferhulp sociaal
sociaalloket sociaalraadslieden sociaalteam sociaalwerk spreekuur srl steunpunt stichting
support taalhuis team teams thuisadministratie toeslagen vluchtelingenwerk voorzitter vraag
vragen vrijwilliger vrijwilligers welkom welzijn west wetswinkel wijkcentrum wijkpunt wijkteam
wijkteams wmo wmoloket zorg zorgloket zuid zuidoost zuidwest
"""
ROLES = frozenset(_ROLE_WORDS.split())
"""Words a mailbox of a service is made of."""

_LIGHT_ROLES = frozenset({"nl", "noord", "oost", "zuid", "west", "regio"})


def normalise_email(text: str, names: Collection[str] = ()) -> str:
    """Return the first mailbox of a service in a text, in small letters; "" when there is none.

    Passes only when the part before the @ is made up of ROLES and of words of `names`: the
    organisation, the location, the place and the gemeente. Anything else may be a person.
    """
    # The address of a person, once published, cannot be taken back; a service that is missed costs
    # one signal. So what is not known to be a service is taken for a person.
    for match in _ADDRESS.finditer(text[:LONGEST_TEXT]):
        local = match[1].lower()
        # Ignoring case takes "ı" for an "i": that is another site.
        if not match[0].isascii():
            continue
        if _is_service(local, ROLES) or _is_service(local, ROLES | name_parts(names)):
            return f"{local}@{match[2].lower()}"
    return ""


def name_parts(names: Iterable[str]) -> frozenset[str]:
    """The words of names, and runs of them written as one: "dewelle" of "De Welle"."""
    parts = set()
    for name in names:
        words = re.sub(r"[^a-z0-9 ]", "", fold_place(name)).split()[:8]
        for start in range(len(words)):
            for end in range(start + 1, len(words) + 1):
                parts.add("".join(words[start:end]))
    return frozenset(part for part in parts if len(part) >= _SHORTEST_NAME)


def _is_service(local: str, allowed: frozenset[str]) -> bool:
    pieces = [piece.rstrip("0123456789") for piece in _SEPARATORS.split(local) if piece]
    pieces = [piece for piece in pieces if piece]
    return (
        bool(pieces)
        and any(piece not in _LIGHT_ROLES for piece in pieces)
        and all(_is_made_of(piece, allowed) for piece in pieces)
    )


def _is_made_of(piece: str, allowed: frozenset[str]) -> bool:
    """Whether `piece` is a chain of allowed words; at most 64 letters, so quadratic is little."""
    reached = {0}
    for end in range(1, len(piece) + 1):
        if any(piece[start:end] in allowed for start in reached):
            reached.add(end)
    return len(piece) in reached
