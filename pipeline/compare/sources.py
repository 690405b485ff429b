"""How every source fared when a version was made: who did not look cannot tell what is gone."""

from dataclasses import dataclass

from pipeline.versions.published import PublishedVersion
from pipeline.versions.rows import plain_rows
from schemas.vocabulary import Bronsoort, Toestand


@dataclass(frozen=True)
class SourceState:
    """How a source fared in one version; only `Toestand.OK` means that it was read whole."""

    bron: str
    soort: Bronsoort
    toestand: Toestand
    oorzaak: str = ""

    @property
    def is_ok(self) -> bool:
        """Tell whether the source was read whole."""
        return self.toestand == Toestand.OK

    @property
    def has_failed(self) -> bool:
        """Tell whether it should have been read and was not (never collected is not)."""
        return self.toestand not in {Toestand.OK, Toestand.NIET_OPGEHAALD}

    @property
    def text(self) -> str:
        """Return the state with its cause, for a sentence."""
        return f"{self.toestand}: {self.oorzaak}" if self.oorzaak else self.toestand


def source_states(version: PublishedVersion) -> dict[str, SourceState]:
    """Return the state of every source of a version by its name."""
    rows = plain_rows(version.tables["bronnen"])
    return {
        row["bron"]: SourceState(
            row["bron"], Bronsoort(row["soort"]), Toestand(row["toestand"]), row["oorzaak"] or ""
        )
        for row in rows
    }
