"""What a version found, in sentences: how the report begins. Every figure is one of its views."""

from collections.abc import Iterator

import pandas as pd

from pipeline.products.dutch import dutch_share
from pipeline.products.edition import Edition
from pipeline.text.numbers import count_of, dutch_number
from schemas.vocabulary import Oorzaak

OF_THE_WHOLE = {"Totaal", "Onbekend"}
"""Rows of a table that are no term."""


def tell_findings(edition: Edition) -> list[str]:
    """Return the findings of a version as Dutch sentences, the most important first.

    What is not known is said in the sentence it makes less sure, never left out of it.
    """
    return [
        *_tell_coverage(edition),
        *_tell_comparison(edition),
        *_tell_types(edition.tables["tabel_3_naast_2023"]),
        *_tell_changes(edition),
    ]


def _tell_coverage(edition: Edition) -> Iterator[str]:
    count = edition.tables["kerngetallen_naast_2023"].set_index("rij")["waarde"]
    total, found = int(count["gemeenten"]), int(count["gemeenten met aanbod"])
    nothing = int(count["gemeenten doorzocht, niets gevonden"])
    unknown = total - found - nothing
    yield (
        f"In {dutch_number(found)} van de {dutch_number(total)} gemeenten "
        f"({dutch_share(found, total)}) is aanbod gevonden: "
        f"{count_of(count['locaties'], 'locatie')} van "
        f"{count_of(count['organisaties'], 'organisatie')}."
    )
    searched = "is volledig gezocht en niets gevonden"
    if nothing:
        yield f"In {count_of(nothing, 'gemeente')} {searched}."
    if unknown:
        yield (
            f"Van {count_of(unknown, 'gemeente')} is nog niet bekend of er aanbod is: daar is niet "
            "(volledig) gezocht, viel een bron uit, of wacht wat er is gevonden op een oordeel."
        )


def _tell_comparison(edition: Edition) -> Iterator[str]:
    table = edition.tables["tabel_3_naast_2023"]
    row = table[table["rij"] == "Totaal"].iloc[0]
    if pd.isna(row["gemeenten_2023"]):
        return
    if pd.isna(row["gemeenten_verschil"]):
        yield (
            f"In 2023 waren het {count_of(row['gemeenten_2023'], 'gemeente')}. Zolang niet van "
            "elke gemeente bekend is of er aanbod is, zegt het verschil niets."
        )
        return
    change = int(row["gemeenten_verschil"])
    more = f"{count_of(abs(change), 'gemeente')} {'meer' if change > 0 else 'minder'} dan"
    yield f"Dat is {more if change else 'evenveel als'} in 2023."


def _tell_types(table: pd.DataFrame) -> Iterator[str]:
    """Yield the types that are found most and least often, among those that have no parts."""
    terms = table[~table["rij"].isin(OF_THE_WHOLE)]
    is_whole = terms["rij"].isin(set(terms["ouder"].dropna())) & terms["ouder"].isna()
    types = terms[~is_whole].sort_values(["gemeenten", "volgorde"], ascending=[False, True])
    if len(types) < 2 or not types["gemeenten"].iloc[0]:
        return
    most, least = types.iloc[0], types.iloc[-1]
    told = f"Van de typen ondersteuning is {most['rij']} in de meeste gemeenten gevonden"
    yield (
        f"{told} ({dutch_number(most['gemeenten'])}) en {least['rij']} in de minste "
        f"({dutch_number(least['gemeenten'])}){_tell_unknown(least)}."
    )


def _tell_unknown(row: pd.Series) -> str:
    unknown = int(row["gemeenten_niet_bekend"])
    return f"; van {count_of(unknown, 'gemeente')} is dat laatste niet bekend" if unknown else ""


def _tell_changes(edition: Edition) -> Iterator[str]:
    changes = edition.wijzigingen
    if changes is None:
        return
    is_real = changes["oorzaak"] == Oorzaak.ECHTE_VERANDERING
    came, went = (changes["effect"] == sign for sign in (1, -1))
    real = [dutch_number(int((side & is_real).sum())) for side in (came, went)]
    yield (
        f"Sinds versie {edition.vorige_versie} kwamen er {count_of(came.sum(), 'locatie')} bij en "
        f"gingen er {dutch_number(int(went.sum()))} af. Een echte verandering is dat bij "
        f"{' en '.join(real)} daarvan; de rest was eerder niet gezien, of is nu anders gevonden "
        "of beoordeeld."
    )
