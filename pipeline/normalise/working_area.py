"""The gemeenten in which a provider says it works too: names become codes, the rest is told.

A working area is information for who refers people; it never enters a coverage figure (A.2.a of
the 2023 study), so nothing here places a record.
"""

from typing import NamedTuple

from pipeline.country.gazetteer import Gazetteer
from pipeline.country.gemeente_list import split_gemeenten

LONGEST_AREA = 3000
"""Characters of a text that are looked at: more than a hundred names."""


class WorkingArea(NamedTuple):
    """What a text says of where else a provider works.

    `codes`: the gemeenten named, in order of code. `names`: every part of the text in its order, a
    gemeente by its official name. `unknown`: the parts that name no gemeente of the year.
    """

    codes: tuple[str, ...]
    names: tuple[str, ...]
    unknown: tuple[str, ...]


def read_working_area(text: str, gazetteer: Gazetteer) -> WorkingArea:
    """Read names of gemeenten separated by ";", "|", a line break or a comma; never raises.

    A name that holds a comma ("Nuenen, Gerwen en Nederwetten") is known as a whole first. Former
    names are followed; one that may mean several gemeenten is unknown.
    """
    found: dict[str, str] = {}
    unknown: dict[str, None] = {}
    names: dict[str, None] = {}
    for word in split_gemeenten(text[:LONGEST_AREA], gazetteer.canonical_gemeente):
        code = gazetteer.canonical_gemeente(word)
        if code:
            found[code] = gazetteer.names[code]
        else:
            unknown[word] = None
        names[found.get(code, word)] = None
    return WorkingArea(tuple(sorted(found)), tuple(names), tuple(unknown))
