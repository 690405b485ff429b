"""Which section of a page a line stands in, and what kind of locations the section lists."""

from spiders.dutch import BRANCH_KIND
from spiders.lines import NO_HEADING, PageLine

_BRANCH = "vestiging"


def section_kinds(lines: list[PageLine]) -> list[str]:
    """Return for every line the kind of location that the headings above its own level name, or "".

    "Vestiging" says something only beside a section of another kind at the same level: alone it is
    what every location is called. A heading that names two kinds names none.
    """
    named = [_kind_of(line) for line in lines]
    contrasted = {
        line.level
        for line, kind in zip(lines, named, strict=True)
        if kind and kind.casefold() != _BRANCH
    }
    open_headings: list[tuple[int, str]] = []
    kinds: list[str] = []
    for line, kind in zip(lines, named, strict=True):
        if line.level != NO_HEADING:
            while open_headings and open_headings[-1][0] >= line.level:
                open_headings.pop()
        kinds.append(next((k for _, k in reversed(open_headings) if k), ""))
        if line.level != NO_HEADING:
            says = kind if kind.casefold() != _BRANCH or line.level in contrasted else ""
            open_headings.append((line.level, says))
    return kinds


def _kind_of(line: PageLine) -> str:
    if line.level == NO_HEADING:
        return ""
    found = {match[1].casefold(): match[1] for match in BRANCH_KIND.finditer(line.text)}
    return next(iter(found.values())) if len(found) == 1 else ""
