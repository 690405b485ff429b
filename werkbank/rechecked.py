"""What the screen of looking again writes: what a reader saw, and that it is taken back."""

from collections.abc import Mapping

from pipeline.boundary import rows_of
from pipeline.files.findings import FileError
from pipeline.files.tabular import read_table
from pipeline.read.append import NewRow
from pipeline.stages.claims import Row
from pipeline.versions.published import PublishedVersion
from schemas.manual import LOCATIES
from schemas.rechecks import HERCONTROLES, TAKEN_BACK, Controleuitkomst
from schemas.records import MULTI_VALUE_SEPARATOR
from werkbank.desk import Desk
from werkbank.finding import save_entry, take_out_entry
from werkbank.recheck_list import find_last_version, read_desk_looked
from werkbank.wave_tables import read_wave_entries

AS_PUBLISHED = {"plaats": "woonplaats"}
"""Columns of an entry that a published location calls otherwise."""
PUBLISHED_OFFERS = {
    "ondersteuningstypen": ("locatie_ondersteuningstypen", "ondersteuningstype"),
    "leefgebieden": ("locatie_leefgebieden", "leefgebied"),
}
YES_NO = {"True": "ja", "False": "nee"}
ASKED_CELLS = ("uitkomst", "bron_url", "pagina_van", "niet_benaderen", "toelichting")
"""The columns of HERCONTROLES that a reader fills in."""


def list_published_offers(
    version: PublishedVersion, locatie: Mapping[str, str]
) -> dict[str, list[str]]:
    """Return the terms that a version gives a location, by the column of an entry."""
    found = {}
    for column, (table, term) in PUBLISHED_OFFERS.items():
        offers = version.tables[table]
        own = offers.loc[offers["locatie_id"] == locatie["locatie_id"], term]
        found[column] = sorted(map(str, own))
    return found


def save_recheck(
    desk: Desk, version: PublishedVersion, locatie: Mapping[str, str], cells: Mapping[str, str]
) -> None:
    """Write what was seen of a location; FileError, and nothing is written, when it has a fault.

    `cells`: ASKED_CELLS. When all still holds in a later wave than that of the version, it becomes
    an entry of this wave, as it was published, seen today.
    """
    row: NewRow = {
        "locatie_id": locatie["locatie_id"],
        "organisatie": locatie["organisatie"],
        "datum": desk.today(),
        **cells,
    }
    # Both are judged before the first is written: an answer that is refused leaves nothing.
    if faults := desk.try_rows(HERCONTROLES, [row]):
        raise FileError(faults)
    if _becomes_entry(desk, version, cells):
        desk.append(HERCONTROLES, lambda _: ())  # a file that takes no rows says so now
        save_entry(desk, LOCATIES, _as_entry(version, locatie, cells, desk.today()))
    desk.append(HERCONTROLES, lambda _: [row])


def find_own_look(desk: Desk, locatie_id: str) -> Row | None:
    """Return what this reader last saw of a location in this wave; None for nothing that holds."""
    looked = read_desk_looked(desk)
    is_own = (looked["lezer"] == desk.lezer) & (looked["meting"] == str(desk.meting))
    rows = rows_of(looked[is_own & (looked["locatie_id"] == locatie_id)])
    return max(rows, key=lambda row: int(row["rij"]), default=None)


def find_own_words(desk: Desk, locatie_id: str) -> dict[str, str]:
    """Return what this reader last filled in of a location, also when it was taken back."""
    path = desk.own_file(HERCONTROLES)
    if not locatie_id or not path.exists():
        return {}
    rows = rows_of(read_table(path, path.name, HERCONTROLES).frame)
    said = [r for r in rows if r["locatie_id"] == locatie_id and r["uitkomst"] != TAKEN_BACK]
    return {name: said[-1][name] for name in ASKED_CELLS} if said else {}


def take_back_recheck(desk: Desk, locatie_id: str) -> Row | None:
    """Take back what this reader last saw of a location, and return it; None for nothing.

    The entry that went with it goes too, unless somebody changed it. FileError, and nothing
    changes, when a colleague already read that entry.
    """
    look, version = find_own_look(desk, locatie_id), find_last_version(desk)
    if look is None or version is None:
        return None
    sleutel = _find_entry(desk, version, look) if _becomes_entry(desk, version, look) else ""
    if sleutel:
        take_out_entry(desk, LOCATIES, sleutel)
    row = {"locatie_id": locatie_id, "organisatie": look["organisatie"], "datum": desk.today()}
    desk.append(HERCONTROLES, lambda _: [row | {"uitkomst": str(Controleuitkomst.INGETROKKEN)}])
    return look


def _becomes_entry(desk: Desk, version: PublishedVersion, look: Mapping[str, str]) -> bool:
    is_later = version.versie.meting < desk.meting
    return look["uitkomst"] == Controleuitkomst.NOG_ZO and is_later


def _find_entry(desk: Desk, version: PublishedVersion, look: Row) -> str:
    """Return the key of the entry that went with a look, "" when it is not there as it was."""
    published = rows_of(version.tables["locaties"].astype("object").fillna("").astype("str"))
    locatie = next(row for row in published if row["locatie_id"] == look["locatie_id"])
    wrote = _as_entry(version, locatie, look, look["datum"])
    tables = read_wave_entries(desk).tables[LOCATIES.name]
    own = [t for t in tables if t.bestand.endswith(f"/{LOCATIES.name}/{desk.lezer}.csv")]
    for row in (row for table in own for row in rows_of(table.frame)):
        said = {name: cell for name, cell in row.items() if cell}
        sleutel = said.pop("sleutel", "")
        said.pop("onderzoeker", "")
        if sleutel and said == {name: cell for name, cell in wrote.items() if cell}:
            return sleutel
    return ""


def _as_entry(
    version: PublishedVersion, locatie: Mapping[str, str], cells: Mapping[str, str], today: str
) -> dict[str, str]:
    entry = {
        name: YES_NO.get(value, value)
        for name in LOCATIES.names
        if (value := locatie.get(AS_PUBLISHED.get(name, name), ""))
    }
    offers = list_published_offers(version, locatie)
    entry |= {column: MULTI_VALUE_SEPARATOR.join(terms) for column, terms in offers.items()}
    page = {"bron_url": cells["bron_url"] or entry.get("website", "")}
    return entry | page | {"pagina_van": cells["pagina_van"], "gezien_op": today}
