"""Make a finished folder or file visible in one step, and survive being killed at any point."""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import SjoError
from pipeline.files.listing import real_path

STAGING = ".bouw-"


@contextmanager
def staging(folder: Path) -> Iterator[Path]:
    """Give an empty folder beside the published ones; it is gone afterwards unless published.

    What earlier, killed runs left behind is removed first: call it under `locked`.
    """
    for leftover in folder.glob(f"{STAGING}*"):
        if leftover.is_dir():
            shutil.rmtree(leftover)
        else:
            leftover.unlink()
    built = folder / _own_name("")
    try:
        built.mkdir()
        yield built
    finally:
        shutil.rmtree(built, ignore_errors=True)


def publish_folder(built: Path, target: Path) -> None:
    """Rename a staged folder to its final name; SjoError when that exists.

    Everything in it is on disk before the name is.
    """
    # A version is cited and compared for years: nothing that bears its name may change under it.
    if target.exists():
        raise SjoError(f"{target}: bestaat al en wordt nooit overschreven")
    # Rename is atomic, but only for what has reached the disk: without this a power cut could leave
    # a published name with empty files behind it.
    for path in sorted(built.rglob("*")):
        _sync(path)
    _sync(built)
    built.rename(target)
    _sync(target.parent)  # the name itself is a change of the folder


def replace_folder(built: Path, target: Path) -> None:
    """Put a staged folder in the place of `target`: for what nobody cites, as a concept.

    For a moment there is none: a process killed then leaves the new one unpublished and the old
    one under a name that the next `staging` removes.
    """
    if target.exists():
        former = target.with_name(_own_name(target.name))
        target.rename(former)
        publish_folder(built, target)
        shutil.rmtree(former)
    else:
        publish_folder(built, target)


@contextmanager
def whole_file(target: Path) -> Iterator[Path]:
    """Give a path to write; afterwards what was written takes the place of `target` in one step.

    When the block raises, it is removed and `target` is as it was; an OSError names `target`.
    Where `target` is a link, the file that it leads to is replaced. What the file allowed to whom
    stays. Who reads the file first to change it, does so under `edited`.
    """
    # A link may lead to a shared drive: replacing the link itself would take the file from others.
    target = real_path(target)
    built = target.with_name(_own_name(target.name))
    try:
        yield built
        if target.exists():
            shutil.copymode(target, built)
        replace_file(built, target)
    except OSError as error:
        # A full disk does not say of which file, and nobody knows the name of what is built.
        if error.filename is None or str(error.filename) == str(built):
            error.filename = str(target)
        raise
    finally:
        built.unlink(missing_ok=True)


def _own_name(name: str) -> str:
    """Return a hidden name that no other process or thread uses."""
    return f"{STAGING}{os.getpid()}-{secrets.token_hex(4)}-{name}"


def write_whole(target: Path, content: str | bytes) -> None:
    """Write a file in one step (text as UTF-8): a reader sees the old one or the new one, whole."""
    with whole_file(target) as built:
        built.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)


def replace_file(built: Path, target: Path) -> None:
    """Put a finished file in the place of `target` in one step."""
    _sync(built)
    built.replace(target)
    _sync(target.parent)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
