"""The address that is asked about, and the key under which its answer is kept."""

import re
from typing import NamedTuple

import pandas as pd

from schemas.folding import fold_letters


class AskedAddress(NamedTuple):
    """A visiting address in terms of the BAG, as far as known; "" where absent."""

    straatnaam: str
    huisnummer: str
    huisletter: str
    huisnummertoevoeging: str
    postcode: str
    woonplaats: str


ASKED_PARTS = list(AskedAddress._fields)


def join_suffix(huisletter: str, huisnummertoevoeging: str) -> str:
    """Join letter and addition, which sources do not tell apart: "A-2", "a2" -> "A2"."""
    return re.sub(r"[^0-9A-Z]", "", f"{huisletter}{huisnummertoevoeging}".upper())


def make_address_key(asked: AskedAddress) -> str:
    """Return the key of an address: equal for two ways of writing the same words."""
    suffix = join_suffix(asked.huisletter, asked.huisnummertoevoeging)
    postcode = asked.postcode.replace(" ", "").upper()
    street, place = fold_letters(asked.straatnaam), fold_letters(asked.woonplaats)
    return f"{postcode}|{asked.huisnummer.strip()}|{suffix}|{street}|{place}"


def make_address_keys(addresses: pd.DataFrame) -> pd.Series:
    """Return the key of every row with the columns of AskedAddress; "" without a huisnummer."""
    rows = addresses[ASKED_PARTS].astype("str").itertuples(index=False, name=None)
    keys = [
        make_address_key(asked) if asked.huisnummer else ""
        for asked in map(AskedAddress._make, rows)
    ]
    return pd.Series(keys, index=addresses.index, dtype="str", name="sleutel")
