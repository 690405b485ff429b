"""Write captures of the national sites, as a crawl of them would leave them."""

from collections.abc import Callable, Collection
from pathlib import Path

from benchmarks.demo.coverage import LOKET
from benchmarks.demo.entries import name_of
from benchmarks.demo.places import LABEL, REFUGEE_WORK, VICTIM_SUPPORT, Place
from pipeline.files.hashes import hash_file
from schemas.captures import (
    RECORDS_NAME,
    CapturedRecord,
    CrawlState,
    CrawlVerdict,
    RunReport,
)

LISTED: dict[str, Callable[[Place], bool]] = {
    "juridischloket": lambda place: place.partij == LOKET,
    "vluchtelingenwerk": lambda place: place.partij == REFUGEE_WORK,
    "slachtofferhulp": lambda place: place.partij == VICTIM_SUPPORT,
    "schuldhulpmaatje": lambda place: place.partij == "SchuldHulpMaatje",
    # Not every location with sociaal raadslieden is on this site [4.2.1].
    "sociaalwerknederland": lambda place: place.counsel and place.huisnummer % 4 != 0,
}


def write_captures(
    folder: Path,
    places: list[Place],
    towns: dict[str, str],
    wave: int,
    failed: Collection[str] = (),
    also: Collection[Place] = (),
) -> None:
    """Write a capture per site below `folder` (data/raw/<wave>), keys equal in all waves.

    It is `ok`, but for the sites that `failed`: they gave nothing. `also`: places that the site of
    the sociaal raadslieden lists besides.
    """
    day = f"{wave}-04-03"
    for source, is_listed in LISTED.items():
        listed = [place for place in places if is_listed(place) and source not in failed]
        listed += also if source == "sociaalwerknederland" else []
        records = [_record(place, source, towns, day) for place in listed]
        target = folder / source / day
        target.mkdir(parents=True)
        lines = [record.as_line() for record in records]
        (target / RECORDS_NAME).write_text("\n".join(lines) + "\n", encoding="utf-8")
        verdict = CrawlVerdict(CrawlState.OK)
        if source in failed:
            verdict = CrawlVerdict(CrawlState.FAILED, f"{LABEL}: de site gaf geen antwoord")
        report = RunReport(source, str(wave), verdict, captured_on=day, records=len(records))
        report.sha256 = {RECORDS_NAME: hash_file(target / RECORDS_NAME)}
        report.licence = f"{LABEL}: verzonnen opname, er is geen site bezocht"
        report.write(target)


def _record(place: Place, source: str, towns: dict[str, str], day: str) -> CapturedRecord:
    town = towns[place.gemeentecode]
    url = f"https://{source}.example/{place.gemeentecode.lower()}/{place.vorm or 'locatie'}"
    return CapturedRecord(
        key=f"{LABEL} {place.gemeentecode} {place.vorm} {place.organisatie} {place.locatienaam}",
        naam=name_of(place, towns) if source == "sociaalwerknederland" else f"{town} {LABEL}",
        adres=f"{place.straatnaam} {place.huisnummer}" if place.straatnaam else "",
        postcode=f"{place.postcode[:4]} {place.postcode[4:]}" if place.straatnaam else "",
        plaats=place.woonplaats if place.straatnaam else "",
        gemeente="" if place.straatnaam else town,
        vestigingsvorm=place.vorm,
        bron_url=url,
        laag="verzonnen",
        gezien_op=day,
    )
