"""Which gemeenten of a version were searched so well that what is not in it was not found."""

import pandas as pd

from pipeline.versions.rows import Row, plain_rows
from schemas.vocabulary import Doorzocht, Gemeentestatus

_COMPLETE = {Gemeentestatus.NIETS_GEVONDEN, Gemeentestatus.BRON_UITGEVALLEN}


def wholly_searched(gemeenten: pd.DataFrame) -> frozenset[str]:
    """Return the gemeentecodes that were searched wholly by hand.

    One find, or one term tried, shows that somebody looked and not that nothing else is there. A
    version from before the column `doorzocht` tells a complete search by its status only.
    """
    return frozenset(row["gemeentecode"] for row in plain_rows(gemeenten) if _is_whole(row))


def _is_whole(row: Row) -> bool:
    told = row.get("doorzocht")
    if told:
        return bool(told == Doorzocht.GEHEEL)
    return bool(row["volledig_doorzocht"]) or row["status"] in _COMPLETE
