"""Every rule carries an example that passes and one that fails it, and they do. SYNTHETISCH."""

import tomllib
from typing import Any

import pandas as pd
import pytest

from pipeline.check.shapes import KnownGemeenten, find_shape_fault
from pipeline.read.cells import find_fault
from schemas.columns import Column
from schemas.inclusion import INCLUSION_PATH, Exclusion, load_exclusions
from schemas.publishable import REASONS, find_shortcomings

EXAMPLES: dict[str, Any] = tomllib.loads(
    INCLUSION_PATH.with_name("rule_examples.toml").read_text("utf-8")
)
NOWHERE = KnownGemeenten(lambda _: "", lambda _: "")


def shortcomings(changes: dict[str, Any]) -> list[str]:
    return find_shortcomings(pd.DataFrame([EXAMPLES["locatie"] | changes]))["regel"].tolist()


def has_fault(kind: Any, cell: str) -> bool:
    column = Column("proef", "", kind=kind)
    fault = find_fault(column, cell, {}) or find_shape_fault(column, cell, NOWHERE)
    return fault is not None


def test_every_rule_of_publishing_has_examples() -> None:
    assert set(EXAMPLES["publicatie"]) == set(REASONS)
    assert shortcomings({}) == []


@pytest.mark.parametrize("rule", REASONS)
def test_a_rule_of_publishing_passes_one_and_fails_the_other(rule: str) -> None:
    example = EXAMPLES["publicatie"][rule]
    assert shortcomings(example["goed"]) == []
    assert shortcomings(example["fout"]) == [rule]


@pytest.mark.parametrize("kind", EXAMPLES["cel"])
def test_a_kind_of_cell_passes_one_and_fails_the_other(kind: str) -> None:
    example = EXAMPLES["cel"][kind]
    assert not has_fault(kind, example["goed"])
    assert has_fault(kind, example["fout"])


@pytest.mark.parametrize("rule", load_exclusions(), ids=lambda rule: rule.code)
def test_an_inclusion_rule_tells_a_case_that_is_out_and_one_that_is_in(rule: Exclusion) -> None:
    assert rule.valt_af != rule.telt_mee
    assert all(text.endswith(".") for text in (rule.valt_af, rule.telt_mee))
