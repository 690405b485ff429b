"""What a reader can choose on the judging screen: the words of a reading, each with its key."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from schemas.inclusion import load_exclusions
from schemas.readings import NONE_OF_THEM, NOT_LOOKED_AT
from schemas.typology import Term, load_typology
from schemas.vocabulary import Lijst, Oordeel

KEYS_OF_LEEFGEBIEDEN = "qwertyui"
KEYS_OF_RULES = "123456789qwertyui"
KEYS_OF_KINDS = "gsvm"
"""gemeente, samenwerkingsverband, stichting of vereniging; m: onbekend."""


@dataclass(frozen=True)
class AnswerKey:
    """One answer: its key ("" for none), the word a file holds, and what it means in Dutch."""

    toets: str
    woord: str
    uitleg: str = ""


@dataclass(frozen=True)
class AskedField:
    """A field of a reading and its answers; of `is_multiple` several may hold."""

    veld: str
    titel: str
    choices: Sequence[AnswerKey]
    is_multiple: bool = False


VERDICTS = AskedField(
    "oordeel",
    "Hoort zij erbij?",
    (
        AnswerKey("a", Oordeel.AKKOORD, "Hoort erbij, met de waarden hieronder."),
        AnswerKey("x", Oordeel.AFGEWEZEN, "Hoort er niet bij; kies de regel."),
        AnswerKey("d", Oordeel.DUBBEL, "Is dezelfde als een ander record of een locatie."),
        AnswerKey("z", Oordeel.ADRES_ONTBREEKT, "Hoort erbij; het bezoekadres is niet gevonden."),
        AnswerKey("o", Oordeel.BRON_TE_OUD, "De pagina is te oud om het te zeggen."),
        AnswerKey("f", Oordeel.TWIJFEL, "Leg het voor aan de opdrachtgever."),
    ),
)
LABELLED = (Oordeel.AKKOORD, Oordeel.ADRES_ONTBREEKT, Oordeel.BRON_TE_OUD, Oordeel.TWIJFEL)
"""Verdicts on which a reading says more than that: what the labels are."""


@cache
def label_groups() -> tuple[AskedField, ...]:
    """Return the fields of a reading beside the verdict, in the order of the screen."""
    typology = load_typology()
    lists = typology.lists
    kinds = zip(KEYS_OF_KINDS, lists[Lijst.SOORT_ORGANISATIE], strict=False)
    types = enumerate(typology.ondersteuningstypen, start=1)
    fields = zip(KEYS_OF_LEEFGEBIEDEN, lists[Lijst.LEEFGEBIED], strict=False)
    return (
        AskedField("soort_organisatie", "Wie organiseert het?", [_choice(k, t) for k, t in kinds]),
        AskedField(
            "sociaal_raadslieden",
            "Werken hier sociaal raadslieden?",
            [AnswerKey("j", "ja"), AnswerKey("n", "nee"), AnswerKey("k", "onbekend")],
        ),
        AskedField(
            "ondersteuningstypen",
            "Welke ondersteuning?",
            [*(_choice(str(n), t) for n, t in types), AnswerKey("0", NONE_OF_THEM)],
            is_multiple=True,
        ),
        AskedField(
            "leefgebieden",
            "Welke leefgebieden?",
            [*(_choice(k, t) for k, t in fields), AnswerKey("p", NONE_OF_THEM)],
            is_multiple=True,
        ),
    )


@cache
def rule_group() -> AskedField:
    """Return the rules by which a candidate is out."""
    rules = zip(KEYS_OF_RULES, load_exclusions(), strict=False)
    return AskedField("regel", "Welke regel?", [AnswerKey(k, r.code, r.label) for k, r in rules])


def _choice(key: str, term: Term) -> AnswerKey:
    rule = f" Vuistregel: {term.vuistregel}" if term.vuistregel else ""
    return AnswerKey(key, term.label, f"{term.definitie}{rule}")


NOT_LOOKED = AnswerKey("", NOT_LOOKED_AT)
"""What may be said of any group beside `oordeel`."""
