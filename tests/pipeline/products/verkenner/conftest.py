"""A browser for the tests of a module of the explorer."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.werkbank.browsing import launching


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launching() as browser:
        yield browser
