"""The descriptor of a version tells the truth about its files, in the standard's own terms."""

import hashlib
import json
import subprocess
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from pipeline.publish.package import Citation, describe_package, make_citation, make_title
from pipeline.release.publish import Released
from schemas.published import TABLES, columns_of
from schemas.typology import labels, load_typology
from tests.pipeline.tree import REPOSITORY

FRICTIONLESS = REPOSITORY / ".venv-frictionless" / "bin" / "frictionless"
STANDARD = REPOSITORY.parent / "shared" / "standards" / "datapackage" / "datapackage-2.0.json"


@pytest.fixture(scope="module")
def folder(first_release: tuple[Path, Released]) -> Path:
    return first_release[1].folder


@pytest.fixture(scope="module")
def package(folder: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((folder / "datapackage.json").read_text("utf-8"))
    return content


def test_every_file_is_described_with_its_size_and_hash(
    folder: Path, package: dict[str, Any]
) -> None:
    described = {resource["path"]: resource for resource in package["resources"]}
    assert set(described) == {f"{t}.{s}" for t in TABLES for s in ("csv", "parquet")}
    for name, resource in described.items():
        content = (folder / name).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


def test_the_fields_are_the_columns_of_the_csv(folder: Path, package: dict[str, Any]) -> None:
    for resource in package["resources"]:
        if resource["format"] == "csv":
            header = (folder / resource["path"]).read_text("utf-8").splitlines()[0]
            fields = [field["name"] for field in resource["schema"]["fields"]]
            assert header.split(",") == fields == columns_of(resource["name"])


def test_made_up_data_are_called_so(folder: Path) -> None:
    title = make_title(is_synthetic=True, stand="definitief")
    assert title.startswith("SYNTHETISCH")
    citation = Citation(title, "2026.1", "2026-10-01")
    assert describe_package(folder, citation, load_typology())["title"] == title
    assert title in make_citation(citation)


def test_a_term_is_one_of_the_terms_of_the_version(package: dict[str, Any]) -> None:
    fields = {
        f"{resource['name']}.{field['name']}": field
        for resource in package["resources"]
        for field in resource["schema"]["fields"]
    }
    enum = fields["locatie_leefgebieden.leefgebied"]["constraints"]["enum"]
    assert enum == sorted(labels(load_typology().leefgebieden))
    assert fields["herkomst.gezien_op"]["type"] == "date"
    assert fields["herkomst_parquet.gezien_op"] == (fields["herkomst.gezien_op"])


@pytest.mark.skipif(
    not FRICTIONLESS.is_file(),
    reason="de lezer van Data Packages ontbreekt: installeer hem met `make frictionless`",
)
def test_a_version_is_valid_to_the_reader_of_data_packages(folder: Path) -> None:
    done = subprocess.run(
        [str(FRICTIONLESS), "validate", "datapackage.json", "--json"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    report = json.loads(done.stdout)
    wrong = [error for task in report["tasks"] for error in task["errors"]]
    assert report["valid"], wrong[:5]


@pytest.mark.skipif(
    not STANDARD.is_file(), reason="the standard's schema is not part of this project"
)
def test_the_descriptor_meets_data_package_2(package: dict[str, Any]) -> None:
    jsonschema.Draft7Validator(json.loads(STANDARD.read_text("utf-8"))).validate(package)
