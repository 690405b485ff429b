"""The figures of a verdict that concern locations: how many there are, and how whole they are."""

import re
from collections.abc import Iterator

from schemas.captures import WORD_FIELDS, CapturedRecord, CrawlState, Measure, RunReport
from schemas.folding import fold_words
from spiders.evidence.advice import (
    ABOVE_MAXIMUM,
    BELOW_MINIMUM,
    FAR_FEWER,
    FEWER_THAN_STATED,
    NAMES_UNREAD,
    NEW_LAYOUT,
    NEWLY_EMPTY,
    ONLY_FOOTERS,
    PLACES_ASTRAY,
    ROWS_UNREAD,
    UNREADABLE_SIGNS,
    UNSOUND,
)
from spiders.evidence.outcomes import NO_SCRIPT
from spiders.evidence.stated import StatedCount
from spiders.evidence.weighed import Rule, Weighed, weigh, with_examples
from spiders.finding import Laag

# Offices close one by one. Below nine tenths of the locations of the last good capture we doubt the
# crawl; below seven tenths we do not believe it until a person has looked.
_DOUBTED_SHARE, _UNBELIEVED_SHARE = 0.9, 0.7
_MOSTLY_SOUND, _HARDLY_SOUND = 0.9, 0.5
# One name of a list that is no location is a slip; two, and three in a hundred locations, tell.
_FEW_NAMES, _NAMES_SHARE = 2, 0.03
_REGIONS_OF_NO_PLACE = 3  # first two digits of postcodes: no place has as many
_MOSTLY_NAMED = 0.5  # a site where half of the locations have no name is read wrong
# A field that three in ten locations had, and that hardly any has now, has moved on the page.
_WAS_FILLED, _IS_EMPTY = 0.3, 0.02
# How far below a count that it states a site may stay: a count shown with a list is exact, one in
# a sentence grows old, and "ruim" says that it is none.
_OF_SHOWN, _OF_SAID, _OF_ROUGH = 0.98, 0.95, 0.85
_STREET_AND_NUMBER = re.compile(r"[^\W\d_]{2,}.*?[\s.]\d{1,5}|^\d{1,5}[ ,]+[^\W\d_]{3,}")
_NO_STREET_WORDS = re.compile(
    r"^(?:aan|op|in|bij) (?:de|het)\b|@|\d{1,2}[:.]\d{2}\s*(?:uur|-|–|tot)|https?:|\b0\d{8,}"
)
_POSTCODE_LETTERS = re.compile(r"[1-9]\d{3}\s?[A-Za-z]{2}")


def is_sound(record: CapturedRecord) -> bool:
    """Tell whether a record holds a street with a number, and a postcode or a place."""
    rest = _POSTCODE_LETTERS.sub("", record.adres)
    has_street = bool(_STREET_AND_NUMBER.search(rest)) and not _NO_STREET_WORDS.search(rest)
    has_place = bool(record.plaats) and not any(c.isdigit() for c in record.plaats)
    return has_street and (
        bool(_POSTCODE_LETTERS.search(f"{record.postcode} {record.adres}")) or has_place
    )


def _weigh_minimum(crawl: Weighed) -> Iterator[Measure]:
    records = crawl.report.records
    if crawl.minimum and not crawl.limit:
        bad = (CrawlState.FAILED, BELOW_MINIMUM) if 0 < records < crawl.minimum else ()
        yield Measure("minimum", f"{records} locaties, ten minste {crawl.minimum} verwacht", *bad)
    if records > crawl.site.maximum:
        yield Measure("maximum", f"{records} > {crawl.site.maximum}", CrawlState.OK, ABOVE_MAXIMUM)


def _weigh_last_time(crawl: Weighed) -> Iterator[Measure]:
    if crawl.last is None or crawl.limit or not crawl.report.records:
        return
    now, before = crawl.report.records, crawl.last.records
    said = f"{now} locaties, vorige keer {before}"
    if now < _UNBELIEVED_SHARE * before:
        yield Measure("vorige opname", said, CrawlState.FAILED, FAR_FEWER)
    else:
        is_doubted = now < _DOUBTED_SHARE * before
        yield weigh("vorige opname", said, FAR_FEWER, is_doubted=is_doubted)


def _weigh_soundness(crawl: Weighed) -> Iterator[Measure]:
    """Weigh the addresses; a place that is a location by itself has none to be read."""
    own = [r for r in crawl.records if r.laag != Laag.PLACE_PAGE]
    if not own:
        return
    share = sum(map(is_sound, own)) / len(own)
    said = f"{share:.0%} met straat, nummer en postcode of plaats"
    if share < _HARDLY_SOUND:
        yield Measure("hele adressen", said, CrawlState.FAILED, UNSOUND)
    else:
        yield weigh("hele adressen", said, UNSOUND, is_doubted=share < _MOSTLY_SOUND)


def _weigh_places(crawl: Weighed) -> Iterator[Measure]:
    """Weigh what was read as a place by the postcodes beside it: no place is everywhere."""
    regions: dict[str, list[str]] = {}
    for record in crawl.records:
        if (
            told := _POSTCODE_LETTERS.search(f"{record.postcode} {record.adres}")
        ) and record.plaats:
            regions.setdefault(fold_words(record.plaats), []).append(told[0][:2])
    astray = [p for p, found in regions.items() if len(set(found)) >= _REGIONS_OF_NO_PLACE]
    placed, wrong = sum(map(len, regions.values())), sum(len(regions[p]) for p in astray)
    said = with_examples(f"{wrong} van {placed} passen niet bij elkaar", astray)
    is_doubted = wrong > placed / 2  # fewer is a page or two; these are the site
    yield weigh("plaats en postcode", said, PLACES_ASTRAY, is_doubted=is_doubted)


def _weigh_stated(crawl: Weighed) -> Iterator[Measure]:
    counts = crawl.evidence.stated
    if not counts:
        yield Measure("eigen aantal van de site", "niet genoemd")
        return
    short = [c for c in counts if crawl.report.records < _least(c)]
    worst = max(short or counts, key=lambda c: c.count)
    said = f"{crawl.report.records} gelezen; de site: {worst.words} ({worst.url})"
    lists = _shortfall_of_lists(crawl)
    if lists:
        said = f"{lists} minder dan de lijsten zelf noemen"
    is_doubted = (short or lists) and not crawl.limit and crawl.report.records
    yield weigh("eigen aantal van de site", said, FEWER_THAN_STATED, is_doubted=is_doubted)


def _least(count: StatedCount) -> float:
    share = _OF_ROUGH if count.is_rough else _OF_SHOWN if count.is_of_this_list else _OF_SAID
    return share * count.count


def _shortfall_of_lists(crawl: Weighed) -> int:
    """Return how many locations the lists of a site state together and nobody read.

    One number on several lists is that of the site, and no list's own.
    """
    by_list: dict[str, int] = {}
    for c in crawl.evidence.stated:
        if c.is_of_this_list:
            place = c.url.partition("?")[0]
            by_list[place] = max(c.count, by_list.get(place, 0))
    if len(by_list) < 2 or len(set(by_list.values())) == 1:
        return 0
    read = crawl.evidence.read_by_list
    short = sum(max(0, n - read.get(place, 0)) for place, n in by_list.items())
    elsewhere = max(0, crawl.report.records - sum(read.get(place, 0) for place in by_list))
    return max(0, short - elsewhere)


def _weigh_names(crawl: Weighed) -> Iterator[Measure]:
    unread = crawl.evidence.names_unread
    said = with_examples(f"{len(unread)} zonder locatie", unread)
    tells = len(unread) >= _FEW_NAMES and len(unread) > _NAMES_SHARE * crawl.report.records
    yield weigh("namen in lijsten", said, NAMES_UNREAD, is_doubted=tells and not crawl.limit)


def _weigh_footers(crawl: Weighed) -> Iterator[Measure]:
    """Weigh a site whose footers alone name addresses.

    They are its offices, unless it has a list that was not read: one that a script should have
    filled, or of links to pages without an address.
    """
    count = sum(r.laag == Laag.FOOTER for r in crawl.records)
    is_unfilled = NO_SCRIPT in crawl.start_outcomes.values()
    if count:
        is_doubted = is_unfilled or crawl.evidence.listed_without_address
        state = CrawlState.PARTIAL if is_doubted else CrawlState.OK
        yield Measure("voettekst", f"{count} adressen, elders geen", state, ONLY_FOOTERS)


def _newly_empty(report: RunReport, last: RunReport) -> list[str]:
    now = report.fill_rates
    return [
        name
        for name, rate in last.fill_rates.items()
        if rate >= _WAS_FILLED and now.get(name, 0.0) <= _IS_EMPTY
    ]


def _weigh_rows(crawl: Weighed) -> Iterator[Measure]:
    """Weigh the rows of data that lack the address that the others have."""
    unread = crawl.evidence.rows_unread
    said = with_examples(f"{len(unread)} zonder adres", unread)
    is_doubted = crawl.report.records < _MOSTLY_SOUND * (crawl.report.records + len(unread))
    yield weigh("rijen in data", said, ROWS_UNREAD, is_doubted=is_doubted)


def _weigh_fields(crawl: Weighed) -> Iterator[Measure]:
    report, last = crawl.report, crawl.last
    if report.records and report.fill_rates.get("naam", 0.0) < _MOSTLY_NAMED:
        yield Measure("namen", "", CrawlState.OK, "de meeste locaties hebben geen naam")
    if last is None or not report.records:
        return
    if empty := _newly_empty(report, last):
        state = CrawlState.OK if crawl.limit else CrawlState.PARTIAL
        yield Measure("velden", ", ".join(empty), state, NEWLY_EMPTY)
    before, after = (max(r.layers, key=r.layers.__getitem__, default="") for r in (last, report))
    if before and after and before != after:
        yield Measure("lagen", f"eerst {before}, nu {after}", CrawlState.OK, NEW_LAYOUT)


def _weigh_damage(crawl: Weighed) -> Iterator[Measure]:
    """Tell of signs that could not be read: the page states another encoding than it has."""
    damaged = sum(any("\ufffd" in getattr(r, n) for n in WORD_FIELDS) for r in crawl.records)
    if damaged:
        yield Measure(
            "onleesbare tekens", f"in {damaged} locaties", CrawlState.OK, UNREADABLE_SIGNS
        )


RECORD_RULES: tuple[Rule, ...] = (
    _weigh_minimum, _weigh_last_time, _weigh_stated, _weigh_names, _weigh_rows, _weigh_soundness,
    _weigh_places, _weigh_fields, _weigh_footers, _weigh_damage,
)  # fmt: skip
