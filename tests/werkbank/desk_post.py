"""Twenty messages as a desk gets them: seven mails, seven files of the form, six rows of worksheets.

Everything here is made up (SYNTHETISCH). A location is named by the last word of its name.
"""

from dataclasses import dataclass, field

ENTRIES = [
    "SYNTHETISCH Rechtswinkel Anker;Proefstraat 1;3511 AB;Utrecht;Utrecht;;;;;2026-10-01;AB",
    "SYNTHETISCH Wetswinkel Berk;Proefstraat 3;3511 AB;Utrecht;Utrecht;;;;;2026-10-01;AB",
    "SYNTHETISCH Rechtswinkel Ceder;Proefstraat 5;3511 AB;Utrecht;Utrecht;;;;;2026-10-01;AB",
    "SYNTHETISCH Rechtswinkel Duif;Proefstraat 7;3511 AB;Utrecht;Utrecht;;;;;2026-10-01;AB",
    "SYNTHETISCH Rechtswinkel Ekster;Proefstraat 9;3511 AB;Utrecht;Utrecht;;;;;2026-10-01;AB",
    "SYNTHETISCH Rechtswinkel Fazant;Proefstraat 11;3511 AB;Utrecht;Utrecht;;;;;2026-10-01;AB",
    "SYNTHETISCH Rechtswinkel Gans;Proefweg 1;7551 AB;Hengelo;Hengelo;;;;;2026-10-01;AB",
    "SYNTHETISCH Rechtswinkel Havik;Proefweg 3;7551 AB;Hengelo;Hengelo;;;;;2026-10-01;AB",
    "SYNTHETISCH Rechtswinkel IJsvogel;Proefweg 5;7551 AB;Hengelo;Hengelo;;;;;2026-10-01;AB",
    "SYNTHETISCH Rechtswinkel Kauw;Proefplein 1;7607 AB;Almelo;Almelo;;;;;2026-10-01;AB",
    "SYNTHETISCH Rechtswinkel Lijster;Proefplein 3;7607 AB;Almelo;Almelo;;;;;2026-10-01;AB",
    "SYNTHETISCH Rechtswinkel Mees;Proefkade 1;7511 AB;Enschede;Enschede;;;;;2026-10-01;AB",
    "SYNTHETISCH Rechtswinkel Nachtegaal;Proefkade 3;7511 AB;Enschede;Enschede;;;;;2026-10-01;AB",
    "SYNTHETISCH Rechtswinkel Ooievaar;Proefkade 5;7511 AB;Enschede;Enschede;;;;;2026-10-01;AB",
    "SYNTHETISCH Rechtswinkel Patrijs;Proefkade 7;7511 AB;Enschede;Enschede;;;;;2026-10-01;AB",
    "SYNTHETISCH Rechtswinkel Reiger;Proefkade 9;7511 AB;Enschede;Enschede;;;;;2026-10-01;AB",
]


@dataclass(frozen=True)
class Mail:
    """A pasted mail, what kind of report it is, and the values that are read from it."""

    over: str
    tekst: str
    soort: str
    values: dict[str, str] = field(default_factory=dict)


MAILS = [
    Mail(  # the form of the site, filled in as it was sent
        "Anker",
        "Van: balie@anker.example\nOnderwerp: wijziging\nLocatie: {id}\nVersie: versie 2026.1\n"
        "Telefoon: 030 765 43 21\nPer: 2026-11-01\nToelichting: Het oude nummer is vervallen.",
        "wijziging",
        {"telefoon": "030 765 43 21"},
    ),
    Mail(  # order changed, labels deleted, quoted below an answer
        "Berk",
        "> Proefstraat 13, 3511 AB Utrecht\n> Website: https://berk.example -> "
        "https://www.berk.example/loket\n>\n> {id}\nOp 3 november 2026 schreef het loket:\n",
        "wijziging",
        {
            "bezoekadres": "Proefstraat 13",
            "postcode": "3511 AB",
            "plaats": "Utrecht",
            "website": "https://www.berk.example/loket",
        },
    ),
    Mail(  # one sentence
        "Ceder",
        "Beste mensen,\nHet buurthuis is per 1 november 2026 gesloten.\nMet vriendelijke groet,\nX",
        "gesloten",
    ),
    Mail("Duif", "Ik heb het nagekeken: alles klopt nog.\nGroeten", "klopt"),
    Mail(  # a number behind the wrong sign, and a person who must not stay
        "Ekster",
        "Tel : 030 222 33 44\nVraag niet meer naar mevrouw Voorbeeld. De balie neemt op.",
        "wijziging",
        {"telefoon": "030 222 33 44"},
    ),
    Mail(  # says what is not so
        "Fazant",
        "Wij zijn niet gesloten! Ons nummer wordt 030 333 44 55",
        "wijziging",
        {"telefoon": "030 333 44 55"},
    ),
    Mail(
        "",
        "Er is een nieuw spreekuur geopend.\nNaam: SYNTHETISCH Rechtswinkel Specht\n"
        "Adres: Proefstraat 21\nPostcode: 3511 AB\nPlaats: Utrecht\nGemeente: Utrecht",
        "nieuw",
        {
            "organisatie": "SYNTHETISCH Rechtswinkel Specht",
            "bezoekadres": "Proefstraat 21",
            "postcode": "3511 AB",
            "plaats": "Utrecht",
        },
    ),
]
CLOSED_BY_ONE = ("Mees", "Nachtegaal", "Ooievaar", "Patrijs", "Reiger")
"""Five closures of one reporter on one day, as files of the form."""
FORMS = [
    *((name, "gesloten", None) for name in CLOSED_BY_ONE),
    ("Anker", "wijziging", ("telefoon", "030 888 99 00")),  # as the first mail, another number
    ("Gans", "wijziging", ("openingstijden", "ma 9-12")),
]
SHEETS = {
    "Hengelo": {
        "Gans": {"klopt": "ja"},
        "Havik": {"klopt": "nee", "wijziging_website": "https://havik.example"},
        "IJsvogel": {"klopt": "gesloten", "per": "2026-11"},
        "": {"wijziging_organisatie": "SYNTHETISCH Winkel Uil", "wijziging_plaats": "Hengelo"},
    },
    "Almelo": {
        "Kauw": {"klopt": "nee", "wijziging_telefoon": "0546 12 34 56"},
        "Lijster": {"klopt": "ja"},
    },
}
