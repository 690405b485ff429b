"""Names as sources spell them: which are of one organisation, and which never are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.match.names.name import make_places, read_name
from pipeline.match.names.verdict import compare_names
from schemas.vocabulary import Veldoordeel

TWENTE = make_places(
    [("hof", "van", "twente"), ("overijssel",)], [("goor",), ("delden",), ("hof", "van", "twente")]
)

ONE_ORGANISATION = [
    ("Stichting De Welle", "De Welle"),
    ("SchuldHulpMaatje", "Schuldhulpmaatje"),
    ("Schuld Hulp Maatje", "SchuldHulpMaatje"),
    ("StichtingJeugdteam Oost", "Jeugdteam Oost"),
    ("Sticthing Jeugdteam Oost", "Vereniging Jeugdteam Oost"),
    ("HvdW De Pijp", "Huis van de Wijk De Pijp"),
    ("S.M.D.", "Stichting Maatschappelijke Dienstverlening"),
    ("MDF", "Maatschappelijke Dienstverlening Flevoland"),
    ("Wijkteam Noord", "Noord, Wijkteam"),
    ("Humanitas", "Humantias"),
    ("Salut Goor", "Salut Hof van Twente"),
    ("Salut", "Salut, locatie Delden"),
    ("De Meent", "De Meent, afdeling Sociaal Raadslieden"),
    ("De Meent spreekuur", "De Meent (inloopspreekuur)"),
    ("DeSaker", "De Saker"),
    ("Noaberpoort · Hulp bij geldzorgen", "Noaberpoort"),
    ("Humanitas, team Thuis in Geld", "Humanitas"),
    ("Formulierencafé Oost", "Formulierencafe Oost"),
    ("Taalcaf&eacute; Oost", "Taalcafé Oost"),
    ("Goor Salut, Humanitas", "Salut Humanitas Goor"),
    ("SMSV", "Maatschappelijk Steunpunt Viiro, stichting"),
    ("Inloop Huis Reigerwaard", "Stichting Inloophuis Reigerwaard"),
    ("Stedelijk Sociaal Loket Go", "Stedelijk Sociaal Loket Goor"),
    ("Sticsting Traiiro", "Traiiro"),
    ("Opbouwwerkvoor Traiiro", "Opbouwwerk Traiiro"),
    ("Het Web Goor", "Hte Web"),
    ("Vaartwerf B.V.", "Vaartwerf"),
]
TWO_ORGANISATIONS = [
    ("Wijkteam Noord", "Wijkcentrum Noord"),
    ("Wijkteam Noord", "Wijkteam Oost"),
    ("Sociaal Wijkteam Noord", "Sociaal Wijkteam Noordoost"),
    ("Stichting Prisma", "Stichting Prismant"),
    ("GBOZ", "BBOZ"),
    ("Rechtswinkel Goor", "Rechts Winkel Delden"),
    ("Mantelzorg Peranto", "Schuldhulp Peranto"),
    ("Sociaal Raadslieden Parkwijk", "Goor: Vraagwijzer Parkwijk"),
    ("Sociaal Raadslieden 't Trefpunt", "Formulierrenbrigade 't Trefpunt"),
    ("Buurtteam Centrum", "Buurtteam Ctr."),
    ("HvdW Buitenveldert", "Buurtteam Buitenveldert"),
    ("Buurtteam Sluisbuurt 1", "Buurtteam Sluisbuurt 2"),
    ("Wijkracht", "Wijkracht Academie"),
    ("Bibliotheek Oost - Taalpunt", "Taalpunt"),
    ("Wijkteam - Noord", "Wijkteam"),
    ("Lindebuurt, Wijkteam", "Lindebuurt"),
    ("Salut Goor", "Salut Delden"),
    ("Stichting Leergeld", "Voedselbank Enschede-Haaksbergen"),
    ("Schuldhulpmaatje", "COSBO"),
    ("Buurtteam Slotermeer", "Buurtteam Geuzenveld"),
    ("Humanitas Twente", "Humanitas Onder Dak"),
    ("Stichting Present", "Stichting Leergeld"),
    ("HvdW", "Huis van de Wijk Oosterpark"),
]


@pytest.mark.parametrize(("left", "right"), ONE_ORGANISATION)
def test_names_of_one_organisation_are_the_same(left: str, right: str) -> None:
    assert compare_names(read_name(left), read_name(right), TWENTE).verdict == Veldoordeel.GELIJK


@pytest.mark.parametrize(("left", "right"), TWO_ORGANISATIONS)
def test_names_of_two_organisations_are_never_the_same(left: str, right: str) -> None:
    found = compare_names(read_name(left), read_name(right), TWENTE).verdict
    assert found not in {Veldoordeel.GELIJK, Veldoordeel.ONTBREEKT}


words = st.sampled_from(
    [
        "stichting",
        "de",
        "welle",
        "wijkteam",
        "wijkcentrum",
        "noord",
        "oost",
        "smd",
        "meent",
        "goor",
        "1",
        "2",
        "sociaal",
        "werk",
    ]
)
names = st.lists(words, max_size=5).map(" ".join)


@given(names, names)
def test_the_verdict_on_two_names_does_not_depend_on_which_comes_first(
    left: str, right: str
) -> None:
    first = compare_names(read_name(left), read_name(right), TWENTE)
    assert first.verdict == compare_names(read_name(right), read_name(left), TWENTE).verdict


@given(st.text(max_size=400))
def test_every_text_can_be_read_as_a_name(text: str) -> None:
    name = read_name(text)
    found = compare_names(name, name, TWENTE).verdict
    assert found in {Veldoordeel.GELIJK, Veldoordeel.ONTBREEKT}
