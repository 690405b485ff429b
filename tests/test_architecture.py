"""Imports point one way: cli -> werkbank -> {pipeline, spiders} -> schemas; no stage knows one."""

from tests.structure import (
    PACKAGES,
    ROOT,
    find_reachable,
    import_graph,
    list_imports,
    list_modules,
    name_of,
    room_graph,
)

STAGES = frozenset(
    {
        "pipeline.read.sources",
        "pipeline.stages.correct",
        "pipeline.stages.reconcile",
        "pipeline.stages.classify",
        "pipeline.normalise.stage",
        "pipeline.match.engine",
        "pipeline.stages.merge",
        "pipeline.stages.settle",
        "pipeline.stages.locate",
        "pipeline.stages.identify",
        "pipeline.stages.searches",
        "pipeline.stages.acceptance",
        "pipeline.stages.coverage",
        "pipeline.stages.assemble",
    }
)
FLOW = {"build", "given", "made", "inventory", "accounts"}
"""What a build starts from, the order of the stages, and what came out of them."""
LOOSE = {
    "pipeline": FLOW | {"__init__", "boundary", "clock", "errors", "processes", "progress", "why"},
    "spiders": {"__init__", "commands", "config", "errors", "bounds"}
    | {"page", "markup", "finding", "extract", "clean", "credible"},
}
"""What stands beside the rooms: the flow, and what every room stands on."""


def breaches(folder: str, *forbidden: str) -> list[str]:
    return sorted(
        f"{path.relative_to(ROOT)} imports {name}"
        for path in list_modules(folder)
        for name in list_imports(path)
        if name.split(".")[0] in forbidden
    )


def test_schemas_import_nothing_of_ours() -> None:
    assert breaches("schemas", "pipeline", "spiders", "werkbank", "cli") == []


def test_pipeline_and_spiders_do_not_know_each_other_or_the_command_line() -> None:
    assert breaches("pipeline", "spiders", "werkbank", "cli", "tests", "benchmarks") == []
    assert breaches("spiders", "pipeline", "werkbank", "cli", "tests", "benchmarks") == []


def test_the_workbench_knows_no_command_line() -> None:
    assert breaches("werkbank", "cli", "tests", "benchmarks") == []


def test_every_stage_is_a_module() -> None:
    assert STAGES - set(import_graph()) == frozenset()


def test_a_stage_never_imports_another_stage_directly_or_through_others() -> None:
    graph = import_graph()
    found = {stage: sorted(find_reachable(stage, graph) & STAGES - {stage}) for stage in STAGES}
    assert {stage: others for stage, others in found.items() if others} == {}


def test_only_the_flow_knows_the_order_of_the_stages() -> None:
    composers = {name for name, imported in import_graph().items() if len(imported & STAGES) > 1}
    assert composers == {"pipeline.build", "pipeline.made", "pipeline.inventory"}


def test_no_room_is_part_of_a_circle_of_rooms() -> None:
    graph = room_graph()
    assert [room for room in graph if room in find_reachable(room, graph)] == []


def test_the_packages_are_rooms_and_only_a_few_loose_modules() -> None:
    assert {k: {p.stem for p in (ROOT / k).glob("*.py")} for k in LOOSE} == LOOSE


def test_no_module_is_long_and_none_has_a_name_without_an_edge() -> None:
    ours = [p for package in PACKAGES for p in list_modules(package)] + [ROOT / "cli.py"]
    assert [p.name for p in ours if len(p.read_text("utf-8").splitlines()) > 300] == []
    assert [p.name for p in ours if p.stem in {"utils", "helpers", "common", "manager"}] == []


def test_only_one_module_imports_httpx() -> None:
    users = [name_of(p) for p in list_modules("pipeline") if "httpx" in set(list_imports(p))]
    assert len(users) <= 1


def test_the_picture_in_the_docs_names_every_room() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    picture = text.split("```")[1]
    rooms = {p.parent.name for package in LOOSE for p in (ROOT / package).glob("*/__init__.py")}
    assert {room for room in rooms if f"{room}/" not in picture} == set()
