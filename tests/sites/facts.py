"""SYNTHETISCH: made-up locations for the replica sites. Made by us; no such office exists."""

from dataclasses import dataclass

STREETS = (
    "Kersenlaan", "Molenweg", "Burg. van der Proefstraat", "Plein 1 febr 1953", "Het Baken",
    "'s-Proefkade", "Dr. Testhof", "2e Synthesestraat", "Stationsplein", "Curaçaodreef",
)  # fmt: skip
NUMBERS = ("1", "12-A", "48b", "133-H", "27A-A", "5", "200 A", "7a", "36-2", "1042")
PROVINCES = ("Drenthe", "Overijssel", "Utrecht (provincie)", "Zuid-Holland")
HOURS = (
    "maandag t/m donderdag 09.00-16.00 en vrijdag 09.00-13.00",
    "Om de week op dinsdag van 10.00 tot 11.30 uur",
    "vrijdagochtend van 9:30-11:30 uur",
)
APPOINTMENT = "Spreekuur alleen op afspraak."

TITLES = {
    "juridischloket": "Juridisch Loket",
    "vluchtelingenwerk": "VluchtelingenWerk",
    "sociaalwerknederland": "Sociaal raadslieden",
    "slachtofferhulp": "Slachtofferhulp",
    "schuldhulpmaatje": "SchuldHulpMaatje",
}


@dataclass(frozen=True)
class Place:
    """One made-up location."""

    number: int
    naam: str
    adres: str
    postcode: str
    plaats: str
    provincie: str
    telefoon: str
    email: str
    openingstijden: str
    op_afspraak: str
    lat: float
    lon: float

    @property
    def slug(self) -> str:
        """Return the name as it stands in an address."""
        return "".join(c if c.isalnum() else "-" for c in self.naam.casefold()).strip("-")

    def identity(self) -> tuple[str, str, str]:
        """Return what a record of this place must show."""
        return self.naam, self.adres, self.postcode


def make_places(source: str, count: int = 45) -> list[Place]:
    """Return synthetic locations: one in nine without a postcode, one in five by appointment."""
    places = []
    for i in range(count):
        plaats = f"Proef{'dorp' if i % 2 else 'stad'}{'abcdefghijklmnopqrstuvwxyz'[i % 26]}{'aeiou'[i // 26]}"
        title = TITLES[source]
        if source == "juridischloket" and i % 3 == 0:
            title = "Servicepunt Juridisch Loket"
        street = STREETS[i % len(STREETS)] if i % 9 else "Proefstraat"
        places.append(
            Place(
                number=100 + i,
                naam=f"{title} {plaats.title()}",
                adres=f"{street} {NUMBERS[(i // 2) % len(NUMBERS)]}",
                postcode=""
                if i % 9 == 0
                else f"{1100 + 171 * i % 8800} {'ABCDEFGHJK'[i % 10]}{'LMNPRSTVWX'[i % 10]}",
                plaats=plaats.title(),
                provincie=PROVINCES[i % len(PROVINCES)],
                telefoon=f"0{10 + i}-555 01 {i:02d}",
                email=f"info@proef{i}.example.nl",
                openingstijden="" if i % 5 == 0 else HOURS[i % len(HOURS)],
                op_afspraak=APPOINTMENT if i % 5 == 0 else "",
                lat=51.5 + i / 100,
                lon=4.5 + i / 50,
            )
        )
    return places
