"""What the worklist of searches tells of each gemeente."""

from pathlib import Path

from tests.pipeline.tree import write
from tests.werkbank.served import make_desk_tree
from werkbank.desk import Desk
from werkbank.search_plan import list_gemeenten, read_desk_log

FORMER = [
    "gemeente;zoekterm;paginas;hits;onderzoeker;datum",
    "Zeist;rechtswinkel;1;4;CD;2026-10-01",
]


def test_a_search_that_tells_no_finds_is_not_said_to_have_found_none(tmp_path: Path) -> None:
    root = make_desk_tree(tmp_path)
    write(root / "manual_entries/2026/zoeklog/vroeger.csv", FORMER)
    desk = Desk(root, "AB", 2026)
    work = {row.naam: row for row in list_gemeenten(desk, read_desk_log(desk))}
    assert (work["Zeist"].termen, work["Zeist"].nieuw) == (1, None)
    assert (work["Ameland"].termen, work["Ameland"].nieuw) == (0, 0)
