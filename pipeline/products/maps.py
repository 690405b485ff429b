"""Maps of the coverage per gemeente: figure 1 and appendix B of the study, as svg and png."""

import struct
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import typst

from pipeline.errors import SjoError
from pipeline.products.basemap import Basemap, make_basemap
from pipeline.products.dutch import font_folder, format_number, format_share, safe_name, template
from pipeline.products.snapshot import Snapshot
from pipeline.products.states import FOUND, LABELS, STATES, UNKNOWN_LINES, UNKNOWN_PAPER
from schemas.typology import labels, load_typology

PARTIES = load_typology().landelijke_partijen
ALSO_TABLE_3 = "tabel_3_categorieen"  # the same subjects, with one category rolled up differently
GROUPS = {
    "totaal": "Figuur 1. Landelijk beeld",
    "tabel_2": "B.1 Naar organisatie",
    "tabel_3": "B.2 Naar categorie en type",
    "tabel_4": "B.3 Naar leefgebied",
}
KINDS = {
    "categorie": "categorie",
    "ondersteuningstype": "type",
    "leefgebied": "leefgebied",
}
TOP = 92
FOOT = 56
PIXELS_PER_INCH = 144
PNG_PAGE = (
    b"#set page(width: auto, height: auto, margin: 0pt)\n"
    b'#image(bytes(sys.inputs.svg), format: "svg", width: 720pt, alt: "kaart")'
)


@dataclass(frozen=True)
class CoverageMap:
    """One map: what it shows and the state of every gemeente, with the text that describes it."""

    groep: str
    titel: str
    states: dict[str, str]
    samenvatting: str
    beschrijving: str

    @property
    def name(self) -> str:
        """The name of its files, without extension."""
        prefix = self.groep.split(" N")[0].replace(".", "")
        return "figuur_1" if "1. L" in self.groep else safe_name(f"{prefix} {self.titel}").lower()

    def count(self, state: str) -> int:
        """Return the number of gemeenten in a state."""
        return sum(value == state for value in self.states.values())


def describe_maps(snapshot: Snapshot) -> list[CoverageMap]:
    """Return figure 1 and the maps of appendix B, from the view gemeente_dekking.

    Raises SjoError when a subject does not have one known state for every gemeente.
    """
    dekking = snapshot.tables["gemeente_dekking"].fillna({"ouder": ""})
    dekking = dekking[dekking["tabel"] != ALSO_TABLE_3]
    subjects = dekking.sort_values(["tabel", "volgorde"]).groupby(
        ["tabel", "soort", "rij", "ouder"], sort=False
    )
    maps = [_describe(*map(str, key), rows, snapshot) for key, rows in subjects]
    return sorted(maps, key=lambda m: list(GROUPS.values()).index(m.groep))


def _title(soort: str, rij: str, ouder: str) -> str:
    if soort == "organisatie":
        return f"{ouder}: {rij.lower()}" if ouder in labels(PARTIES) else rij
    kind = "categorie en type" if soort == "ondersteuningstype" and not ouder else KINDS[soort]
    return "Gemeenten met ten minste één locatie" if soort == "totaal" else f"{rij} ({kind})"


def _describe(
    tabel: str, soort: str, rij: str, ouder: str, rows: pd.DataFrame, snapshot: Snapshot
) -> CoverageMap:
    gemeenten = snapshot.gemeenten
    titel = _title(soort, rij, ouder)
    states = {str(r.gemeentecode): str(r.toestand) for r in rows.itertuples()}
    strange = set(states) ^ set(gemeenten["gemeentecode"])
    if strange or len(rows) != len(gemeenten) or set(states.values()) - set(LABELS):
        raise SjoError(
            f"kaart {titel!r}: de toestanden passen niet op de {len(gemeenten)} gemeenten van deze "
            f"versie (verschil: {', '.join(sorted(strange)[:5]) or 'dubbele rij of toestand'}); "
            "bouw de versie opnieuw"
        )
    counts = rows["toestand"].value_counts()
    found = int(counts.get(FOUND, 0))
    whole = f"{format_number(found)} van {format_number(len(gemeenten))} gemeenten"
    summary = f"Aanbod in {whole} ({format_share(found, len(gemeenten))})"
    others = "; ".join(f"{label}: {counts.get(label, 0)}" for label in LABELS[1:])
    per_province = gemeenten.assign(found=gemeenten["gemeentecode"].map(states).eq(FOUND))
    provinces = ", ".join(
        f"{provincie} {group['found'].sum()} van {len(group)}"
        for provincie, group in per_province.groupby("provincie")
    )
    label = "SYNTHETISCH, verzonnen gegevens. " if snapshot.is_synthetic else ""
    text = f"{label}Kaart van Nederland: {titel}. {summary}; {others}. Per provincie: {provinces}."
    return CoverageMap(
        GROUPS["totaal" if soort == "totaal" else tabel], titel, states, summary, text
    )


def draw_svg(coverage_map: CoverageMap, basemap: Basemap, snapshot: Snapshot) -> str:
    """Return a map as a self-contained svg with legend, source and alternative text."""
    names = dict(
        zip(snapshot.gemeenten["gemeentecode"], snapshot.gemeenten["gemeente"], strict=True)
    )
    legend = [
        {
            "label": state.label,
            "fill": state.fill,
            "count": coverage_map.count(state.label),
            "areas": [
                {"path": path, "gemeente": names[code]}
                for code, path in basemap.shapes.items()
                if coverage_map.states[code] == state.label
            ],
        }
        for state in STATES
    ]
    return template("map.svg.j2").render(
        titel=coverage_map.titel,
        samenvatting=coverage_map.samenvatting,
        beschrijving=coverage_map.beschrijving,
        legend=legend,
        borders=basemap.borders,
        is_tiles=basemap.is_tiles,
        is_synthetic=snapshot.is_synthetic,
        source=[snapshot.source_line, explain_basemap(basemap)],
        paper=UNKNOWN_PAPER,
        lines=UNKNOWN_LINES,
        top=TOP,
        height=TOP + basemap.height + FOOT,
    )


def explain_basemap(basemap: Basemap) -> str:
    """Return the line that tells how the shapes on a map came about."""
    if basemap.is_tiles:
        return (
            "Tegelkaart: elke gemeente is één even grote tegel, zo dicht mogelijk bij haar buren."
        )
    return "Gemeentegrenzen: CBS en Kadaster (CC BY 4.0), vereenvoudigd."


def draw_maps(
    snapshot: Snapshot, out_dir: Path, boundaries: Path | None = None
) -> list[CoverageMap]:
    """Write all maps of a snapshot to `out_dir` as svg and png, and return them.

    The same snapshot gives the same bytes. Raises SjoError, before anything is written, when the
    boundary file or the states do not belong to the gemeenten of the snapshot.
    """
    maps = describe_maps(snapshot)
    basemap = make_basemap(snapshot.gemeenten, snapshot.grensjaar, boundaries)
    out_dir.mkdir(parents=True, exist_ok=True)
    compiler = typst.Compiler(font_paths=[str(font_folder())], ignore_system_fonts=True)
    for coverage_map in maps:
        svg = draw_svg(coverage_map, basemap, snapshot)
        (out_dir / f"{coverage_map.name}.svg").write_text(svg, encoding="utf-8", newline="\n")
        (out_dir / f"{coverage_map.name}.png").write_bytes(_rasterise(compiler, svg, coverage_map))
    return maps


def _rasterise(compiler: Any, svg: str, coverage_map: CoverageMap) -> bytes:
    png: bytes = compiler.compile(
        PNG_PAGE, sys_inputs={"svg": svg}, format="png", ppi=PIXELS_PER_INCH
    )
    texts = {"Title": coverage_map.titel, "Description": coverage_map.beschrijving}
    chunks = b"".join(_text_chunk(keyword, text) for keyword, text in texts.items())
    header_end = 8 + 25  # signature, then the header chunk
    return png[:header_end] + chunks + png[header_end:]


def _text_chunk(keyword: str, text: str) -> bytes:
    """Return a png text chunk (iTXt, uncompressed, Dutch)."""
    body = b"iTXt" + keyword.encode() + b"\0\0\0nl\0\0" + text.encode()
    return struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
