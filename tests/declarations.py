"""Tables of sources and terms as a person would add them: all of them made up."""

from pathlib import Path

from schemas.sources import SOURCES_PATH
from schemas.typology import TYPOLOGY_PATH

SITE = """
[wijkloket]
soort = "landelijke site"
titel = "SYNTHETISCH Wijkloket"
uitgever = "SYNTHETISCH"
licentie = "SYNTHETISCH"
voorrang = 35
start = ["https://wijkloket.example/vestigingen"]
domeinen = ["wijkloket.example"]
minimum = 2
maximum = 100
[wijkloket.voorrang_per_kolom]
adres = 4
telefoon = 4
[wijkloket.genegeerd]
vestigingsvorm = "het Wijkloket kent er geen"
[wijkloket.kolommen]
naam = "locatienaam"
locatienaam = "locatienaam"
adres = "bezoekadres"
postcode = "postcode"
plaats = "plaats"
gemeente = "gemeente"
telefoon = "telefoon"
email = "email"
website = "website"
openingstijden = "openingstijden"
op_afspraak = "openingstijden"
voorbehoud = "openingstijden"
bron_url = "bron_url"
gezien_op = "gezien_op"
[wijkloket.standaard]
organisatie = "SYNTHETISCH Wijkloket"
soort_organisatie = "gemeente"
"""
SURVEY = """
[enquete_wijkteams]
soort = "enquete"
titel = "SYNTHETISCH enquête onder wijkteams"
uitgever = "SYNTHETISCH"
licentie = "SYNTHETISCH"
voorrang = 75
sleutel = "nummer"
voltooid = "klaar"
ingediend_op = "datum"
herhalingen = 1
persoonlijk = ["invuller"]
niet_openbaar = []
[enquete_wijkteams.kolommen]
plaats = "gemeente"
wijkteam = "organisatie"
adres = "bezoekadres"
[enquete_wijkteams.keuze_patroon]
ondersteuningstypen = "type_{code}"
leefgebieden = "gebied_{code}"
[enquete_wijkteams.standaard]
soort_organisatie = "gemeente"
"""
TERMS = """
[[leefgebied]]
code = "tuin-en-dieren"
label = "Tuin en dieren"
synoniemen = ["Dieren"]
definitie = "SYNTHETISCH leefgebied."

[[ondersteuningstype]]
code = "nazorg"
label = "Nazorg"
categorie = "Ondersteuning"
definitie = "SYNTHETISCH type."

[[landelijke_partij]]
code = "wijkloket"
label = "SYNTHETISCH Wijkloket"
herkenning = ["synthetisch wijkloket"]
vestigingsvormen = ["buurtpost"]
"""


Replacement = tuple[str, str]
RENAMED = (
    'label = "Werk en inkomen"\n',
    'label = "Werk, inkomen en toeslagen"\nsynoniemen = ["Werk en inkomen"]\n',
)
"""A leefgebied that got another label and keeps the old one as a synonym."""


def sources_with(folder: Path, added: str = "", *replaced: Replacement) -> Path:
    """Write sources.toml with tables added and texts replaced; return its path."""
    return _write(folder / "sources.toml", SOURCES_PATH, added, replaced)


def typology_with(folder: Path, added: str = "", *replaced: Replacement) -> Path:
    """Write typology.toml with terms added and texts replaced; return its path."""
    return _write(folder / "typology.toml", TYPOLOGY_PATH, added, replaced)


def _write(path: Path, original: Path, added: str, replaced: tuple[Replacement, ...]) -> Path:
    text = original.read_text("utf-8")
    for was, becomes in replaced:
        assert was in text
        text = text.replace(was, becomes, 1)
    path.write_text(text + added, "utf-8")
    return path
