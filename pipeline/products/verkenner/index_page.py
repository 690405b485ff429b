"""The first page of the explorer: every gemeente in plain links, and the search over them."""

from itertools import groupby

from pipeline.products.edition import Edition
from pipeline.products.states import STATES, find_state
from pipeline.products.verkenner.facts import ExplorerFacts, GemeenteFacts
from pipeline.products.verkenner.page import SITE_NAME, render_page
from pipeline.products.verkenner.search_data import (
    SEARCHED_LISTS,
    list_provinces,
    list_search_terms,
    list_size_classes,
)
from pipeline.text.numbers import count_of
from schemas.vocabulary import Dekking, Lijst

INDEX_SCRIPTS = (
    "gegevens.js",
    "zoeken.js",
    "termen.js",
    "beeld.js",
    "kaart.js",
    "vraag.js",
    "verkenner.js",
)
"""The scripts of the first page, in order: each uses those before it."""
SOCIAL_COUNSELLORS = ("sociaal-raadslieden", "met sociaal raadslieden")
"""A kind to search for that is no kind of its own: any of them may have sociaal raadslieden."""
WAVE_LEGEND = (
    ("+", "locaties erbij"),
    ("−", "locaties weg"),
    ("±", "erbij en weg"),
    ("", "geen verschil"),
    ("", "niet te zeggen"),
)
"""The sign and the words of every kind of difference on the map; kaart.js counts them w0 to w4."""


def render_index(edition: Edition, facts: ExplorerFacts) -> str:
    """Return index.html: without script it leads to the page of every gemeente."""
    terms = {lijst.value: list_search_terms(edition, lijst) for lijst in SEARCHED_LISTS}
    states = [str(state.label) for state in STATES]
    return render_page(
        "index.html.j2",
        edition,
        title=SITE_NAME,
        scripts=INDEX_SCRIPTS,
        provinces=group_by_province(facts),
        terms=terms,
        states=states,
        find_state=find_state,
        state_options=_twice(states),
        province_options=_twice(list_provinces(facts)),
        class_options=_twice(list_size_classes(edition, facts)),
        kind_options=[SOCIAL_COUNSELLORS, *terms[Lijst.SOORT_ORGANISATIE.value]],
        wave_legend=WAVE_LEGEND if edition.vorige_versie else (),
        tell_state=tell_state,
    )


def _twice(texts: list[str]) -> list[tuple[str, str]]:
    """Return options that stand in an address as they are read."""
    return [(text, text) for text in texts]


def group_by_province(facts: ExplorerFacts) -> list[tuple[str, list[GemeenteFacts]]]:
    """Return every province with its gemeenten, both by name."""
    ordered = sorted(facts.gemeenten.values(), key=lambda one: (one.provincie, one.gemeente))
    return [
        (province, list(some)) for province, some in groupby(ordered, key=lambda one: one.provincie)
    ]


def tell_state(gemeente: GemeenteFacts) -> str:
    """Return the state of a gemeente in a few words: "3 locaties", "niet bekend"."""
    if gemeente.toestand == Dekking.GEVONDEN:
        return count_of(gemeente.aantal_locaties, "locatie")
    if gemeente.toestand == Dekking.NOG_TE_BEOORDELEN:
        return f"{gemeente.toestand} ({gemeente.te_beoordelen})"
    return str(gemeente.toestand)
