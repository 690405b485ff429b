"""`sjo why`: the whole story of a location, from its source records to what became of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from rapidfuzz import fuzz, process

from pipeline.boundary import rows_of
from pipeline.errors import SjoError
from pipeline.files.findings import shorten
from pipeline.mutations.story import tell_mutations
from pipeline.read.judgement import collect_judgements, read_judgements
from pipeline.read.manual import read_manual_entries
from pipeline.read.references import follow
from pipeline.versions.folders import list_versions, version_folder
from pipeline.versions.offers import OFFER_TABLES
from pipeline.versions.published import read_tables
from pipeline.versions.version import Version
from schemas.readings import READ_FIELDS
from schemas.vocabulary import Besluit, Gebeurtenis, Zekerheid

WORKING_AREAS = "locatie_werkgebied"
STORY_TABLES = (
    "herkomst",
    "herkomst_waarden",
    *OFFER_TABLES.values(),
    WORKING_AREAS,
    "gemeenten",
)
"""The tables of the last version a location stood in that its story is told from."""
GOES_ON = (Gebeurtenis.SAMENGEVOEGD, Gebeurtenis.GESPLITST)
MAX_SUCCESSORS = 20
"""A chain of successors longer than this is taken for a circle."""
MAX_SUGGESTIONS = 3
Row = dict[str, str]


@dataclass(frozen=True)
class PublishedHistory:
    """All published versions, oldest first: their locations, and the history of the last."""

    root: Path
    locations: dict[Version, dict[str, Row]]
    events: list[Row]

    @classmethod
    def read(cls, root: Path) -> "PublishedHistory":
        """Read every version; SjoError when nothing was published or one cannot be read."""
        versions = list_versions(root)
        if not versions:
            raise SjoError(f"onder {root} is nog niets gepubliceerd; bouw eerst met: sjo build")
        locations: dict[Version, dict[str, Row]] = {}
        events: dict[tuple[str, ...], Row] = {}
        for version in versions:
            tables = read_tables(version_folder(root, version), ("locaties", "id_historie"))
            rows = rows_of(tables["locaties"])
            locations[version] = {row["locatie_id"]: row for row in rows}
            for event in rows_of(tables["id_historie"]):
                events.setdefault(tuple(map(str, event.values())), event)
        return cls(root, locations, list(events.values()))

    @property
    def newest(self) -> Version:
        """The last version."""
        return max(self.locations)

    def versions_of(self, locatie_id: str) -> list[Version]:
        """Return the versions a location stands in, oldest first."""
        return [version for version, rows in self.locations.items() if locatie_id in rows]

    def successor(self, locatie_id: str) -> str:
        """Return the location in which one that is gone went on, or ""."""
        for event in reversed(self.events):
            if event["locatie_id"] == locatie_id and event["gebeurtenis"] in GOES_ON:
                return event["opvolger"]
        return ""

    def ids(self) -> dict[str, str]:
        """Return every locatie_id there ever was, with the name it last had."""
        names = {event["locatie_id"]: "" for event in self.events}
        for rows in self.locations.values():
            names |= {locatie_id: row["organisatie"] for locatie_id, row in rows.items()}
        return names


def explain_location(root: Path, locatie_id: str) -> str:
    """Return the story of a location in Dutch: records, values, decisions, history, successors.

    A location that is gone is followed to the one it went on in. SjoError for an unknown id, with
    those most like it.
    """
    past = PublishedHistory.read(root)
    if locatie_id not in past.ids():
        raise SjoError(_unknown(past, locatie_id))
    lines: list[str] = []
    current, seen = locatie_id, set[str]()
    while current and current not in seen and len(seen) < MAX_SUCCESSORS:
        seen.add(current)
        lines += [*([""] if lines else []), *_tell(past, current)]
        is_present = current in past.locations[past.newest]
        current = "" if is_present else past.successor(current)
        if current:
            lines += ["", f"Ging verder als {current}:"]
    return "\n".join(lines)


def _unknown(past: PublishedHistory, locatie_id: str) -> str:
    names = past.ids()
    texts = {key: f"{key} {name}" for key, name in names.items()}
    wanted = shorten(locatie_id)
    by_id = process.extract(wanted, names.keys(), scorer=fuzz.ratio, limit=MAX_SUGGESTIONS)
    by_name = process.extract(
        wanted.casefold(),
        {key: name.casefold() for key, name in names.items()},
        scorer=fuzz.token_set_ratio,
        limit=MAX_SUGGESTIONS,
    )
    scored = [(score, found) for found, score, _ in by_id]
    scored += [(score, key) for _, score, key in by_name]
    best = list(dict.fromkeys(key for _, key in sorted(scored, key=lambda s: (-s[0], s[1]))))
    listed = "\n".join(f"  {shorten(texts[key])}" for key in best[:MAX_SUGGESTIONS])
    return f"locatie_id '{wanted}' bestaat niet; bedoelt u een van deze?\n{listed}"


def _tell(past: PublishedHistory, locatie_id: str) -> Iterator[str]:
    versions = past.versions_of(locatie_id)
    if not versions:
        yield f"{locatie_id} staat in geen versie die hier bewaard is."
        yield from _history(past, locatie_id)
        return
    last = versions[-1]
    location = past.locations[last][locatie_id]
    tables = read_tables(version_folder(past.root, last), STORY_TABLES)
    records = _select(tables["herkomst"], locatie_id)
    yield f"{locatie_id}  {_clean(location['organisatie'])}"
    yield f"{_place(location)}; zoals in versie {last}"
    yield from _section("Bronrecords", map(_record, records))
    yield from _section("Waarden", _values(tables, locatie_id))
    ids = {row["record_id"] for row in records}
    yield from _section(
        "Besluiten van mensen", _decisions(past.root, {locatie_id}, ids, last.meting)
    )
    yield from _section("Meldingen", map(_clean, tell_mutations(past.root, locatie_id)))
    yield from _history(past, locatie_id)


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    told = list(lines)
    yield ""
    yield title
    yield from (f"  {line}" for line in told or ["geen"])


def _select(table: pd.DataFrame, locatie_id: str) -> list[Row]:
    rows = rows_of(table[table["locatie_id"] == locatie_id])
    return sorted(rows, key=lambda row: tuple(str(value) for value in row.values()))


def _record(row: Row) -> str:
    parts = [
        row["record_id"],
        f"{row['bestand']}, rij {row['rij']}",
        row["bron_url"],
        f"gezien op {row['gezien']}" if row["gezien"] else "",
        f"hoort hierbij: {row['koppeling']}",
    ]
    return _clean("; ".join(part for part in parts if part))


def _values(tables: dict[str, pd.DataFrame], locatie_id: str) -> Iterator[str]:
    rows = _select(tables["herkomst_waarden"], locatie_id)
    for row in sorted(rows, key=lambda r: (r["kolom"], not r["gekozen"], r["record_id"])):
        mark = "gekozen" if row["gekozen"] else "niet gekozen"
        if row["zekerheid"] and row["zekerheid"] != Zekerheid.VASTGESTELD:
            mark += f", {row['zekerheid']}"
        source = f", bron: '{row['bronwaarde']}'" if row["bronwaarde"] else ", afgeleid"
        source = "" if row["bronwaarde"] == row["waarde"] else source
        yield _clean(f"{row['kolom']}: '{row['waarde']}' ({mark}; {row['record_id']}{source})")
    for lijst, name in OFFER_TABLES.items():
        for row in _select(tables[name], locatie_id):
            yield _clean(f"{lijst}: {row[lijst]} (van {row['herkomst']})")
    names = dict(zip(*(tables["gemeenten"][c] for c in ("gemeentecode", "gemeente")), strict=True))
    for row in _select(tables[WORKING_AREAS], locatie_id):
        where = names.get(row["gemeentecode"], row["gemeentecode"])
        yield _clean(f"ook actief in: {where} (telt daar niet mee)")


def _decisions(
    root: Path, locatie_ids: set[str], record_ids: set[str], meting: int
) -> Iterator[str]:
    """Yield the decisions on a location, and on pairs, cells and readings of its records."""
    for told in (_judgements(root, locatie_ids | record_ids), _readings(root, record_ids, meting)):
        try:
            yield from told
        except SjoError as error:
            yield _clean(f"niet te lezen ({str(error).splitlines()[0]}); zie: sjo check")


def _judgements(root: Path, ids: set[str]) -> Iterator[str]:
    judged = read_judgements(root)
    for row in rows_of(judged.koppelingen):
        if {row["record_id_a"], row["record_id_b"]} & ids:
            pair = f"{row['record_id_a']} en {row['record_id_b']}: {row['oordeel']}"
            yield _signed(pair, row, row["auteur"], row["toelichting"])
    for row in rows_of(judged.correcties):
        if {row["record_id"], row["locatie_id"], row["is_nu"]} & ids:
            yield _signed(_decided(row), row, row["auteur"], row["reden"])


def _decided(row: Row) -> str:
    """Return in Dutch what a row of correcties.csv says."""
    kind, subject = row["besluit"] or Besluit.CORRECTIE, row["record_id"] or row["locatie_id"]
    since = f" per {row['per']}" if row["per"] else ""
    values = f": '{row['was']}' werd '{row['wordt']}'" if row["was"] or row["wordt"] else ""
    if kind == Besluit.CORRECTIE:
        return f"{row['kolom']} van {subject}{values}"
    return f"{subject} {kind}{since}{values}" + (f", nu {row['is_nu']}" if row["is_nu"] else "")


def _readings(root: Path, record_ids: set[str], meting: int) -> Iterator[str]:
    if not (root / "manual_entries" / str(meting)).is_dir():
        return
    begrippen = collect_judgements(root)[0]["begrippen"].frame
    entries = read_manual_entries(root, str(meting), begrippen)
    for row in rows_of(entries.beoordelingen):
        if row["record_id"] in record_ids:
            verdict = f"tweede lezer over {row['record_id']}: {row['oordeel']}"
            yield _signed(verdict, row, row["beoordelaar"], row["toelichting"])
    read, settled = (
        follow(table, "record_id", entries.ids.find_aliases(table["record_id"]))
        for table in (entries.readers.lezingen, entries.readers.uitkomsten)
    )
    for row in rows_of(read):
        if row["record_id"] in record_ids:
            said = "; ".join(f"{field}: {row[field]}" for field in READ_FIELDS)
            undone = f", trekt {row['trekt_in']} in" if row["trekt_in"] else ""
            told = f"lezing {row['lezing_id']} van {row['record_id']}{undone}: {said}"
            yield _signed(told, row, row["lezer"], row["toelichting"])
    for row in rows_of(settled):
        if row["record_id"] in record_ids:
            told = f"uitkomst over {row['veld']} van {row['record_id']}: {row['waarde']}"
            yield _signed(told, row, row["lezer"], row["waarom"])


def _signed(what: str, row: Row, who: str, why: str) -> str:
    where = f"{row['bestand']}, rij {row['rij']}"
    return _clean("; ".join(part for part in (what, f"{who}, {row['datum']}", why, where) if part))


def _history(past: PublishedHistory, locatie_id: str) -> Iterator[str]:
    """Yield what happened to a location, and how it looked in each version where that changed."""
    lines: list[tuple[Version, int, str]] = []
    for event in past.events:
        if locatie_id in {event["locatie_id"], event["opvolger"]}:
            text = f"{event['gebeurtenis']}: {event['reden']}"
            if event["opvolger"]:
                text = f"{event['locatie_id']} {text}, verder als {event['opvolger']}"
            lines.append((Version.parse(event["versie"]), 0, text))
    looked = ""
    for version, rows in past.locations.items():
        row = rows.get(locatie_id)
        looks = f"{row['organisatie']}; {_place(row)}" if row else "staat er niet in"
        if looks != looked and (row or looked):
            lines.append((version, 1, looks))
        looked = looks if row or looked else ""
    yield from _section(
        "Geschiedenis", (_clean(f"{version}  {text}") for version, _, text in sorted(lines))
    )


def _place(row: Row) -> str:
    parts = [row["bezoekadres"] or "zonder bezoekadres", row["postcode"], row["woonplaats"]]
    return _clean(f"{' '.join(part for part in parts if part)}, gemeente {row['gemeente']}")


def _clean(text: str) -> str:
    """Return a text without characters that steer a terminal."""
    return "".join(c if c.isprintable() else " " for c in text)
