"""`sjo pack` and `sjo unpack`: hand over what lies outside git, verified on both sides."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pipeline.custody.pack_format import find_wrong_members, opened, write_members
from pipeline.custody.verify import verify
from pipeline.errors import SjoError, already_done
from pipeline.exchange.releases import RELEASES, describe_releases, find_tombstones
from pipeline.files.hashes import hash_file
from pipeline.files.listing import is_there
from pipeline.files.lock import locked
from pipeline.files.whole import staging, whole_file, write_whole
from pipeline.publish.database import write_database
from pipeline.publish.database_file import place_database
from pipeline.read.declared import read_declared_surveys
from pipeline.release.inputs import SYNTHETIC_MARK
from pipeline.versions.folders import (
    DATABASE,
    UNPACKING,
    curated_folder,
    database_path,
    list_versions,
)
from pipeline.versions.published import read_version
from pipeline.versions.tombstone import TOMBSTONE, is_withdrawn
from schemas.mutations import RAW_MUTATIONS
from schemas.publisher import SETTINGS_FILE

PACKED = ("manual_entries", "data/raw", "data/reference", "data/curated")
LOOSE = (SETTINGS_FILE, SYNTHETIC_MARK)
WRITTEN_BY_US = "data/"
"""Below it lies what programs wrote, which a pack may put back; people's files it never touches."""


@dataclass(frozen=True)
class Packed:
    """What went into a pack, and in Dutch what was left out."""

    files: int
    size: int
    left_out: list[str]


def pack(root: Path, target: Path, *, with_surveys: bool = False) -> Packed:
    """Write a pack of entries, captures with their archived pages, fetched data and versions.

    Left out, and said: the database and products (made anew), worklists, concepts, messages of the
    desk, and survey exports unless asked. The same files give the same bytes. SjoError when
    `target` exists, or anything is not what was written; then there is no pack.
    """
    if target.exists():
        raise SjoError(f"{target}: bestaat al; kies een andere naam")
    if faults := verify(root).faults:
        raise SjoError("\n".join([*faults, "niet ingepakt: herstel dit eerst"]))
    names = sorted(_list_packed(root, with_surveys=with_surveys))
    if not names:
        raise SjoError(f"{root}: niets om in te pakken; geef met --root aan waar data/ ligt")
    hashes = {name: hash_file(root / name) for name in names}
    left_out = ["de database en producten (te maken met sjo build en sjo products)", "werklijsten"]
    left_out.append("meldingen zoals zij binnenkwamen, met namen van personen")
    if not with_surveys:
        left_out.append("uitvoer van enquêtes, met antwoorden van personen (--with-surveys)")
    with whole_file(target) as built:
        with built.open("wb") as stream:
            write_members(stream, root, hashes, {"zonder": left_out})
        # A file that changed while it was packed is found here, not by the colleague.
        if faults := find_wrong_members(built):
            raise SjoError("\n".join([*faults, "niet ingepakt: probeer het opnieuw"]))
    return Packed(len(names), target.stat().st_size, left_out)


def _list_packed(root: Path, *, with_surveys: bool) -> Iterator[str]:
    surveys = {survey.name for survey in read_declared_surveys()}
    for place in PACKED:
        for path in sorted((root / place).rglob("*")):
            parts = path.relative_to(root).parts
            is_private = parts[:2] == ("data", "raw") and surveys & set(parts)
            is_hidden = any(part.startswith((".", "~$")) for part in parts)
            is_database = path.parent == curated_folder(root)
            is_message = parts[:3] == ("data", "raw", RAW_MUTATIONS)
            is_left_out = (is_private and not with_surveys) or is_message
            is_left_out = is_left_out or is_hidden or is_database
            if not is_left_out and not path.is_dir():
                yield path.relative_to(root).as_posix()
    yield from (name for name in LOOSE if is_there(root / name))


def unpack(root: Path, source: Path, *, is_replacing: bool = False) -> tuple[int, int]:
    """Unpack into `root` and make the database anew; return how many files were written, and kept.

    Every file is verified before the first is written. A file that is there already and differs is
    a fault, unless `is_replacing` and it lies in data/; one of a version that was withdrawn here is
    kept out. SjoError names all; then nothing is done.
    """
    if faults := find_wrong_members(source):
        raise SjoError("\n".join([*faults, "er is niets uitgepakt; vraag het pak opnieuw"]))
    with opened(source) as (listed, _):
        listed_hashes: dict[str, str] = listed["bestanden"]
    # What was withdrawn here since the pack was made, does not come back with it.
    hashes = {n: digest for n, digest in listed_hashes.items() if not _is_taken_down(root / n)}
    wanted = {name for name, digest in hashes.items() if not _is_there(root / name, digest)}
    taken = [
        name
        for name in sorted(wanted)
        if (root / name).exists() and not (is_replacing and name.startswith(WRITTEN_BY_US))
    ]
    if taken:
        advice = "pak uit in een lege map, of vervang wat in data/ is beschadigd met --replace"
        lines = [f"{root / name}: bestaat al en is anders" for name in taken]
        raise SjoError("\n".join([*lines, f"er is niets uitgepakt; {advice}"]))
    with locked(curated_folder(root)), _marked(curated_folder(root) / UNPACKING):
        with opened(source) as (_, members):
            for name, stream in members:
                if name in wanted:
                    (root / name).parent.mkdir(parents=True, exist_ok=True)
                    with whole_file(root / name) as built, built.open("wb") as out:
                        shutil.copyfileobj(stream, out)
        _make_database(root)
    return len(wanted), len(listed_hashes) - len(wanted)


@contextmanager
def _marked(mark: Path) -> Iterator[None]:
    """Leave a mark that keeps builds away until all is unpacked, also when this ends half way."""
    write_whole(mark, "")
    with already_done("het uitpakken is niet af; geef dezelfde opdracht opnieuw"):
        yield
    mark.unlink()


def _is_taken_down(path: Path) -> bool:
    return is_withdrawn(path.parent) and path.name != TOMBSTONE


def _is_there(path: Path, digest: str) -> bool:
    return path.is_file() and hash_file(path) == digest


def _make_database(root: Path) -> None:
    versions = [read_version(root, version) for version in list_versions(root)]
    if versions:
        with staging(curated_folder(root)) as work:
            write_database(work / DATABASE, versions)
            listed = describe_releases(versions, find_tombstones(root))
            write_whole(curated_folder(root) / RELEASES, listed)
            place_database(work / DATABASE, database_path(root))
