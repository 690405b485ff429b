"""What sources do to an address, a name and a contact: each kind labelled (SYNTHETISCH)."""

import random
from collections.abc import Callable

from benchmarks.match.entities import Entity
from pipeline.match.names import WORDS

Row = dict[str, str]
Corruption = Callable[[random.Random, Entity, Row], bool]
"""Changes a row in place; False when it does not apply to this entity."""

TITLES = {
    "Burgemeester": ("Burg.", "Burg", "Bgm."), "Dokter": ("Dr.", "dr"), "Professor": ("Prof.",),
    "Dominee": ("Ds.",), "Koningin": ("Kon.",), "Prins": ("Pr.",), "Sint": ("St.", "St"),
    "Pastoor": ("Past.",), "Generaal": ("Gen.",), "Wethouder": ("Weth.",),
}  # fmt: skip
ORDINALS = {"Eerste": ("1e", "1ste"), "Tweede": ("2e",), "Derde": ("3e", "3de"), "2e": ("Tweede",)}
ENDINGS = {"straat": ("str.", "str"), "laan": ("ln",), "plein": ("pln", "pln."), "weg": ("wg",)}
SYNONYMS = {
    "'s-Gravenhage": "Den Haag", "'s-Hertogenbosch": "Den Bosch", "Den Haag": "'s-Gravenhage",
    "Den Bosch": "'s-Hertogenbosch",
}  # fmt: skip
QUARTERS = ("Zuidoost", "Noord", "Nieuw-West", "Oost", "Centrum")


def mistype(rng: random.Random, text: str) -> str:
    """One typing error: a letter dropped, doubled, replaced or swapped with the next."""
    spots = [at for at in range(1, len(text) - 1) if text[at].isalpha() and text[at + 1].isalpha()]
    if len(spots) < 4:
        return text
    at = rng.choice(spots)
    kind = rng.randrange(4)
    if kind == 0:
        return text[:at] + text[at + 1 :]
    if kind == 1:
        return text[:at] + text[at] + text[at:]
    if kind == 2:
        return text[:at] + rng.choice("aeionrst") + text[at + 1 :]
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def replace_street(row: Row, old: str, new: str) -> bool:
    """Write another street in the address; False when that changes nothing."""
    if not old or old == new or old not in row["bezoekadres"]:
        return False
    row["bezoekadres"] = row["bezoekadres"].replace(old, new, 1)
    return True


def shorten_title(rng: random.Random, entity: Entity, row: Row) -> bool:
    word = entity.street.split(" ")[0]
    if word not in TITLES:
        return False
    short = rng.choice(TITLES[word])
    gap = "" if short.endswith(".") and rng.random() < 0.3 else " "
    return replace_street(row, f"{word} ", short + gap)


def shorten_ending(rng: random.Random, entity: Entity, row: Row) -> bool:
    for ending, shorts in ENDINGS.items():
        if entity.street.endswith(ending):
            return replace_street(row, ending + " ", rng.choice(shorts) + " ")
    return False


def write_ordinal(rng: random.Random, entity: Entity, row: Row) -> bool:
    word = entity.street.split(" ")[0]
    return word in ORDINALS and replace_street(row, f"{word} ", rng.choice(ORDINALS[word]) + " ")


def mistype_street(rng: random.Random, entity: Entity, row: Row) -> bool:
    return replace_street(row, entity.street, mistype(rng, entity.street))


def change_case(rng: random.Random, entity: Entity, row: Row) -> bool:
    row["bezoekadres"] = rng.choice((str.upper, str.lower))(row["bezoekadres"])
    return bool(entity.street)


def glue_number(rng: random.Random, entity: Entity, row: Row) -> bool:
    return replace_street(row, f"{entity.street} ", entity.street)


def change_addition(rng: random.Random, entity: Entity, row: Row) -> bool:
    if not entity.addition:
        return False
    forms = [f"{entity.number}{gap}{entity.addition}" for gap in ("-", " ", "/")]
    if entity.addition.isalpha() and len(entity.addition) == 1:
        forms += [
            f"{entity.number}{entity.addition.lower()}",
            f"{entity.number} {entity.addition.lower()}",
        ]
    if entity.addition in {"1", "2"}:
        forms += [f"{entity.number} {'I' * int(entity.addition)}"]
    return replace_street(row, write_number(entity), rng.choice(forms))


def drop_addition(rng: random.Random, entity: Entity, row: Row) -> bool:
    if not entity.addition or entity.kind == "units":
        return False
    return replace_street(row, write_number(entity), str(entity.number))


def change_range(rng: random.Random, entity: Entity, row: Row) -> bool:
    if not entity.last_number:
        return False
    first, last = entity.number, entity.last_number
    forms = (f"{first} t/m {last}", f"{first}/{last}", f"{first} - {last}", str(first))
    return replace_street(row, write_number(entity), rng.choice(forms))


def move_postcode(rng: random.Random, entity: Entity, row: Row) -> bool:
    if not row["postcode"] or not row["bezoekadres"]:
        return False
    place = rng.choice(("", f" {row['plaats']}"))
    row["bezoekadres"] += rng.choice((", ", " ", "\n")) + row["postcode"] + place
    row["postcode"] = ""
    if place and rng.random() < 0.5:
        row["plaats"] = ""
    return True


def place_in_postcode(rng: random.Random, entity: Entity, row: Row) -> bool:
    if not row["postcode"]:
        return False
    row["plaats"], row["postcode"] = f"{row['postcode']} {row['plaats']}", ""
    return True


def drop_postcode(rng: random.Random, entity: Entity, row: Row) -> bool:
    had, row["postcode"] = row["postcode"], ""
    return bool(had)


def mistype_postcode(rng: random.Random, entity: Entity, row: Row) -> bool:
    if not row["postcode"]:
        return False
    digits = list(row["postcode"].replace(" ", ""))
    at = rng.choice((2, 3, 4, 5))
    digits[at] = rng.choice("0123456789" if at < 4 else "ABCDEFGHJKLMNPRSTUVWXZ")
    row["postcode"] = "".join(digits)
    return True


def drop_place(rng: random.Random, entity: Entity, row: Row) -> bool:
    had, row["plaats"] = row["plaats"], ""
    return bool(had)


def drop_postcode_and_place(rng: random.Random, entity: Entity, row: Row) -> bool:
    row["postcode"] = row["plaats"] = ""
    return bool(row["gemeente"])


def name_quarter(rng: random.Random, entity: Entity, row: Row) -> bool:
    if len(entity.town.pc4) < 3:
        return False
    row["plaats"] = rng.choice(
        (f"{entity.town.woonplaats} {rng.choice(QUARTERS)}", f"te {entity.town.woonplaats}")
    )
    return True


def name_gemeente(rng: random.Random, entity: Entity, row: Row) -> bool:
    row["plaats"] = entity.town.gemeente
    return entity.town.gemeente != entity.town.woonplaats


def name_synonym(rng: random.Random, entity: Entity, row: Row) -> bool:
    other = SYNONYMS.get(row["plaats"])
    row["plaats"] = other or row["plaats"]
    return other is not None


def drop_gemeente(rng: random.Random, entity: Entity, row: Row) -> bool:
    row["gemeente"] = ""
    return bool(entity.street)


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


def write_number(entity: Entity) -> str:
    """House number as the registers write it: "12", "12A", "12-1", "12-14"."""
    if entity.last_number:
        return f"{entity.number}-{entity.last_number}"
    if not entity.addition:
        return str(entity.number)
    joint = "" if len(entity.addition) == 1 and entity.addition.isalpha() else "-"
    return f"{entity.number}{joint}{entity.addition}"


ADDRESS: dict[str, tuple[Corruption, float]] = {
    "titel kort": (shorten_title, 0.25),
    "straatsoort kort": (shorten_ending, 0.08),
    "rangtelwoord": (write_ordinal, 0.4),
    "typfout straat": (mistype_street, 0.06),
    "nummer vast": (glue_number, 0.03),
    "toevoeging anders": (change_addition, 0.5),
    "toevoeging weg": (drop_addition, 0.06),
    "reeks anders": (change_range, 0.5),
    "hoofdletters": (change_case, 0.04),
    "plaats is wijk": (name_quarter, 0.04),
    "plaats is gemeente": (name_gemeente, 0.15),
    "plaats synoniem": (name_synonym, 0.3),
    "gemeente weg": (drop_gemeente, 0.3),
    "postcode weg": (drop_postcode, 0.12),
    "typfout postcode": (mistype_postcode, 0.02),
    "postcode bij adres": (move_postcode, 0.1),
    "postcode bij plaats": (place_in_postcode, 0.03),
    "plaats weg": (drop_place, 0.06),
    "postcode en plaats weg": (drop_postcode_and_place, 0.02),
}
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
