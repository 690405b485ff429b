"""Print findings for a person, or as annotations in a pull request on GitHub."""

from collections.abc import Sequence

from pipeline.errors import SjoError
from pipeline.files.findings import Finding

STYLES = ("text", "github")


def format_findings(findings: Sequence[Finding], style: str = "text") -> str:
    """Return one line per finding; in text a last line counts them. SjoError: no such style."""
    if style not in STYLES:
        raise SjoError(f"--format {style}: kies uit {', '.join(STYLES)}")
    if style == "github":
        return "\n".join(map(_annotation, findings))
    if not findings:
        return "Geen fouten gevonden."
    files = len({finding.bestand for finding in findings})
    what = "fout" if len(findings) == 1 else "fouten"
    where = "bestand" if files == 1 else "bestanden"
    return "\n".join([*map(str, findings), f"{len(findings)} {what} in {files} {where}."])


def _annotation(finding: Finding) -> str:
    """Return a workflow command; its escaping is that of GitHub's toolkit."""
    place = {"file": finding.bestand}
    if line := finding.regelnummer or (finding.rij if finding.bestand.endswith(".csv") else 0):
        place["line"] = str(line)
    place["title"] = "sjo check"
    properties = ",".join(f"{key}={_escape_property(value)}" for key, value in place.items())
    return f"::error {properties}::{_escape(str(finding))}"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
