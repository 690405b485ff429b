"""The command `sjo review`: of the pairs of a wave, or of a list of one's own."""

from pathlib import Path
from typing import Annotated

import typer


def review_command(
    root: Annotated[Path, typer.Option("--root", help="Where manual_entries/ lies.")] = Path(),
    wave: Annotated[int | None, typer.Option(help="Wave (year); default: the latest.")] = None,
    author: Annotated[str, typer.Option("--auteur", help="Who decides: initials or team.")] = "",
    export: Annotated[Path | None, typer.Option("--export", help="Questions to a csv.")] = None,
    answers: Annotated[
        Path | None, typer.Option("--import", help="Read answers from a csv.")
    ] = None,
    sample: Annotated[int, typer.Option("--sample", help="Draw this many pairs to judge.")] = 0,
    score: Annotated[Path | None, typer.Option("--score", help="Score a judged sample.")] = None,
    seed: Annotated[int, typer.Option("--seed", help="Of the sample.")] = 1,
    include_unsure: Annotated[bool, typer.Option(help="Ask what was left unsure too.")] = False,
    own_list: Annotated[
        Path | None, typer.Option("--list", help="Review a list of your own instead of a wave.")
    ] = None,
    most: Annotated[int | None, typer.Option("--vragen", min=0, help="At most so many.")] = None,
) -> None:
    """Decide pairs that may be doubles: on the terminal, or by a csv for a colleague."""
    from pipeline.own_list import reviewing  # noqa: PLC0415 - `sjo --help` stays fast
    from pipeline.review.commands import score_sample  # noqa: PLC0415

    asked = reviewing.ReviewRequest(root, wave, author, own_list, include_unsure, most)
    if score is not None:
        score_sample(score)
    elif sample:
        reviewing.write_sample(asked, export or Path("steekproef.csv"), sample, seed)
    elif export is not None:
        reviewing.write_questions(asked, export)
    elif answers is not None:
        reviewing.take_answers(asked, answers)
    else:
        reviewing.ask_questions(asked)
