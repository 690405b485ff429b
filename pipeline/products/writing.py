"""Put a finished file in place in one step, so that no one reads half of it."""

from pathlib import Path

from pipeline.files.whole import STAGING


def write_whole(path: Path, content: bytes) -> None:
    """Write a file under a passing name and give it its own name when it is whole."""
    built = path.with_name(f"{STAGING}{path.name}")
    built.write_bytes(content)
    built.replace(path)
