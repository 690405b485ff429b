"""Typeset factsheets: one accessible pdf (PDF/UA-1) per gemeente, of as many A4 as it needs."""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, time
from pathlib import Path
from typing import cast

import pandas as pd
import typst

from pipeline.errors import SjoError
from pipeline.files.whole import write_whole
from pipeline.products.dutch import font_folder, safe_name, template
from pipeline.products.edition import Edition
from pipeline.products.factsheet import Content, describe_gemeenten
from pipeline.products.states import STATES
from pipeline.text.terms import nearest
from schemas.folding import fold_words

FACTSHEET_TEMPLATE = Path(__file__).with_name("factsheet.typ")


def render_factsheets(
    edition: Edition,
    gemeenten: Iterable[str] | None,
    out_dir: Path,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> list[Path]:
    """Write the factsheets of some gemeenten, by code or name, or of all when None.

    Calls `progress` with the number done and the total. Returns the files, by gemeentecode; the
    same version gives the same bytes. Raises SjoError, before anything is written, when a name is
    unknown or the boundary file does not belong to the edition.
    """
    chosen = find_gemeenten(edition, gemeenten)
    edition.basemap  # noqa: B018 a broken boundary file is refused before there is a folder
    names = name_files(edition.gemeenten)
    out_dir.mkdir(parents=True, exist_ok=True)
    compiler = typst.Compiler(
        str(FACTSHEET_TEMPLATE), font_paths=[str(font_folder())], ignore_system_fonts=True
    )
    moment = int(datetime.combine(edition.peildatum, time(), UTC).timestamp())
    written = []
    for content in describe_gemeenten(edition, chosen):
        pdf = compiler.compile(
            sys_inputs=_inputs(content, edition),
            format="pdf",
            pdf_standards="ua-1",
            timestamp=moment,
        )
        written.append(out_dir / names[content["gemeentecode"]])
        write_whole(written[-1], cast("bytes", pdf))
        progress(len(written), len(chosen))
    return written


def find_gemeenten(edition: Edition, asked: Iterable[str] | None) -> set[str]:
    """Return the gemeentecodes of gemeenten given by code or name; all of them for None.

    Raises SjoError that names every unknown one, with the name that looks most like it.
    """
    known = dict(zip(edition.gemeenten["gemeentecode"], edition.gemeenten["gemeente"], strict=True))
    if asked is None:
        return set(known)
    codes = {fold_words(name): code for code, name in known.items()}
    codes |= {fold_words(code): code for code in known}
    wanted = [name.strip() for name in asked]
    unknown = [name for name in wanted if fold_words(name) not in codes]
    if unknown:
        lines = []
        for name in unknown:
            near = nearest(name, [*known.values(), *known])
            hint = f"; bedoelt u {known.get(near, near)}?" if near else ""
            lines.append(f"{name!r} is geen gemeente van {edition.grensjaar}{hint}")
        raise SjoError("\n".join(lines))
    return {codes[fold_words(name)] for name in wanted}


def name_files(gemeenten: pd.DataFrame) -> dict[str, str]:
    """Return a file name by gemeentecode; two that would be alike get the code in the name."""
    plain = {
        str(code): f"Factsheet_{safe_name(str(name))}"
        for code, name in gemeenten[["gemeentecode", "gemeente"]].itertuples(index=False)
    }
    alike = Counter(name.casefold() for name in plain.values())
    return {
        code: f"{name}_{code}.pdf" if alike[name.casefold()] > 1 else f"{name}.pdf"
        for code, name in plain.items()
    }


def _inputs(content: Content, edition: Edition) -> dict[str, str]:
    """Return what the template reads: the texts as JSON and the picture of where it lies."""
    gemeente, basemap = content["gemeente"], edition.basemap
    kind = "tegelkaart" if basemap.is_tiles else "kaart"
    inhoud = content | {
        "titel": f"Factsheet sociaal-juridische ondersteuning {gemeente} ({edition.versie})",
        "kaart_tekst": f"Waar {gemeente} ligt op de {kind} van Nederland",
        "bron": edition.source_line,
        "colofon": [
            f"{edition.source_line}.",
            "Inwoners en stedelijkheid: CBS (StatLine 70072ned), van het jaar dat erachter staat.",
            f"Uitgever: {edition.publisher_line}. Licentie: {edition.licence.titel}.",
            f"Klopt er iets niet? {edition.melden}",
        ],
        "merk": edition.warning,
    }
    kaart = template("locator.svg.j2").render(
        basemap=basemap, shape=basemap.shapes[content["gemeentecode"]], fill=STATES[0].fill
    )
    return {"inhoud": json.dumps(inhoud, ensure_ascii=False), "kaart": kaart}
