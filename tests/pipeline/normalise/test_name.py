import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.normalise.name import name_key, tidy_name


@pytest.mark.parametrize(
    ("written", "tidy"),
    [
        ("  Stichting\xa0 De\nWelle ", "Stichting De Welle"),
        ("HvdW `t Blommetje", "HvdW 't Blommetje"),
        ("’t Noaberhoes", "'t Noaberhoes"),
        ("Wijkcentrum d` Oude Stadt", "Wijkcentrum d' Oude Stadt"),
        ("“De Boei”", "De Boei"),
        ("Huis „De Boei” Oost", 'Huis "De Boei" Oost'),
        ("COSBO", "COSBO"),
        ("MEE Samen", "MEE Samen"),
        ("STICHTING PRESENT ALMELO", "Stichting Present Almelo"),
        ("SchuldHulpMaatje,", "SchuldHulpMaatje"),
        ("Huis Oost info@voorbeeld.nl", "Huis Oost"),
        ("Meet@Work", "Meet@Work"),
        ("Taalcaf&eacute; Oost", "Taalcafé Oost"),
        ("zero\u200bwidth\x00", "zerowidth"),
    ],
)
def test_a_name_is_tidied_but_not_changed(written: str, tidy: str) -> None:
    assert tidy_name(written) == tidy


@given(st.text(max_size=60))
def test_tidying_twice_changes_nothing(text: str) -> None:
    assert tidy_name(tidy_name(text)) == tidy_name(text)


@pytest.mark.parametrize(
    "spelling", ["Stichting De Welle", "de welle", "De  Wellé", "St. De Welle", "De-Welle"]
)
def test_spellings_of_a_name_share_a_key(spelling: str) -> None:
    assert name_key(spelling) == "welle"


def test_different_names_have_different_keys() -> None:
    assert name_key("Stichting") == "stichting"
    assert name_key("Wijkteam Noord") != name_key("Wijkteam Zuid")
    assert name_key("De") == "de"
