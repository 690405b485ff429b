"""Whether a release lies so far from the one before that somebody must say it is right.

Nothing is judged about what the locations are: only how many there are, in total and per source,
kind of organisation and province.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from pipeline.errors import SjoError
from pipeline.versions.published import PublishedVersion
from schemas.floors import Floors
from schemas.vocabulary import Lijst

ALL_LOCATIONS = ("totaal", "")
"""What counts all locations: the grouping and the group."""


@dataclass(frozen=True)
class Crossing:
    """A count that lies outside its bounds; `grens` is what it was compared with."""

    telling: str
    groep: str
    was: int
    wordt: int
    grens: int
    stopt: bool

    def tell(self) -> str:
        """Return the crossing as a Dutch sentence."""
        what = "in totaal" if self.telling == "totaal" else f"{self.telling} {self.groep!r}"
        bound = f"minstens {self.grens}" if self.stopt else f"hoogstens {self.grens}"
        return f"{what}: {self.wordt} locaties, waren er {self.was} (verwacht: {bound})"


@dataclass(frozen=True)
class Acceptance:
    """Why somebody publishes a release that crosses a floor, who, and on which day (ISO)."""

    reden: str
    auteur: str
    datum: str

    def __post_init__(self) -> None:
        """Refuse an acceptance of which nobody can be asked why."""
        if not self.reden.strip() or not self.auteur.strip():
            raise SjoError(
                'geef met --accept een reden en met --auteur wie: --accept "..." --auteur AB'
            )


def find_crossings(
    before: PublishedVersion | None, now: PublishedVersion, floors: Floors
) -> list[Crossing]:
    """Return every count of a version that lies outside its bounds, those that stop it first.

    Kinds of organisation are compared by code, so a renamed term is no loss. Without a version
    before there is nothing to compare with; a version without any location crosses all the same.
    """
    wordt = count_locations(now)
    was = count_locations(before) if before else Counter()
    if not wordt[ALL_LOCATIONS]:
        return [Crossing(*ALL_LOCATIONS, was[ALL_LOCATIONS], 0, 1, stopt=True)]
    if before is None:
        return []
    crossings = [
        crossing
        for key in sorted(was | wordt)
        for crossing in _judge(key, was[key], wordt[key], floors)
    ]
    return sorted(crossings, key=lambda c: not c.stopt)


def _judge(key: tuple[str, str], was: int, wordt: int, floors: Floors) -> Iterator[Crossing]:
    telling, groep = key
    bounds = floors.bounds[telling]
    # Rounded to the side of the release: a floor of 90 % of 55 is 49, a ceiling of 120 % is 66.
    floor, ceiling = was * bounds.stop_onder // 100, -(-was * bounds.waarschuw_boven // 100)
    if was >= floors.bindend_vanaf and wordt < floor:
        yield Crossing(telling, groep, was, wordt, floor, stopt=True)
    elif max(was, wordt) >= floors.bindend_vanaf and wordt > ceiling:
        yield Crossing(telling, groep, was, wordt, ceiling, stopt=False)


def count_locations(version: PublishedVersion) -> Counter[tuple[str, str]]:
    """Return (grouping, group) -> number of locations of a version.

    A location counts for every source that names it, so the sources add up to more than the total.
    """
    locaties, herkomst = version.tables["locaties"], version.tables["herkomst"]
    named = herkomst[["bron", "locatie_id"]].drop_duplicates()
    kinds = locaties["soort_organisatie"].map(
        lambda term: version.code_of(Lijst.SOORT_ORGANISATIE, term)
    )
    counts = Counter({ALL_LOCATIONS: len(locaties)})
    counts.update(("bron", str(bron)) for bron in named["bron"])
    counts.update(("soort_organisatie", str(kind)) for kind in kinds)
    counts.update(("provincie", str(name)) for name in locaties["provincie"])
    return counts


def require_within(
    now: PublishedVersion, crossings: Sequence[Crossing], aanvaard: Acceptance | None
) -> None:
    """Raise SjoError when a version may not be released: empty, or below a floor unaccepted."""
    below = [c.tell() for c in crossings if c.stopt]
    if not below or aanvaard is not None:
        return
    wave = now.versie.meting
    if now.tables["locaties"].empty:
        why = "zij heeft geen enkele locatie"
    else:
        why = f"er zijn veel minder locaties dan in {now.manifest['vorige_versie']}"
    raise SjoError(
        f"versie {now.versie} wordt niet gepubliceerd: {why}.\n"
        + "\n".join(f"  {line}" for line in below)
        + f"\nZoek eerst de oorzaak: sjo build --concept --wave {wave} laat zien wat er is. Klopt "
        f'het, publiceer dan met: sjo build --wave {wave} --accept "reden" --auteur AB'
    )


def describe_crossings(
    crossings: Sequence[Crossing], aanvaard: Acceptance | None
) -> dict[str, Any]:
    """Return what the manifest says: `grenzen`, every crossing, and `aanvaard`, who accepted them.

    An acceptance that was not needed is left out: it says nothing about this version.
    """
    is_needed = any(c.stopt for c in crossings)
    return {
        "grenzen": [asdict(c) for c in crossings],
        "aanvaard": asdict(aanvaard) if aanvaard and is_needed else None,
    }


def read_acceptance(manifest: dict[str, Any]) -> Acceptance | None:
    """Return who accepted a published version and why; None when that was not needed."""
    told = manifest.get("aanvaard")
    return Acceptance(**told) if told else None
