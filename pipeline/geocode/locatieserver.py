"""Ask the PDOK Locatieserver (v3.1, /free) which BAG addresses fit an address."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import pandas as pd
import pandera.pandas as pa

from pipeline.errors import SjoError
from pipeline.files.schema_failures import describe_failures
from pipeline.geocode.address import AskedAddress
from pipeline.refresh.http import HttpAnswer, PoliteClient, decode_json
from schemas.refresh import BagAdressen

BASE_URL = "https://api.pdok.nl/bzk/locatieserver/search/v3_1"
MOST_ADDRESSES = 100
POINT = re.compile(r"POINT\((-?\d+(?:\.\d+)?) (-?\d+(?:\.\d+)?)\)")
# Characters and words with a meaning in a Solr query never come from an address.
NOT_PLAIN = re.compile(r"[^\w' .]|_")
OPERATORS = {"and", "or", "not", "to"}
TEXTS = (
    "nummeraanduiding_id",
    "straatnaam",
    "straatnaam_verkort",
    "huisletter",
    "huisnummertoevoeging",
    "postcode",
    "woonplaatsnaam",
    "gemeentenaam",
    "weergavenaam",
)
OPTIONAL = {"straatnaam_verkort", "huisletter", "huisnummertoevoeging", "postcode"}
FIELDS = (*TEXTS, "type", "huisnummer", "gemeentecode", "centroide_ll", "score")


class BagAddress(NamedTuple):
    """One row of table BagAdressen."""

    nummeraanduiding_id: str
    straatnaam: str
    straatnaam_verkort: str
    huisnummer: int
    huisletter: str
    huisnummertoevoeging: str
    postcode: str
    woonplaatsnaam: str
    gemeentenaam: str
    gemeentecode: str
    weergavenaam: str
    lat: float
    lon: float
    score: float


@dataclass(frozen=True)
class Found:
    """The BAG addresses that a query gave, best first; `is_complete` when there are no more.

    `by_postcode` tells which question was asked: postcode and huisnummer, or the words.
    """

    addresses: tuple[BagAddress, ...]
    is_complete: bool
    by_postcode: bool
    url: str


def ask(client: PoliteClient, base_url: str, asked: AskedAddress) -> Found:
    """Ask by postcode and huisnummer; by its words when there is no postcode or nothing is found.

    Raises SjoError when the service fails or answers in another form than documented.
    """
    if asked.postcode:
        found = _query(client, base_url, f"postcode:{asked.postcode} and huisnummer:", asked)
        if found.addresses or not (asked.straatnaam and asked.woonplaats):
            return found
    return _query(client, base_url, "", asked)


def _query(client: PoliteClient, base_url: str, by_field: str, asked: AskedAddress) -> Found:
    number = str(int(asked.huisnummer))
    query = f"{by_field}{number}" if by_field else write_words(asked, number)
    params = {
        "q": query,
        "fq": "type:adres",
        "fl": ",".join(FIELDS),
        "rows": str(MOST_ADDRESSES),
    }
    answer = client.fetch(f"{base_url}/free", params)
    addresses, count = read_bag_addresses(answer)
    return Found(addresses, count <= len(addresses), bool(by_field), answer.url)


def write_words(asked: AskedAddress, number: str) -> str:
    """Write an address as plain words to search for."""
    suffix = f"{asked.huisletter}{asked.huisnummertoevoeging}"
    text = NOT_PLAIN.sub(" ", f"{asked.straatnaam} {number}{suffix} {asked.woonplaats}")
    return " ".join(word for word in text.split() if word.casefold() not in OPERATORS)


def read_bag_addresses(answer: HttpAnswer) -> tuple[tuple[BagAddress, ...], int]:
    """Read the addresses of an answer and how many there are in all; SjoError for another form."""
    payload = decode_json(answer)
    response = payload.get("response") if isinstance(payload, dict) else None
    docs = response.get("docs") if isinstance(response, dict) else None
    count = response.get("numFound") if isinstance(response, dict) else None
    if not isinstance(docs, list) or not isinstance(count, int):
        raise SjoError(
            f"{answer.url}: onverwacht antwoord van de Locatieserver (response.docs of "
            "response.numFound ontbreekt); zie docs/referentiedata.md"
        )
    if any(not isinstance(doc, dict) or doc.get("type") != "adres" for doc in docs):
        raise SjoError(f"{answer.url}: de Locatieserver geeft iets anders dan adressen")
    addresses = validate_addresses([_flatten(doc) for doc in docs], [answer.url] * len(docs))
    return tuple({a.nummeraanduiding_id: a for a in reversed(addresses)}.values())[::-1], count


def validate_addresses(
    rows: Sequence[Mapping[str, Any]], places: Sequence[str]
) -> tuple[BagAddress, ...]:
    """Return rows that fit BagAdressen; SjoError names the place, field and value otherwise."""
    if not rows:
        return ()
    table = pd.DataFrame(list(rows), columns=list(BagAddress._fields))
    try:
        valid = BagAdressen.validate(table, lazy=True)
    except pa.errors.SchemaErrors as error:
        failures = describe_failures(error, lambda row: places[row])
        raise SjoError(f"onverwacht adres van de Locatieserver: {failures}") from error
    return tuple(BagAddress(*row) for row in valid.itertuples(index=False, name=None))


def _flatten(doc: Mapping[str, Any]) -> dict[str, Any]:
    row = {name: doc.get(name, "" if name in OPTIONAL else None) for name in TEXTS}
    point = POINT.fullmatch(str(doc.get("centroide_ll", "")))
    return row | {
        "huisnummer": doc.get("huisnummer"),
        "gemeentecode": f"GM{doc.get('gemeentecode', '')}",
        "lon": float(point[1]) if point else None,
        "lat": float(point[2]) if point else None,
        "score": doc.get("score"),
    }
