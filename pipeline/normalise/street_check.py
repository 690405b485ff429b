"""What the list of existing streets says of an address, where it was fetched."""

from pipeline.country.streets import StreetRegister
from pipeline.normalise.address_text import clean_text
from pipeline.normalise.street import split_pieces


def tell_unknown_street(
    streets: StreetRegister, straatnaam: str, woonplaats: str, gemeentecode: str
) -> str:
    """Tell in Dutch that a street does not exist in its woonplaats, with the likeliest; else "".

    A street that exists is confirmed; nothing is said where the list of the place is not known.
    """
    place = (woonplaats, gemeentecode)
    if not streets.knows(*place) or streets.find_street_named(straatnaam, *place):
        return ""
    like = streets.suggest_streets(straatnaam, *place)
    hint = f"; bedoelt u {' of '.join(like)}?" if like else ""
    return f"straat {straatnaam} staat niet in de BAG van {woonplaats}{hint}"


def separate_street(
    streets: StreetRegister, bezoekadres: str, woonplaats: str, gemeentecode: str
) -> str:
    """Return the text with a comma before the one street that exists: "Huis X, Proeflaan 3".

    "" when no ending of the name before the number is a street of this place, or several are.
    """
    pieces = split_pieces(clean_text(bezoekadres))
    for at, piece in enumerate(pieces):
        words = piece.split()
        number = next((n for n, word in enumerate(words) if word[0].isdigit()), 0)
        starts = [
            start
            for start in range(1, number)
            if streets.find_street_named(" ".join(words[start:number]), woonplaats, gemeentecode)
        ]
        if len(starts) == 1:
            own = [" ".join(words[: starts[0]]), " ".join(words[starts[0] :])]
            return ", ".join([*pieces[:at], *own, *pieces[at + 1 :]])
    return ""
