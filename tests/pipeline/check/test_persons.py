"""What may be of a person is named at its cell when it is entered, without the value itself."""

from pathlib import Path

import pytest

from pipeline.check.entries import check_paths
from pipeline.check.shapes import KnownGemeenten
from pipeline.files.findings import Finding
from schemas.manual import LOCATIES
from tests.pipeline.tree import write

GEMEENTEN = KnownGemeenten(lambda name: "GM0344" if name == "Utrecht" else "", lambda name: "")
USUAL = {"organisatie": "SYNTHETISCH Huis", "bezoekadres": "Proefstraat 1", "gemeente": "Utrecht"}


def check(root: Path, name: str = "AB.csv", **cells: str) -> list[Finding]:
    row = dict.fromkeys(LOCATIES.names, "") | USUAL | cells
    line = ";".join(f'"{cell}"' for cell in row.values())
    folder = root / "manual_entries" / "2026" / "locaties"
    write(folder / name, [";".join(row), line])
    return check_paths(root, gemeenten=GEMEENTEN)


@pytest.mark.parametrize(
    ("kolom", "cell", "rule"),
    [
        ("organisatie", "SYNTHETISCH Huis t.a.v. Zwaantje", "noemt mogelijk een persoon"),
        ("bezoekadres", "Proefstraat 1, mevrouw Zwaantje", "noemt mogelijk een persoon"),
        ("openingstijden", "bel Zwaantje", "noemt mogelijk een persoon"),
        ("locatienaam", "Huis 06-48151623", "bevat een telefoonnummer"),
        ("telefoon", "06-48151623 Zwaantje", "mobiel nummer met andere woorden"),
        ("website", "https://linkedin.com/in/zwaantje", "pagina van een persoon"),
        ("bron_url", "https://x.nl/medewerkers/zwaantje-q", "pagina van een persoon"),
    ],
)
def test_each_is_named_at_its_cell_and_not_shown(
    tmp_path: Path, kolom: str, cell: str, rule: str
) -> None:
    found = [f for f in check(tmp_path, **{kolom: cell}) if not f.is_notice]
    assert {(f.rij, f.kolom) for f in found} == {(2, kolom)}
    assert any(rule in f.regel and f.advies for f in found)
    assert "Zwaantje" not in "".join(map(str, found))
    assert "48151623" not in "".join(map(str, found))


def test_another_fault_of_such_a_cell_does_not_show_it_either(tmp_path: Path) -> None:
    found = check(tmp_path, gemeente="mevrouw Zwaantje")
    assert {f.regel for f in found} == {"geen gemeente", "noemt mogelijk een persoon"}
    assert "Zwaantje" not in "".join(map(str, found))


def test_a_mobile_number_is_asked_and_stays(tmp_path: Path) -> None:
    found = check(tmp_path, telefoon="06 4815 1623")
    assert [f.is_notice for f in found] == [True]
    assert "laat het alleen staan als de organisatie" in found[0].advies


def test_a_mailbox_that_may_be_of_a_person_is_asked(tmp_path: Path) -> None:
    found = check(tmp_path, email="zwaantje.quispel@voorbeeld.nl")
    assert [(f.kolom, f.is_notice, f.waarde) for f in found] == [("email", True, "")]


def test_a_name_that_may_be_that_of_who_helps_is_asked_and_stays(tmp_path: Path) -> None:
    found = check(tmp_path, organisatie="Loket Zwaantje", locatienaam="Spreekuur Els Smit")
    assert [(f.kolom, f.is_notice, f.waarde) for f in found] == [("locatienaam", True, "")]
    assert "als de organisatie zelf zo heet" in found[0].advies


@pytest.mark.parametrize(
    "remark", ["bel mevrouw Zwaantje op 06-48151623", "gesproken met Els Smit", "BSN 111222333"]
)
def test_what_stays_within_the_project_is_a_question_and_not_shown(
    tmp_path: Path, remark: str
) -> None:
    found = check(tmp_path, opmerking=remark)
    assert [(f.kolom, f.is_notice, f.waarde) for f in found] == [("opmerking", True, "")]
    assert "wordt niet gepubliceerd" in found[0].advies


@pytest.mark.parametrize(
    "remark",
    [
        "mail info@jjf.nl of bel 030-1234567",
        "bij Humanitas",
        "onder het kopje Wijkcentrum Dirk Prins",
    ],
)
def test_a_remark_on_an_organisation_is_left_alone(tmp_path: Path, remark: str) -> None:
    assert check(tmp_path, opmerking=remark) == []


def test_a_file_is_not_called_after_a_person(tmp_path: Path) -> None:
    found = check(tmp_path, name="jan-jansen.csv")
    assert [f.rij for f in found] == [0]
    assert "initialen" in found[0].advies


def test_a_general_mailbox_and_an_organisation_named_after_a_person_are_right(
    tmp_path: Path,
) -> None:
    assert check(tmp_path, organisatie="Stichting Jan Jansen Fonds", email="info@jjf.nl") == []
