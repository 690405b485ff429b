"""Replica of the PDOK Locatieserver v3.1, made by us after the documents; not the real one.

Its addresses are synthetic: streets, ids and points are made up.
"""

import re
from typing import Any

from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from tests.replicas.server import Replica, json_answer

KNOWN_PARAMETERS = {"q", "fq", "fl", "rows", "start", "df", "sort", "wt", "indent", "lat", "lon"}


def address_doc(
    street: str,
    number: int,
    postcode: str,
    place: str,
    *,
    letter: str = "",
    addition: str = "",
    serial: int = 1,
    municipality: tuple[str, str] = ("0344", "Utrecht"),
) -> dict[str, Any]:
    code, name = municipality
    suffix = f"{letter}{'-' if addition else ''}{addition}"
    doc: dict[str, Any] = {
        "bron": "BAG",
        "type": "adres",
        "straatnaam": street,
        "straatnaam_verkort": street.replace("laan", "ln"),
        "huisnummer": number,
        "huis_nlt": f"{number}{suffix}",
        "postcode": postcode,
        "woonplaatsnaam": place,
        "gemeentecode": code,
        "gemeentenaam": name,
        "weergavenaam": f"{street} {number}{suffix}, {postcode} {place}",
        "nummeraanduiding_id": f"{code}2000{serial:08d}",
        "adresseerbaarobject_id": f"{code}0100{serial:08d}",
        "centroide_ll": f"POINT(5.{170000 + serial} 52.{80000 + serial})",
        "centroide_rd": "POINT(140547.812 454887.397)",
        "id": f"adr-{serial:032x}",
        "score": 5.9,
    }
    if letter:
        doc["huisletter"] = letter
    if addition:
        doc["huisnummertoevoeging"] = addition
    return doc


class LocatieserverReplica(Replica):
    """Endpoint /free over `docs`; fields asked with fl, parameters outside the spec refused."""

    pattern = "/bzk/.*"

    def __init__(self, server: HTTPServer) -> None:
        super().__init__(server)
        self.docs: list[dict[str, Any]] = []

    @property
    def base_url(self) -> str:
        return f"{self.url}/bzk/locatieserver/search/v3_1"

    @property
    def queries(self) -> list[str]:
        return [request.args["q"] for request in self.requests]

    def answer(self, request: Request) -> Response:
        assert request.path == "/bzk/locatieserver/search/v3_1/free", request.path
        unknown = set(request.args) - KNOWN_PARAMETERS
        if unknown or request.args.get("fq") != "type:adres":
            return Response(f"onbekende parameter {unknown}", 400, content_type="text/plain")
        docs = sorted(self._find(request.args["q"]), key=lambda d: (-d["score"], d["weergavenaam"]))
        fields = request.args["fl"].split(",")
        shown = [
            {name: doc[name] for name in fields if name in doc}
            for doc in docs[: int(request.args.get("rows", "10"))]
        ]
        best = max((doc["score"] for doc in docs), default=0.0)
        return json_answer(
            {
                "response": {
                    "numFound": len(docs),
                    "start": 0,
                    "maxScore": best,
                    "numFoundExact": True,
                    "docs": shown,
                }
            }
        )

    def _find(self, query: str) -> list[dict[str, Any]]:
        by_field = re.fullmatch(r"postcode:(\w{6}) and huisnummer:(\d+)", query)
        if by_field:
            return [
                doc
                for doc in self.docs
                if doc.get("postcode") == by_field[1] and doc["huisnummer"] == int(by_field[2])
            ]
        words = query.casefold().split()
        found = []
        for doc in self.docs:
            own = set(re.findall(r"[\w']+", doc["weergavenaam"].casefold()))
            hits = sum(word in own for word in words)
            if hits >= 2:
                found.append(doc | {"score": round(2.0 * hits, 3)})
        return found
