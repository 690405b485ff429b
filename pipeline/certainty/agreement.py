"""How far readers agreed before they settled anything, per field and per label.

Only what was read blind counts: who knows what a colleague found agrees too easily. How many
records were read twice but not blind is said beside it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
import pandas as pd

from pipeline.certainty.coefficients import (
    Numbers,
    cohen_kappa,
    gwet_ac1,
    krippendorff_alpha,
    masi_distance,
    percent_agreement,
)
from schemas.published import columns_of
from schemas.published.readings import EXPLICIT
from schemas.readings import LABEL_COLUMNS, NONE_OF_THEM, NOT_LOOKED_AT, READ_FIELDS
from schemas.records import MULTI_VALUE_SEPARATOR
from schemas.typology import Typology, labels
from schemas.vocabulary import Lezingstand, Lijst, Maat

SAMPLES, SEED = 1000, 2023
"""Resamples of an interval, and where their chance begins: the same records, the same interval."""
FEWEST_RECORDS = 10
"""Below this an interval is not given: resampling a handful of records only repeats them."""
TELLING_SHARE = 0.95
"""Of the resamples so many must give a figure: an interval of 95 % rests on no fewer."""
SAME = 1e-9
"""Figures that differ less are the same, whatever the order of adding up."""

LABELS_OF = dict(zip(LABEL_COLUMNS, (Lijst.ONDERSTEUNINGSTYPE, Lijst.LEEFGEBIED), strict=True))
"""The list of which a field holds terms."""

Answer = frozenset[str]


@dataclass(frozen=True)
class DoubleReadings:
    """What the readers of each record answered to one question, in the order of their readings.

    `answers`: those of records that two or more read blind. `not_blind`: records that were read by
    two or more, but by fewer than two of them blind.
    """

    answers: list[list[Answer]]
    not_blind: int


def measure_agreement(lezingen: pd.DataFrame, typology: Typology) -> pd.DataFrame:
    """Return the published table overeenstemming out of the published table lezingen."""
    rows = [
        {"veld": veld, "term": term, "prevalentie": prevalence, **counted, **figure}
        for veld in READ_FIELDS
        for term, scale, read in _questions(lezingen, veld, typology)
        for prevalence, counted in [_describe(read, term)]
        for figure in _figures(read, scale)
    ]
    table = pd.DataFrame(rows, columns=columns_of("overeenstemming"))
    return table.astype(dict.fromkeys(["waarde", "van", "tot", "prevalentie"], "float64"))


def _questions(
    lezingen: pd.DataFrame, veld: str, typology: Typology
) -> Iterator[tuple[str, list[Answer] | None, DoubleReadings]]:
    """Yield what was asked: the field as a whole, and yes or no to each of its labels."""
    read = find_double_readings(lezingen, veld)
    yield "", None, read
    if veld in LABELS_OF:
        for term in labels(typology.lists[LABELS_OF[veld]]):
            asked = [[answer & {term} for answer in answers] for answers in read.answers]
            yield term, [frozenset(), frozenset({term})], DoubleReadings(asked, read.not_blind)


def find_double_readings(lezingen: pd.DataFrame, veld: str) -> DoubleReadings:
    """Return what was answered to one field by the readers of records that more than one read.

    Of a reader the reading that holds counts. A former verdict, and a field that a reader did not
    look at, are no answer.
    """
    counting = find_counting(lezingen)
    asked = counting[counting["veld"] == veld].sort_values(["record_id", "datum", "lezing_id"])
    readers = asked.groupby("record_id")["lezer"].transform("nunique")
    doubly = asked[readers > 1]
    blind = doubly[doubly["blind"]]
    counted = blind[blind.groupby("record_id")["lezer"].transform("nunique") > 1]
    answers = [
        [read_answer(value) for value in values]
        for _, values in counted.groupby("record_id")["waarde"]
    ]
    return DoubleReadings(answers, doubly["record_id"].nunique() - len(answers))


def find_counting(lezingen: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of lezingen that are an answer: explicit, still holding, and looked at."""
    return lezingen[
        (lezingen["vorm"] == EXPLICIT)
        & (lezingen["stand"] == Lezingstand.GELDT)
        & (lezingen["waarde"] != NOT_LOOKED_AT)
    ]


def read_answer(value: str) -> Answer:
    """Return the words of an answer; none of them when the reader said that there is none."""
    return frozenset(value.split(MULTI_VALUE_SEPARATOR)) - {NONE_OF_THEM, ""}


def _describe(read: DoubleReadings, term: str) -> tuple[float | None, dict[str, int]]:
    """Return how often the label was given, and how many records that rests on."""
    given = [bool(answer) for answers in read.answers for answer in answers]
    prevalence = round(sum(given) / len(given), 3) if term and given else None
    return prevalence, {"records": len(read.answers), "niet_blind": read.not_blind}


def _figures(read: DoubleReadings, scale: Sequence[Answer] | None) -> Iterator[dict[str, object]]:
    """Yield every coefficient with its interval; empty where the records cannot tell."""
    size = len(read.answers)
    if not size:
        for maat in Maat:
            yield {"maat": str(maat)}
        return
    categories = scale or sorted({a for answers in read.answers for a in answers}, key=sorted)
    for maat, coefficient in _coefficients(read.answers, list(categories)).items():
        value = _rounded(coefficient(np.ones((1, size)))[0])
        has_interval = size >= FEWEST_RECORDS and value is not None
        low, high = _interval(coefficient(_resample(size))) if has_interval else (None, None)
        yield {"maat": str(maat), "waarde": value, "van": low, "tot": high}


def _coefficients(
    answers: list[list[Answer]], categories: list[Answer]
) -> dict[Maat, Callable[[Numbers], Numbers]]:
    place = {category: number for number, category in enumerate(categories)}
    width = max(len(categories), 2)
    one_hot = np.eye(width)
    units = [one_hot[[place[answer] for answer in given]] for given in answers]
    counts = np.array([unit.sum(axis=0) for unit in units]).reshape(-1, width)
    first = np.array([unit[0] for unit in units]).reshape(-1, width)
    second = np.array([unit[1] for unit in units]).reshape(-1, width)
    distance = np.zeros((width, width))
    for (a, row), (b, column) in product(place.items(), repeat=2):
        distance[row, column] = masi_distance(a, b)
    return {
        Maat.GELIJK: lambda weights: percent_agreement(counts, weights),
        Maat.KAPPA: lambda weights: cohen_kappa(first, second, weights),
        Maat.AC1: lambda weights: gwet_ac1(counts, weights),
        Maat.ALPHA: lambda weights: krippendorff_alpha(counts, weights, distance),
    }


def _resample(size: int) -> Numbers:
    drawn = np.random.default_rng(SEED).multinomial(size, np.full(size, 1 / size), SAMPLES)
    return drawn.astype(np.float64)


def _interval(values: Numbers) -> tuple[float | None, float | None]:
    told = values[~np.isnan(values)]
    # Readers who never differed never do in a resample: that says nothing of how sure it is.
    if told.size < TELLING_SHARE * values.size or np.ptp(told) < SAME:
        return None, None
    low, high = np.quantile(told, [0.025, 0.975])
    return _rounded(low), _rounded(high)


def _rounded(value: float) -> float | None:
    return None if np.isnan(value) else round(float(value), 3) + 0.0
