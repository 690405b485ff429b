"""Random decisions of maintainers over several builds: none is lost, each can be undone.

Small synthetic data (SYNTHETISCH), fixed seeds. Run longer with SJO_SEQUENCES=100.
"""

import os
import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pandas as pd
import pytest

from pipeline.build import build
from pipeline.errors import SjoError
from pipeline.inventory import Inventory
from pipeline.match.sameness import says_same
from pipeline.normalise.name import name_key
from pipeline.versions.earlier import Earlier, continue_from, list_resting, read_earlier
from tests.pipeline.tree import LOCATIES_HEADER, make_tree, write

SEQUENCES = int(os.environ.get("SJO_SEQUENCES", "2"))
STEPS = 3
WAVE = "manual_entries/2026"
HEADER = LOCATIES_HEADER + ";telefoon"
DECISIONS = "locatie_id;besluit;kolom;was;wordt;is_nu;per;reden;auteur;datum"
LINKS = "record_id_a;record_id_b;oordeel;auteur;datum"
TOLD_OF_ROWS = ["bestand", "rij"]
TABLES = ("locaties", "herkomst", "herkomst_waarden", "te_beoordelen", "besluiten", "id_historie")
UNDOING = ("weg", "terug", "af")
FINDING = ("dubbel", "nieuw", "rij weg", "rij terug")
PLACES = ["7551 {} Hengelo", "7607 {} Almelo", "7571 {} Oldenzaal"]
Tables = dict[str, pd.DataFrame]


def office(name: str, address: str, phone: str, day: str) -> str:
    postcode, place = address.rsplit(", ", 1)[1][:7], address.rsplit(" ", 1)[1]
    street = address.partition(",")[0]
    return f"SYNTHETISCH {name};{street};{postcode};{place};;;;;;{day};AB;{phone}"


@dataclass(frozen=True)
class World:
    """What people wrote: rows of two finders, decisions and links."""

    rows: tuple[str, ...]
    later: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    """Rows of `rows` that were taken out, and may come back."""

    def write(self, root: Path, rng: random.Random | None = None) -> None:
        """Write it as files; with `rng` in another order, and in files of other names."""
        shuffled = [list(part) for part in (self.rows, self.later, self.decisions, self.links)]
        for part in shuffled if rng else []:
            rng.shuffle(part)  # type: ignore[union-attr]
        names = ("b.csv", "a.csv") if rng else ("a.csv", "b.csv")
        for name, lines in zip(names, shuffled[:2], strict=True):
            write(root / WAVE / "locaties" / name, [HEADER, *lines])
        write(root / "manual_entries" / "correcties.csv", [DECISIONS, *shuffled[2]])
        write(root / "manual_entries" / "koppelingen.csv", [LINKS, *shuffled[3]])


@dataclass
class History:
    """The builds of a tree, one after the other, as versions would be."""

    root: Path
    versions: list[Tables] = field(default_factory=list)

    @property
    def earlier(self) -> Earlier:
        if not self.versions:
            return read_earlier(self.root, None)
        *older, last = self.versions
        return continue_from(f"2026.{len(self.versions)}", last, reversed(older))

    def build(self) -> Inventory:
        """Build what the files say now, after the version before."""
        return build(self.root, 2026, self.earlier, f"2026.{len(self.versions) + 1}")

    def keep(self, inventory: Inventory) -> None:
        """Make a build the version that the next one continues."""
        self.versions.append(stored(inventory))


def stored(inventory: Inventory) -> Tables:
    """Return the tables as they are read back: a missing text is ""."""
    tables = {}
    for name in TABLES:
        table = inventory.tables[name].copy()
        texts = [str(c) for c in table if pd.api.types.is_string_dtype(table[c])]
        table[texts] = table[texts].astype("str").fillna("")
        tables[name] = table
    return tables


def plain(tables: Tables, *, with_rows: bool = True) -> dict[str, list[tuple[object, ...]]]:
    """Return the rows of tables, sorted; without where they stand in files when asked."""
    told = {}
    for name, table in tables.items():
        kept = table if with_rows else table.drop(columns=TOLD_OF_ROWS, errors="ignore")
        told[name] = sorted(map(tuple, kept.astype("str").to_numpy().tolist()))
    return told


def make_world(rng: random.Random) -> World:
    rows = []
    for number in range(4):
        place = rng.choice(PLACES).format(rng.choice(["AB", "CD"]))
        address = f"Proefweg {10 * number + 10}, {place}"
        name = rng.choice(["Winkel", "Loket", "Huis"]) + " " + "ABCD"[number] * 4
        rows.append(office(name, address, f"074-12345{number}{number}", "2026-10-01"))
    return World(tuple(rows))


def decide(world: World, tables: Tables, rng: random.Random, day: str) -> World:
    """Return a world in which one thing more was found, decided, or taken back."""
    places = tables["locaties"].to_dict("records")
    ids = tables["herkomst"]["record_id"].tolist()
    here = rng.choice(places)
    one, locatie_id = f"{here['locatie_id']};", str(here["locatie_id"])
    signed = f"gebeld;AB;{day}"
    number, place = rng.randrange(200, 300), rng.choice(PLACES).format("XZ")
    address = f"{here['bezoekadres']}, {here['postcode']} {here['woonplaats']}"
    options = {
        "gesloten": f"{one}gesloten;;;;;2026-11;{signed}",
        "verhuisd": f"{one}verhuisd;;{address};Nieuwstraat {number}, {place};;2026-11;{signed}",
        "hernoemd": f"{one}hernoemd;;{here['organisatie']};SYNTHETISCH Nieuw {number};;;{signed}",
        "telefoon": f"{one}correctie;telefoon;{here['telefoon']};074-3456{number};;;{signed}",
        "samengevoegd": f"{one}samengevoegd;;;;{rng.choice(places)['locatie_id']};2026;{signed}",
    }
    kind = rng.choice([*options, "zelfde", "verschillend", *UNDOING, *FINDING])
    if kind == "telefoon" and not here["telefoon"]:
        return world
    if kind == "samengevoegd" and f"{locatie_id};2026" in options[kind].split("samengevoegd")[1]:
        return world
    if kind in options:
        return replace(world, decisions=(*world.decisions, options[kind]))
    if kind in {"zelfde", "verschillend"} and len(ids) > 1:
        pair = ";".join(rng.sample(ids, 2))
        return replace(world, links=(*world.links, f"{pair};{kind};AB;{day}"))
    if kind == "weg" and world.decisions:
        return replace(world, decisions=without(world.decisions, rng))
    if kind == "terug" and world.links:
        return replace(world, links=without(world.links, rng))
    return find_or_lose(world, kind, rng, f"Markt {number}, {place}")


def find_or_lose(world: World, kind: str, rng: random.Random, address: str) -> World:
    """Return a world in which a row was found, went out, or came back."""
    if kind.startswith("rij "):
        return lose_or_return(world, kind, rng)
    if kind == "dubbel":  # a colleague finds it as it was, or as it is
        found = rng.choice(world.rows).replace("2026-10-01", "2026-11-20").replace(";AB;", ";CD;")
        return replace(world, later=(*world.later, found.replace("Proefweg", "Proefw.")))
    if kind == "nieuw":
        found = office(f"Punt {address.split()[1]}"[:-1], address, "", "2026-11-20")
        return replace(world, later=(*world.later, found))
    if kind == "af" and world.later:
        return replace(world, later=without(world.later, rng))
    return world


def lose_or_return(world: World, kind: str, rng: random.Random) -> World:
    """Return a world in which a row of the first finder went out, or came back as it was."""
    here, there = (world.rows, world.gone) if kind == "rij weg" else (world.gone, world.rows)
    if not here or (kind == "rij weg" and len(here) == 1):
        return world
    row = rng.choice(here)
    left, joined = tuple(r for r in here if r != row), (*there, row)
    rows, gone = (left, joined) if kind == "rij weg" else (joined, left)
    return replace(world, rows=rows, gone=gone)


def without(rows: tuple[str, ...], rng: random.Random) -> tuple[str, ...]:
    gone = rng.randrange(len(rows))
    return rows[:gone] + rows[gone + 1 :]


def find_lost(world: World, inventory: Inventory) -> Iterator[str]:
    """Yield the decisions that neither work nor are named with a reason."""
    besluiten = inventory.tables["besluiten"].astype({"genomen_op": "str"})
    told = " ".join([*inventory.meldingen, *inventory.tables["te_beoordelen"]["reden"]])
    for row in inventory.made.judged.decided.rows.to_dict("records"):
        # Published they stand in another order than in the file.
        keys = {"locatie_id": row["locatie_id"], "besluit": row["besluit"]}
        keys |= {"genomen_op": row["datum"]}
        same = besluiten[(besluiten[list(keys)] == pd.Series(keys)).all(axis=1)]
        is_working = len(same) > 0 and bool(same["toegepast"].all())
        if not is_working and f"correcties.csv:{row['rij']}:" not in told:
            yield f"correcties.csv:{row['rij']}: {world.decisions[int(row['rij']) - 2]}"


def find_undecided(world: World, inventory: Inventory) -> Iterator[str]:
    """Yield what is published otherwise than people decided of it, while the decision works."""
    places = inventory.tables["locaties"].set_index("locatie_id")
    rows = inventory.made.judged.decided.rows
    applied = rows[rows["rij"].isin(inventory.made.judged.corrected.applied)]
    column = {"verhuisd": "bezoekadres", "hernoemd": "organisatie", "correctie": "telefoon"}
    last = applied.drop_duplicates(["locatie_id", "besluit"], keep="last")
    for row in last[last["locatie_id"].isin(places.index)].to_dict("records"):
        kolom = column[str(row["besluit"])]
        found, wanted = str(places.at[row["locatie_id"], kolom]), str(row["wordt"]).split(",")[0]
        same = name_key(found) == name_key(wanted) if kolom == "organisatie" else False
        if not (same or says_same(kolom, found, wanted)):
            yield f"{row['locatie_id']} {kolom}: {found}, besloten {wanted}"
    for row in rows[rows["besluit"] == "gesloten"].to_dict("records"):
        if row["locatie_id"] in places.index:
            yield f"{row['locatie_id']} is gesloten en staat er"
    location_of = inventory.tables["herkomst"].set_index("record_id")["locatie_id"].to_dict()
    for row in inventory.made.linked.decisions.to_dict("records"):
        a, b = (location_of.get(row[side]) for side in ("record_id_a", "record_id_b"))
        if a and b and (a == b) != (row["oordeel"] == "zelfde"):
            yield f"{row}: {a}, {b}"


def find_broken_ids(before: Tables, now: Tables) -> Iterator[str]:
    """Yield the ids that went or came without an event, or that are another location now."""
    old, new = (set(t["locaties"]["locatie_id"]) for t in (before, now))
    rested = list_resting(before["id_historie"])
    events = now["id_historie"].merge(before["id_historie"], how="left", indicator=True)
    fresh = events[events["_merge"] == "left_only"]
    told = fresh.groupby("locatie_id")["gebeurtenis"].agg(set).to_dict()
    for locatie_id in old - new:
        if not told.get(locatie_id, set()) & {"vervallen", "samengevoegd"}:
            yield f"{locatie_id} ging zonder gebeurtenis"
    for locatie_id in new - old:
        wanted = "hersteld" if locatie_id in rested else "nieuw"
        if wanted not in told.get(locatie_id, set()):
            yield f"{locatie_id} kwam zonder '{wanted}'"


@pytest.mark.heavy
@pytest.mark.timeout(0)
@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_decisions_hold_and_can_be_undone(seed: int, tmp_path: Path) -> None:
    rng = random.Random(seed)
    history, world = History(make_tree(tmp_path)), make_world(rng)
    for name in ("proef.csv",):
        (tmp_path / WAVE / "locaties" / name).unlink()
    (tmp_path / "manual_entries" / "standaardaanbod.csv").write_text(RULES, encoding="utf-8")
    world.write(tmp_path)
    history.keep(history.build())
    for step in range(STEPS):
        before = history.versions[-1]
        tried = world
        for _ in range(rng.randint(1, 3)):
            tried = decide(tried, before, rng, f"2026-11-{10 + step}")
        tried.write(tmp_path)
        try:
            made = history.build()
        except SjoError as error:
            assert "manual_entries/" in str(error), (seed, step, str(error))
            continue
        tables, told = stored(made), (seed, step, tried, made.meldingen)
        assert list(find_lost(tried, made)) == [], told
        assert list(find_undecided(tried, made)) == [], told
        assert list(find_broken_ids(before, tables)) == [], told
        tried.write(tmp_path, rng)
        other = plain(stored(history.build()), with_rows=False)
        assert other == plain(tables, with_rows=False), told
        tried.write(tmp_path)
        history.keep(made)
        assert plain(stored(history.build())) == plain(tables), told
        world.write(tmp_path)
        back = stored(history.build())
        columns = ["locatie_id", "organisatie", "bezoekadres", "postcode", "telefoon"]
        assert plain({"": back["locaties"][columns]}) == plain({"": before["locaties"][columns]}), (
            told
        )
        world = tried
        world.write(tmp_path)


RULES = """\
regel;geldt_voor;ondersteuningstypen;leefgebieden;soort_organisatie;bron_regel;auteur;datum;toelichting
PROEF;naam_bevat=SYNTHETISCH;Advies;Algemeen;stichting of vereniging;;AB;2026-01-01;
"""
