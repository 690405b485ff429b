"""What a referral card says of a location, line by line: on the page, and as plain text."""

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.products.verkenner.facts import LocationFacts

FREE = "gratis; alleen gratis hulp staat in deze inventarisatie"
NATIONAL = "inwoners van elke gemeente: het is een landelijke partij"
LOCAL = "inwoners van {gemeente}; of ook anderen er terechtkunnen, is niet vastgelegd"
YES_NO_UNKNOWN = {True: "ja", False: "nee", None: ""}


class CardLine(NamedTuple):
    """A line of a card: what it is, what is known of it ("" for nothing), where it leads."""

    label: str
    value: str
    href: str = ""


def tell_reach(one: LocationFacts) -> list[CardLine]:
    """Return how people reach a location."""
    return [
        CardLine("Adres", one.adres),
        CardLine("Telefoon", one.nummer, f"tel:{one.telefoon}" if one.telefoon else ""),
        CardLine("E-mail", one.email, f"mailto:{one.email}" if one.email else ""),
        CardLine("Website", show_site(one.website), one.website),
        CardLine("Openingstijden", one.openingstijden),
        CardLine("Afspraak", one.afspraak),
    ]


def tell_provider(one: LocationFacts, elsewhere: list[str]) -> list[CardLine]:
    """Return for whom a location is and who provides it; `elsewhere`: gemeenten it works in too."""
    whom = NATIONAL if one.landelijke_partij else LOCAL.format(gemeente=one.gemeente)
    party = " · ".join(part for part in (one.landelijke_partij, one.vestigingsvorm) if part)
    return [
        CardLine("Voor wie", whom),
        *([CardLine("Werkt ook in", ", ".join(elsewhere))] if elsewhere else []),
        CardLine("Kosten", FREE),
        CardLine("Soort organisatie", one.soort_organisatie),
        *([CardLine("Landelijke partij", party)] if party else []),
        CardLine("Sociaal raadslieden", YES_NO_UNKNOWN[one.sociaal_raadslieden]),
        CardLine("Wie er werken", one.functieverband),
        CardLine("Financiering", one.financiering),
    ]


def list_unknown(*groups: list[CardLine]) -> list[str]:
    """Return the labels of the lines of which nothing is known."""
    return [line.label.lower() for lines in groups for line in lines if not line.value]


def write_text(one: LocationFacts, groups: list[list[CardLine]], since: str, source: str) -> str:
    """Return a card as plain text to copy: what is known, what is not, since when, the source."""
    return "\n".join(_text_lines(one, groups, since, source))


def _text_lines(
    one: LocationFacts, groups: list[list[CardLine]], since: str, source: str
) -> Iterator[str]:
    yield one.naam
    yield f"Gemeente: {one.gemeente}"
    yield f"Ondersteuning: {', '.join(one.ondersteuningstypen) or 'niet bekend'}"
    yield f"Leefgebieden: {', '.join(one.leefgebieden) or 'niet bekend'}"
    for lines in groups:
        yield from (f"{line.label}: {line.value}" for line in lines if line.value)
    if unknown := list_unknown(*groups):
        yield f"Niet bekend: {', '.join(unknown)}"
    yield since
    yield f"{source}. Kenmerk: {one.locatie_id}"


def show_site(website: str) -> str:
    """Return a web address as people read it: without https:// and www."""
    return website.removeprefix("https://").removeprefix("http://").removeprefix("www.")
