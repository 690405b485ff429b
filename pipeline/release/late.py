"""Days that have not come: what `sjo check` calls a fault is not published either.

A build knows no clock, so that it can be done again. Who releases does: the day is held against
what the build took, and stands in nothing that it makes.
"""

from collections.abc import Iterator

import pandas as pd

from pipeline.boundary import rows_of
from pipeline.files.findings import Finding
from pipeline.given import Given
from pipeline.mutations.report import find_late_report
from pipeline.read.cells import parse_moment
from pipeline.read.validation import LATE_ADVICE, LATE_RULE, dated_columns, raise_all
from schemas.columns import Template
from schemas.manual import LOCATIES
from schemas.templates import EVERY_TEMPLATE


def require_past(given: Given, today: str) -> None:
    """Raise FileError with every cell of a day after the ISO day `today`; "" asks nothing."""
    raise_all(list(find_future(given, today)) if today else [])


def find_future(given: Given, today: str) -> Iterator[Finding]:
    """Yield a finding per cell of a day after `today`, in what people wrote and a build took.

    Of answers to a survey too, and of what sites said; nothing of an answer stands in a finding.
    """
    records, answers = given.sources.records, given.sources.antwoorden
    frames = {**given.taken, LOCATIES.name: records[~records["bron"].isin(answers["bron"])]}
    for row in rows_of(answers[answers["gezien_op"] > today]):
        where = str(row["bestand"]), int(row["rij"]), "", "ingediend_op"
        yield Finding(*where, regel=LATE_RULE, advies=LATE_ADVICE)
    for template in EVERY_TEMPLATE:
        yield from _find_in(frames[template.name], template, today)
    for filed in given.mutations.filed.values():
        yield from find_late_report(filed.mutation, today, filed.bestand)


def _find_in(table: pd.DataFrame, template: Template, today: str) -> Iterator[Finding]:
    for kolom in [c.name for c in dated_columns(template) if c.name in table]:
        days = map(str, table[kolom].unique())
        late = {day for day in days if (parse_moment(day) or "") > today}
        for row in rows_of(table[table[kolom].isin(late)]):
            where = str(row["bestand"]), int(row["rij"]), "", kolom
            yield Finding(*where, str(row[kolom]), LATE_RULE, LATE_ADVICE)
