"""Read one key at a time from a real terminal, and a line when more than a key is needed."""

import os
import select
import sys
import termios
import tty
from types import TracebackType

from pipeline.errors import SjoError

ESCAPE = b"\x1b"
END_OF_INPUT = b"\x04"
SEQUENCE_SECONDS = 0.05


class Terminal:
    """The keyboard, for as long as the `with` block lasts; the terminal is restored after it."""

    def __init__(self) -> None:
        if not sys.stdin.isatty():
            raise SjoError(
                "sjo review stelt vragen en heeft een terminal nodig; gebruik anders --export "
                "WERKLIJST.csv en later --import WERKLIJST.csv"
            )
        self._keyboard = sys.stdin.fileno()
        self._before = termios.tcgetattr(self._keyboard)

    def __enter__(self) -> "Terminal":
        tty.setcbreak(self._keyboard, termios.TCSADRAIN)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        termios.tcsetattr(self._keyboard, termios.TCSADRAIN, self._before)

    def read_key(self) -> str:
        """Return the next key in lower case; "" when the input has ended.

        Keys that send more than a letter (arrows, function keys) are taken whole and are no answer.
        """
        key = os.read(self._keyboard, 1)
        if key == ESCAPE:
            key += self._rest_of_sequence()
        return "" if key == END_OF_INPUT else key.decode("latin-1").lower()

    def _rest_of_sequence(self) -> bytes:
        """Read what a special key sends after escape: [ or O, parameters, and a final letter."""
        rest = b""
        while select.select([self._keyboard], [], [], SEQUENCE_SECONDS)[0]:
            rest += os.read(self._keyboard, 1)
            if rest[:1] not in {b"[", b"O"} or (len(rest) > 1 and b"@" <= rest[-1:] <= b"~"):
                break
        return rest

    def read_line(self) -> str:
        """Return a line the person types and can see, without its end."""
        termios.tcsetattr(self._keyboard, termios.TCSADRAIN, self._before)
        try:
            return sys.stdin.readline().strip()
        finally:
            tty.setcbreak(self._keyboard, termios.TCSADRAIN)
