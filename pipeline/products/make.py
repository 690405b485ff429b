"""Make every product of a version: tables, workbook, maps, factsheets, page, geo files."""

import pickle
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import duckdb
import pandas as pd

from pipeline.country.reference import find_boundaries, read_postcode_areas
from pipeline.errors import SjoError
from pipeline.exchange.write import write_exchange
from pipeline.figures.views import read_comments, read_figure, read_figures
from pipeline.files.defuse import defuse_texts
from pipeline.files.lock import locked
from pipeline.files.tables import path_for_duckdb
from pipeline.files.whole import publish_folder, staging
from pipeline.processes import explain_death, start_pool
from pipeline.products.draw import draw_maps
from pipeline.products.edition import Edition
from pipeline.products.factsheets import find_gemeenten, render_factsheets
from pipeline.products.geo import make_layer_title, write_geojson, write_geopackage
from pipeline.products.policy_sheets import list_policy_sheets
from pipeline.products.report import list_doubts, write_report
from pipeline.products.verkenner.page import EXPLORER
from pipeline.products.verkenner.write import write_explorer
from pipeline.products.workbook import About, write_workbook
from pipeline.publish.database_file import require_intact
from pipeline.versions.folders import (
    DATABASE,
    DIFFERENCES_PAGE,
    concept_folder,
    database_path,
    version_folder,
)
from pipeline.versions.manifest import load_manifest
from pipeline.versions.published import STAND_MARKS, PublishedVersion, read_folder, read_version
from pipeline.versions.version import Version

STEPS = 8
FOR_MAPS = ["gemeente_dekking", "gemeente_klassen"]
FACTSHEETS = "factsheets"
SHARES = 2  # of the factsheets; a process takes about 300 MB


def products_folder(root: Path, version: Version) -> Path:
    """Return where the products of a version lie."""
    return root / "data" / "producten" / str(version)


def tell_products(folder: Path) -> str:
    """Return in Dutch where products lie and where a reader begins."""
    first, other = folder / "verkenner" / "index.html", folder / "rapport.html"
    return f"Producten: {folder} (begin met {first} of {other})"


def open_edition(root: Path, version: Version) -> tuple[Edition, dict[str, str]]:
    """Read a published version with its figures, and what each figure counts (by name)."""
    return read_edition(root, read_version(root, version), database_path(root))


def read_edition(
    root: Path, published: PublishedVersion, path: Path
) -> tuple[Edition, dict[str, str]]:
    """Return a version with its figures, and what each counts, from the database at `path`.

    Figures come from the views there: there is no second definition of them. Boundaries are those
    fetched into `root`.
    """
    version = published.versie
    require_intact(path)
    try:
        with duckdb.connect(path_for_duckdb(path), read_only=True) as con:
            figures = read_figures(con, version.schema)
            helpers = {name: read_figure(con, version.schema, name) for name in FOR_MAPS}
            comments = read_comments(con, version.schema)
            previous = _read_previous(con, str(published.manifest["vorige_versie"]))
    except duckdb.Error as error:
        raise SjoError(
            f"{path}: versie {version} staat er niet in; draai eerst sjo build"
        ) from error
    boundaries = find_boundaries(root, published.grensjaar)
    return Edition(published, figures | helpers, previous, boundaries), comments


def _read_previous(con: duckdb.DuckDBPyConnection, previous: str) -> dict[str, pd.DataFrame]:
    """Return the figures and gemeenten of the version before, {} when they are not held here."""
    if not previous:
        return {}
    schema = Version.parse(previous).schema
    held = con.execute("SELECT 1 FROM duckdb_schemas() WHERE schema_name = ?", [schema]).fetchall()
    if not held:
        return {}
    return read_figures(con, schema) | {"gemeenten": read_figure(con, schema, "gemeenten")}


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
    source = version_folder(root, version)
    return _make_in(target, root, source, lambda: open_edition(root, version), report)


def make_concept_products(
    root: Path, meting: int, report: Callable[[str], None] = lambda step: None
) -> Path:
    """Make all products of the concept of a wave, in its own folder; SjoError without a concept."""
    folder = concept_folder(root, meting)
    version = Version.parse(load_manifest(folder)["versie"])
    concept = read_folder(folder, version)
    target = folder / "producten"
    open_it = partial(read_edition, root, concept, folder / DATABASE)
    return _make_in(target, root, folder, open_it, report)


def _make_in(
    target: Path,
    root: Path,
    source: Path,
    open_it: Callable[[], tuple[Edition, dict[str, str]]],
    report: Callable[[str], None],
) -> Path:
    with locked(target.parent), staging(target.parent) as built:
        report("cijfers")
        edition, comments = open_it()
        with _factsheets_apart(edition, built / FACTSHEETS) as sheets:
            report("tabellen")
            _write_tables(edition, comments, built)
            report("kaarten")
            draw_maps(edition, built / "kaarten")
            report("rapport")
            told = _take_differences(source, built)
            write_report(edition, built / "rapport.html", differences_page=told)
            report(EXPLORER)
            write_explorer(edition, built / EXPLORER, read_postcode_areas(root))
            report("uitwisseling")
            write_exchange(edition.version, source, built)
            report("factsheets")
            for share in sheets:
                share.result()
        publish_folder(built, target)
    return target


@contextmanager
def _factsheets_apart(edition: Edition, folder: Path) -> Iterator[list[Future[None]]]:
    """Set the factsheets in processes beside this one, a share each; give what to wait for.

    They take longer than all the rest together.
    """
    codes = sorted(find_gemeenten(edition, None))
    edition.basemap  # noqa: B018 computed once, and sent along
    # Packed before anything else is asked of it: a thread that packs it later meets it half filled.
    packed = pickle.dumps(edition)
    with explain_death(), start_pool(SHARES) as pool:
        shares = (codes[n::SHARES] for n in range(SHARES))
        yield [pool.submit(_render_share, packed, share, folder) for share in shares if share]


def _render_share(packed: bytes, codes: list[str], folder: Path) -> None:
    edition = pickle.loads(packed)  # noqa: S301 packed by the process that started this one
    render_factsheets(edition, codes, folder)


def _take_differences(source: Path, built: Path) -> str:
    """Put the account of the differences beside the report; "" for a version without one."""
    if not (source / DIFFERENCES_PAGE).is_file():
        return ""
    shutil.copyfile(source / DIFFERENCES_PAGE, built / DIFFERENCES_PAGE)
    return DIFFERENCES_PAGE


def _write_tables(edition: Edition, comments: dict[str, str], built: Path) -> None:
    figures = {name: edition.tables[name] for name in comments if name in edition.tables}
    folder = built / "tabellen"
    folder.mkdir()
    for name, figure in figures.items():
        defuse_texts(figure).to_csv(folder / f"{name}.csv", index=False, lineterminator="\n")
    locaties = edition.tables["locaties"]
    about = About(
        edition.versie,
        edition.peildatum,
        edition.source_line,
        edition.is_synthetic,
        edition.publisher_line,
        edition.licence.titel,
        edition.melden,
        list_doubts(edition),
    )
    published = {n: t for n, t in edition.tables.items() if n not in figures}
    sheets = list_policy_sheets(edition)
    write_workbook(built / "inventarisatie.xlsx", figures | published, comments, about, sheets)
    mark = STAND_MARKS.get(edition.version.stand, "")
    title = make_layer_title(is_synthetic=edition.is_synthetic, mark=mark)
    write_geopackage(built / "locaties.gpkg", locaties, edition.peildatum, title)
    write_geojson(built / "locaties.geojson", locaties, edition.source_line, title)


def make_factsheets(
    root: Path, version: Version, gemeenten: list[str] | None, progress: Callable[[int, int], None]
) -> list[Path]:
    """Make the factsheets of some gemeenten, or of all, anew, and return their files."""
    edition, _ = open_edition(root, version)
    find_gemeenten(edition, gemeenten)
    folder = root / "data" / "producten" / f"{version}-{FACTSHEETS}"
    return render_factsheets(edition, gemeenten, folder, progress)
