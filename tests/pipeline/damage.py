"""Things that happen to files: a byte changed, a part lost, doubled or put elsewhere."""

import random

TOKENS = [
    *(b'"', b'""', b";", b",", b"\n", b"\r", b"\t", b"\x00", b"\xe9", b"\x8e", b"\xff", b"\xef\xbb\xbf"),
    *(b"#N/B", b"06-nov", b"sep=,\n", b"organisatie;plaats\n", b'"\n', b"n.v.t.", b"=1+1"),
    *("\u200b".encode(), "\u00a0".encode(), "Ã©".encode(), b"1980-01-01", b'{"ImportId":"x"}'),
    *(b"[", b"{", b"}", b"null", b"[" * 5_000, b"-1", b"1e999", b"99999999999999999999", b"NaN"),
    *(b"\\ud83d", b"\x1b[31m", b"9999-99-99", b"GM9999", b"../..", b"true"),
]  # fmt: skip


def damage(content: bytes, rng: random.Random) -> bytes:
    """Return a file with one thing done to it that happens to files."""
    at, length = rng.randrange(len(content)), rng.randrange(1, 60)
    match rng.randrange(6):
        case 0:
            return content[:at] + bytes([rng.randrange(256)]) + content[at + 1 :]
        case 1:
            return content[:at] + content[at + length :]
        case 2:
            return content[:at] + rng.choice(TOKENS) + content[at:]
        case 3:
            return content[: at + length] + content[at:]
        case 4:
            return content[:at]
        case _:
            lines = content.splitlines(keepends=True)
            rng.shuffle(lines)
            return b"".join(lines)
