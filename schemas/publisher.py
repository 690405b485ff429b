"""Who publishes the inventory, as `sjo.toml` says it: the one place every product reads it from."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from urllib.parse import urlsplit

SETTINGS_FILE = "sjo.toml"
"""The file beside manual_entries/ that says who collects and who publishes."""
CRAWL_TABLE, PUBLISHER_TABLE = "crawl", "uitgever"
"""Its tables: how sites reach who collects, and who publishes; without it nobody is named."""
NO_PUBLISHER = "uitgever niet ingesteld"
"""What every product prints in the place of a name that nobody has given."""


@dataclass(frozen=True)
class Licence:
    """A licence under which a version may be used."""

    code: str
    titel: str
    url: str


LICENCES = {
    licence.code: licence
    for licence in (
        Licence(
            "CC-BY-4.0",
            "Creative Commons Naamsvermelding 4.0 Internationaal",
            "https://creativecommons.org/licenses/by/4.0/",
        ),
        Licence(
            "CC0-1.0",
            "Creative Commons CC0 1.0 Universeel",
            "https://creativecommons.org/publicdomain/zero/1.0/",
        ),
    )
}
"""The licences a publisher may choose, by SPDX code."""
USUAL_LICENCE = LICENCES["CC-BY-4.0"]
"""The licence of a version of which no publisher says another."""
DOI = re.compile(r"10\.[0-9]{4,9}(\.[0-9]+)?/[A-Za-z0-9:/_;\-.()]+")
"""A DOI that a citation (Citation File Format 1.2.0) and the path of an address may both carry."""
LONGEST_VALUE = 300
"""Characters of a name or address of a publisher: every product prints it."""
NOT_IN_A_LINE = {"Cc", "Zl", "Zp"}
"""The Unicode kinds that no text of one line holds: control characters and line ends."""


@dataclass(frozen=True)
class Publisher:
    """Who publishes: name, address for reports, where the versions stand, and by which IRI.

    `meldadres` is a mail address or a web page, `url` the web folder in which the versions stand,
    `iri` what names the publisher in linked data, `doi` that of the dataset, "" without one.
    """

    naam: str
    meldadres: str
    url: str
    iri: str
    licentie: str = USUAL_LICENCE.code
    doi: str = ""

    @property
    def licence(self) -> Licence:
        """The licence of what it publishes."""
        return LICENCES[self.licentie]

    @property
    def report_link(self) -> str:
        """Where a report goes: a mailto: or a web address."""
        return self.meldadres if is_web_address(self.meldadres) else f"mailto:{self.meldadres}"

    def as_dict(self) -> dict[str, str]:
        """Return it as a manifest keeps it."""
        return asdict(self)


def licence_of(publisher: Publisher | None) -> Licence:
    """Return the licence of a version by who publishes it: the usual one when that is not set."""
    return publisher.licence if publisher else USUAL_LICENCE


def tell_publisher(publisher: Publisher | None) -> str:
    """Return who publishes, in a few words, or that nobody was named."""
    return f"{publisher.naam}, {publisher.url}" if publisher else "niet ingesteld"


def tell_where_to_report(publisher: Publisher | None) -> str:
    """Return in a sentence how a reader reports an error."""
    where = publisher.meldadres if publisher else "de beheerder van de inventarisatie"
    unset = "" if publisher else f" ({NO_PUBLISHER})"
    return (
        f"Meld een fout of wijziging bij {where}{unset}; noem de versie, de gemeente en de "
        "aanbieder."
    )


def find_publisher_faults(told: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield (key, rule) of every fault in the table `uitgever`."""
    known = [field.name for field in fields(Publisher)]
    needed = [name for name in known if name not in {"licentie", "doi"}]
    for key in sorted(set(told) - set(known)):
        yield key, f"is geen sleutel van deze tabel; wel: {', '.join(known)}"
    for key in known:
        value = told.get(key)
        if key not in told or (isinstance(value, str) and not value.strip()):
            if key in needed:
                yield key, "ontbreekt"
        elif not isinstance(value, str) or not _is_line(value):
            yield key, "is geen tekst van een regel"
        elif len(value) > LONGEST_VALUE:
            yield key, f"is langer dan {LONGEST_VALUE} tekens"
        elif rule := _find_fault(key, value):
            yield key, rule


def _find_fault(key: str, value: str) -> str:
    """Return what is wrong with one value, "" when nothing."""
    rules = {
        "meldadres": (
            is_web_address(value) or _is_mail(value),
            "is geen e-mailadres en geen webadres",
        ),
        "url": (is_web_address(value), "is geen webadres met https://"),
        "iri": (is_web_address(value), "is geen webadres met https://"),
        "licentie": (value in LICENCES, f"is geen bekende licentie: {', '.join(LICENCES)}"),
        "doi": (DOI.fullmatch(value), "is geen DOI, zoals 10.1234/abc"),
    }
    is_right, rule = rules.get(key, (True, ""))
    return "" if is_right else rule


def _is_line(text: str) -> bool:
    return not any(unicodedata.category(char) in NOT_IN_A_LINE for char in text)


def is_web_address(text: str) -> bool:
    """Tell whether a text is a web address that is safe to print in a page."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    is_plain = not any(char in text for char in " \t\"'<>\\") and text.isprintable()
    return parts.scheme in {"https", "http"} and "." in parts.netloc and is_plain


def _is_mail(text: str) -> bool:
    name, at, host = text.partition("@")
    return bool(at and name) and is_web_address(f"https://{host}/") and name.isascii()
