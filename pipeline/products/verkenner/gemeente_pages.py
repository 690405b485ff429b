"""The page of a gemeente, what others embed of it, and the same as JSON."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import NamedTuple

from pipeline.products.edition import CHANGE_UNKNOWN, Edition
from pipeline.products.factsheet import STATUS_TEXTS
from pipeline.products.factsheets import name_files
from pipeline.products.nearby import find_nearby
from pipeline.products.states import find_state
from pipeline.products.supply import DENSITY
from pipeline.products.verkenner.beside import Peers
from pipeline.products.verkenner.facts import ExplorerFacts, GemeenteFacts, TermFacts
from pipeline.products.verkenner.gemeente_json import write_gemeente_json
from pipeline.products.verkenner.history import GemeenteChanges, gather_changes
from pipeline.products.verkenner.page import render_page
from pipeline.text.dates import dutch_dates_in
from pipeline.text.numbers import count_of, dutch_number
from pipeline.versions.rows import Row, plain_rows
from schemas.published.candidates import select_waiting
from schemas.vocabulary import Dekking, Lijst

GEMEENTE_FOLDER, EMBED_FOLDER = "gemeente", "inbedden"
EMBED_WIDTH, EMBED_HEIGHT = 320, 480
LACKING = {
    Dekking.NIET_GEVONDEN: "Doorzocht en niet gevonden",
    Dekking.NOG_TE_BEOORDELEN: "Nog te beoordelen",
    Dekking.NIET_BEKEND: "Niet bekend",
}
WHY_LACKING = {
    Dekking.NIET_GEVONDEN: "Er is volledig gezocht en alle landelijke bronnen zijn gelezen.",
    Dekking.NOG_TE_BEOORDELEN: "Er is iets gezien waarover nog niemand heeft beslist: het kan er "
    "zijn.",
    Dekking.NIET_BEKEND: "Dit zegt niet dat het er niet is.",
}
NO_ADDRESS_YET = "https://UW-WEBADRES/verkenner"
"""Where the explorer stands, for an embed code, as long as no publisher says it."""


class LackingTerm(NamedTuple):
    """A term that was not found in a gemeente, and where it is nearest, if that can be said."""

    label: str
    nearest: str
    locatie_id: str
    where: str


class LackingGroup(NamedTuple):
    """The terms that a gemeente lacks for one reason."""

    title: str
    state: int
    why: str
    terms: tuple[LackingTerm, ...]


class NearbyGemeente(NamedTuple):
    """A gemeente near another one, in a line."""

    code: str
    name: str
    state: int
    told: str


@dataclass(frozen=True)
class GemeenteWriter:
    """Writes the pages of gemeenten, with all that they look up."""

    edition: Edition
    facts: ExplorerFacts
    peers: Peers
    nearby: Mapping[str, tuple[str, ...]]
    changes: Mapping[str, GemeenteChanges]
    waiting: Mapping[str, list[Row]]
    factsheets: Mapping[str, str]

    @classmethod
    def of(cls, edition: Edition, facts: ExplorerFacts) -> "GemeenteWriter":
        """Gather what the pages need."""
        return cls(
            edition,
            facts,
            Peers.of(edition, facts),
            find_nearby(edition.gemeenten),
            gather_changes(edition),
            _list_candidates(edition),
            name_files(edition.gemeenten),
        )

    def page(self, one: GemeenteFacts) -> str:
        """Return the page of a gemeente."""
        code = one.gemeentecode
        return render_page(
            "gemeente.html.j2",
            self.edition,
            title=f"Sociaal-juridische ondersteuning in {one.gemeente}",
            up="../",
            one=one,
            state=find_state(one.toestand),
            sentence=tell_state_of(one),
            why=dutch_dates_in(one.status_toelichting),
            lacking=list(self.list_lacking(one)),
            charts=list(self.peers.draw(one)),
            doubt=self.peers.tell_doubt(one),
            near=[self.describe_near(near) for near in self.nearby[code]],
            changes=self.changes.get(code, GemeenteChanges()),
            change_doubt=CHANGE_UNKNOWN if code in self.edition.change_unknown else "",
            waiting=self.waiting.get(one.gemeente, []),
            factsheet=self.factsheets[code],
            embed=self.embed_code(one),
            embed_path=f"../{EMBED_FOLDER}/{code}.html",
        )

    def embedded(self, one: GemeenteFacts) -> str:
        """Return the light page that others show in a frame of EMBED_WIDTH."""
        return render_page(
            "embed.html.j2",
            self.edition,
            title=f"Sociaal-juridische ondersteuning in {one.gemeente}",
            up="../",
            one=one,
            state=find_state(one.toestand),
            sentence=tell_state_of(one),
        )

    def json(self, one: GemeenteFacts) -> str:
        """Return what the page says, for programs; docs/producten.md describes it."""
        near = [self.facts.gemeenten[code] for code in self.nearby[one.gemeentecode]]
        changes = self.changes.get(one.gemeentecode, GemeenteChanges())
        return write_gemeente_json(one, near, changes, self.peers, self.edition)

    def list_lacking(self, one: GemeenteFacts) -> Iterator[LackingGroup]:
        """Yield the terms that a gemeente lacks, by what is known of them."""
        for toestand, title in LACKING.items():
            terms = [term for term in one.termen if term.toestand == toestand]
            if terms:
                yield LackingGroup(
                    title,
                    find_state(toestand),
                    WHY_LACKING[toestand],
                    tuple(self._lack(term) for term in terms),
                )

    def describe_near(self, code: str) -> NearbyGemeente:
        """Return a gemeente as a line in the list of another."""
        one = self.facts.gemeenten[code]
        density = self.peers.figures_of(one)[DENSITY]
        told = str(one.toestand)
        if one.toestand == Dekking.GEVONDEN:
            told = count_of(one.aantal_locaties, "locatie")
            told += "" if density is None else f", {dutch_number(density, 1)} per 10.000 inwoners"
        return NearbyGemeente(code, one.gemeente, find_state(one.toestand), told)

    def embed_code(self, one: GemeenteFacts) -> str:
        """Return the HTML by which another site shows the gemeente, with its source line."""
        publisher, version = self.edition.publisher, self.edition.version.versie
        base = f"{publisher.url.rstrip('/')}/{version}/verkenner" if publisher else NO_ADDRESS_YET
        name = escape(one.gemeente)
        return (
            f'<iframe src="{base}/{EMBED_FOLDER}/{one.gemeentecode}.html" width="{EMBED_WIDTH}" '
            f'height="{EMBED_HEIGHT}" title="Sociaal-juridische ondersteuning in {name}" '
            'loading="lazy"></iframe>\n'
            f"<p><small>{escape(self.edition.source_line)}. "
            f"Licentie: {escape(self.edition.licence.code)}.</small></p>"
        )

    def _lack(self, term: TermFacts) -> LackingTerm:
        nearest = self.facts.locations.get(term.dichtstbijzijnde_locatie_id)
        label = f"{term.term} ({Lijst(term.soort).replace('_', ' ')})"
        if nearest is None or term.afstand_km is None:
            return LackingTerm(label, "", "", "")
        where = f"{dutch_number(term.afstand_km, 1)} km, {nearest.gemeente}"
        return LackingTerm(label, nearest.naam, nearest.locatie_id, where)


def render_gemeenten(edition: Edition, facts: ExplorerFacts) -> Iterator[tuple[str, str]]:
    """Yield (path in the explorer, text) of the page, the JSON and the embed of every gemeente."""
    writer = GemeenteWriter.of(edition, facts)
    for code, one in facts.gemeenten.items():
        yield f"{GEMEENTE_FOLDER}/{code}.html", writer.page(one)
        yield f"{GEMEENTE_FOLDER}/{code}.json", writer.json(one)
        yield f"{EMBED_FOLDER}/{code}.html", writer.embedded(one)


def tell_state_of(one: GemeenteFacts) -> str:
    """Return in one sentence what is known of the support in a gemeente."""
    if one.toestand != Dekking.GEVONDEN:
        return STATUS_TEXTS[one.status].format(n=one.te_beoordelen)
    verb = "is" if one.aantal_locaties == 1 else "zijn"
    return (
        f"In {one.gemeente} {verb} {count_of(one.aantal_locaties, 'locatie')} gevonden, van "
        f"{count_of(one.aantal_organisaties, 'aanbieder')}."
    )


def _list_candidates(edition: Edition) -> dict[str, list[Row]]:
    """Return by name of the gemeente the candidates that wait there, each once."""
    waiting = select_waiting(edition.tables["te_beoordelen"]).drop_duplicates("kandidaat_id")
    by_gemeente: dict[str, list[Row]] = defaultdict(list)
    for row in plain_rows(waiting.sort_values(["organisatie", "kandidaat_id"])):
        by_gemeente[row["gemeente"] or ""].append(row)
    return by_gemeente
