"""Write one version whole: tables, papers, differences from the version before, manifest."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd

from pipeline.boundary import require
from pipeline.build import Inventory, Report, build
from pipeline.compare.commands import write_differences
from pipeline.compare.differences import compare_versions
from pipeline.errors import SjoError
from pipeline.files.tables import write_tables
from pipeline.publish.digest import OF_TWO_VERSIONS, digest_folder
from pipeline.publish.manifest import (
    MANIFEST,
    describe_tables,
    hash_outputs,
    table_frame,
    write_json,
)
from pipeline.publish.package import Citation, describe_package, make_citation, make_title
from pipeline.publish.readme import ReadmeFacts, write_readme
from pipeline.release.inputs import (
    digest_code,
    digest_lock,
    find_commit,
    hash_inputs,
    is_synthetic,
    list_inputs,
)
from pipeline.release.quality import measure_quality
from pipeline.release.raised import require_raised_version
from pipeline.versions.earlier import read_earlier
from pipeline.versions.published import read_folder, read_version, rename_records
from pipeline.versions.version import Version
from schemas.published import CONTRACT
from schemas.published.lineage import Verschillen
from schemas.typology import load_typology


def write_version(
    root: Path, built: Path, version: Version, parent: Version | None, report: Report
) -> Inventory:
    """Build a version and write every file of it into the empty folder `built`.

    The same inputs give the same bytes. SjoError when an input changes meanwhile.
    """
    files = list_inputs(root, version.meting, parent)
    prints = hash_inputs(root, files)
    if parent is not None:
        require_raised_version(read_version(root, parent), load_typology())
    inventory = build(root, version.meting, read_earlier(root, parent), str(version), report)
    report("schrijven")
    manifest = _describe(inventory, version, parent) | {"synthetisch": is_synthetic(root)}
    write_tables(inventory.tables, built)
    differences = _compare(root, built, parent, version, inventory, manifest)
    write_tables({OF_TWO_VERSIONS: differences}, built)
    inventory = replace(inventory, tables=inventory.tables | {OF_TWO_VERSIONS: differences})
    manifest["rijen"] = describe_tables(inventory.tables)
    _write_papers(built, inventory, manifest)
    # Hashed again at the end: a file that changed under the build would be named with a hash of
    # what was not read, and the version could never be made again.
    if hash_inputs(root, files) != prints:
        raise SjoError("een invoerbestand veranderde tijdens het bouwen; start opnieuw")
    manifest["invoer"] = prints
    manifest["duckdb_inhoud"] = digest_folder(built)
    manifest["uitvoer"] = hash_outputs(built)
    write_json(built / MANIFEST, manifest)
    return inventory


def _describe(inventory: Inventory, version: Version, parent: Version | None) -> dict[str, Any]:
    return {
        "contract": CONTRACT,
        "versie": str(version),
        "meting": version.meting,
        "vorige_versie": str(parent or ""),
        "grensjaar": version.meting,
        "peildatum": inventory.given.sources.peildatum or f"{version.meting}-01-01",
        "typologie_versie": inventory.given.typology.versie,
        "code": {"commit": find_commit(), "sha256": digest_code(), "lock": digest_lock()},
        "bronnen": table_frame(inventory.states),
        "aantallen": table_frame(inventory.aantallen),
        "kwaliteit": measure_quality(
            inventory.tables["herkomst"],
            inventory.made.matched.pairs,
            inventory.made.decisions,
            len(inventory.made.matched.questions),
        ),
    }


def _compare(
    root: Path,
    built: Path,
    parent: Version | None,
    version: Version,
    inventory: Inventory,
    manifest: dict[str, Any],
) -> pd.DataFrame:
    """Return the published table verschillen, and write the page beside it; empty without parent.

    Both sides are read as any later reader will: from the files, in their present form.
    """
    if parent is None:
        return inventory.tables[OF_TWO_VERSIONS]
    before = read_version(root, parent)
    aliases = inventory.given.sources.entry_ids.find_aliases(before.tables["herkomst"]["record_id"])
    differences = compare_versions(
        rename_records(before, aliases),
        read_folder(built, version, manifest),
        inventory.given.country.successors,
        inventory.given.country.alle_gemeenten,
        correcties=inventory.given.sources.judgements.correcties,
    )
    write_differences(differences, built)
    return require(Verschillen, differences.wijzigingen)


def _write_papers(built: Path, inventory: Inventory, manifest: dict[str, Any]) -> None:
    typology, is_synthetic = inventory.given.typology, manifest["synthetisch"]
    citation = Citation(
        make_title(is_synthetic=is_synthetic), manifest["versie"], manifest["peildatum"]
    )
    write_readme(
        built / "LEESMIJ.md",
        ReadmeFacts(
            versie=citation.versie,
            meting=manifest["meting"],
            grensjaar=manifest["grensjaar"],
            peildatum=citation.peildatum,
            vorige=manifest["vorige_versie"],
            tables=inventory.tables,
            bronnen=inventory.states,
            kwaliteit=manifest["kwaliteit"],
            is_synthetic=is_synthetic,
        ),
        typology,
    )
    (built / "CITATION.cff").write_text(make_citation(citation), encoding="utf-8")
    write_json(built / "datapackage.json", describe_package(built, citation, typology))
