"""Reading what must be a file: a pipe, which nobody fills, is never waited for."""

import errno
import os
import stat
from io import BufferedReader
from pathlib import Path


def open_regular(path: Path) -> BufferedReader:
    """Open a file to read bytes; OSError when it cannot be read, also when it is no file."""
    # Not waiting begins at opening, and what was opened is asked what it is: a name may change.
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    kind = os.fstat(handle).st_mode
    if not stat.S_ISREG(kind):
        os.close(handle)
        code = errno.EISDIR if stat.S_ISDIR(kind) else errno.EINVAL
        raise OSError(code, "is geen gewoon bestand", str(path))
    return os.fdopen(handle, "rb")


def read_regular(path: Path) -> bytes:
    """Return the content of a file; errors as `open_regular`."""
    with open_regular(path) as file:
        return file.read()


def read_regular_text(path: Path) -> str:
    """Return the content of a file of UTF-8, its line ends as they are; errors as `open_regular`.

    UnicodeDecodeError when it is none.
    """
    return read_regular(path).decode("utf-8")
