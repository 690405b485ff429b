"""Who reported, as a key: the same for the same sender, and nobody's name without the salt."""

import hashlib
import hmac
import os
import re
import secrets
from contextlib import suppress
from pathlib import Path

from pipeline.errors import SjoError
from schemas.mutations import RAW_MUTATIONS
from schemas.regular_files import read_regular

SALT_FILE = "zout"
SALT_SIGNS = 64
_MAILBOX = re.compile(r"[^\s<>()\[\],;:\"]+@[^\s<>()\[\],;:\"]+")


def raw_folder(root: Path) -> Path:
    """Return where messages lie as they came in; never in git or in a pack."""
    return root / "data" / "raw" / RAW_MUTATIONS


def make_reporter_key(root: Path, sender: str) -> str:
    """Return the key of a sender (a mail address, in any form, or a name); "" for nobody.

    The salt is made at the first report, and readable for its owner alone. Who loses it gets other
    keys for the same senders; nothing else changes.
    """
    found = _MAILBOX.search(sender)
    name = " ".join((found.group() if found else sender).split()).casefold()
    if not name:
        return ""
    return hmac.new(_read_salt(root), name.encode("utf-8"), hashlib.sha256).hexdigest()[:16]


def _read_salt(root: Path) -> bytes:
    path = raw_folder(root) / SALT_FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileExistsError):
        # Of two who come first, one makes it; O_EXCL tells the other that it is there.
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as out:
            out.write(secrets.token_hex(SALT_SIGNS // 2))
    salt = read_regular(path).strip()
    if len(salt) != SALT_SIGNS:
        raise SjoError(
            f"{path}: is geen zout van {SALT_SIGNS} tekens; zet het terug of haal het weg"
        )
    return salt
