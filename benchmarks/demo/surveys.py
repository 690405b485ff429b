"""Write the two surveys as exports: what gemeenten and sociaal raadslieden answered."""

import csv
import random
from pathlib import Path

from benchmarks.demo.entries import NOTE, name_of, site_of
from benchmarks.demo.places import LABEL, Place
from benchmarks.demo.searching import Row
from schemas.surveys import load_surveys

RESPONSE = {"enquete_gemeenten": 36, "enquete_sociaal_raadslieden": 72}  # as published
COMPLETE = {"enquete_gemeenten": 18, "enquete_sociaal_raadslieden": 72}  # 51 and 100 per cent


def write_surveys(folder: Path, places: list[Place], towns: dict[str, str], wave: int) -> None:
    """Write an export per survey below `folder` (data/raw/<wave>), with made-up respondents.

    An answer names a location that is in `places`, with the support it has there; half of the
    answers of gemeenten break off before the questions on support.
    """
    rng = random.Random(f"{LABEL} enquete {wave}")
    own = [p for p in places if p.soort == "gemeente"]
    counsel = [p for p in places if p.counsel]
    answers = {
        "enquete_gemeenten": [
            _gemeente_answer(place, towns)
            for place in rng.sample(own, RESPONSE["enquete_gemeenten"])
        ],
        "enquete_sociaal_raadslieden": [
            _counsel_answer(place, towns)
            for place in rng.sample(counsel, RESPONSE["enquete_sociaal_raadslieden"])
        ],
    }
    for survey in (s for s in load_surveys() if s.name in answers):
        rows = answers[survey.name]
        for number, row in enumerate(rows, start=1):
            is_complete = number <= COMPLETE[survey.name]
            row |= {
                survey.sleutel: f"demo-{number:03d}",
                survey.voltooid: "ja" if is_complete else "nee",
                survey.ingediend_op: f"{wave}-06-{number % 28 + 1:02d}",
                "naam": f"{LABEL} Persoon {number}",
                "opmerkingen": NOTE,
                **dict.fromkeys(survey.niet_openbaar, str(rng.randint(1, 9))),
            }
            if not is_complete:
                for question in row:
                    if question.endswith(("_typen", "_leefgebieden")):
                        row[question] = ""
        _write(folder / survey.name / f"export-{wave}.csv", rows, survey.kolommen, survey.numbers)


def _gemeente_answer(place: Place, towns: dict[str, str]) -> Row:
    return {
        "gemeente": towns[place.gemeentecode],
        "dienst1_naam": name_of(place, towns),
        "dienst1_adres": _address(place),
        "dienst1_website": site_of(place),
        "dienst1_soort": place.soort,
        "dienst1_raadslieden": "ja" if place.counsel else "nee",
        "dienst1_typen": "|".join(sorted(place.types)),
        "dienst1_leefgebieden": "|".join(sorted(place.leefgebieden)),
    }


def _counsel_answer(place: Place, towns: dict[str, str]) -> Row:
    return {
        "gemeente": towns[place.gemeentecode],
        "organisatie": name_of(place, towns),
        "spreekuuradres": f"{place.straatnaam} {place.huisnummer}",
        "postcode": place.postcode,
        "plaats": place.woonplaats,
        "typen": "|".join(sorted(place.types)),
        "leefgebieden": "|".join(sorted(place.leefgebieden)),
    }


def _address(place: Place) -> str:
    return f"{place.straatnaam} {place.huisnummer}, {place.postcode} {place.woonplaats}"


def _write(path: Path, rows: list[Row], questions: dict[str, str], numbers: range) -> None:
    asked = [q.replace("{n}", str(n)) for q in questions for n in numbers]
    names = list(dict.fromkeys([*rows[0], *asked]))
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, names, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
