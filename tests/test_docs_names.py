"""docs/names.md lists the words that published tables share, as schemas/vocabulary.py has them."""

import re
from enum import StrEnum

from schemas import vocabulary
from tests.structure import ROOT

TEXT = (ROOT / "docs" / "names.md").read_text(encoding="utf-8")
ENUMS = {
    name: [str(member) for member in kind]
    for name, kind in vars(vocabulary).items()
    if isinstance(kind, type) and issubclass(kind, StrEnum) and kind is not StrEnum
}


def test_every_word_of_the_vocabulary_stands_in_the_page_of_names() -> None:
    sections = re.split(r"^\*\*`(\w+)`\*\*", TEXT, flags=re.MULTILINE)[1:]
    listed = {
        name: re.findall(r"^\| (?!word \||---)([^|]+) \|", body, flags=re.MULTILINE)
        for name, body in zip(sections[::2], sections[1::2], strict=True)
    }
    assert listed == ENUMS
