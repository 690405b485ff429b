"""What a crawl saw of the site beside its locations: the evidence that the verdict weighs."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from schemas.captures import CapturedRecord
from schemas.folding import fold_code
from spiders.evidence.answers import is_empty_answer
from spiders.evidence.barren import find_barren, find_fruitful_folders, folder_of
from spiders.evidence.frame import MOST_IN_FRAME, Spot, find_on_most_pages
from spiders.evidence.name_lists import NameList, find_name_lists, find_unread_names
from spiders.evidence.page_kinds import PageKind, says_empty
from spiders.evidence.pagers import Pagers, find_holes
from spiders.evidence.postcodes import find_unread_postcodes, postcodes_of
from spiders.evidence.rows import RowNames, find_unread_rows, rows_without_address
from spiders.evidence.stated import StatedCount, find_stated_counts
from spiders.evidence.streets import streets_together
from spiders.evidence.truncation import is_cut_off
from spiders.extract import Extract
from spiders.navigation.choices import count_places_to_send
from spiders.navigation.leads import Leads
from spiders.navigation.links import find_unreadable_lists
from spiders.navigation.loads import find_list_loads
from spiders.navigation.postcode_search import find_postcode_searches
from spiders.page import Page

_SPOTS_KEPT = 8  # of a page: more is a list, whatever belongs to the frame
_MAX_NAME_LISTS = 500


@dataclass
class SiteEvidence:
    """What was seen, by address; the figures of the verdict count these."""

    page_kinds: dict[str, PageKind] = field(default_factory=dict)
    barren_pages: list[str] = field(default_factory=list)
    postcodes_seen: int = 0
    postcodes_missed: list[str] = field(default_factory=list)
    streets_missed: list[str] = field(default_factory=list)
    listed_without_address: int = 0
    stated: list[StatedCount] = field(default_factory=list)
    read_by_list: dict[str, int] = field(default_factory=dict)
    names_unread: list[str] = field(default_factory=list)
    sitemap_locations: int = 0
    sitemap_unread: list[str] = field(default_factory=list)
    cut_off: list[str] = field(default_factory=list)
    repeated: list[str] = field(default_factory=list)
    publisher: dict[str, list[str]] = field(default_factory=dict)
    redirected: dict[str, str] = field(default_factory=dict)
    unopened: list[str] = field(default_factory=list)
    long_choices: list[str] = field(default_factory=list)
    found_by_search: int = 0
    files_unread: list[str] = field(default_factory=list)
    lists_loaded: list[str] = field(default_factory=list)
    rows_unread: list[str] = field(default_factory=list)


class Witness:
    """Looks along with the spider, and says at the end what it saw.

    What a page is, is known when all are read: only then can the frame of the site be told from it.
    """

    def __init__(self) -> None:
        self.sitemap: set[str] = set()
        self._kinds: dict[str, PageKind] = {}
        self._spots: dict[str, frozenset[Spot]] = {}
        self._own: set[str] = set()
        self._lists: dict[frozenset[str], None] = {}
        self._postcodes: Counter[str] = Counter()
        self._streets: Counter[str] = Counter()
        self._pages = 0
        self._stated: dict[StatedCount, None] = {}
        self._found_by_list: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        self._linked_by_list: dict[str, set[str]] = defaultdict(set)
        self._names: dict[NameList, str] = {}
        self._cut_off: list[str] = []
        self._publisher: dict[str, list[str]] = defaultdict(list)
        self._redirected: dict[str, str] = {}
        self._unopened: set[str] = set()
        self._long_choices: list[str] = []
        self._further: set[str] = set()
        self._to_send: dict[str, int] = {}
        self._pagers = Pagers()
        self._rows: dict[RowNames, None] = {}
        self._searches: set[str] = set()
        self._files: set[str] = set()
        self._loads: set[str] = set()

    def note_answer(self, page: Page, wishes: list[str]) -> None:
        """Note how an answer came, and what its publisher asks of programs."""
        if is_cut_off(page):
            self._cut_off.append(page.url)
        if page.kind == "script":
            self._loads.update(find_list_loads(page))
        for wish in wishes:
            self._publisher[wish].append(page.url)

    def note_unopened(self, page: Page) -> None:
        """Note a page whose list goes on behind a button that names no address."""
        self._unopened.add(page.url)

    def note_redirect(self, asked: str, came_to: str) -> None:
        """Note that an address led to the page of another."""
        self._redirected[asked] = came_to

    def most_stated(self) -> int:
        """Return the highest number of locations that the site stated so far, 0 for none."""
        return max((count.count for count in self._stated if not count.is_rough), default=0)

    def note_obstacle(self, url: str, kind: PageKind) -> None:
        """Note what stood in the place of a page."""
        self._kinds[url] = kind

    def note_page(self, page: Page, extract: Extract) -> bool:
        """Note a page that was read, with what it gave; tell whether it was seen before."""
        self._pages += 1
        self._postcodes.update(postcodes_of(page) - _asked_in(page.url))
        self._streets.update(streets_together(page))
        place = page.url.partition("?")[0]
        self._found_by_list[place] |= {f.same_words() for f in extract.findings}
        self._stated |= dict.fromkeys(find_stated_counts(page))
        self._rows |= dict.fromkeys(rows_without_address(page))
        if page.kind != "html":
            if page.url in self._further and not (extract.findings or is_empty_answer(page)):
                self._kinds[page.url] = PageKind.NO_ADDRESS
            return False
        self._loads.update(find_list_loads(page, is_list=bool(extract.findings)))
        self._searches.update(u for urls in find_postcode_searches(page) for u in urls)
        self._files.update(find_unreadable_lists(page))
        self._to_send[page.url] = count_places_to_send(page) if "<select" in page.text else 0
        if page.options_left_out:
            self._long_choices.append(page.url)
        if len(self._names) < _MAX_NAME_LISTS:
            self._names |= dict.fromkeys(find_name_lists(page), page.url)
        spots = ((f.address_key(), f.place_in_page) for f in extract.findings[:_SPOTS_KEPT])
        self._spots[page.url] = frozenset(spots)
        is_empty = not extract.findings and says_empty(page.visible_text)
        self._kinds[page.url] = PageKind.EMPTY_LIST if is_empty else PageKind.NO_ADDRESS
        is_same = self._pagers.note(page, extract)
        if is_same:
            self._kinds[page.url] = PageKind.SAME
        return is_same

    def note_leads(self, page: Page, leads: Leads) -> None:
        """Note what a page leads to: pages of locations, further pages of its list, like links."""
        self._further.update(leads.further)
        if page.kind != "html":
            return
        self._own.update(leads.own)
        groups = leads.groups
        place = page.url.partition("?")[0]
        self._lists |= dict.fromkeys(map(frozenset, groups))
        longest: list[str] = max(groups, key=len, default=[])
        self._linked_by_list[place].update(longest)

    def kinds(self, frame: set[Spot]) -> dict[str, PageKind]:
        """Return the kind of every page; an address of the site's frame is no location of it."""
        kinds = dict(self._kinds)
        for url, spots in self._spots.items():
            if kinds[url] != PageKind.SAME and (count := len(spots - frame)):
                kinds[url] = PageKind.LIST if count > 1 else PageKind.LOCATION
        for asked, url in self._redirected.items():
            # A page of its own that leads back to a list, or home, holds nothing any more.
            if asked not in kinds and kinds.get(url) in {PageKind.LIST, PageKind.NO_ADDRESS}:
                kinds[asked] = PageKind.NO_ADDRESS
        return kinds

    def fruitful_pages(self, frame: set[Spot]) -> set[str]:
        """Return the pages that gave one location."""
        return _of_kind(self.kinds(frame), PageKind.LOCATION)

    def testify(
        self, records: list[CapturedRecord], frame: set[Spot], had: set[str]
    ) -> SiteEvidence:
        """Return the evidence; `frame` is the frame of the site, `had` are the addresses read."""
        kinds = self.kinds(frame)
        fruitful = _of_kind(kinds, PageKind.LOCATION)
        barren = _of_kind(kinds, PageKind.NO_ADDRESS)
        seen, missed = self._missed_postcodes(records, {a.partition(" ")[0] for a, _ in frame})
        folders = find_fruitful_folders(fruitful)
        expected = {url for url in self.sitemap if folder_of(url) in folders}
        names = [names for names, url in self._names.items() if url not in fruitful]
        return SiteEvidence(
            page_kinds=dict(sorted(kinds.items())),
            barren_pages=sorted(
                {*find_barren(fruitful, barren, self._own, self._lists), *(self._further & barren)}
                | find_holes(kinds)
            ),
            postcodes_seen=seen,
            postcodes_missed=missed,
            streets_missed=self._missed_streets(records),
            listed_without_address=max((len(urls & barren) for urls in self._lists), default=0),
            stated=[count for count in self._stated if count.url not in fruitful],
            read_by_list={
                place: max(len(words), len(self._linked_by_list[place]))
                for place, words in self._found_by_list.items()
            },
            names_unread=find_unread_names(names, records),
            sitemap_locations=len(expected),
            sitemap_unread=sorted(expected - had),
            cut_off=sorted(self._cut_off),
            repeated=self._pagers.find_repeated(),
            unopened=sorted(self._unopened_lists(_of_kind(kinds, PageKind.LIST), len(records))),
            long_choices=sorted(self._long_choices),
            found_by_search=sum(record.bron_url in self._searches for record in records),
            files_unread=sorted(self._files),
            lists_loaded=sorted(self._loads),
            rows_unread=find_unread_rows(self._rows, records),
            redirected=dict(sorted(self._redirected.items())),
            publisher={wish: sorted(set(urls)) for wish, urls in sorted(self._publisher.items())},
        )

    def _unopened_lists(self, lists: set[str], records: int) -> set[str]:
        """Return the pages of which more hangs behind a button, a form or a further page."""
        to_send = {url for url, places in self._to_send.items() if places > records}
        return (self._unopened & lists) | to_send | self._pagers.find_begun(lists)

    def _missed_postcodes(
        self, records: list[CapturedRecord], frame: set[str]
    ) -> tuple[int, list[str]]:
        usual = find_unread_postcodes(find_on_most_pages(self._postcodes, self._pages), records)
        seen = set(self._postcodes) - frame.union(usual if len(usual) <= MOST_IN_FRAME else ())
        return len(seen), find_unread_postcodes(seen, records)

    def _missed_streets(self, records: list[CapturedRecord]) -> list[str]:
        held = fold_code("|".join(r.adres for r in records))
        seen = self._streets.keys() - find_on_most_pages(self._streets, self._pages)
        return sorted(s for s in seen if not re.search(rf"{fold_code(s)}(?!\d)", held))


def _of_kind(kinds: dict[str, PageKind], kind: PageKind) -> set[str]:
    return {url for url, one in kinds.items() if one == kind}


def _asked_in(url: str) -> set[str]:
    """Return the postcode that an address asks for: a page of results says it again."""
    asked = "".join(unquote(urlsplit(url).query).split()).upper()
    return set(re.findall(r"[1-9]\d{3}[A-Z]{2}", asked))
