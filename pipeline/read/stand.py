"""Whether a wave is running or finished, as meting.toml says, and which wave a build is of."""

from pathlib import Path

from pipeline.errors import SjoError
from pipeline.files.findings import FileError, Finding, shorten
from pipeline.files.listing import is_there, name_of, read_bytes
from pipeline.privacy.free_text import LONGEST_FREE_TEXT
from pipeline.privacy.personal import find_personal
from pipeline.read.closed_folders import list_waves
from schemas.folding import make_printable
from schemas.manual import WAVE_TEMPLATES
from schemas.meting import METING_FILE, STAND, TOELICHTING
from schemas.toml_text import read_toml
from schemas.vocabulary import Metingstand


def entries_folder(root: Path, meting: int) -> Path:
    """Return where people fill in a wave."""
    return root / "manual_entries" / str(meting)


def read_stand(root: Path, meting: int) -> Metingstand:
    """Return what manual_entries/<wave>/meting.toml says of a wave.

    Without that file a wave is running: nobody has said that it is complete. FileError when the
    file says anything else than `stand = "lopend"` or `stand = "afgerond"`, and a `toelichting`.
    """
    return Metingstand(_read_meting(root, meting).get(STAND, Metingstand.LOPEND))


def read_toelichting(root: Path, meting: int) -> str:
    """Return what the people of a wave want every reader of it to know, "" when nothing.

    One paragraph. FileError as `read_stand`.
    """
    return " ".join(_read_meting(root, meting).get(TOELICHTING, "").split())


def _read_meting(root: Path, meting: int) -> dict[str, str]:
    path = entries_folder(root, meting) / METING_FILE
    bestand = name_of(path, root)
    if not is_there(path):
        return {}
    allowed = " of ".join(f'{STAND} = "{word}"' for word in Metingstand)
    try:
        told = read_toml(read_bytes(path, bestand))
    except ValueError as error:
        advice = f"schrijf {allowed}"
        raise FileError([Finding(bestand, regel=str(error), advies=advice)]) from error
    note = told.get(TOELICHTING, "")
    is_known = {STAND} <= set(told) <= {STAND, TOELICHTING} and isinstance(note, str)
    if not is_known or told[STAND] not in list(Metingstand):
        more = f'met als u wilt een regel {TOELICHTING} = "..."'
        there = shorten(", ".join(told)) or "niets"
        rule = f"verwacht precies een regel: {allowed}, {more} (er staat: {there})"
        raise FileError([Finding(bestand, regel=rule)])
    if rule := _find_note_fault(note):
        raise FileError([Finding(bestand, kolom=TOELICHTING, regel=rule)])
    return told


def _find_note_fault(note: str) -> str:
    """Return why the note, which every version bears, cannot be published, "" when it can."""
    if len(note) > LONGEST_FREE_TEXT:
        return f"is langer dan {LONGEST_FREE_TEXT} tekens; kort haar in"
    if make_printable(" ".join(note.split())) != " ".join(note.split()):
        return "bevat een onleesbaar teken; typ de tekst opnieuw"
    if reason := find_personal(" ".join(note.split())):
        return f"{reason}; zij wordt gepubliceerd: haal dat eruit"
    return ""


def find_wave(root: Path) -> int:
    """Return the latest wave in which anything was filled in or collected; SjoError without one.

    A wave that was only prepared (folders, empty templates) is not the one people mean.
    """
    folder = root / "manual_entries"
    if not folder.is_dir():
        raise SjoError(f"{folder}: map ontbreekt; geef met --root aan waar manual_entries/ ligt")
    waves = list_waves(root)
    if not waves:
        raise SjoError(f"{folder}: geen meting gevonden; begin er een met: sjo wave 2026")
    return max((wave for wave in waves if has_begun(root, wave)), default=waves[-1])


def find_desk_wave(root: Path) -> int:
    """Return the wave on which people work who name none: the last that has begun.

    Once meting.toml says that it is finished, the next one that was prepared. SjoError without a
    wave; FileError as `read_stand`.
    """
    begun = find_wave(root)
    later = [wave for wave in list_waves(root) if wave > begun]
    is_finished = bool(later) and read_stand(root, begun) == Metingstand.AFGEROND
    return later[0] if is_finished else begun


def has_begun(root: Path, meting: int) -> bool:
    """Tell whether a wave holds anything but folders and templates without a row."""
    folder = entries_folder(root, meting)
    filled = [p for kind in WAVE_TEMPLATES for p in (folder / kind).rglob("*") if _holds_rows(p)]
    return bool(filled) or any((root / "data" / "raw" / str(meting)).glob("*/*"))


def _holds_rows(path: Path) -> bool:
    """Tell whether a file has more than a header; what is no text counts as filled."""
    if not path.is_file():
        return False
    if path.suffix != ".csv":
        return path.suffix in {".xlsx", ".xls", ".ods", ".tsv", ".txt"}
    return len([line for line in path.read_bytes().splitlines() if line.strip()]) > 1
