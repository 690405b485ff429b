"""LEESMIJ.md of a version: what it holds, how sure it is, and the code book."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2
import pandas as pd

from pipeline.boundary import rows_of
from pipeline.certainty.telling import tell_certainty
from pipeline.text.numbers import dutch_number
from schemas.published import TABLES
from schemas.published.candidates import select_waiting
from schemas.publisher import Licence, Publisher, licence_of
from schemas.typology import Typology

TEMPLATES = Path(__file__).parent


@dataclass(frozen=True)
class ReadmeFacts:
    """What the LEESMIJ tells of one version."""

    versie: str
    meting: int
    grensjaar: int
    peildatum: str
    vorige: str
    tables: dict[str, pd.DataFrame]
    bronnen: pd.DataFrame
    aantallen: pd.DataFrame
    kwaliteit: dict[str, int]
    grenzen: list[dict[str, Any]]
    aanvaard: dict[str, str] | None
    stand: str
    toelichting: str
    is_synthetic: bool = False
    publisher: Publisher | None = None

    @property
    def licence(self) -> Licence:
        """The licence of the version."""
        return licence_of(self.publisher)


def write_readme(path: Path, facts: ReadmeFacts, typology: Typology) -> None:
    """Write LEESMIJ.md (Dutch, Markdown); cell bars and line breaks in values are escaped."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=False,  # noqa: S701 - Markdown; values pass through `cell`
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.filters["cell"] = escape_cell
    text = environment.get_template("leesmij.md.j2").render(
        facts=facts,
        typology=typology,
        statussen=_count(facts.tables["gemeenten"]["status"]),
        wachtend=len(select_waiting(facts.tables["te_beoordelen"])),
        redenen=_count(split_reasons(facts.tables["te_beoordelen"]["reden"])),
        regels=_count(facts.tables["afgekeurd"]["regel"]),
        bronnen=rows_of(_count_in_and_out(facts)),
        zekerheid=tell_certainty(facts.tables),
        eensgezind=summarise_agreement(facts.tables["overeenstemming"]),
        codeboek={name: describe(name) for name in TABLES},
    )
    path.write_text(text, encoding="utf-8")


def _count_in_and_out(facts: ReadmeFacts) -> pd.DataFrame:
    """Return the states of sources with what the build counts of each, 0 where nothing came in."""
    counts = facts.aantallen.rename(columns={"te beoordelen": "te_beoordelen"})
    whole = facts.bronnen.merge(counts, on="bron", how="left", validate="one_to_one")
    numbers = [str(column) for column in counts.columns if column != "bron"]
    return whole.assign(**{name: whole[name].fillna(0).astype("int64") for name in numbers})


def summarise_agreement(overeenstemming: pd.DataFrame) -> list[dict[str, str]]:
    """Return a row of words per field that was read blind by two: how far its readers agreed."""
    whole = overeenstemming[overeenstemming["term"].isna() & (overeenstemming["records"] > 0)]
    return [
        {
            "veld": str(veld),
            "records": str(rows["records"].iloc[0]),
            "niet_blind": str(rows["niet_blind"].iloc[0]),
            **{str(row["maat"]).lower(): _figure(row) for row in rows_of(rows)},
        }
        for veld, rows in whole.groupby("veld", sort=False)
    ]


def _figure(row: dict[str, Any]) -> str:
    """Write a figure of agreement in Dutch, with its interval where it has one."""
    if pd.isna(row["waarde"]):
        return "niet te zeggen"
    value = dutch_number(row["waarde"], 2)
    if pd.isna(row["van"]):
        return value
    return f"{value} ({dutch_number(row['van'], 2)} tot {dutch_number(row['tot'], 2)})"


def describe(name: str) -> list[tuple[str, str]]:
    """Return (column, description) of a published table, in order."""
    columns = TABLES[name].to_schema().columns
    return [(column, field.description or "") for column, field in columns.items()]


def escape_cell(value: object) -> str:
    """Return text that stays one cell of a Markdown table and is no markup."""
    text = " ".join(str(value).split())
    return "".join(f"\\{c}" if c in r"\`*_{}[]<>#|" else c for c in text)


def split_reasons(reden: pd.Series) -> pd.Series:
    """Return each single reason of the column reden as a row of its own."""
    return reden.str.split("; ").explode()


def _count(values: pd.Series) -> list[tuple[str, int]]:
    counts = values.value_counts()
    return sorted(((str(k), int(n)) for k, n in counts.items()), key=lambda kv: (-kv[1], kv[0]))
