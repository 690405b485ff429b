"""A decision on a location outlives its splitting, however each record spells the street."""

from pathlib import Path

import pytest

from tests.pipeline.test_random_decisions import RULES, WAVE, History, World, office
from tests.pipeline.tree import make_tree

FULL, SHORT = "Proefstraat 1, 7511 AB Enschede", "Proefstr. 1, 7511 AB Enschede"


@pytest.mark.heavy
@pytest.mark.parametrize(
    ("first", "second", "was"),
    [(FULL, SHORT, "Proefstraat 1"), (SHORT, FULL, "Proefstr. 1, Enschede")],
)
def test_a_move_holds_after_a_split_whose_street_is_spelt_otherwise(
    tmp_path: Path, first: str, second: str, was: str
) -> None:
    history = History(make_tree(tmp_path))
    (tmp_path / WAVE / "locaties" / "proef.csv").unlink()
    (tmp_path / "manual_entries" / "standaardaanbod.csv").write_text(RULES, encoding="utf-8")
    whole = office("Winkel Aaa", first, "053-1234567", "2026-10-01")
    bare = ";".join(["SYNTHETISCH Winkel AAA", second.partition(",")[0], "", "Enschede", "", "", "",
                     "", "", "2026-10-02", "CD", "053-1234567"])  # fmt: skip
    world = World((whole,), (bare,))
    world.write(tmp_path)
    history.keep(history.build())
    (place,) = history.versions[-1]["locaties"].to_dict("records")
    one = f"{place['locatie_id']};verhuisd;;{was};Nieuwstraat 5, 7511 CD Enschede;;2026-11"
    moved = World(world.rows, world.later, (f"{one};gebeld;AB;2026-11-10",))
    moved.write(tmp_path)
    history.keep(history.build())
    ids = history.versions[-1]["herkomst"]["record_id"].tolist()
    assert len(ids) == 2
    link = ";".join([*ids, "verschillend", "AB", "2026-11-11"])
    World(moved.rows, moved.later, moved.decisions, (link,)).write(tmp_path)
    made = history.build()
    kept = made.tables["locaties"].set_index("locatie_id").loc[place["locatie_id"]]
    assert kept["bezoekadres"] == "Nieuwstraat 5"
    assert any("hoorde bij" in told and "staat nu apart" in told for told in made.meldingen)
