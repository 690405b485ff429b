"""A judgement as a form gives it, made into rows of a reader's files."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from pipeline.files.defuse import leave_first_signs
from pipeline.files.findings import FileError, Finding
from pipeline.read.append import NewRow
from pipeline.read.stored_pages import holds_quote
from schemas.readings import LABEL_COLUMNS, LEZINGEN, NONE_OF_THEM, NOT_LOOKED_AT
from schemas.records import MULTI_VALUE_SEPARATOR
from schemas.stored_pages import fold_page_address
from schemas.vocabulary import Bewijsgrond, Oordeel
from werkbank.choices import LABELLED, VERDICTS, AskedField, label_groups
from werkbank.forms import Form

LONGEST_MINUTES = 60.0
"""A page that stood open for longer was not read all that time: then nothing is said."""


@dataclass(frozen=True)
class QuotedPage:
    """A page that evidence names: `sha256` of what is kept of it, `pagina_van` its own date."""

    url: str = ""
    sha256: str = ""
    pagina_van: str = ""


@dataclass(frozen=True)
class Evidence:
    """What a value rests on: the words of a page, or a description of them."""

    veld: str
    waarde: str
    tekst: str
    pagina: QuotedPage = QuotedPage()


@dataclass(frozen=True)
class Judgement:
    """What a reader filled in; `labels` holds the chosen words by field, as the form sent them.

    `pages`: those that were shown, with the dates that the reader gave them; `opened` the address
    of the one in sight. `wist_al`: the reader knew what others said. `begin`: since when it was
    shown, in seconds.
    """

    oordeel: str = ""
    regel: str = ""
    dubbel_van: str = ""
    labels: Mapping[str, Sequence[str]] = field(default_factory=dict)
    toelichting: str = ""
    aanbod: str = ""
    evidence: Sequence[Evidence] = ()
    pages: Sequence[QuotedPage] = ()
    wist_al: bool = False
    begin: str = ""
    opened: str = ""

    def chose(self, veld: str, woord: str) -> bool:
        """Tell whether a word was chosen, for showing the form again."""
        if veld in ("oordeel", "regel"):
            return woord == {"oordeel": self.oordeel, "regel": self.regel}[veld]
        return woord in self.labels.get(veld, ())


def read_judgement(form: Form) -> Judgement:
    """Return what a form says, right or wrong."""
    pages = read_quoted_pages(form)
    return Judgement(
        form.one("oordeel"),
        form.one("regel"),
        form.one("dubbel_van"),
        {group.veld: form.all(group.veld) for group in label_groups()},
        form.one("toelichting"),
        form.one("aanbod"),
        list(_read_evidence(form, pages)),
        pages,
        bool(form.one("wist_al")),
        form.one("begin"),
        form.one("geopend"),
    )


def read_quoted_pages(form: Form) -> list[QuotedPage]:
    """Return the pages that a form showed, in its order; evidence names them by their number."""
    given = (form.fields.get(name, ()) for name in ("url", "sha256", "pagina_van"))
    return [QuotedPage(*map(str.strip, cells)) for cells in zip_longest(*given, fillvalue="")]


def _read_evidence(form: Form, pages: Sequence[QuotedPage]) -> Iterator[Evidence]:
    given = (form.fields.get(f"bewijs_{name}", ()) for name in ("veld", "waarde", "tekst"))
    numbers = form.fields.get("bewijs_pagina", ())
    for at, (veld, waarde, tekst) in enumerate(zip(*given, strict=False)):
        number = numbers[at] if at < len(numbers) else "0"
        is_known = number.isdecimal() and int(number) < len(pages)
        if text := " ".join(tekst.split()):
            yield Evidence(veld, waarde, text, pages[int(number)] if is_known else QuotedPage())


def judgement_of(reading: Mapping[str, str], evidence: Sequence[Evidence]) -> Judgement:
    """Return a row of Readings as a form shows it."""
    labels = {g.veld: reading[g.veld].split(MULTI_VALUE_SEPARATOR) for g in label_groups()}
    return Judgement(
        reading["oordeel"],
        reading["regel"],
        reading["dubbel_van"],
        labels,
        reading["toelichting"],
        reading["aanbod"],
        evidence,
        list(dict.fromkeys(one.pagina for one in evidence)),
    )


def make_reading(judgement: Judgement, row: NewRow) -> NewRow:
    """Return the row of LEZINGEN of a judgement; `row` holds its id, record, day and circumstances.

    FileError names every field that still needs an answer.
    """
    verdict = judgement.oordeel
    if verdict not in {choice.woord for choice in VERDICTS.choices}:
        raise FileError([_ask("oordeel", "kies een oordeel")])
    faults = [_ask(g.veld, problem) for g in label_groups() if (problem := _fault(g, judgement))]
    if faults:
        raise FileError(faults)
    labels = {g.veld: _value(g, judgement) for g in label_groups()}
    return {
        **row,
        **labels,
        "oordeel": verdict,
        "regel": judgement.regel if verdict == Oordeel.AFGEWEZEN else "",
        "dubbel_van": judgement.dubbel_van if verdict == Oordeel.DUBBEL else "",
        "aanbod": (judgement.aanbod if verdict in LABELLED else "") or NOT_LOOKED_AT,
        "toelichting": judgement.toelichting,
    }


def make_evidence(
    judgement: Judgement, reading: NewRow, read_lines: Callable[[str], Sequence[str]]
) -> list[NewRow]:
    """Return the rows of BEWIJS that go with a reading: a quote where its stored page holds it.

    `read_lines`: the text of the page with a sha256, empty when there is none here; what does not
    stand in it is a description in the reader's words. What the reading says nothing of is left
    out: see `find_unfitting`.
    """
    rows: list[NewRow] = []
    for one in (e for e in judgement.evidence if _fits(e, reading)):
        # A list item begins with "-": the csv gives it an apostrophe, and it would be no quote.
        tekst = leave_first_signs(one.tekst)
        is_quote = holds_quote(list(read_lines(one.pagina.sha256)), tekst)
        rows.append(
            {
                "lezing_id": reading["lezing_id"],
                "veld": one.veld,
                "waarde": one.waarde,
                "grond": str(Bewijsgrond.CITAAT if is_quote else Bewijsgrond.OMSCHRIJVING),
                "tekst": tekst,
                "url": one.pagina.url,
                "sha256": one.pagina.sha256 if is_quote else "",
                "pagina_van": one.pagina.pagina_van,
            }
        )
    return rows


def find_unfitting(judgement: Judgement, reading: NewRow) -> list[Finding]:
    """Return evidence of a value that a reading does not give, and a page's date without evidence.

    Nothing that was filled in goes away without a word. A verdict without labels has no evidence of
    labels either: that goes with them, as the screen says.
    """
    asked = (one for one in judgement.evidence if _is_asked(one.veld, reading))
    stray = [_name_stray(one) for one in asked if not _fits(one, reading)]
    quoted = {one.pagina for one in judgement.evidence}
    dated = (one for one in judgement.pages if one.pagina_van and one not in quoted)
    return [*stray, *map(_name_dated, dated)]


def _is_asked(veld: str, reading: NewRow) -> bool:
    """Tell whether a reading with its verdict says anything of a field: no labels when rejected."""
    return reading["oordeel"] in LABELLED or veld not in {g.veld for g in label_groups()}


def _fits(one: Evidence, reading: NewRow) -> bool:
    return one.waarde in reading.get(one.veld, "").split(MULTI_VALUE_SEPARATOR)


def tell_minutes(begin: str, now: float) -> str:
    """Return how long ago a page was shown, as minutes; "" when that is not known or too long."""
    try:
        minutes = (now - float(begin)) / 60
    except ValueError:
        return ""
    return f"{max(minutes, 0.1):.1f}" if 0 <= minutes <= LONGEST_MINUTES else ""


def _fault(group: AskedField, judgement: Judgement) -> str:
    """Return why a field of a labelled verdict is not answered; "" when it is."""
    chosen = judgement.labels.get(group.veld, ())
    if judgement.oordeel == Oordeel.AKKOORD and not chosen:
        return "kies wat geldt, of 'niet bekeken'"
    alone = {NONE_OF_THEM, NOT_LOOKED_AT} & set(chosen)
    return f"'{alone.pop()}' kan alleen staan" if alone and len(chosen) > 1 else ""


def _value(group: AskedField, judgement: Judgement) -> str:
    chosen = judgement.labels.get(group.veld, ())
    if judgement.oordeel not in LABELLED or not chosen:
        return NOT_LOOKED_AT
    return MULTI_VALUE_SEPARATOR.join(chosen) if group.veld in LABEL_COLUMNS else chosen[-1]


def _name_stray(one: Evidence) -> Finding:
    rule = f"er staat bewijs bij '{one.waarde}', maar dat koos u niet"
    return Finding("", kolom=one.veld, regel=rule, advies="kies het alsnog, of haal het bewijs weg")


def _name_dated(page: QuotedPage) -> Finding:
    rule = f"u gaf {fold_page_address(page.url)} een datum, maar geen bewijs waar die bij hoort"
    advice = "kies wat er op die pagina staat als bewijs, of maak de datum leeg"
    return Finding("", kolom="pagina_van", waarde=page.pagina_van, regel=rule, advies=advice)


def _ask(veld: str, rule: str) -> Finding:
    return Finding("", kolom=LEZINGEN[veld].name, regel=rule)
