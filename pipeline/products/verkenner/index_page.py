"""The first page of the explorer: every gemeente in plain links, and the search over them."""

from typing import NamedTuple

from pipeline.products.edition import Edition
from pipeline.products.states import STATES
from pipeline.products.verkenner.page import SITE_NAME, render_page
from pipeline.versions.rows import Row, plain_rows
from schemas.vocabulary import Dekking, Gemeentestatus

STATE_OF_STATUS = {
    Gemeentestatus.AANBOD: Dekking.GEVONDEN,
    Gemeentestatus.NIETS_GEVONDEN: Dekking.NIET_GEVONDEN,
    Gemeentestatus.NOG_TE_BEOORDELEN: Dekking.NOG_TE_BEOORDELEN,
    Gemeentestatus.NIET_DOORZOCHT: Dekking.NIET_BEKEND,
    Gemeentestatus.BRON_UITGEVALLEN: Dekking.NIET_BEKEND,
}
"""How a gemeente is drawn, by what is known of its supply as a whole."""
_LABELS = [state.label for state in STATES]


class GemeenteLink(NamedTuple):
    """A gemeente in the list of all: `state` is its place among STATES."""

    code: str
    name: str
    state: int
    told: str


def render_index(edition: Edition) -> str:
    """Return index.html: without script it leads to the page of every gemeente."""
    return render_page("index.html.j2", edition, title=SITE_NAME, provinces=list_provinces(edition))


def list_provinces(edition: Edition) -> list[tuple[str, list[GemeenteLink]]]:
    """Return every province with its gemeenten, both by name."""
    provinces: dict[str, list[GemeenteLink]] = {}
    for row in plain_rows(edition.gemeenten.sort_values(["provincie", "gemeente", "gemeentecode"])):
        provinces.setdefault(row["provincie"], []).append(_link(row))
    return list(provinces.items())


def _link(row: Row) -> GemeenteLink:
    state = STATE_OF_STATUS[Gemeentestatus(row["status"])]
    return GemeenteLink(
        row["gemeentecode"], row["gemeente"], _LABELS.index(state), tell_state(state, row)
    )


def tell_state(state: Dekking, row: Row) -> str:
    """Return the state of a gemeente in a few words: "3 locaties", "niet bekend"."""
    if state == Dekking.GEVONDEN:
        count = row["aantal_locaties"]
        return f"{count} locatie" if count == 1 else f"{count} locaties"
    if state == Dekking.NOG_TE_BEOORDELEN:
        return f"{state} ({row['te_beoordelen']})"
    return str(state)
