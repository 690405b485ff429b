"""What people decided follows its row, or is named when the row is gone."""

from pathlib import Path

import pandas as pd

from pipeline.read.entry_ids import make_record_id
from pipeline.read.judgement import read_judgements
from pipeline.read.manual import read_manual_entries
from pipeline.read.references import (
    Followed,
    describe_partial_corrections,
    follow_references,
)
from tests.pipeline.tree import write

SPARSE = make_record_id("", ["SYNTHETISCH Hulp", "", "", "", "", "Zeist", ""])
FILLED = make_record_id("", ["SYNTHETISCH Hulp", "", "Laan 1", "", "", "Zeist", ""])
LOST = "handmatig:" + "f" * 16


def follow(root: Path, verdict: str = "", correction: str = "", link: str = "") -> Followed:
    entries = root / "manual_entries"
    wave = entries / "2026"
    write(
        wave / "locaties" / "a.csv",
        ["organisatie;bezoekadres;gemeente", "SYNTHETISCH Hulp;Laan 1;Zeist"],
    )
    write(
        wave / "beoordelingen" / "b.csv",
        ["record_id;organisatie;oordeel;beoordelaar;datum", verdict],
    )
    write(entries / "correcties.csv", ["record_id;kolom;was;wordt;reden;auteur;datum", correction])
    write(entries / "koppelingen.csv", ["record_id_a;record_id_b;oordeel;auteur;datum", link])
    judgements = read_judgements(root)
    manual = read_manual_entries(root, "2026", judgements.begrippen)
    return follow_references(judgements, manual.beoordelingen, manual.readers, manual.ids)


def test_decisions_follow_a_row_that_was_filled_in(tmp_path: Path) -> None:
    site = "juridischloket:" + "0" * 16
    followed = follow(
        tmp_path,
        f"{SPARSE};;akkoord;CD;2026-03-01",
        f"{SPARSE};telefoon;;030-1234567;gebeld;CD;2026-03-01",
        f"{SPARSE};{site};zelfde;CD;2026-03-01",
    )
    assert followed.beoordelingen["record_id"].tolist() == [FILLED]
    assert followed.judgements.correcties["record_id"].tolist() == [FILLED]
    assert followed.judgements.koppelingen["record_id_a"].tolist() == [FILLED]
    assert "oude vorm van een oordeel" in followed.meldingen[0]
    assert followed.meldingen[1:] == (
        f"{SPARSE} heet nu {FILLED}: dezelfde rij, aangevuld of anders geschreven; "
        "lezing, correctie en koppeling horen er nog bij",
    )


def test_a_verdict_whose_record_is_gone_is_named_with_the_one_it_probably_meant(
    tmp_path: Path,
) -> None:
    followed = follow(tmp_path, f"{LOST};SYNTHETISCHE Hulp;akkoord;CD;2026-03-01")
    assert followed.meldingen[1:] == (
        f"manual_entries/2026/beoordelingen/b.csv:2: beoordeling zonder record: {LOST} bestaat niet "
        f"(meer); bedoelt u {FILLED} ('SYNTHETISCH Hulp', manual_entries/2026/locaties/a.csv:2)?; "
        "veranderde naam, adres of website van haar rij, zet die dan terug en verbeter haar in "
        "correcties.csv",
    )


def test_a_correction_of_one_of_several_records_of_a_location_is_told() -> None:
    columns = ["record_id", "kolom", "bestand", "rij"]
    rows = [("a:1", "bezoekadres", "correcties.csv", 2), ("c:3", "website", "correcties.csv", 3)]
    lineage = pd.DataFrame(
        [("a:1", "L1"), ("b:2", "L1"), ("c:3", "L2")], columns=["record_id", "locatie_id"]
    )
    (told,) = describe_partial_corrections(pd.DataFrame(rows, columns=columns), lineage)
    assert told.startswith("correcties.csv:2: a:1 is niet het enige record van L1; ")
    assert "b:2" in told
