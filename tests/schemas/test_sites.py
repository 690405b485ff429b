"""The tables of sites: every field has a place, every term is one, or an error that says so."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from schemas.captures import INTERNAL_FIELDS, RECORD_FIELDS
from schemas.records import RECORD_COLUMNS
from schemas.sites import load_sites
from schemas.typology import load_typology
from spiders.crawling.site_spider import SiteSpider
from spiders.sources import load_spider
from tests.declarations import RENAMED, SITE, TERMS, sources_with, typology_with


def test_every_field_of_a_captured_record_has_a_destination_or_a_reason() -> None:
    for site in load_sites().values():
        assert set(site.destinations) == set(RECORD_FIELDS)
        assert set(site.kolommen.values()) | set(site.standaard) <= set(RECORD_COLUMNS)
        reasons = [site.destinations[f] for f in RECORD_FIELDS if f not in site.kolommen]
        assert all(reason.strip() for reason in reasons)
        assert set(site.destinations) - set(site.kolommen) == {*INTERNAL_FIELDS, *site.genegeerd}


def test_a_site_has_the_spider_of_its_name_or_the_general_one() -> None:
    own = {name for name in load_sites() if load_spider(name) is not SiteSpider}
    assert own == {"schuldhulpmaatje", "socialekaart"}
    assert load_spider("wijkloket") is SiteSpider


def test_the_start_addresses_lie_within_the_domains_of_a_site() -> None:
    for site in load_sites().values():
        for url in site.start:
            host = urlsplit(url).hostname or ""
            assert any(host == d or host.endswith(f".{d}") for d in site.domeinen)


def test_the_kinds_of_location_of_a_site_are_those_of_its_party() -> None:
    parties = {p.label: p for p in load_typology().landelijke_partijen}
    for site in load_sites().values():
        party = site.standaard.get("landelijke_partij")
        forms = parties[party].vestigingsvormen if party else ()
        assert set(site.vestigingsvormen.values()) <= set(forms)


def test_a_fifth_party_with_its_site_is_a_term_and_a_table(tmp_path: Path) -> None:
    table = SITE.replace(
        "[wijkloket.standaard]\n",
        '[wijkloket.vestigingsvormen]\npost = "buurtpost"\n'
        '[wijkloket.standaard]\nlandelijke_partij = "wijkloket"\n',
    )
    sites = load_sites(sources_with(tmp_path, table), typology_with(tmp_path, TERMS))
    assert sites["wijkloket"].standaard["landelijke_partij"] == "SYNTHETISCH Wijkloket"
    assert sites["wijkloket"].vestigingsvormen == {"post": "buurtpost"}


def test_a_renamed_term_is_followed_to_its_present_label(tmp_path: Path) -> None:
    renamed = ('label = "stichting of vereniging"', 'label = "Stichting (of vereniging)"')
    kept = ('synoniemen = ["stichting",', 'synoniemen = ["stichting of vereniging", "stichting",')
    sites = load_sites(typology_path=typology_with(tmp_path, "", renamed, kept, RENAMED))
    kinds = {site.standaard.get("soort_organisatie") for site in sites.values()}
    assert kinds == {"Stichting (of vereniging)", None}


@pytest.mark.parametrize(
    ("was", "becomes", "fault"),
    [
        ('naam = "locatienaam"\n', "", "veld naam ontbreekt: zet het in kolommen, of met de reden"),
        (
            'naam = "locatienaam"\n',
            'naam = "locatienaam"\nonzin = "plaats"\n',
            "onzin bestaat niet",
        ),
        (
            'naam = "locatienaam"\n',
            'naam = "locatienaam"\nlat = "plaats"\n',
            "lat staat er twee keer",
        ),
        ("minimum = 2\n", "minimum = 300\n", "minimum <= maximum"),
        ("minimum = 2\n", "minimum = 2\nsnelheid = 3\n", "onbekende sleutel snelheid"),
        ("minimum = 2\n", "", "sleutel minimum ontbreekt"),
        ("minimum = 2\n", 'minimum = 2\nvolg = ["(vestiging"]\n', "patroon"),
        ("minimum = 2\n", 'minimum = "2"\n', "minimum: verwacht een geheel getal"),
        ("minimum = 2\n", "minimum = 2\nalle_start = 1\n", "alle_start: verwacht true of false"),
        ('start = ["https://wijkloket.example/vestigingen"]', "start = []", "adres in start"),
        ('"het Wijkloket kent er geen"', '""', "genegeerd.vestigingsvorm: geef de reden"),
        ('soort_organisatie = "gemeente"', 'soort_organisatie = "bedrijf"', "bedrijf is geen term"),
    ],
)
def test_a_fault_in_the_table_of_a_site_is_named(
    was: str, becomes: str, fault: str, tmp_path: Path
) -> None:
    assert was in SITE
    with pytest.raises(ValueError, match=fault) as caught:
        load_sites(sources_with(tmp_path, SITE.replace(was, becomes, 1)))
    assert "sources.toml" in str(caught.value)


def test_what_is_ignored_is_a_table_and_no_list(tmp_path: Path) -> None:
    reason = '[wijkloket.genegeerd]\nvestigingsvorm = "het Wijkloket kent er geen"\n'
    table = SITE.replace(reason, "").replace("minimum", 'genegeerd = ["vestigingsvorm"]\nminimum')
    with pytest.raises(ValueError, match='genegeerd: verwacht een tabel van naam = "waarde"'):
        load_sites(sources_with(tmp_path, table))
