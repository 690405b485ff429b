"""The command `sjo wave`: begin a wave."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from pipeline.wave.begin import WaveStart


def wave_command(
    wave: Annotated[int, typer.Argument(metavar="YEAR", help="Year of the new wave.")],
    readers: Annotated[
        str, typer.Option("--lezers", help="Initials of the readers, as AB,CD.")
    ] = "",
    root: Annotated[Path, typer.Option("--root", help="Where manual_entries/ lies.")] = Path(),
) -> None:
    """Begin a wave: folders, templates, planning, and what is known as a worklist."""
    from pipeline.wave.begin import begin_wave  # noqa: PLC0415 - `sjo --help` stays fast
    from pipeline.wave.planning import parse_lezers  # noqa: PLC0415

    for line in tell_start(begin_wave(root, wave, parse_lezers(readers)), root):
        typer.echo(line)


def tell_start(start: "WaveStart", root: Path) -> list[str]:
    """Return, in Dutch, what beginning a wave made and what to do next."""
    lines = [f"Gemaakt: {path.relative_to(root)}" for path in start.made]
    lines += [f"Stond er al, niet aangeraakt: {path.relative_to(root)}" for path in start.kept]
    if start.is_provisional:
        lines.append(
            f"Voorlopig: de gemeenten van {start.meting} zijn nog niet bekend; gebruikt zijn die "
            f"van 1 januari {start.grensjaar}. Haal ze op zodra CBS ze geeft: "
            f"sjo reference update --year {start.meting}"
        )
    if start.versie:
        lines.append(
            f"Uit versie {start.versie}: {start.revisits} locaties om opnieuw te bekijken, waarvan "
            f"{start.moved_up} vooraan (scherm Herverificatie), en {start.candidates} kandidaten "
            "die nog op een oordeel wachten (scherm Beoordelen)."
        )
    else:
        lines.append("Er is geen eerdere versie: er is nog niets om opnieuw te bekijken.")
    lines.append("Hoe het verder gaat, staat in docs/metingen.md.")
    return lines
