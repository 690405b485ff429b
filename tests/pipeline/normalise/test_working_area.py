"""Working areas: names become codes of the year, what is no gemeente stays readable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.country.gazetteer import Gazetteer
from pipeline.normalise.working_area import WorkingArea, read_working_area


@pytest.mark.parametrize(
    ("written", "codes", "names", "unknown"),
    [
        ("Almelo; Hof van Twente", ("GM0141", "GM1735"), ("Almelo", "Hof van Twente"), ()),
        ("almelo, goirle|Almelo\nDEN HAAG", ("GM0141", "GM0518", "GM0785"), None, ()),
        (
            "Nuenen, Gerwen en Nederwetten; Best",
            ("GM0753", "GM0820"),
            ("Nuenen, Gerwen en Nederwetten", "Best"),
            (),
        ),
        ("Almelo en de regio", (), ("Almelo en de regio",), ("Almelo en de regio",)),
        ("heel Twente, Almelo", ("GM0141",), ("heel Twente", "Almelo"), ("heel Twente",)),
        (" ; ,|", (), (), ()),
    ],
)
def test_names_are_read_however_they_are_separated(
    gazetteer: Gazetteer,
    written: str,
    codes: tuple[str, ...],
    names: tuple[str, ...] | None,
    unknown: tuple[str, ...],
) -> None:
    area = read_working_area(written, gazetteer)
    assert (area.codes, area.unknown) == (codes, unknown)
    assert names is None or area.names == names


@given(text=st.text())
def test_every_part_is_a_gemeente_or_unknown(gazetteer: Gazetteer, text: str) -> None:
    area = read_working_area(text, gazetteer)
    assert set(area.codes) <= set(gazetteer.names)
    assert len(area.names) == len(area.codes) + len(area.unknown)


def test_an_empty_text_names_nothing(gazetteer: Gazetteer) -> None:
    assert read_working_area("", gazetteer) == WorkingArea((), (), ())
