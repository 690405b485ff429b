"""A report before it is filed: what a message seems to say, or what a form says of it."""

from dataclasses import dataclass

from pipeline.mutations.locations import LISTED_IN, PublishedLocations
from pipeline.mutations.mail import ReadMessage
from pipeline.privacy.free_text import find_personal_in_prose
from schemas.mutations import REPORTABLE, WIPED, Mutatiesoort, Mutation, ReportedValue
from schemas.records import MULTI_VALUE_SEPARATOR
from werkbank.desk import Desk
from werkbank.entry_gate import find_clean_part
from werkbank.forms import Form

CUT_SHORT = (
    "Uit de toelichting is weggelaten wat over een persoon kan gaan; het bericht zelf is bewaard, "
    "buiten git."
)

NOTHING_READ = (
    "Er was niets te lezen. Kwam de melding binnen in een gesprek, vul haar dan hier zelf in; ga "
    "anders terug en plak het bericht of kies een bestand."
)


@dataclass(frozen=True)
class ReportDraft:
    """What would be filed; the sender, who never is; and what somebody looked a location up by.

    `unread`: the lines of a message that were not understood. `notices`: in Dutch.
    """

    mutation: Mutation
    afzender: str
    zoek: str
    gemeente: str = ""
    unread: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()


def draft_message(read: ReadMessage, sender: str, today: str) -> ReportDraft:
    """Return the report that a read message seems to be, without what may tell of a person."""
    is_personal = bool(find_personal_in_prose(read.bericht))
    mutation = Mutation(
        gemeld_op=today,
        via="mail",
        gemeente="",
        soort=read.soort or Mutatiesoort.WIJZIGING,
        locatie_id=read.locatie_id,
        velden=tuple(ReportedValue(veld, "", said) for veld, said in read.values.items()),
        versie=read.versie,
        per=read.per,
        bericht=find_clean_part(read.bericht) if is_personal else read.bericht,
    )
    words = (read.values.get("organisatie", ""), read.values.get("bezoekadres", ""), read.gemeente)
    return ReportDraft(
        mutation,
        sender or read.afzender,
        read.locatie_id or " ".join(filter(None, words)),
        read.gemeente,
        tuple(read.unread),
        (CUT_SHORT,) if is_personal else () if read.is_told else (NOTHING_READ,),
    )


def draft_form(form: Form, desk: Desk) -> ReportDraft:
    """Return the report that a form says. A value that says "wissen" is to be nothing."""
    soort = Mutatiesoort(form.one("soort") or Mutatiesoort.WIJZIGING)
    has_values = soort in (Mutatiesoort.WIJZIGING, Mutatiesoort.NIEUW)
    values = {veld: form.one(f"v_{veld}") for veld in REPORTABLE if has_values}
    mutation = Mutation(
        gemeld_op=form.one("gemeld_op") or desk.today(),
        via=form.one("via") or "mail",
        gemeente=desk.gemeenten.find_code(form.one("gemeente")) if form.one("gemeente") else "",
        soort=soort,
        locatie_id="" if soort == Mutatiesoort.NIEUW else form.one("locatie_id"),
        velden=tuple(
            ReportedValue(veld, "", "" if said == WIPED else said)
            for veld, said in values.items()
            if said
        ),
        versie=form.one("versie"),
        per=form.one("per"),
        bericht=form.one("toelichting"),
        vervolg_op=form.one("vervolg_op"),
    )
    return ReportDraft(mutation, form.one("afzender"), form.one("zoek"), form.one("gemeente"))


def draft_look(form: Form, today: str, locatie_id: str, locations: PublishedLocations) -> Mutation:
    """Return the report that a reader makes of a location: what differs from what is published.

    The form held every value as it is published: one that was emptied is to be nothing.
    """
    soort = Mutatiesoort(form.one("soort"))
    now = locations.values_of(locatie_id)
    said = {veld: _as_published(veld, form.one(f"v_{veld}")) for veld in now}
    values = tuple(
        ReportedValue(veld, now[veld], value)
        for veld, value in said.items()
        if soort == Mutatiesoort.WIJZIGING and value != now[veld]
    )
    return Mutation(
        gemeld_op=today,
        via="herverificatie",
        gemeente=locations.rows[locatie_id]["gemeentecode"],
        soort=soort,
        locatie_id=locatie_id,
        velden=values,
        versie=locations.versie,
        per=form.one("per"),
        bericht=form.one("toelichting"),
    )


def _as_published(veld: str, said: str) -> str:
    """Return a value as it is published: terms of a list joined by "|"."""
    if veld not in LISTED_IN:
        return said
    parts = [part.strip() for part in said.replace(MULTI_VALUE_SEPARATOR, ";").split(";")]
    return MULTI_VALUE_SEPARATOR.join(sorted(filter(None, parts)))
