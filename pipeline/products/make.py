"""Make every product of a version: tables, workbook, maps, factsheets, page, geo files."""

import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd

from pipeline.compare.commands import CSV_NAME
from pipeline.country.reference import find_boundaries
from pipeline.errors import SjoError
from pipeline.figures.views import read_comments, read_figure, read_figures
from pipeline.files.defuse import defuse_texts
from pipeline.files.whole import locked, publish_folder, staging
from pipeline.products.draw import draw_maps
from pipeline.products.factsheets import find_gemeenten, render_factsheets
from pipeline.products.geo import write_geojson, write_geopackage
from pipeline.products.report import write_report
from pipeline.products.snapshot import Snapshot
from pipeline.products.workbook import About, write_workbook
from pipeline.versions.folders import DATABASE, curated_folder, version_folder
from pipeline.versions.published import read_manifest, read_tables
from pipeline.versions.version import Version

STEPS = 6
FOR_MAPS = ["gemeente_dekking", "gemeente_klassen"]
FACTSHEETS = "factsheets"


def products_folder(root: Path, version: Version) -> Path:
    """Return where the products of a version lie."""
    return root / "data" / "producten" / str(version)


def open_snapshot(root: Path, version: Version) -> tuple[Snapshot, dict[str, str]]:
    """Read a published version with its figures, and what each figure counts (by name).

    Figures come from the views in the database: there is no second definition of them.
    """
    folder = version_folder(root, version)
    manifest = read_manifest(folder)
    tables = read_tables(folder)
    path = curated_folder(root) / DATABASE
    try:
        with duckdb.connect(str(path), read_only=True) as con:
            figures = read_figures(con, version.schema)
            helpers = {name: read_figure(con, version.schema, name) for name in FOR_MAPS}
            comments = read_comments(con, version.schema)
    except duckdb.Error as error:
        raise SjoError(
            f"{path}: versie {version} staat er niet in; draai eerst sjo build"
        ) from error
    changes = folder / CSV_NAME
    return Snapshot(
        versie=str(version),
        meting=str(manifest["meting"]),
        grensjaar=manifest["grensjaar"],
        peildatum=date.fromisoformat(manifest["peildatum"]),
        tables=tables | figures | helpers,
        bronnen=pd.DataFrame(manifest["bronnen"]),
        vorige_versie=manifest["vorige_versie"],
        wijzigingen=_read_changes(changes) if changes.is_file() else None,
        kwaliteit=manifest["kwaliteit"],
        is_synthetic=manifest["synthetisch"],
    ), comments


def _read_changes(path: Path) -> pd.DataFrame:
    changes = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
    return changes.astype({"effect": "int64"})


def make_products(
    root: Path, version: Version, report: Callable[[str], None] = lambda step: None
) -> Path:
    """Make all products of a version and return their folder; they appear together, whole.

    Products that exist already are left as they are: a version never changes. SjoError when the
    version or its figures are missing, or fetched boundaries do not fit.
    """
    target = products_folder(root, version)
    if target.is_dir():
        return target
    with locked(target.parent), staging(target.parent) as built:
        report("cijfers")
        snapshot, comments = open_snapshot(root, version)
        boundaries = find_boundaries(root, snapshot.grensjaar)
        with ProcessPoolExecutor(max_workers=min(2, os.cpu_count() or 1)) as pool:
            sheets = pool.submit(
                render_factsheets, snapshot, None, built / FACTSHEETS, boundaries=boundaries
            )
            report("tabellen")
            _write_tables(snapshot, comments, built)
            report("kaarten")
            draw_maps(snapshot, built / "kaarten", boundaries)
            report("rapport")
            write_report(snapshot, built / "rapport.html", boundaries)
            report("factsheets")
            sheets.result()
        publish_folder(built, target)
    return target


def _write_tables(snapshot: Snapshot, comments: dict[str, str], built: Path) -> None:
    figures = {name: snapshot.tables[name] for name in comments if name in snapshot.tables}
    folder = built / "tabellen"
    folder.mkdir()
    for name, figure in figures.items():
        defuse_texts(figure).to_csv(folder / f"{name}.csv", index=False, lineterminator="\n")
    locaties = snapshot.tables["locaties"]
    about = About(snapshot.versie, snapshot.peildatum, snapshot.source_line, snapshot.is_synthetic)
    published = {n: t for n, t in snapshot.tables.items() if n not in figures}
    write_workbook(built / "inventarisatie.xlsx", figures | published, comments, about)
    write_geopackage(built / "locaties.gpkg", locaties, snapshot.peildatum, snapshot.is_synthetic)
    write_geojson(built / "locaties.geojson", locaties, snapshot.source_line, snapshot.is_synthetic)


def make_factsheets(
    root: Path, version: Version, gemeenten: list[str] | None, progress: Callable[[int, int], None]
) -> list[Path]:
    """Make the factsheets of some gemeenten, or of all, anew, and return their files."""
    snapshot, _ = open_snapshot(root, version)
    find_gemeenten(snapshot, gemeenten)
    folder = root / "data" / "producten" / f"{version}-{FACTSHEETS}"
    boundaries = find_boundaries(root, snapshot.grensjaar)
    return render_factsheets(snapshot, gemeenten, folder, progress, boundaries)
