import pytest

from pipeline.text.naming import name_location


@pytest.mark.parametrize(
    ("organisatie", "locatienaam", "shown"),
    [
        ("Rechtswinkel Zuid", None, "Rechtswinkel Zuid"),
        ("Rechtswinkel Zuid", "", "Rechtswinkel Zuid"),
        ("Rechtswinkel Zuid", "rechtswinkel zuid", "Rechtswinkel Zuid"),
        ("Rechtswinkel", "Huis van de Wijk", "Rechtswinkel - Huis van de Wijk"),
        ("SchuldHulpMaatje", "Schuldhulpmaatje Almelo", "Schuldhulpmaatje Almelo"),
        ("Het Juridisch Loket", "Het Juridisch Loket Enschede", "Het Juridisch Loket Enschede"),
        ("Café Recht", "Cafe Recht Noord", "Cafe Recht Noord"),
        ("Loket", "Loketten Noord", "Loket - Loketten Noord"),
        ("Stichting Humanitas", "Humanitas", "Stichting Humanitas - Humanitas"),
    ],
)
def test_a_provider_is_named_once(organisatie: str, locatienaam: str | None, shown: str) -> None:
    assert name_location(organisatie, locatienaam) == shown
