"""Refresh the reference data: fetch, check everything, then show it in one step."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal

import pandas as pd

from pipeline.country.boundaries import Boundaries
from pipeline.country.reference import (
    add_divided,
    check_reference_table,
    find_boundaries,
    find_file,
    list_herindelingen,
    read_herindelingen,
    read_reference_bytes,
    read_reference_table,
)
from pipeline.errors import SjoError
from pipeline.refresh.boundaries import FetchedBoundaries, fetch_boundaries, parse_boundaries
from pipeline.refresh.bronnen import ReferenceSources
from pipeline.refresh.changes import describe_changes, to_csv
from pipeline.refresh.dated_folder import FetchedFile, write_dated_folder
from pipeline.refresh.gemeenten import PROVEN_SHARE, fetch_gemeenten, find_ended, find_shares
from pipeline.refresh.http import HttpAnswer, PoliteClient
from pipeline.refresh.kerncijfers import build_kerncijfers, fetch_figures, forget_outgrown
from schemas import reference as schema
from schemas.refresh import FetchedKeyFigures

Part = Literal["gemeenten", "grenzen", "kerncijfers"]
UPDATE_PARTS: tuple[Part, ...] = ("gemeenten", "grenzen", "kerncijfers")
Progress = Callable[[str], None]


@dataclass(frozen=True)
class UpdateReport:
    """What an update brought: the new folder (None: nothing new), its files, and what to know.

    `vragen` need a decision of a person; `verschillen` are changes against the files used so far.
    """

    folder: Path | None
    files: tuple[str, ...]
    verschillen: tuple[str, ...]
    vragen: tuple[str, ...]


@dataclass
class Fetched:
    """What one run has collected so far; nothing of it is on disk."""

    gemeenten: pd.DataFrame
    urls_of_gemeenten: list[str] = field(default_factory=list)
    boundaries: dict[int, FetchedBoundaries] = field(default_factory=dict)
    files: list[FetchedFile] = field(default_factory=list)
    verschillen: list[str] = field(default_factory=list)
    vragen: list[str] = field(default_factory=list)
    herindelingen: pd.DataFrame = field(default_factory=pd.DataFrame)


def fetch_reference(
    root: Path,
    years: Sequence[int],
    client: PoliteClient,
    bronnen: ReferenceSources,
    retrieved_at: datetime,
    *,
    parts: Sequence[Part] = UPDATE_PARTS,
    progress: Progress = lambda _: None,
) -> UpdateReport:
    """Fetch reference data of some years into data/reference/<day of retrieved_at>/.

    Everything is fetched and validated before the folder appears, complete, in one rename;
    existing files are never touched. Raises SjoError, and leaves nothing, when any part is
    incomplete or breaks its schema.
    """
    if "kerncijfers" in parts:
        for year in years:
            bronnen.years_of_figures(year)  # an undecided year stops before anything is fetched
    folder = root / "data" / "reference"
    known = find_file(folder, "gemeenten.csv") or folder / "gemeenten.csv"
    fetched = Fetched(gemeenten=read_reference_table(known, schema.GemeentenPerJaar))
    for year in sorted(set(years)):
        if "gemeenten" in parts:
            progress(f"gemeenten van {year}")
            _add_gemeenten(fetched, client, bronnen, year)
        if "grenzen" in parts:
            progress(f"grenzen van {year}")
            _add_boundaries(fetched, client, bronnen, year)
    if "gemeenten" in parts:
        _add_gemeenten_file(fetched, bronnen, known)
        _add_herindelingen(fetched, bronnen, root)
    for year in sorted(set(years)) if "kerncijfers" in parts else ():
        progress(f"kerncijfers van {year}")
        _add_key_figures(fetched, client, bronnen, root, year)
    target = write_dated_folder(root, retrieved_at, fetched.files) if fetched.files else None
    return UpdateReport(
        target,
        tuple(sorted(file.name for file in fetched.files)),
        tuple(fetched.verschillen),
        tuple(fetched.vragen),
    )


def _add_gemeenten(
    fetched: Fetched, client: PoliteClient, bronnen: ReferenceSources, year: int
) -> None:
    found, urls = fetch_gemeenten(client, bronnen, bronnen.adressen["cbs"], year)
    valid = check_reference_table(
        found, f"CBS Gebieden in Nederland {year}", schema.GemeentenPerJaar
    )
    former = fetched.gemeenten[fetched.gemeenten["jaar"] == year]
    if former.empty:
        fetched.verschillen.append(f"gemeenten: {year} is nieuw ({len(valid)} gemeenten)")
    else:
        fetched.verschillen += describe_changes(former, valid, f"gemeenten {year}")
    others = fetched.gemeenten[fetched.gemeenten["jaar"] != year]
    together = pd.concat([others, valid], ignore_index=True)
    fetched.gemeenten = together.sort_values(["jaar", "gemeentecode"], ignore_index=True)
    fetched.urls_of_gemeenten += urls
    if year not in schema.GEMEENTEN_PER_JAAR:
        fetched.vragen.append(
            f"{len(valid)} gemeenten op 1 januari {year}: klopt dat met het aantal dat CBS noemt? "
            "Meld het de beheerder van het programma, dan wordt het voortaan getoetst"
        )


def _add_gemeenten_file(fetched: Fetched, bronnen: ReferenceSources, known: Path) -> None:
    fetched.files.append(
        FetchedFile(
            "gemeenten.csv",
            to_csv(fetched.gemeenten),
            tuple(fetched.urls_of_gemeenten),
            len(fetched.gemeenten),
            bronnen.licenties["cbs"],
            f"andere jaren uit {known.parent.name}/{known.name}",
        )
    )


def _add_boundaries(
    fetched: Fetched, client: PoliteClient, bronnen: ReferenceSources, year: int
) -> None:
    boundaries = fetch_boundaries(client, bronnen.adressen["pdok"], year)
    _check_agreement(fetched, boundaries)
    fetched.boundaries[year] = boundaries
    answer, licence = boundaries.answer, bronnen.licenties["pdok"]
    fetched.files.append(
        FetchedFile(
            f"grenzen_{year}.geojson",
            answer.content,
            (answer.url,),
            len(boundaries.shapes),
            licence,
        )
    )


def _check_agreement(fetched: Fetched, boundaries: FetchedBoundaries) -> None:
    listed = fetched.gemeenten[fetched.gemeenten["jaar"] == boundaries.year]
    names = dict(zip(listed["gemeentecode"], listed["gemeente"], strict=True))
    if names and names != dict(boundaries.names):
        other = sorted(set(names.items()) ^ set(boundaries.names.items()))
        shown = ", ".join(f"{code} {name}" for code, name in other[:6])
        raise SjoError(
            f"{boundaries.answer.url}: de grenzen van {boundaries.year} hebben andere gemeenten "
            f"dan de lijst van dat jaar ({len(other)} afwijkingen: {shown}); niets is overgenomen"
        )


def _boundaries_of(fetched: Fetched, root: Path, year: int) -> FetchedBoundaries | None:
    if year not in fetched.boundaries and (path := find_boundaries(root, year)) is not None:
        boundaries = parse_boundaries(HttpAnswer(str(path), read_reference_bytes(path)), year)
        _check_agreement(fetched, boundaries)
        fetched.boundaries[year] = boundaries
    return fetched.boundaries.get(year)


def _add_herindelingen(fetched: Fetched, bronnen: ReferenceSources, root: Path) -> None:
    known = read_herindelingen(list_herindelingen(root / "data" / "reference"))
    ended = find_ended(fetched.gemeenten)
    rows: list[dict[str, object]] = []
    for code, name, year in zip(
        ended["gemeentecode"], ended["gemeente"], ended["jaar"], strict=True
    ):
        if code in set(known["gemeentecode_oud"]):
            continue
        successor, explanation = _find_successor(fetched, root, code, int(year))
        if successor is None:
            fetched.vragen.append(
                f"{code} {name} bestaat niet meer op 1 januari {year} en de opvolger is onbekend "
                f"({explanation}); voeg een regel toe aan data/reference/herindelingen.csv"
            )
            continue
        names = fetched.gemeenten[fetched.gemeenten["jaar"] == year].set_index("gemeentecode")
        row = [code, name, successor, names.loc[successor, "gemeente"], f"{year}-01-01"]
        rows.append(dict(zip(schema.Herindelingen.to_schema().columns, row, strict=True)))
        fetched.verschillen.append(f"herindelingen: {code} {name} -> {successor}, {explanation}")
    if rows:
        table = check_reference_table(pd.DataFrame(rows), "herindelingen", schema.Herindelingen)
        fetched.herindelingen = table
        origin = "afgeleid uit de gemeentelijsten en grenzen van opeenvolgende jaren"
        licence = bronnen.licenties["pdok"]
        fetched.files.append(
            FetchedFile("herindelingen.csv", to_csv(table), (), len(table), licence, origin)
        )


def _find_successor(fetched: Fetched, root: Path, code: str, year: int) -> tuple[str | None, str]:
    before, after = _boundaries_of(fetched, root, year - 1), _boundaries_of(fetched, root, year)
    if before is None or after is None or code not in before.shapes:
        return None, f"haal de grenzen van {year - 1} en {year} op om het af te leiden"
    shares = find_shares(before.shapes[code], after.shapes.items())
    shown = ", ".join(f"{100 * share:.0f}% in {successor}" for successor, share in shares)
    proven = bool(shares) and shares[0][1] >= PROVEN_SHARE
    return (shares[0][0] if proven else None), f"oppervlak: {shown or 'nergens'}"


def _add_key_figures(
    fetched: Fetched, client: PoliteClient, bronnen: ReferenceSources, root: Path, year: int
) -> None:
    boundaries = _boundaries_of(fetched, root, year)
    listed = fetched.gemeenten[fetched.gemeenten["jaar"] == year]
    if boundaries is None or listed.empty:
        raise SjoError(
            f"Kerncijfers van {year} hebben de gemeenten en grenzen van {year} nodig; haal die "
            f"mee op: sjo reference update --year {year}"
        )
    figures, urls = fetch_figures(client, bronnen, bronnen.adressen["cbs"], year, fetched.gemeenten)
    years = bronnen.years_of_figures(year)
    figures, forgotten = forget_outgrown(figures, years, year, _boundaries_known(fetched, root))
    name = f"kerncijfers_{year}.csv"
    source = f"CBS {bronnen.kerncijfers_tabel} voor {year}"
    valid = check_reference_table(figures, source, FetchedKeyFigures)
    table = build_kerncijfers(valid, listed, boundaries.shapes)
    table = check_reference_table(table, name, schema.Kerncijfers)
    former = find_file(root / "data" / "reference", name)
    changes: list[str] = []
    if former is not None:
        used = read_reference_table(former, schema.Kerncijfers)
        changes = describe_changes(used, table, f"kerncijfers {year}")
    if former is None or changes:
        fetched.verschillen += [*changes, *_tell_forgotten(forgotten, listed, year)]
    noted = ", ".join(f"{k} {v}" for k, v in years.items())
    licence = bronnen.licenties["cbs"]
    fetched.files.append(
        FetchedFile(name, to_csv(table), tuple(urls), len(table), licence, f"peiljaren: {noted}")
    )


def _tell_forgotten(
    forgotten: Mapping[str, Sequence[str]], listed: pd.DataFrame, year: int
) -> Iterator[str]:
    names = dict(zip(listed["gemeentecode"], listed["gemeente"], strict=True))
    for column, codes in forgotten.items():
        named = ", ".join(names[code] for code in codes)
        yield (
            f"kerncijfers {year}: {column} is niet bekend van {named}; CBS geeft dat cijfer van "
            "een eerder jaar, van voor een herindeling"
        )


def _boundaries_known(fetched: Fetched, root: Path) -> Boundaries:
    """Return which gemeente became which, with what this run found."""
    folder = root / "data" / "reference"
    known = read_herindelingen(list_herindelingen(folder))
    every = pd.concat([known, fetched.herindelingen], ignore_index=True)
    return Boundaries(add_divided(every, folder), fetched.gemeenten)
