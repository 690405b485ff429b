"""Something of a person of every kind, planted in every column of every source, stands nowhere.

Not in a table, a paper or a product of a version, and not on the screen. All made up (SYNTHETISCH).
"""

import json
import sys
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import duckdb
import pytest

from cli import main
from schemas.captures import WORD_FIELDS, CapturedRecord, CrawlState, CrawlVerdict, RunReport
from schemas.columns import Template
from schemas.manual import AFGEWEZEN, BEOORDELINGEN, LOCATIES
from schemas.survey_tools import TRIAL
from schemas.surveys import Survey, load_surveys
from tests.pipeline.tree import make_tree, write

KINDS = {
    "naam": "t.a.v. mevrouw Zwaantje Quispel",
    "gezelschap": "bij Zwaantje",
    "mail": "zwaantje.quispel@privemail.example",
    "mobiel": "Zwaantje 06-48151623",
    "bsn": "bsn 111222333",
    "iban": "NL91ABNA0417164300",
    "ip": "192.168.34.7",
    "woning": "woont Quispelstraat 7, 9876 ZX",
    "profiel": "https://www.linkedin.com/in/zwaantje-quispel",
    "pagina": "https://proef.example/medewerkers/zwaantje-quispel",
    "opmerking": "bel Zwaantje Quispel op 06-48151623",
}
PROSE_ONLY, PROSE = "gezelschap", {"openingstijden", "ook_actief_in", "opmerking", "toelichting"}
"""In a name or an address "bij" and a capital is no person: "Inloop bij De Meent"."""
SECRETS = (
    *("zwaantje", "quispel", "48151623", "111222333", "abna0417", "192.168.34.7", "9876 zx"),
    *("9876zx", "quispelstraat"),
)
STOPS_A_BUILD = {"gezien_op", "datum", "pagina_van", TRIAL}
"""A day that is none, or a yes or no: named at its cell as a fault, and nothing is built."""
PAGES = "andere_bronnen"
"""A list of pages and what each says; anything else in it stops a build as well."""


def fill(template: Template, usual: dict[str, str], skip: set[str]) -> Iterator[str]:
    """Yield a row per column and kind in which only that cell holds something of a person."""
    names = template.names
    for number, column in enumerate(c for c in names if c not in skip):
        for kind, planted in KINDS.items():
            row = dict.fromkeys([*names, PAGES], "") | usual
            row["organisatie"] = f"SYNTHETISCH {template.name} {number} {kind}"
            row["sleutel"] = f"{template.name} {number} {kind}"
            if kind == PROSE_ONLY and column not in PROSE:
                continue
            if column == PAGES and not planted.startswith("https:"):
                continue
            row[column] = f"{row[column]} {planted}".strip()
            row[PAGES] += " (organisatie)" if column == PAGES else ""
            yield ";".join(f'"{row[name]}"' for name in names)


def plant_entries(root: Path) -> None:
    wave = root / "manual_entries" / "2026"
    usual = {"bezoekadres": "Proefstraat 1", "postcode": "3511 AB", "plaats": "Utrecht"}
    usual |= {"gemeente": "Utrecht", "gezien_op": "2026-10-01", "datum": "2026-10-01"}
    header = ";".join(LOCATIES.names)
    rows = list(fill(LOCATIES, usual, STOPS_A_BUILD))
    write(wave / "locaties" / "zwaantje 06-48151623.csv", [header, *rows])
    given = usual | {"regel": "opgeheven", "onderzoeker": "AB"}
    rejected = list(fill(AFGEWEZEN, given, STOPS_A_BUILD | {"regel"}))
    write(wave / "afgewezen" / "ab.csv", [";".join(AFGEWEZEN.names), *rejected])
    searches = [
        f'"Utrecht";"rechtswinkel {p}";1;1;"{p}";2026-10-05'
        for p in KINDS.values()
        if p != KINDS[PROSE_ONLY]
    ]
    header = "gemeente;zoekterm;paginas;hits;onderzoeker;datum"
    write(wave / "zoeklog" / "ab.csv", [header, *searches])


def plant_judgements(root: Path, record_id: str) -> None:
    everything = " ".join(KINDS.values())
    verdict = dict.fromkeys(BEOORDELINGEN.names, "") | {"record_id": record_id}
    verdict |= {"oordeel": "akkoord", "datum": "2026-10-06", "toelichting": everything}
    verdict |= {"beoordelaar": everything, "organisatie": everything, "leefgebieden": ""}
    line = ";".join(f'"{cell}"' for cell in verdict.values())
    wave = root / "manual_entries" / "2026"
    write(wave / "beoordelingen" / "cd.csv", [";".join(verdict), line])
    header = "record_id;kolom;was;wordt;reden;auteur;datum"
    rows = [
        f'{record_id};{kolom};"";"{everything}";"{everything}";"{everything}";2026-10-06'
        for kolom in ("locatienaam", "openingstijden", "website", "telefoon", "ook_actief_in")
    ]
    write(root / "manual_entries" / "correcties.csv", [header, *rows])


def plant_answers(root: Path, survey: Survey) -> None:
    names = [*survey.template.names, *survey.persoonlijk]
    rows: list[str] = []
    for column in names:
        if column in (survey.voltooid, survey.ingediend_op, *STOPS_A_BUILD):
            continue
        for kind, planted in KINDS.items():
            if kind == PROSE_ONLY and column in survey.codes:
                continue
            row = dict.fromkeys(names, "") | {survey.voltooid: "ja", survey.sleutel: f"{len(rows)}"}
            filled = {c: q for q, c in survey.kolommen.items()}
            row[filled["organisatie"].replace("{n}", "1")] = f"SYNTHETISCH Dienst {len(rows)}"
            row[filled["gemeente"]] = "Utrecht"
            row[column] = f"{row[column]} {planted}".strip()
            rows.append(";".join(f'"{cell}"' for cell in row.values()))
    folder = root / "data" / "raw" / "2026" / survey.name
    write(folder / "export t.a.v. mevrouw Quispel.csv", [";".join(f'"{n}"' for n in names), *rows])


def plant_captures(root: Path, site: str) -> None:
    folder = root / "data" / "raw" / "2026" / site / "2026-10-01"
    folder.mkdir(parents=True)
    lines: list[str] = []
    for column in (*WORD_FIELDS, "bron_url", "key"):
        for kind, planted in KINDS.items():
            if kind == PROSE_ONLY and column not in PROSE:
                continue
            record = asdict(
                CapturedRecord(
                    key=f"{column} {kind}",
                    naam=f"SYNTHETISCH Vestiging {len(lines)}",
                    adres="Proefweg 9",
                    plaats="Utrecht",
                    gezien_op="2026-10-01",
                )
            )
            record[column] = f"{record[column]} {planted}".strip()
            lines.append(json.dumps(record))
    write(folder / "records.jsonl", lines)
    cause = " ".join(KINDS.values())
    verdict = CrawlVerdict(CrawlState.PARTIAL, cause, [cause])
    RunReport(site, "2026", verdict, captured_on="2026-10-01", records=len(lines)).write(folder)


def run(root: Path, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """Run a command as a user does and return what it prints; it must succeed."""
    before, sys.argv = sys.argv, ["sjo", *words, "--root", str(root)]
    try:
        main()
    except SystemExit as end:
        assert end.code == 0, capsys.readouterr().err
    finally:
        sys.argv = before
    shown = capsys.readouterr()
    return shown.out + shown.err


def texts_of(path: Path) -> Iterator[str]:
    """Yield what a written file says, unpacked."""
    if path.suffix == ".duckdb":
        with duckdb.connect(str(path), read_only=True) as con:
            tables = con.execute(
                "SELECT table_schema, table_name FROM information_schema.tables"
            ).fetchall()
            for schema, name in tables:
                yield str(con.execute(f'SELECT * FROM "{schema}"."{name}"').fetchall())
    elif path.suffix == ".parquet":
        yield str(duckdb.execute(f"SELECT * FROM '{path}'").fetchall())
    elif path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as book:
            yield from (book.read(name).decode("utf-8", "ignore") for name in book.namelist())
    elif path.suffix == ".pdf":
        for part in path.read_bytes().split(b"stream\r\n")[1:]:
            try:
                yield zlib.decompress(part).decode("latin-1")
            except zlib.error:
                continue
    else:
        yield path.read_bytes().decode("utf-8", "ignore")


def find_secrets(folder: Path) -> list[tuple[str, str]]:
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return [
        (path.relative_to(folder).as_posix(), secret)
        for path in files
        for text in [" ".join(texts_of(path)).casefold()]
        for secret in SECRETS
        if secret in text
    ]


@pytest.mark.heavy
@pytest.mark.timeout(900)
def test_nothing_of_a_person_reaches_any_output(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_tree(tmp_path)
    shown = run(root, capsys, "build", "--concept")
    plant_entries(root)
    for survey in load_surveys():
        plant_answers(root, survey)
    plant_captures(root, "juridischloket")
    plant_captures(root, "socialekaart")
    shown += run(root, capsys, "build", "--concept")
    concept = duckdb.execute(
        f"SELECT record_id FROM '{root}/data/concept/2026/te_beoordelen.parquet' "
        "WHERE bron = 'handmatig'"
    ).fetchall()
    plant_judgements(root, concept[0][0])
    shown += run(root, capsys, "build", "--concept", "--products")
    shown += run(root, capsys, "build", "--products")
    assert [s for s in SECRETS if s in shown.casefold()] == []
    assert find_secrets(root / "data" / "concept") == []
    assert find_secrets(root / "data" / "curated") == []
    assert find_secrets(root / "data" / "producten") == []
    assert "herbouwd" in run(root, capsys, "reproduce", "2026.1")
