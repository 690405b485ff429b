"""Print findings for a person, or as annotations in a pull request on GitHub."""

from collections.abc import Sequence

from pipeline.errors import SjoError
from pipeline.files.findings import Finding

STYLES = ("text", "github")


def format_findings(findings: Sequence[Finding], style: str = "text") -> str:
    """Return one line per finding; in text a last line counts them. SjoError: no such style.

    Notices come first and count as no fault.
    """
    if style not in STYLES:
        raise SjoError(f"--format {style}: kies uit {', '.join(STYLES)}")
    if style == "github":
        return "\n".join(map(_annotation, findings))
    notices = [f"Let op: {finding}" for finding in findings if finding.is_notice]
    faults = [finding for finding in findings if not finding.is_notice]
    files = len({fault.bestand for fault in faults})
    what = "fout" if len(faults) == 1 else "fouten"
    where = "bestand" if files == 1 else "bestanden"
    total = f"{len(faults)} {what} in {files} {where}." if faults else "Geen fouten gevonden."
    return "\n".join([*notices, *map(str, faults), total])


def _annotation(finding: Finding) -> str:
    """Return a workflow command; its escaping is that of GitHub's toolkit."""
    place = {"file": finding.bestand}
    if line := finding.regelnummer or (finding.rij if finding.bestand.endswith(".csv") else 0):
        place["line"] = str(line)
    place["title"] = "sjo check"
    properties = ",".join(f"{key}={_escape_property(value)}" for key, value in place.items())
    level = "notice" if finding.is_notice else "error"
    return f"::{level} {properties}::{_escape(str(finding))}"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
