"""A small tree to build from: made up by us, every organisation is called SYNTHETISCH."""

import shutil
from pathlib import Path

REPOSITORY = Path(__file__).parent.parent.parent
LOCATIES_HEADER = (
    "organisatie;bezoekadres;postcode;plaats;gemeente;website;soort_organisatie;"
    "ondersteuningstypen;leefgebieden;gezien_op;onderzoeker"
)
LOCATIES = [
    "SYNTHETISCH Rechtswinkel;Proefstraat 1;3511 AB;Utrecht;Utrecht;;;;;2026-10-01;AB",
    "Rechtswinkel SYNTHETISCH;Proefstr. 1, 3511AB Utrecht;;;;https://proef.example;;;;2026-10-02;CD",
    "SYNTHETISCH Wijkteam Noord;Proefplein 2a;7511 AB;Enschede;Enschede;;gemeente;Advies;;2026-10-03;AB",
    "SYNTHETISCH Buurtbemiddeling;;;;Almelo;;;;;2026-10;AB",
    "SYNTHETISCH Huis;Proefweg 3;7607 AB;Almelo;Almelo;;;;;2026-09-30;AB",
    "SYNTHETISCH Nergens;;;Noordwijk;;;;;;2026-09-30;AB",
    "SYNTHETISCH Foute term;Proefweg 4;7607 AB;Almelo;Almelo;;gemeent;;;2026-09-30;AB",
]
ZOEKLOG = [
    "gemeente;zoekterm;paginas;hits;onderzoeker;datum",
    "Losser;Losser sociaal juridische ondersteuning;2;0;AB;2026-10-05",
    "Losser;rechtswinkel Losser;2;0;AB;2026-10-05",
    "Losser;schulden hulp Losser;2;0;AB;2026-10-05",
    "Losser;juridisch spreekuur Losser;2;0;AB;2026-10-05",
]


def make_tree(root: Path, locaties: list[str] | None = None) -> Path:
    """Make a tree with one wave at `root` and return it."""
    shutil.copytree(REPOSITORY / "data" / "reference", root / "data" / "reference")
    wave = root / "manual_entries" / "2026"
    write(wave / "locaties" / "proef.csv", [LOCATIES_HEADER, *(locaties or LOCATIES)])
    write(wave / "zoeklog" / "proef.csv", ZOEKLOG)
    shutil.copy(REPOSITORY / "manual_entries" / "standaardaanbod.csv", root / "manual_entries")
    return root


def write(path: Path, lines: list[str]) -> None:
    """Write lines to a file, making its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def published(root: Path) -> dict[str, bytes]:
    """Return every file of the published versions of a tree, by its path."""
    curated = root / "data" / "curated"
    return {
        path.relative_to(curated).as_posix(): path.read_bytes()
        for path in sorted(curated.rglob("*"))
        if path.is_file() and path.parent != curated and not path.name.startswith(".slot")
    }
