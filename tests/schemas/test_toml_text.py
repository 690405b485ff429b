"""What people write as TOML is read, or refused with one line of Dutch, and never for long."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.match.names.words import WORDS_PATH, load_words
from pipeline.refresh.bronnen import BRONNEN_PATH, load_bronnen
from schemas.floors import FLOORS_PATH, load_floors
from schemas.inclusion import INCLUSION_PATH, load_exclusions
from schemas.person_words import PERSON_WORDS_PATH, load_person_words
from schemas.sources import SOURCES_PATH, load_sources
from schemas.survey_tools import SURVEY_TOOLS_PATH, load_survey_tools
from schemas.toml_text import LONGEST_TOML_LINE, MOST_TOML_BYTES, SettingsError, read_toml
from schemas.typology import TYPOLOGY_PATH, load_typology


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_tables_are_read_whatever_an_editor_put_before_them(mark: bytes) -> None:
    assert read_toml(mark + "[a]\nnaam = 'één'\n".encode()) == {"a": {"naam": "één"}}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"stand = 2026-13-01", "geen leesbaar TOML (regel 1, teken 13)"),
        (b'a = 1\na = 2\nb = "', "geen leesbaar TOML (regel 2, teken 6)"),
        (b"naam = 'caf\xe9'", "het bestand is geen UTF-8; bewaar het als UTF-8"),
        (b"x = " + b"[\n" * 4_000, "er staan te veel haken in elkaar"),
        (b"x = " + b"{a=" * 1_000, "er staan te veel haken in elkaar"),
        (b"a" + b".b" * LONGEST_TOML_LINE, f"regel 1 is langer dan {LONGEST_TOML_LINE} tekens"),
        (b"#\n" * MOST_TOML_BYTES, f"groter dan {MOST_TOML_BYTES} bytes"),
    ],
)
def test_what_cannot_be_read_is_told_in_dutch_with_its_place(content: bytes, said: str) -> None:
    with pytest.raises(ValueError) as caught:
        read_toml(content)
    assert said in str(caught.value)


def test_the_deepest_key_that_is_let_through_is_read_soon() -> None:
    told = read_toml(b"a" + b".b" * 2_400 + b" = 1")
    assert list(told) == ["a"]


LOADERS: dict[Path, Callable[[Path], object]] = {
    BRONNEN_PATH: load_bronnen,
    PERSON_WORDS_PATH: load_person_words,
    WORDS_PATH: load_words,
    FLOORS_PATH: load_floors,
    INCLUSION_PATH: load_exclusions,
    SOURCES_PATH: load_sources,
    SURVEY_TOOLS_PATH: load_survey_tools,
    TYPOLOGY_PATH: load_typology,
}


@pytest.mark.parametrize("path", LOADERS, ids=lambda path: path.name)
@pytest.mark.parametrize("added", ["[[[", "# caf\u00e9"], ids=["syntax", "latin-1"])
def test_settings_that_are_no_toml_are_named_with_what_to_do(
    path: Path, added: str, tmp_path: Path
) -> None:
    broken = tmp_path / path.name
    broken.write_bytes(path.read_bytes() + f"\n{added}\n".encode("latin-1"))
    with pytest.raises(SettingsError, match=rf"^{path.name}: .* Verbeter het in .*git$"):
        LOADERS[path](broken)


@pytest.mark.parametrize("path", LOADERS, ids=lambda path: path.name)
def test_settings_of_which_a_line_is_gone_doubled_or_cut_off_are_read_or_refused(
    path: Path, tmp_path: Path
) -> None:
    load = getattr(LOADERS[path], "__wrapped__", LOADERS[path])  # each text anew, not by its path
    broken, lines = tmp_path / path.name, path.read_text("utf-8").splitlines()
    told = [at for at, line in enumerate(lines) if line.strip() and not line.startswith("#")]
    for at in told[:: max(len(told) // 25, 1)]:
        key = lines[at].partition("=")[0]
        for line in ("", f"{lines[at]}\n{lines[at]}", f"{key} = 1979-05-27", f"{key} = [[1]]"):
            broken.write_text("\n".join([*lines[:at], line, *lines[at + 1 :]]), encoding="utf-8")
            try:
                load(broken)
            except ValueError as error:
                assert path.name in str(error)
