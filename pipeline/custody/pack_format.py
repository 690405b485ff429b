"""A pack: a tar with a list of what is in it first, and the same bytes for the same files."""

import hashlib
import io
import json
import tarfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, Any

from pipeline.errors import SjoError

CONTENTS = "inhoud.json"
PACK_FORM = 1
READ_BYTES = 1 << 20


def write_members(target: IO[bytes], root: Path, hashes: Mapping[str, str], told: Any) -> None:
    """Write a pack of the files that `hashes` names below `root`; `told` goes into its list."""
    listed = {"vorm": PACK_FORM, "bestanden": hashes, **told}
    text = json.dumps(listed, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    with tarfile.open(fileobj=target, mode="w", format=tarfile.PAX_FORMAT) as pack:
        _add(pack, CONTENTS, io.BytesIO(text.encode("utf-8")), len(text.encode("utf-8")))
        for name in sorted(hashes):
            with (root / name).open("rb") as stream:
                _add(pack, name, stream, (root / name).stat().st_size)


def _add(pack: tarfile.TarFile, name: str, stream: IO[bytes], size: int) -> None:
    member = tarfile.TarInfo(name)  # owner, mode and time stay those of a new TarInfo: nobody's
    member.size = size
    pack.addfile(member, stream)


@contextmanager
def opened(path: Path) -> Iterator[tuple[dict[str, Any], Iterable[tuple[str, IO[bytes]]]]]:
    """Give the list of a pack and its members in order, each to be read before the next.

    SjoError when it is no pack of ours, is cut off, or holds what may not be in one: a link, a
    path out of the folder, a file that its list does not name.
    """
    try:
        with tarfile.open(path, mode="r:") as pack:
            listed = _read_list(pack, path)
            yield listed, _iterate(pack, path, set(listed["bestanden"]))
    except (tarfile.TarError, EOFError, RecursionError) as error:
        raise SjoError(f"{path}: is geen heel pak; vraag het opnieuw") from error


def find_wrong_members(path: Path) -> list[str]:
    """Return a fault per file of a pack that is missing or not what its list says."""
    with opened(path) as (listed, members):
        hashes = dict(listed["bestanden"])
        faults = [
            f"{path}: {name} is niet wat is ingepakt"
            for name, stream in members
            if _hash_stream(stream) != hashes.pop(name)
        ]
    return [*faults, *(f"{path}: {name} ontbreekt in het pak" for name in hashes)]


def _hash_stream(stream: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while part := stream.read(READ_BYTES):
        digest.update(part)
    return digest.hexdigest()


def _read_list(pack: tarfile.TarFile, path: Path) -> dict[str, Any]:
    first = pack.next()
    stream = pack.extractfile(first) if first and first.isfile() else None
    if first is None or first.name != CONTENTS or stream is None:
        raise SjoError(f"{path}: begint niet met {CONTENTS}; het is geen pak van sjo pack")
    try:
        listed = json.loads(stream.read())
        names = listed["bestanden"]
        is_sound = listed["vorm"] == PACK_FORM and all(
            isinstance(digest, str) and is_inside(name) for name, digest in names.items()
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise SjoError(f"{path}: {CONTENTS} is onleesbaar ({error!r})") from error
    if not is_sound:
        raise SjoError(f"{path}: {CONTENTS} noemt wat niet in een pak hoort")
    return dict(listed)


def _iterate(pack: tarfile.TarFile, path: Path, names: set[str]) -> Iterator[tuple[str, IO[bytes]]]:
    while (member := pack.next()) is not None:
        stream = pack.extractfile(member) if member.isreg() else None
        if stream is None or member.name not in names:
            raise SjoError(f"{path}: {member.name} hoort niet in dit pak; er is niets uitgepakt")
        names.discard(member.name)
        yield member.name, stream


def is_inside(name: str) -> bool:
    """Tell whether a path of a pack stays below the folder it is unpacked in."""
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and "\\" not in name and bool(name)
