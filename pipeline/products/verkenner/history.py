"""What happened to locations, in plain words: for a card, and by name for a gemeente."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.normalise.contact import show_phone
from pipeline.products.edition import Edition
from pipeline.text.addresses import show_postcodes_in
from pipeline.text.dates import dutch_date
from pipeline.versions.rows import Row, plain_rows
from schemas.vocabulary import Besluit, Gebeurtenis, Oorzaak, SoortVerschil

CAUSES = {
    Oorzaak.ECHTE_VERANDERING: "echte verandering",
    Oorzaak.NIEUW_GEVONDEN: "nu pas gevonden; of het er eerder al was, is niet bekend",
    Oorzaak.GECORRIGEERDE_FOUT: "een fout is verbeterd",
    Oorzaak.ANDERE_METHODE: "de werkwijze is veranderd",
    Oorzaak.ANDERE_SPELLING: "anders geschreven; het is hetzelfde",
    Oorzaak.GRENS: "door een herindeling van gemeenten",
    Oorzaak.BRON_UITGEVALLEN: "een bron kon niet worden gelezen",
    Oorzaak.MOGELIJK_VERHUISD: "mogelijk verhuisd of hernoemd; dat moet iemand nog nagaan",
}
"""The likely cause of a difference, as readers who are no researchers understand it."""
EVENTS = {
    Gebeurtenis.NIEUW: "Voor het eerst opgenomen in versie {versie}",
    Gebeurtenis.HERSTELD: "Weer opgenomen in versie {versie}",
    Gebeurtenis.VERVALLEN: "Niet meer opgenomen in versie {versie}: {reden}",
    Gebeurtenis.SAMENGEVOEGD: "Samengevoegd in versie {versie}: {reden}",
    Gebeurtenis.GESPLITST: "Gesplitst in versie {versie}: {reden}",
}
TAKEN_UP = "In versie {versie} ging een andere locatie ({locatie_id}) in deze op: {reden}"
DECISIONS = {
    Besluit.CORRECTIE: "een waarde is verbeterd ({kolom})",
    Besluit.OVERAL: "een waarde is overal verbeterd ({kolom})",
    Besluit.GESLOTEN: "de locatie is gesloten",
    Besluit.VERHUISD: "de locatie is verhuisd",
    Besluit.HERNOEMD: "de aanbieder heeft een andere naam",
    Besluit.SAMENGEVOEGD: "de locatie gaat verder in een andere",
    Besluit.TWEE_DINGEN: "wat op een verhuizing of andere naam leek, is er geen",
}
CHANGES = {
    SoortVerschil.VERHUISD: "verhuisd van {oud} naar {nieuw}",
    SoortVerschil.HERNOEMD: "heette eerst {oud}",
    SoortVerschil.ANDERE_GEMEENTE: "ligt nu in {nieuw}, eerst in {oud}",
    SoortVerschil.ANDER_KENMERK: "heeft een ander kenmerk",
}
NOTHING = "niets"
OF_ITS_EXISTENCE = (
    *(SoortVerschil.NIEUW, SoortVerschil.TERUGGEKEERD, SoortVerschil.GESPLITST),
    *(SoortVerschil.VERVALLEN, SoortVerschil.NIET_WAARGENOMEN, SoortVerschil.SAMENGEVOEGD),
)
"""The differences that id_historie tells too."""


@dataclass(frozen=True)
class NamedChange:
    """A location that came, went or changed: its name, what happened, and the likely cause."""

    locatie_id: str
    naam: str
    wat: str
    oorzaak: str


@dataclass(frozen=True)
class GemeenteChanges:
    """What changed in a gemeente since the version before, by name."""

    erbij: tuple[NamedChange, ...] = ()
    eraf: tuple[NamedChange, ...] = ()
    anders: tuple[NamedChange, ...] = ()


def gather_history(edition: Edition) -> dict[str, list[str]]:
    """Return in Dutch what happened to every location, by locatie_id, the oldest first."""
    told: dict[str, list[str]] = defaultdict(list)
    differences = plain_rows(edition.tables["verschillen"])
    causes = {r["locatie_id"]: _cause(r) for r in differences if r["effect"] == 1}
    for row in plain_rows(edition.tables["id_historie"].sort_values("versie", kind="stable")):
        event = EVENTS[Gebeurtenis(row["gebeurtenis"])].format(**row)
        is_present = row["versie"] == str(edition.version.versie)
        cause = causes.get(row["locatie_id"]) if is_present else None
        told[row["locatie_id"]].append(f"{event} ({cause})." if cause else f"{event}.")
        if row["opvolger"]:
            told[row["opvolger"]].append(f"{TAKEN_UP.format(**row)}.")
    for row in differences:
        if row["soort_verschil"] not in OF_ITS_EXISTENCE:
            since = f"Sinds versie {edition.vorige_versie}: {tell_change(row)}"
            told[row["locatie_id"]].append(f"{since} ({_cause(row)}).")
    for locatie_id, sentence in _tell_decisions(edition):
        told[locatie_id].append(sentence)
    return {key: list(dict.fromkeys(sentences)) for key, sentences in told.items()}


def gather_changes(edition: Edition) -> dict[str, GemeenteChanges]:
    """Return what changed in every gemeente since the version before; {} without one.

    A location that went from one gemeente to another came in the one and left the other.
    """
    sides: dict[str, dict[str, list[NamedChange]]] = defaultdict(lambda: defaultdict(list))
    for row in plain_rows(edition.tables["verschillen"]):
        before, now = row["gemeentecode_oud"], row["gemeentecode_nieuw"]
        change = NamedChange(row["locatie_id"], row["organisatie"], tell_change(row), _cause(row))
        has_left = row["effect"] < 0 or (now and before and now != before)
        has_come = row["effect"] > 0 or (now and before and now != before)
        if has_left:
            sides[before]["eraf"].append(change)
        if has_come:
            sides[now]["erbij"].append(change)
        if not (has_left or has_come):
            sides[now or before]["anders"].append(change)
    return {
        code: GemeenteChanges(**{side: tuple(some) for side, some in told.items()})
        for code, told in sides.items()
        if code
    }


def tell_change(row: Mapping[str, str | None]) -> str:
    """Return what a row of verschillen says, in Dutch, without whom it is about and why."""
    kind = SoortVerschil(row["soort_verschil"] or "")
    was, now = (_show(row[side], row["kolom"]) for side in ("oud", "nieuw"))
    if kind in CHANGES:
        return CHANGES[kind].format(oud=was, nieuw=now)
    what = (row["kolom"] or "").replace("_", " ")
    if kind in (SoortVerschil.ANDER_ONDERSTEUNINGSTYPE, SoortVerschil.ANDER_LEEFGEBIED):
        return f"{what} erbij: {now}" if row["nieuw"] else f"{what} eraf: {was}"
    if kind == SoortVerschil.GEWIJZIGD:
        return f"{what}: was {was}, is nu {now}"
    return str(kind)


def _show(value: str | None, kolom: str | None) -> str:
    """Return a value of a difference as people write it."""
    if not value:
        return NOTHING
    return show_phone(value) if kolom == "telefoon" else show_postcodes_in(value)


def _tell_decisions(edition: Edition) -> list[tuple[str, str]]:
    """Return (locatie_id, sentence) of what people decided, of it or of one of its records."""
    lineage = edition.tables["herkomst"]
    homes = dict(zip(lineage["record_id"], lineage["locatie_id"], strict=True))
    return [
        (locatie_id, _tell_decision(row))
        for row in plain_rows(edition.tables["besluiten"])
        if (locatie_id := row["locatie_id"] or homes.get(row["record_id"], ""))
    ]


def _tell_decision(row: Row) -> str:
    taken = f"Op {dutch_date(row['genomen_op'])} besloten" if row["genomen_op"] else "Besloten"
    kolom = (row["kolom"] or "").replace("_", " ")
    since = f", per {dutch_date(row['per'])}" if row["per"] else ""
    rest = "" if row["toegepast"] else "; dat werkt nog niet in deze versie"
    return f"{taken}: {DECISIONS[Besluit(row['besluit'])].format(kolom=kolom)}{since}{rest}."


def _cause(row: Row) -> str:
    return CAUSES[Oorzaak(row["oorzaak"])]
