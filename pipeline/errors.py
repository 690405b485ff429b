"""Errors that end a command: one clear Dutch line, exit status 1, nothing half done."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager


class SjoError(Exception):
    """A message for the person at the keyboard: what is wrong, where, and what to do."""


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
    }
    what = reasons.get(error.errno or 0, error.strerror or str(error))
    return f"{error.filename}: {what}" if error.filename else what
