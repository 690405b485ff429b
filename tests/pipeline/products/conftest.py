import pytest

from pipeline.products.edition import Edition
from pipeline.products.report import render_report
from tests.pipeline.products.country import make_edition
from tests.snapshots import national_snapshot


@pytest.fixture(scope="session")
def country() -> Edition:
    return make_edition(national_snapshot())


@pytest.fixture(scope="session")
def country_page(country: Edition) -> str:
    return render_report(country)
