from schemas.typology import load_typology
from schemas.typology_table import typology_from_table, typology_to_table
from schemas.vocabulary import Lijst


def test_the_table_holds_every_term_of_every_list_once() -> None:
    typology = load_typology()
    table = typology_to_table(typology)
    assert not table.duplicated(["lijst", "code"]).any()
    assert len(table) == sum(map(len, typology.lists.values()))
    assert set(table["lijst"]) == set(Lijst)


def test_what_is_published_of_the_typology_comes_back_from_its_table() -> None:
    table = typology_to_table(load_typology())
    again = typology_to_table(typology_from_table(table))
    assert again.equals(table)
