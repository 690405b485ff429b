"""rapport.html: one self-contained Dutch page that shows a whole snapshot, without any script."""

from pathlib import Path

from pipeline.products.basemap import make_basemap
from pipeline.products.draw import explain_basemap
from pipeline.products.dutch import format_number, template
from pipeline.products.maps import describe_maps
from pipeline.products.report_tables import (
    show_blank_spots,
    show_candidates,
    show_differences,
    show_figures,
    show_headlines,
    show_rejected,
    show_sources,
)
from pipeline.products.snapshot import Snapshot
from pipeline.products.states import STATES, UNKNOWN_LINES, UNKNOWN_PAPER, UNKNOWN_STATUSES
from pipeline.products.writing import write_whole


def write_report(snapshot: Snapshot, path: Path, boundaries: Path | None = None) -> None:
    """Write the page about a snapshot; the same snapshot gives the same bytes.

    Raises SjoError, before anything is written, when the boundary file does not belong to it.
    """
    write_whole(path, render_report(snapshot, boundaries).encode())


def render_report(snapshot: Snapshot, boundaries: Path | None = None) -> str:
    """Return the page about a snapshot; see write_report."""
    basemap = make_basemap(snapshot.gemeenten, snapshot.grensjaar, boundaries)
    tables = snapshot.tables
    return template("report.html.j2").render(
        snapshot=snapshot,
        headlines=show_headlines(snapshot),
        figures=show_figures(snapshot),
        maps=describe_maps(snapshot),
        basemap=basemap,
        basemap_text=explain_basemap(basemap),
        states=STATES,
        paper=UNKNOWN_PAPER,
        lines=UNKNOWN_LINES,
        blank_spots=show_blank_spots(snapshot),
        sources=show_sources(snapshot),
        rejected=show_rejected(snapshot),
        candidates=show_candidates(snapshot),
        differences=show_differences(snapshot),
        unknown=count_unknown(snapshot),
        doubts=_list_doubts(snapshot),
        rejected_count=tables["afgekeurd"]["record_id"].nunique(),
        candidate_count=len(tables["te_beoordelen"]),
    )


def count_unknown(snapshot: Snapshot) -> int:
    """Return the number of gemeenten of which it is not known whether there is any supply."""
    return int(snapshot.gemeenten["status"].isin(UNKNOWN_STATUSES).sum())


def _list_doubts(snapshot: Snapshot) -> list[str]:
    """Return in sentences what makes the figures of this snapshot less sure."""
    unknown = count_unknown(snapshot)
    failed = snapshot.bronnen[snapshot.bronnen["toestand"] != "ok"]
    places = snapshot.tables["locaties"]["nauwkeurigheid"].value_counts()
    inexact = int(places.sum() - places.get("adres", 0))
    doubts = [
        f"Gemeenten waarvan niet bekend is of er aanbod is: {format_number(unknown)} van de "
        f"{format_number(len(snapshot.gemeenten))}. Zij zijn niet doorzocht, of een bron viel uit; "
        "zij tellen niet als gemeenten met aanbod, en ook niet als gemeenten zonder.",
        f"Bronnen die niet heel zijn gelezen: {len(failed)} van de {len(snapshot.bronnen)} (zie "
        "Bronnen). Wat alleen zo'n bron noemt, ontbreekt.",
        f"Locaties die niet op hun adres op de kaart staan, maar midden in hun postcodegebied of "
        f"op een punt in hun gemeente: {format_number(inexact)} van de "
        f"{format_number(int(places.sum()))}. Voor afstanden maakt dat uit, voor tellingen niet.",
    ]
    if snapshot.kwaliteit:
        doubts.append(
            "Paren bronrecords waarvan nog niet is beslist of zij dezelfde locatie zijn: "
            f"{format_number(snapshot.kwaliteit['open'])}. Waren zij dat alle, dan telde deze "
            f"versie {format_number(snapshot.kwaliteit['locaties_minimaal'])} locaties."
        )
    return doubts
