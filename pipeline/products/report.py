"""rapport.html: one self-contained Dutch page that shows a whole version, without any script."""

from pathlib import Path

from pipeline.certainty.telling import tell_certainty
from pipeline.exchange.schema_org import describe_dataset
from pipeline.files.whole import write_whole
from pipeline.products.basemap import make_basemap
from pipeline.products.draw import explain_basemap
from pipeline.products.dutch import template
from pipeline.products.edition import Edition
from pipeline.products.findings import tell_findings
from pipeline.products.maps import describe_maps
from pipeline.products.report_tables import (
    show_blank_spots,
    show_candidates,
    show_differences,
    show_figures,
    show_headlines,
    show_rejected,
    show_source_states,
)
from pipeline.products.states import STATES, UNKNOWN_LINES, UNKNOWN_PAPER, UNKNOWN_STATUSES
from pipeline.text.numbers import dutch_number
from schemas.published.candidates import select_waiting
from schemas.vocabulary import Nauwkeurigheid, Toestand


def write_report(edition: Edition, path: Path, boundaries: Path | None = None) -> None:
    """Write the page about a version; the same version gives the same bytes.

    Raises SjoError, before anything is written, when the boundary file does not belong to it.
    """
    write_whole(path, render_report(edition, boundaries))


def render_report(edition: Edition, boundaries: Path | None = None) -> str:
    """Return the page about a version; see write_report."""
    basemap = make_basemap(edition.gemeenten, edition.grensjaar, boundaries)
    tables = edition.tables
    waiting = len(select_waiting(tables["te_beoordelen"]))
    return template("report.html.j2").render(
        edition=edition,
        schema_org=describe_dataset(edition.version),
        findings=tell_findings(edition),
        headlines=show_headlines(edition),
        figures=show_figures(edition),
        maps=describe_maps(edition),
        basemap=basemap,
        basemap_text=explain_basemap(basemap),
        states=STATES,
        paper=UNKNOWN_PAPER,
        lines=UNKNOWN_LINES,
        blank_spots=show_blank_spots(edition),
        sources=show_source_states(edition),
        rejected=show_rejected(edition),
        candidates=show_candidates(edition),
        differences=show_differences(edition),
        unknown=count_unknown(edition),
        doubts=list_doubts(edition),
        rejected_count=tables["afgekeurd"]["record_id"].nunique(),
        waiting_count=waiting,
        question_count=len(tables["te_beoordelen"]) - waiting,
    )


def count_unknown(edition: Edition) -> int:
    """Return the number of gemeenten of which it is not known whether there is any supply."""
    return int(edition.gemeenten["status"].isin(UNKNOWN_STATUSES).sum())


def list_doubts(edition: Edition) -> list[str]:
    """Return in sentences what makes the figures of this version less sure."""
    unknown = count_unknown(edition)
    failed = edition.bronnen[edition.bronnen["toestand"] != Toestand.OK]
    places = edition.tables["locaties"]["nauwkeurigheid"].value_counts()
    inexact = int(places.sum() - places.get(Nauwkeurigheid.ADRES.value, 0))
    doubts = [f"Bij deze meting: {edition.toelichting}"] if edition.toelichting else []
    doubts += [
        f"Gemeenten waarvan niet bekend is of er aanbod is: {dutch_number(unknown)} van de "
        f"{dutch_number(len(edition.gemeenten))}. Zij zijn niet doorzocht, een bron viel "
        "uit, of wat er is gevonden wacht nog op een beoordeling; zij tellen niet als gemeenten "
        "met aanbod, en ook niet als gemeenten zonder.",
        f"Bronnen die niet heel zijn gelezen: {len(failed)} van de {len(edition.bronnen)} (zie "
        "Bronnen). Wat alleen zo'n bron noemt, ontbreekt.",
        f"Locaties die niet op hun adres op de kaart staan, maar midden in hun postcodegebied of "
        f"op een punt in hun gemeente: {dutch_number(inexact)} van de "
        f"{dutch_number(int(places.sum()))}. Voor afstanden maakt dat uit, voor tellingen niet.",
    ]
    if edition.kwaliteit:
        doubts.append(
            "Paren bronrecords waarvan nog niet is beslist of zij dezelfde locatie zijn: "
            f"{dutch_number(edition.kwaliteit['open'])}. Waren zij dat alle, dan telde deze "
            f"versie {dutch_number(edition.kwaliteit['locaties_minimaal'])} locaties."
        )
    return [*doubts, *tell_certainty(edition.tables)]
