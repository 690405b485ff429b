import json
from typing import Any

from pipeline.exchange.schema_org import describe_location

SAID: dict[str, Any] = {
    "locatie_id": "L0000000001",
    "organisatie": "SYNTHETISCH Loket",
    "locatienaam": "",
    "bezoekadres": "Verzonnenstraat 1",
    "postcode": "3511AB",
    "woonplaats": "Utrecht",
    "gemeente": "Utrecht",
    "provincie": "Utrecht",
    "lat": 52.1,
    "lon": 5.1,
    "nauwkeurigheid": "adres",
    "website": "",
    "telefoon": "+31301234567",
    "email": "",
    "openingstijden_schema": "Mo-Fr 09:00-17:00|Sa 10:00-12:00",
    "ondersteuningstypen": ("Advies",),
    "leefgebieden": (),
    "is_gemeente": True,
}


def nodes(**values: Any) -> dict[str, Any]:
    graph = json.loads(describe_location(SAID | values))["@graph"]
    return {node["@type"]: node for node in graph}


def test_a_location_is_a_service_of_a_provider_at_a_place() -> None:
    found = nodes()
    assert set(found) == {"Service", "GovernmentOrganization", "Place"}
    service, place = found["Service"], found["Place"]
    assert service["provider"]["@id"] == found["GovernmentOrganization"]["@id"]
    assert service["availableChannel"]["serviceLocation"]["@id"] == place["@id"]
    assert service["serviceType"] == ["Advies"]
    assert "category" not in service
    assert place["geo"] == {"@type": "GeoCoordinates", "latitude": 52.1, "longitude": 5.1}
    assert place["openingHours"] == ["Mo-Fr 09:00-17:00", "Sa 10:00-12:00"]


def test_who_has_no_address_serves_its_gemeente_and_has_no_place() -> None:
    found = nodes(bezoekadres="", is_gemeente=False, telefoon="")
    assert set(found) == {"Service", "Organization"}
    assert found["Service"]["areaServed"] == {"@type": "AdministrativeArea", "name": "Utrecht"}
    assert "availableChannel" not in found["Service"]


def test_another_location_is_called_by_its_provider_first() -> None:
    found = nodes(locatienaam="Tweede locatie", is_gemeente=False)
    named = {kind: node["name"] for kind, node in found.items()}
    assert named["Service"] == named["Place"] == "SYNTHETISCH Loket - Tweede locatie"
    assert named["Organization"] == "SYNTHETISCH Loket"


def test_a_point_that_is_not_of_the_address_is_left_out() -> None:
    assert "geo" not in nodes(nauwkeurigheid="postcodegebied")["Place"]


def test_no_name_can_end_the_script_element() -> None:
    assert "<" not in describe_location(SAID | {"organisatie": "</script><b>"})
