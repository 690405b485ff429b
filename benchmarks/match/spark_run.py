"""Match a list with Spark: the functions of `sjo match`, their work divided by `mapInPandas`.

Runs in an environment of its own (`requirements/spark.lock`), in local mode. Records are normalised
in whatever parts Spark reads them; distinct names are read, and couples of them compared, in
parts again; what is joined is joined on the driver, in one pass over columns of numbers.

python -m benchmarks.match.spark_run LIST.parquet OUT.csv [PARTS]
"""

import os
import pickle
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
from pyspark.sql import SparkSession

from pipeline.country.gazetteer import Gazetteer
from pipeline.country.reference import load_reference
from pipeline.match.coding.normal import normalise_records
from pipeline.match.coding.processes import FEW, Answer, Item, Workers
from pipeline.match.engine import match_with
from pipeline.match.names.places import list_places

ROOT = Path(__file__).parents[2]
YEAR = 2023


class SparkWorkers(Workers):
    """Has Spark do what `Workers` has other processes do; short lists stay where they are."""

    def __init__(self, session: SparkSession, parts: int) -> None:
        super().__init__()
        self._session, self._parts = session, parts

    def map(
        self, function: Callable[[Sequence[Item]], Answer], items: Sequence[Item]
    ) -> Iterator[Answer]:
        """The answers to chunks of the items, in order."""
        if len(items) < FEW:
            return map(function, [items])
        size = -(-len(items) // self._parts)
        chunks = [items[at : at + size] for at in range(0, len(items), size)]
        rows = [(at, pickle.dumps(chunk)) for at, chunk in enumerate(chunks)]
        given = self._session.createDataFrame(rows, "at long, items binary")
        context = self._session.sparkContext
        apply = answer_with(context.broadcast(pickle.dumps(function)))
        done = given.repartition(len(rows)).mapInPandas(apply, "at long, answer binary").collect()
        answers = {row["at"]: row["answer"] for row in done}
        return (pickle.loads(answers[at]) for at in range(len(rows)))


def answer_with(packed: Any) -> Callable[[Iterator[pd.DataFrame]], Iterator[pd.DataFrame]]:
    """What applies a broadcast function to rows of pickled items."""

    def apply(batches: Iterator[pd.DataFrame]) -> Iterator[pd.DataFrame]:
        function = pickle.loads(packed.value)
        for batch in batches:
            answers = [pickle.dumps(function(pickle.loads(items))) for items in batch["items"]]
            yield pd.DataFrame({"at": batch["at"], "answer": answers})

    return apply


def normalise_with(shared: Any) -> Callable[[Iterator[pd.DataFrame]], Iterator[pd.DataFrame]]:
    """What normalises records, with a broadcast Gazetteer."""

    def apply(batches: Iterator[pd.DataFrame]) -> Iterator[pd.DataFrame]:
        alone = Workers(few=sys.maxsize)
        for batch in batches:
            yield normalise_records(batch, shared.value, alone)

    return apply


def start_session(parts: int) -> SparkSession:
    """Spark on all cores of this machine, its other processes with our modules."""
    os.environ |= {"PYSPARK_PYTHON": sys.executable, "PYTHONPATH": str(ROOT)}
    session = (
        SparkSession.builder.master("local[*]")
        .appName("sjo match")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.memory", "2g")
        .config("spark.default.parallelism", parts)
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", 50_000)
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    return session


def match_by_spark(source: Path, out: Path, parts: int) -> None:
    """Match the parquet `source`; write record_id and cluster_id to the csv `out`."""
    gazetteer = Gazetteer.from_reference(load_reference(ROOT / "data" / "reference", YEAR))
    session = start_session(parts)
    started = time.perf_counter()
    shared = session.sparkContext.broadcast(gazetteer)
    records = session.read.parquet(str(source)).repartition(parts)
    none = pd.DataFrame(columns=records.columns, dtype=str)
    columns = normalise_records(none, gazetteer, Workers()).columns
    schema = ", ".join(f"{name} string" for name in columns)
    frame = records.mapInPandas(normalise_with(shared), schema).toPandas()
    workers = SparkWorkers(session, parts)
    result = match_with(workers, frame, None, list_places(gazetteer))
    seconds = time.perf_counter() - started
    result.clusters.to_csv(out, index=False)
    session.stop()
    print(f"{seconds:.1f} {len(pickle.dumps(gazetteer)) / 1e6:.1f}")


if __name__ == "__main__":
    match_by_spark(Path(sys.argv[1]), Path(sys.argv[2]), int([*sys.argv[3:], "8"][0]))
