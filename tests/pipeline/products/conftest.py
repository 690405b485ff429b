import pytest

from pipeline.products.report import render_report
from pipeline.products.snapshot import Snapshot
from tests.pipeline.products.country import make_snapshot
from tests.snapshots import national_snapshot


@pytest.fixture(scope="session")
def country() -> Snapshot:
    return make_snapshot(national_snapshot())


@pytest.fixture(scope="session")
def country_page(country: Snapshot) -> str:
    return render_report(country)
