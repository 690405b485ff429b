"""Terms, rows and columns change while what was published stays: tried in a copy of the program.

Each test edits schemas/ as a maintainer would and builds on a history of this program and of
contract 1. A new source is tried in test_new_source.py.
"""

from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest

from pipeline.figures.views import READING_ORDER
from pipeline.release.publish import release
from pipeline.versions.published import read_tables
from tests.pipeline.tree import published
from tests.pipeline.versions.frozen import make_history
from tests.program import copy_program, edit, run_program, try_program

pytestmark = pytest.mark.heavy

OLD_VERSIONS = ("v2026_1", "v2026_2")
VIEWS = [*READING_ORDER, "gemeente_dekking", "locatie_rijen"]
RAISED = ('versie = "2023.4"', 'versie = "2026.1"')
GENERAL = 'label = "Algemeen"\n'
NEW_TERMS = """
[[leefgebied]]
label = "Digitale overheid"
definitie = "SYNTHETISCH"

[[ondersteuningstype]]
label = "Belangenbehartiging"
categorie = "ondersteuning"
definitie = "SYNTHETISCH"

[[landelijke_partij]]
label = "Voorbeeldpartij Nederland"
herkenning = ["voorbeeldpartij"]
vestigingsvormen = ["balie"]
vestigingsvorm_rijen = ["Balies"]
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A tree with two versions: one of contract 1, and one that this program built on it."""
    root = make_history(tmp_path / "boom", 1)
    assert release(root, 2026).is_new
    return root


@pytest.fixture
def program(tmp_path: Path) -> Path:
    return copy_program(tmp_path / "programma")


def read_views(root: Path) -> dict[str, list[Any]]:
    """Return every figure of the old versions, as text."""
    path = root / "data" / "curated" / "inventarisatie.duckdb"
    with duckdb.connect(str(path), read_only=True) as con:
        return {
            f"{schema}.{view}": sorted(
                map(str, con.execute(f"SELECT * FROM {schema}.{view}").fetchall())
            )
            for schema in OLD_VERSIONS
            for view in VIEWS
        }


def newest(root: Path, table: str) -> pd.DataFrame:
    return read_tables(root / "data" / "curated" / "2026.3", [table])[table]


def build_and_compare(program: Path, root: Path) -> None:
    """Build a third version with the edited program; the first two say what they said."""
    files, views = published(root), read_views(root)
    assert "versie 2026.3" in " ".join(run_program(program, "build", "--root", root).split())
    now = published(root)
    assert {name: now[name] for name in files} == files
    assert read_views(root) == views


def test_a_term_gets_another_name(program: Path, root: Path) -> None:
    edit(
        program / "schemas" / "typology.toml",
        RAISED,
        (GENERAL, 'label = "Brede hulp"\nsynoniemen = ["Algemeen"]\n'),
        (
            'label = "Schulden en incasso"\n',
            'label = "Schulden"\nsynoniemen = ["Schulden en incasso"]\n',
        ),
    )
    build_and_compare(program, root)
    areas = newest(root, "locatie_leefgebieden")
    before = read_tables(root / "data" / "curated" / "2026.2", ["locatie_leefgebieden"])
    new_names = {"Algemeen": "Brede hulp", "Schulden en incasso": "Schulden"}
    expected = before["locatie_leefgebieden"].replace({"leefgebied": new_names})
    keys = ["locatie_id", "leefgebied"]
    assert areas.sort_values(keys)[keys].to_numpy().tolist() == (
        expected.sort_values(keys)[keys].to_numpy().tolist()
    )
    database = root / "data" / "curated" / "inventarisatie.duckdb"
    with duckdb.connect(str(database), read_only=True) as con:
        first = con.execute("SELECT rij, gemeenten_2023 FROM tabel_4_naast_2023").fetchall()[0]
    assert first[0] == "Brede hulp"  # first in table 4, and beside the figure of the old name
    assert first[1] is not None
    assert newest(root, "verschillen").empty  # another word for a term changes no location


def test_a_leefgebied_a_type_and_a_party_are_added(program: Path, root: Path) -> None:
    typology = program / "schemas" / "typology.toml"
    edit(typology, RAISED)
    typology.write_text(typology.read_text("utf-8") + NEW_TERMS, "utf-8")
    build_and_compare(program, root)
    rows = newest(root, "rijen")
    told = {(r["tabel"], r["code"]): (r["rij"], r["ouder"]) for r in rows.to_dict("records")}
    assert told["tabel_4", "digitale-overheid"] == ("Digitale overheid", "")
    assert told["tabel_3", "belangenbehartiging"] == ("Belangenbehartiging", "Ondersteuning")
    party = "voorbeeldpartij-nederland"
    assert told["tabel_2", party] == ("Voorbeeldpartij Nederland", "Niet-gemeente totaal")
    assert told["tabel_2", f"{party}/balie"] == ("Balies", "Voorbeeldpartij Nederland")
    database = root / "data" / "curated" / "inventarisatie.duckdb"
    with duckdb.connect(str(database), read_only=True) as con:
        spots = con.execute(
            "SELECT count(*) FROM witte_vlekken WHERE term IN "
            "('Digitale overheid', 'Belangenbehartiging')"
        ).fetchall()
    assert spots == [(2 * 342,)]


def test_a_column_is_added(program: Path, root: Path) -> None:
    edit(
        program / "schemas" / "published" / "locations.py",
        (
            "    openingstijden: Series[str] = text_field(\n",
            '    rolstoel: Series[str] = pa.Field(nullable=True, description="Toegankelijk")\n'
            "    openingstijden: Series[str] = text_field(\n",
        ),
    )
    edit(
        program / "pipeline" / "stages" / "tables.py",
        (
            '    table["sociaal_raadslieden"] =',
            '    table["rolstoel"] = "ja"\n    table["sociaal_raadslieden"] =',
        ),
    )
    build_and_compare(program, root)
    assert set(newest(root, "locaties")["rolstoel"]) == {"ja"}
    assert newest(root, "verschillen").empty  # a column that is new is no change of a location


def test_a_changed_typology_whose_version_was_not_raised_stops_the_build(
    program: Path, root: Path
) -> None:
    typology = program / "schemas" / "typology.toml"
    edit(typology, (GENERAL, 'label = "Brede hulp"\nsynoniemen = ["Algemeen"]\n'))
    typology.write_text(typology.read_text("utf-8") + NEW_TERMS, "utf-8")
    before = published(root)
    done = try_program(program, "build", "--root", root)
    said = " ".join((done.stdout + done.stderr).split())
    assert done.returncode == 1
    assert "hernoemd: leefgebied algemeen heet nu 'Brede hulp' (was 'Algemeen')" in said
    assert "nieuw: ondersteuningstype belangenbehartiging" in said
    assert "Verhoog `versie`" in said
    assert published(root) == before
