"""Replica of the PDOK feature service of CBS boundaries, made by us after the documents.

Boundaries are synthetic squares.
"""

import re
from typing import Any

from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from tests.replicas import country
from tests.replicas.server import Replica, json_answer


def collection(year: int) -> dict[str, Any]:
    features = [
        {
            "type": "Feature",
            "id": f"gemeente_gegeneraliseerd.{number}",
            "geometry": {"type": "Polygon", "coordinates": [country.square(code)]},
            "properties": {
                "id": number,
                "statcode": code,
                "jrstatcode": f"{year}{code}",
                "statnaam": name,
                "rubriek": "gemeente",
            },
        }
        for number, (code, name, _) in enumerate(country.gemeenten(year))
    ]
    return {"type": "FeatureCollection", "numberMatched": len(features), "features": features}


class BoundariesReplica(Replica):
    """The layer gemeente_gegeneraliseerd of any year; change `collections` to break it."""

    pattern = "/cbs/.*"

    def __init__(self, server: HTTPServer) -> None:
        super().__init__(server)
        self.collections: dict[int, dict[str, Any]] = {
            year: collection(year) for year in (2022, 2023, 2024)
        }

    def answer(self, request: Request) -> Response:
        match = re.fullmatch(r"/cbs/gebiedsindelingen/(\d{4})/wfs/v1_0", request.path)
        assert match, request.path
        assert request.args["typeNames"] == "gebiedsindelingen:gemeente_gegeneraliseerd"
        assert request.args["srsName"] == "EPSG:4326"
        return json_answer(self.collections[int(match[1])])
