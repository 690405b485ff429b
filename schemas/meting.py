"""What people say of a wave in manual_entries/<wave>/: meting.toml and planning.csv."""

from schemas.columns import Column, Template

YEARS_BETWEEN_WAVES = 2
"""The study of 2023 asks for a wave about every two years; what is older is looked at again."""
METING_FILE = "meting.toml"
STAND = "stand"
"""The key of meting.toml that says whether the wave is running (`lopend`) or finished."""

TOELICHTING = "toelichting"
"""The key of meting.toml with what every reader of a version must know; it may be left out."""

PLANNING = Template(
    "planning",
    "Wie welke gemeente doorzoekt en wie als tweede leest: een rij per gemeente",
    (
        Column("gemeentecode", "CBS-code van de gemeente", required=True),
        Column("gemeente", "Gemeente die wordt doorzocht", kind="gemeente", required=True),
        Column("provincie", "Provincie, om op te sorteren; wordt niet gebruikt"),
        Column("lezer", "Initialen van wie zoekt", is_private=True),
        Column("tweede_lezer", "Initialen van wie beoordeelt; een ander", is_private=True),
        Column("locaties_bekend", "Locaties in de laatste versie", kind="getal"),
        Column(
            "uitputtend",
            "Zoek hier door tot er niets nieuws meer komt: een steekproef, om te weten wat stoppen "
            "kost",
            kind="ja/nee",
        ),
    ),
)
PLANNING_FILE = f"{PLANNING.name}.csv"
WAVE_FILES = (METING_FILE, PLANNING_FILE)
"""What lies in the folder of a wave itself; its other files lie in a folder per kind."""

SEARCHES = (
    "rechtswinkel {gemeente}",
    "sociaal raadslieden {gemeente}",
    "juridisch spreekuur {gemeente}",
    "hulp bij schulden {gemeente}",
    "buurtbemiddeling {gemeente}",
)
"""AANNAME: what is searched beside the mandatory term while no earlier search log can tell."""
