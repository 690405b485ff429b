"""What people write as TOML is read, or refused with one line of Dutch, and never for long."""

import pytest

from schemas.toml_text import LONGEST_TOML_LINE, MOST_TOML_BYTES, read_toml


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
