"""Where a version says what its locations offer."""

from schemas.vocabulary import Lijst

OFFER_TABLES = {
    Lijst.ONDERSTEUNINGSTYPE: "locatie_ondersteuningstypen",
    Lijst.LEEFGEBIED: "locatie_leefgebieden",
}
"""The table of what a location may have several of; its column is named after the list."""
