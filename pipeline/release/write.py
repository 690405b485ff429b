"""Write one version whole: tables, papers, differences from the version before, manifest."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd

from pipeline.boundary import require
from pipeline.build import Report, build
from pipeline.compare.commands import write_differences
from pipeline.compare.differences import compare_versions
from pipeline.errors import SjoError
from pipeline.files.tables import write_tables
from pipeline.given import Given
from pipeline.inventory import Inventory
from pipeline.privacy.file_names import publish_file_names
from pipeline.privacy.gate import PublicTables, pass_gate
from pipeline.publish.digest import OF_TWO_VERSIONS, digest_folder
from pipeline.publish.manifest import (
    describe_tables,
    hash_outputs,
    table_frame,
    write_json,
)
from pipeline.publish.package import Citation, describe_package, make_citation, make_title
from pipeline.publish.publisher import publisher_of
from pipeline.publish.readme import ReadmeFacts, write_readme
from pipeline.read.sources import Sources
from pipeline.read.stand import read_stand, read_toelichting
from pipeline.release.floors import (
    Acceptance,
    describe_crossings,
    find_crossings,
    require_within,
)
from pipeline.release.inputs import (
    describe_code,
    hash_inputs,
    is_synthetic,
    list_inputs,
)
from pipeline.release.late import require_past
from pipeline.release.quality import count_readings, measure_quality
from pipeline.release.raised import require_raised_version
from pipeline.versions.earlier import read_earlier
from pipeline.versions.manifest import MANIFEST, seal_manifest
from pipeline.versions.published import (
    STAND_MARKS,
    PublishedVersion,
    read_folder,
    read_version,
    rename_records,
)
from pipeline.versions.version import Version
from schemas.floors import load_floors
from schemas.published import CONTRACT
from schemas.published.lineage import Verschillen
from schemas.publisher import PUBLISHER_TABLE, Publisher
from schemas.typology import Typology, load_typology
from schemas.vocabulary import Metingstand, Versiestand


@dataclass(frozen=True)
class Target:
    """What a build is to become: which version, continuing which, accepted by whom.

    A concept is what that version would be; it is judged by people, so no floor stops it.
    """

    versie: Version
    parent: Version | None
    is_concept: bool = False
    aanvaard: Acceptance | None = None
    uitgever: Publisher | None = None
    vandaag: str = ""
    """The day on which people ask for it: no entry may be of a later one; "" asks nothing."""


def write_version(root: Path, built: Path, target: Target, report: Report) -> Inventory:
    """Build a version and write every file of it into the empty folder `built`.

    The same inputs give the same bytes. SjoError when an input changes meanwhile, and when a
    release is empty or crosses a floor that nobody accepted.
    """
    version, parent = target.versie, target.parent
    files = list_inputs(root, version.meting, parent)
    prints = hash_inputs(root, files)
    before = read_version(root, parent) if parent else None
    if before is not None:
        require_raised_version(before, load_typology())
    inventory = build(root, version.meting, read_earlier(root, parent), str(version), report)
    require_past(inventory.given, target.vandaag)
    report("schrijven")
    manifest = _describe(inventory, version, parent) | {"synthetisch": is_synthetic(root)}
    manifest |= {
        PUBLISHER_TABLE: target.uitgever.as_dict() if target.uitgever else None,
        "stand": str(_find_stand(root, target, inventory.given)),
        "toelichting": read_toelichting(root, version.meting),
    }
    write_tables(inventory.tables, built)
    # Both sides are read as any later reader will: from the files, in their present form.
    now = read_folder(built, version, manifest)
    manifest |= _judge_size(before, now, target)
    differences = _compare(root, built, before, now, inventory)
    write_tables(differences, built)
    inventory = replace(inventory, tables=inventory.tables.joined(differences))
    manifest["rijen"] = describe_tables(inventory.tables)
    _write_papers(built, inventory, manifest)
    # Hashed again at the end: a file that changed under the build would be named with a hash of
    # what was not read, and the version could never be made again.
    if hash_inputs(root, files) != prints:
        raise SjoError("een invoerbestand veranderde tijdens het bouwen; start opnieuw")
    finish_manifest(built, manifest | {"invoer": publish_file_names(prints)})
    return inventory


def finish_manifest(built: Path, manifest: dict[str, Any]) -> None:
    """Write the manifest of the version that lies in `built`, with what it holds and its seal."""
    told = {"duckdb_inhoud": digest_folder(built), "uitvoer": hash_outputs(built)}
    write_json(built / MANIFEST, seal_manifest(manifest | told))


def _judge_size(
    before: PublishedVersion | None, now: PublishedVersion, target: Target
) -> dict[str, Any]:
    """Return what the manifest says of floors and ceilings; SjoError when the release stops."""
    crossings = find_crossings(before, now, load_floors())
    if not target.is_concept:
        require_within(now, crossings, target.aanvaard)
    return describe_crossings(crossings, target.aanvaard)


def _find_stand(root: Path, target: Target, given: Given) -> Versiestand:
    """Return how far a version is; SjoError for a finished wave without gemeenten of its year."""
    if target.is_concept:
        return Versiestand.CONCEPT
    if read_stand(root, given.meting) == Metingstand.LOPEND:
        return Versiestand.TUSSENSTAND
    if given.country.grensjaar != given.meting:
        raise SjoError(
            f"meting {given.meting} is afgerond, maar haar gemeenten zijn nog die van "
            f"{given.country.grensjaar}; haal die van {given.meting} op met: "
            f"sjo reference update --year {given.meting}"
        )
    return Versiestand.DEFINITIEF


def _describe(inventory: Inventory, version: Version, parent: Version | None) -> dict[str, Any]:
    return {
        "contract": CONTRACT,
        "versie": str(version),
        "meting": version.meting,
        "vorige_versie": str(parent or ""),
        "grensjaar": inventory.given.country.grensjaar,
        "peildatum": find_peildatum(inventory.given.sources),
        "typologie_versie": inventory.given.typology.versie,
        "code": describe_code(),
        "bronnen": table_frame(inventory.states),
        "aantallen": table_frame(inventory.aantallen),
        "kwaliteit": measure_quality(
            inventory.tables["herkomst"],
            inventory.made.linked.matched,
            inventory.made.linked.decisions,
        )
        | count_readings(inventory.tables["lezingen"]),
    }


def find_peildatum(sources: Sources) -> str:
    """Return the day a version describes (ISO): the latest on which anything was seen.

    When sources tell only months or years, the first day of the latest of those: on it nothing was
    seen yet, but no later day is known. SjoError when nothing was seen on any date: a version must
    say what moment it describes, and the clock does not know that.
    """
    if sources.peildatum:
        return sources.peildatum
    told = pd.concat([sources.records["gezien_op"], sources.zoeklog["datum"]])
    latest = max((str(day) for day in told if day), default="")
    if not latest:
        raise SjoError(
            "niets in deze meting zegt wanneer het is gezien: vul gezien_op bij een locatie "
            "of datum in het zoeklog in"
        )
    return latest + "-01-01"[len(latest) - 4 :]


def _compare(
    root: Path,
    built: Path,
    before: PublishedVersion | None,
    now: PublishedVersion,
    inventory: Inventory,
) -> PublicTables:
    """Return the table verschillen, and write its page; empty without a version before."""
    if before is None:
        return pass_gate({OF_TWO_VERSIONS: inventory.tables[OF_TWO_VERSIONS]})
    aliases = inventory.given.sources.entry_ids.find_aliases(before.tables["herkomst"]["record_id"])
    differences = compare_versions(
        rename_records(before, aliases),
        now,
        inventory.given.country.successors,
        inventory.given.country.alle_gemeenten,
        correcties=inventory.given.sources.judgements.correcties,
    )
    # The version before may be older than the gate: what it said passes it too.
    public = pass_gate({OF_TWO_VERSIONS: require(Verschillen, differences.wijzigingen)})
    shown = public[OF_TWO_VERSIONS].fillna("")
    mark = STAND_MARKS.get(now.stand, "")
    write_differences(replace(differences, wijzigingen=shown, merk=mark), built)
    return public


def _write_papers(built: Path, inventory: Inventory, manifest: dict[str, Any]) -> None:
    write_readme(
        built / "LEESMIJ.md",
        ReadmeFacts(
            versie=manifest["versie"],
            meting=manifest["meting"],
            grensjaar=manifest["grensjaar"],
            peildatum=manifest["peildatum"],
            vorige=manifest["vorige_versie"],
            tables=inventory.tables,
            bronnen=inventory.states,
            aantallen=inventory.aantallen,
            kwaliteit=manifest["kwaliteit"],
            grenzen=manifest["grenzen"],
            aanvaard=manifest["aanvaard"],
            stand=manifest["stand"],
            toelichting=manifest["toelichting"],
            is_synthetic=manifest["synthetisch"],
            publisher=publisher_of(manifest),
        ),
        inventory.given.typology,
    )
    write_citation(built, inventory.given.typology, manifest)


def write_citation(built: Path, typology: Typology, manifest: dict[str, Any]) -> None:
    """Write CITATION.cff and datapackage.json of the version that lies in `built`."""
    citation = Citation(
        make_title(is_synthetic=manifest["synthetisch"], stand=manifest.get("stand", "")),
        manifest["versie"],
        manifest["peildatum"],
        publisher_of(manifest),
    )
    (built / "CITATION.cff").write_text(make_citation(citation), encoding="utf-8")
    write_json(built / "datapackage.json", describe_package(built, citation, typology))
