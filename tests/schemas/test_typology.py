import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from schemas.published import STATUSES, TABLES, Gemeenten, schema_of
from schemas.toml_text import SettingsError
from schemas.typology import TYPOLOGY_PATH, Term, labels, load_typology

T = load_typology()


def test_table_1_has_four_categories_and_seven_types() -> None:
    assert labels(T.ondersteuningscategorieen) == [
        "Informatie",
        "Advies",
        "Ondersteuning",
        "Contactbemiddeling",
    ]
    assert [(t.categorie, t.label) for t in T.ondersteuningstypen] == [
        ("Informatie", "Informatie"),
        ("Advies", "Advies"),
        ("Advies", "Doorverwijzing"),
        ("Ondersteuning", "Administratieve hulp"),
        ("Ondersteuning", "Inhoudelijke hulp"),
        ("Ondersteuning", "Persoonlijke (cliënt)ondersteuning"),
        ("Contactbemiddeling", "Contactbemiddeling"),
    ]


def test_table_3_reports_contactbemiddeling_under_ondersteuning() -> None:
    assert {c.label: c.rapportage for c in T.ondersteuningscategorieen} == {
        "Informatie": "Informatie",
        "Advies": "Advies",
        "Ondersteuning": "Ondersteuning",
        "Contactbemiddeling": "Ondersteuning",
    }


def test_every_type_stands_in_a_category_that_exists() -> None:
    categories = set(labels(T.ondersteuningscategorieen))
    for support_type in T.ondersteuningstypen:
        assert T.category_of(support_type.label) in categories
    with pytest.raises(KeyError):
        T.category_of("Rechtsbijstand")


def test_there_are_eight_leefgebieden_and_four_national_parties() -> None:
    assert len(T.leefgebieden) == 8
    assert len(T.landelijke_partijen) == 4


@pytest.mark.parametrize(
    "terms",
    [
        T.ondersteuningscategorieen,
        T.ondersteuningstypen,
        T.leefgebieden,
        T.soorten_organisatie,
        T.landelijke_partijen,
        T.functieverbanden,
        T.financieringen,
    ],
)
def test_no_two_terms_of_a_list_are_written_alike(terms: tuple[object, ...]) -> None:
    written = [
        word.casefold()
        for term in terms
        for word in (term.label, *term.synoniemen)  # type: ignore[attr-defined]
    ]
    assert len(set(written)) == len(written)


@pytest.mark.parametrize(
    ("name", "party"),
    [
        ("Het Juridisch Loket Utrecht", "Het Juridisch Loket"),
        ("SCHULDHULPMAATJE Almere", "SchuldHulpMaatje"),
        ("Slachtofferhulp Nederland", "Slachtofferhulp Nederland"),
        ("VluchtelingenWerk Oost", "VluchtelingenWerk Nederland"),
        ("Rechtswinkel Proefstad", ""),
        ("", ""),
    ],
)
def test_a_national_party_is_recognised_in_a_name(name: str, party: str) -> None:
    assert T.national_party_in(name) == party


def test_only_providers_of_rule_a2b_may_lack_an_address() -> None:
    assert T.may_lack_address("SchuldHulpMaatje Proefstad")
    assert T.may_lack_address("Buurtbemiddeling Proefstad")
    assert not T.may_lack_address("Het Juridisch Loket")
    assert not T.may_lack_address("Rechtswinkel Proefstad")


def test_a_term_with_an_unknown_field_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "typology.toml"
    text = TYPOLOGY_PATH.read_text(encoding="utf-8")
    broken.write_text(text.replace("definitie = ", "definite = ", 1), encoding="utf-8")
    with pytest.raises(SettingsError, match="onbekende sleutel definite"):
        load_typology(broken)


def test_an_everyday_word_is_of_one_term_only(tmp_path: Path) -> None:
    broken = tmp_path / "typology.toml"
    text = TYPOLOGY_PATH.read_text(encoding="utf-8")
    broken.write_text(text.replace('"deurwaarder"', '"Huur"'), encoding="utf-8")
    with pytest.raises(ValueError, match=r"'Huur' staat bij Wonen en buren en bij Schulden"):
        load_typology(broken)


def test_an_everyday_word_has_a_reason(tmp_path: Path) -> None:
    broken = tmp_path / "typology.toml"
    text = TYPOLOGY_PATH.read_text(encoding="utf-8")
    broken.write_text(
        text.replace("zoekwoorden_reden = ", "vuistregel = ", 1).replace(
            'vuistregel = "De website zegt dat men informatie geeft, zoals een rechts- of wetswinkel."\n',
            "",
        ),
        encoding="utf-8",
    )
    with pytest.raises(ValueError, match="geef Informatie zoekwoorden én zoekwoorden_reden"):
        load_typology(broken)


def test_a_missing_list_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "typology.toml"
    text = TYPOLOGY_PATH.read_text(encoding="utf-8").replace("[[leefgebied]]", "[[leefgebiet]]")
    broken.write_text(text, encoding="utf-8")
    assert "leefgebied" not in tomllib.loads(text)
    with pytest.raises(SettingsError, match="leefgebied ontbreekt"):
        load_typology(broken)


def test_every_published_column_is_explained_in_the_code_book() -> None:
    missing = [
        f"{table}.{name}"
        for table, model in TABLES.items()
        for name, column in model.to_schema().columns.items()
        if not column.description
    ]
    assert missing == []


def test_published_columns_take_their_words_from_the_typology() -> None:
    renamed = replace(T, soorten_organisatie=(Term("gemeentelijk", "gemeente"),))
    for typology in (T, renamed):
        column = schema_of("locaties", typology).columns["soort_organisatie"]
        assert list(column.checks[-1].statistics["allowed_values"]) == labels(
            typology.soorten_organisatie
        )
    statuses = Gemeenten.to_schema().columns["status"].checks[0].statistics
    assert list(statuses["allowed_values"]) == STATUSES
