"""Files for the people who work on a wave; never published, never an input of a build."""

from pathlib import Path

import pandas as pd

from pipeline.files.defuse import defuse_texts
from pipeline.files.lock import edited
from pipeline.files.tables import connect, path_for_duckdb
from pipeline.files.whole import whole_file, write_whole
from pipeline.inventory import Inventory
from schemas.manual import CORRECTIES
from schemas.vocabulary import Oorzaak


def work_folder(root: Path, meting: int) -> Path:
    """Return where the worklists of a wave lie."""
    return root / "data" / "werk" / str(meting)


def write_worklists(root: Path, inventory: Inventory) -> None:
    """Write what `sjo review` and maintainers need of the latest build, replacing the former.

    vragen.csv: pairs for people to decide. overgangen.csv: what is gone and may be something new,
    as rows of correcties.csv to complete. paren.parquet: every compared pair and why.
    records.parquet: the normalised records. clusters.parquet: record_id, cluster_id.
    aan_te_vullen.csv: published locations of which something is still looked up, and what.
    signalen.csv: what normalising found odd. weggelaten.csv: which published cells the gate of
    personal data withheld, and by which rule. niet_openbaar.csv: answers on money and staffing;
    antwoorden.csv: which survey answer they belong to.
    """
    folder = work_folder(root, inventory.given.meting)
    folder.mkdir(parents=True, exist_ok=True)
    _write_csv(folder / "vragen.csv", inventory.made.linked.matched.questions)
    _write_csv(folder / "overgangen.csv", _list_transitions(inventory))
    _write_csv(folder / "aan_te_vullen.csv", _list_unfinished(inventory))
    _write_csv(folder / "signalen.csv", inventory.made.linked.normalised.signals)
    _write_csv(folder / "weggelaten.csv", inventory.tables.withheld)
    _write_csv(folder / "niet_openbaar.csv", inventory.given.sources.niet_openbaar)
    _write_csv(folder / "antwoorden.csv", inventory.given.sources.antwoorden)
    with connect() as con:
        for name, table in {
            "paren": inventory.made.linked.matched.pairs,
            "records": inventory.made.linked.records,
            "clusters": inventory.made.linked.matched.clusters,
        }.items():
            path = folder / f"{name}.parquet"
            with edited(path), whole_file(path) as built:
                con.from_df(table).write_parquet(path_for_duckdb(built), compression="zstd")


def _list_transitions(inventory: Inventory) -> pd.DataFrame:
    """Return rows of correcties.csv of what may have moved, with what is seen of both sides."""
    changes = inventory.tables["verschillen"]
    asked = changes[(changes["oorzaak"] == Oorzaak.MOGELIJK_VERHUISD) & (changes["effect"] == -1)]
    records = inventory.tables["herkomst"].sort_values("record_id").drop_duplicates("locatie_id")
    record_of = records.set_index("locatie_id")["record_id"]
    places = inventory.tables["locaties"].set_index("locatie_id")
    now = places.reindex(asked["verwante_locatie_id"].tolist())
    rows = pd.DataFrame(dict.fromkeys(CORRECTIES.names, ""), index=range(len(asked)), dtype="str")
    return rows.assign(
        locatie_id=asked["locatie_id"].tolist(),
        is_nu=asked["verwante_locatie_id"].map(record_of).tolist(),
        vraag="verhuisd, hernoemd, samengevoegd of twee dingen",
        waarom=asked["grond"].tolist(),
        naam_was=asked["organisatie"].tolist(),
        adres_was=asked["oud"].tolist(),
        naam_nu=now["organisatie"].tolist(),
        adres_nu=now["bezoekadres"].tolist(),
        gemeente_nu=now["gemeente"].tolist(),
    )


def _list_unfinished(inventory: Inventory) -> pd.DataFrame:
    made, shown = (
        inventory.made,
        ["locatie_id", "organisatie", "bezoekadres", "gemeente", "website"],
    )
    places = inventory.tables["locaties"][shown]
    named = made.settled.aan_te_vullen.merge(made.identified.ids, on="cluster_id")
    return named.drop(columns="cluster_id").merge(places, on="locatie_id")[[*shown, "reden"]]


def _write_csv(path: Path, table: pd.DataFrame) -> None:
    # What a killed build left of it goes: nobody may read half of what is not published.
    with edited(path):
        write_whole(path, defuse_texts(table).to_csv(index=False, lineterminator="\n"))
