"""Terms change after a version was published: its products stay, the next version shows them all.

Tried as a maintainer would, in a copy of the program with another schemas/typology.toml.
"""

from pathlib import Path

import pytest
from pypdf import PdfReader

from pipeline.products.make import make_products
from pipeline.release.publish import release
from pipeline.versions.version import Version
from tests.pipeline.versions.frozen import make_history
from tests.program import copy_program, edit, run_program

pytestmark = [pytest.mark.heavy, pytest.mark.timeout(600)]
OLD = "2026.1"  # of contract 1
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
"""


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder by its path in it."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tree with a version of contract 1 and one of this program, on which a changed one built."""
    root = make_history(tmp_path_factory.mktemp("boom"), 1)
    assert release(root, 2026).is_new
    made = make_products(root, Version.parse(OLD))
    made.rename(root / "zoals_toen")
    program = copy_program(tmp_path_factory.mktemp("programma"))
    typology = program / "schemas" / "typology.toml"
    edit(
        typology,
        ('versie = "2023.4"', 'versie = "2026.1"'),
        ('label = "Algemeen"\n', 'label = "Brede hulp"\nsynoniemen = ["Algemeen"]\n'),
    )
    typology.write_text(typology.read_text("utf-8") + NEW_TERMS, "utf-8")
    run_program(program, "build", "--root", root)
    for versie in (OLD, "2026.3"):
        run_program(program, "products", "--root", root, "--version", versie)
    return root


def test_the_products_of_an_older_version_are_the_same_bytes(root: Path) -> None:
    made = contents(root / "data" / "producten" / OLD)
    then = contents(root / "zoals_toen")
    assert [name for name in then if made.get(name) != then[name]] == []
    assert made.keys() == then.keys()


def test_every_product_of_the_new_version_shows_the_new_terms(root: Path) -> None:
    folder = root / "data" / "producten" / "2026.3"
    page = (folder / "rapport.html").read_text(encoding="utf-8")
    maps = {path.stem for path in (folder / "kaarten").glob("*.svg")}
    sheet = PdfReader(folder / "factsheets" / "Factsheet_Utrecht.pdf").pages[0].extract_text()
    tables = (folder / "tabellen" / "tabel_4.csv").read_text(encoding="utf-8")
    for term in ("Belangenbehartiging", "Digitale overheid", "Brede hulp"):
        assert term in page
        assert term in " ".join(sheet.split())
    assert "Voorbeeldpartij Nederland" in page
    assert "Digitale overheid" in tables
    assert maps >= {
        "b1_voorbeeldpartij_nederland",
        "b2_belangenbehartiging_type",
        "b3_digitale_overheid_leefgebied",
        "b3_brede_hulp_leefgebied",
    }
    assert "Algemeen" not in page


def test_the_rename_is_told_once_and_as_no_change_of_a_location(root: Path) -> None:
    told = (root / "data" / "curated" / "2026.3" / "verschillen.html").read_text(encoding="utf-8")
    assert told.count("heet nu") == 1
    assert "Er is niets veranderd." in told
