"""Compare two versions: every change once, with its likely cause; the causes add up."""

from dataclasses import asdict, dataclass
from datetime import date

import pandas as pd

from pipeline.boundary import AccountingError
from pipeline.compare.appeared import find_appeared
from pipeline.compare.change import CHANGE_COLUMNS, KINDS_IN_ORDER, Change
from pipeline.compare.changed import find_changed
from pipeline.compare.coverage import Coverage, compare_coverage
from pipeline.compare.decided import list_corrected, list_everywhere
from pipeline.compare.gone import find_gone
from pipeline.compare.history import History
from pipeline.compare.pair import VersionPair, correction_index, everywhere_index
from pipeline.compare.sources import source_states
from pipeline.compare.terms import compare_terms
from pipeline.compare.testimony import Testimony
from pipeline.country.boundaries import Boundaries
from pipeline.errors import SjoError
from pipeline.publish.publisher import publisher_of
from pipeline.versions.published import PublishedVersion
from pipeline.versions.version import Version
from schemas.publisher import Publisher
from schemas.vocabulary import Oorzaak

NUMERIC = ["effect"]


@dataclass(frozen=True)
class Differences:
    """What changed from one version to another.

    `wijzigingen`: one row per change, columns pipeline.compare.change.CHANGE_COLUMNS ("" = none).
    `oorzaken`: per cause, how many locations came (erbij) and went (eraf), the netto of the two,
    and overige_wijzigingen, which leave the number of locations alone. `begrippen`: the terms that
    are not called the same (compare_terms). `dekking`: per gemeente.
    """

    versie_oud: Version
    versie_nieuw: Version
    aantal_oud: int
    aantal_nieuw: int
    wijzigingen: pd.DataFrame
    oorzaken: pd.DataFrame
    begrippen: pd.DataFrame
    dekking: Coverage
    gemeenten: pd.DataFrame
    """Those of the later version, with their points, to draw a map of."""
    is_synthetic: bool
    publisher: Publisher | None
    """Who publishes the later version; None when nobody was named."""
    peildatum: date
    merk: str = ""
    """What the page says of the later version above everything else: that it is a concept."""

    @property
    def netto(self) -> int:
        """Return how many locations more (or fewer) the later version has."""
        return self.aantal_nieuw - self.aantal_oud


def compare_versions(
    old: PublishedVersion,
    new: PublishedVersion,
    herindelingen: pd.DataFrame,
    gemeenten: pd.DataFrame,
    *,
    correcties: pd.DataFrame | None = None,
    historie: pd.DataFrame | None = None,
    kaartjaar: int | None = None,
) -> Differences:
    """Return every difference between two published versions, the earlier one first.

    `herindelingen` and `gemeenten` (of all years) are the reference tables. `correcties` has
    record_id and kolom. `historie` is the id_historie of all versions; without it that of `new`.
    Coverage is compared on the map of 1 January `kaartjaar`, by default that of `new`.

    Raises SjoError when `old` is not the earlier version or no map of that year is known.
    """
    _require_older(old, new)
    events = new.tables["id_historie"] if historie is None else historie
    boundaries = Boundaries(herindelingen, gemeenten)
    pair = _make_pair(old, new, boundaries, correcties, events)
    changes = [*find_gone(pair), *find_appeared(pair), *find_changed(pair)]
    _assert_accounted(pair, changes)
    return Differences(
        versie_oud=old.versie,
        versie_nieuw=new.versie,
        aantal_oud=len(pair.old.locations),
        aantal_nieuw=len(pair.new.locations),
        wijzigingen=_table(changes),
        oorzaken=sum_causes(changes),
        begrippen=compare_terms(old, new),
        dekking=compare_coverage(old, new, boundaries, kaartjaar or new.grensjaar),
        gemeenten=new.tables["gemeenten"][["gemeentecode", "gemeente", "provincie", "lat", "lon"]],
        is_synthetic=new.is_synthetic,
        publisher=publisher_of(new.manifest),
        peildatum=new.peildatum,
    )


def _require_older(old: PublishedVersion, new: PublishedVersion) -> None:
    if old.versie >= new.versie:
        raise SjoError(
            f"{old.versie} is niet ouder dan {new.versie}; noem eerst de oudste versie, "
            f"bijvoorbeeld: sjo diff {new.versie} {old.versie}"
        )


def _make_pair(
    old: PublishedVersion,
    new: PublishedVersion,
    boundaries: Boundaries,
    correcties: pd.DataFrame | None,
    events: pd.DataFrame,
) -> VersionPair:
    states = [*source_states(old).values(), *source_states(new).values()]
    soorten = {state.bron: state.soort for state in states}
    before, later = Testimony(old, soorten), Testimony(new, soorten)
    corrections = correction_index(correcties) | list_corrected(later)
    return VersionPair(
        old=before,
        new=later,
        history=History.between(events, old.versie, new.versie),
        boundaries=boundaries,
        corrections=corrections,
        everywhere=everywhere_index(correcties),
        taken_back=list_corrected(before) - corrections,
        taken_back_everywhere=list_everywhere(before) - list_everywhere(later),
    )


def _assert_accounted(pair: VersionPair, changes: list[Change]) -> None:
    """Every location that only one version has stands in exactly one change of that side."""
    old, new = pair.old.locations.keys(), pair.new.locations.keys()
    gone = sorted(change.locatie_id for change in changes if change.effect == -1)
    appeared = sorted(change.locatie_id for change in changes if change.effect == 1)
    if gone != sorted(old - new) or appeared != sorted(new - old):
        raise AccountingError("vergelijken: een locatie kwam of ging zonder precies een oorzaak")
    if sum_causes(changes)["netto"].sum() != len(new) - len(old):
        raise AccountingError("vergelijken: de oorzaken tellen niet op tot het verschil")


def sum_causes(changes: list[Change]) -> pd.DataFrame:
    """Return per cause the locations that came, that went, the net, and the other changes."""
    rows = [
        {
            "oorzaak": cause.value,
            "erbij": len([x for x in changes if x.oorzaak == cause and x.effect == 1]),
            "eraf": len([x for x in changes if x.oorzaak == cause and x.effect == -1]),
            "netto": sum(x.effect for x in changes if x.oorzaak == cause),
            "overige_wijzigingen": len(
                [x for x in changes if x.oorzaak == cause and x.effect == 0]
            ),
        }
        for cause in Oorzaak
    ]
    return pd.DataFrame(rows)


def _table(changes: list[Change]) -> pd.DataFrame:
    table = pd.DataFrame([asdict(change) for change in changes], columns=CHANGE_COLUMNS)
    texts = [column for column in CHANGE_COLUMNS if column not in NUMERIC]
    table[texts] = table[texts].astype("str")
    table["effect"] = table["effect"].astype("int64")
    order = table["soort_verschil"].map(KINDS_IN_ORDER.index).astype("int64")
    return (
        table.assign(_order=order)
        .sort_values(["_order", *CHANGE_COLUMNS], kind="stable", ignore_index=True)
        .drop(columns="_order")
    )
