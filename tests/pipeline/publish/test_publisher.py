"""sjo.toml names the publisher, and every fault in it is told at once."""

from pathlib import Path

import pytest

from pipeline.errors import SjoError
from pipeline.publish.package import Citation, make_citation
from pipeline.publish.publisher import find_settings_faults, publisher_of, read_publisher
from schemas.publisher import Publisher

WHOLE = """[uitgever]
naam = "SYNTHETISCHE uitgever"
meldadres = "melden@voorbeeld.example"
url = "https://voorbeeld.example/inventarisatie"
iri = "https://voorbeeld.example/id"
doi = ""
"""
READ = Publisher(
    "SYNTHETISCHE uitgever",
    "melden@voorbeeld.example",
    "https://voorbeeld.example/inventarisatie",
    "https://voorbeeld.example/id",
)


def read(folder: Path, text: str) -> Publisher | None:
    (folder / "sjo.toml").write_text(text, encoding="utf-8")
    return read_publisher(folder)


def test_without_the_file_nobody_is_named(tmp_path: Path) -> None:
    assert read_publisher(tmp_path) is None
    assert publisher_of({}) is None
    assert publisher_of({"uitgever": None}) is None


def test_it_is_read_and_kept_in_a_manifest(tmp_path: Path) -> None:
    assert read(tmp_path, WHOLE) == READ
    assert publisher_of({"uitgever": READ.as_dict()}) == READ


def test_it_stands_beside_who_collects(tmp_path: Path) -> None:
    crawl = '[crawl]\ncontact = "beheer@example.org"\n'
    assert read(tmp_path, crawl) is None
    assert read(tmp_path, crawl + WHOLE) == READ


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(SjoError) as caught:
        read(
            tmp_path,
            '[uitgever]\nmeldadres = "bel ons"\nurl = "javascript:alert(1)"\niri = 3\n'
            'licentie = "MIT"\ndoi = "geen"\nkleur = "rood"\n',
        )
    told = str(caught.value)
    assert [str(fault) for fault in find_settings_faults(tmp_path)] == told.splitlines()
    for key in ("naam", "meldadres", "url", "iri", "licentie", "doi", "kleur"):
        assert f"sjo.toml:{key}: " in told


@pytest.mark.parametrize("text", ["[uitgever", "[uitgevers]\n", "uitgever = 1\n", "\ufeff\x00"])
def test_what_is_no_table_of_ours_is_one_line(text: str, tmp_path: Path) -> None:
    with pytest.raises(SjoError, match=r"sjo\.toml[:]"):
        read(tmp_path, text)


@pytest.mark.parametrize(
    "address",
    [
        "https://voorbeeld.example/ spatie",
        'https://v.example/"onload=',
        "https:///leeg",
        "ftp://v.nl",
    ],
)
def test_an_address_that_could_become_markup_is_refused(address: str, tmp_path: Path) -> None:
    with pytest.raises(SjoError, match="is geen webadres"):
        read(
            tmp_path,
            WHOLE.replace("https://voorbeeld.example/inventarisatie", address.replace('"', '\\"')),
        )


def test_a_citation_names_the_publisher_with_url_and_doi() -> None:
    told = Publisher(**{**READ.as_dict(), "naam": 'SYNTHETISCH "x": #', "doi": "10.1234/abc"})
    lines = make_citation(Citation("Titel", "2026.1", "2026-10-01", told)).splitlines()
    assert '  - name: "SYNTHETISCH \\"x\\": #"' in lines
    assert 'doi: "10.1234/abc"' in lines
    assert 'url: "https://voorbeeld.example/inventarisatie"' in lines


def test_a_value_that_fits_in_no_product_is_refused(tmp_path: Path) -> None:
    for naam in (f'"{"x" * 4_000}"', "{a.b = 1}"):
        with pytest.raises(SjoError, match=r"sjo\.toml:naam: ") as caught:
            read(tmp_path, WHOLE.replace('"SYNTHETISCHE uitgever"', naam))
        assert len(str(caught.value)) < 300


@pytest.mark.parametrize("name", ["Sjo.toml", "sjo.toml.txt", "sjo (1).toml"])
def test_a_name_that_is_nearly_right_is_never_passed_over(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(WHOLE, encoding="utf-8")
    with pytest.raises(SjoError) as caught:
        read_publisher(tmp_path)
    assert str(caught.value) == f"{name}: wordt niet gelezen; bedoelt u 'sjo.toml'?"
    assert read(tmp_path, WHOLE) == READ
