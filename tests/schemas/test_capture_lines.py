import json
from dataclasses import fields

from schemas.captures import RECORD_FIELDS, CapturedRecord


def test_a_line_holds_every_field_in_the_order_of_captures_made_before() -> None:
    line = CapturedRecord(key="1", naam="Café", gezien_op="2026-01-01").as_line()
    assert '"naam": "Café"' in line
    assert list(json.loads(line)) == [
        *("key", "naam", "locatienaam", "adres", "postcode", "plaats", "gemeente", "telefoon"),
        *("email", "website", "openingstijden", "op_afspraak", "vestigingsvorm", "lat", "lon"),
        *("bron_url", "laag", "gezien_op"),
    ]
    assert set(RECORD_FIELDS) == {f.name for f in fields(CapturedRecord)}
