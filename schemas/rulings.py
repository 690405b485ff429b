"""Rulings: what becomes of a kind of provider about which readers doubt."""

from schemas.columns import Column, Template

RULING_STATES = ("voorstel", "vastgesteld")
"""`voorstel`: an assumption of ours, to be confirmed; `vastgesteld`: settled by the researchers."""
RECHTSPRAAK = Template(
    "rechtspraak",
    "Uitspraken over aanbieders waarover lezers twijfelen: te zien naast het volgende geval",
    (
        Column("vraag", "Waarover lezers twijfelden", required=True),
        Column("uitspraak", "Wat ervan wordt", required=True),
        Column(
            "geldt_voor",
            "Bij wie te tonen: bron=..., landelijke_partij=..., naam_bevat=... of "
            "sociaal_raadslieden=ja; leeg is bij iedereen",
        ),
        Column("stand", "Een voorstel, of vastgesteld", required=True, choices=RULING_STATES),
        Column("auteur", "Wie de uitspraak deed: initialen of team", required=True),
        Column("datum", "Dag van de uitspraak: jjjj-mm-dd of d-m-jjjj", "datum", required=True),
        Column("toelichting", "Waarom; voor collega's"),
    ),
)
