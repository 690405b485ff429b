"""Small rounds of made-up finds, readings and answers, and their accounts recomputed from outside.

What people wrote is compared with the published tables alone: each record has one end, each value
of a published one its place and its fate, and nothing that needs four eyes is published without.
Run longer with SJO_ROUNDS=100. Every name is SYNTHETISCH.
"""

import csv
import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.boundary import rows_of
from pipeline.build import build
from pipeline.inventory import Inventory
from pipeline.read.entry_ids import make_record_id
from pipeline.versions.earlier import read_earlier
from schemas.manual import LOCATIES
from schemas.readings import LEZINGEN
from tests.pipeline.tree import make_tree

ROUNDS = int(os.environ.get("SJO_ROUNDS", "3"))
Row = dict[str, str]
KINDS = ("gemeente", "samenwerkingsverband", "stichting of vereniging")
LISTS = {
    "ondersteuningstypen": ("Informatie", "Advies", "Inhoudelijke hulp"),
    "leefgebieden": ("Wonen en buren", "Algemeen"),
}
OFFER = {"ondersteuningstypen": "ondersteuningstype", "leefgebieden": "leefgebied"}
TABLE = {"ondersteuningstype": "locatie_ondersteuningstypen", "leefgebied": "locatie_leefgebieden"}
SINGLE = ("soort_organisatie", "sociaal_raadslieden")
READERS = ("CD", "EF")
PLACES = (
    {"bezoekadres": "Lange Viestraat 365", "plaats": "Utrecht"},
    {"bezoekadres": "Slotlaan 20", "plaats": "Zeist"},
)
PLAIN = ("organisatie", "bezoekadres", "telefoon", "website", "openingstijden")
ALWAYS = {"gezien_op": "2026-10-05", "bron_url": "https://proef.example/pagina"}


def one_of(*words: str) -> st.SearchStrategy[str]:
    return st.sampled_from(["", *words])


def some_of(words: tuple[str, ...], *instead: str) -> st.SearchStrategy[str]:
    listed = st.lists(st.sampled_from(words), unique=True, max_size=len(words)).map(sorted)
    return st.one_of(listed.map("|".join), st.sampled_from([*instead, ""]))


FINDS = st.fixed_dictionaries(
    {
        "organisatie": st.sampled_from(["SYNTHETISCH Alfa", "SYNTHETISCH Rechtswinkel"]),
        "place": st.sampled_from(PLACES),
        "telefoon": one_of("030 1234567", "030 7654321"),
        "website": one_of("https://alfa.example"),
        "openingstijden": one_of("ma 9-12", "di 13-17"),
        "functieverband": one_of("onbekend"),
        "onderzoeker": one_of("AB", "GH"),
        "soort_organisatie": one_of(*KINDS, "onbekend"),
        "sociaal_raadslieden": one_of("ja", "nee"),
        **{kolom: some_of(words) for kolom, words in LISTS.items()},
    }
)
READINGS = st.fixed_dictionaries(
    {
        "oordeel": st.sampled_from(["akkoord", "akkoord", "akkoord", "twijfel", "adres ontbreekt"]),
        "soort_organisatie": st.sampled_from([*KINDS[:2], "onbekend", "niet bekeken"]),
        "sociaal_raadslieden": st.sampled_from(["ja", "nee", "onbekend", "niet bekeken"]),
        **{
            kolom: some_of(words, "geen", "niet bekeken").map(lambda cell: cell or "geen")
            for kolom, words in LISTS.items()
        },
    }
)
ROUND = st.lists(
    st.tuples(FINDS, st.lists(st.tuples(st.sampled_from(READERS), READINGS), max_size=3)),
    min_size=1,
    max_size=6,
)


class Round:
    """What people wrote in a round, and the words of everybody who counts, by record_id."""

    def __init__(self, told: list[tuple[dict[str, Any], list[tuple[str, Row]]]]) -> None:
        self.finds: dict[str, Row] = {}
        self.readings: list[tuple[str, Row]] = []
        self.readers: dict[str, dict[str, Row]] = {}
        for number, (find, readings) in enumerate(told):
            cells = {k: v for k, v in find.items() if k != "place"} | find["place"] | ALWAYS
            record_id = make_record_id(f"rij {number}", [])
            self.finds[record_id] = cells | {"sleutel": f"rij {number}"}
            for reader, reading in readings:
                row = reading | {"record_id": record_id, "datum": "2026-11-05", "blind": "ja"}
                count = sum(who == reader for who, _ in self.readings) + 1
                row["lezing_id"] = f"{reader}-2026-{count}"
                self.readings.append((reader, row))
                self.readers.setdefault(record_id, {})[reader] = row

    def write(self, root: Path) -> None:
        wave = root / "manual_entries" / "2026"
        write_rows(wave / "locaties" / "vondsten.csv", LOCATIES.names, list(self.finds.values()))
        for reader in READERS:
            rows = [row for who, row in self.readings if who == reader]
            write_rows(wave / "lezingen" / f"{reader}.csv", LEZINGEN.names, rows)

    def voices(self, record_id: str, field: str) -> list[frozenset[str]]:
        """What each person who looked at a field says of it."""
        said = [row[field] for row in self.readers.get(record_id, {}).values()]
        found = self.finds[record_id]
        if found["onderzoeker"] and found.get(field):
            said.append(found[field])
        return [words_of(cell) for cell in said if cell != "niet bekeken"]

    def is_established(self, record_id: str, field: str, word: str) -> bool:
        """Tell whether two persons or more, and nobody otherwise, say a word of a field."""
        voices, verdicts = self.voices(record_id, field), self.voices(record_id, "oordeel")
        is_right = bool(verdicts) and all(v == {"akkoord"} for v in verdicts)
        return is_right and len(voices) > 1 and len(set(voices)) == 1 and word in voices[0]


def write_rows(path: Path, columns: list[str], rows: list[Row]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, delimiter=";")
        writer.writeheader()
        writer.writerows(rows)


def words_of(cell: str) -> frozenset[str]:
    return frozenset(word for word in cell.split("|") if word)


def published(inventory: Inventory, name: str) -> list[Row]:
    table = inventory.tables[name].astype(object)
    return rows_of(table.where(table.notna(), "").astype(str))


def account_finds(told: Round, inventory: Inventory) -> Iterator[str]:
    """Yield what is wrong with the ends of records and of their values."""
    home = {row["record_id"]: row["locatie_id"] for row in published(inventory, "herkomst")}
    work = published(inventory, "te_beoordelen")
    waits = {row["record_id"]: row for row in work if not row["locatie_id"]}
    rejected = {row["record_id"] for row in published(inventory, "afgekeurd")}
    values = published(inventory, "herkomst_waarden")
    asked = {row["locatie_id"] for row in work}
    for record_id, find in told.finds.items():
        if sum((record_id in home, record_id in waits, record_id in rejected)) != 1:
            yield f"{record_id} has not one end"
        if record_id in waits:
            yield from (
                f"{record_id} waits with another {kolom}"
                for kolom in ("organisatie", "bezoekadres", "website", *LISTS)
                if words_of(waits[record_id][kolom]) != words_of(find[kolom])
            )
        if record_id in home:
            rivals = [row for row in values if row["locatie_id"] == home[record_id]]
            yield from find_lost_values(record_id, find, rivals, is_asked=home[record_id] in asked)


def find_lost_values(
    record_id: str, find: Row, values: list[Row], *, is_asked: bool
) -> Iterator[str]:
    """Yield the values of a published find that neither won, nor lost to one, nor wait.

    `values`: those of its location.
    """
    for kolom, word in list_values(find):
        rivals = [row for row in values if row["kolom"] == kolom]
        own = [row for row in rivals if row["record_id"] == record_id]
        fate = {r["zekerheid"] for r in own if word in (r["waarde"], r["bronwaarde"])}
        is_settled = any(row["gekozen"] == "True" for row in rivals) or "vervangen" in fate
        waits = fate <= {"voorlopig", "standaard"} and is_asked
        if not fate or not (is_settled or waits):
            yield f"{record_id}: {kolom} {word} has no end {fate}"


def list_values(find: Row) -> Iterator[tuple[str, str]]:
    for kolom, cell in find.items():
        if kolom in LISTS:
            yield from ((OFFER[kolom], word) for word in words_of(cell))
        elif kolom in (*SINGLE, *PLAIN) and cell not in ("", "onbekend"):
            yield kolom, cell


def members_of(inventory: Inventory) -> dict[str, list[str]]:
    members: dict[str, list[str]] = {}
    for row in published(inventory, "herkomst"):
        members.setdefault(row["locatie_id"], []).append(row["record_id"])
    return members


def account_offers(told: Round, inventory: Inventory) -> Iterator[str]:
    """Yield offers that no two persons established, and that no rule may give."""
    members = members_of(inventory)
    for field, name in OFFER.items():
        for row in published(inventory, TABLE[name]):
            place, word = row["locatie_id"], row[name]
            here = members[place]
            voices = [v - {"geen"} for i in here for v in told.voices(i, field)]
            if "regel: " not in row["herkomst"]:
                if not any(told.is_established(i, field, word) for i in here):
                    yield f"{place}: {word} rests on less than four eyes"
            elif name == "ondersteuningstype" and any(voices):
                yield f"{place}: a rule speaks beside people"


def account_kinds(told: Round, inventory: Inventory) -> Iterator[str]:
    """Yield kinds and sociaal raadslieden that no two persons established, and no rule may give."""
    members = members_of(inventory)
    ruled = {
        (row["locatie_id"], row["kolom"])
        for row in published(inventory, "herkomst_waarden")
        if row["gekozen"] == "True" and row["zekerheid"] == "standaard"
    }
    for row in published(inventory, "locaties"):
        place, here = row["locatie_id"], members[row["locatie_id"]]
        counsel = {"True": "ja", "False": "nee", "": "onbekend"}[row["sociaal_raadslieden"]]
        for field, word in zip(SINGLE, (row["soort_organisatie"], counsel), strict=True):
            voices = [v - {"onbekend"} for i in here for v in told.voices(i, field)]
            is_right = any(told.is_established(i, field, word) for i in here)
            if (place, field) in ruled:
                is_right = not any(voices)
            if word != "onbekend" and not is_right:
                yield f"{place}: {field} {word} is given by one person, or a rule beside people"


def account_readings(told: Round, inventory: Inventory) -> Iterator[str]:
    """Yield what a reader said and the published readings do not say so."""
    table = published(inventory, "lezingen")
    said = {(row["lezing_id"], row["veld"]): words_of(row["waarde"]) for row in table}
    for _, row in told.readings:
        for field in ("oordeel", *SINGLE, *LISTS):
            if said.get((row["lezing_id"], field)) != words_of(row[field]):
                yield f"{row['lezing_id']}: {field} is not what was read"


@pytest.mark.heavy
@pytest.mark.timeout(60 * (ROUNDS + 1))
@settings(max_examples=ROUNDS, suppress_health_check=list(HealthCheck))
@given(ROUND)
def test_what_people_wrote_is_published_lost_to_a_named_value_waiting_or_rejected(
    written: list[tuple[dict[str, Any], list[tuple[str, Row]]]],
) -> None:
    told = Round(written)
    with TemporaryDirectory() as folder:
        root = make_tree(Path(folder))
        (root / "manual_entries" / "2026" / "locaties" / "proef.csv").unlink()
        told.write(root)
        inventory = build(root, 2026, read_earlier(root, None), "2026.1")
    accounts = (account_finds, account_offers, account_kinds, account_readings)
    assert [wrong for look in accounts for wrong in look(told, inventory)] == []
