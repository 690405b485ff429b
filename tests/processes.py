"""The processes of this machine, as Linux lists them."""

from pathlib import Path


def list_members(session: int) -> list[int]:
    """The processes of a session that run."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, *numbers = path.read_text().rpartition(") ")[2].split()[:4]
        except (FileNotFoundError, ProcessLookupError):
            continue
        if state != "Z" and int(numbers[2]) == session:
            found.append(int(path.parent.name))
    return found
