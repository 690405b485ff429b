"""The command `sjo build`: the concept of a wave, or its release."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.errors import SjoError, already_done
from pipeline.progress import stages


def build_command(
    root: Annotated[Path, typer.Option("--root", help="Where manual_entries/ lies.")] = Path(),
    wave: Annotated[int | None, typer.Option(help="Wave (year); default: the latest.")] = None,
    *,
    concept: Annotated[
        bool, typer.Option("--concept", help="Show what would be published; publish nothing.")
    ] = False,
    products: Annotated[bool, typer.Option(help="Also make all products of it.")] = False,
    accept: Annotated[
        str | None, typer.Option("--accept", help="Why it may have far fewer locations.")
    ] = None,
    author: Annotated[str, typer.Option("--auteur", help="Who accepts: initials or team.")] = "",
) -> None:
    """Build a wave and publish it as a version in data/curated/."""
    from pipeline.clock import read_today  # noqa: PLC0415
    from pipeline.privacy.signed import require_public_signature  # noqa: PLC0415
    from pipeline.read.stand import find_wave  # noqa: PLC0415
    from pipeline.release.concept import make_concept  # noqa: PLC0415 - `sjo --help` stays fast
    from pipeline.release.floors import Acceptance  # noqa: PLC0415
    from pipeline.release.publish import STAGES, release  # noqa: PLC0415
    from pipeline.release.summary import summarise  # noqa: PLC0415

    if concept and accept is not None:
        raise SjoError("een concept hoeft niemand te aanvaarden: laat --concept of --accept weg")
    today = read_today().isoformat()
    aanvaard = None if accept is None else Acceptance(accept, author, today)
    if aanvaard is not None:
        require_public_signature(author, "--accept", aanvaard.reden)
    meting = wave or find_wave(root)
    with stages(STAGES) as begin:
        if concept:
            built = make_concept(root, meting, begin, today)
        else:
            built = release(root, meting, begin, aanvaard, today)
    summarise(built)
    if products:
        with already_done(f"{built.folder} is klaar, maar zonder producten"):
            _make_products(root, meting, None if concept else str(built.versie))


def _make_products(root: Path, meting: int, version: str | None) -> None:
    """Make the products of a version, or of the concept of a wave."""
    from pipeline.products.make import (  # noqa: PLC0415
        STEPS,
        make_concept_products,
        make_products,
        tell_products,
    )
    from pipeline.versions.version import Version  # noqa: PLC0415

    with stages(STEPS) as begin:
        if version is None:
            folder = make_concept_products(root, meting, begin)
        else:
            folder = make_products(root, Version.parse(version), begin)
    typer.echo(tell_products(folder))
