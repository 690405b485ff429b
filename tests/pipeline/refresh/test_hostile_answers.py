"""Whatever a service answers, it is used whole or refused with a message; nothing else happens."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import SjoError
from pipeline.geocode.locatieserver import read_bag_addresses
from pipeline.refresh.boundaries import parse_boundaries
from pipeline.refresh.cbs import read_values
from pipeline.refresh.http import HttpAnswer
from tests.replicas.locatieserver import address_doc

scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
anything = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=8,
)


def answer(payload: object) -> HttpAnswer:
    return HttpAnswer("http://dienst/x", json.dumps(payload).encode())


def spoil(payload: Any, path: list[str | int], value: object) -> Any:
    """Return a copy of a payload with one place replaced."""
    copy = json.loads(json.dumps(payload))
    place = copy
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return copy


LOCATIES = {
    "response": {"numFound": 1, "docs": [address_doc("Proeflaan", 12, "3599ZZ", "Utrecht")]}
}
SQUARE = [[[5.0, 52.0], [5.1, 52.0], [5.1, 52.1], [5.0, 52.0]]]
GRENZEN = {
    "numberMatched": 1,
    "features": [
        {
            "geometry": {"type": "Polygon", "coordinates": SQUARE},
            "properties": {"statcode": "GM9999", "statnaam": "SYNTHETISCH"},
        }
    ],
}
RIJEN = {"value": [{"RegioS": "GM9999"}], "odata.nextLink": "http://dienst/2"}
DOC: list[str | int] = ["response", "docs", 0]
FEATURE: list[str | int] = ["features", 0]


@settings(max_examples=50, deadline=None)
@given(
    st.sampled_from(
        [["response"], ["response", "docs"], ["response", "numFound"], DOC]
        + [[*DOC, name] for name in LOCATIES["response"]["docs"][0]]  # type: ignore[index]
    ),
    anything,
)
def test_a_spoilt_answer_of_the_locatieserver(path: list[str | int], value: object) -> None:
    try:
        addresses, _ = read_bag_addresses(answer(spoil(LOCATIES, path, value)))
    except SjoError:
        return
    assert all(50 <= a.lat <= 54 and 3 <= a.lon <= 8 for a in addresses)


@settings(max_examples=50, deadline=None)
@given(
    st.sampled_from(
        [
            ["features"],
            ["numberMatched"],
            FEATURE,
            [*FEATURE, "geometry"],
            [*FEATURE, "properties"],
            [*FEATURE, "geometry", "coordinates"],
            [*FEATURE, "geometry", "coordinates", 0],
            [*FEATURE, "geometry", "coordinates", 0, 1],
            [*FEATURE, "geometry", "coordinates", 0, 1, 0],
            [*FEATURE, "geometry", "type"],
            [*FEATURE, "properties", "statcode"],
            [*FEATURE, "properties", "statnaam"],
        ]
    ),
    anything,
)
def test_a_spoilt_answer_with_boundaries(path: list[str | int], value: object) -> None:
    try:
        boundaries = parse_boundaries(answer(spoil(GRENZEN, path, value)), 2099)
    except SjoError:
        return
    for shape in boundaries.shapes.values():
        west, south, east, north = shape.bounds
        assert 3 <= west <= east <= 8
        assert 50 <= south <= north <= 54


@settings(max_examples=50, deadline=None)
@given(st.sampled_from([["value"], ["value", 0], ["odata.nextLink"]]), anything)
def test_a_spoilt_answer_of_cbs(path: list[str | int], value: object) -> None:
    try:
        rows, following = read_values(answer(spoil(RIJEN, path, value)))
    except SjoError:
        return
    assert all(isinstance(row, dict) for row in rows)
    assert isinstance(following, str)


@settings(deadline=None)
@given(anything)
def test_any_json_at_all(payload: object) -> None:
    for read in (read_bag_addresses, read_values, lambda a: parse_boundaries(a, 2099)):
        try:
            read(answer(payload))
        except SjoError as error:
            assert "http://dienst/x" in str(error)
