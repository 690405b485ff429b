"""Errors that end a command: one clear Dutch line, exit status 1, nothing half done."""

from collections.abc import Iterator
from contextlib import contextmanager

from schemas.folding import make_printable


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
