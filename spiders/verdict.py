"""What a crawl is worth: ok, partial or failed, with a named cause, and what to do about it.

A source is never believed to have fewer locations because the crawl saw fewer: too few is fatal,
too many warns, and what cannot be explained is a failure.
"""

from collections import Counter
from dataclasses import dataclass, field

from schemas.captures import CrawlState, CrawlVerdict, RunReport
from schemas.sites import Site
from spiders import outcomes as o

BELOW_MINIMUM = "minder dan het minimum"
FAR_FEWER = "veel minder dan vorige keer"
NEWLY_EMPTY = "velden nieuw leeg"
NEW_LAYOUT = "opmaak veranderd"
PAGES_FAILED = "pagina's niet gekregen"
ABOVE_MAXIMUM = "meer dan het maximum"
LIMITED = "proef met een grens"
ENDED = "afgebroken"
SPIDER_ERROR = "fout in de spider"

ADVICE = {
    o.NAME_NOT_FOUND: "Klopt het domein nog? Zoek de site op en pas start en domeinen aan.",
    o.CONNECTION_REFUSED: "De server neemt niet op. Probeer het later; blijft het zo, zoek het "
    "nieuwe adres.",
    o.TIMEOUT: "De server antwoordt te langzaam. Probeer het later, of buiten kantooruren.",
    o.TLS: "De beveiligde verbinding lukt niet (certificaat?). Probeer het in een browser.",
    o.BOT_WALL: "De site weert programma's. Vraag de uitgever om toestemming of om een bestand.",
    o.ROBOTS: "De site wil dit adres niet gelezen hebben. Vraag de uitgever om een bestand.",
    o.GONE: "Geen startadres bestaat nog. Zoek de nieuwe lijst en pas start aan in sources.toml.",
    o.OFF_DOMAIN: "De site is verhuisd. Controleer het nieuwe domein en pas domeinen aan.",
    o.PRIVATE: "Het adres leidt naar een eigen netwerk. Voor een proef: --allow-private.",
    o.REDIRECT_LOOP: "De site stuurt in een kring door. Probeer een ander startadres.",
    o.SERVER_ERROR: "De site heeft een storing. Probeer het later.",
    o.TOO_LARGE: "Een antwoord is te groot of een bom. Bekijk het adres in run.json.",
    o.CONNECTION: "De verbinding viel weg. Probeer het later.",
    o.NO_SCRIPT: "De lijst komt met JavaScript. Zoek met de browser de json die zij laadt; "
    "neem die als startadres.",
    o.NO_ADDRESS: "De pagina is er, zonder herkenbaar adres. Bekijk haar met sjo crawl --inspect.",
    o.NOT_IN_CAPTURE: "De opname bevat dit adres niet. Haal de bron opnieuw op.",
    BELOW_MINIMUM: "Er is iets weggevallen. Vergelijk run.json met de vorige opname, en bekijk een "
    "gemiste pagina met sjo crawl --inspect.",
    FAR_FEWER: "Dit kan haast niet waar zijn. Bekijk met --inspect wat er ontbreekt; pas na een "
    "controle met de hand geldt de nieuwe stand.",
    NEWLY_EMPTY: "Een veld dat er was, is weg. Bekijk een pagina met sjo crawl --inspect.",
    NEW_LAYOUT: "Er staan adressen op de pagina's die niet zijn gelezen, zie postcodes_missed in "
    "run.json. Bekijk zo'n pagina met sjo crawl --inspect en vul de spider aan.",
    PAGES_FAILED: "Een deel van de pagina's kwam niet. Haal de bron later opnieuw op.",
    ABOVE_MAXIMUM: "Meer dan verwacht: leest de spider andere lijsten mee? Anders: hoger maximum.",
    LIMITED: "Dit was een proef. Laat --limit weg voor een echte opname.",
    ENDED: "De spider liep vast of werd gestopt. Draai hem opnieuw, of bekijk crawl.log.",
    SPIDER_ERROR: "De spider zelf faalde. Herstel hem en draai sjo crawl --replay.",
}

# When several start addresses failed, the first of these names the cause: what keeps us from the
# whole site goes before what went wrong on one page.
_PRECEDENCE = (
    o.NAME_NOT_FOUND, o.CONNECTION_REFUSED, o.TLS, o.TIMEOUT, o.CONNECTION, o.PRIVATE, o.OFF_DOMAIN,
    o.REDIRECT_LOOP, o.ROBOTS, o.BOT_WALL, o.SERVER_ERROR, o.TOO_LARGE, o.NO_SCRIPT, o.NO_ADDRESS,
)  # fmt: skip
# One page that was not read is a slip of the site; from two, and more than one in twenty, the site
# is made otherwise than the layers read it.
_MISSED_PAGES, _MISSED_SHARE = 2, 0.05
# Offices close one by one. Below nine tenths of the locations of the last good capture we doubt the
# crawl; below seven tenths we do not believe it until a person has looked.
_PARTIAL_SHARE, _FATAL_SHARE = 0.9, 0.7
_MOSTLY_NAMED = 0.5  # a site where half of the locations have no name is read wrong
# A field that three in ten locations had, and that hardly any has now, has moved on the page.
_WAS_FILLED, _IS_EMPTY = 0.3, 0.02


@dataclass
class CrawlEvidence:
    """What a finished crawl knows of itself, beside the counts of its report."""

    start_outcomes: dict[str, str]
    barren_own_pages: list[str] = field(default_factory=list)
    bounds_met: list[str] = field(default_factory=list)
    limit: int = 0
    errors: int = 0
    ended: str = ""


def judge_crawl(
    site: Site, report: RunReport, evidence: CrawlEvidence, last: RunReport | None
) -> CrawlVerdict:
    """Return the verdict on a crawl; `last` is the report of the last capture that was ok."""
    causes = [*_fatal(site, report, evidence, last)]
    if causes:
        return CrawlVerdict(
            CrawlState.FAILED, causes[0], causes[1:] + _remarks(site, report, evidence, last)
        )
    doubts = _doubts(report, evidence, last)
    remarks = _remarks(site, report, evidence, last)
    if doubts:
        return CrawlVerdict(CrawlState.PARTIAL, doubts[0], doubts[1:] + remarks)
    return CrawlVerdict(CrawlState.OK, "", remarks)


def cause_of(starts: dict[str, str]) -> str:
    """Return the one cause why no start address gave a location."""
    found = [v for v in starts.values() if v != o.FETCHED]
    return next((c for c in _PRECEDENCE if c in found), found[0] if found else o.NO_ADDRESS)


def _fatal(
    site: Site, report: RunReport, evidence: CrawlEvidence, last: RunReport | None
) -> list[str]:
    if evidence.errors:
        return [SPIDER_ERROR]
    if not report.records:
        return [evidence.ended or cause_of(evidence.start_outcomes)]
    causes = []
    missed = len(report.postcodes_missed)
    if missed >= _MISSED_PAGES and missed > _MISSED_SHARE * report.postcodes_seen:
        causes.append(NEW_LAYOUT)
    barren = len(evidence.barren_own_pages)
    if barren >= _MISSED_PAGES and barren > _MISSED_SHARE * report.records and not causes:
        causes.append(NEW_LAYOUT)
    if evidence.limit:
        return causes
    if report.records < site.minimum:
        failed = _failed_pages(report)
        many = sum(failed.values()) > _MISSED_SHARE * report.pages
        causes += [_usual(failed)] if many else []
        causes.append(BELOW_MINIMUM)
    if last and report.records < _FATAL_SHARE * last.records:
        causes.append(FAR_FEWER)
    return causes


def _failed_pages(report: RunReport) -> Counter[str]:
    known = set(_PRECEDENCE) - {o.NO_SCRIPT, o.NO_ADDRESS, o.OFF_DOMAIN} | {o.GONE}
    starts = set(report.start_urls)
    return Counter(v for u, v in report.statuses.items() if v in known and u not in starts)


def _usual(failed: Counter[str]) -> str:
    """Return the usual cause among pages that failed; links to pages that are gone have no own."""
    cause = min(failed, key=lambda name: (-failed[name], name))
    return PAGES_FAILED if cause == o.GONE else cause


def _doubts(report: RunReport, evidence: CrawlEvidence, last: RunReport | None) -> list[str]:
    doubts = []
    if evidence.ended:
        doubts.append(evidence.ended)
    failed = _failed_pages(report)
    count = sum(failed.values())
    if count >= _MISSED_PAGES and count > _MISSED_SHARE * max(1, len(report.statuses)):
        doubts += dict.fromkeys([_usual(failed), PAGES_FAILED])
    if evidence.limit:
        return [LIMITED, *doubts]
    doubts += [b for b in evidence.bounds_met if b == o.TOO_MANY]
    if last and report.records < _PARTIAL_SHARE * last.records:
        doubts.append(FAR_FEWER)
    if last and any(_newly_empty(report, last)):
        doubts.append(NEWLY_EMPTY)
    return doubts


def _newly_empty(report: RunReport, last: RunReport) -> list[str]:
    now = report.fill_rates
    return [
        name
        for name, rate in last.fill_rates.items()
        if rate >= _WAS_FILLED and now.get(name, 0.0) <= _IS_EMPTY
    ]


def _remarks(
    site: Site, report: RunReport, evidence: CrawlEvidence, last: RunReport | None
) -> list[str]:
    remarks = list(evidence.bounds_met)
    if report.records > site.maximum:
        remarks.append(f"{ABOVE_MAXIMUM}: {report.records} > {site.maximum}")
    if report.records and report.fill_rates.get("naam", 0.0) < _MOSTLY_NAMED:
        remarks.append("de meeste locaties hebben geen naam")
    if report.postcodes_missed:
        remarks.append(f"niet gelezen postcodes: {', '.join(report.postcodes_missed[:10])}")
    if last and report.records:
        if empty := _newly_empty(report, last):
            remarks.append(f"{NEWLY_EMPTY}: {', '.join(empty)}")
        before, after = (
            max(r.layers, key=r.layers.__getitem__, default="") for r in (last, report)
        )
        if before and after and before != after:
            remarks.append(f"{NEW_LAYOUT}: eerst {before}, nu {after}")
    return remarks
