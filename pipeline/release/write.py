"""Write one version whole: tables, papers, differences from the version before, manifest."""

from pathlib import Path
from typing import Any

from pipeline.build import Report, Snapshot, build
from pipeline.compare.commands import read_successors, write_differences
from pipeline.compare.differences import compare_versions
from pipeline.errors import SjoError
from pipeline.files.tables import write_tables
from pipeline.publish.database import digest_folder
from pipeline.publish.manifest import (
    MANIFEST,
    describe_tables,
    hash_outputs,
    table_frame,
    write_json,
)
from pipeline.publish.package import describe_package, make_citation, make_title
from pipeline.publish.readme import ReadmeFacts, write_readme
from pipeline.release.inputs import (
    digest_code,
    digest_lock,
    find_commit,
    fingerprint,
    is_synthetic,
    list_inputs,
)
from pipeline.release.quality import measure_quality
from pipeline.stages.identify import read_earlier
from pipeline.versions.published import PublishedVersion, read_tables, read_version
from pipeline.versions.version import Version


def write_version(
    root: Path, built: Path, version: Version, parent: Version | None, report: Report
) -> Snapshot:
    """Build a version and write every file of it into the empty folder `built`.

    The same inputs give the same bytes. SjoError when an input changes meanwhile.
    """
    files = list_inputs(root, version.meting, parent)
    prints = fingerprint(root, files)
    snapshot = build(root, version.meting, read_earlier(root, parent), str(version), report)
    report("schrijven")
    manifest = _describe(snapshot, version, parent) | {"synthetisch": is_synthetic(root)}
    write_tables(snapshot.tables, built)
    if parent is not None:
        _write_differences(root, built, parent, version, snapshot, manifest)
    _write_papers(built, snapshot, manifest)
    if fingerprint(root, files) != prints:
        raise SjoError("een invoerbestand veranderde tijdens het bouwen; start opnieuw")
    manifest["invoer"] = prints
    manifest["duckdb_inhoud"] = digest_folder(built)
    manifest["uitvoer"] = hash_outputs(built)
    write_json(built / MANIFEST, manifest)
    return snapshot


def _describe(snapshot: Snapshot, version: Version, parent: Version | None) -> dict[str, Any]:
    return {
        "versie": str(version),
        "meting": version.meting,
        "vorige_versie": str(parent or ""),
        "grensjaar": version.meting,
        "peildatum": snapshot.given.sources.peildatum or f"{version.meting}-01-01",
        "typologie_versie": snapshot.given.typology.versie,
        "code": {"commit": find_commit(), "sha256": digest_code(), "lock": digest_lock()},
        "bronnen": table_frame(snapshot.given.sources.states),
        "aantallen": table_frame(snapshot.aantallen),
        "rijen": describe_tables(snapshot.tables),
        "kwaliteit": measure_quality(
            snapshot.tables["herkomst"],
            snapshot.made.matched.pairs,
            snapshot.made.decisions,
            len(snapshot.made.matched.questions),
        ),
    }


def _write_differences(
    root: Path,
    built: Path,
    parent: Version,
    version: Version,
    snapshot: Snapshot,
    manifest: dict[str, Any],
) -> None:
    differences = compare_versions(
        read_version(root, parent),
        PublishedVersion(version, manifest, read_tables(built)),
        read_successors(root, snapshot.given.country),
        snapshot.given.country.alle_gemeenten,
        correcties=snapshot.given.sources.judgements.correcties,
    )
    write_differences(differences, built)


def _write_papers(built: Path, snapshot: Snapshot, manifest: dict[str, Any]) -> None:
    versie, peildatum = manifest["versie"], manifest["peildatum"]
    title = make_title(is_synthetic=manifest["synthetisch"])
    write_readme(
        built / "LEESMIJ.md",
        ReadmeFacts(
            versie=versie,
            meting=manifest["meting"],
            grensjaar=manifest["grensjaar"],
            peildatum=peildatum,
            vorige=manifest["vorige_versie"],
            tables=snapshot.tables,
            bronnen=snapshot.given.sources.states,
            kwaliteit=manifest["kwaliteit"],
            is_synthetic=manifest["synthetisch"],
        ),
        snapshot.given.typology,
    )
    (built / "CITATION.cff").write_text(make_citation(title, versie, peildatum), encoding="utf-8")
    write_json(built / "datapackage.json", describe_package(built, title, versie, peildatum))
