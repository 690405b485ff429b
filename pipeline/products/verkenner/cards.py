"""The referral card of a location: a page to read out, to print on A5, or to copy as text."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pipeline.exchange.schema_org import describe_location
from pipeline.products.edition import Edition
from pipeline.products.verkenner.facts import ExplorerFacts, LocationFacts
from pipeline.products.verkenner.history import gather_history
from pipeline.products.verkenner.page import render_page
from pipeline.products.verkenner.telling import (
    list_unknown,
    tell_provider,
    tell_reach,
    write_text,
)
from pipeline.text.dates import dutch_date
from schemas.vocabulary import Bronsoort, Lijst, Zekerheid

CARD_FOLDER = "locatie"
KINDS_OF_SOURCE = {
    Bronsoort.HANDMATIG: "gevonden door onderzoekers",
    Bronsoort.ENQUETE: "genoemd in een enquête",
    Bronsoort.LANDELIJKE_SITE: "genoemd op een landelijke site",
    Bronsoort.SOCIALE_KAART: "genoemd op een sociale kaart",
}
"""What each kind of source says of where a location comes from."""
DOUBTS = {
    Zekerheid.VOORLOPIG: "wacht nog op een tweede lezer",
    Zekerheid.STANDAARD: "volgt uit een vaste regel voor zo'n aanbieder",
}
"""Why a value is less sure than one that a source and a reader agree on."""
GEMEENTE_KIND = "gemeente"


class KnownTerm(NamedTuple):
    """A term that a location offers, and what it means."""

    label: str
    definitie: str


def render_cards(edition: Edition, facts: ExplorerFacts) -> Iterator[tuple[str, str]]:
    """Yield (file name, page) of the card of every location, by locatie_id."""
    definitions = _read_definitions(edition)
    history, doubts, sources = gather_history(edition), _gather_doubts(edition), _sources(edition)
    for one in facts.locations.values():
        elsewhere = [facts.gemeenten[code].gemeente for code in one.werkgebied]
        reach, provider = tell_reach(one), tell_provider(one, elsewhere)
        since = tell_since(one, sources)
        page = render_page(
            "card.html.j2",
            edition,
            title=f"{one.naam}, {one.gemeente}",
            up="../",
            one=one,
            reach=reach,
            provider=provider,
            types=_define(one.ondersteuningstypen, definitions[Lijst.ONDERSTEUNINGSTYPE]),
            leefgebieden=_define(one.leefgebieden, definitions[Lijst.LEEFGEBIED]),
            unknown=list_unknown(reach, provider),
            since=since,
            doubts=doubts.get(one.locatie_id, []),
            history=history.get(one.locatie_id, []),
            text=write_text(one, [reach, provider], since, edition.source_line),
            schema_org=describe_location(_described(one, edition)),
        )
        yield f"{one.locatie_id}.html", page


def tell_since(one: LocationFacts, sources: Mapping[str, str]) -> str:
    """Return since when a location is known, when it was last seen, and by what kind of source."""
    kinds = list(dict.fromkeys(sources[bron] for bron in one.bronnen if bron in sources))
    told = " en ".join(kinds) or "herkomst niet bekend"
    seen = f", voor het laatst gezien: {dutch_date(one.laatst_gezien)}" if one.laatst_gezien else ""
    return f"In de inventarisatie sinds de meting van {one.eerste_meting}; {told}{seen}."


def _sources(edition: Edition) -> dict[str, str]:
    kinds = zip(edition.bronnen["bron"], edition.bronnen["soort"], strict=True)
    return {bron: KINDS_OF_SOURCE[Bronsoort(soort)] for bron, soort in kinds}


def _read_definitions(edition: Edition) -> dict[Lijst, dict[str, str]]:
    lists = edition.typology.lists
    return {lijst: {term.label: term.definitie for term in lists[lijst]} for lijst in lists}


def _define(terms: tuple[str, ...], definitions: Mapping[str, str]) -> list[KnownTerm]:
    return [KnownTerm(term, definitions.get(term, "")) for term in terms]


def _gather_doubts(edition: Edition) -> dict[str, list[str]]:
    """Return in Dutch which published values of a location are less sure, by locatie_id."""
    values = edition.tables["herkomst_waarden"]
    chosen = values[values["gekozen"].astype(bool) & values["zekerheid"].isin(list(DOUBTS))]
    told: dict[str, list[str]] = {}
    for (locatie_id, zekerheid), rows in chosen.groupby(["locatie_id", "zekerheid"], sort=True):
        sentence = f"{_name_columns(set(rows['kolom']))}: {DOUBTS[Zekerheid(str(zekerheid))]}"
        told.setdefault(str(locatie_id), []).append(sentence)
    return told


def _name_columns(columns: set[str]) -> str:
    """Return columns as readers call them: who doubts even the name, doubts the whole card."""
    if "organisatie" in columns:
        return "alles op deze kaart"
    return ", ".join(sorted(column.replace("_", " ") for column in columns))


def _described(one: LocationFacts, edition: Edition) -> dict[str, object]:
    kind = edition.version.code_of(Lijst.SOORT_ORGANISATIE, one.soort_organisatie)
    return vars(one) | {"is_gemeente": kind == GEMEENTE_KIND}
