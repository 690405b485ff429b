from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.compare.report import render_html
from schemas.typology import Term, Typology, labels
from tests.pipeline.compare.worlds import TYPOLOGY, compare, location, only, version


def renamed(old: str, new: str) -> Typology:
    """Return the typology with another label for one leefgebied; its code stays."""
    terms = [replace(t, label=new) if t.label == old else t for t in TYPOLOGY.leefgebieden]
    return replace(TYPOLOGY, leefgebieden=tuple(terms))


def test_a_renamed_term_is_told_once_and_is_no_change_of_its_locations() -> None:
    old = version("2023.1", [location(n) for n in (1, 2)])
    broad = [location(n, leefgebieden={"Breed": "handmatig"}) for n in (1, 2)]
    new = version("2026.1", broad, terms=renamed("Algemeen", "Breed"), typologie="2026")
    differences = compare(old, new)
    assert differences.wijzigingen.empty
    assert differences.begrippen.to_dict("records") == [
        {"lijst": "leefgebied", "code": "algemeen", "oud": "Algemeen", "nieuw": "Breed"}
    ]
    assert "leefgebied &#39;Algemeen&#39; heet nu &#39;Breed&#39;" in render_html(differences)


def test_a_location_that_drops_a_renamed_term_is_told_in_the_words_of_its_version() -> None:
    old = version("2023.1", [location(1)])
    other = location(1, leefgebieden={"Wonen en buren": "handmatig"})
    new = version("2026.1", [other], terms=renamed("Algemeen", "Breed"))
    changes = compare(old, new).wijzigingen
    assert sorted(zip(changes["oud"], changes["nieuw"], strict=True)) == [
        ("", "Wonen en buren"),
        ("Algemeen", ""),
    ]


def test_a_column_with_a_renamed_term_is_no_difference() -> None:
    terms = [
        replace(t, label="stichting") if t.label == "stichting of vereniging" else t
        for t in TYPOLOGY.soorten_organisatie
    ]
    typology = replace(TYPOLOGY, soorten_organisatie=tuple(terms))
    old = version("2023.1", [location(1)])
    new = version("2026.1", [location(1, soort_organisatie="stichting")], terms=typology)
    assert compare(old, new).wijzigingen.empty
    moved = version("2026.1", [location(1, soort_organisatie="gemeente")], terms=typology)
    assert only(compare(old, moved))["kolom"] == "soort_organisatie"


def test_a_term_that_is_new_is_told_and_compared_as_any_other() -> None:
    added = replace(TYPOLOGY, leefgebieden=(*TYPOLOGY.leefgebieden, Term("Digitale toegang")))
    offers = {"Algemeen": "handmatig", "Digitale toegang": "handmatig"}
    old = version("2023.1", [location(1)])
    differences = compare(old, version("2026.1", [location(1, leefgebieden=offers)], terms=added))
    assert only(differences)["nieuw"] == "Digitale toegang"
    assert differences.begrippen["nieuw"].tolist() == ["Digitale toegang"]
    assert "is nieuw" in render_html(differences)


def test_versions_with_the_same_terms_say_nothing_of_terms() -> None:
    differences = compare(version("2023.1", [location(1)]), version("2026.1", [location(1)]))
    assert differences.begrippen.empty
    assert "<h2>Begrippen</h2>" not in render_html(differences)


FIELDS = labels(TYPOLOGY.leefgebieden)
SOME_FIELDS = st.lists(st.sampled_from(FIELDS), unique=True)


@given(relabelled=st.sets(st.sampled_from(FIELDS)), offered=SOME_FIELDS)
@settings(max_examples=40, deadline=None)
def test_new_labels_alone_never_make_a_difference(relabelled: set[str], offered: list[str]) -> None:
    names = {label: f"{label} (anders)" if label in relabelled else label for label in FIELDS}
    terms = [replace(t, label=names[t.label]) for t in TYPOLOGY.leefgebieden]
    then = location(1, leefgebieden=dict.fromkeys(offered, "handmatig"))
    now = location(1, leefgebieden={names[label]: "handmatig" for label in offered})
    typology = replace(TYPOLOGY, leefgebieden=tuple(terms))
    differences = compare(version("2023.1", [then]), version("2026.1", [now], terms=typology))
    assert differences.wijzigingen.empty
    assert set(differences.begrippen["oud"]) == relabelled
