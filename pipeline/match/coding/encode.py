"""Normalised records as columns of codes, so that each distinct text is read only once."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipeline.country.streets import StreetRegister
from pipeline.match.coding.chunks import KeyChunk, make_core_keys, make_name_keys, read_host
from pipeline.match.coding.columns import (
    Bools,
    CodedColumn,
    Ints,
    Texts,
    combine,
    factorize,
    factorize_pairs,
    find_first,
    translate,
)
from pipeline.match.coding.processes import Workers, join_columns
from pipeline.match.coding.short_forms import shorten_street, write_addition
from pipeline.match.names.keys import INITIALS_OF_CORE, INITIALS_OF_NAME, MOST_STARTS
from pipeline.match.names.location_name import read_location_name
from pipeline.match.names.name import NOWHERE, Places
from pipeline.match.names.words import split_words
from pipeline.normalise.contact import normalise_phone

LONGEST_ID = 100
"""Bytes of a record_id up to which all are sorted at once."""
NAME_TEXTS = ("core", "known_by", "town", "named_place")
CORE_TEXTS = ("signature", "words")
HASHES_OF_CORE = MOST_STARTS + INITIALS_OF_CORE

Hashes = npt.NDArray[np.uint32]


@dataclass(frozen=True)
class Encoded:
    """Records in the order of record_id; arrays run parallel."""

    record_ids: Texts
    columns: dict[str, CodedColumn]
    number: Ints
    """House number, 0 where absent."""
    last_number: Ints
    """End of a range, else the house number itself."""
    is_gemeente_name: Bools
    """The place bears the name of its gemeente, so it may mean any place in it."""
    name_row: Ints
    """Which row of `name_hashes` is that of the record's name."""
    name_hashes: Hashes
    """Per name those of `CoreKeys`, then those of `NameKeys`."""


def encode_records(
    frame: pd.DataFrame, places: dict[str, Places], streets: StreetRegister, workers: Workers
) -> Encoded:
    """Encode normalised records; `places` holds the known ones, any other says nothing.

    `streets`: those that exist, where the list was fetched.
    """
    columns = _read_texts(frame, workers)
    name_row, names = factorize_pairs(columns["name"], columns["gemeente"])
    reading = workers.map(partial(make_name_keys, places), names)
    # What follows is done while other processes read the names.
    columns |= {"addition": _encode_additions(frame), "postcode": factorize(frame["postcode"])}
    columns["place"], is_gemeente_name = _know_places(frame, columns["gemeente"], places)
    columns["known_street"] = _know_streets(frame, streets)
    columns["location_name"] = _encode_location_names(frame, columns, places)
    number, last_number = _read_numbers(frame)
    order = _sort_texts(frame["record_id"])
    texts, hashes = _join_names(reading, name_row, workers)
    columns |= texts
    return Encoded(
        record_ids=frame["record_id"].to_numpy(dtype=object)[order],
        columns={key: column.take(order) for key, column in columns.items()},
        number=number[order],
        last_number=last_number[order],
        is_gemeente_name=is_gemeente_name[order],
        name_row=name_row[order],
        name_hashes=hashes,
    )


def _sort_texts(texts: pd.Series) -> Ints:
    """The order of texts by code points, which is that of their UTF-8 bytes."""
    encoded = [text.encode() for text in texts.tolist()]
    if max(map(len, encoded), default=0) > LONGEST_ID:
        return np.array(sorted(range(len(encoded)), key=encoded.__getitem__), dtype=np.int64)
    return np.argsort(np.array(encoded, dtype=np.bytes_), kind="stable")


def _read_texts(frame: pd.DataFrame, workers: Workers) -> dict[str, CodedColumn]:
    streets, hosts = factorize(frame["straatnaam"]), factorize(frame["website"])
    phones = factorize(frame["telefoon"])
    return {
        "street": translate(streets, workers.map_each(shorten_street, streets.values)),
        "host": translate(hosts, workers.map_each(read_host, hosts.values)),
        "phone": translate(phones, workers.map_each(normalise_phone, phones.values)),
        "name": factorize(frame["organisatie"]),
        "gemeente": factorize(frame["gemeentecode"]),
    }


def _encode_additions(frame: pd.DataFrame) -> CodedColumn:
    """Letter and addition in one form; none where the letter only opens a range ("2A-2B")."""
    both, pairs = factorize_pairs(
        factorize(frame["huisletter"]), factorize(frame["huisnummertoevoeging"])
    )
    texts = [write_addition(*pair) for pair in pairs]
    codes = np.where(frame["huisnummer_tm"].to_numpy(dtype=object) == "", both, len(texts))
    return translate(CodedColumn(codes, []), [*texts, ""])


def _read_numbers(frame: pd.DataFrame) -> tuple[Ints, Ints]:
    """House numbers (0 where absent) and where their range ends (at the number itself if none)."""
    parts = []
    for name in ("huisnummer", "huisnummer_tm"):
        column = factorize(frame[name])
        numbers = [int("0" + re.sub(r"\D.*", "", text)[:9]) for text in column.values]
        parts.append(np.array(numbers, dtype=np.int64)[column.codes])
    return parts[0], np.maximum(*parts)


def _know_places(
    frame: pd.DataFrame, gemeente: CodedColumn, places: dict[str, Places]
) -> tuple[CodedColumn, Bools]:
    """Places that exist, others missing; and which bear the name of their gemeente."""
    codes, pairs = factorize_pairs(factorize(frame["woonplaats"]), gemeente)
    known, vague = [""] * len(pairs), np.zeros(len(pairs), dtype=bool)
    anywhere = frozenset[tuple[str, ...]]().union(*(own.phrases for own in places.values()))
    for at, (name, code) in enumerate(pairs):
        words, own = split_words(name), places.get(code, NOWHERE)
        known[at] = " ".join(words) if words in anywhere else ""
        vague[at] = words in own.phrases and words not in own.towns
    return translate(CodedColumn(codes, []), known), vague[codes]


def _know_streets(frame: pd.DataFrame, streets: StreetRegister) -> CodedColumn:
    """The street of its place that a record names, as the list writes it; "" where it is none."""
    if not streets.places:
        return CodedColumn(np.zeros(len(frame), dtype=np.int64), [""])
    parts = [factorize(frame[name]) for name in ("straatnaam", "woonplaats", "gemeentecode")]
    codes = combine(*(part.codes for part in parts))
    texts = [
        streets.find_street_named(*(part.values[part.codes[at]] for part in parts))
        for at in find_first(codes).tolist()
    ]
    return translate(CodedColumn(codes, []), texts)


def _encode_location_names(
    frame: pd.DataFrame, columns: dict[str, CodedColumn], places: dict[str, Places]
) -> CodedColumn:
    """What the locatienaam of a record tells beside its name and gemeente; most have none."""
    written, name, gemeente = factorize(frame["locatienaam"]), columns["name"], columns["gemeente"]
    rows = np.flatnonzero(written.present)
    codes = combine(*(column.codes[rows] for column in (written, name, gemeente)))
    texts = [
        read_location_name(
            written.values[written.codes[at]],
            name.values[name.codes[at]],
            places.get(gemeente.values[gemeente.codes[at]], NOWHERE),
        )
        for at in rows[find_first(codes)].tolist()
    ]
    whole = np.zeros(len(frame), dtype=np.int64)
    whole[rows] = codes + 1
    return translate(CodedColumn(whole, []), ["", *texts])


def _join_names(
    reading: Iterable[KeyChunk], name_row: Ints, workers: Workers
) -> tuple[dict[str, CodedColumn], Hashes]:
    """The texts of the keys of names as columns of the records, and a row of hashes per name.

    Many names have one core: each of those is read once.
    """
    texts, of_name = _join_keys(reading, len(NAME_TEXTS), INITIALS_OF_NAME)
    every = CodedColumn(np.arange(len(texts[0])), [])
    by_name = {key: translate(every, column) for key, column in zip(NAME_TEXTS, texts, strict=True)}
    core_row, cores = factorize_pairs(by_name["core"], by_name.pop("known_by"))
    texts, of_core = _join_keys(workers.map(make_core_keys, cores), len(CORE_TEXTS), HASHES_OF_CORE)
    for key, column in zip(CORE_TEXTS, texts, strict=True):
        by_name[key] = translate(CodedColumn(core_row, []), column)
    columns = {key: column.take(name_row) for key, column in by_name.items()}
    return columns, _join_hashes(of_core[core_row], of_name)


def _join_keys(
    chunks: Iterable[KeyChunk], texts: int, width: int
) -> tuple[list[list[str]], Hashes]:
    """The columns of all chunks, and a row of hashes per key, of this width."""
    found = list(chunks)
    columns = join_columns((part[0] for part in found), texts)
    hashes = np.frombuffer(b"".join(part[1] for part in found), dtype=np.uint32)
    return columns, hashes.reshape(-1, width)


def _join_hashes(of_core: Hashes, of_name: Hashes) -> Hashes:
    """Both side by side, initials of a name that its core has as well left out."""
    hashes = np.concatenate([of_core, of_name], axis=1)
    for at in range(HASHES_OF_CORE, hashes.shape[1]):
        known = (hashes[:, MOST_STARTS:at] == hashes[:, at : at + 1]).any(axis=1)
        hashes[known, at] = 0
    return hashes
