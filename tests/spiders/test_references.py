"""Objects that only name another are read as the one they name."""

from typing import Any

from spiders.layers.json_values import find_in_value
from spiders.values.references import resolve_references


def words(value: Any) -> list[tuple[str, str, str]]:
    return [(f.naam, f.adres, f.plaats) for f in find_in_value(value, "json")]


ADDRESS = {"straat": "Kersenlaan", "huisnummer": "12", "postcode": "7523 XA", "plaats": "Enschede"}
OTHER = {**ADDRESS, "huisnummer": "14"}
TWO = [("De Brug", "Kersenlaan 12", "Enschede"), ("De Kade", "Kersenlaan 14", "Enschede")]


def test_in_a_cache_of_graphql_an_office_points_to_its_address() -> None:
    cache = {
        "ROOT_QUERY": {"locaties": {"nodes": [{"__ref": "Locatie:1"}, {"__ref": "Locatie:2"}]}},
        "Locatie:1": {"naam": "De Brug", "adres": {"__ref": "Adres:9"}},
        "Locatie:2": {"naam": "De Kade", "adres": {"__ref": "Adres:8"}},
        "Adres:8": OTHER,
        "Adres:9": ADDRESS,
    }
    assert words(cache) == TWO


def test_in_json_api_an_address_stands_among_what_is_included() -> None:
    def office(name: str, key: str) -> dict[str, Any]:
        pointer = {"data": {"type": "adres", "id": key}}
        return {"type": "locatie", "id": key, "attributes": {"naam": name}, "relationships": {
            "adres": pointer}}  # fmt: skip

    included = [
        {"type": "adres", "id": "1", "attributes": ADDRESS},
        {"type": "adres", "id": "2", "attributes": OTHER},
    ]
    document = {"data": [office("De Brug", "1"), office("De Kade", "2")], "included": included}
    assert words(document) == TWO


def test_an_entry_of_contentful_links_to_another() -> None:
    def link(key: str) -> dict[str, Any]:
        return {"sys": {"type": "Link", "linkType": "Entry", "id": key}}

    def entry(key: str, fields: dict[str, Any]) -> dict[str, Any]:
        return {"sys": {"type": "Entry", "id": key}, "fields": fields}

    document = {
        "items": [
            entry("a", {"naam": "De Brug", "adres": link("x")}),
            entry("b", {"naam": "De Kade", "adres": link("y")}),
        ],
        "includes": {"Entry": [entry("x", ADDRESS), entry("y", OTHER)]},
    }
    assert sorted(words(document))[-2:] == TWO


def test_offices_that_only_name_each_other_in_a_circle_are_kept() -> None:
    cache = {
        "Groep:1": {"leden": [{"__ref": "Locatie:1"}, {"__ref": "Locatie:2"}]},
        "Locatie:1": {"naam": "De Brug", "adres": ADDRESS, "groep": {"__ref": "Groep:1"}},
        "Locatie:2": {"naam": "De Kade", "adres": OTHER, "groep": {"__ref": "Groep:1"}},
    }
    assert words(cache) == TWO


def test_a_value_without_references_is_returned_as_it_is() -> None:
    value = [{"naam": "De Brug", "adres": ADDRESS}]
    assert resolve_references(value) is value


def test_a_name_that_nothing_bears_stays() -> None:
    assert resolve_references({"adres": {"__ref": "Adres:9"}}) == {"adres": {"__ref": "Adres:9"}}
