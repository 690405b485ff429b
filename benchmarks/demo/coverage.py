"""Choose which gemeenten are covered by what, so that every published margin comes out.

Sources: tables 2 to 7 of the study, from data/reference/gepubliceerd_2023.csv. Tables 8 and 9 are
left alone: they were made with other years of the key figures than the project has.
"""

import random
from collections.abc import Iterable
from dataclasses import dataclass

import duckdb
import numpy as np
import pandas as pd
from scipy.optimize import LinearConstraint, milp

from pipeline.figures.classes import make_klassen
from pipeline.figures.views import qualify, read_view_sql, write_frame
from schemas.typology import labels, load_typology

GENERAL = load_typology().general
SEED = "SYNTHETISCH 2023"
CLASS_TABLES = ["tabel_5", "tabel_6", "tabel_7"]
LOKET = "Het Juridisch Loket"
LOOSE = "losse_gemeenten"


@dataclass(frozen=True)
class Coverage:
    """Per published row (tabel, rij, ouder) the covered gemeentecodes; `order` holds all 321.

    `order` runs from large to small with some chance in it; the sets of tables 3 and 4 are mostly
    its first so many, as in the study small gemeenten have less. `only_gemeente` are those without
    any other provider, `counsel_elsewhere` those whose sociaal raadslieden work for another.
    """

    order: list[str]
    types: dict[str, set[str]]
    leefgebieden: dict[str, set[str]]
    own: set[str]
    own_without_counsel: set[str]
    counsel_elsewhere: set[str]
    only_gemeente: set[str]
    loket_main: set[str]
    loket_points: set[str]
    victim_support: set[str]
    refugee_work: set[str]


class Published:
    """The published number of gemeenten per row."""

    def __init__(self, figures: pd.DataFrame) -> None:
        rows = figures[["tabel", "rij", "ouder", "gemeenten", "gemeenten_nl"]].astype("object")
        self._rows = {
            (t, r, "" if pd.isna(o) else o): (g, n)
            for t, r, o, g, n in rows.itertuples(index=False)
        }

    def covered(self, tabel: str, rij: str, ouder: str = "") -> int:
        """Return the published number of covered gemeenten of a row."""
        return int(self._rows[tabel, rij, ouder][0])

    def bare(self, tabel: str) -> dict[str, int]:
        """Return per class of a table how many gemeenten have nothing."""
        return {
            r: int(n - g)
            for (t, r, _), (g, n) in self._rows.items()
            if t == tabel and r != "Totaal"
        }


def choose_bare(gemeenten: pd.DataFrame, published: Published) -> set[str]:
    """Return the gemeenten without supply: as many per class as published, the smallest first.

    Raises ValueError when no choice meets all class counts of tables 5, 6 and 7 at once.
    """
    codes = gemeenten["gemeentecode"].tolist()
    classes = _classify_gemeenten(gemeenten)
    total = len(codes) - published.covered("tabel_2", "Totaal")
    rows: list[np.ndarray] = [np.ones(len(codes))]
    counts = [total]
    for tabel in CLASS_TABLES:
        of_gemeente = classes[classes["tabel"] == tabel].set_index("gemeentecode")["rij"]
        for name, count in published.bare(tabel).items():
            rows.append((of_gemeente.loc[codes] == name).to_numpy(dtype=float))
            counts.append(count)
    cost = gemeenten["inwoners"].rank(method="first").to_numpy(dtype=float)
    found = milp(
        cost,
        integrality=np.ones(len(codes)),
        bounds=(0, 1),
        constraints=LinearConstraint(np.vstack(rows), counts, counts),
    )
    if found.x is None:
        raise ValueError(f"no choice of bare gemeenten meets the classes: {found.message}")
    return {code for code, chosen in zip(codes, found.x, strict=True) if chosen > 0.5}


def _classify_gemeenten(gemeenten: pd.DataFrame) -> pd.DataFrame:
    """Return gemeente_klassen (tabel, gemeentecode, volgorde, rij) of a table Gemeenten."""
    columns = ["inwoners", "stedelijkheid", "inkomen", "uitkering_pct", "migratieachtergrond_pct"]
    with duckdb.connect() as con:
        con.execute(f"CREATE SCHEMA {LOOSE}")
        types = dict.fromkeys(columns, "DOUBLE")
        frame = gemeenten[["gemeentecode", *columns]]
        write_frame(con, LOOSE, "gemeenten", frame, types)
        bounds = {"volgorde": "BIGINT", "vanaf": "DOUBLE", "tot": "DOUBLE"}
        write_frame(con, LOOSE, "klassen", make_klassen(), bounds)
        con.execute(qualify(read_view_sql("klassen"), LOOSE))
        order = "SELECT * FROM versie.gemeente_klassen ORDER BY ALL"
        return con.execute(qualify(order, LOOSE)).df()


def plan_coverage(gemeenten: pd.DataFrame, figures: pd.DataFrame) -> Coverage:
    """Return who is covered by what, of Kerncijfers and Gepubliceerd2023."""
    published = Published(figures)
    rng = random.Random(SEED)
    bare = choose_bare(gemeenten, published)
    rows = gemeenten[~gemeenten["gemeentecode"].isin(bare)].sort_values("gemeentecode")
    size = {c: i * rng.uniform(0.6, 1.4) for c, i in rows[["gemeentecode", "inwoners"]].values}
    order = sorted(size, key=lambda code: (-size[code], code))
    types = _plan_types(order, published)
    fields = _plan_leefgebieden(order, published)
    return Coverage(order, types, fields, **_plan_organisations(order, fields, published, rng))


def _plan_types(order: list[str], published: Published) -> dict[str, set[str]]:
    def count(rij: str, ouder: str = "") -> int:
        return published.covered("tabel_3", rij, ouder)

    everyone, help_, advice = len(order), count("Ondersteuning"), count("Advies")
    first_help = count("Administratieve hulp", "Ondersteuning")
    first_advice = count("Advies", "Advies")
    return {
        "Informatie": _some(order, count("Informatie"), range(help_, everyone)),
        "Advies": _some(order, first_advice),
        "Doorverwijzing": _some(
            order, count("Doorverwijzing", "Advies"), range(first_advice, advice)
        ),
        "Administratieve hulp": _some(order, first_help),
        "Inhoudelijke hulp": _some(
            order, count("Inhoudelijke hulp", "Ondersteuning"), range(first_help, help_)
        ),
        **{
            name: _some(order, count(name, "Ondersteuning"))
            for name in ("Persoonlijke (cliënt)ondersteuning", "Contactbemiddeling")
        },
    }


def _plan_leefgebieden(order: list[str], published: Published) -> dict[str, set[str]]:
    names = [name for name in labels(load_typology().leefgebieden) if name != GENERAL]
    sets = {name: _some(order, published.covered("tabel_4", name)) for name in names}
    rest = range(len(sets["Wonen en buren"]), len(order))
    return sets | {GENERAL: _some(order, published.covered("tabel_4", GENERAL), rest)}


def _plan_organisations(
    order: list[str], fields: dict[str, set[str]], published: Published, rng: random.Random
) -> dict[str, set[str]]:
    def count(rij: str, ouder: str = "") -> int:
        return published.covered("tabel_2", rij, ouder)

    other = count("Niet-gemeente totaal")
    loket = count(LOKET, "Niet-gemeente totaal")
    only = set(order[other:])
    without = count("Gemeente (exclusief sociaal raadslieden)")
    with_counsel = count("Gemeente (inclusief sociaal raadslieden)") - without
    elsewhere = count("Sociaal raadslieden") - with_counsel
    general = [c for c in order[:other] if c in fields[GENERAL] and c in order[:200]]
    drawn = rng.sample(general, with_counsel + elsewhere + without - len(only))
    counsel, rest = drawn[:with_counsel], drawn[with_counsel:]
    bare_of_counsel = only | set(rest[elsewhere:])
    return {
        "own": set(counsel) | bare_of_counsel,
        "own_without_counsel": bare_of_counsel,
        "counsel_elsewhere": set(rest[:elsewhere]),
        "only_gemeente": only,
        "loket_main": _some(order, count("Hoofdlocaties", LOKET)),
        "loket_points": set(order[loket - count("Servicepunten", LOKET) : loket]),
        "victim_support": _some(order, count("Slachtofferhulp", "Niet-gemeente totaal")),
        "refugee_work": _some(order, count("VluchtelingenWerk", "Niet-gemeente totaal")),
    }


def _some(order: list[str], count: int, also: Iterable[int] = ()) -> set[str]:
    """Return `count` codes: those at the places `also`, and for the rest the first ones."""
    fixed = {order[place] for place in also}
    others = [code for code in order if code not in fixed]
    return fixed | set(others[: count - len(fixed)])
