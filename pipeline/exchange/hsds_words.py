"""The descriptions that HSDS requires and our tables lack; each says that it is generated."""

from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.text.addresses import show_address

GENERATED = "Automatisch gemaakte omschrijving."
PLACED_BY = {
    "adres": "",
    "postcodegebied": "Van het adres is geen precies punt op de kaart bekend, alleen dat van het "
    "postcodegebied.",
    "gemeente": "Van het adres is geen punt op de kaart bekend.",
}


def describe_organisation(row: Mapping[str, Any]) -> str:
    """Return what is known of an organisation, in words."""
    locations, gemeenten = int(row["aantal_locaties"]), int(row["aantal_gemeenten"])
    told = (
        f"{row['soort_organisatie'].capitalize()} met {locations} "
        f"{'locatie' if locations == 1 else 'locaties'} in {gemeenten} "
        f"{'gemeente' if gemeenten == 1 else 'gemeenten'}."
    )
    party = row["landelijke_partij"]
    return " ".join([GENERATED, told, *([f"Landelijke partij: {party}."] if party else [])])


def describe_service(row: Mapping[str, Any], offered: Sequence[str]) -> str:
    """Return what is offered at a location, in words."""
    told = f"Eerstelijns sociaal-juridische ondersteuning in de gemeente {row['gemeente']}"
    return f"{GENERATED} {told}{': ' if offered else ''}{'; '.join(offered)}."


def describe_place(row: Mapping[str, Any]) -> str:
    """Return where a location is, as far as its address says too little; "" when it says all."""
    if not row["bezoekadres"]:
        return f"{GENERATED} Zonder bezoekadres; werkt in de hele gemeente {row['gemeente']}."
    told = PLACED_BY.get(row["nauwkeurigheid"], "")
    if not (row["postcode"] and row["woonplaats"]):
        shown = show_address(row["bezoekadres"], row["postcode"], row["woonplaats"])
        told = f"Adres voor zover bekend: {shown}. {told}".strip()
    return f"{GENERATED} {told}" if told else ""
