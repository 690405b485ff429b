import time
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.normalise.address import Address, format_address, parse_address, read_address

REFERENCE = Path(__file__).parents[3] / "data" / "reference"

# as written; straatnaam, huisnummer, huisletter, huisnummertoevoeging, huisnummer_tm, postcode,
# woonplaats
READ = {
    # one address, three spellings
    "Balistraat 48-H": ("Balistraat", "48", "H", "", "", "", ""),
    "Balistraat 48 A": ("Balistraat", "48", "A", "", "", "", ""),
    "Balistraat 48a 1094JN": ("Balistraat", "48", "A", "", "", "1094JN", ""),
    # number glued to the postcode, or beside it
    "Buurthuis ArchipelMakassarplein 11095 RP Amsterdam": (
        "Makassarplein", "1", "", "", "", "1095RP", "Amsterdam",
    ),
    "Kramatplantsoen 101-h1095 LB AmsterdamTel: 020 - 665 8001E-mail:": (
        "Kramatplantsoen", "101", "H", "", "", "1095LB", "Amsterdam",
    ),
    "Jacques Veltmanstraat 461 1065 BV Amsterdam": (
        "Jacques Veltmanstraat", "461", "", "", "", "1065BV", "Amsterdam",
    ),
    "Fizeaustraat 3 1097 SC Amsterdam 0204623353": (
        "Fizeaustraat", "3", "", "", "", "1097SC", "Amsterdam",
    ),
    "Terpweg 647905 at Hoogeveen": ("Terpweg", "64", "", "", "", "7905AT", "Hoogeveen"),
    "Weesperzijde 29B1025 dd Amsterdam": (
        "Weesperzijde", "29", "B", "", "", "1025DD", "Amsterdam",
    ),
    "Het Stroink 47 b, 8608 vn te Sneek": ("Het Stroink", "47", "B", "", "", "8608VN", "Sneek"),
    "kerkstraat 5 8608 vn sneek": ("Kerkstraat", "5", "", "", "", "8608VN", "Sneek"),
    "Kerkstraat 5, 1945 te Enschede": ("Kerkstraat", "5", "", "", "", "", "Enschede"),
    "Vliewal no 36": ("Vliewal", "36", "", "", "", "", ""),
    "Marktweg no 13, Hoogeveen": ("Marktweg", "13", "", "", "", "", "Hoogeveen"),
    # broken postcode: the rest is kept
    "Gravestein 22A 103 BH Amsterdam": ("Gravestein", "22", "A", "", "", "", "Amsterdam"),
    # separators
    "Moterwal  300": ("Moterwal", "300", "", "", "", "", ""),
    "Moterwal\r300": ("Moterwal", "300", "", "", "", "", ""),
    "Moterwal\xa0300\nAmsterdam": ("Moterwal", "300", "", "", "", "", "Amsterdam"),
    "Moterwal 300\r\n1021 PH\r\nAmsterdam": ("Moterwal", "300", "", "", "", "1021PH", "Amsterdam"),
    "Hoofdweg | 495A-A | 1055SC": ("Hoofdweg", "495", "A", "A", "", "1055SC", ""),
    # typos stand as written
    "Koekoekstraat 3": ("Koekoekstraat", "3", "", "", "", "", ""),
    "Honingraat plein 3": ("Honingraat plein", "3", "", "", "", "", ""),
    # ordinals, titles
    "2e Van der Helststraat 66": ("2e Van der Helststraat", "66", "", "", "", "", ""),
    "Tweede Van der Helststraat 66": ("Tweede Van der Helststraat", "66", "", "", "", "", ""),
    "Dr. Wagenaarstraat 6": ("Dr. Wagenaarstraat", "6", "", "", "", "", ""),
    "Kon. Julianaplein 2": ("Kon. Julianaplein", "2", "", "", "", "", ""),
    "Mr. P. Droogleever Fortuynweg 12": (
        "Mr. P. Droogleever Fortuynweg", "12", "", "", "", "", "",
    ),
    "Burg.Backxlaan 3": ("Burg.Backxlaan", "3", "", "", "", "", ""),
    "St.-Jacobsstraat 4": ("St.-Jacobsstraat", "4", "", "", "", "", ""),
    "Pastoor Schoenmakersstr. 7": ("Pastoor Schoenmakersstr.", "7", "", "", "", "", ""),
    "O.-L.-Vrouwestraat 8": ("O.-L.-Vrouwestraat", "8", "", "", "", "", ""),
    # a street that holds a number
    "Boulevvard 1945 27-A": ("Boulevvard 1945", "27", "A", "", "", "", ""),
    "Plein 40-45 35bis, 9083nk Lekkum": ("Plein 40-45", "35", "", "bis", "", "9083NK", "Lekkum"),
    "Buitendijk, 47 en 53": ("Buitendijk", "47", "", "", "53", "", ""),
    "Eerste Kerkstraat, 17-I te Utrecht": ("Eerste Kerkstraat", "17", "I", "", "", "", "Utrecht"),
    "Topaaspl.38": ("Topaaspl.", "38", "", "", "", "", ""),
    # a room is no part of an address
    "kamer 12, Schoutsteeg 43 B": ("Schoutsteeg", "43", "B", "", "", "", ""),
    "Schoutsteeg 175-A, kamer 12": ("Schoutsteeg", "175", "A", "", "", "", ""),
    "Caf&eacute;straat 12": ("Caféstraat", "12", "", "", "", "", ""),
    "Boulevard 1945 12": ("Boulevard 1945", "12", "", "", "", "", ""),
    "Boulevard 1945 12 te Enschede": ("Boulevard 1945", "12", "", "", "", "", "Enschede"),
    "Plein 1 febr 1953 4, Zierikzee": ("Plein 1 febr 1953", "4", "", "", "", "", "Zierikzee"),
    "5 Mei-Straat 3": ("5 Mei-Straat", "3", "", "", "", "", ""),
    "18 Septemberplein 10": ("18 Septemberplein", "10", "", "", "", "", ""),
    "Wijk 2 17, Urk": ("Wijk 2", "17", "", "", "", "", "Urk"),
    # additions
    "Schipholtstraat 48B": ("Schipholtstraat", "48", "B", "", "", "", ""),
    "De Haven 7a": ("De Haven", "7", "A", "", "", "", ""),
    "Bijlmerdreef 200 A": ("Bijlmerdreef", "200", "A", "", "", "", ""),
    "Bijlmerdreef 34-A": ("Bijlmerdreef", "34", "A", "", "", "", ""),
    "Bijlmerdreef 76H": ("Bijlmerdreef", "76", "H", "", "", "", ""),
    "Gerard Doustraat 133-H": ("Gerard Doustraat", "133", "H", "", "", "", ""),
    "Gerard Doustraat 133 hs": ("Gerard Doustraat", "133", "H", "", "", "", ""),
    "Gerard Doustraat 133-huis": ("Gerard Doustraat", "133", "H", "", "", "", ""),
    "Bijlmerdreef 73-1": ("Bijlmerdreef", "73", "", "1", "", "", ""),
    "Wierdensestraat 22a-1": ("Wierdensestraat", "22", "A", "1", "", "", ""),
    "Bijlmerdreef 27A-A": ("Bijlmerdreef", "27", "A", "A", "", "", ""),
    "Bijlmerdreef 65-H-H": ("Bijlmerdreef", "65", "H", "H", "", "", ""),
    "Wijttenbachstraat 36-2-2": ("Wijttenbachstraat", "36", "", "2-2", "", "", ""),
    "Bijlmerdreef 268A-1": ("Bijlmerdreef", "268", "A", "1", "", "", ""),
    "Bijlmerdreef 20-TR": ("Bijlmerdreef", "20", "", "TR", "", "", ""),
    "Bijlmerdreef 77G-1": ("Bijlmerdreef", "77", "G", "1", "", "", ""),
    "Bijlmerdreef 16, unit 20": ("Bijlmerdreef", "16", "", "20", "", "", ""),
    "Burgemeester van der Dussenplein 1-s302": (
        "Burgemeester van der Dussenplein", "1", "", "S302", "", "", "",
    ),
    # range or addition
    "Bezaanjachtplein 243-247": ("Bezaanjachtplein", "243", "", "", "247", "", ""),
    "Hageland 117-119": ("Hageland", "117", "", "", "119", "", ""),
    "Wilderinksstraat 5-9": ("Wilderinksstraat", "5", "", "", "9", "", ""),
    "Wilderinksstraat 149-155": ("Wilderinksstraat", "149", "", "", "155", "", ""),
    "Mozartlaan 135-17": ("Mozartlaan", "135", "", "17", "", "", ""),
    "Mozartlaan 178/2": ("Mozartlaan", "178", "", "2", "", "", ""),
    "Mozartlaan 3-3": ("Mozartlaan", "3", "", "3", "", "", ""),
    "Mozartlaan 89/90": ("Mozartlaan", "89", "", "", "90", "", ""),
    "Mozartlaan 39/41": ("Mozartlaan", "39", "", "", "41", "", ""),
    "Mozartlaan 2a-b": ("Mozartlaan", "2", "A", "", "2B", "", ""),
    # order
    "Menanderstraat 89/90, Rotterdam, 3076AG, The Netherlands": (
        "Menanderstraat", "89", "", "", "90", "3076AG", "Rotterdam",
    ),
    "3076 AG, Menanderstraat 89, Rotterdam": (
        "Menanderstraat", "89", "", "", "", "3076AG", "Rotterdam",
    ),
    "Postbus 3, Menanderstraat 89, Rotterdam": (
        "Menanderstraat", "89", "", "", "", "", "Rotterdam",
    ),
    "3076 AG Rotterdam, Menanderstraat 89": (
        "Menanderstraat", "89", "", "", "", "3076AG", "Rotterdam",
    ),
    # a quarter for a place
    "Karspeldreef 1009, 1104 SE Amsterdam Zuidoost": (
        "Karspeldreef", "1009", "", "", "", "1104SE", "Amsterdam Zuidoost",
    ),
    "Balboastraat 18 in De Baarsjes": ("Balboastraat", "18", "", "", "", "", "De Baarsjes"),
    "Balboastraat 18 te Amsterdam": ("Balboastraat", "18", "", "", "", "", "Amsterdam"),
    # names of places with marks of their own
    "Spui 70, 's-Gravenhage": ("Spui", "70", "", "", "", "", "'s-Gravenhage"),
    "Raadhuisplein 1, 7550 AA Hengelo (O.)": (
        "Raadhuisplein", "1", "", "", "", "7550AA", "Hengelo (O.)",
    ),
    "Kerkstraat 12, Den Bosch": ("Kerkstraat", "12", "", "", "", "", "Den Bosch"),
    # apostrophes and diacritics
    "'t Noaberhoes 4": ("'t Noaberhoes", "4", "", "", "", "", ""),
    "`t Blommetje 1": ("'t Blommetje", "1", "", "", "", "", ""),
    "d` Oude Stadt 3": ("d' Oude Stadt", "3", "", "", "", "", ""),
    "Om'e Terp 3": ("Om'e Terp", "3", "", "", "", "", ""),
    "Curaçaostraat 10": ("Curaçaostraat", "10", "", "", "", "", ""),
    "de Höfte 7": ("de Höfte", "7", "", "", "", "", ""),
    # a building beside the address
    "Het Baken 3, Bibliotheek Almelo": ("Het Baken", "3", "", "", "", "", ""),
    "Helmichstraat 42b, Oldenzaal (Breedwijs, Zuid Berghuizen)": (
        "Helmichstraat", "42", "B", "", "", "", "Oldenzaal",
    ),
    "bij de Leidse Rechtswinkel, Ketelboetersteeg 10, Leiden": (
        "Ketelboetersteeg", "10", "", "", "", "", "Leiden",
    ),
    "in het buurtcentrum aan de Laurierweg 101 in Utrecht": (
        "Laurierweg", "101", "", "", "", "", "Utrecht",
    ),
    "Het Raadhuis van Aalsmeer is te vinden aan het Raadhuisplein 1 in het Centrum.": (
        "Raadhuisplein", "1", "", "", "", "", "",
    ),
    # contradictory: the first postcode, with a remark
    "Willemsweg 147, 6531 DG Nijmegen 147, Nijmegen, 6531DB": (
        "Willemsweg", "147", "", "", "", "6531DG", "Nijmegen",
    ),
    # a PO box beside a visiting address takes its postcode with it
    "Hoofdstraat 12, Postbus 487, 3500 AL Utrecht": (
        "Hoofdstraat", "12", "", "", "", "", "Utrecht",
    ),
    # not seen, but plausible
    "Kerkstraat 12 bis": ("Kerkstraat", "12", "", "bis", "", "", ""),
    "Kerkstraat 12 II": ("Kerkstraat", "12", "", "II", "", "", ""),
    "Kerkstraat 12 t/m 16": ("Kerkstraat", "12", "", "", "16", "", ""),
    "Stationspln 3": ("Stationspln", "3", "", "", "", "", ""),
    # shouting, a word for the number, a contact line
    "HOOFDSTRAAT 12 HENGELO": ("Hoofdstraat", "12", "", "", "", "", "Hengelo"),
    "Bezoekadres: Kerkstraat nr. 12": ("Kerkstraat", "12", "", "", "", "", ""),
    "Kerkstraat 12, T 030 232 64 10, info@voorbeeld.nl": ("Kerkstraat", "12", "", "", "", "", ""),
}  # fmt: skip

# as written; straatnaam, postcode, woonplaats, reden
NOT_READ = {
    "": ("", "", "", "adres ontbreekt"),
    "(leeg in bron)": ("", "", "", "adres ontbreekt"),
    "Postbus 487 3500 AL Utrecht": ("", "", "Utrecht", "postbus is geen bezoekadres"),
    "Boulevard 1945": ("Boulevard 1945", "", "", "huisnummer ontbreekt"),
    "Plein 1 febr 1953": ("Plein 1 febr 1953", "", "", "huisnummer ontbreekt"),
    "5 Mei-Straat": ("5 Mei-Straat", "", "", "huisnummer ontbreekt"),
    "Nieuwe Zeeweg in Noordwijk": ("Nieuwe Zeeweg", "", "Noordwijk", "huisnummer ontbreekt"),
    "de bibliotheek in Noordwijk en aan de Via Antiqua in Noordwijkerhout": (
        "Via Antiqua", "", "Noordwijkerhout", "huisnummer ontbreekt",
    ),
    "Bibliotheek Tubbergen": (
        "", "", "", "alleen een gebouw of naam, geen straat met huisnummer",
    ),
    "Wijkgebouw Kubiek": ("", "", "", "alleen een gebouw of naam, geen straat met huisnummer"),
    "gemeentehuis": ("", "", "", "alleen een gebouw of naam, geen straat met huisnummer"),
    "oude watertoren van Dirksland": (
        "", "", "", "alleen een gebouw of naam, geen straat met huisnummer",
    ),
    "Werkgebied: Enschede, Hengelo, Almelo": (
        "", "", "", "gemeente of werkgebied in plaats van een bezoekadres",
    ),
    "Gemeente Borne": ("", "", "", "gemeente of werkgebied in plaats van een bezoekadres"),
    ", Rotterdam, 3076AG, The Netherlands": (
        "", "3076AG", "Rotterdam", "straat en huisnummer ontbreken",
    ),
    "nabij Kerkstraat 12, Utrecht": (
        "", "", "", "alleen een aanduiding in de buurt, geen bezoekadres",
    ),
    "Bahnhofstraße 1, 48599 Gronau": ("Bahnhofstraße", "", "Gronau", "adres ligt niet in Nederland"),
    "Meir 1, Antwerpen, België": ("Meir", "", "Antwerpen", "adres ligt niet in Nederland"),
}  # fmt: skip


@pytest.mark.parametrize("written", READ)
def test_reads_the_parts_of_an_address(written: str) -> None:
    assert parse_address(written) == Address(*READ[written], "")


@pytest.mark.parametrize("written", NOT_READ)
def test_says_why_there_is_no_visiting_address(written: str) -> None:
    address = parse_address(written)
    parts = (address.straatnaam, address.postcode, address.woonplaats, address.reden)
    assert parts == NOT_READ[written]
    assert address[1:5] == ("", "", "", "")
    assert format_address(address) == ""


@pytest.mark.parametrize(
    ("fields", "postcode", "woonplaats"),
    [
        (("Kerkstraat 12", "1234AB", "Goor"), "1234AB", "Goor"),
        (("Kerkstraat 12", "1234 ab", ""), "1234AB", ""),
        (("Kerkstraat 12", " 1234\xa0AB ", "te Goor"), "1234AB", "Goor"),
        (("Kerkstraat 12", "1234 AB Goor", ""), "1234AB", "Goor"),
        (("Kerkstraat 12", "", "1234 AB Goor"), "1234AB", "Goor"),
        (("Kerkstraat 12", "NL-1234 AB", "GOOR"), "1234AB", "Goor"),
        (("Kerkstraat 12", "0234 AB", "Goor"), "", "Goor"),
        (("Kerkstraat 12", "1234 SA", "Goor"), "", "Goor"),
        (("Kerkstraat 12", "1234 FY", "Goor"), "1234FY", "Goor"),
        (("Kerkstraat 12", "", "Bergen (NH.)"), "", "Bergen (NH.)"),
        (("Kerkstraat 12, 1234AB", "", "Goor"), "1234AB", "Goor"),
        (("Kerkstraat 12, 1234AB", "4321BA", "Goor"), "4321BA", "Goor"),
    ],
)
def test_takes_postcode_and_place_from_any_field(
    fields: tuple[str, str, str], postcode: str, woonplaats: str
) -> None:
    address = parse_address(*fields)
    assert address == Address("Kerkstraat", "12", "", "", "", postcode, woonplaats)


@pytest.mark.parametrize(
    ("fields", "remark"),
    [
        (("Kerkstraat 12", "1234AB"), ""),
        (("Gravestein 22A 103 BH Amsterdam", ""), "postcode 103 BH is niet geldig"),
        (("Kerkstraat 12", "1234 SS"), "postcode 1234 SS is niet geldig"),
        (
            ("Kerkstraat 12, 1234AB", "4321BA"),
            "tegenstrijdige postcodes 4321BA en 1234AB; 4321BA is gebruikt",
        ),
    ],
)
def test_remarks_on_a_postcode_that_is_broken_or_contradicted(
    fields: tuple[str, str], remark: str
) -> None:
    assert [told for _, told in read_address(*fields).opmerkingen] == [remark] * bool(remark)


def test_the_postcode_of_a_po_box_is_never_that_of_a_visiting_address() -> None:
    assert parse_address("Postbus 487", "3500AL", "Utrecht").postcode == ""
    assert parse_address("Postbus 487, 3500 AL Utrecht", "3500 AL").postcode == ""
    assert parse_address("Postbus 487, 3500 AL Utrecht", "3511AB").postcode == "3511AB"


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("Balistraat 48 a", "Balistraat 48-A"),
        ("Wierdensestraat 22a-1", "Wierdensestraat 22-A-1"),
        ("Hageland 117/119", "Hageland 117-119"),
        ("Mozartlaan 2a-b", "Mozartlaan 2A-2B"),
        ("Kerkstraat 12 t/m 200", "Kerkstraat 12 t/m 200"),
        ("Kerkstraat 16, unit 20", "Kerkstraat 16 unit 20"),
        ("Kerkstraat 012", "Kerkstraat 12"),
    ],
)
def test_writes_an_address_in_one_way(written: str, canonical: str) -> None:
    assert format_address(parse_address(written)) == canonical


def test_every_place_of_the_country_is_read_behind_an_address() -> None:
    towns = pd.read_csv(REFERENCE / "woonplaatsen.csv", dtype=str)["woonplaats"]
    towns = towns[towns != "Nederland"]  # the village is taken for the country
    for written in ("Kerkstraat 3, {}", "Kerkstraat 3 1234 AB {}", "Kerkstraat 3 {}"):
        read = [parse_address(written.format(town)) for town in towns]
        assert {address.straatnaam for address in read} == {"Kerkstraat"}
        assert {address[1:5] for address in read} == {("3", "", "", "")}
        assert [address.woonplaats for address in read] == towns.tolist()
    assert [parse_address("Kerkstraat 3", "", t).woonplaats for t in towns] == towns.tolist()


PIECES = st.sampled_from(
    [
        *(*READ, *NOT_READ, "12", "A", "-", "/", "bis", " ", ",", "1234AB", "te", "Postbus 3", "("),
        *("'", "t/o", "bij", "ong.", "België", "Lelystad", "De Gors", "Wold 18", "14 030", "9:30"),
    ]
)
ADDRESS_LIKE = st.lists(PIECES, max_size=5).map(" ".join)
ANY_TEXT = st.one_of(st.text(max_size=80), ADDRESS_LIKE)


@given(ANY_TEXT, st.one_of(st.just(""), st.text(max_size=10)), st.text(max_size=20))
def test_never_raises_and_reads_its_own_writing_as_the_same(
    written: str, postcode: str, plaats: str
) -> None:
    address = parse_address(written, postcode, plaats)
    assert bool(address.huisnummer) == (not address.reden)
    if address.huisnummer:
        again = parse_address(format_address(address), address.postcode, address.woonplaats)
        assert again == address


STREETS = st.sampled_from(["Kerkstraat", "De Haven", "IJsselkade", "Dr. Wagenaarstraat", "'t Hof"])


@given(STREETS, st.integers(1, 99999), st.sampled_from("ABCHTZ"), st.sampled_from("1289"))
def test_spellings_of_one_address_are_read_alike(
    street: str, number: int, letter: str, digit: str
) -> None:
    joined = [f"{number}{letter}", f"{number}-{letter}", f"{number} {letter.lower()}"]
    assert len({parse_address(f"{street} {text}") for text in joined}) == 1
    with_unit = [f"{text}{joint}{digit}" for text in joined for joint in "-/"]
    assert len({parse_address(f"{street} {text}") for text in with_unit}) == 1


@pytest.mark.parametrize(
    "unit", ["a", "1", " ", "a ", "1 ", "1-", "A1 ", "aan de ", "(", "0", "1234 ", "@", "a@", "é'"]
)
def test_the_longest_cell_is_read_in_no_time(unit: str) -> None:
    text = (unit * 100_000)[:100_000]
    start = time.process_time()
    parse_address(text, text, text)
    parse_address(text[:300])
    assert time.process_time() - start < 1


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (("", "7601AB", "Dorpsstraat 12, Almelo"), ("Dorpsstraat", "12", "7601AB", "Almelo")),
        (("", "", "Molenweg 30"), ("Molenweg", "30", "", "")),
        (("Postbus 12", "", "Kerkstraat 5, Almelo"), ("Kerkstraat", "5", "", "Almelo")),
        (("", "Molenweg 31", "Enschede"), ("Molenweg", "31", "", "Enschede")),
        (("Kerkstraat 5", "4811 nh te Breda", ""), ("Kerkstraat", "5", "4811NH", "Breda")),
    ],
)
def test_an_address_is_read_from_the_field_in_which_it_stands(
    fields: tuple[str, str, str], expected: tuple[str, str, str, str]
) -> None:
    found = parse_address(*fields)
    assert (found.straatnaam, found.huisnummer, found.postcode, found.woonplaats) == expected


def test_that_an_address_stood_elsewhere_is_said() -> None:
    assert read_address("", "", "Molenweg 30").opmerkingen == (
        ("plaats", "adres gelezen uit de kolom plaats"),
    )


@pytest.mark.parametrize("plaats", ["Amsterdam 1", "Enschede 7512", "7607AB Almelo"])
def test_a_place_with_a_figure_is_no_address(plaats: str) -> None:
    assert parse_address("", "", plaats).huisnummer == ""
