"""Truth for the matcher (SYNTHETISCH): records of several sources, and what each one means."""

import random

import pandas as pd

from benchmarks.match.address_corruptions import ADDRESS, write_number
from benchmarks.match.corruption import Corruption, Row
from benchmarks.match.entities import Entity, Maker, draw_entities, list_towns
from benchmarks.match.name_corruptions import INSTEAD, NAME, NO_ADDRESS
from benchmarks.match.vocabulary import VOCABULARIES
from pipeline.country.reference import ReferenceData
from pipeline.own_list.list_columns import LIST_COLUMNS

SOURCES = ("handmatig", "gemeenten", "raadslieden", "scrape_een", "scrape_twee", "sociale_kaart")
SHARED_SITE = "socialekaart-{}.nl"
NATIONAL_PHONE = "08001234567"


def make_truth(
    reference: ReferenceData, size: int, seed: int, vocabulary: str = "gemengd"
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Make (records, truth); truth: record_id, entity_id, soort (kind), groep, verminkingen."""
    rng = random.Random(f"{vocabulary}-{seed}")
    maker = Maker(rng, VOCABULARIES[vocabulary], list_towns(reference))
    rows: list[Row] = []
    truth: list[tuple[str, int, str, int, str]] = []
    for number, entity in enumerate(draw_entities(maker)):
        count = min(len(SOURCES), 1 + sum(rng.random() < 0.45 for _ in range(5)))
        for source in rng.sample(SOURCES, count):
            row, labels = write_row(rng, entity)
            row |= {"record_id": f"{source}:{rng.getrandbits(64):016x}", "bron": source}
            rows.append(row)
            truth.append((row["record_id"], number, entity.kind, entity.group, "|".join(labels)))
        if len(rows) >= size:
            break
    records = pd.DataFrame(rows, columns=list(LIST_COLUMNS), dtype=str)
    labels_table = pd.DataFrame(
        truth, columns=["record_id", "entity_id", "soort", "groep", "verminkingen"]
    )
    order = records.sample(frac=1, random_state=seed).index
    return records.loc[order].reset_index(drop=True), labels_table.loc[order].reset_index(drop=True)


def write_row(rng: random.Random, entity: Entity) -> tuple[Row, list[str]]:
    """One source's version of an entity, and the names of what was done to it."""
    row = write_plainly(rng, entity)
    labels: list[str] = []
    if not entity.street:
        apply(rng, entity, row, NAME, labels)
        return row, labels
    roll = rng.random()
    for name, (change, rate) in NO_ADDRESS.items():
        roll -= rate
        if roll < 0 and may_lose_address(entity):
            change(rng, entity, row)
            return row, [name]
    apply(rng, entity, row, ADDRESS, labels)
    roll = rng.random()
    for name, (change, rate) in INSTEAD.items():
        roll -= rate
        if roll < 0:
            change(rng, entity, row)
            return row, [*labels, name]
    apply(rng, entity, row, NAME, labels)
    return row, labels


def may_lose_address(entity: Entity) -> bool:
    """Without its address such a record could mean another location: truth would be a guess."""
    return entity.kind in {"gewoon", "huurders"}


def apply(
    rng: random.Random,
    entity: Entity,
    row: Row,
    kinds: dict[str, tuple[Corruption, float]],
    labels: list[str],
) -> None:
    """Apply each corruption at its rate and note which ones took."""
    for name, (change, rate) in kinds.items():
        if rng.random() < rate and change(rng, entity, row):
            labels.append(name)


def write_plainly(rng: random.Random, entity: Entity) -> Row:
    """The entity as a careful source writes it, contact details in the usual forms."""
    town = entity.town
    postcode = (
        entity.postcode
        if rng.random() < 0.5
        else f"{entity.postcode[:4]} {entity.postcode[4:]}".strip()
    )
    return {
        "organisatie": entity.name,
        "bezoekadres": f"{entity.street} {write_number(entity)}" if entity.street else "",
        "postcode": postcode,
        "plaats": town.woonplaats,
        "gemeente": town.gemeente if rng.random() < 0.9 or not entity.street else "",
        "website": write_website(rng, entity),
        "telefoon": write_phone(rng, entity),
        "locatienaam": "",
    }


def write_website(rng: random.Random, entity: Entity) -> str:
    """Mostly its own site; sometimes none, or the page of a site that many share."""
    roll = rng.random()
    if roll < 0.35:
        return ""
    if roll < 0.45:
        label = "".join(c for c in entity.town.gemeente.lower() if c.isalpha())
        return "https://" + SHARED_SITE.format(label)
    forms = ("https://www.{}/", "http://{}", "www.{}", "{}", "https://{}/contact")
    return rng.choice(forms).format(entity.domain)


def write_phone(rng: random.Random, entity: Entity) -> str:
    """Mostly its own number; sometimes none, or a national number."""
    roll = rng.random()
    if roll < 0.45:
        return ""
    if roll < 0.5:
        return rng.choice((NATIONAL_PHONE, "0800-1234567"))
    area, rest = entity.phone[:3], entity.phone[3:]
    forms = (
        f"{area}-{rest}",
        f"{area} {rest[:3]} {rest[3:5]} {rest[5:]}",
        f"+31 {area[1:]} {rest}",
        f"({area}) {rest}",
        area + rest,
    )
    return rng.choice(forms)
