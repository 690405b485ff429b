"""The command `sjo review`: questions on the terminal, a worklist out and in, a sample."""

from collections.abc import Mapping
from pathlib import Path

from rich.console import Console
from rich.table import Table

from pipeline.boundary import rows_of
from pipeline.errors import SjoError
from pipeline.match.questions import count_affordable
from pipeline.review.answers import Signature
from pipeline.review.decisions import active_decisions, require_consistent
from pipeline.review.estimate import (
    Estimate,
    GroupDecisions,
    Quality,
    count_decisions,
    estimate_quality,
    expect_quality,
)
from pipeline.review.pair_groups import GROUPS_TOLD, PairGroup
from pipeline.review.questions import Question, open_questions
from pipeline.review.sample import allocate, describe_pairs, draw_sample, parse_sizes
from pipeline.review.session import Session, Tally, describe_tally
from pipeline.review.terminal import Terminal
from pipeline.review.workfiles import Work
from pipeline.review.worklist import import_worklist, read_worklist, write_worklist

MAX_AUTHOR_LENGTH = 60


def review_pairs(
    work: Work,
    signature: Signature,
    *,
    include_unsure: bool = False,
    most: int | None = None,
) -> Tally:
    """Ask the open questions on the terminal, each decision kept at once.

    `most` questions at most, those whose answer is worth most; None: 10 per 1,000 records.
    SjoError without a terminal, without an author, or while the decisions contradict each other.
    """
    _require_author(signature.auteur)
    files, journal = work.files, work.journal
    questions = list_questions(work, most, include_unsure=include_unsure)
    console = Console(highlight=False)
    console.print(describe_left_out(work, most), end="")
    if not questions:
        console.print("Er zijn geen open vragen.")
        return Tally(0, 0, 0, 0)
    session = Session(questions, files.records, journal, signature, console)
    with Terminal() as terminal:
        try:
            tally = session.run(terminal.read_key, terminal.read_line)
        except KeyboardInterrupt:
            tally = session.tally()
    console.print(f"{describe_tally(tally)}. Besluiten staan in {journal.path}")
    return tally


def export_questions(
    work: Work, path: Path, *, include_unsure: bool = False, most: int | None = None
) -> int:
    """Write the open questions to a csv for a colleague, as `review_pairs`; return how many."""
    questions = list_questions(work, most, include_unsure=include_unsure)
    write_worklist(questions, path)
    return len(questions)


def import_decisions(work: Work, path: Path, signature: Signature) -> int:
    """Take over the decisions in a worklist; return how many were new. FileError: none was."""
    if signature.auteur:
        _require_author(signature.auteur)
    records = work.files.records
    return import_worklist(path, work.journal, records, signature.auteur, signature.datum)


def export_sample(work: Work, path: Path, size: int, seed: int) -> dict[PairGroup, int]:
    """Write a stratified sample of pairs to a csv; return how many pairs each group has in all."""
    if size < len(PairGroup):
        raise SjoError(f"een steekproef telt minstens {len(PairGroup)} paren: een per groep")
    files = work.files
    sample = draw_sample(files, size, seed)
    groups = [group for _, group in sample.pairs]
    write_worklist(describe_pairs(sample, files.records), path, groups, sample.sizes_text)
    return sample.sizes


def describe_sample(sizes: Mapping[PairGroup, int], size: int) -> str:
    """How wide the interval of recall will be about when `size` pairs are judged, and of others."""
    widths = []
    for judged in (size, 2 * size, 4 * size):
        recall = expect_quality(sizes, allocate(sizes, judged)).recall
        width = f"{recall.high - recall.low:.2f}" if recall else "niet te zeggen"
        widths.append(f"{min(judged, sum(sizes.values()))} paren: {width}")
    return "Breedte van het 95%-interval van recall, naar verwachting: " + "; ".join(widths)


def score_sample(path: Path, console: Console | None = None) -> Quality:
    """Print and return precision and recall out of a decided sample; SjoError when it is none."""
    _, rows = read_worklist(path)
    try:
        (text,) = set(rows["paren_per_groep"])
        decided = count_decisions(rows_of(rows), parse_sizes(text))
    except (ValueError, KeyError) as error:
        advice = "maak er een met: sjo review --sample AANTAL"
        raise SjoError(f"{path}: geen hele steekproef; {advice}") from error
    quality = estimate_quality(decided)
    _print_quality(decided, quality, console or Console(highlight=False))
    return quality


def describe_left_out(work: Work, most: int | None) -> str:
    """A line on the questions beyond the first `most`, and what they could change; "" if none."""
    asked = _count_asked(work, most)
    left = len(work.files.questions) - asked
    if left <= 0:
        return ""
    return (
        f"Niet gevraagd: {left} twijfels waarvan het antwoord minder uitmaakt. Samen kunnen ze "
        f"hooguit {left} locaties minder geven. Meer vragen: --vragen {asked + left}\n"
    )


def _count_asked(work: Work, most: int | None) -> int:
    return count_affordable(len(work.files.records)) if most is None else most


def list_questions(work: Work, most: int | None, *, include_unsure: bool) -> list[Question]:
    """Return the open questions as `review_pairs` asks them, in its order."""
    files = work.files
    active = require_consistent(active_decisions(work.journal.read(), files.records))
    asked = files.questions.head(_count_asked(work, most))
    return open_questions(asked, files.pairs, files.records, active, include_unsure=include_unsure)


def _require_author(auteur: str) -> None:
    if not auteur.strip() or len(auteur) > MAX_AUTHOR_LENGTH or not auteur.isprintable():
        raise SjoError("een besluit heeft een auteur nodig: geef --auteur INITIALEN (of team)")


def _print_quality(
    decided: dict[PairGroup, GroupDecisions], quality: Quality, console: Console
) -> None:
    table = Table("groep", title="Beoordeelde steekproef")
    for name in ("paren", "beoordeeld", "zelfde", "onzeker"):
        table.add_column(name, justify="right")
    for group, answers in decided.items():
        numbers = answers.omvang, answers.beoordeeld, answers.zelfde, answers.onzeker
        table.add_row(GROUPS_TOLD[group], *map(str, numbers))
    console.print(table)
    console.print(_sentence("precision", quality.precision))
    console.print(_sentence("recall", quality.recall))
    for text in quality.ontbreekt:
        console.print(f"Ontbreekt: {text}")


def _sentence(name: str, estimate: Estimate | None) -> str:
    if estimate is None:
        return f"{name}: niet te berekenen uit deze antwoorden"
    low, high = f"{estimate.low:.3f}", f"{estimate.high:.3f}"
    return f"{name}: {estimate.value:.3f} (95%-interval {low} tot {high})"
