"""A page is parsed in a time that grows with its length."""

import time

import pytest

from spiders.bounds import MAX_OPTIONS
from spiders.page import Page


def page_of(options: int) -> Page:
    choices = "".join(f"<option value='{n}'>Keuze {n}</option>" for n in range(options))
    body = f"<main><select>{choices}</select><p>Kerkstraat 1<br>1234 AB Utrecht</p></main>"
    return Page("http://replica.example.nl/x", body.encode(), "text/html")


@pytest.mark.parametrize("count", [0, 7, MAX_OPTIONS])
def test_options_up_to_the_bound_are_all_parsed(count: int) -> None:
    page = page_of(count)
    assert len(page.tree.css("option")) == count
    assert page.options_left_out == 0


def test_beyond_the_bound_the_first_options_are_parsed_and_all_that_follows_them() -> None:
    begin = time.process_time()
    page = page_of(40_000)
    assert len(page.tree.css("option")) == MAX_OPTIONS
    assert page.options_left_out == 40_000 - MAX_OPTIONS
    assert page.tree.css("p")[0].text(separator=" ") == "Kerkstraat 1 1234 AB Utrecht"
    assert time.process_time() - begin < 5  # it took half a minute
