"""What the system says of a file is told in Dutch, with its place and advice, whatever it says."""

import errno
import json
import os
import re
import socket
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import SjoError
from pipeline.files.tables import connect
from schemas.system_faults import (
    explain_library_fault,
    explain_os_error,
    name_library_fault,
    name_os_fault,
    name_read_fault,
)
from tests.structure import PACKAGES, list_modules

CODES = sorted(errno.errorcode)


@given(st.one_of(st.sampled_from(CODES), st.integers(-200, 5_000)), st.text(max_size=20))
def test_no_error_number_is_told_in_english_or_without_advice(code: int, name: str) -> None:
    path = f"map/{name}"
    told = explain_os_error(OSError(code, os.strerror(code), path))
    assert told.startswith(f"{path}: ")
    reason = told.removeprefix(f"{path}: ")
    assert os.strerror(code) not in reason
    assert ";" in reason
    assert "\n" not in reason


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (OSError(errno.EISDIR, "", b"a\xff.csv"), "a?.csv: is een map, geen bestand"),
        (OSError(errno.EBADF, "", 3), "het systeem weigert dit (EBADF)"),
        (TimeoutError("timed out"), "de dienst is niet te bereiken"),
        (socket.gaierror(-2, "Name or service not known"), "controleer haar, en of er internet is"),
        (OSError("Not a gzipped file"), "lezen of schrijven mislukte"),
    ],
)
def test_what_a_library_raises_as_an_error_of_the_system_is_told_too(
    error: OSError, told: str
) -> None:
    assert told in explain_os_error(error)


def read(text: str) -> object:
    return json.loads(text)["a"]["b"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"a": ', "geen leesbare JSON, regel 1, teken 7"),
        ("{}", "a ontbreekt"),
        ('{"a": 1}', "een waarde heeft niet de vorm die daar hoort"),
        ("[" * 100_000, "er staan te veel haken in elkaar"),
    ],
)
def test_what_cannot_be_read_is_told_in_dutch(text: str, told: str) -> None:
    with pytest.raises((ValueError, LookupError, TypeError, RecursionError)) as caught:
        read(text)
    assert name_read_fault(caught.value) == told


def test_a_message_of_ours_stays_as_it_is() -> None:
    assert name_read_fault(ValueError("de dag is geen dag")) == "de dag is geen dag"


@pytest.mark.parametrize("make", [Path.mkdir, lambda path: path.symlink_to(path)])
def test_what_a_library_met_is_told_with_the_file(
    make: Callable[[Path], None], tmp_path: Path
) -> None:
    make(tmp_path / "a.parquet")
    with pytest.raises(SjoError) as caught, connect() as con:
        con.sql("SELECT 1 AS een").write_parquet(str(tmp_path / "a.parquet"))
    assert str(tmp_path / "a.parquet") in str(caught.value)
    assert not re.search("directory|level", str(caught.value).replace(str(tmp_path), ""))


def test_a_library_that_says_something_else_is_answered_with_what_we_know() -> None:
    assert name_library_fault(duckdb.Error("Invalid Input"), "is beschadigd") == "is beschadigd"
    path = explain_library_fault(duckdb.Error('Cannot write "/a/b.csv\\": File too large'))
    assert path.startswith("/a/b.csv: het bestand wordt groter")
    assert "is de schijf vol?" in explain_library_fault(duckdb.Error("TransactionContext"))
    assert name_os_fault(OSError(errno.ENOSPC, "")).startswith("de schijf is vol")


def test_nobody_else_shows_what_python_says_of_an_error_of_the_system() -> None:
    shown = [
        str(path)
        for package in PACKAGES
        for path in list_modules(package)
        if path.name != "system_faults.py" and ".strerror" in path.read_text("utf-8")
    ]
    assert shown == []
