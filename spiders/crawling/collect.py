"""From sightings on many pages to the records of a source: one location, one record."""

import re
from collections import Counter
from dataclasses import dataclass, fields
from operator import attrgetter
from urllib.parse import urlsplit

from schemas.captures import CapturedRecord
from spiders.bounds import MAX_RECORDS
from spiders.clean import clean_finding
from spiders.dutch.patterns import collapse
from spiders.evidence.frame import MOST_IN_FRAME, Spot, find_on_most_pages
from spiders.extract import LAYERS, Extract
from spiders.finding import Laag, SiteFinding
from spiders.navigation.urls import canonical
from spiders.values.shared_names import NamedAddress, settle_names

_LAYER_RANK = {name: i for i, name in enumerate(LAYERS)}
_OFFICES_IN_FRAME = 2


# Not dataclasses.astuple: it copies every value deeply, for every location of every page.
_all_words_of = attrgetter(*(f.name for f in fields(SiteFinding)))


@dataclass
class _SeenFinding:
    finding: SiteFinding
    url: str
    seen_on: str
    is_alone: bool  # the only location of its page, which is not a start page

    def rank(self, links: set[str]) -> tuple[bool, int, str, str]:
        """Return what sightings of one location sort by: its own page first."""
        is_own_page = self.is_alone and self.url in links
        layer = _LAYER_RANK.get(self.finding.laag, len(_LAYER_RANK))
        return not is_own_page, layer, self.url, "|".join(self.finding.same_words())


class Collector:
    """Gathers what pages say and settles it at the end, whatever the order they came in."""

    def __init__(self, key_pattern: str) -> None:
        self._key_pattern = re.compile(key_pattern) if key_pattern else None
        self._sightings: dict[tuple[str, ...], _SeenFinding] = {}
        self._in_footers: dict[tuple[str, ...], _SeenFinding] = {}
        self._spots: Counter[Spot] = Counter()
        self._links: set[str] = set()
        self._located: set[str] = set()
        self._words: set[tuple[str, ...]] = set()
        self._pages = 0
        self.po_boxes = 0
        self.footers = 0
        self.is_full = False

    def add(self, url: str, extract: Extract, seen_on: str, *, is_start: bool) -> int:
        """Add the locations of a page; return how many had not been seen before."""
        self._pages += 1
        self.po_boxes += extract.po_boxes
        for finding in extract.findings:
            clean_finding(finding, url)  # whatever a spider's own parse_page made of it
        uses = Counter(f.link for f in extract.findings)
        before = len(self._words)
        for finding in extract.findings:
            finding.link = (
                canonical(finding.link) if uses[finding.link] == 1 and finding.link else ""
            )
            if finding.link:
                self._links.add(finding.link)
                if finding.adres:
                    self._located.add(finding.link)
            is_alone = len(extract.findings) == 1 and not is_start
            # A list repeated on many pages is kept once, as the first of them in the alphabet.
            identity = (url if is_alone else "", *_all_words_of(finding))
            same = self._sightings.get(identity)
            if same is None and len(self._sightings) >= MAX_RECORDS:
                self.is_full = True
                break
            if same is None or url < same.url:
                self._sightings[identity] = _SeenFinding(finding, url, seen_on, is_alone)
            self._words.add(finding.same_words())
        self._spots.update({(f.address_key(), f.place_in_page) for f in extract.findings})
        return len(self._words) - before

    def add_footers(self, url: str, extract: Extract, seen_on: str) -> None:
        """Add what footers say, for a site that says it nowhere else."""
        for finding in extract.findings:
            finding.link = ""  # a footer leads anywhere
            same = self._in_footers.get(finding.same_words())
            if same is None or url < same.url:
                sighting = _SeenFinding(finding, url, seen_on, is_alone=False)
                self._in_footers[finding.same_words()] = sighting

    def is_known(self, url: str) -> bool:
        """Tell whether the location whose own page this is has an address from elsewhere."""
        return url in self._located

    def is_own_page(self, url: str) -> bool:
        """Tell whether a location seen so far named this address as its own page."""
        return url in self._links

    def count(self) -> int:
        """Return how many different locations have been seen, footers included."""
        return len(self._words)

    def frame(self) -> set[Spot]:
        """Return the addresses that stand in the same place on most pages: the frame of the site.

        When more than a few do, they are a list that is repeated.
        """
        spots = find_on_most_pages(self._spots, self._pages)
        return spots if len(spots) <= MOST_IN_FRAME else set()

    def settle(self) -> list[CapturedRecord]:
        """Return one record a location, sorted by key; the same for any order of the pages.

        What only the frame of the site says counts where nothing else is said.
        """
        dropped = self.frame()
        kept = [
            s
            for s in self._sightings.values()
            if (s.finding.address_key(), s.finding.place_in_page) not in dropped
        ]
        kept = kept or self._of_frame()
        self.footers = max(0, len(self._sightings) - len(kept))
        self._drop_shared_links(kept)
        _name_by_pages(kept)
        kept.sort(key=lambda s: s.rank(self._links))
        by_key: dict[str, list[CapturedRecord]] = {}
        by_words: dict[tuple[str, ...], CapturedRecord] = {}
        for sighting in kept:
            self._place(sighting, by_key, by_words)
        for key, records in by_key.items():
            if len(records) > 1:
                for record in records:
                    record.key = (
                        f"{key}|{collapse(f'{record.naam} {record.adres} {record.postcode}')}"
                    )
        return sorted((r for rs in by_key.values() for r in rs), key=lambda r: (r.key, r.bron_url))

    def _of_frame(self) -> list[_SeenFinding]:
        """Return the several offices of a small organisation; one alone may be a head office."""
        found = [*self._sightings.values(), *self._in_footers.values()]
        if len({s.finding.address_key() for s in found}) < _OFFICES_IN_FRAME:
            return []
        for sighting in found:
            sighting.finding.laag = Laag.FOOTER
        return found

    def _drop_shared_links(self, kept: list[_SeenFinding]) -> None:
        """Forget links that several addresses share ("back", "contact"): no location's own page."""
        leads_to: dict[str, set[str]] = {}
        for s in kept:
            leads_to.setdefault(s.finding.link, set()).add(s.finding.address_key())
        for s in kept:
            if len(leads_to[s.finding.link]) > 1:
                s.finding.link = ""
        self._links = {s.finding.link for s in kept}

    def _place(
        self,
        sighting: _SeenFinding,
        by_key: dict[str, list[CapturedRecord]],
        by_words: dict[tuple[str, ...], CapturedRecord],
    ) -> None:
        """Merge a sighting with an earlier one of the same key or the same words, or keep it."""
        finding, key = sighting.finding, self._key(sighting)
        words = finding.same_words()
        for record in by_key.get(key, []):
            other = SiteFinding(adres=record.adres, postcode=record.postcode, plaats=record.plaats)
            if (
                not finding.adres
                or not record.adres
                or other.address_key() == finding.address_key()
            ):
                record.fill_from(finding)
                by_words.setdefault(words, record)
                return
        if words in by_words:
            by_words[words].fill_from(finding)
            return
        record = CapturedRecord(key=key, bron_url=sighting.url, gezien_op=sighting.seen_on)
        record.fill_from(finding)
        by_key.setdefault(key, []).append(record)
        by_words[words] = record

    def _key(self, sighting: _SeenFinding) -> str:
        """Return the source's own key of a location: it must last when names and addresses change.

        The part of its page's address that `sleutel` names, else that address, else the page it
        stands on with its id or name there. It becomes the record_id: what it is made of stays.
        """
        finding, url = sighting.finding, sighting.url
        is_own_page = sighting.is_alone and url in self._links
        own = url if is_own_page else finding.link or (url if sighting.is_alone else "")
        if own and self._key_pattern and (match := self._key_pattern.search(urlsplit(own).path)):
            return match[1]
        if own:
            return _without_query(own)
        return f"{_without_query(url)}#{finding.ident or collapse(finding.naam)}"


def _name_by_pages(kept: list[_SeenFinding]) -> None:
    """Name locations by the headings of their pages where many share the name that was nearest."""
    alone = [s.finding for s in kept if s.is_alone]
    given = [NamedAddress(f.address_key(), (f.naam, f.page_heading)) for f in alone]
    for finding, name in zip(alone, settle_names(given), strict=True):
        finding.naam = name


def _without_query(url: str) -> str:
    parts = urlsplit(url)
    return parts.netloc.removeprefix("www.") + (parts.path.rstrip("/") or "/")
