"""Release: build a wave and publish it as a new version, or find that nothing changed."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pipeline.build import Snapshot, build
from pipeline.errors import SjoError
from pipeline.identify import read_earlier
from pipeline.inputs import digest_code, digest_lock, find_commit, fingerprint, list_inputs
from pipeline.publish.atomic import locked, publish_folder, staging
from pipeline.publish.database import is_current, write_database
from pipeline.publish.files import write_tables
from pipeline.publish.manifest import describe_tables, hash_outputs, table_frame, write_json
from pipeline.publish.package import describe_package, make_citation
from pipeline.publish.readme import ReadmeFacts, write_readme
from pipeline.quality import measure_quality
from pipeline.snapshots import (
    Version,
    curated_folder,
    find_parent,
    list_versions,
    read_manifest,
)
from pipeline.worklist import write_worklists
from schemas.typology import load_typology

STAGES = 8  # how many stages `release` and `write_version` report at most
Report = Callable[[str], None]


@dataclass(frozen=True)
class Released:
    """The version that now holds the inventory; `is_new` is False when nothing had changed."""

    versie: Version
    is_new: bool
    folder: Path
    snapshot: Snapshot


def release(root: Path, meting: int, report: Report = lambda stage: None) -> Released:
    """Build wave `meting` of the tree at `root` and publish it in data/curated/.

    A published version is never touched. The new one appears in one step, after it was written
    whole; so does the database. Raises SjoError when another build runs or an input changes
    meanwhile; then nothing is published.
    """
    folder = curated_folder(root)
    with locked(folder), staging(folder) as built:
        parent = find_parent(root, meting)
        version = next_version(root, meting)
        snapshot = write_version(root, built, version, parent, report)
        same = (
            parent if parent and parent.meting == meting and _equal(built, folder, parent) else None
        )
        if same is None:
            report("publiceren")
            publish_folder(built, folder / str(version))
        if same is None or not is_current(root):
            write_database(root)
        write_worklists(root, snapshot)
    return Released(same or version, same is None, folder / str(same or version), snapshot)


def next_version(root: Path, meting: int) -> Version:
    """Return the version that a new release of a wave gets."""
    numbers = [v.nummer for v in list_versions(root) if v.meting == meting]
    return Version(meting, max(numbers, default=0) + 1)


def write_version(
    root: Path, built: Path, version: Version, parent: Version | None, report: Report
) -> Snapshot:
    """Build a version and write every file of it into the empty folder `built`."""
    files = list_inputs(root, version.meting, parent)
    prints = fingerprint(root, files)
    snapshot = build(root, version.meting, read_earlier(root, parent), str(version), report)
    report("schrijven")
    peildatum = snapshot.sources.peildatum or f"{version.meting}-01-01"
    quality = measure_quality(
        snapshot.tables["herkomst"],
        snapshot.matched.pairs,
        snapshot.matched.questions,
        snapshot.sources.judgements.koppelingen,
    )
    write_tables(snapshot.tables, built)
    write_readme(
        built / "LEESMIJ.md",
        ReadmeFacts(
            versie=str(version),
            meting=version.meting,
            grensjaar=version.meting,
            peildatum=peildatum,
            vorige=str(parent or ""),
            tables=snapshot.tables,
            bronnen=snapshot.sources.states,
            kwaliteit=quality,
        ),
        load_typology(),
    )
    (built / "CITATION.cff").write_text(make_citation(str(version), peildatum), encoding="utf-8")
    write_json(built / "datapackage.json", describe_package(built, str(version), peildatum))
    if fingerprint(root, files) != prints:
        raise SjoError("een invoerbestand veranderde tijdens het bouwen; start opnieuw")
    write_json(
        built / "manifest.json",
        {
            "versie": str(version),
            "meting": version.meting,
            "vorige_versie": str(parent or ""),
            "grensjaar": version.meting,
            "peildatum": peildatum,
            "typologie_versie": load_typology().versie,
            "code": {"commit": find_commit(), "sha256": digest_code(), "lock": digest_lock()},
            "bronnen": table_frame(snapshot.sources.states),
            "aantallen": table_frame(snapshot.aantallen),
            "rijen": describe_tables(snapshot.tables),
            "kwaliteit": quality,
            "invoer": prints,
            "uitvoer": hash_outputs(built),
        },
    )
    return snapshot


def _equal(built: Path, folder: Path, parent: Version) -> bool:
    """Tell whether a build says what its parent says, apart from the version's own name."""
    before = read_manifest(folder / str(parent))
    return all(
        before["uitvoer"].get(name) == digest
        for name, digest in hash_outputs(built).items()
        if name.endswith((".parquet", ".csv"))
    )
