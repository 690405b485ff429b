from dataclasses import replace
from pathlib import Path

import pytest

from schemas.surveys import load_surveys, numbered_code


def test_both_surveys_are_declared() -> None:
    assert [survey.name for survey in load_surveys()] == [
        "enquete_gemeenten",
        "enquete_sociaal_raadslieden",
    ]


def test_what_is_personal_or_unused_is_no_column_of_an_export() -> None:
    for survey in load_surveys():
        assert {"naam", "e-mailadres", "telefoonnummer", "ip-adres", "opmerkingen"} <= set(
            survey.persoonlijk
        )
        assert not {*survey.persoonlijk, *survey.genegeerd} & set(survey.template.names)
        assert survey.template.is_confidential


def test_a_numbered_question_has_a_column_per_service() -> None:
    gemeenten = load_surveys()[0]
    assert [c for c in gemeenten.codes if c.endswith("_naam")] == [
        numbered_code("dienst{n}_naam", n) for n in (1, 2, 3)
    ]


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"kolommen": {"gemeente": "gemente"}}, "gemente is geen kolom van Records"),
        ({"persoonlijk": ("Gemeente",)}, "kolom gemeente staat er twee keer"),
        ({"keuzes": {"leefgebieden": {"a": "Tuin"}}}, "Tuin is geen term van leefgebieden"),
    ],
)
def test_a_wrong_declaration_is_named(changed: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        replace(load_surveys()[1], **changed)  # type: ignore[arg-type]


def test_a_key_too_many_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "sources.toml"
    path.write_text('[proef]\nsoort = "enquete"\nnieuw = 1\n')
    with pytest.raises(TypeError, match="nieuw"):
        load_surveys(path)
