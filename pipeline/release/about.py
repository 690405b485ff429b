"""What this program is: its own version, and the form in which it publishes."""

from importlib.metadata import PackageNotFoundError, version

from schemas.published import CONTRACT
from schemas.typology import load_typology

DISTRIBUTION = "sjo-inventarisatie"


def describe_program() -> str:
    """Return one line: the version of the program, of the published contract and of the terms."""
    try:
        program = version(DISTRIBUTION)
    except PackageNotFoundError:  # run from a folder in which nothing was installed
        program = "(niet geïnstalleerd)"
    return f"{DISTRIBUTION} {program}, contract {CONTRACT}, typologie {load_typology().versie}"
