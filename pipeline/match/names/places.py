"""The names of places that may stand in a name or an address, per gemeente."""

from collections import defaultdict

import pandas as pd

from pipeline.country.gazetteer import Gazetteer
from pipeline.country.place_names import fold_place
from pipeline.match.names.name import Places, make_places
from pipeline.match.names.words import split_words
from schemas.place_aliases import PLACE_ALIASES


def list_places(gazetteer: Gazetteer) -> dict[str, Places]:
    """Per gemeentecode its own names its towns and its province."""
    own, towns = _name_gemeenten(gazetteer), defaultdict[str, set[tuple[str, ...]]](set)
    for (folded, code), official in gazetteer.town_names.items():
        towns[code] |= {split_words(folded), split_words(official)}
    for (_, code), town in gazetteer.pc4_towns.items():
        towns[code].add(split_words(town))
    found = {}
    for code, province in gazetteer.provinces.items():
        found[code] = make_places(own[code] | {split_words(province)}, towns[code])
    return found


def _name_gemeenten(gazetteer: Gazetteer) -> defaultdict[str, set[tuple[str, ...]]]:
    names = defaultdict[str, set[tuple[str, ...]]](set)
    for code, name in gazetteer.names.items():
        names[code] |= {split_words(name), split_words(fold_place(name))}
        said = (said for said, full in PLACE_ALIASES.items() if full == fold_place(name))
        names[code] |= set(map(split_words, said))
    return names


def places_of_frame(frame: pd.DataFrame) -> dict[str, Places]:
    """As `list_places`, from what the records say themselves: their gemeente and its places."""
    found = {}
    for code, rows in frame[frame["gemeentecode"] != ""].groupby("gemeentecode"):
        own = {split_words(name) for name in rows["gemeentenaam"].unique()}
        towns = {split_words(name) for name in rows["woonplaats"].unique()}
        found[str(code)] = make_places(own, towns)
    return found
