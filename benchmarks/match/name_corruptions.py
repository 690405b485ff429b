"""What sources do to a name, and records with another name or no address (SYNTHETISCH)."""

import random

from benchmarks.match.corruption import Corruption, Row, mistype
from benchmarks.match.entities import Entity
from pipeline.match.names.words import WORDS


def change_legal_form(rng: random.Random, entity: Entity, row: Row) -> bool:
    first, _, rest = row["organisatie"].partition(" ")
    if first in {"Stichting", "Vereniging"}:
        row["organisatie"] = rest if rng.random() < 0.6 else f"{rest} ({first.lower()})"
    else:
        row["organisatie"] = rng.choice(
            ("Stichting {}", "St. {}", "Vereniging {}", "{} (stichting)")
        ).format(row["organisatie"])
    return True


def add_department(rng: random.Random, entity: Entity, row: Row) -> bool:
    forms = (
        "{}, afdeling Sociaal Raadslieden", "{} - Sociaal Raadslieden", "{} spreekuur",
        "{} (inloopspreekuur)", "{}, locatie {p}", "{}, afd. Schuldhulpverlening",
        "{} hoofdkantoor", "{} vestiging {p}", "Spreekuur {}",
    )  # fmt: skip
    row["organisatie"] = rng.choice(forms).format(row["organisatie"], p=entity.town.woonplaats)
    return True


def add_place(rng: random.Random, entity: Entity, row: Row) -> bool:
    place = rng.choice((entity.town.woonplaats, entity.town.gemeente))
    row["organisatie"] = rng.choice(("{} {}", "{} - {}", "{} ({})")).format(
        row["organisatie"], place
    )
    return True


def change_order(rng: random.Random, entity: Entity, row: Row) -> bool:
    words = row["organisatie"].split(" ")
    if len(words) < 2:
        return False
    row["organisatie"] = (
        f"{words[-1]}, {' '.join(words[:-1])}"
        if rng.random() < 0.5
        else " ".join(words[1:] + words[:1])
    )
    return True


def mistype_name(rng: random.Random, entity: Entity, row: Row) -> bool:
    old, row["organisatie"] = row["organisatie"], mistype(rng, row["organisatie"])
    return old != row["organisatie"]


def join_words(rng: random.Random, entity: Entity, row: Row) -> bool:
    old = row["organisatie"]
    row["organisatie"] = rng.choice((old.replace(" ", "", 1), old.replace(" ", "-"), old.upper()))
    return old != row["organisatie"]


def write_acronym(rng: random.Random, entity: Entity, row: Row) -> bool:
    words = [
        word
        for word in entity.name.split(" ")
        if word.lower() not in WORDS.lidwoorden and word != "&"
    ]
    if len(words) < 3:
        return False
    acronym = "".join(word[0] for word in words).upper()
    row["organisatie"] = rng.choice(
        (acronym, ".".join(acronym) + ".", f"{entity.name} ({acronym})")
    )
    return True


def use_alias(rng: random.Random, entity: Entity, row: Row) -> bool:
    """Another name, recognisable by website and phone, or by one of them."""
    row["organisatie"] = entity.alias
    row["website"], row["telefoon"] = f"https://www.{entity.domain}/", entity.phone
    return True


def use_alias_website(rng: random.Random, entity: Entity, row: Row) -> bool:
    row["organisatie"], row["website"], row["telefoon"] = entity.alias, entity.domain, ""
    return True


def use_alias_phone(rng: random.Random, entity: Entity, row: Row) -> bool:
    row["organisatie"], row["website"], row["telefoon"] = entity.alias, "", entity.phone
    return True


def remove_address(rng: random.Random, entity: Entity, row: Row) -> bool:
    row["bezoekadres"] = row["postcode"] = ""
    row["gemeente"] = entity.town.gemeente
    return True


def use_po_box(rng: random.Random, entity: Entity, row: Row) -> bool:
    row["bezoekadres"], row["gemeente"] = f"Postbus {rng.randrange(10, 9999)}", entity.town.gemeente
    row["postcode"] = rng.choice(entity.town.pc4)[:2] + f"{rng.randrange(100):02d} AA"
    return True


NAME: dict[str, tuple[Corruption, float]] = {
    "afkorting": (write_acronym, 0.05),
    "rechtsvorm": (change_legal_form, 0.15),
    "afdeling": (add_department, 0.1),
    "plaats in naam": (add_place, 0.08),
    "woordvolgorde": (change_order, 0.04),
    "typfout naam": (mistype_name, 0.08),
    "aaneen": (join_words, 0.05),
}
INSTEAD: dict[str, tuple[Corruption, float]] = {
    "alias met website en telefoon": (use_alias, 0.015),
    "alias met website": (use_alias_website, 0.005),
    "alias met telefoon": (use_alias_phone, 0.005),
}
NO_ADDRESS: dict[str, tuple[Corruption, float]] = {
    "zonder adres": (remove_address, 0.03),
    "postbus": (use_po_box, 0.02),
}
