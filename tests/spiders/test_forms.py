"""Every form of benchmarks/forms is read wholly, and nothing is invented (SYNTHETISCH)."""

import pytest

from benchmarks.bench_recall import FORMS, invented, score
from benchmarks.forms import Form


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_all_that_a_page_of_this_form_states_is_read_and_nothing_else(form: Form) -> None:
    result = score(form)
    assert (result.found, result.wrong) == (result.expected, 0)
    assert result.right == result.stated


def test_no_location_is_invented_on_a_page_from_abroad() -> None:
    assert [(f.naam, f.adres, f.postcode, f.plaats) for f in invented()] == []
