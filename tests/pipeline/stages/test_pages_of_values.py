"""Which page says each published value, and whether a location rests on old pages only."""

import pandas as pd
import pytest

from pipeline.release.publish import release
from tests.pipeline.tree import make_tree, write

pytestmark = pytest.mark.heavy

HEADER = (
    "organisatie;bezoekadres;postcode;plaats;telefoon;bron_url;gezien_op;pagina_van;andere_bronnen"
)
FRONT, CONTACT = "https://proef.example", "https://proef.example/contact"
ROWS = [
    f"SYNTHETISCH Rechtswinkel A;Proefstraat 1;3511 AB;Utrecht;030 234 56 78;{FRONT};2026-10-01;"
    f"2021-05;{CONTACT} (bezoekadres, telefoon, 2024)",
    f"SYNTHETISCH Wetswinkel B;Proefplein 2;7511 AB;Enschede;;{FRONT};2026-10-01;;",
    f"SYNTHETISCH Wetswinkel C;Proefweg 3;7607 AB;Almelo;;{FRONT};2024-01;;",
    f"SYNTHETISCH Rechtswinkel D;Proefweg 9;7607 AB;Almelo;;{FRONT};;;",
]


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> dict[str, pd.DataFrame]:
    root = make_tree(tmp_path_factory.mktemp("boom"))
    write(root / "manual_entries" / "2026" / "locaties" / "proef.csv", [HEADER, *ROWS])
    return release(root, 2026).inventory.tables


def test_a_value_names_the_page_that_says_it(tables: dict[str, pd.DataFrame]) -> None:
    ids = tables["locaties"].set_index("organisatie")["locatie_id"]
    values = tables["herkomst_waarden"].fillna("")
    own = values[values["locatie_id"] == ids["SYNTHETISCH Rechtswinkel A"]]
    told = own.set_index("kolom")[["bron_url", "pagina_van"]].apply(tuple, axis=1)
    assert told["bezoekadres"] == told["telefoon"] == (CONTACT, "2024")
    assert told["organisatie"] == (FRONT, "2021-05")
    assert told["ondersteuningstype"] == ("", "")  # by the rule for its name


def test_the_day_of_a_page_stands_beside_the_day_it_was_seen(
    tables: dict[str, pd.DataFrame],
) -> None:
    first = tables["herkomst"].sort_values("rij").fillna("").iloc[0]
    assert (first["gezien_op"], first["pagina_van"]) == ("2026-10-01", "2021-05")


def test_a_location_of_which_every_page_is_older_than_the_wave_says_so(
    tables: dict[str, pd.DataFrame],
) -> None:
    locations = tables["locaties"].sort_values("organisatie")
    told = dict(zip(locations["organisatie"].str[-1], locations["ouder_dan_meting"], strict=True))
    assert (told["A"], told["B"], told["C"]) == (True, False, True)
    assert pd.isna(told["D"])
