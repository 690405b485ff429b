"""The tables of sources: complete, or an error that names the table and the fault."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from schemas.sources import SOURCES_PATH, load_sites
from schemas.typology import load_typology
from spiders.sources import load_spider


def test_every_site_has_a_spider_of_its_name() -> None:
    for name in load_sites():
        assert load_spider(name).name == name


def test_the_start_addresses_lie_within_the_domains_of_a_site() -> None:
    for site in load_sites().values():
        for url in site.start:
            host = urlsplit(url).hostname or ""
            assert any(host == d or host.endswith(f".{d}") for d in site.domeinen)


def test_the_defaults_of_a_site_are_terms_of_the_typology() -> None:
    typology = load_typology()
    parties = {p.label: p for p in typology.landelijke_partijen}
    for site in load_sites().values():
        party = site.standaard.get("landelijke_partij")
        assert party is None or party in parties
        forms = parties[party].vestigingsvormen if party else ()
        assert set(site.vestigingsvormen.values()) <= set(forms)


@pytest.mark.parametrize(
    ("was", "becomes", "fault"),
    [
        ('naam = "locatienaam"\n', "", "veld naam ontbreekt"),
        (
            'naam = "locatienaam"\n',
            'naam = "locatienaam"\nonzin = "plaats"\n',
            "onzin bestaat niet",
        ),
        ("minimum = 30", "minimum = 300", "minimum <= maximum"),
        ("minimum = 30", "minimum = 30\nsnelheid = 3", "onbekende sleutel snelheid"),
        ("minimum = 30\n", "", "minimum"),
        ('volg = ["vestiging"', 'volg = ["(vestiging"', "unterminated|missing"),
        ('genegeerd = ["key",', 'genegeerd = ["naam", "key",', "naam staat er twee keer"),
    ],
)
def test_a_table_with_a_fault_is_named(was: str, becomes: str, fault: str, tmp_path: Path) -> None:
    text = SOURCES_PATH.read_text("utf-8")
    assert was in text
    broken = tmp_path / "sources.toml"
    broken.write_text(text.replace(was, becomes, 1), "utf-8")
    with pytest.raises(ValueError, match=fault):
        load_sites(broken)
