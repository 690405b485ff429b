"""What people decided between the two waves: python -m benchmarks.demo.decisions [folder].

A decision names a locatie_id, so it can be written only when the first wave is published.
"""

import sys
from pathlib import Path

import pandas as pd

from benchmarks.demo.country import LATER_WAVE, WAVE, Country, plan_country
from benchmarks.demo.entries import AUTHOR, key_of, name_of, site_of, write_rows
from benchmarks.demo.places import Place
from benchmarks.demo.searching import Row
from pipeline.read.entry_ids import make_record_id
from pipeline.versions.folders import version_folder
from pipeline.versions.published import read_tables
from pipeline.versions.version import Version
from schemas.manual import CORRECTIES
from schemas.vocabulary import Besluit

SIGNED = {
    "reden": "SYNTHETISCH: verzonnen besluit",
    "auteur": AUTHOR,
    "datum": f"{LATER_WAVE - 1}-06-15",
}
EACH = 3
"""How many decisions of each kind the demo shows."""


def make_decisions(country: Country, locaties: pd.DataFrame) -> list[Row]:
    """Return rows of correcties.csv; `locaties` is that table as the first wave published it."""
    ids = locaties.drop_duplicates("organisatie", keep=False).set_index("organisatie")["locatie_id"]
    later, towns = country.later, country.towns

    def id_of(place: Place) -> str:
        return str(ids.get(place.eerdere_naam or name_of(place, towns), ""))

    closed = [p for p in later.closed if id_of(p) and p not in later.still_listed][:EACH]
    rows = [_closed(id_of(place)) for place in [*closed, *later.still_listed] if id_of(place)]
    silent = [(old, new) for old, new in later.moved if not new.telefoon and id_of(old)]
    rows += [_moved(id_of(old), _record_of(country, new)) for old, new in silent[:EACH]]
    merged = [p for p in later.closed if id_of(p) and p not in closed][EACH]
    heir = next(p for p in later.places if id_of(p) and p.gemeentecode == merged.gemeentecode)
    rows.append(_merged(id_of(merged), id_of(heir)))
    kept = [p for p in later.places if p.soort == "gemeente"][:EACH]
    return [*rows, *(_corrected(_record_of(country, place), place) for place in kept)]


def _record_of(country: Country, place: Place) -> str:
    number = country.later.places.index(place) + 1
    return make_record_id(key_of(LATER_WAVE, number), [])


def _closed(locatie_id: str) -> Row:
    per = f"{LATER_WAVE - 1}-05"
    return {"locatie_id": locatie_id, "besluit": Besluit.GESLOTEN.value, "per": per} | SIGNED


def _moved(locatie_id: str, record_id: str) -> Row:
    return {
        "locatie_id": locatie_id,
        "besluit": Besluit.VERHUISD.value,
        "is_nu": record_id,
    } | SIGNED


def _merged(locatie_id: str, heir: str) -> Row:
    return {"locatie_id": locatie_id, "besluit": Besluit.SAMENGEVOEGD.value, "is_nu": heir} | SIGNED


def _corrected(record_id: str, place: Place) -> Row:
    was = site_of(place)
    return {"record_id": record_id, "kolom": "website", "was": was, "wordt": f"{was}/hulp"} | SIGNED


if __name__ == "__main__":
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "demo")
    published = read_tables(version_folder(folder, Version(WAVE, 1)), ["locaties"])["locaties"]
    decisions = make_decisions(plan_country(), published)
    write_rows(folder / "manual_entries" / "correcties.csv", CORRECTIES, decisions)
    print(f"SYNTHETISCH: {len(decisions)} besluiten in {folder}/manual_entries/correcties.csv")
