"""Errors that end a command: one clear Dutch line, exit status 1, nothing half done."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from schemas.folding import make_printable

TOO_LITTLE_MEMORY = "er is te weinig geheugen; sluit andere programma's en probeer het opnieuw"


class SjoError(Exception):
    """A message for the person at the keyboard: what is wrong, where, and what to do.

    What it quotes of a file may hold anything: no sign of it steers a terminal.
    """

    def __init__(self, message: str) -> None:
        super().__init__("\n".join(map(make_printable, message.split("\n"))))


class InterruptedAfterError(SjoError):
    """Somebody pressed Ctrl-C when something had been done for good; the message says what."""


@contextmanager
def already_done(what: str) -> Iterator[None]:
    """Say, when Ctrl-C ends the block, what had been done before it."""
    try:
        yield
    except KeyboardInterrupt as error:
        raise InterruptedAfterError(what) from error


def explain_os_error(error: OSError) -> str:
    """Return what is wrong with a file or disk, in Dutch."""
    reasons = {
        errno.ENOSPC: "de schijf is vol; maak ruimte en probeer opnieuw",
        errno.EDQUOT: "uw schijfquotum is vol; maak ruimte en probeer opnieuw",
        errno.EACCES: "geen toestemming; controleer de rechten",
        errno.EPERM: "geen toestemming; controleer de rechten",
        errno.EROFS: "de schijf is alleen-lezen",
        errno.ENOENT: "bestaat niet",
        errno.ENOTDIR: "is geen map",
        errno.EISDIR: "is een map, geen bestand",
        errno.EEXIST: "bestaat al",
        errno.ELOOP: "is een verwijzing naar zichzelf; haal haar weg",
        errno.ENAMETOOLONG: "de naam is te lang; kies een kortere",
        errno.EFBIG: "het bestand wordt groter dan hier mag; kies een andere schijf",
        errno.EIO: "de schijf geeft een fout; is zij nog heel, of het netwerk weg?",
        errno.EMFILE: "er zijn te veel bestanden tegelijk open; verhoog de grens (ulimit -n 1024)",
        errno.ENFILE: "er zijn te veel bestanden tegelijk open; sluit andere programma's",
        errno.ENOMEM: TOO_LITTLE_MEMORY,
        errno.ENOLCK: "deze schijf kent geen sloten, die nodig zijn; kies een andere schijf",
        errno.EOPNOTSUPP: "deze schijf kent geen sloten, die nodig zijn; kies een andere schijf",
    }
    what = reasons.get(error.errno or 0, error.strerror or str(error))
    name = str(error.filename or "").encode("utf-8", "replace").decode("utf-8")
    return f"{name}: {what}" if name else what
