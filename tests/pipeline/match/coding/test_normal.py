"""Reading fields apart (fast) gives what reading them together gives: one rule, the parser's."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.match.coding.normal import READ_PARTS, read_parts, turn_swapped
from pipeline.match.coding.processes import Workers
from pipeline.normalise.address import parse_address

ADDRESSES = (
    "Balistraat 48-H",
    "Makassarplein 11095 RP Amsterdam",
    "Fizeaustraat 3 1097 SC Amsterdam 0204623353",
    "Gravestein 22A 103 BH Amsterdam",
    "Menanderstraat 89/90, Rotterdam, 3076AG, The Netherlands",
    "Het Baken 3, Bibliotheek Almelo",
    "Willemsweg 147, 6531 DG Nijmegen 147, Nijmegen, 6531DB",
    "Postbus 487 3500 AL Utrecht",
    "Postbus 487",
    "Postbus 12, Hageland 119",
    "gemeentehuis",
    "Nieuwe Zeeweg in Noordwijk",
    "BURG. BACKXLAAN 12 t/m 16",
    "kerkstraat12bis",
    "Plein 1 febr 1953 4",
    "",
)
POSTCODES = ("", "1094JN", "1094 jn", "1094 JN Amsterdam", "103 BH", "onbekend", " 3500 AL ")
PLACES = (
    "",
    "Amsterdam",
    "AMSTERDAM",
    "te Utrecht",
    "1066 SB Amsterdam",
    "gemeentehuis",
    "Nederland",
    "Heemstede Centrum",
    "'s-Gravenhage",
)
rows = st.lists(
    st.tuples(*(st.sampled_from(each) for each in (ADDRESSES, POSTCODES, PLACES))),
    min_size=1,
    max_size=40,
)


@settings(deadline=None, max_examples=60)
@given(rows)
def test_reading_fields_apart_agrees_with_the_parser(rows: list[tuple[str, str, str]]) -> None:
    columns = [pd.Series(list(column), dtype=str) for column in zip(*rows, strict=True)]
    with Workers() as workers:
        found = read_parts(columns[0], columns[1], columns[2], workers)
    assert list(found) == list(READ_PARTS)
    assert list(zip(*found.values(), strict=True)) == [
        parse_address(*row)[: len(READ_PARTS)] for row in rows
    ]


@pytest.mark.parametrize(
    ("organisatie", "bezoekadres", "is_swapped"),
    [
        ("Spinnerstraat 27", "Baken", True),
        ("Stadspunt 2000", "Spinnerstraat", False),
        ("Spinnerstraat", "Baken", False),
        ("Spinnerstraat 27", "Bakenweg 3", False),
        ("Spinnerstraat 27", "", False),
    ],
)
def test_only_a_street_with_a_number_beside_a_name_is_in_the_wrong_column(
    organisatie: str, bezoekadres: str, *, is_swapped: bool
) -> None:
    records = pd.DataFrame({"organisatie": [organisatie], "bezoekadres": [bezoekadres]})
    turned = turn_swapped(records)
    expected = [bezoekadres, organisatie] if is_swapped else [organisatie, bezoekadres]
    assert turned.to_numpy().tolist() == [expected]
