"""Write the places as the files of a wave: what researchers, second readers and surveys gave.

Spelling differs from file to file as it does in real life; what is said does not.
"""

import csv
import random
from collections.abc import Iterable
from pathlib import Path

from benchmarks.demo.coverage import LOKET
from benchmarks.demo.places import LABEL, REFUGEE_WORK, STANDARD, Place, standard_of
from benchmarks.demo.searching import READER, Row, make_searches
from pipeline.read.entry_ids import make_record_id
from pipeline.wave.planning import draw_exhausted
from schemas.columns import Template
from schemas.manual import (
    AFGEWEZEN,
    BEGRIPPEN,
    CORRECTIES,
    KOPPELINGEN,
    LOCATIES,
    STANDAARDAANBOD,
)
from schemas.meting import PLANNING, PLANNING_FILE
from schemas.readings import LEZINGEN, NOT_LOOKED_AT, READ_FIELDS
from schemas.searches import VONDSTEN, ZOEKLOG

SECOND_READER = "tweede-lezer"
AUTHOR = "verzonnen"
NOTE = f"{LABEL}: verzonnen gegevens"
DOUBLE_SHARE = 0.12  # of the locations stands in the lists of two researchers
RULES = {
    f"landelijke_partij={LOKET}": LOKET,
    "landelijke_partij=Slachtofferhulp Nederland": "Slachtofferhulp Nederland",
    f"landelijke_partij={REFUGEE_WORK}": REFUGEE_WORK,
    "landelijke_partij=SchuldHulpMaatje": "SchuldHulpMaatje",
    "naam_bevat=buurtbemiddeling": "Buurtbemiddeling",
    "sociaal_raadslieden=ja": "sociaal raadslieden",
}


def key_of(wave: int, number: int) -> str:
    """Return the key that the first researcher gave to the nth place of a wave."""
    return f"demo-{wave}-{number:05d}"


def name_of(place: Place, towns: dict[str, str]) -> str:
    """Return the provider's name with the name of its gemeente in the place of the code."""
    return place.organisatie.replace(place.gemeentecode, towns[place.gemeentecode])


def site_of(place: Place) -> str:
    """Return a web address of a provider on the reserved domain .example."""
    name = place.eerdere_naam or place.organisatie  # a provider keeps its site under another name
    plain = "".join(c for c in name.casefold() if c.isascii() and c.isalnum())
    return f"https://www.{plain}.example"


def manual_row(place: Place, towns: dict[str, str], sleutel: str, rng: random.Random) -> Row:
    """Return a row of locaties as a researcher might have typed it."""
    has_standard = bool(standard_of(place)[0]) and not place.counsel
    row = {
        "sleutel": sleutel,
        "organisatie": name_of(place, towns),
        "locatienaam": place.locatienaam,
        **_address(place, rng),
        "gemeente": towns[place.gemeentecode],
        "website": "" if place.partij else site_of(place),
        "telefoon": place.telefoon,
        "soort_organisatie": place.soort,
        "sociaal_raadslieden": "ja" if place.counsel else "nee",
        "landelijke_partij": place.partij,
        "vestigingsvorm": place.vorm,
        "ondersteuningstypen": "" if has_standard else "; ".join(sorted(place.types)),
        "leefgebieden": "" if has_standard else "; ".join(sorted(place.leefgebieden)),
        "functieverband": place.functieverband,
        "financiering": place.financiering,
        "bron_url": site_of(place),
        "gezien_op": "2023-05-01",
        "onderzoeker": "onderzoeker 1",
        "opmerking": NOTE,
    }
    if rng.random() < 0.2:
        row["ondersteuningstypen"] = row["ondersteuningstypen"].upper()
    return row


def _address(place: Place, rng: random.Random) -> Row:
    if not place.straatnaam:
        return {"bezoekadres": "", "postcode": "", "plaats": ""}
    street, number = place.straatnaam, place.huisnummer
    postcode = rng.choice([place.postcode, f"{place.postcode[:4]} {place.postcode[4:]}"])
    style = rng.random()
    if style < 0.2:
        whole = f"{street} {number}, {postcode} {place.woonplaats}"
        return {"bezoekadres": whole, "postcode": "", "plaats": ""}
    spelled = f"{street.lower()} {number}" if style < 0.3 else f"{street}  {number}"
    return {"bezoekadres": spelled, "postcode": postcode, "plaats": place.woonplaats}


def make_manual(
    places: list[Place], towns: dict[str, str], wave: int
) -> dict[str, tuple[Template, list[Row]]]:
    """Return the manual entries of a wave: file name below the wave -> template and rows."""
    rng = random.Random(f"{LABEL} {wave}")
    rows, doubles, read = [], [], []
    for number, place in enumerate(places, start=1):
        row = manual_row(place, towns, key_of(wave, number), rng)
        row["gezien_op"] = f"{wave}-{rng.randint(3, 9):02d}-{rng.randint(1, 28):02d}"
        found = [row]
        if place.straatnaam and rng.random() < DOUBLE_SHARE:
            double = manual_row(place, towns, f"{key_of(wave, number)}b", rng)
            doubles.append(double | {"gezien_op": f"{wave}-10-02", "onderzoeker": "onderzoeker 2"})
            found.append(doubles[-1])
        rows.append(row)
        read += [_read(entry, wave) for entry in found]
    out, waiting, refused = _make_others(places, towns, wave, rng)
    out_of_scope = {"oordeel": "afgewezen", "regel": "algemeen welzijnswerk"}
    read += [_read(row, wave) | out_of_scope for row in refused]
    exhausted = {towns[code] for code in draw_exhausted(sorted(towns), wave)}
    zoeklog, vondsten = make_searches(rows + refused, out, exhausted, wave, towns.values())
    given = f"{SECOND_READER}-{wave}"
    lezingen = [row | {"lezing_id": f"{given}-{number}"} for number, row in enumerate(read, 1)]
    return {
        "locaties/onderzoeker-1.csv": (LOCATIES, rows + refused),
        "locaties/onderzoeker-2.csv": (LOCATIES, doubles + waiting),
        f"lezingen/{SECOND_READER}.csv": (LEZINGEN, lezingen),
        "afgewezen/onderzoeker-1.csv": (AFGEWEZEN, out),
        f"zoeklog/{READER}.csv": (ZOEKLOG, zoeklog),
        f"vondsten/{READER}.csv": (VONDSTEN, vondsten),
        PLANNING_FILE: (PLANNING, _planning(towns, exhausted)),
    }


def _planning(towns: dict[str, str], exhausted: set[str]) -> list[Row]:
    """Return who reads what: nobody in particular, but a sample is searched to exhaustion."""
    return [
        {"gemeentecode": code, "gemeente": town, "uitputtend": "ja" if town in exhausted else "nee"}
        for code, town in sorted(towns.items())
    ]


def _read(row: Row, wave: int) -> Row:
    """Return what the second reader says of a find: the same, where the finder said anything."""
    return {
        "record_id": make_record_id(row["sleutel"], []),
        "organisatie": row["organisatie"],
        "oordeel": "akkoord",
        **{field: row.get(field) or NOT_LOOKED_AT for field in READ_FIELDS[1:]},
        "datum": f"{wave}-11-01",
        "blind": "ja",
        "toelichting": NOTE,
    }


def _make_others(
    places: list[Place], towns: dict[str, str], wave: int, rng: random.Random
) -> tuple[list[Row], list[Row], list[Row]]:
    """Return what is not published: rejected at once, waiting for a reader, refused by one."""
    local = [p for p in places if p.straatnaam and not p.partij and p.soort != "gemeente"]
    drawn = rng.sample(local, 120)
    rows = []
    for number, place in enumerate(drawn):
        row = manual_row(place, towns, f"demo-{wave}-kandidaat-{number:03d}", rng)
        row |= {"organisatie": f"Welzijnshuis {number} {towns[place.gemeentecode]} {LABEL}"}
        row |= {"website": "", "bezoekadres": f"Kandidaatweg {900 + number}", "postcode": ""}
        rows.append(row | {"plaats": place.woonplaats, "sociaal_raadslieden": "nee"})
    out = [
        {k: row[k] for k in ("sleutel", "organisatie", "bezoekadres", "plaats", "gemeente")}
        | {"regel": "alleen online", "onderzoeker": "onderzoeker 1", "datum": f"{wave}-05-02"}
        for row in rows[:60]
    ]
    return out, rows[60:80], rows[80:]


def make_judgements(wave: int) -> dict[str, tuple[Template, list[Row]]]:
    """Return the judgements for all waves: the standard offers of this country, the rest empty."""
    signed = {"auteur": AUTHOR, "datum": f"{wave}-01-15", "toelichting": NOTE}
    rules = [
        {
            "regel": key.casefold(),
            "geldt_voor": rule,
            "ondersteuningstypen": "|".join(sorted(STANDARD[key][0])),
            "leefgebieden": "|".join(sorted(STANDARD[key][1])),
        }
        | signed
        for rule, key in RULES.items()
    ]
    return {
        "standaardaanbod.csv": (STANDAARDAANBOD, rules),
        "begrippen.csv": (BEGRIPPEN, []),
        "correcties.csv": (CORRECTIES, []),
        "koppelingen.csv": (KOPPELINGEN, []),
    }


def write_rows(path: Path, template: Template, rows: Iterable[Row]) -> None:
    """Write rows as Excel saves a csv here: semicolons, UTF-8 with a byte order mark."""
    path.parent.mkdir(parents=True, exist_ok=True)
    names = [column.name for column in template.columns]
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, names, delimiter=";", restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
