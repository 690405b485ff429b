"""Write survey exports made by us, labelled SYNTHETISCH, to try the reading of surveys.

`python -m benchmarks.synthetic_surveys DIR` writes DIR/enquete_gemeenten/*.csv (36 answers, 18 of
them complete) and DIR/enquete_sociaal_raadslieden/*.xlsx (72 answers, all complete): the numbers of
the study of 2023. Every name, address, number and remark is invented and says so; the gemeenten are
real names. The same seed gives the same answers.
"""

import csv
import io
import random
import sys
from pathlib import Path
from typing import Literal

import xlsxwriter

from schemas.surveys import Survey, load_surveys, numbered_code
from schemas.typology import Term

REFERENCE = Path(__file__).resolve().parent.parent / "data" / "reference" / "gemeenten.csv"
LABEL = "SYNTHETISCH"
YEAR = "2026"
SORTS = ("gemeente", "stichting of vereniging", "samenwerkingsverband")
PERSONAL = ("naam", "e-mailadres", "telefoonnummer", "ip-adres", "opmerkingen")
Form = Literal["keuzes", "cel"]
Answers = list[dict[str, str]]


def make_gemeente_answers(seed: int = 36, count: int = 36, form: Form = "keuzes") -> Answers:
    """Return answers of gemeenten; the second half stopped somewhere on the way.

    `form` says whether a question with several choices is one 0/1 column each, or one cell.
    """
    rng, survey = random.Random(seed), _survey("enquete_gemeenten")
    gemeenten = rng.sample(_gemeenten(), count)
    answers = []
    for number, gemeente in enumerate(gemeenten, 1):
        answer = _respondent(number, "gemeente") | {
            "functie": f"{LABEL} functie",
            "gemeente": gemeente,
        }
        for service in survey.numbers:
            answer |= _service(rng, service, f"{LABEL} Loket {number}-{service}")
            answer |= _choices(rng, survey, service, form)
        answer |= {
            "budget_euro": str(rng.randrange(10, 900) * 1000),
            "betaald_fte": f"{rng.randrange(5, 80) / 10}".replace(".", ","),
            "vrijwilligers_aantal": str(rng.randrange(40)),
        }
        if number > count // 2:
            answer = _stop_halfway(rng, answer, at_once=number == count)
        answers.append(answer)
    return answers


def make_counsel_answers(seed: int = 72, count: int = 72, form: Form = "cel") -> Answers:
    """Return answers of sociaal raadslieden, all complete."""
    rng, survey = random.Random(seed), _survey("enquete_sociaal_raadslieden")
    answers = []
    for number, gemeente in enumerate(rng.sample(_gemeenten(), count), 1):
        answer = _respondent(number, "raadslid") | {
            "gemeente": gemeente,
            "organisatie": f"{LABEL} Sociaal Raadslieden {number}",
            "soort_organisatie": rng.choice(SORTS),
            "spreekuuradres": f"Voorbeeldstraat {number}",
            "postcode": "",
            "plaats": "",
            "uren_per_week": str(rng.randrange(4, 37)),
        }
        answers.append(answer | _choices(rng, survey, 1, form))
    return answers


def write_export(answers: Answers, path: Path) -> None:
    """Write answers as a survey tool does: .csv with `;` and a BOM, or .xlsx with dates as text."""
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = [list(answers[0]), *(list(answer.values()) for answer in answers)]
    if path.suffix == ".xlsx":
        options = {"strings_to_formulas": False, "strings_to_urls": False}
        with xlsxwriter.Workbook(path, options) as workbook:
            sheet = workbook.add_worksheet("antwoorden")
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
        return
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";").writerows(rows)
    path.write_bytes(text.getvalue().encode("utf-8-sig"))


def write_exports(folder: Path) -> list[Path]:
    """Write both surveys where the build looks for them: below data/raw/<wave>/."""
    gemeenten = folder / "enquete_gemeenten" / f"{LABEL}_gemeenten.csv"
    counsel = folder / "enquete_sociaal_raadslieden" / f"{LABEL}_sociaal_raadslieden.xlsx"
    write_export(make_gemeente_answers(), gemeenten)
    write_export(make_counsel_answers(), counsel)
    return [gemeenten, counsel]


def _gemeenten() -> list[str]:
    with REFERENCE.open(encoding="utf-8", newline="") as file:
        return [row["gemeente"] for row in csv.DictReader(file) if row["jaar"] == YEAR]


def _respondent(number: int, group: str) -> dict[str, str]:
    return {
        "respondent_id": f"{group[0].upper()}{number:03d}",
        "begonnen_op": f"2026-03-{number % 28 + 1:02d} 09:12:00",
        "ingediend_op": f"2026-03-{number % 28 + 1:02d} 09:41:37",
        "voltooid": "ja",
        "taal": "nl",
        "naam": f"{LABEL} Persoon {group} {number}",
        "e-mailadres": f"{LABEL.lower()}.{group}{number}@voorbeeld.invalid",
        "telefoonnummer": f"06-0000{number:04d}",
        "ip-adres": f"192.0.2.{number}",
        "opmerkingen": f"{LABEL} opmerking {number}; bel {group}{number};\nliefst 's ochtends",
    }


def _service(rng: random.Random, number: int, name: str) -> dict[str, str]:
    return {
        f"dienst{number}_naam": name,
        f"dienst{number}_adres": f"Voorbeeldstraat {rng.randrange(1, 200)}",
        f"dienst{number}_website": f"www.{name.lower().replace(' ', '-')}.invalid",
        f"dienst{number}_soort": rng.choice(SORTS),
        f"dienst{number}_raadslieden": rng.choice(["ja", "nee", ""]),
    }


def _choices(rng: random.Random, survey: Survey, number: int, form: Form) -> dict[str, str]:
    """Return one to three types and one to four leefgebieden of a service, in either form."""
    answer: dict[str, str] = {}
    for column, most in (("ondersteuningstypen", 3), ("leefgebieden", 4)):
        terms = [choice.term for choice in survey.choices[column]]
        ticked = rng.sample(terms, rng.randrange(1, most + 1))
        answer |= (
            _as_cell(survey, column, number, ticked)
            if form == "cel"
            else {
                numbered_code(choice.question, number): str(int(choice.term in ticked))
                for choice in survey.choices[column]
            }
        )
    return answer


def _as_cell(survey: Survey, column: str, number: int, terms: list[Term]) -> dict[str, str]:
    question = next(q for q, filled in survey.kolommen.items() if filled == column)
    return {numbered_code(question, number): ", ".join(term.label for term in terms)}


def _survey(name: str) -> Survey:
    return next(survey for survey in load_surveys() if survey.name == name)


def _stop_halfway(rng: random.Random, answer: dict[str, str], *, at_once: bool) -> dict[str, str]:
    """Empty every question after a random one, or all of them (`at_once`)."""
    asked = list(answer)
    first = asked.index("functie")
    last = first if at_once else rng.randrange(first + 1, len(asked) - 1)
    stopped = {code: answer[code] if at <= last else "" for at, code in enumerate(asked)}
    return stopped | {"voltooid": "nee"}


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("gebruik: python -m benchmarks.synthetic_surveys MAP")
    for written in write_exports(Path(sys.argv[1])):
        print(written)
