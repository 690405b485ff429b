"""A name that many locations share, is not the name of one of them."""

from hypothesis import given
from hypothesis import strategies as st

from spiders.layers.json_values import find_in_value
from spiders.values.shared_names import NamedAddress, settle_names

PLACES = [("Kerkstraat 1", "7411 KL", "Deventer"), ("Markt 3", "8011 LW", "Zwolle")]
PLACES += [("Brink 9", "9451 HG", "Rolde"), ("Dreef 101", "2012 HS", "Haarlem")]


def test_the_innermost_name_that_stands_at_one_address_goes_before_a_shared_one() -> None:
    found = [NamedAddress(f"{n}", ("Spreekuur", "Aanbod", f"Buurthuis {n}")) for n in range(3)]
    assert settle_names(found) == ["Buurthuis 0", "Buurthuis 1", "Buurthuis 2"]


def test_the_name_of_an_organisation_stays_where_only_places_stand_around_it() -> None:
    towns = ("Zwolle", "Deventer", "Utrecht")
    found = [NamedAddress(town, ("Rechtswinkel", town)) for town in towns]
    assert settle_names(found) == ["Rechtswinkel"] * 3


def test_two_locations_with_one_name_keep_it() -> None:
    found = [NamedAddress(f"{n}", ("De Brug", f"Pagina {n}")) for n in range(2)]
    assert settle_names(found) == ["De Brug", "De Brug"]


NAMES = st.lists(st.sampled_from(["", "De Brug", "De Kade", "Aanbod"]), min_size=1, max_size=3)
FOUND = st.lists(st.builds(NamedAddress, st.sampled_from(["1", "2", "3", "4"]), NAMES), max_size=8)


@given(found=FOUND)
def test_a_name_gives_way_to_another_and_never_to_none(found: list[NamedAddress]) -> None:
    settled = settle_names(found)
    assert all(name for name, one in zip(settled, found, strict=True) if one.names[0])
    assert all(name in one.names for name, one in zip(settled, found, strict=True))


def _location(n: int, street: str, postcode: str, place: str) -> dict[str, object]:
    contact = {"address": street, "zipCode": postcode, "city": ""}
    products = [{"title": t, "contactDetails": contact} for t in ("Raadslieden", "Formulieren")]
    return {
        "pageTitle": f"Huis {n}",
        "parent": {"pageTitle": place},
        "sectionBox": [{"heading": "Aanbod", "products": products[: 1 + n % 2]}],
    }


def test_a_product_is_named_and_placed_by_the_location_that_offers_it() -> None:
    state = {"locations": [_location(n, *where) for n, where in enumerate(PLACES)]}
    found = list(find_in_value(state, "json"))
    assert {f.naam for f in found} == {"Huis 0", "Huis 1", "Huis 2", "Huis 3"}
    assert {f.plaats for f in found} == {"Deventer", "Zwolle", "Rolde", "Haarlem"}
    assert "Raadslieden" in {f.locatienaam for f in found}


def test_a_head_office_with_a_postal_box_under_its_own_name_is_no_location() -> None:
    office = {"name": "Stichting", "postbus": "Postbus 2170", "zip": "3500 GD", "city": "Utrecht"}
    assert list(find_in_value({"office": office}, "json")) == []


def test_a_street_beside_a_postal_box_is_a_location() -> None:
    office = {"name": "Loket", "street": "Brink 9", "zip": "9451 HG", "postbus": "Postbus 2"}
    assert [f.adres for f in find_in_value({"office": office}, "json")] == ["Brink 9"]
