"""Every published table that says how sure a version is."""

from dataclasses import dataclass

import pandas as pd

from pipeline.certainty.agreement import measure_agreement
from pipeline.certainty.completeness import measure_completeness
from pipeline.certainty.disagreement import tabulate_answers
from pipeline.certainty.drift import follow_readers
from pipeline.certainty.evidence import weigh_evidence
from pipeline.certainty.finds import read_search_log
from pipeline.certainty.rules import count_rules
from pipeline.certainty.search_yield import (
    estimate_findable,
    measure_saturation,
    measure_yield,
    price_rules,
)
from pipeline.certainty.survey_beside import compare_survey, count_response
from schemas.sites import list_registers
from schemas.typology import Typology


@dataclass(frozen=True)
class Grounds:
    """What figures of sureness rest on, beside published tables.

    `open_pairs`: record_id_a, record_id_b of pairs that nobody decided. `uitputtend`: the gemeenten
    that planning.csv has searched until nothing comes any more. `bewijs`: lezing_id, veld, waarde,
    grond and citaat of what readings rest on. `vastgesteld`: record_id, veld,
    waarde of what the readers of a record established together. `antwoorden`: bron, gemeentecode,
    voltooid of every answer to a survey.
    """

    open_pairs: pd.DataFrame
    uitputtend: frozenset[str]
    bewijs: pd.DataFrame
    vastgesteld: pd.DataFrame
    antwoorden: pd.DataFrame


def make_certainty_tables(
    grounds: Grounds, tables: dict[str, pd.DataFrame], typology: Typology
) -> dict[str, pd.DataFrame]:
    """Return the tables by name, made of the published `tables` and the grounds."""
    log = read_search_log(tables)
    made = measure_completeness(tables["herkomst"], grounds.open_pairs, list_registers())
    if (findable := estimate_findable(log)) is not None:
        by_search = pd.DataFrame([findable], columns=made["volledigheid"].columns)
        made["volledigheid"] = pd.concat([made["volledigheid"], by_search], ignore_index=True)
    return {
        **made,
        "overeenstemming": measure_agreement(tables["lezingen"], typology),
        "onenigheid": tabulate_answers(tables["lezingen"], typology),
        "lezersverloop": follow_readers(tables["lezingen"], grounds.vastgesteld),
        "bewijskracht": weigh_evidence(tables["lezingen"], grounds.bewijs),
        "zoekopbrengst": measure_yield(log),
        "verzadiging": measure_saturation(log),
        "enquete_naast_bureau": compare_survey(tables),
        "enquete_respons": count_response(
            grounds.antwoorden, tables["gemeenten"], tables["klassen"]
        ),
        "regels": count_rules(tables["afgekeurd"], tables["te_beoordelen"]),
        "stopregel": price_rules(log, grounds.uitputtend),
    }
