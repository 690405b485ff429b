import numpy as np
import pandas as pd
import pandera.pandas as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.boundary import REJECT_COLUMNS
from pipeline.country.gazetteer import Gazetteer
from pipeline.normalise.stage import NormalisedRecords, normalise
from schemas.normalised import Normalised
from schemas.records import Records

COLUMNS = list(Records.to_schema().columns)


def records_of(*rows: dict[str, str]) -> pd.DataFrame:
    """Made-up records, numbered from 1, with the given cells filled."""
    filled = [
        dict.fromkeys(COLUMNS, "")
        | {"record_id": f"handmatig:{number:016x}", "bron": "handmatig", "bestand": "a.csv"}
        | row
        for number, row in enumerate(rows, start=1)
    ]
    table = pd.DataFrame(filled, columns=COLUMNS, dtype=str)
    table["rij"] = np.arange(len(rows), dtype="int64") + 2
    return Records.validate(table)


def normalise_one(gazetteer: Gazetteer, **cells: str) -> NormalisedRecords:
    return normalise(records_of(cells), gazetteer)


def test_a_record_comes_out_in_normal_form(gazetteer: Gazetteer) -> None:
    done = normalise_one(
        gazetteer,
        organisatie=" Stichting `t  Huis",
        bezoekadres="Willem-Alexanderstraat 7a | 7442 MA | Nijverdal",
        gemeente="Hellendoorn",
        website="WWW.Voorbeeld.nl/?utm_source=x",
        telefoon="0548 - 12 34 56",
        email="Info@Voorbeeld.nl",
        leefgebieden="Wonen",
    )
    row = done.rows.iloc[0].to_dict()
    expected = {
        "organisatie": "Stichting 't Huis",
        "bezoekadres": "Willem-Alexanderstraat 7-A",
        "straatnaam": "Willem-Alexanderstraat",
        "huisnummer": "7",
        "huisletter": "A",
        "huisnummertoevoeging": "",
        "huisnummer_tm": "",
        "postcode": "7442MA",
        "woonplaats": "Nijverdal",
        "gemeentecode": "GM0163",
        "gemeentenaam": "Hellendoorn",
        "plaatsing": "postcode",
        "heeft_postbus": False,
        "nauwkeurigheid": "postcodegebied",
        "website": "https://www.voorbeeld.nl",
        "telefoon": "+31548123456",
        "email": "info@voorbeeld.nl",
        "leefgebieden": "Wonen",
        "gemeente": "Hellendoorn",
    }
    assert {name: row[name] for name in expected} == expected
    assert list(done.rows.columns) == list(Normalised.to_schema().columns)
    assert done.rejects.empty
    assert done.signals.empty


@pytest.mark.parametrize(
    ("written", "reden", "has_po_box"),
    [
        ("Postbus 487, 3500 AL Utrecht", "postbus is geen bezoekadres", True),
        ("Wijkgebouw Kubiek", "alleen een gebouw of naam, geen straat met huisnummer", False),
        ("Nieuwe Zeeweg", "huisnummer ontbreekt", False),
    ],
)
def test_a_record_without_a_visiting_address_stays_when_its_gemeente_is_known(
    gazetteer: Gazetteer, written: str, reden: str, has_po_box: bool
) -> None:
    done = normalise_one(gazetteer, bezoekadres=written, gemeente="Utrecht")
    row = done.rows.iloc[0]
    assert (row["bezoekadres"], row["huisnummer"], row["postcode"]) == ("", "", "")
    assert (row["gemeentenaam"], bool(row["heeft_postbus"])) == ("Utrecht", has_po_box)
    assert done.signals[["kolom", "waarde", "uitleg"]].to_numpy().tolist() == [
        ["bezoekadres", written, reden]
    ]


def test_a_record_without_any_address_is_placed_by_its_gemeente_without_a_signal(
    gazetteer: Gazetteer,
) -> None:
    done = normalise_one(gazetteer, gemeente="Almelo")
    assert done.rows["plaatsing"].tolist() == ["gemeente"]
    assert done.signals.empty


def test_what_cannot_be_placed_is_rejected_with_rule_column_and_value(
    gazetteer: Gazetteer,
) -> None:
    done = normalise(
        records_of(
            {"bezoekadres": "Kerkstraat 3", "plaats": "Hoorn"},
            {"bezoekadres": "Kerkstraat 3", "gemeente": "Haaren"},
            {"bezoekadres": "Bahnhofstraße 1, 48599 Gronau"},
            {"bezoekadres": "Kerkstraat 3", "gemeente": "Almelo"},
        ),
        gazetteer,
    )
    assert list(done.rejects.columns) == REJECT_COLUMNS
    assert done.rejects[["stap", "regel", "kolom", "waarde"]].to_numpy().tolist() == [
        ["normaliseren", "gemeente_niet_eenduidig", "plaats", "Hoorn"],
        ["normaliseren", "gemeente_onbekend", "gemeente", "Haaren"],
        ["normaliseren", "buiten_de_gemeenten", "bezoekadres", "Bahnhofstraße 1, 48599 Gronau"],
    ]
    assert done.rows["gemeentenaam"].tolist() == ["Almelo"]


def test_disagreements_and_dropped_values_are_signalled(gazetteer: Gazetteer) -> None:
    done = normalise_one(
        gazetteer,
        bezoekadres="Moeder Teresalaan 100, Utrecht",
        postcode="352 WB",
        gemeente="Almelo",
        website="javascript:alert(1)",
        telefoon="12",
        email="jan.jansen@voorbeeld.nl",
    )
    assert done.signals.drop(columns="record_id").to_numpy().tolist() == [
        ["email", "(e-mailadres)", "geen algemeen e-mailadres van de organisatie; weggelaten"],
        ["gemeente", "Almelo", "bron noemt Almelo, adres ligt in Utrecht; het adres beslist"],
        ["postcode", "352 WB", "postcode 352 WB is niet geldig"],
        ["telefoon", "12", "geen geldig telefoonnummer; weggelaten"],
        ["website", "javascript:alert(1)", "geen bruikbaar webadres; weggelaten"],
    ]


def test_opening_hours_stay_words_and_are_read_where_they_can_be(gazetteer: Gazetteer) -> None:
    done = normalise(
        records_of(
            {"gemeente": "Almelo", "openingstijden": "ma t/m vr 9.00-17.00"},
            {"gemeente": "Almelo", "openingstijden": "ma 9-12; alleen op afspraak"},
            {"gemeente": "Almelo", "openingstijden": "ma 9-12 bij mevrouw Jansen"},
        ),
        gazetteer,
    )
    assert done.rows[["openingstijden", "openingstijden_schema"]].to_numpy().tolist() == [
        ["ma t/m vr 9.00-17.00", "Mo-Fr 09:00-17:00"],
        ["ma 9-12; alleen op afspraak", ""],
        ["", ""],
    ]
    assert done.signals[["kolom", "uitleg"]].to_numpy().tolist() == [
        ["openingstijden", "noemt mogelijk een persoon; weggelaten"]
    ]


def test_a_working_area_becomes_codes_and_places_no_record(gazetteer: Gazetteer) -> None:
    done = normalise(
        records_of(
            {"gemeente": "Almelo", "ook_actief_in": "borne; Heel Twente; bij dhr. Jansen"},
            {"ook_actief_in": "Borne"},
        ),
        gazetteer,
    )
    assert done.rows[["gemeentenaam", "ook_actief_in", "werkgebied"]].to_numpy().tolist() == [
        ["Almelo", "Borne|Heel Twente", "GM0147"]
    ]
    assert done.signals[["waarde", "uitleg"]].to_numpy().tolist() == [
        ["Heel Twente", "geen bekende gemeente"],
        ["bij dhr. Jansen", "noemt mogelijk een persoon; weggelaten"],
    ]
    assert done.rejects["regel"].tolist() == ["gemeente_ontbreekt"]


def test_a_working_area_that_is_too_long_says_that_its_end_was_not_read(
    gazetteer: Gazetteer,
) -> None:
    done = normalise_one(gazetteer, gemeente="Almelo", ook_actief_in="Borne;" * 1000)
    assert done.rows["werkgebied"].tolist() == ["GM0147"]
    assert done.signals["uitleg"].tolist() == ["langer dan 3000 tekens; de rest is niet gelezen"]


def test_an_email_address_of_a_person_stands_in_no_row_and_no_signal(gazetteer: Gazetteer) -> None:
    person = "jan.jansen@voorbeeld.nl"
    done = normalise(
        records_of(
            {"bezoekadres": f"{person}", "email": person, "gemeente": "Almelo"},
            {"bezoekadres": f"vraag {person}", "email": f"{person}; info@voorbeeld.nl"},
            {"bezoekadres": "Kerkstraat 3", "plaats": f"Hoorn {person}", "telefoon": person},
            {"plaats": f"Buurt {person}", "gemeente": "Almelo"},
            {"plaats": "Hoorn", "gemeente": person, "organisatie": f"Huis {person}"},
            {"website": person, "gemeente": person, "postcode": person},
        ),
        gazetteer,
    )
    written = "".join(table.to_csv() for table in (_own(done.rows), done.signals))
    assert "jansen" not in written


def _own(rows: pd.DataFrame) -> pd.DataFrame:
    """Without the columns that stand as the source wrote them and are never published."""
    return rows.drop(columns=["plaats", "gemeente"])


def test_no_records_give_empty_tables(gazetteer: Gazetteer) -> None:
    done = normalise(records_of(), gazetteer)
    assert (len(done.rows), len(done.rejects), len(done.signals)) == (0, 0, 0)


def test_the_order_of_the_records_changes_no_row(gazetteer: Gazetteer) -> None:
    records = records_of(
        *({"bezoekadres": f"Kerkstraat {n}", "plaats": p} for n in (1, 2) for p in ("Goor", "x"))
    )
    straight = normalise(records, gazetteer)
    turned = normalise(records.iloc[::-1], gazetteer)
    for name in ("rows", "rejects", "signals"):
        one = getattr(straight, name).sort_values("record_id", ignore_index=True)
        other = getattr(turned, name).sort_values("record_id", ignore_index=True)
        pd.testing.assert_frame_equal(one, other)


CELLS = st.fixed_dictionaries(
    {
        name: st.one_of(
            st.just(""), st.sampled_from(["Hoorn", "1096AA", "Kerkstraat 3"]), st.text()
        )
        for name in ("bezoekadres", "postcode", "plaats", "gemeente", "website", "email")
    }
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rows=st.lists(CELLS, max_size=5))
def test_every_record_is_a_row_or_a_reject(
    gazetteer: Gazetteer, rows: list[dict[str, str]]
) -> None:
    done = normalise(records_of(*rows), gazetteer)
    assert len(done.rows) + done.rejects["record_id"].nunique() == len(rows)


def test_the_model_refuses_an_address_without_a_number(gazetteer: Gazetteer) -> None:
    row = normalise_one(gazetteer, bezoekadres="Kerkstraat 3", gemeente="Almelo").rows
    with pytest.raises(pa.errors.SchemaErrors):
        Normalised.validate(row.assign(huisnummer=""), lazy=True)
    with pytest.raises(pa.errors.SchemaErrors):
        Normalised.validate(row.assign(gemeentecode=""), lazy=True)
    with pytest.raises(pa.errors.SchemaErrors):
        Normalised.validate(row.drop(columns="plaatsing"), lazy=True)
