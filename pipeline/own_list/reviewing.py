"""What `sjo review` does: with the pairs of a wave, or with those of a list of one's own."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import typer

from pipeline.own_list.commands import open_list
from pipeline.read.stand import find_wave
from pipeline.review import commands
from pipeline.review.answers import Signature
from pipeline.review.transitions import (
    describe_transitions,
    import_transitions,
    is_transition_list,
    review_transitions,
)
from pipeline.review.workfiles import Work, open_wave


@dataclass(frozen=True)
class ReviewRequest:
    """Whose pairs are reviewed, by whom, and which questions are asked."""

    root: Path
    wave: int | None
    author: str
    own_list: Path | None
    include_unsure: bool
    most: int | None

    @property
    def meting(self) -> int:
        """The wave that was named, else the latest; SjoError without one."""
        return self.wave or find_wave(self.root)

    @property
    def signature(self) -> Signature:
        """Who decides, today."""
        return Signature(self.author, datetime.now(UTC).date().isoformat())

    def open(self) -> Work:
        """Return what there is to review."""
        if self.own_list:
            return open_list(self.own_list, self.root)
        return open_wave(self.root, self.meting)


def write_sample(asked: ReviewRequest, path: Path, number: int, seed: int) -> None:
    """Write a sample of pairs to be judged, and say how sure it will make the figures."""
    sizes = commands.export_sample(asked.open(), path, number, seed)
    typer.echo(f"Steekproef van {number} uit {sum(sizes.values())} paren: {path}")
    typer.echo(commands.describe_sample(sizes, number))


def write_questions(asked: ReviewRequest, path: Path) -> None:
    """Write the questions for a colleague, and say what was left out."""
    work = asked.open()
    count = commands.export_questions(
        work, path, include_unsure=asked.include_unsure, most=asked.most
    )
    typer.echo(f"{count} vragen geschreven naar {path}")
    if asked.own_list is None:
        typer.echo(describe_transitions(asked.root, asked.meting), nl=False)
    typer.echo(commands.describe_left_out(work, asked.most), nl=False)


def take_answers(asked: ReviewRequest, path: Path) -> None:
    """Take over the answers in a file: of pairs, or of moves and renames."""
    if is_transition_list(path):
        count = import_transitions(asked.root, path, asked.signature)
    else:
        count = commands.import_decisions(asked.open(), path, asked.signature)
    typer.echo(f"{count} nieuwe besluiten overgenomen")


def ask_questions(asked: ReviewRequest) -> None:
    """Ask on the terminal: first the pairs, then the moves and renames of the wave."""
    commands.review_pairs(
        asked.open(), asked.signature, include_unsure=asked.include_unsure, most=asked.most
    )
    if asked.own_list is None:
        review_transitions(asked.root, asked.meting, asked.signature)
