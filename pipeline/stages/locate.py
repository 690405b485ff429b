"""Give locaties the point of their own address where the BAG knows it."""

import pandas as pd

from pipeline.geocode.address import make_address_keys
from schemas.vocabulary import Nauwkeurigheid


def locate_addresses(
    locaties: pd.DataFrame, geocoded: pd.DataFrame, gemeentecodes: set[str]
) -> pd.DataFrame:
    """Return `locaties` with lat, lon and nauwkeurigheid "adres" where an answer is certain.

    `locaties` has those columns, gemeentecode and the parts of the address; `geocoded` is what
    `read_geocoded` gives; `gemeentecodes` are those of the boundary year. A point that the BAG
    puts in another gemeente of that year contradicts the placement and is not used; one in a
    gemeente that came later is.
    """
    found = geocoded.set_index("sleutel").reindex(make_address_keys(locaties))
    found.index = locaties.index
    # The BAG speaks of today's gemeenten: one that is no gemeente of the boundary year says nothing
    # against a placement, another gemeente of that year does.
    elsewhere = (found["gemeentecode"] != locaties["gemeentecode"]) & found["gemeentecode"].isin(
        gemeentecodes
    )
    is_certain = found["bag_id"].notna() & ~elsewhere
    return locaties.assign(
        lat=found["lat"].where(is_certain, locaties["lat"]),
        lon=found["lon"].where(is_certain, locaties["lon"]),
        nauwkeurigheid=locaties["nauwkeurigheid"].where(~is_certain, Nauwkeurigheid.ADRES.value),
    )
