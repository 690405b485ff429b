"""Write the whole synthetic country to a folder of its own, ready to be built."""

import shutil
from pathlib import Path

from benchmarks.demo.coverage import plan_coverage
from benchmarks.demo.entries import make_judgements, make_manual, write_rows
from benchmarks.demo.places import LABEL, Place, plan_places
from pipeline.errors import SjoError
from pipeline.reference import read_table
from schemas.published_2023 import Gepubliceerd2023
from schemas.reference import Kerncijfers, Postcodegebieden

REFERENCE = Path(__file__).parents[2] / "data" / "reference"
MARK = "SYNTHETISCH.md"
WAVE = 2023
EXPLANATION = f"""# {LABEL}

Alles in deze map is verzonnen: organisaties, adressen, websites, oordelen en enquêtes. Echt zijn
alleen de gemeenten met hun kerncijfers. Het land is zo gemaakt dat de cijfers van 2023 eruit komen.
"""


def write_country(folder: Path) -> list[Place]:
    """Write references and all source files of wave 2023 to `folder`, which must be new or ours.

    Returns the locations a build of it must find. SjoError when the folder holds something else.
    """
    if folder.exists() and not (folder / MARK).is_file():
        raise SjoError(f"{folder}: bestaat al en is geen verzonnen land; kies een andere map")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / MARK).write_text(EXPLANATION, encoding="utf-8")
    shutil.copytree(REFERENCE, folder / "data" / "reference")
    gemeenten = read_table(REFERENCE / "kerncijfers_2023.csv", Kerncijfers)
    figures = read_table(REFERENCE / "gepubliceerd_2023.csv", Gepubliceerd2023)
    postcodes = read_table(REFERENCE / "pc4.csv", Postcodegebieden)
    towns = dict(zip(gemeenten["gemeentecode"], gemeenten["gemeente"], strict=True))
    places = plan_places(plan_coverage(gemeenten, figures), gemeenten, postcodes)
    entered = folder / "manual_entries"
    for name, (template, rows) in make_judgements(WAVE).items():
        write_rows(entered / name, template, rows)
    for name, (template, rows) in make_manual(places, towns, WAVE).items():
        write_rows(entered / str(WAVE) / name, template, rows)
    return places
