"""Check the files that people fill in, before they are used: all errors at once, in Dutch."""

from pipeline.check.annotations import format_findings
from pipeline.check.entries import check_paths
from pipeline.check.shapes import KnownGemeenten, load_gemeenten

__all__ = ["KnownGemeenten", "check_paths", "format_findings", "load_gemeenten"]
