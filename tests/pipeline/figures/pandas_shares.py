"""A second, independent computation of the shares of organisations and the headline figures."""

from collections import Counter
from typing import Any

from tests.pipeline.figures.pandas_figures import Place, is_municipal, rounded, rows_of
from tests.snapshots import Snapshot

Share = tuple[int, int, float | None]
BOTH = "subsidie en donaties"
OF_ONE_OR_BOTH = {"subsidie", "donaties", BOTH}
VARYING = "wisselend per locatie"


def shares(snapshot: Snapshot, kenmerk: str) -> dict[str, Share]:
    """Return organisations, those of which it is known, and the percentage, by row."""
    locations: dict[str, list[Place]] = {}
    for row in rows_of(snapshot["locaties"]):
        locations.setdefault(row["organisatie_id"], []).append(row)
    values = Counter(
        value
        for organisation in rows_of(snapshot["organisaties"])
        if (value := _value(organisation, locations[organisation["organisatie_id"]], kenmerk))
    )
    known = sum(values.values()) - values["onbekend"]
    counted = dict(values) | {"Totaal": known}
    if kenmerk == "financiering":
        counted["subsidies en donaties samen"] = sum(values[term] for term in OF_ONE_OR_BOTH)
    return {
        row: (count, known, None if row == "onbekend" else rounded(count, known, 100))
        for row, count in counted.items()
    }


def _value(organisation: Place, locations: list[Place], kenmerk: str) -> str | None:
    """Return the row in which an organisation counts; None for the gemeente's own staff."""
    municipal = is_municipal(organisation)
    if kenmerk == "functieverband" and municipal is not False:
        return None if municipal else "onbekend"
    said = {row[kenmerk] for row in locations} - {"onbekend"}
    if len(said) < 2:
        return said.pop() if said else "onbekend"
    return BOTH if kenmerk == "financiering" and said <= OF_ONE_OR_BOTH else VARYING


def headlines(snapshot: Snapshot) -> dict[str, Any]:
    """Return the headline figures, all but that of table 2, by row."""
    locations, gemeenten = rows_of(snapshot["locaties"]), rows_of(snapshot["gemeenten"])
    states = Counter(row["status"] for row in gemeenten)
    return {
        "gemeenten": len(gemeenten),
        "gemeenten met aanbod": len({row["gemeentecode"] for row in locations}),
        "gemeenten doorzocht, niets gevonden": states["doorzocht, niets gevonden"],
        "gemeenten niet doorzocht": states["niet doorzocht"],
        "gemeenten waar een bron uitviel": states["bron uitgevallen"],
        "gemeenten nog te beoordelen": states["nog te beoordelen"],
        "gemeenten met niet-gemeentelijk aanbod": len(
            {row["gemeentecode"] for row in locations if is_municipal(row) is False}
        ),
        "organisaties": len({row["organisatie_id"] for row in locations}),
        "locaties": len(locations),
        "locaties zonder punt op de kaart": sum(
            row["lat"] is None or row["lon"] is None for row in locations
        ),
    }
