"""What was reported of locations and how far that is, without who reported it and what it said."""

import pandera.pandas as pa
from pandera.typing.pandas import Series

from schemas.mutations import MUTATIE_ID, REPORTABLE, Mutatiesoort, Mutatiestand
from schemas.published.base import GEMEENTE_ID, LOCATIE_ID, Published, day_field


class Mutaties(Published):
    """Een rij per melding en waarde: wat er gemeld is, en wat ervan werd; nooit wie het meldde."""

    mutatie_id: Series[str] = pa.Field(str_matches=MUTATIE_ID, description="Kenmerk van de melding")
    locatie_id: Series[str] = pa.Field(
        nullable=True,
        str_matches=LOCATIE_ID,
        description="Locatie, zoals zij nu heet; leeg bij een nieuwe",
    )
    gemeentecode: Series[str] = pa.Field(str_matches=GEMEENTE_ID, description="Gemeente")
    soort: Series[str] = pa.Field(
        isin=[str(soort) for soort in Mutatiesoort],
        description="Wat er is gemeld: een wijziging, een sluiting, een nieuwe locatie, of dat het "
        "klopt",
    )
    veld: Series[str] = pa.Field(
        nullable=True,
        isin=REPORTABLE,
        description="Waarover de melding gaat; leeg bij gesloten en klopt",
    )
    stand: Series[str] = pa.Field(
        isin=[str(stand) for stand in Mutatiestand],
        description="Hoe ver zij is; doorgevoerd, afgewezen en ingetrokken zijn het einde",
    )
    gemeld_op: Series[str] = day_field("Dag van de melding", nullable=False)
    stand_op: Series[str] = day_field("Dag waarop zij zo ver kwam", nullable=False)
