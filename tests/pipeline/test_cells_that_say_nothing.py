"""A cell that says nothing costs no row: it counts as empty, whatever it is filled with."""

from pathlib import Path

import pytest

from pipeline.build import build
from pipeline.check.entries import check_paths
from pipeline.versions.earlier import read_earlier
from tests.pipeline.tree import make_tree

HEADER = (
    "organisatie;bezoekadres;postcode;plaats;gemeente;website;telefoon;email;soort_organisatie;"
    "sociaal_raadslieden;landelijke_partij;vestigingsvorm;ondersteuningstypen;leefgebieden;"
    "functieverband;financiering;ook_actief_in;gezien_op;onderzoeker"
)
WORDS = ["?", "-", "n.v.t.", "volgt", "geen"]


def row(number: int, word: str) -> str:
    yes_no = "?" if word == "geen" else word  # "geen" of a yes or no may be a no
    cells = [f"SYNTHETISCH Rechtswinkel {word * 3 if word.isalpha() else number}"]
    cells += [f"Proefweg {number}", "7607 AB", "Almelo", "Almelo", *[word] * 4, yes_no]
    cells += [*[word] * 7, "2026-10-01", "AB"]
    return ";".join(cells)


@pytest.mark.heavy
def test_no_cell_that_says_nothing_costs_its_row(tmp_path: Path) -> None:
    rows = [row(10 * number, word) for number, word in enumerate(WORDS, 1)]
    root = make_tree(tmp_path)
    path = root / "manual_entries" / "2026" / "locaties" / "proef.csv"
    path.write_text("\n".join([HEADER, *rows, ""]), encoding="utf-8")
    assert [str(f) for f in check_paths(root) if not f.is_notice] == []
    made = build(root, 2026, read_earlier(root, None), "2026.1")
    assert made.tables["afgekeurd"].empty
    seen = {*made.tables["herkomst"]["record_id"], *made.tables["te_beoordelen"]["record_id"]}
    assert len(seen) == len(WORDS)
    told = made.tables["herkomst_waarden"]
    assert set(told["waarde"]) & set(WORDS) == set()
