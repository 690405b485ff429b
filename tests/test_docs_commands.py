"""Every command and option that a page shows is one that the program has."""

import re
from pathlib import Path
from typing import Any

import pytest
import typer

import cli
from tests.structure import ROOT

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
SHOWN = re.compile(r"(?:^|`|/)sjo ([a-z][^`\n#|]*)", re.MULTILINE)
"""At the start of a line of a block, or between backticks; a comment behind it is none of it."""
OPTION = re.compile(r"(?<!\S)--[a-z][a-z-]*")
TARGET = re.compile(r"(?:^|`)make ([a-z][a-z0-9-]*)", re.MULTILINE)
DECLARED = re.findall(r"^([a-z][a-z0-9-]*):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)


def options_of(command: Any) -> set[str]:
    return {
        word for parameter in command.params for word in parameter.opts + parameter.secondary_opts
    }


def faults_of(shown: str) -> list[str]:
    """Return what of a command line the program does not have."""
    command: Any = typer.main.get_command(cli.app)
    words = shown.split()
    while words and (below := getattr(command, "commands", None)):
        name = words.pop(0)
        if name not in below:
            return [name]
        command = below[name]
    return sorted(set(OPTION.findall(" ".join(words))) - options_of(command))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_program_has_every_command_and_option_of_a_page(page: Path) -> None:
    lines = SHOWN.findall(page.read_text(encoding="utf-8"))
    assert {line: faults for line in lines if (faults := faults_of(line))} == {}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_make_has_every_target_of_a_page(page: Path) -> None:
    assert set(TARGET.findall(page.read_text(encoding="utf-8"))) <= set(DECLARED)


def test_what_the_program_has_not_is_noticed() -> None:
    assert faults_of("bouw") == ["bouw"]
    assert faults_of("loket lees x") == ["lees"]
    assert faults_of("build --produkten") == ["--produkten"]
    assert faults_of("build --products --wave 2026") == []
