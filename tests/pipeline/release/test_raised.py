"""A typology that differs from that of the version before has another version, or the build stops."""

from dataclasses import replace

import pytest

from pipeline.errors import SjoError
from pipeline.release.raised import require_raised_version
from pipeline.versions.published import PublishedVersion
from pipeline.versions.version import Version
from schemas.published import CONTRACT
from schemas.typology import Term, Typology, load_typology
from schemas.typology_table import typology_to_table

TYPOLOGY = load_typology()
TOLD = {"typologie": frozenset({"code"})}


def parent(contract: int = CONTRACT) -> PublishedVersion:
    return PublishedVersion(
        Version(2026, 1),
        {"typologie_versie": TYPOLOGY.versie},
        {"typologie": typology_to_table(TYPOLOGY)},
        contract,
        TOLD if contract > 1 else {},
    )


def with_areas(*changes: tuple[str, Term | None]) -> Typology:
    """Return the typology with leefgebieden, by code, replaced (None: taken out)."""
    told = dict(changes)
    areas = [told.get(t.code, t) for t in TYPOLOGY.leefgebieden]
    known = {t.code for t in TYPOLOGY.leefgebieden}
    areas += [term for code, term in changes if code not in known]
    return replace(TYPOLOGY, leefgebieden=tuple(t for t in areas if t is not None))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("digitaal", Term("Digitaal")), "nieuw: leefgebied digitaal ('Digitaal')"),
        (("algemeen", None), "verdwenen: leefgebied algemeen ('Algemeen')"),
        (("algemeen", Term("Breed", "algemeen")), "heet nu 'Breed' (was 'Algemeen')"),
        (("algemeen", Term("Algemeen", "algemeen", "anders")), "gewijzigd: leefgebied algemeen"),
    ],
)
def test_every_kind_of_change_is_named(change: tuple[str, Term | None], says: str) -> None:
    with pytest.raises(SjoError) as stopped:
        require_raised_version(parent(), with_areas(change))
    assert says in str(stopped.value)
    assert "Verhoog `versie`" in str(stopped.value)


def test_the_same_typology_passes_and_so_does_a_raised_one() -> None:
    require_raised_version(parent(), TYPOLOGY)
    changed = with_areas(("digitaal", Term("Digitaal")))
    require_raised_version(parent(), replace(changed, versie="2030.1"))


def test_of_contract_1_only_terms_and_labels_count() -> None:
    require_raised_version(parent(1), with_areas(("algemeen", Term("Algemeen", "algemeen", "x"))))
    with pytest.raises(SjoError, match="hernoemd"):
        require_raised_version(parent(1), with_areas(("algemeen", Term("Breed", "algemeen"))))
