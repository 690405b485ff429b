"""How every source fared when a version was made: who did not look cannot tell what is gone."""

from dataclasses import dataclass

from pipeline.errors import SjoError
from pipeline.versions.published import PublishedVersion
from schemas.vocabulary import Toestand


@dataclass(frozen=True)
class SourceState:
    """How a source fared in one version; only `Toestand.OK` means that it was read whole."""

    bron: str
    soort: str
    toestand: str
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
    """Return the state of every source of a version by its name.

    Raises SjoError when the manifest lacks them.
    """
    try:
        states = [
            SourceState(
                str(entry["bron"]),
                str(entry["soort"]),
                str(entry["toestand"]),
                str(entry.get("oorzaak") or ""),
            )
            for entry in version.manifest["bronnen"]
        ]
    except (KeyError, TypeError, ValueError) as error:
        raise SjoError(
            f"manifest.json van versie {version.versie} is onvolledig ({error}); haal die versie "
            "terug uit een reservekopie of bouw haar opnieuw"
        ) from error
    return {state.bron: state for state in states}
