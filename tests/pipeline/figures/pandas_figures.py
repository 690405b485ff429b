"""A second, independent computation of the figures: plain Python over rows, no SQL."""

import math
from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pandas as pd

from schemas.typology import load_typology
from tests.snapshots import G4, Snapshot

Place = dict[str, Any]
Share = float | None
Line = tuple[str, str | None, int, int, int, Share, Share, Share, int, Share]
BOUNDS: dict[str, tuple[str, list[tuple[str, float]]]] = {
    "tabel_5": (
        "inwoners",
        [
            ("1 - 24.999", 0),
            ("25.000 - 49.999", 25_000),
            ("50.000 - 99.999", 50_000),
            ("100.000 of meer", 100_000),
        ],
    ),
    "tabel_7": (
        "inkomen",
        [
            ("Minder dan 32.500 euro", 0),
            ("32.500 - 35.000 euro", 32_500),
            ("35.000 - 37.500 euro", 35_000),
            ("Meer dan 37.500 euro", 37_500),
        ],
    ),
    "tabel_8": (
        "uitkering_pct",
        [("Minder dan 5%", 0), ("5% - 6%", 5), ("6% - 7%", 6), ("7% - 8%", 7), ("Meer dan 8%", 8)],
    ),
    "tabel_9": (
        "migratieachtergrond_pct",
        [("Minder dan 10%", 0), ("10% - 15%", 10), ("15% - 20%", 15), ("Meer dan 20%", 20)],
    ),
}
LEEFGEBIEDEN_NAMES = {t.label for t in load_typology().leefgebieden}
URBANITY = [
    "Zeer sterk stedelijk",
    "Sterk stedelijk",
    "Matig stedelijk",
    "Weinig stedelijk",
    "Niet stedelijk",
]


def rounded(part: int, whole: int, times: int = 1) -> float | None:
    """Return times * part / whole on one decimal, half up; None for a class without members."""
    if whole == 0:
        return None
    exact = Decimal(times * part) / Decimal(whole)
    return float(exact.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP))


def rows_of(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows with None for whatever kind of missing."""
    return [
        {str(k): None if pd.isna(v) else v for k, v in row.items()}
        for row in frame.to_dict("records")
    ]


def make_line(
    rij: str, ouder: str | None, everyone: int, covered: int, unknown: int, locaties: int
) -> Line:
    """Return a line with its percentages: the least, the most, and one when all is known."""
    least = rounded(covered, everyone, 100)
    return (
        rij,
        ouder,
        everyone,
        covered,
        unknown,
        None if unknown else least,
        least,
        rounded(covered + unknown, everyone, 100),
        locaties,
        rounded(locaties, everyone),
    )


def coverage_line(
    snapshot: Snapshot,
    rij: str,
    ouder: str | None,
    locaties: list[Place],
    perhaps: list[Place],
) -> Line:
    """Count one row of tables 2 to 4; `perhaps` is all that might belong to it, seen or waiting."""
    having = {row["gemeentecode"] for row in locaties}
    might_have = {row["gemeentecode"] for row in [*perhaps, *unread(snapshot)]}
    unknown = [
        town
        for town in rows_of(snapshot["gemeenten"])
        if town["gemeentecode"] not in having
        and (town["gemeentecode"] in might_have or not town["volledig_doorzocht"])
    ]
    if rij.lower().endswith("onbekend"):  # nothing that a gemeente may lack
        unknown = []
    everyone = len(snapshot["gemeenten"])
    return make_line(rij, ouder, everyone, len(having), len(unknown), len(locaties))


def candidates(snapshot: Snapshot) -> list[Place]:
    """Return the candidates of which something may be known, as locations are written."""
    answers = {"ja": True, "nee": False}
    return [
        row | {"sociaal_raadslieden": answers.get(row["sociaal_raadslieden"])}
        for row in rows_of(snapshot["kandidaten"])
        if not row["record_id"]
    ]


def unread(snapshot: Snapshot) -> list[Place]:
    """Return what could not be read: it may be anything."""
    return [row for row in rows_of(snapshot["kandidaten"]) if row["record_id"]]


def is_municipal(row: Place) -> bool | None:
    """Tell whether a location is the gemeente's own; None when its kind is not known."""
    if row["landelijke_partij"]:
        return False
    kinds = set((row["soort_organisatie"] or "onbekend").split("|"))
    if kinds == {"gemeente"}:
        return True
    return None if kinds & {"gemeente", "onbekend"} else False


def table_2(snapshot: Snapshot) -> list[Line]:
    """Return the lines of table 2."""
    places = _divide_by_kind(rows_of(snapshot["locaties"]))
    waiting = _divide_by_kind(candidates(snapshot))
    return [
        coverage_line(snapshot, rij, ouder, sure, [*perhaps, *would, *might])
        for (rij, ouder, sure, perhaps), (_, _, would, might) in zip(places, waiting, strict=True)
    ]


def _divide_by_kind(rows: list[Place]) -> list[tuple[str, str | None, list[Place], list[Place]]]:
    """Return per line of table 2 what belongs to it and what might."""
    own = [row for row in rows if is_municipal(row) is True]
    kindless = [row for row in rows if is_municipal(row) is None]
    counsel = [row for row in rows if row["sociaal_raadslieden"] is True]
    silent = [row for row in rows if row["sociaal_raadslieden"] is None]
    perhaps_exclusive = [
        row
        for row in rows
        if is_municipal(row) is not False
        and row["sociaal_raadslieden"] is not True
        and (row in kindless or row in silent)
    ]
    loket = [row for row in rows if row["landelijke_partij"] == "Het Juridisch Loket"]
    heads = [row for row in loket if row["vestigingsvorm"] == "hoofdlocatie"]
    points = [row for row in loket if row["vestigingsvorm"] == "servicepunt"]
    formless = [row for row in loket if row["vestigingsvorm"] is None]
    none: list[Place] = []
    return [
        ("Gemeente (inclusief sociaal raadslieden)", None, own, kindless),
        (
            "Gemeente (exclusief sociaal raadslieden)",
            None,
            [row for row in own if row["sociaal_raadslieden"] is False],
            perhaps_exclusive,
        ),
        ("Sociaal raadslieden", None, counsel, silent),
        (
            "Niet-gemeente totaal",
            None,
            [row for row in rows if is_municipal(row) is False],
            kindless,
        ),
        ("Het Juridisch Loket", "Niet-gemeente totaal", loket, none),
        ("Hoofdlocaties", "Het Juridisch Loket", heads, formless),
        ("Servicepunten", "Het Juridisch Loket", points, formless),
        (
            "Vestigingsvorm onbekend",
            "Het Juridisch Loket",
            [row for row in loket if row not in heads and row not in points],
            none,
        ),
        *(
            (
                label,
                "Niet-gemeente totaal",
                [row for row in rows if row["landelijke_partij"] == f"{label} Nederland"],
                none,
            )
            for label in ("Slachtofferhulp", "VluchtelingenWerk")
        ),
        ("Sociaal raadslieden onbekend", None, silent, none),
        ("Totaal", None, rows, none),
        ("Onbekend", None, kindless, none),
    ]


def offering(snapshot: Snapshot, terms: set[str], tabel: str, kolom: str) -> list[dict[str, Any]]:
    """Return the locations with at least one of `terms`; with none at all when `terms` is empty."""
    given: dict[str, set[str]] = {}
    for row in rows_of(snapshot[tabel]):
        given.setdefault(row["locatie_id"], set()).add(row[kolom])
    return [
        row
        for row in rows_of(snapshot["locaties"])
        if (
            given.get(row["locatie_id"], set()) & terms if terms else row["locatie_id"] not in given
        )
    ]


def table_3(snapshot: Snapshot) -> list[Line]:
    """Return the lines of table 3, Contactbemiddeling under Ondersteuning."""
    types = {t.label: t.categorie for t in load_typology().ondersteuningstypen}
    reported = {k: "Ondersteuning" if v == "Contactbemiddeling" else v for k, v in types.items()}
    lines: list[tuple[str, str | None, set[str]]] = []
    for category in ["Informatie", "Advies", "Ondersteuning"]:
        members = [label for label, parent in reported.items() if parent == category]
        lines.append((category, None, set(members)))
        if len(members) > 1:
            lines += [(label, category, {label}) for label in members]
    return _by_terms(snapshot, lines, "locatie_ondersteuningstypen", "ondersteuningstype")


def table_4(snapshot: Snapshot) -> list[Line]:
    """Return the lines of table 4, Algemeen first."""
    names = [t.label for t in load_typology().leefgebieden if t.label != "Algemeen"]
    lines: list[tuple[str, str | None, set[str]]] = [
        (name, None, {name}) for name in ["Algemeen", *sorted(names)]
    ]
    return _by_terms(snapshot, lines, "locatie_leefgebieden", "leefgebied")


def _by_terms(
    snapshot: Snapshot, lines: list[tuple[str, str | None, set[str]]], tabel: str, kolom: str
) -> list[Line]:
    silent = offering(snapshot, set(), tabel, kolom)
    waiting = candidates(snapshot)
    counted = [
        coverage_line(
            snapshot,
            rij,
            ouder,
            offering(snapshot, terms, tabel, kolom),
            [*silent, *(row for row in waiting if _may_offer(row, terms))],
        )
        for rij, ouder, terms in lines
    ]
    return [
        *counted,
        coverage_line(snapshot, "Totaal", None, rows_of(snapshot["locaties"]), waiting),
        coverage_line(snapshot, "Onbekend", None, silent, []),
    ]


def _may_offer(candidate: Place, terms: set[str]) -> bool:
    """Tell whether a candidate names one of `terms`, or nothing of their kind."""
    kolom = "leefgebieden" if terms <= LEEFGEBIEDEN_NAMES else "ondersteuningstypen"
    return candidate[kolom] is None or bool(terms & set(candidate[kolom].split("|")))


def class_of(tabel: str, gemeente: dict[str, Any]) -> str:
    """Return the class of a gemeente in one of tables 5 to 9."""
    if tabel == "tabel_6":
        if gemeente["gemeentecode"] in G4:
            return "G4"
        level = gemeente["stedelijkheid"]
        return "Onbekend" if level is None else URBANITY[int(level) - 1]
    column, bounds = BOUNDS[tabel]
    value = gemeente[column]
    if value is None:
        return "Onbekend"
    return [name for name, lower in bounds if value >= lower][-1]


def class_table(snapshot: Snapshot, tabel: str) -> list[Line]:
    """Return the lines of one of tables 5 to 9."""
    if tabel == "tabel_6":
        names = [*reversed(URBANITY), "G4"]
    else:
        names = [name for name, _ in BOUNDS[tabel][1]]
    located = Counter(snapshot["locaties"]["gemeentecode"])
    waiting = set(snapshot["kandidaten"]["gemeentecode"])
    gemeenten = rows_of(snapshot["gemeenten"])
    groups = {name: [g for g in gemeenten if class_of(tabel, g) == name] for name in names}
    groups["Totaal"] = [gemeente for group in groups.values() for gemeente in group]
    groups["Onbekend"] = [g for g in gemeenten if class_of(tabel, g) == "Onbekend"]
    return [_class_line(name, group, located, waiting) for name, group in groups.items()]


def _class_line(name: str, group: list[Place], located: Counter[str], waiting: set[str]) -> Line:
    counts = [located[gemeente["gemeentecode"]] for gemeente in group]
    unknown = [
        g
        for g in group
        if not located[g["gemeentecode"]]
        and (g["gemeentecode"] in waiting or not g["volledig_doorzocht"])
    ]
    covered = sum(count > 0 for count in counts)
    return make_line(name, None, len(group), covered, len(unknown), sum(counts))


def haversine_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Return the distance over the sphere between two points."""
    phi, other_phi = math.radians(lat), math.radians(other_lat)
    half = (
        math.sin((other_phi - phi) / 2) ** 2
        + math.cos(phi) * math.cos(other_phi) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    )
    return 2 * 6371.0088 * math.asin(math.sqrt(half))
