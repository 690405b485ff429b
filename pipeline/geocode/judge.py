"""Decide whether what was found is the address that was asked: an answer or a question."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz

from pipeline.geocode.address import AskedAddress, join_suffix
from pipeline.geocode.locatieserver import BagAddress, Found
from pipeline.normalise.postcode import POSTCODE_FORM
from schemas.folding import fold_letters


class Adresoordeel(StrEnum):
    """What became of an address that was asked; only the first two are certain answers."""

    BEVESTIGD = "bevestigd"
    AANGEVULD = "aangevuld"
    VRAAG = "vraag"
    NIET_GEVONDEN = "niet gevonden"


CERTAIN = (Adresoordeel.BEVESTIGD, Adresoordeel.AANGEVULD)
SPELLING_RATIO = 85
"""Two street names at one postcode and huisnummer are one street from this likeness (0-100)."""
SCORE_MARGIN = 1.2
"""Without a postcode the best score must be this many times the next one."""
OTHER_NAMES = {
    fold_letters("Den Haag"): fold_letters("'s-Gravenhage"),
    fold_letters("Den Bosch"): fold_letters("'s-Hertogenbosch"),
}


@dataclass(frozen=True)
class AddressVerdict:
    """What became of an address; `address` is set for CERTAIN ones only."""

    oordeel: Adresoordeel
    reden: str
    address: BagAddress | None = None


def explain_unaskable(asked: AskedAddress) -> str:
    """Tell why an address cannot be asked, or ""."""
    if not asked.huisnummer.isdecimal() or not 1 <= int(asked.huisnummer) <= 99_999:
        return "zonder huisnummer is er geen adres"
    if asked.postcode and not POSTCODE_FORM.fullmatch(asked.postcode):
        return "de postcode is niet geldig"
    if not asked.postcode and not (asked.straatnaam and asked.woonplaats):
        return "zonder postcode zijn straat en woonplaats nodig"
    return ""


def judge_address(asked: AskedAddress, found: Found) -> AddressVerdict:
    """Judge what the Locatieserver found; anything short of one certain address is a question."""
    if not found.addresses:
        return AddressVerdict(Adresoordeel.NIET_GEVONDEN, "de BAG kent dit adres niet")
    if not found.is_complete:
        return _question(f"te veel adressen gevonden, zoals {_names(found.addresses)}")
    if not asked.postcode:
        return _judge_words(asked, found.addresses)
    if found.by_postcode:
        return _judge_postcode(asked, found.addresses)
    near = _names([a for a in found.addresses if _number_fits(asked, a)] or found.addresses[:1])
    return _question(
        f"huisnummer {asked.huisnummer} bestaat niet bij postcode {asked.postcode}; "
        f"bedoeld kan zijn: {near}",
    )


def _question(reason: str) -> AddressVerdict:
    return AddressVerdict(Adresoordeel.VRAAG, reason)


def _judge_postcode(asked: AskedAddress, addresses: Sequence[BagAddress]) -> AddressVerdict:
    here = [
        a
        for a in addresses
        if a.postcode == asked.postcode and a.huisnummer == int(asked.huisnummer)
    ]
    if not here:
        return _question(f"de Locatieserver geeft een ander adres: {_names(addresses)}")
    # Another addition is another door: 12A is never answered by 12.
    exact = [a for a in here if _number_fits(asked, a)]
    if not exact:
        return _question(f"deze toevoeging bestaat niet; wel: {_names(here)}")
    if len(exact) > 1:
        exact = [a for a in exact if _same_street(asked, a)]
        if len(exact) != 1:
            return _question(f"meer dan een adres: {_names(here)}")
    address = exact[0]
    if asked.straatnaam and not _like_street(asked, address):
        return _question(f"bij deze postcode en dit huisnummer hoort {address.weergavenaam}")
    if not asked.straatnaam and asked.woonplaats and not _same_place(asked, address):
        return _question(f"postcode en woonplaats spreken elkaar tegen: {_names(exact)}")
    return _accept(asked, address)


def _judge_words(asked: AskedAddress, addresses: Sequence[BagAddress]) -> AddressVerdict:
    exact = [
        a
        for a in addresses
        if _number_fits(asked, a) and _same_street(asked, a) and _same_place(asked, a)
    ]
    if len(exact) != 1:
        return _question(f"{len(exact)} adressen passen; gevonden: {_names(addresses)}")
    best, *others = sorted(addresses, key=lambda a: (-a.score, a.nummeraanduiding_id))
    if best != exact[0] or (others and best.score < SCORE_MARGIN * others[0].score):
        return _question(f"niet duidelijk beter dan de volgende: {_names(addresses)}")
    return _accept(asked, best)


def _accept(asked: AskedAddress, address: BagAddress) -> AddressVerdict:
    own = {
        "straatnaam": (asked.straatnaam, address.straatnaam),
        "postcode": (asked.postcode, address.postcode),
        "woonplaats": (asked.woonplaats, address.woonplaatsnaam),
    }
    added = [f"{name} {official}" for name, (ours, official) in own.items() if not ours]
    changed = [
        f"{name} volgens de BAG: {official}"
        for name, (ours, official) in own.items()
        if ours and ours != official
    ]
    oordeel = Adresoordeel.AANGEVULD if added else Adresoordeel.BEVESTIGD
    return AddressVerdict(oordeel, "; ".join([*added, *changed]), address)


def _number_fits(asked: AskedAddress, address: BagAddress) -> bool:
    ours = join_suffix(asked.huisletter, asked.huisnummertoevoeging)
    theirs = join_suffix(address.huisletter, address.huisnummertoevoeging)
    return address.huisnummer == int(asked.huisnummer) and ours == theirs


def _same_street(asked: AskedAddress, address: BagAddress) -> bool:
    names = {fold_letters(address.straatnaam), fold_letters(address.straatnaam_verkort)}
    return fold_letters(asked.straatnaam) in names


def _like_street(asked: AskedAddress, address: BagAddress) -> bool:
    if _same_street(asked, address):
        return True
    return (
        fuzz.ratio(fold_letters(asked.straatnaam), fold_letters(address.straatnaam))
        >= SPELLING_RATIO
    )


def _same_place(asked: AskedAddress, address: BagAddress) -> bool:
    ours = fold_letters(asked.woonplaats)
    return OTHER_NAMES.get(ours, ours) in {
        fold_letters(address.woonplaatsnaam),
        fold_letters(address.gemeentenaam),
    }


def _names(addresses: Sequence[BagAddress]) -> str:
    shown = "; ".join(address.weergavenaam for address in addresses[:3])
    return f"{shown}; en {len(addresses) - 3} andere" if len(addresses) > 3 else shown
