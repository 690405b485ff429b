"""Load the reference data, each file through its schema."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pandera.pandas as pa

from pipeline.errors import SjoError
from schemas import reference as schema


@dataclass(frozen=True)
class ReferenceData:
    """What a build needs to know of the country; `grensjaar` is the year of its boundaries."""

    grensjaar: int
    gemeenten: pd.DataFrame
    alle_gemeenten: pd.DataFrame
    herindelingen: pd.DataFrame
    kerncijfers: pd.DataFrame
    postcodegebieden: pd.DataFrame
    woonplaatsen: pd.DataFrame


FILES: dict[str, type[schema.Reference]] = {
    "gemeenten.csv": schema.GemeentenPerJaar,
    "herindelingen.csv": schema.Herindelingen,
    "kerncijfers_2023.csv": schema.Kerncijfers,
    "pc4.csv": schema.Postcodegebieden,
    "woonplaatsen.csv": schema.Woonplaatsen,
}


def read_table(path: Path, model: type[schema.Reference]) -> pd.DataFrame:
    """Read one reference csv; SjoError when it is missing or breaks its schema."""
    try:
        text = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
        return model.validate(text.replace("", pd.NA), lazy=True)
    except FileNotFoundError as error:
        raise SjoError(f"{path}: referentiebestand ontbreekt") from error
    except (ValueError, UnicodeDecodeError) as error:
        raise SjoError(f"{path}: geen leesbaar csv-bestand ({error})") from error
    except pa.errors.SchemaErrors as error:
        first = error.failure_cases.iloc[0]
        raise SjoError(
            f"{path}: voldoet niet aan het schema: {first['check']} "
            f"(kolom {first['column']}, waarde {first['failure_case']})"
        ) from error


def load_reference(folder: Path, grensjaar: int) -> ReferenceData:
    """Load all reference tables of `folder` for the boundaries of 1 January `grensjaar`.

    Raises SjoError when a file is missing or wrong, or when no gemeenten of that year are known.
    """
    tables = {name: read_table(folder / name, model) for name, model in FILES.items()}
    everyone = tables["gemeenten.csv"]
    gemeenten = everyone[everyone["jaar"] == grensjaar].reset_index(drop=True)
    if gemeenten.empty:
        years = f"{everyone['jaar'].min()}-{everyone['jaar'].max()}"
        raise SjoError(
            f"{folder / 'gemeenten.csv'}: geen gemeenten van {grensjaar} (wel van {years}); "
            "vul de lijst aan voordat deze meting kan worden gebouwd"
        )
    return ReferenceData(
        grensjaar=grensjaar,
        gemeenten=gemeenten,
        alle_gemeenten=everyone,
        herindelingen=tables["herindelingen.csv"],
        kerncijfers=tables["kerncijfers_2023.csv"],
        postcodegebieden=tables["pc4.csv"],
        woonplaatsen=tables["woonplaatsen.csv"],
    )
