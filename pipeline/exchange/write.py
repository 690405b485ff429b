"""Write a version in every form of exchange."""

from pathlib import Path

from pipeline.exchange.dcat import describe_dcat, measure_tables, write_dcat
from pipeline.exchange.hsds import make_hsds
from pipeline.exchange.hsds_files import write_hsds
from pipeline.publish.package import make_title
from pipeline.publish.publisher import publisher_of
from pipeline.versions.published import PublishedVersion
from schemas.publisher import licence_of


def write_exchange(version: PublishedVersion, source: Path, folder: Path) -> None:
    """Write hsds/, dcat.jsonld and dcat.ttl into `folder`; `source`: the folder of the version."""
    publisher = publisher_of(version.manifest)
    title = make_title(is_synthetic=version.is_synthetic, stand=version.stand)
    licence = licence_of(publisher)
    write_hsds(folder / "hsds", make_hsds(version), f"{title}, versie {version.versie}", licence)
    write_dcat(folder, describe_dcat(version, measure_tables(source)))
