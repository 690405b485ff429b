"""The figures of a verdict that concern pages: what came, what did not, and what it was."""

from collections import Counter
from collections.abc import Iterator

from schemas.captures import CrawlState, Measure
from spiders.bounds import MAX_OPTIONS
from spiders.evidence import outcomes as o
from spiders.evidence.advice import (
    BARREN,
    CUT_OFF,
    ENDED,
    LIMITED,
    LONG_CHOICES,
    NEW_LAYOUT,
    PAGES_FAILED,
    REPEATED,
    SITEMAP_UNREAD,
    SPIDER_ERROR,
    STREETS_UNREAD,
    UNOPENED,
)
from spiders.evidence.barren import folder_of
from spiders.evidence.weighed import Rule, Weighed, weigh, with_examples

# When several start addresses failed, the first of these names the cause: what keeps us from the
# whole site goes before what went wrong on one page.
_PRECEDENCE = (
    o.NAME_NOT_FOUND, o.CONNECTION_REFUSED, o.TLS, o.TIMEOUT, o.CONNECTION, o.PRIVATE, o.OFF_DOMAIN,
    o.REDIRECT_LOOP, o.ROBOTS, o.RESERVED, o.BOT_WALL, o.LOGIN, o.COOKIE_WALL, o.OUT_OF_SERVICE,
    o.SERVER_ERROR, o.TOO_LARGE, o.SEARCH_ONLY, o.FILES_UNREAD, o.NO_SCRIPT,
    o.FOREIGN, o.NO_ADDRESS,
)  # fmt: skip
_CAME = {o.NO_SCRIPT, o.NO_ADDRESS, o.SEARCH_ONLY, o.FILES_UNREAD}
_NOT_GOT = frozenset({*_PRECEDENCE, o.GONE, o.SOFT_GONE} - _CAME)
# Of these a whole site has some: links that are dead, and parts it keeps to itself.
_TOLERATED = frozenset([o.GONE, o.SOFT_GONE, o.ROBOTS, o.OFF_DOMAIN, o.LOGIN, o.FOREIGN])
# One page that was not read is a slip of the site; from two, and more than one in twenty, it tells.
_FEW, _SHARE = 2, 0.05
# Of the postcodes that were seen: a crawl that missed one in ten is not believed at all.
_MISSED_SHARE, _FATAL_SHARE = 0.02, 0.1


def cause_of(starts: dict[str, str]) -> str:
    """Return the one cause why no start address gave a location."""
    found = [v for v in starts.values() if v != o.FETCHED]
    return next((c for c in _PRECEDENCE if c in found), found[0] if found else o.NO_ADDRESS)


def _weigh_end(crawl: Weighed) -> Iterator[Measure]:
    if crawl.errors:
        yield Measure("spider", f"{crawl.errors} fouten", CrawlState.FAILED, SPIDER_ERROR)
    if crawl.ended:
        state = CrawlState.PARTIAL if crawl.report.records else CrawlState.FAILED
        yield Measure("einde", "niet tot het einde", state, ENDED)
    if not crawl.report.records:
        cause = cause_of(crawl.start_outcomes)
        yield Measure("locaties", "geen enkele", CrawlState.FAILED, cause)
    if crawl.limit and crawl.report.records:
        yield Measure("grens", f"ten hoogste {crawl.limit} adressen", CrawlState.PARTIAL, LIMITED)


def _weigh_postcodes(crawl: Weighed) -> Iterator[Measure]:
    missed, seen = crawl.evidence.postcodes_missed, crawl.evidence.postcodes_seen
    said = with_examples(f"{len(missed)} van {seen} niet gelezen", missed, most=10)
    if len(missed) >= _FEW and len(missed) > _FATAL_SHARE * seen and crawl.report.records:
        yield Measure("postcodes", said, CrawlState.FAILED, NEW_LAYOUT)
    else:
        is_doubted = len(missed) > _MISSED_SHARE * seen
        yield weigh("postcodes", said, NEW_LAYOUT, is_doubted=is_doubted)


def _weigh_streets(crawl: Weighed) -> Iterator[Measure]:
    missed = crawl.evidence.streets_missed
    said = with_examples(f"{len(missed)} in een alinea met andere niet gelezen", missed)
    yield weigh("straten", said, STREETS_UNREAD, is_doubted=missed and not crawl.limit)


def _weigh_barren(crawl: Weighed) -> Iterator[Measure]:
    count = len(crawl.evidence.barren_pages)
    said = f"{count} gaven er geen"
    if count >= _FEW and count > 2 * _FATAL_SHARE * crawl.report.records:
        yield Measure("pagina's van locaties", said, CrawlState.FAILED, BARREN)
    else:
        yield weigh("pagina's van locaties", said, BARREN, is_doubted=count)


def _failed_pages(crawl: Weighed) -> Counter[str]:
    passed = {*crawl.report.start_urls, *crawl.optional}
    statuses = crawl.report.statuses.items()
    return Counter(v for u, v in statuses if v in _NOT_GOT and u not in passed)


def _weigh_loads(crawl: Weighed) -> Iterator[Measure]:
    """Weigh the lists that the site's own pages load: one of these is no dead link.

    The root of a service that answers below it is none.
    """
    statuses = crawl.report.statuses
    came = [url for url, outcome in statuses.items() if outcome == o.FETCHED]
    lacking = {
        url: outcome
        for url in crawl.evidence.lists_loaded
        if (outcome := statuses.get(url, "")) in _NOT_GOT
        and not any(other.startswith(url) for other in came)
    }
    for url, cause in list(lacking.items())[:1]:
        said = f"{len(lacking)} niet gekregen ({url})"
        yield Measure("lijsten die de site laadt", said, CrawlState.PARTIAL, cause)


def _weigh_answers(crawl: Weighed) -> Iterator[Measure]:
    failed = _failed_pages(crawl)
    said = ", ".join(f"{n} {what}" for what, n in sorted(failed.items())) or "alle gekregen"
    tells = sum(failed.values()) > _SHARE * max(1, len(crawl.report.statuses))
    grave = {what: n for what, n in failed.items() if what not in _TOLERATED}
    if not (grave or (tells and sum(failed.values()) >= _FEW)):
        yield Measure("antwoorden", said)
        return
    usual = min(grave or failed, key=lambda name: (-failed[name], name))
    cause = PAGES_FAILED if usual in {o.GONE, o.SOFT_GONE} else usual
    # It says why there are too few, so it goes before that there are.
    explains = tells and 0 < crawl.report.records < crawl.minimum and not crawl.limit
    yield Measure("antwoorden", said, CrawlState.FAILED if explains else CrawlState.PARTIAL, cause)


def _weigh_kinds(crawl: Weighed) -> Iterator[Measure]:
    counted = Counter(crawl.report.page_kinds.values())
    said = ", ".join(f"{n} {kind}" for kind, n in sorted(counted.items())) or "geen"
    yield Measure("soorten pagina's", said)


def _weigh_cut_off(crawl: Weighed) -> Iterator[Measure]:
    count = len(crawl.evidence.cut_off)
    yield weigh("hele antwoorden", f"{count} afgekapt", CUT_OFF, is_doubted=count)


def _weigh_repeats(crawl: Weighed) -> Iterator[Measure]:
    count = len(crawl.evidence.repeated)
    said = f"{count} adressen gaven een pagina opnieuw"
    yield weigh("herhaalde pagina's", said, REPEATED, is_doubted=count)


def _weigh_buttons(crawl: Weighed) -> Iterator[Measure]:
    """Weigh lists that go on behind a button; with as many as the site states, it hides nothing."""
    count = len(crawl.evidence.unopened)
    stated = max((c.count for c in crawl.evidence.stated), default=0)
    said = f"{count} lijsten met een knop zonder adres"
    is_doubted = count and not (0 < stated <= crawl.report.records)
    yield weigh("toon meer", said, UNOPENED, is_doubted=is_doubted)


def _weigh_searches(crawl: Weighed) -> Iterator[Measure]:
    """Weigh what only a search by postcode gave: between those asked there may be others."""
    count = crawl.evidence.found_by_search
    if count > _FATAL_SHARE * crawl.report.records:
        said = f"{count} locaties alleen zo gevonden, met één postcode per streek"
        yield Measure("zoeken op postcode", said, CrawlState.PARTIAL, o.SEARCH_ONLY)


def _weigh_files(crawl: Weighed) -> Iterator[Measure]:
    if files := crawl.evidence.files_unread:
        yield Measure("bestanden", f"niet te lezen: {files[0]}", CrawlState.PARTIAL, o.FILES_UNREAD)


def _weigh_choices(crawl: Weighed) -> Iterator[Measure]:
    if count := len(crawl.evidence.long_choices):
        said = f"op {count} pagina's meer dan {MAX_OPTIONS} keuzes"
        yield Measure("keuzelijsten", said, CrawlState.OK, LONG_CHOICES)


def _weigh_sitemap(crawl: Weighed) -> Iterator[Measure]:
    total, unread = crawl.evidence.sitemap_locations, crawl.evidence.sitemap_unread
    gone = {u for u in unread if crawl.report.statuses.get(u) in {o.GONE, o.OWN_PAGE_GONE}}
    count = len(set(unread) - gone)
    said = f"{total} pagina's tussen die van locaties, {count} niet gelezen"
    yield weigh("sitemap", said, SITEMAP_UNREAD, is_doubted=count and not crawl.limit)


def _weigh_replay(crawl: Weighed) -> Iterator[Measure]:
    if not crawl.report.replay_of:
        return
    statuses = crawl.report.statuses
    lacking = [u for u, v in statuses.items() if v == o.NOT_IN_CAPTURE and u not in crawl.optional]
    is_doubted = lacking and crawl.report.records
    said = str(len(lacking))
    yield weigh("adressen buiten de opname", said, o.NOT_IN_CAPTURE, is_doubted=is_doubted)


def _weigh_forbidden(crawl: Weighed) -> Iterator[Measure]:
    """Weigh what robots.txt forbids among pages of locations; elsewhere it costs us nothing."""
    read = (u for u, v in crawl.report.page_kinds.items() if v == "locatie")
    folders = {folder for folder, n in Counter(map(folder_of, read)).items() if n >= 4}
    ours = [u for u in crawl.report.robots.get("forbidden", []) if folder_of(u) in folders]
    if ours:
        yield Measure("robots.txt", f"verbiedt {len(ours)} pagina's", CrawlState.PARTIAL, o.ROBOTS)


def _weigh_publisher(crawl: Weighed) -> Iterator[Measure]:
    """Tell what the publisher asks of programs; what we obey shows in the outcomes themselves."""
    for host, status in crawl.report.robots.get("status", {}).items():
        if status in {401, 403}:
            said = f"{host} weigert robots.txt zelf: dat verbiedt niets, vraag het de uitgever"
            yield Measure("robots.txt", said, CrawlState.OK, f"robots.txt geweigerd ({status})")
    for wish, urls in crawl.evidence.publisher.items():
        yield Measure(
            "wens van de uitgever", f"{wish} op {len(urls)} pagina's", CrawlState.OK, wish
        )


def _weigh_bounds(crawl: Weighed) -> Iterator[Measure]:
    for bound in crawl.bounds_met:
        grave = bound == o.TOO_MANY and not crawl.limit
        yield Measure("grenzen", "", CrawlState.PARTIAL if grave else CrawlState.OK, bound)


PAGE_RULES: tuple[Rule, ...] = (
    _weigh_end, _weigh_postcodes, _weigh_streets, _weigh_barren, _weigh_answers, _weigh_loads,
    _weigh_forbidden,
    _weigh_cut_off, _weigh_repeats, _weigh_buttons, _weigh_searches, _weigh_files, _weigh_choices,
    _weigh_sitemap, _weigh_replay, _weigh_bounds, _weigh_publisher, _weigh_kinds,
)  # fmt: skip
