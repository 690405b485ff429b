import csv
import shutil
from pathlib import Path

import pytest

from pipeline.country.gazetteer import Gazetteer
from pipeline.errors import SjoError
from pipeline.normalise.address_file import describe_address, normalise_address_file

REFERENCE = Path(__file__).parents[3] / "data" / "reference"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(REFERENCE, tmp_path / "data" / "reference")
    return tmp_path


def read(path: Path, delimiter: str) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines, delimiter=delimiter))


def test_an_address_is_described_by_its_parts(gazetteer: Gazetteer) -> None:
    assert describe_address("Burg. Patijnlaan 12-A, 2585 BN Den Haag", gazetteer) == [
        ("bezoekadres", "Burg. Patijnlaan 12-A"),
        ("straatnaam", "Burg. Patijnlaan"),
        ("huisnummer", "12"),
        ("huisletter", "A"),
        ("postcode", "2585BN"),
        ("woonplaats", "Den Haag"),
        ("gemeentecode", "GM0518"),
        ("gemeente", "'s-Gravenhage"),
    ]
    assert describe_address("Postbus 3, Hoorn") == [
        ("woonplaats", "Hoorn"),
        ("geen bezoekadres", "postbus is geen bezoekadres"),
    ]


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_the_parts_are_added_behind_the_columns_of_the_file(
    root: Path, delimiter: str, encoding: str
) -> None:
    rows = [
        ["Naam", "Bezoekadres", "gemeente", "straatnaam", "telefoon"],
        ["Café", "Kerkstraat 3a\r\n7471 BR Goor", "", "zelf", "+31201234567"],
        ["=1+1", "Kerkstraat 3", "Haaren", "", ""],
    ]
    source, target = root / "in.csv", root / "uit.csv"
    with source.open("w", encoding=encoding, newline="") as out:
        csv.writer(out, delimiter=delimiter).writerows(rows)
    before = source.read_bytes()
    assert normalise_address_file(source, target, root) == 2
    first, second = read(target, delimiter)
    assert list(first)[:5] == rows[0]
    assert (first["Naam"], first["straatnaam"], first["straatnaam_genormaliseerd"]) == (
        "Café",
        "zelf",
        "Kerkstraat",
    )
    assert (first["huisnummer"], first["huisletter"]) == ("3", "A")
    assert (first["postcode"], first["woonplaats"]) == ("7471BR", "Goor")
    assert (first["gemeentecode"], first["reden"], first["telefoon"]) == (
        "GM1735",
        "",
        "+31201234567",
    )
    assert second["Naam"] == "'=1+1"
    assert "meer gemeenten" in second["reden"]
    assert source.read_bytes() == before
    assert not list(root.glob("*.nieuw"))


def test_only_what_the_file_has_already_is_added_under_another_name(root: Path) -> None:
    source, target = root / "in.csv", root / "uit.csv"
    source.write_text(
        "bezoekadres;Postcode;Woonplaats;REDEN;reden_genormaliseerd\n"
        "Kerkstraat 3;7471 br;;a;b\n"
        "Damrak 1;;Amsterdam;;\n",
        encoding="utf-8",
    )
    normalise_address_file(source, target, root)
    first, second = read(target, ";")
    assert list(first)[5:] == [
        "bezoekadres_genormaliseerd",
        "straatnaam",
        "huisnummer",
        "huisletter",
        "huisnummertoevoeging",
        "huisnummer_tm",
        "postcode_genormaliseerd",
        "woonplaats_genormaliseerd",
        "gemeentecode",
        "gemeente",
        "reden_genormaliseerd_2",
    ]
    assert (first["Postcode"], first["postcode_genormaliseerd"]) == ("7471 br", "7471BR")
    assert (first["gemeentecode"], first["gemeente"]) == ("GM1735", "Hof van Twente")
    assert (second["gemeente"], second["reden_genormaliseerd_2"]) == ("Amsterdam", "")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("naam;adres\r\na;b\r\n", "kolom ontbreekt"),
        ("bezoekadres;Bezoekadres\r\na;b\r\n", "twee keer"),
        ("", "leeg"),
    ],
)
def test_a_file_that_cannot_be_read_writes_nothing(root: Path, content: str, message: str) -> None:
    source, target = root / "in.csv", root / "uit.csv"
    source.write_text(content, encoding="utf-8")
    with pytest.raises(SjoError, match=message):
        normalise_address_file(source, target, root)
    assert not target.exists()


def test_the_source_is_never_overwritten(root: Path) -> None:
    source = root / "in.csv"
    source.write_text("bezoekadres\r\nKerkstraat 3\r\n", encoding="utf-8")
    with pytest.raises(SjoError, match="andere naam"):
        normalise_address_file(source, source, root)
    with pytest.raises(SjoError, match=r"\.csv"):
        normalise_address_file(source, root / "uit.xlsx", root)


def test_a_missing_file_is_named(root: Path) -> None:
    with pytest.raises((SjoError, OSError), match=r"weg\.csv"):
        normalise_address_file(root / "weg.csv", root / "uit.csv", root)
