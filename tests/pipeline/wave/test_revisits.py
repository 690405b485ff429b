"""What a wave looks at again, out of the version before."""

import pandas as pd

from pipeline.country.boundaries import Boundaries
from pipeline.versions.published import PublishedVersion
from pipeline.versions.version import Version
from pipeline.wave.rechecks import Rechecks, Signal
from pipeline.wave.revisits import list_revisits
from schemas.published import CONTRACT

LOSSER = pd.DataFrame({"gemeentecode": ["GM0168"], "gemeente": ["Losser"]})


def test_a_published_location_with_a_question_is_visited_once() -> None:
    place = {"organisatie": "Rechtswinkel", "bezoekadres": "Kerkstraat 1", "woonplaats": "Losser"}
    where = place | {"gemeente": "Losser", "website": ""}
    published = where | {
        "locatie_id": "L1",
        "postcode": "",
        "laatst_gezien": "2026-10",
        "soort_organisatie": "stichting of vereniging",
    }
    asked = where | {"record_id": "handmatig:1", "locatie_id": "L1"}
    waiting = where | {"record_id": "handmatig:2", "locatie_id": None}
    tables = {
        "gemeenten": LOSSER,
        "locaties": pd.DataFrame([published | {"gemeentecode": "GM0168"}]),
        "te_beoordelen": pd.DataFrame([asked, waiting]),
    }
    known = PublishedVersion(Version(2026, 1), {}, tables, CONTRACT, {})
    gemeenten = LOSSER.assign(jaar=2026)
    none = pd.DataFrame(columns=["gemeentecode_oud", "gemeentecode_nieuw", "datum"], dtype=str)
    signals = {"L1": [Signal("melding M0123456789 staat nog open")]}
    rechecks = Rechecks(known.tables["locaties"], {}, signals=signals, last_day="2028-12-31")
    revisits = list_revisits(known, rechecks, gemeenten, Boundaries(none, gemeenten))
    told = revisits[["soort", "kenmerk", "gemeente", "voor", "vooraan_omdat"]]
    assert list(told.itertuples(index=False, name=None)) == [
        ("locatie", "L1", "Losser", "2028-09-30", "melding M0123456789 staat nog open"),
        ("kandidaat", "handmatig:2", "Losser", "2028-12-31", ""),
    ]
