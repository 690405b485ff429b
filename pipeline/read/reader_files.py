"""Files of which every reader has one: whose each is, and which rows stand in the wrong one.

Nobody writes in the file of another, so readers in several copies of the project never collide. A
copy that a program made ("AB (kopie).csv") would be a second reader: it is named.
"""

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from pipeline.files.findings import Finding
from pipeline.files.tabular import Table
from pipeline.text.terms import nearest
from schemas.folding import fold_letters
from schemas.readings import LEZING_ID

CODE_RULE = "een code heeft alleen letters, cijfers en streepjes, zoals AB"
_NAME_ADVICE = "noem het naar de code van de lezer: letters, cijfers en streepjes, zoals AB.csv"
OF_READINGS = ("lezing", "lezingen")


def reader_of(table: Table) -> str:
    """Return the code of the reader whose file it is."""
    return PurePosixPath(table.bestand).stem


def reader_in(lezing_id: str) -> str:
    """Return the code of the reader that a lezing_id begins with, "" when it is none."""
    found = LEZING_ID.fullmatch(lezing_id)
    return found["lezer"] if found else ""


def next_own_id(table: Table, kolom: str, lezer: str, meting: int) -> str:
    """Return an id of the form LEZING_ID that no row of a reader's own file has yet."""
    own = (LEZING_ID.fullmatch(cell) for _, cell in table.cells(kolom))
    taken = [int(found["nummer"]) for found in own if found and found["lezer"] == lezer]
    return f"{lezer}-{meting}-{max(taken, default=0) + 1}"


def find_file_faults(tables: Sequence[Table]) -> list[Finding]:
    """Return the files of one kind that are nobody's, or of a reader who has one already."""
    faults = []
    first: dict[str, str] = {}
    codes = [reader_of(table) for table in tables if is_reader_code(reader_of(table))]
    for table in tables:
        code = reader_of(table)
        if not is_reader_code(code):
            rule = f"geen bestand van een lezer: '{code}' is geen code"
            faults.append(Finding(table.bestand, regel=rule, advies=_advise(code, codes)))
            continue
        earlier = first.setdefault(fold_letters(code), table.bestand)
        if earlier != table.bestand:
            advice = f"zet de nieuwe rijen onderaan in {earlier} en haal dit bestand weg"
            rule = "deze lezer heeft al een bestand"
            faults.append(Finding(table.bestand, regel=rule, advies=advice))
    return faults


def find_id_faults(
    table: Table, kolom: str = "lezing_id", kind: tuple[str, str] = OF_READINGS
) -> Iterator[Finding]:
    """Yield the rows whose id has no form, or is of another reader or another wave.

    `kolom` holds ids of the form LEZING_ID; `kind`: what one of them is called in Dutch, and more.
    """
    one, more = kind
    ids = table.cells(kolom)
    code = reader_of(table)
    others = {reader_in(own_id) for _, own_id in ids} - {"", code}
    if others and all(reader_in(own_id) in others for _, own_id in ids):
        advice = "zet nieuwe rijen in het bestand van die lezer, of hernoem dit bestand"
        rule = f"hier staan {more} van {', '.join(sorted(others))}"
        yield Finding(table.bestand, regel=rule, advies=advice)
        return
    wave = _wave_of(table)
    for rij, own_id in ids:
        found = LEZING_ID.fullmatch(own_id)
        if not own_id:
            continue
        if not found:
            advice = (
                f"schrijf {code}-{wave or 'jaar'}- en een nummer, zoals {code}-{wave or 2026}-1"
            )
            yield table.finding(rij, kolom, f"geen kenmerk van een {one}", advice)
        elif found["lezer"] != code:
            rule, advice = (
                f"is van lezer {found['lezer']}",
                "zet de rij in het bestand van die lezer",
            )
            yield table.finding(rij, kolom, rule, advice)
        elif wave and found["meting"] != wave:
            rule = f"hoort bij meting {found['meting']}, niet bij {wave}"
            yield table.finding(rij, kolom, rule, f"geef de {one} een nieuw kenmerk")


def is_reader_code(name: str) -> bool:
    """Tell whether a name can be the code of a reader: letters, digits and hyphens."""
    return reader_in(f"{name}-2000-1") == name


def _advise(code: str, codes: Sequence[str]) -> str:
    likely = next((c for c in codes if code.startswith(c)), "") or nearest(code, codes)
    if not likely:
        return _NAME_ADVICE
    return f"is het een kopie van {likely}? zet nieuwe rijen daar onderaan en haal dit bestand weg"


def _wave_of(table: Table) -> str:
    """Return the wave in whose folder a file lies, "" for one that is not filed yet."""
    folders = PurePosixPath(table.bestand).parts
    return next((part for part in folders if len(part) == 4 and part.isdigit()), "")
