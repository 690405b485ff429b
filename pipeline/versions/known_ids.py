"""Every locatie_id there ever was: what it is called, what it goes on as, which records it had."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

import pandas as pd
from rapidfuzz import fuzz, process

from pipeline.boundary import rows_of
from pipeline.versions.earlier import Earlier, list_resting
from schemas.vocabulary import Gebeurtenis

LEAST_LIKE = 80
"""How alike two ids must be (percent of their characters) to be taken for a typing error."""
MAX_HEIRS = 50
"""A chain of mergers longer than this is a fault in id_historie, not a history."""


@dataclass(frozen=True)
class KnownIds:
    """The locations of the version that a build continues, and of all before it.

    `names`: locatie_id -> organisatie, "" where no version at hand tells it. `members`: locatie_id
    -> its record_ids in the last version that had it. `ended`: locatie_id -> (version, reason) of
    those that are withdrawn. `heirs`: merged id -> the one that took it in.
    """

    names: Mapping[str, str]
    members: Mapping[str, list[str]]
    ended: Mapping[str, tuple[str, str]]
    heirs: Mapping[str, str]

    @classmethod
    def of(cls, earlier: Earlier) -> "KnownIds":
        """Return what the version before tells, and the older ones of what rests since."""
        history, resting = rows_of(earlier.id_historie), list_resting(earlier.id_historie)
        told = rows_of(earlier.locaties[["locatie_id", "organisatie"]])
        events = [row for row in history if row["locatie_id"] in resting]
        return cls(
            names={row["locatie_id"]: "" for row in history}
            | {row["locatie_id"]: row["organisatie"] for row in told},
            members={
                str(locatie_id): sorted(ids)
                for locatie_id, ids in earlier.herkomst.groupby("locatie_id")["record_id"]
            },
            ended={
                row["locatie_id"]: (row["versie"], row["reden"])
                for row in events
                if row["gebeurtenis"] == Gebeurtenis.VERVALLEN
            },
            heirs=list_heirs(earlier.id_historie),
        )

    @property
    def joined(self) -> frozenset[str]:
        """The record_ids that were a location of their own before it went on in another."""
        merged = (self.members.get(locatie_id, []) for locatie_id in self.heirs)
        return frozenset(record_id for ids in merged for record_id in ids)

    def find_present(self, locatie_id: str) -> str:
        """Return the id under which a location goes on: itself, or the one that took it in."""
        return find_last_heir(locatie_id, self.heirs)

    def wake(self, standing: Collection[str]) -> "KnownIds":
        """Return what is known once the locations `standing` turn out to be there themselves.

        One that went on in another, or was withdrawn, is then none of that any more.
        """
        return replace(
            self,
            ended={i: told for i, told in self.ended.items() if i not in standing},
            heirs={i: heir for i, heir in self.heirs.items() if i not in standing},
        )

    def find_returned(self, record_ids: Collection[str]) -> frozenset[str]:
        """Return the merged ids that `record_ids` bring back: records that their heir never had."""
        here = set(record_ids)
        return frozenset(
            locatie_id
            for locatie_id in self.heirs
            if here.intersection(self.members.get(locatie_id, []))
            - set(self.members.get(self.find_present(locatie_id), []))
        )

    def suggest(self, locatie_id: str) -> str:
        """Return in Dutch which id was probably meant by an unknown one, "" when none is."""
        found = process.extractOne(
            locatie_id, sorted(self.names), scorer=fuzz.ratio, score_cutoff=LEAST_LIKE
        )
        if found is None:
            return ""
        name = self.names[found[0]]
        return f"bedoelt u {found[0]}" + (f" ({name})?" if name else "?")


def list_heirs(id_historie: pd.DataFrame) -> dict[str, str]:
    """Return locatie_id -> the one that took it in, of those that are merged now."""
    resting = list_resting(id_historie)
    return {
        row["locatie_id"]: row["opvolger"]
        for row in rows_of(id_historie)
        if row["gebeurtenis"] == Gebeurtenis.SAMENGEVOEGD and row["locatie_id"] in resting
    }


def find_last_heir(locatie_id: str, heirs: Mapping[str, str]) -> str:
    """Return the id at the end of a chain of `heirs`: the id itself where nothing took it in."""
    current = locatie_id
    for _ in range(MAX_HEIRS):
        if current not in heirs:
            break
        current = heirs[current]
    return current
