"""A version as HSDS 3.1 (Human Services Data Specification, Open Referral): flat lists of objects.

A location of ours is three things there: the `location` where it is, the `service` that is given,
and the `service_at_location` between them. Ids are uuid5 of ours: the same location keeps its id
over versions. A key without a value is left out, for null is not valid. docs/hsds.md maps every
field.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID, uuid5

import pandas as pd

from pipeline.boundary import rows_of
from pipeline.exchange.hsds_hours import read_schedules
from pipeline.exchange.hsds_words import describe_organisation, describe_place, describe_service
from pipeline.text.addresses import show_postcode
from pipeline.versions.offers import OFFER_TABLES
from pipeline.versions.published import PublishedVersion
from schemas.publisher import is_web_address
from schemas.vocabulary import Lijst

Thing = dict[str, Any]
HSDS = "3.1"
NAMESPACE = UUID("6f1f4c3c-55a4-5d0f-9d1b-0b9d6d6c9a3e")
"""Of our uuid5 ids; it never changes, for then every id would."""


def make_hsds(version: PublishedVersion) -> dict[str, list[Thing]]:
    """Return object name of HSDS -> its rows, sorted as the tables of the version are."""
    tables = version.tables
    terms = _make_terms(tables["typologie"])
    ids = {(row["lijst"], row["term"]): _term_id(row) for row in rows_of(tables["typologie"])}
    offers = list(_list_offers(tables))
    offered: dict[str, list[str]] = defaultdict(list)
    for locatie, _, term in offers:
        offered[locatie].append(term)
    locaties = rows_of(tables["locaties"])
    return {
        "organization": [_organisation(row) for row in rows_of(tables["organisaties"])],
        "service": [_service(row, offered[row["locatie_id"]]) for row in locaties],
        "location": [_location(row) for row in locaties],
        "service_at_location": [_service_at(row) for row in locaties],
        "address": [found for row in locaties if (found := _address(row))],
        "phone": [_phone(row) for row in locaties if row["telefoon"]],
        "schedule": [schedule for row in locaties for schedule in _schedules(row)],
        "service_area": list(_areas(tables)),
        "taxonomy": _make_taxonomies(tables["typologie"]),
        "taxonomy_term": terms,
        "attribute": list(_attributes(tables, offers, ids)),
        "url": list(_other_urls(tables)),
        "metadata": list(_changes(version)),
    }


def make_id(kind: str, *parts: str) -> str:
    """Return the HSDS id of a thing of ours: the same parts, the same id in every version."""
    return str(uuid5(NAMESPACE, "/".join((kind, *parts))))


def _kept(**values: Any) -> Thing:
    """Return an object without the keys that have no value."""
    return {key: value for key, value in values.items() if value is not None and value != ""}


def _web(text: str) -> str:
    """Return a web address that is a URI, "" for one that is none."""
    return text if is_web_address(text) and text.isascii() else ""


def _organisation(row: Thing) -> Thing:
    return _kept(
        id=make_id("organization", row["organisatie_id"]),
        name=row["organisatie"],
        description=describe_organisation(row),
        website=_web(row["website"]),
    )


def _service(row: Thing, offered: list[str]) -> Thing:
    return _kept(
        id=make_id("service", row["locatie_id"]),
        organization_id=make_id("organization", row["organisatie_id"]),
        name=row["locatienaam"] or row["organisatie"],
        description=describe_service(row, offered),
        url=_web(row["website"]),
        email=row["email"],
        status="active",
        assured_date=row["laatst_gezien_op"],
    )


def _location(row: Thing) -> Thing:
    is_physical = bool(row["bezoekadres"])
    # The middle of a postcode area is not where somebody must go.
    is_point = is_physical and row["nauwkeurigheid"] == "adres"
    return _kept(
        id=make_id("location", row["locatie_id"]),
        location_type="physical" if is_physical else "virtual",
        organization_id=make_id("organization", row["organisatie_id"]),
        name=row["locatienaam"] or row["organisatie"],
        description=describe_place(row),
        latitude=float(row["lat"]) if is_point else None,
        longitude=float(row["lon"]) if is_point else None,
        external_identifier=row["locatie_id"],
        external_identifier_type="locatie_id",
    )


def _service_at(row: Thing) -> Thing:
    return {
        "id": make_id("service_at_location", row["locatie_id"]),
        "service_id": make_id("service", row["locatie_id"]),
        "location_id": make_id("location", row["locatie_id"]),
    }


def _address(row: Thing) -> Thing | None:
    """Return the address, None unless all is known that HSDS requires: nothing is filled in."""
    needed = ("bezoekadres", "woonplaats", "provincie", "postcode")
    if not all(row[key] for key in needed):
        return None
    return {
        "id": make_id("address", row["locatie_id"]),
        "location_id": make_id("location", row["locatie_id"]),
        "address_1": row["bezoekadres"],
        "city": row["woonplaats"],
        "region": row["gemeente"],
        "state_province": row["provincie"],
        "postal_code": show_postcode(row["postcode"]),
        "country": "NL",
        "address_type": "physical",
    }


def _phone(row: Thing) -> Thing:
    return {
        "id": make_id("phone", row["locatie_id"]),
        "service_at_location_id": make_id("service_at_location", row["locatie_id"]),
        "number": row["telefoon"],
    }


def _schedules(row: Thing) -> Iterator[Thing]:
    schedules = read_schedules(row["openingstijden_schema"], row["openingstijden"])
    for number, schedule in enumerate(schedules, start=1):
        yield {
            "id": make_id("schedule", row["locatie_id"], str(number)),
            "service_at_location_id": make_id("service_at_location", row["locatie_id"]),
            **schedule,
        }


def _areas(tables: dict[str, pd.DataFrame]) -> Iterator[Thing]:
    """Yield where a service works: its own gemeente when it has no address, and others it named."""
    names = tables["gemeenten"].set_index("gemeentecode")["gemeente"]
    unplaced = tables["locaties"].loc[tables["locaties"]["bezoekadres"] == ""]
    both = pd.concat([unplaced, tables["locatie_werkgebied"]])[["locatie_id", "gemeentecode"]]
    for row in rows_of(both.sort_values(["locatie_id", "gemeentecode"])):
        yield {
            "id": make_id("service_area", row["locatie_id"], row["gemeentecode"]),
            "service_id": make_id("service", row["locatie_id"]),
            "name": str(names[row["gemeentecode"]]),
            "description": f"Gemeente, CBS-code {row['gemeentecode']}",
            "extent": row["gemeentecode"],
            "extent_type": "text",
        }


def _make_taxonomies(typologie: pd.DataFrame) -> list[Thing]:
    version = "".join(typologie["typologie_versie"].unique())
    return [
        {
            "id": make_id("taxonomy", lijst),
            "name": lijst,
            "description": f"Lijst {lijst} van de typologie van de inventarisatie",
            "version": version,
        }
        for lijst in typologie["lijst"].unique()
    ]


def _make_terms(typologie: pd.DataFrame) -> list[Thing]:
    parents = {row["code"]: _term_id(row) for row in rows_of(typologie)}
    return [
        _kept(
            id=_term_id(row),
            code=row["code"],
            name=row["term"],
            description=row["definitie"] or f"Geen definitie: {row['term']}",
            parent_id=parents.get(row["ouder"]),
            taxonomy=row["lijst"],
            taxonomy_id=make_id("taxonomy", row["lijst"]),
            language="nl",
        )
        for row in rows_of(typologie)
    ]


def _term_id(row: Thing) -> str:
    return make_id("taxonomy_term", row["lijst"], row["code"])


def _list_offers(tables: dict[str, pd.DataFrame]) -> Iterator[tuple[str, Lijst, str]]:
    """Yield (locatie_id, list, term) of everything that is offered."""
    for lijst, name in OFFER_TABLES.items():
        for row in rows_of(tables[name]):
            yield row["locatie_id"], lijst, row[lijst]


def _attributes(
    tables: dict[str, pd.DataFrame],
    offers: Iterable[tuple[str, Lijst, str]],
    ids: dict[tuple[str, str], str],
) -> Iterator[Thing]:
    for locatie, lijst, term in offers:
        yield _attribute("service", make_id("service", locatie), ids[lijst, term])
    for row in rows_of(tables["organisaties"]):
        organisation = make_id("organization", row["organisatie_id"])
        for lijst in (Lijst.SOORT_ORGANISATIE, Lijst.LANDELIJKE_PARTIJ):
            if (lijst, row[lijst]) in ids:
                yield _attribute("organization", organisation, ids[lijst, row[lijst]])


def _attribute(entity: str, link: str, term: str) -> Thing:
    return {
        "id": make_id("attribute", entity, link, term),
        "link_id": link,
        "link_entity": entity,
        "taxonomy_term_id": term,
    }


def _other_urls(tables: dict[str, pd.DataFrame]) -> Iterator[Thing]:
    """Yield web addresses of an organisation that are not the one it has itself."""
    own = {(row["organisatie_id"], row["website"]) for row in rows_of(tables["organisaties"])}
    pairs = tables["locaties"][["organisatie_id", "website"]].drop_duplicates()
    for row in rows_of(pairs.sort_values(["organisatie_id", "website"])):
        if _web(row["website"]) and (row["organisatie_id"], row["website"]) not in own:
            yield {
                "id": make_id("url", row["organisatie_id"], row["website"]),
                "organization_id": make_id("organization", row["organisatie_id"]),
                "url": row["website"],
            }


def _changes(version: PublishedVersion) -> Iterator[Thing]:
    """Yield every value that changed since the version before."""
    here = set(version.tables["locaties"]["locatie_id"])
    for row in rows_of(version.tables["verschillen"]):
        if row["kolom"] and row["locatie_id"] in here:
            location = make_id("location", row["locatie_id"])
            yield {
                "id": make_id(
                    "metadata", str(version.versie), location, row["kolom"], row["nieuw"]
                ),
                "resource_id": location,
                "resource_type": "location",
                "last_action_date": version.peildatum.isoformat(),
                "last_action_type": "update",
                "field_name": row["kolom"],
                "previous_value": row["oud"],
                "replacement_value": row["nieuw"],
                "updated_by": f"sjo-inventarisatie {version.versie}",
            }
