import pytest

from pipeline.mutations.pointers import Pointer, find_targets, list_pointers

RECORD, OTHER = "handmatig:0123456789abcdef", "juridischloket:0123456789abcdef"
EMPTY = {"record_id": "", "locatie_id": "", "kolom": "", "besluit": ""}
TARGETS = find_targets(
    [
        EMPTY | {"locatie_id": "L0123456789", "besluit": "Gesloten"},
        EMPTY | {"locatie_id": "L0123456789", "kolom": "telefoon"},
        EMPTY | {"besluit": "overal", "kolom": "website"},
        EMPTY | {"locatie_id": "L0123456789", "besluit": "twee dingen"},
    ],
    [{"record_id_a": OTHER, "record_id_b": RECORD}],
    {"AB-2026-4"},
    {RECORD},
    {"2026"},
    is_whole=True,
)


@pytest.mark.parametrize(
    "text",
    [
        "gesloten L0123456789",
        "Correctie L0123456789 telefoon",
        "overal website",
        "twee dingen L0123456789",
        f"koppeling {RECORD} {OTHER}",
        "lezing AB-2026-4",
        f"record {RECORD}",
        "record juridischloket:ffffffffffffffff",
    ],
)
def test_a_pointer_to_what_is_there_is_right(text: str) -> None:
    (pointer,), faults = list_pointers(text)
    assert faults == []
    assert TARGETS.find_fault(pointer) is None


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("verhuisd L0123456789", "dit besluit bestaat niet; zet het eerst in correcties.csv"),
        ("correctie L0123456789 telefon", "bedoelt u 'correctie L0123456789 telefoon'?"),
        (f"koppeling {RECORD} {RECORD}", "deze koppeling bestaat niet; zet haar eerst in"),
        ("lezing AB-2026-44", "deze lezing bestaat niet; bedoelt u 'AB-2026-4'?"),
        ("record handmatig:ffffffffffffffff", "dit record bestaat niet"),
    ],
)
def test_a_dangling_pointer_is_named_with_what_to_do(text: str, rule: str) -> None:
    (pointer,), _ = list_pointers(text)
    fault = TARGETS.find_fault(pointer)
    assert fault is not None
    assert rule in f"{fault.regel}; {fault.advies}"


def test_a_cell_may_hold_several_and_what_is_none_is_named() -> None:
    pointers, faults = list_pointers(
        "gesloten L0123456789; telefoon aangepast ;correctie L0123456789"
    )
    assert pointers == [Pointer("gesloten", ("L0123456789",))]
    assert [f.regel for f in faults] == [
        "'telefoon aangepast' is geen verwijzing",
        "'correctie L0123456789' is geen verwijzing",
    ]


def test_of_a_wave_that_was_not_read_nothing_dangles() -> None:
    one_wave = find_targets([], [], {"AB-2028-1"}, {RECORD}, {"2028"}, is_whole=False)
    assert one_wave.find_fault(Pointer("lezing", ("AB-2026-9",))) is None
    assert one_wave.find_fault(Pointer("lezing", ("AB-2028-9",))) is not None
