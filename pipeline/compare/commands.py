"""The command `sjo diff`, and the two files a build adds to every version but the first."""

from pathlib import Path

from rich.console import Console

from pipeline.compare.differences import Differences, compare_versions
from pipeline.compare.report import print_differences, render_html
from pipeline.country.reference import load_reference
from pipeline.errors import SjoError
from pipeline.files.defuse import defuse_texts
from pipeline.files.whole import write_whole
from pipeline.read.judgement import read_judgements
from pipeline.versions.folders import DIFFERENCES_PAGE
from pipeline.versions.published import read_version
from pipeline.versions.version import Version
from schemas.system_faults import name_os_fault

CSV_NAME = "verschillen.csv"


def diff_published(
    root: Path,
    old: str,
    new: str,
    out: Path | None = None,
    kaartjaar: int | None = None,
    console: Console | None = None,
) -> Differences:
    """Compare two published versions, print the summary, and write both files to `out` if given.

    Raises SjoError when a version is unknown, the first is not the older one, or no map of
    `kaartjaar` is known.
    """
    before, after = (read_version(root, Version.parse(text)) for text in (old, new))
    reference = load_reference(root / "data" / "reference", after.grensjaar)
    differences = compare_versions(
        before,
        after,
        reference.successors,
        reference.alle_gemeenten,
        correcties=read_judgements(root).correcties,
        kaartjaar=kaartjaar,
    )
    print_differences(differences, console or Console(highlight=False))
    if out is not None:
        write_differences(differences, out)
    return differences


def write_differences(differences: Differences, folder: Path) -> None:
    """Write verschillen.csv and verschillen.html, each in one step, the same bytes every time."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        safe = defuse_texts(differences.wijzigingen)
        write_whole(folder / CSV_NAME, safe.to_csv(index=False, lineterminator="\n"))
        write_whole(folder / DIFFERENCES_PAGE, render_html(differences))
    except OSError as error:
        raise SjoError(f"{folder}: kan hier niet schrijven: {name_os_fault(error)}") from error
