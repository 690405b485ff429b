"""What sources do to an address: each kind labelled (SYNTHETISCH)."""

import random

from benchmarks.match.corruption import Corruption, Row, mistype
from benchmarks.match.entities import Entity

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
