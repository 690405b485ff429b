"""How sure a version is, in Dutch sentences for LEESMIJ and the report."""

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from pipeline.boundary import rows_of
from pipeline.search.terms import LITTLE_NEW, QUIET_PAGES
from pipeline.text.numbers import dutch_number
from schemas.records import MULTI_VALUE_SEPARATOR
from schemas.vocabulary import Openparen, Telwijze, Zoekgroep

Row = dict[str, Any]


def tell_certainty(tables: Mapping[str, pd.DataFrame]) -> list[str]:
    """Return the sentences on each kind of sureness that the published `tables` tell of.

    A table that is empty, as in a version from before it, gives none.
    """
    titles = name_sources(tables["bronnen"])
    return [
        *_tell_completeness(tables["volledigheid"], titles),
        *_tell_searching(tables["volledigheid"]),
        *_tell_response(tables["enquete_respons"], titles),
        *_tell_beside(tables["enquete_naast_bureau"]),
        *_tell_evidence(tables["bewijskracht"]),
        *_tell_terms(tables["zoekopbrengst"]),
        *_tell_stopping(tables["stopregel"]),
        *_tell_idle_rules(tables["regels"]),
    ]


def name_sources(bronnen: pd.DataFrame) -> dict[str, str]:
    """Return what each source is called, by its key; none in a version that does not say."""
    if "titel" not in bronnen:
        return {}
    pairs = zip(bronnen["bron"], bronnen["titel"].fillna(""), strict=True)
    return {str(bron): str(titel) for bron, titel in pairs if titel}


def _tell_completeness(volledigheid: pd.DataFrame, titles: Mapping[str, str]) -> Iterator[str]:
    of_lists = volledigheid[volledigheid["telwijze"] != Telwijze.ZOEKACTIES]
    stands: dict[str, Row] = {row["open_paren"]: row for row in rows_of(of_lists)}
    if not stands:
        return
    apart, samen = stands[Openparen.APART], stands[Openparen.SAMEN]
    if pd.isna(apart["ten_minste"]):
        reason = str(apart["opmerking"]).split("niet te zeggen: ")[-1]
        yield f"Hoeveel locaties er ten minste zijn, is niet te zeggen: {reason}."
        return
    lists = _list_names(apart["lijsten"], titles)
    if apart["ten_minste"] == apart["gevonden"]:
        yield (
            f"Uit wat {lists} dubbel vonden, volgt niet dat er meer locaties zijn dan de "
            f"{dutch_number(apart['gevonden'])} die zijn gevonden; ook niet dat dit alles is."
        )
        return
    yield (
        f"Er zijn ten minste {dutch_number(apart['ten_minste'])} locaties, waarvan "
        f"{dutch_number(apart['gevonden'])} gevonden. Dat is een ondergrens, geen schatting: zij "
        f"volgt uit wat {lists} dubbel vonden{_tell_spread(apart)}."
    )
    if not pd.isna(samen["ten_minste"]) and samen["ten_minste"] != apart["ten_minste"]:
        yield (
            "Zijn alle paren waarover nog niet is beslist dezelfde locatie, dan zijn er ten minste "
            f"{dutch_number(samen['ten_minste'])}."
        )


def _tell_searching(volledigheid: pd.DataFrame) -> Iterator[str]:
    by_search = volledigheid[volledigheid["telwijze"] == Telwijze.ZOEKACTIES]
    for row in rows_of(by_search):
        found, least = (dutch_number(int(row[c])) for c in ("gevonden", "ten_minste"))
        if found == least:
            yield (
                "Uit wat zoektermen dubbel vonden, volgt niet dat er meer aanbieders zijn dan de "
                f"{found} die zoekacties vonden; ook niet dat dit alles is."
            )
        else:
            yield (
                "In de gemeenten waar met meer dan een zoekterm is gezocht, zijn ten minste "
                f"{least} aanbieders; {found} daarvan vonden de zoekacties, ook wat nog op een "
                "oordeel wacht. Ook dat is een ondergrens: zij volgt uit wat zoektermen dubbel "
                "vonden."
            )


def _tell_response(enquete_respons: pd.DataFrame, titles: Mapping[str, str]) -> Iterator[str]:
    for bron, rows in enquete_respons.groupby("bron"):
        full, half, size = (int(rows[c].sum()) for c in ("volledig", "onvolledig", "gemeenten"))
        survey = titles.get(str(bron), f"Enquête {bron}")
        yield (
            f"{survey}: volledig antwoord uit {dutch_number(full)} van de {dutch_number(size)} "
            f"gemeenten, onvolledig uit {dutch_number(half)}."
        )


def _tell_beside(enquete_naast_bureau: pd.DataFrame) -> Iterator[str]:
    equal, desk, asked, against = (
        int(enquete_naast_bureau[c].sum())
        for c in ("eens", "alleen_bureau", "alleen_enquete", "strijdig")
    )
    if equal + desk + asked + against:
        yield (
            "Van locaties die enquête en onderzoekers beide noemen, zeggen zij "
            f"{dutch_number(equal)} keer hetzelfde en {dutch_number(against)} keer iets anders; "
            f"{dutch_number(desk)} keer zeggen alleen de onderzoekers iets, {dutch_number(asked)} "
            "keer alleen de enquête."
        )


def _tell_evidence(bewijskracht: pd.DataFrame) -> Iterator[str]:
    counted = bewijskracht.drop(columns="veld").sum()
    if not counted["waarden"]:
        return
    number = {str(name): dutch_number(int(size)) for name, size in counted.items()}
    amiss = counted["citaat_niet_gevonden"]
    yield (
        f"Van {number['waarden']} waarden die lezers gaven, rusten er "
        f"{number['citaat_teruggevonden']} op een citaat dat letterlijk in de bewaarde pagina "
        f"staat, en {number['citaat_niet_te_controleren']} op een citaat waarvan de pagina niet "
        f"aanwezig was; {number['omschrijving']} op een omschrijving in eigen woorden en "
        f"{number['afgeleid']} op een regel; "
        + (f"{amiss} op een citaat dat niet in de bewaarde pagina staat; " if amiss else "")
        + f"{number['zonder']} hebben geen bewijs."
    )


def _tell_terms(zoekopbrengst: pd.DataFrame) -> Iterator[str]:
    terms = zoekopbrengst[zoekopbrengst["groep"] == Zoekgroep.ZOEKTERM]
    idle = terms[terms["alleen_hier"] == 0]
    if len(terms):
        yield (
            f"Van {dutch_number(len(terms))} zoektermen is bekend wat zij vonden; "
            f"{dutch_number(len(idle))} daarvan vonden niets wat een andere niet ook vond."
        )


def _tell_stopping(stopregel: pd.DataFrame) -> Iterator[str]:
    rule = (stopregel["na_paginas"] == QUIET_PAGES) & (stopregel["hoogstens_nieuw"] == LITTLE_NEW)
    for row in rows_of(stopregel[rule]):
        yield (
            "Gemeenten die volgens de planning uitputtend zijn doorzocht: "
            f"{dutch_number(int(row['gemeenten']))}. Met de vuistregel "
            f"(door naar de volgende term na {QUIET_PAGES} pagina's met "
            f"samen hoogstens {LITTLE_NEW} nieuwe vondst) waren daar "
            f"{dutch_number(int(row['gemist']))} van de {dutch_number(int(row['vondsten']))} "
            "gemist."
        )


def _tell_idle_rules(regels: pd.DataFrame) -> Iterator[str]:
    idle = [code.replace("_", " ") for code in regels.loc[regels["records"] == 0, "regel"]]
    if idle:
        yield f"Regels die in deze versie geen enkel bronrecord raakten: {', '.join(idle)}."


def _list_names(lijsten: str, titles: Mapping[str, str]) -> str:
    """Return the names of lists as a sentence has them: of a title what stands before its colon."""
    keys = lijsten.split(MULTI_VALUE_SEPARATOR)
    *first, last = (titles.get(key, key).partition(":")[0] for key in keys)
    return f"{', '.join(first)} en {last}"


def _tell_spread(row: Row) -> str:
    if pd.isna(row["laagste"]):
        return ""
    low, high = dutch_number(row["laagste"]), dutch_number(row["hoogste"])
    if row["modellen"] == 1:
        return f"; het model dat het best past, schat er {low}"
    return (
        f"; {row['modellen']} modellen die ongeveer even goed passen, schatten er {low} tot {high}"
    )
