"""The published contract: every table of a version, in publication order.

A missing value is null in Parquet and DuckDB and an empty cell in CSV. A day is ISO text in our
frames and DATE in the files. Keys: `locatie_id`, `organisatie_id`, `gemeentecode`, `record_id`,
and (`lijst`, `code`) for terms. Descriptions are Dutch: they become the code book. How a version
grows a column or a table, and when the contract number is raised: docs/contract.md.
"""

import pandera.pandas as pa

from schemas.published.agreement import (
    Bewijskracht,
    Lezersverloop,
    Onenigheid,
    Overeenstemming,
)
from schemas.published.base import TERMS_OF, TYPE, Published
from schemas.published.candidates import Kandidaten, TeBeoordelen
from schemas.published.code_book import Klassen, Rijen, Typologie
from schemas.published.completeness import Bronoverlap, Volledigheid
from schemas.published.country import (
    STATUSES,
    Gemeenten,
    HerindelingenSinds2023,
    Kerncijferbeschrijving,
    Vondsten,
    Zoekacties,
)
from schemas.published.decisions import Besluiten
from schemas.published.lineage import (
    Afgekeurd,
    BronToestanden,
    Herkomst,
    HerkomstWaarden,
    IdHistorie,
    Verschillen,
)
from schemas.published.locations import (
    LocatieLeefgebieden,
    LocatieOndersteuningstypen,
    Locaties,
    LocatieWerkgebied,
    Organisaties,
)
from schemas.published.mutations import Mutaties
from schemas.published.readings import GepubliceerdeLezingen
from schemas.published.rules import Regels
from schemas.published.searching import Stopregel, Verzadiging, Zoekopbrengst
from schemas.published.study_2023 import GepubliceerdMetCode
from schemas.published.survey_beside import EnqueteNaastBureau, EnqueteRespons
from schemas.typology import Typology, labels
from schemas.vocabulary import Lijst

__all__ = [
    "STATUSES",
    "TABLES",
    "Afgekeurd",
    "Gemeenten",
    "Locaties",
    "Published",
    "column_types",
    "columns_of",
    "nullable_texts",
    "schema_of",
    "term_columns",
]

CONTRACT = 2
"""The form of what is published. A version says in its manifest which one it was made by."""

TABLES: dict[str, type[pa.DataFrameModel]] = {
    "locaties": Locaties,
    "organisaties": Organisaties,
    "locatie_ondersteuningstypen": LocatieOndersteuningstypen,
    "locatie_leefgebieden": LocatieLeefgebieden,
    "locatie_werkgebied": LocatieWerkgebied,
    "gemeenten": Gemeenten,
    "kerncijfers": Kerncijferbeschrijving,
    "zoeklog": Zoekacties,
    "vondsten": Vondsten,
    "bronnen": BronToestanden,
    "herkomst": Herkomst,
    "herkomst_waarden": HerkomstWaarden,
    "afgekeurd": Afgekeurd,
    "te_beoordelen": TeBeoordelen,
    "kandidaten": Kandidaten,
    "lezingen": GepubliceerdeLezingen,
    "overeenstemming": Overeenstemming,
    "onenigheid": Onenigheid,
    "lezersverloop": Lezersverloop,
    "bewijskracht": Bewijskracht,
    "volledigheid": Volledigheid,
    "bronoverlap": Bronoverlap,
    "zoekopbrengst": Zoekopbrengst,
    "verzadiging": Verzadiging,
    "stopregel": Stopregel,
    "enquete_naast_bureau": EnqueteNaastBureau,
    "enquete_respons": EnqueteRespons,
    "regels": Regels,
    "id_historie": IdHistorie,
    "besluiten": Besluiten,
    "mutaties": Mutaties,
    "verschillen": Verschillen,
    "typologie": Typologie,
    "rijen": Rijen,
    "klassen": Klassen,
    "gepubliceerd_2023": GepubliceerdMetCode,
    "herindelingen_sinds_2023": HerindelingenSinds2023,
}


def columns_of(name: str) -> list[str]:
    """Return the column names of a published table, in order."""
    return list(TABLES[name].to_schema().columns)


def column_types(name: str) -> dict[str, str]:
    """Return column -> Data Package field type of a published table, in order."""
    kinds = {"int64": "integer", "Int64": "integer", "float64": "number"}
    kinds |= {"bool": "boolean", "boolean": "boolean"}
    return {
        c: (field.metadata or {}).get(TYPE) or kinds.get(str(field.dtype), "string")
        for c, field in TABLES[name].to_schema().columns.items()
    }


def nullable_texts(name: str) -> list[str]:
    """Return the text and day columns of a published table that may be empty."""
    columns, types = TABLES[name].to_schema().columns, column_types(name)
    return [c for c, f in columns.items() if f.nullable and types[c] in {"string", "date"}]


def term_columns(name: str) -> dict[str, Lijst]:
    """Return the columns of a published table that hold terms, with the list of each."""
    columns = TABLES[name].to_schema().columns
    found = {c: (field.metadata or {}).get(TERMS_OF) for c, field in columns.items()}
    return {c: lijst for c, lijst in found.items() if lijst is not None}


def schema_of(name: str, typology: Typology) -> pa.DataFrameSchema:
    """Return the schema of a published table in which a term is one of `typology`.

    The terms are those of the version, never of the program: see docs/contract.md.
    """
    schema, terms = TABLES[name].to_schema(), typology.lists
    checks = {
        column: [*schema.columns[column].checks, pa.Check.isin(labels(terms[lijst]))]
        for column, lijst in term_columns(name).items()
    }
    return schema.update_columns({column: {"checks": c} for column, c in checks.items()})
