"""Decisions of people found at what is there now: the present id of every location they name."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from pipeline.boundary import rows_of
from pipeline.files.findings import Finding
from pipeline.versions.earlier import LEAVES
from pipeline.versions.known_ids import KnownIds
from schemas.published import columns_of
from schemas.vocabulary import Besluit

HAPPENS = (Besluit.GESLOTEN, Besluit.VERHUISD, Besluit.HERNOEMD, Besluit.SAMENGEVOEGD)
"""What happens to a location at some moment; a correction holds of all time."""
CONTINUES = (Besluit.VERHUISD, Besluit.HERNOEMD, Besluit.SAMENGEVOEGD)
ABOUT_LOCATIONS = ("locatie_id", "is_nu")
Row = dict[str, str]
UNKNOWN = "deze locatie bestaat niet"


@dataclass(frozen=True)
class Decided:
    """`rows`: correcties.csv in normal form with present ids, in the order in which they apply.

    `faults`: a finding per location that never was. `meldingen`: in Dutch, which ids go on in
    another, and which decisions rest because their location is withdrawn.
    """

    rows: pd.DataFrame
    faults: list[Finding]
    meldingen: list[str]


def resolve_decisions(
    correcties: pd.DataFrame, known: KnownIds, later_waves: Sequence[int] = ()
) -> Decided:
    """Return the decisions of a wave with the present id of every location.

    `correcties` has the columns of its template, `bestand` and `rij`. What happened to a location
    belongs to the wave that then ran and holds in every later one: an office that closed in 2025
    was there in 2023. So it is left out when one of `later_waves` is the wave of its year or of a
    year before. Where nothing was published yet, or a later wave may have given ids, none is
    unknown.
    """
    is_later = [is_of_later(row, later_waves) for row in rows_of(correcties)]
    correcties = correcties[~pd.Series(is_later, index=correcties.index, dtype=bool)]
    rows = correcties.copy()
    for column in ABOUT_LOCATIONS:
        rows[column] = rows[column].map(known.find_present).astype("str")
    # Of one value the record's own decision goes first, then the older one: a move after a move.
    rows["_eerst"] = rows["record_id"] == ""
    ordered = rows.sort_values(["_eerst", "datum", "rij"], ignore_index=True).drop(columns="_eerst")
    told = [*_tell_heirs(correcties, known), *_tell_resting(ordered, known)]
    unknown = [] if later_waves else list(find_unknown_locations(correcties, known))
    return Decided(ordered, unknown, told)


def is_of_later(row: Row, later_waves: Sequence[int]) -> bool:
    """Tell whether what a decision says happened in the year of a later wave, or after it."""
    year = int((row["per"] or row["datum"])[:4])
    return row["besluit"] in HAPPENS and any(wave <= year for wave in later_waves)


def find_unknown_locations(correcties: pd.DataFrame, known: KnownIds) -> Iterator[Finding]:
    """Yield a finding per cell that names a location which no version ever had."""
    if not known.names:
        return
    for row in rows_of(correcties):
        for column in ABOUT_LOCATIONS:
            cell = row[column]
            if cell and ":" not in cell and cell not in known.names:
                advice = known.suggest(cell) or "zoek haar op in de tabel locaties"
                yield Finding(row["bestand"], int(row["rij"]), "", column, cell, UNKNOWN, advice)


def _tell_heirs(correcties: pd.DataFrame, known: KnownIds) -> Iterator[str]:
    for row in rows_of(correcties):
        for column in ABOUT_LOCATIONS:
            heir = known.find_present(row[column])
            if heir != row[column]:
                gone = f"{row[column]} is opgegaan in {heir}"
                yield f"{_place(row)}: {gone}; het besluit geldt daarvoor"


def _tell_resting(rows: pd.DataFrame, known: KnownIds) -> Iterator[str]:
    """Yield the decisions on a location that is withdrawn, but for those that are about its end."""
    is_moot = rows["locatie_id"].isin(known.ended) & (rows["is_nu"] == "")
    for row in rows_of(rows[is_moot & (rows["besluit"] != Besluit.GESLOTEN)]):
        versie, reden = known.ended[row["locatie_id"]]
        gone = f"{row['locatie_id']} is sinds {versie} vervallen ({reden})"
        yield f"{_place(row)}: {gone}; het besluit rust"


def _place(row: dict[str, str]) -> str:
    return f"{row['bestand']}:{row['rij']}"


@dataclass(frozen=True)
class Endings:
    """What people decided of locations as a whole.

    `closed`: locatie_id -> the decision that closed it. `left`: the decisions that gave a location
    another address or name in words, `gone_on` those that named the record or location it is now.
    `heirs`: (locatie_id, record_id or locatie_id, besluit) of what goes on
    as something else. `apart`: pairs of the same kind that are two things.
    """

    closed: Mapping[str, Row]
    left: Sequence[Row]
    gone_on: Sequence[Row]
    heirs: Sequence[tuple[str, str, str]]
    apart: frozenset[tuple[str, str]]

    @property
    def decisive(self) -> dict[str, Row]:
        """Per location the decision that keeps what has its old address or name from being it."""
        left = {row["locatie_id"]: row for row in (*self.gone_on, *self.left) if row["locatie_id"]}
        return left | dict(self.closed)


NO_ENDINGS = Endings({}, (), (), (), frozenset())


def find_endings(rows: pd.DataFrame) -> Endings:
    """Return what the decisions (`Decided.rows`) say of locations as a whole."""
    told = rows_of(rows)
    linked = [row for row in told if row["is_nu"]]
    return Endings(
        closed={row["locatie_id"]: row for row in told if row["besluit"] == Besluit.GESLOTEN},
        left=[row for row in told if row["besluit"] in LEAVES and row["wordt"]],
        gone_on=[row for row in linked if row["besluit"] in LEAVES],
        heirs=[
            (row["locatie_id"], row["is_nu"], row["besluit"])
            for row in linked
            if row["besluit"] in CONTINUES
        ],
        apart=frozenset(
            (row["locatie_id"], row["is_nu"])
            for row in linked
            if row["besluit"] == Besluit.TWEE_DINGEN
        ),
    )


def describe_ending(decision: Mapping[str, str]) -> str:
    """Return in Dutch what was decided of a location, without who decided it."""
    since = f" per {decision['per']}" if decision["per"] else ""
    return f"{decision['besluit']}{since} (besluit van {decision['datum']})"


def find_resting_mergers(rows: pd.DataFrame, standing: Collection[str]) -> pd.DataFrame:
    """Return the decisions that a location goes on in another while a source still names it.

    `standing`: the locatie_ids of this version. One that was done in an earlier version is named
    by its heir on both sides: it does not rest.
    """
    is_merger = (rows["besluit"] == Besluit.SAMENGEVOEGD) & (rows["locatie_id"] != rows["is_nu"])
    return rows[is_merger & rows["locatie_id"].isin(standing)]


def describe_resting_mergers(rows: pd.DataFrame, standing: Collection[str]) -> Iterator[str]:
    """Yield in Dutch each merger that rests (see find_resting_mergers), and what would end that."""
    for row in rows_of(find_resting_mergers(rows, standing)):
        yield (
            f"{_place(row)}: het besluit rust: een bron noemt {row['locatie_id']} nog als eigen "
            f"locatie; is zij nu {row['is_nu']}, koppel dan hun records in koppelingen.csv (zelfde)"
        )


def table_decisions(
    decided: Decided, applied: Collection[int], standing: Collection[str]
) -> pd.DataFrame:
    """Return the published table Besluiten; `applied`: the rows that changed a cell.

    What a corrected value was or becomes is left out: it may have named a person. A decision on a
    location as a whole works by what it says, but a merger only when the location no longer stands
    by itself. `standing`: the locatie_ids of this version.
    """
    rows = decided.rows
    besluit = rows["besluit"].mask(rows["besluit"] == "", str(Besluit.CORRECTIE))
    tells_value = besluit.isin([Besluit.VERHUISD, Besluit.HERNOEMD])
    is_resting = rows.index.isin(find_resting_mergers(rows, standing).index)
    changes_cells = besluit.isin([Besluit.CORRECTIE, Besluit.OVERAL]) | (rows["wordt"] != "")
    table = rows.assign(
        besluit=besluit,
        was=rows["was"].where(tells_value, ""),
        wordt=rows["wordt"].where(tells_value, ""),
        genomen_op=rows["datum"],
        toegepast=((~changes_cells & ~is_resting) | rows["rij"].isin(applied)).astype(bool),
    )
    return table[columns_of("besluiten")]
