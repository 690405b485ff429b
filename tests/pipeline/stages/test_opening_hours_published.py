"""Opening hours and working areas, from a researcher's file to the published tables."""

from pathlib import Path

import pandas as pd
import pytest

from pipeline.release.publish import release
from tests.pipeline.tree import make_tree, write

pytestmark = pytest.mark.heavy

HEADER = (
    "organisatie;bezoekadres;postcode;plaats;gemeente;soort_organisatie;ondersteuningstypen;"
    "openingstijden;ook_actief_in;gezien_op;onderzoeker"
)
RULE = (
    "regel;geldt_voor;ondersteuningstypen;soort_organisatie;auteur;datum\n"
    "proef;naam_bevat=synthetisch;Advies;gemeente;AB;2026-01-01\n"
)


def publish(root: Path, *rows: tuple[str, str, str, str]) -> dict[str, pd.DataFrame]:
    """Release a tree of locations at addresses of their own: name, gemeente, hours, area."""
    make_tree(root)
    (root / "manual_entries" / "standaardaanbod.csv").write_text(RULE, encoding="utf-8")
    lines = [
        f'SYNTHETISCH {name};Proefweg {n};;{gemeente};{gemeente};;;"{hours}";"{area}";2026-03-01;AB'
        for n, (name, gemeente, hours, area) in enumerate(rows, start=1)
    ]
    write(root / "manual_entries" / "2026" / "locaties" / "proef.csv", [HEADER, *lines])
    return release(root, 2026).inventory.tables


def test_hours_are_published_in_words_and_where_they_can_be_read_as_schema_org(
    tmp_path: Path,
) -> None:
    tables = publish(
        tmp_path,
        ("Rechtswinkel", "Almelo", "ma t/m vr 9.00-17.00", ""),
        ("Wijkteam", "Enschede", "alleen op afspraak", ""),
        ("Huis", "Utrecht", "ma 9-12 bij mevrouw Jansen, 06-12345678", ""),
    )
    locaties = tables["locaties"].set_index("organisatie").astype(object).fillna("")
    assert locaties[["openingstijden", "openingstijden_schema"]].to_dict("index") == {
        "SYNTHETISCH Rechtswinkel": {
            "openingstijden": "ma t/m vr 9.00-17.00",
            "openingstijden_schema": "Mo-Fr 09:00-17:00",
        },
        "SYNTHETISCH Wijkteam": {
            "openingstijden": "alleen op afspraak",
            "openingstijden_schema": "",
        },
        "SYNTHETISCH Huis": {"openingstijden": "", "openingstijden_schema": ""},
    }
    written = "".join(table.to_csv() for table in tables.values())
    assert "Jansen" not in written
    assert "12345678" not in written


def test_a_working_area_is_a_table_of_its_own_and_no_supply(tmp_path: Path) -> None:
    tables = publish(tmp_path, ("Rechtswinkel", "Almelo", "", "Almelo; Borne, Twente"))
    assert tables["locatie_werkgebied"]["gemeentecode"].tolist() == ["GM0147"]
    status = tables["gemeenten"].set_index("gemeente")["status"]
    assert status["Almelo"] == "aanbod"
    assert status["Borne"] != "aanbod"
    kept = tables["herkomst_waarden"].query("kolom == 'ook_actief_in'")
    assert kept["waarde"].tolist() == ["Almelo|Borne|Twente"]


def test_a_name_among_gemeenten_stands_in_no_table(tmp_path: Path) -> None:
    tables = publish(tmp_path, ("Rechtswinkel", "Almelo", "", "Borne; bij dhr. Jansen"))
    assert tables["locatie_werkgebied"]["gemeentecode"].tolist() == ["GM0147"]
    kept = tables["herkomst_waarden"].query("kolom == 'ook_actief_in'")
    assert kept["waarde"].tolist() == ["Borne"]
    assert kept["bronwaarde"].isna().all()
    assert "Jansen" not in "".join(table.to_csv() for table in tables.values())
