"""Every promise names a test that exists, and every such test says what it promises."""

import ast
import re

from tests.structure import ROOT

TEXT = (ROOT / "docs" / "beloften.md").read_text(encoding="utf-8")
NAMED = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", TEXT)


def test_every_row_names_a_test_that_exists() -> None:
    rows = [line for line in TEXT.splitlines() if line.startswith("| ")]
    assert len(NAMED) == len([row for row in rows if not row.startswith("| Als")]) > 25
    defined = {
        (file, node.name)
        for file in {file for file, _ in NAMED}
        for node in ast.parse((ROOT / file).read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef)
    }
    assert set(NAMED) - defined == set()
