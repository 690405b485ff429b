"""Write the whole synthetic country to a folder of its own, ready to be built."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from benchmarks.demo.captures import write_captures
from benchmarks.demo.coverage import plan_coverage
from benchmarks.demo.entries import make_judgements, make_manual, write_rows
from benchmarks.demo.happenings import FAILED_SITES, show_what_happens
from benchmarks.demo.later import Later, plan_later
from benchmarks.demo.places import LABEL, Place, plan_places
from benchmarks.demo.surveys import write_surveys
from pipeline.country.reference import read_reference_table
from pipeline.errors import SjoError
from pipeline.release.inputs import SYNTHETIC_MARK, is_synthetic
from schemas.meting import METING_FILE, STAND
from schemas.published_2023 import Gepubliceerd2023
from schemas.publisher import SETTINGS_FILE
from schemas.reference import Kerncijfers, Postcodegebieden
from schemas.vocabulary import Metingstand

REFERENCE = Path(__file__).parents[2] / "data" / "reference"

WAVE, LATER_WAVE = 2023, 2025
MADE_UP_PUBLISHER = """[uitgever]
naam = "SYNTHETISCHE uitgever"
meldadres = "melden@uitgever-synthetisch.example"
url = "https://uitgever-synthetisch.example/inventarisatie"
iri = "https://uitgever-synthetisch.example/id/uitgever"
"""
EXPLANATION = f"""# {LABEL}

Alles in deze map is verzonnen: organisaties, adressen, websites, oordelen en enquêtes. Echt zijn
alleen de gemeenten met hun kerncijfers. Het land is zo gemaakt dat de cijfers van 2023 eruit komen.
"""


@dataclass(frozen=True)
class Country:
    """What a build of each wave must find."""

    towns: dict[str, str]
    places: list[Place]
    later: Later


def write_country(folder: Path) -> Country:
    """Write references and all source files of both waves to `folder`, which must be new or ours.

    SjoError when the folder holds something else.
    """
    if folder.exists() and not is_synthetic(folder):
        raise SjoError(f"{folder}: bestaat al en is geen verzonnen land; kies een andere map")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / SYNTHETIC_MARK).write_text(EXPLANATION, encoding="utf-8")
    (folder / SETTINGS_FILE).write_text(MADE_UP_PUBLISHER, encoding="utf-8")
    shutil.copytree(REFERENCE, folder / "data" / "reference")
    country = plan_country()
    towns, places, later = country.towns, country.places, country.later
    for name, (template, rows) in make_judgements(WAVE).items():
        write_rows(folder / "manual_entries" / name, template, rows)
    _write_wave(folder, places, towns, WAVE)
    write_captures(folder / "data" / "raw" / str(WAVE), places, towns, WAVE)
    _write_wave(folder, later.places, towns, LATER_WAVE)
    write_captures(
        folder / "data" / "raw" / str(LATER_WAVE),
        later.places,
        towns,
        LATER_WAVE,
        FAILED_SITES,
        later.still_listed,
    )
    return country


def plan_country() -> Country:
    """Return the places of both waves: the same ones every time."""
    gemeenten = read_reference_table(REFERENCE / "kerncijfers_2023.csv", Kerncijfers)
    figures = read_reference_table(REFERENCE / "gepubliceerd_2023.csv", Gepubliceerd2023)
    postcodes = read_reference_table(REFERENCE / "pc4.csv", Postcodegebieden)
    towns = dict(zip(gemeenten["gemeentecode"], gemeenten["gemeente"], strict=True))
    places = plan_places(plan_coverage(gemeenten, figures), gemeenten, postcodes)
    return Country(towns, places, plan_later(places))


def _write_wave(folder: Path, places: list[Place], towns: dict[str, str], wave: int) -> None:
    for name, (template, rows) in make_manual(places, towns, wave).items():
        shown = show_what_happens(name, rows, towns, places) if wave == LATER_WAVE else rows
        write_rows(folder / "manual_entries" / str(wave) / name, template, shown)
    meting = folder / "manual_entries" / str(wave) / METING_FILE
    meting.write_text(f'{STAND} = "{Metingstand.AFGEROND}"\n', encoding="utf-8")
    raw = folder / "data" / "raw" / str(wave)
    write_surveys(raw, places, towns, wave)
