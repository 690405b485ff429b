"""What the explorer says of a location and of a gemeente: the one source of its pages and files."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.normalise.contact import show_phone
from pipeline.text.addresses import show_address
from pipeline.text.naming import name_location
from schemas.vocabulary import Dekking, Gemeentestatus

WHOLE_GEMEENTE = "werkt in de hele gemeente"
"""What stands in the place of an address that a location does not have."""
_WALK_IN = re.compile(r"\b(?:vrije inloop|inloop\w*|zonder afspraak)\b", re.IGNORECASE)
_BY_APPOINTMENT = re.compile(r"(?<!zonder )\bafspraak\b", re.IGNORECASE)


@dataclass(frozen=True)
class LocationFacts:
    """A published location; "" for a text that is not known, None for what nobody says.

    `ondersteuningstypen` and `leefgebieden` stand in the order of the typology of the version,
    `bronnen` are names of sources, `werkgebied` the gemeentecodes where it works besides its own.
    `lat` and `lon` (WGS84) belong to the address only when `nauwkeurigheid` is that of an address.
    """

    locatie_id: str
    organisatie: str
    locatienaam: str
    bezoekadres: str
    postcode: str
    woonplaats: str
    gemeentecode: str
    gemeente: str
    provincie: str
    lat: float | None
    lon: float | None
    nauwkeurigheid: str
    website: str
    telefoon: str
    email: str
    openingstijden: str
    openingstijden_schema: str
    soort_organisatie: str
    sociaal_raadslieden: bool | None
    landelijke_partij: str
    vestigingsvorm: str
    functieverband: str
    financiering: str
    ondersteuningstypen: tuple[str, ...]
    leefgebieden: tuple[str, ...]
    bronnen: tuple[str, ...]
    laatst_gezien: str
    eerste_meting: int
    werkgebied: tuple[str, ...]

    @property
    def naam(self) -> str:
        """Its provider, with its own name when that says more."""
        return name_location(self.organisatie, self.locatienaam)

    @property
    def has_address(self) -> bool:
        """Tell whether people can come to it; else it works in its whole gemeente."""
        return self.bezoekadres != ""

    @property
    def adres(self) -> str:
        """Its address on one line, or that it works in the whole gemeente."""
        if not self.has_address:
            return WHOLE_GEMEENTE
        return show_address(self.bezoekadres, self.postcode, self.woonplaats)

    @property
    def nummer(self) -> str:
        """Its telephone number as people write it: "030 123 4567", or ""."""
        return show_phone(self.telefoon)

    @property
    def afspraak(self) -> str:
        """What its hours say of an appointment, or "" when they do not."""
        said = []
        if _WALK_IN.search(self.openingstijden):
            said.append("inloop")
        if _BY_APPOINTMENT.search(self.openingstijden):
            said.append("op afspraak")
        return " en ".join(said)


@dataclass(frozen=True)
class TermFacts:
    """What is known of one term (`soort`: its list) in one gemeente; see the view witte_vlekken.

    `afstand_km` is to the nearest location that can be gone to; None where there is none.
    """

    soort: str
    term: str
    toestand: Dekking
    aantal_locaties: int
    afstand_km: float | None
    dichtstbijzijnde_locatie_id: str
    dichtstbijzijnde_gemeente: str


@dataclass(frozen=True)
class GemeenteFacts:
    """A gemeente of the boundary year; `toestand`: whether there is any support at all.

    `klasse` is its size class of table 5, `locaties` are the locations in it by name, `termen` what
    is known of every term, in the order of the typology.
    """

    gemeentecode: str
    gemeente: str
    provincie: str
    inwoners: int | None
    stedelijkheid: int | None
    lat: float | None
    lon: float | None
    klasse: str
    status: Gemeentestatus
    status_toelichting: str
    toestand: Dekking
    doorzocht: str
    volledig_doorzocht: bool
    doorzocht_op: str
    aantal_locaties: int
    aantal_organisaties: int
    te_beoordelen: int
    locaties: tuple[LocationFacts, ...] = field(repr=False)
    termen: tuple[TermFacts, ...] = field(repr=False)


@dataclass(frozen=True)
class ExplorerFacts:
    """All of an edition that the explorer shows: by locatie_id and by gemeentecode, both sorted."""

    locations: Mapping[str, LocationFacts]
    gemeenten: Mapping[str, GemeenteFacts]
