"""The typology as the published table `typologie`, and back: a version carries its own terms."""

from collections.abc import Hashable, Iterable, Iterator
from typing import Any

import pandas as pd

from schemas.records import MULTI_VALUE_SEPARATOR
from schemas.typology import (
    NationalParty,
    SupportCategory,
    SupportType,
    Term,
    Typology,
)
from schemas.vocabulary import Lijst

COLUMNS_OF_TYPOLOGIE = (
    "lijst",
    "code",
    "term",
    "volgorde",
    "ouder",
    "rapportage",
    "definitie",
    "vuistregel",
    "zoekwoorden",
    "zoekwoorden_reden",
    "typologie_versie",
)


def typology_to_table(typology: Typology) -> pd.DataFrame:
    """Return a row per term, key (lijst, code), in the order people should see them.

    `ouder` is the code of what a term belongs to: the ondersteuningscategorie of a type, the
    landelijke partij of a vestigingsvorm. `rapportage` is the label under which table 3 reports a
    category. Synonyms and what recognises a party are not published: they only serve reading.
    """
    rows = [
        (lijst.value, t.code, t.label, place, parent, reported, *_texts_of(t))
        for lijst, terms in typology.lists.items()
        for place, (t, parent, reported) in enumerate(_with_parents(typology, terms), start=1)
    ]
    table = pd.DataFrame(rows, columns=COLUMNS_OF_TYPOLOGIE[:-1])
    return table.assign(typologie_versie=typology.versie)


def _texts_of(term: Term) -> tuple[str, ...]:
    words = MULTI_VALUE_SEPARATOR.join(term.zoekwoorden)
    return term.definitie, term.vuistregel, words, term.zoekwoorden_reden


def _with_parents(typology: Typology, terms: tuple[Term, ...]) -> Iterator[tuple[Term, str, str]]:
    categories = {c.label: c.code for c in typology.ondersteuningscategorieen}
    branches = {f: p.code for p in typology.landelijke_partijen for f in p.vestigingsvormen}
    for term in terms:
        if isinstance(term, SupportCategory):
            yield term, "", term.rapportage
        elif isinstance(term, SupportType):
            yield term, categories[term.categorie], ""
        else:
            yield term, branches.get(term.label, ""), ""


def typology_from_table(typologie: pd.DataFrame) -> Typology:
    """Return the typology of a published version, from its table `typologie` (missing = "").

    What is not published is empty: synonyms, and what recognises a party in a name.
    """
    ordered = typologie.sort_values(["lijst", "volgorde"])
    rows = {lijst: ordered[ordered["lijst"] == lijst.value].to_dict("records") for lijst in Lijst}
    categories = {r["code"]: r["term"] for r in rows[Lijst.ONDERSTEUNINGSCATEGORIE]}
    forms = rows[Lijst.VESTIGINGSVORM]
    return Typology(
        versie=str(ordered["typologie_versie"].iloc[0]),
        ondersteuningscategorieen=tuple(
            SupportCategory(**_shared(r), rapportage=r["rapportage"])
            for r in rows[Lijst.ONDERSTEUNINGSCATEGORIE]
        ),
        ondersteuningstypen=tuple(
            SupportType(**_shared(r), categorie=categories[r["ouder"]])
            for r in rows[Lijst.ONDERSTEUNINGSTYPE]
        ),
        leefgebieden=_terms(rows[Lijst.LEEFGEBIED]),
        soorten_organisatie=_terms(rows[Lijst.SOORT_ORGANISATIE]),
        landelijke_partijen=tuple(
            NationalParty(
                **_shared(r),
                vestigingsvormen=tuple(f["term"] for f in forms if f["ouder"] == r["code"]),
            )
            for r in rows[Lijst.LANDELIJKE_PARTIJ]
        ),
        functieverbanden=_terms(rows[Lijst.FUNCTIEVERBAND]),
        financieringen=_terms(rows[Lijst.FINANCIERING]),
        zonder_bezoekadres=(),
    )


def _terms(rows: Iterable[dict[Hashable, Any]]) -> tuple[Term, ...]:
    return tuple(Term(**_shared(row)) for row in rows)


def _shared(row: dict[Hashable, Any]) -> dict[str, Any]:
    """Return what every kind of term has, by the names of its fields."""
    words = filter(None, row["zoekwoorden"].split(MULTI_VALUE_SEPARATOR))
    same = {name: row[name] for name in ("code", "definitie", "vuistregel", "zoekwoorden_reden")}
    return same | {"label": row["term"], "zoekwoorden": tuple(words)}
