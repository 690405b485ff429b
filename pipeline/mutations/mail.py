"""A pasted mail, read tolerantly: what it says under labels, and else what shows by its form.

People delete labels, change their order, answer below quotes, or write a sentence. What is not
understood is kept beside it: a person looks at all of it before anything is filed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.normalise.contact import is_phone
from pipeline.read.cells import parse_moment
from pipeline.read.stored_pages import read_html_lines
from pipeline.text.dates import MONTH_NAMES
from schemas.folding import fold_words
from schemas.mutations import Mutatiesoort

SENDER, SUBJECT, MESSAGE_LABEL, SINCE, GEMEENTE = "van", "onderwerp", "bericht", "per", "gemeente"
LABELS = {
    SENDER: ("van", "from", "afzender", "melder", "ingevuld door", "naam melder", "uw e-mailadres"),
    SUBJECT: ("onderwerp", "subject", "betreft"),
    "": ("aan", "to", "cc", "datum", "date", "verzonden", "sent", "beantwoorden"),
    "locatie_id": ("locatie", "locatie id", "locatienummer", "kenmerk"),
    GEMEENTE: ("gemeente",),
    SINCE: ("per", "sinds", "ingangsdatum", "met ingang van", "gesloten per", "gesloten sinds"),
    "soort": ("soort", "soort melding", "wat is er aan de hand"),
    MESSAGE_LABEL: ("toelichting", "bericht", "opmerking", "opmerkingen"),
    "organisatie": ("organisatie", "naam", "naam organisatie", "aanbieder", "nieuwe naam"),
    "locatienaam": ("locatienaam", "vestiging"),
    "bezoekadres": ("bezoekadres", "adres", "nieuw adres", "straat"),
    "postcode": ("postcode",),
    "plaats": ("plaats", "woonplaats"),
    "website": ("website", "site", "webadres", "nieuwe website"),
    "telefoon": ("telefoon", "telefoonnummer", "tel", "nieuw telefoonnummer", "nummer"),
    "email": ("e-mail", "email", "mail", "e-mailadres", "mailadres", "nieuw e-mailadres"),
    "openingstijden": ("openingstijden", "open", "spreekuur", "nieuwe openingstijden"),
    "ondersteuningstypen": ("ondersteuningstypen", "ondersteuning"),
    "leefgebieden": ("leefgebieden",),
    "soort_organisatie": ("soort organisatie",),
    "sociaal_raadslieden": ("sociaal raadslieden",),
}
"""What stands before a colon, by what it is; under "" what no report needs."""
_NAMED_BY = {fold_words(word): name for name, words in LABELS.items() for word in words}
_LABELLED = re.compile(r"\s*[*•-]?\s*\**(?P<label>[^:\n]{1,40}?)\**\s*:(?!//)\s*\**(?P<said>.*)")
FORM_ARROW = " -> "
"""What the form of the explorer writes between what it found and what is reported."""
_QUOTE = re.compile(r"^[\s>|]+")
_LOCATION = re.compile(r"\bL[0-9a-z]{10}\b")
_VERSION = re.compile(r"\bversie (\d{4}\.\d+)\b", re.IGNORECASE)
_ARROW = re.compile(r"\s*(?:->|=>|→|\bmoet zijn\b|\bwordt\b|\bis nu\b)\s*:?\s*", re.IGNORECASE)
_POSTCODE_SHOWN = re.compile(r"\b[1-9]\d{3}\s?[A-Z]{2}\b")
_STREET_BEFORE = re.compile(r"(?P<street>[A-Z][\w'.-]*(?: [\w'.-]+){0,4} \d+[\w/-]{0,6}),?\s*$")
_LEADS_TO_STREET = re.compile(r"\b(?:naar|adres|is|op|aan|in)\b", re.IGNORECASE)
_PAGE = re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)
_PHONE_SHOWN = re.compile(r"(?<![\w])(?:\+31|0)[\d\s()/.-]{8,16}\d(?!\w)")
_MONTHS = {name: at for at, name in enumerate(MONTH_NAMES, 1)}
_WRITTEN_DAY = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}}) )?(?P<month>{'|'.join(_MONTHS)}) (?P<year>\d{{4}})\b",
    re.IGNORECASE | re.ASCII,  # "ſ" is no "s", nor "ı" an "i": no month is spelt so
)
_DIGIT_DAY = re.compile(r"\b(?:\d{1,2}-\d{1,2}-\d{4}|\d{4}-\d{2}-\d{2})\b")
_ENDS_LETTER = re.compile(
    r"(?:met )?(?:vriendelijke|hartelijke|beste)?\s*groet(?:en|jes)?\b|hoogachtend|mvg\b|--\s*$",
    re.IGNORECASE,
)
_ANSWERED = re.compile(
    r"^(?:op .{5,80} schreef .*:|on .{5,80} wrote:"
    r"|(?:-+ ?|begin )?(?:oorspronkelijk bericht|doorgestuurd bericht|original message"
    r"|forwarded message) ?(?:-+|:)?)$",
    re.IGNORECASE,
)
_HTML = re.compile(r"<(?:html|body|div|p|br|table|span)\b[^>]*>", re.IGNORECASE)
"""A mail of which somebody pasted the source."""
_SAYS_CLOSED = re.compile(
    r"\b(?:gesloten|sluit|sluiten|opgeheven|gestopt|stopt|opgehouden|bestaat niet meer|dicht)\b",
    re.IGNORECASE,
)
_SAYS_CORRECT = re.compile(
    r"\b(?:klopt (?:nog|allemaal|alles)|alles klopt|ongewijzigd)\b", re.IGNORECASE
)
_SAYS_NEW = re.compile(
    r"\b(?:nieuwe? (?:locatie|vestiging|spreekuur|loket)|geopend)\b", re.IGNORECASE
)
_DENIED = re.compile(r"\b(?:niet|geen) (?:gesloten|dicht|opgeheven|gestopt)\b", re.IGNORECASE)


@dataclass
class ReadMessage:
    """What was understood of a message, for a person to look at.

    `values`: reported value by field of REPORTABLE. `unread`: the lines that said nothing known.
    """

    afzender: str = ""
    locatie_id: str = ""
    gemeente: str = ""
    versie: str = ""
    per: str = ""
    soort: Mutatiesoort | None = None
    values: dict[str, str] = field(default_factory=dict)
    bericht: str = ""
    unread: list[str] = field(default_factory=list)

    @property
    def is_told(self) -> bool:
        """Tell whether there was anything to read."""
        return bool(self.values or self.unread or self.bericht or self.locatie_id or self.soort)


def read_message(text: str) -> ReadMessage:
    """Return what a pasted mail says; never fails, and leaves out nothing but a signature.

    A label wins from a form: of two telephone numbers the one behind "telefoon:" is meant. What
    stands behind an arrow, or behind "wordt", is the new value.
    """
    read = ReadMessage()
    lines = list(_list_lines(text))
    loose = [line for line in lines if not _read_labelled(read, line)]
    for line in loose:
        if not _read_by_form(read, line):
            read.unread.append(line)
    whole = "\n".join(lines)
    read.locatie_id = read.locatie_id or _first(_LOCATION, whole)
    read.versie = ((found := _VERSION.search(whole)) and found[1]) or ""
    read.per = read.per or _find_day("\n".join(loose))
    read.soort = read.soort or _guess_kind(read, "\n".join([*loose, read.bericht]))
    if not read.bericht:
        read.bericht = "\n".join(read.unread)
    return read


def _list_lines(text: str) -> Iterator[str]:
    """Yield the lines with words, without quote marks, until the letter ends."""
    plain = (
        "\n".join(read_html_lines(text.encode("utf-8", "replace"))) if _HTML.search(text) else text
    )
    for line in plain.replace("\r\n", "\n").replace("\u00a0", " ").split("\n"):
        bare = " ".join(_QUOTE.sub("", line).split())
        if _ENDS_LETTER.match(bare):
            return
        if bare and not _ANSWERED.match(bare):
            yield bare


def _read_labelled(read: ReadMessage, line: str) -> bool:
    """Take what stands behind a label; False when the line has none that is known."""
    found = _LABELLED.fullmatch(line)
    name = _NAMED_BY.get(fold_words(found["label"])) if found else None
    if found is None or name is None:
        return False
    # A message is prose: what stands behind "wordt" in it is no new value.
    said = (found["said"] if name == MESSAGE_LABEL else _find_new(found["said"])).strip(" *")
    if not said or name == "":
        return True
    match name:
        case "van":
            read.afzender = read.afzender or said
        case "onderwerp":
            read.soort = read.soort or _guess_kind(read, said)
            read.locatie_id = read.locatie_id or _first(_LOCATION, said)
        case "locatie_id":
            return _read_location(read, said)
        case "gemeente":
            read.gemeente = said
        case "per":
            read.per = _find_day(said) or parse_moment(said) or ""
        case "soort":
            read.soort = _name_kind(said)
        case "bericht":
            read.bericht = said
        case _:
            read.values[name] = said
    return True


def _find_new(said: str) -> str:
    """Return the new value: behind the arrow of the form of the explorer, else behind any sign."""
    _, arrow, new = said.rpartition(FORM_ARROW)
    return new if arrow else _ARROW.split(said)[-1]


def _read_location(read: ReadMessage, said: str) -> bool:
    read.locatie_id = _first(_LOCATION, said) or read.locatie_id
    return bool(read.locatie_id)


def _read_by_form(read: ReadMessage, line: str) -> bool:
    """Take what shows by its form, unless a label gave it; tell whether anything was taken."""
    said = _ARROW.split(line)[-1]
    taken = bool(_LOCATION.search(line))
    number = _first(_PHONE_SHOWN, said)
    found = {
        "website": _first(_PAGE, said).rstrip(".,)"),
        "telefoon": number if is_phone(number) else "",
        "postcode": _first(_POSTCODE_SHOWN, said),
    }
    if found["postcode"]:
        before, _, after = said.partition(found["postcode"])
        street = _STREET_BEFORE.search(_LEADS_TO_STREET.split(before)[-1].strip())
        found["bezoekadres"] = street["street"] if street else ""
        found["plaats"] = " ".join(re.findall(r"^[^\w]*([A-Z][\w'-]+(?: [A-Z][\w'-]+)*)", after))
    for name, value in found.items():
        if value:
            read.values.setdefault(name, value.strip())
            taken = True
    # A sentence says more than the value in it.
    return taken and len(line.split()) <= len(" ".join(filter(None, found.values())).split()) + 2


def _guess_kind(read: ReadMessage, text: str) -> Mutatiesoort | None:
    if _SAYS_CLOSED.search(text) and not _DENIED.search(text) and not read.values:
        return Mutatiesoort.GESLOTEN
    if _SAYS_NEW.search(text) and not read.locatie_id:
        return Mutatiesoort.NIEUW
    if _SAYS_CORRECT.search(text) and not read.values:
        return Mutatiesoort.KLOPT
    return Mutatiesoort.WIJZIGING if read.values else None


def _name_kind(said: str) -> Mutatiesoort | None:
    return next((kind for kind in Mutatiesoort if kind in fold_words(said)), None)


def _find_day(text: str) -> str:
    """Return the first day or month that a text names, in digits or words; "" when none."""
    if digits := _first(_DIGIT_DAY, text):
        return parse_moment(digits) or ""
    if (found := _WRITTEN_DAY.search(text)) is None:
        return ""
    month = f"{found['year']}-{_MONTHS[found['month'].lower()]:02d}"
    return parse_moment(f"{month}-{int(found['day']):02d}" if found["day"] else month) or ""


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found.group() if found else ""
