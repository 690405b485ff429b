"""Imports point one way: cli -> {pipeline, spiders} -> schemas, and stages know no stage."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
STAGES = {
    "pipeline.read.sources",
    "pipeline.stages.correct",
    "pipeline.stages.classify",
    "pipeline.normalise.stage",
    "pipeline.match.engine",
    "pipeline.stages.merge",
    "pipeline.stages.settle",
    "pipeline.stages.locate",
    "pipeline.stages.identify",
    "pipeline.stages.coverage",
}


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield f"{node.module}"


def modules(folder: str) -> list[Path]:
    return sorted((ROOT / folder).rglob("*.py"))


def breaches(folder: str, *forbidden: str) -> list[str]:
    return [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules(folder)
        for name in imports(path)
        if name.split(".")[0] in forbidden
    ]


def test_schemas_import_nothing_of_ours() -> None:
    assert breaches("schemas", "pipeline", "spiders", "cli") == []


def test_pipeline_and_spiders_do_not_know_each_other_or_the_command_line() -> None:
    assert breaches("pipeline", "spiders", "cli", "tests", "benchmarks") == []
    assert breaches("spiders", "pipeline", "cli", "tests", "benchmarks") == []


def test_a_stage_never_imports_another_stage() -> None:
    found = []
    for path in modules("pipeline"):
        name = path.relative_to(ROOT).as_posix()
        own = name.removesuffix(".py").replace("/", ".")
        if own in STAGES:
            found += [f"{name} imports {m}" for m in imports(path) if m in STAGES - {own}]
    assert found == []


def test_only_the_flow_knows_the_order_of_the_stages() -> None:
    composers = {
        path.relative_to(ROOT).as_posix()
        for path in modules("pipeline")
        if len(STAGES & set(imports(path))) > 1
    }
    assert composers == {"pipeline/build.py", "pipeline/stages/assemble.py"}


def test_no_module_is_long_and_none_has_a_name_without_an_edge() -> None:
    ours = [p for f in ("pipeline", "schemas", "spiders") for p in modules(f)] + [ROOT / "cli.py"]
    assert [p.name for p in ours if len(p.read_text("utf-8").splitlines()) > 300] == []
    assert [p.name for p in ours if p.stem in {"utils", "helpers", "common", "manager"}] == []


def test_only_one_module_imports_httpx() -> None:
    users = [p for p in modules("pipeline") if "httpx" in set(imports(p))]
    assert len(users) <= 1
