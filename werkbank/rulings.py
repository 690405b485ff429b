"""The rulings that hold for a candidate: what was decided of others of its kind."""

from functools import partial

import pandas as pd

from pipeline.files.findings import FileError
from pipeline.read.closed_folders import list_judgement_files
from pipeline.read.judgement import read_judgements
from pipeline.stages.claims import Row, find_rulings
from schemas.manual import JUDGEMENT_TEMPLATES, OFFER_FEATURES
from werkbank.desk import Desk


def read_rulings(desk: Desk, candidate: Row) -> list[Row] | None:
    """Return the rulings to show beside a candidate; None while a file of decisions has a fault."""
    paths = [path for name in JUDGEMENT_TEMPLATES for path in list_judgement_files(desk.root, name)]
    told = desk.remember("rechtspraak", paths, partial(_read, desk))
    if told is None:
        return None
    return find_rulings(told, {**dict.fromkeys((*OFFER_FEATURES, "aanbod"), ""), **candidate})


def _read(desk: Desk) -> pd.DataFrame | None:
    try:
        return read_judgements(desk.root).rechtspraak
    except FileError:
        return None
