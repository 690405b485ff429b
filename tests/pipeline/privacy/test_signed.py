"""Who did something for good and why is refused when it tells of a person, and never quoted."""

import pytest

from pipeline.errors import SjoError
from pipeline.privacy.signed import MOST_AUTHOR, require_public_signature
from tests.pipeline.privacy.test_planted import KINDS, SECRETS

GOOD = "de lijst is opgeschoond op 1 november 2026, 42 locaties weg"


@pytest.mark.parametrize("author", ["AB", "Projectteam Sociaal Werk", "AB (registratie)"])
def test_initials_and_a_team_may_sign(author: str) -> None:
    require_public_signature(author, "--accept", GOOD)


@pytest.mark.parametrize("planted", ["bel Zwaantje Quispel op 06-48151623", *KINDS.values()])
def test_what_tells_of_a_person_is_refused_by_its_option_and_never_shown(planted: str) -> None:
    with pytest.raises(SjoError) as caught:
        require_public_signature(planted, "--reason", f"{GOOD}: {planted}")
    told = str(caught.value)
    assert told.startswith("--auteur: ") and "\n--reason: " in told
    assert not [secret for secret in SECRETS if secret in told.casefold()]


@pytest.mark.parametrize("author", ["A\nB", "A\x1b[31mB", "A" * (MOST_AUTHOR + 1)])
def test_an_author_is_one_short_line(author: str) -> None:
    with pytest.raises(SjoError, match=r"^--auteur: is "):
        require_public_signature(author, "--accept", GOOD)
