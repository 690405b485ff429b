"""One name, one meaning: nothing is defined under the same name in two modules."""

from collections import defaultdict

from tests.structure import PACKAGES, ROOT, list_definitions, list_modules


def test_no_name_is_defined_in_two_modules() -> None:
    homes: dict[tuple[str, str], set[str]] = defaultdict(set)
    for path in [p for package in PACKAGES for p in list_modules(package)] + [ROOT / "cli.py"]:
        for kind, name in list_definitions(path):
            homes[kind, name].add(path.relative_to(ROOT).as_posix())
    assert {key: sorted(where) for key, where in homes.items() if len(where) > 1} == {}
