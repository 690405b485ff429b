from pathlib import Path

import pytest

from pipeline.country.gazetteer import Gazetteer
from pipeline.country.reference import load_reference

REFERENCE = Path(__file__).parents[3] / "data" / "reference"


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer.from_reference(load_reference(REFERENCE, 2023))
