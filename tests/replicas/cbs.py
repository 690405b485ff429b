"""Replica of CBS OData v3, made by us after the documents; figures are synthetic."""

import re
from typing import Any
from urllib.parse import urlencode

from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from tests.replicas import country
from tests.replicas.server import Replica, json_answer

AREAS = {2022: "85067NED", 2023: "85385NED", 2024: "85755NED"}
KEY_FIGURES = "70072ned"


def group(number: int, parent: int | None, title: str) -> dict[str, Any]:
    return {
        "odata.type": "Cbs.OData.TopicGroup",
        "ID": number,
        "Position": None,
        "ParentID": parent,
        "Type": "TopicGroup",
        "Key": "",
        "Title": title,
        "Description": "",
    }


def topic(number: int, parent: int | None, key: str, title: str, unit: str) -> dict[str, Any]:
    return {
        "odata.type": "Cbs.OData.Topic",
        "ID": number,
        "Position": number,
        "ParentID": parent,
        "Type": "Topic",
        "Key": key,
        "Title": title,
        "Description": "",
        "Datatype": "Long",
        "Unit": unit,
        "Decimals": 0,
    }


def dimension(key: str, kind: str) -> dict[str, Any]:
    return {
        "odata.type": f"Cbs.OData.{kind}",
        "ID": 0,
        "Position": 0,
        "ParentID": None,
        "Type": kind,
        "Key": key,
        "Title": key,
        "Description": "",
    }


def area_properties() -> list[dict[str, Any]]:
    return [
        dimension("RegioS", "GeoDimension"),
        group(1, None, "Codes en namen van gemeenten"),
        topic(2, 1, "Code_1", "Code", "code"),
        topic(3, 1, "Naam_2", "Naam", "naam"),
        topic(4, 1, "SorteringNaam_3", "Sortering naam", "naam"),
        group(5, None, "Lokaliseringen van gemeenten"),
        group(6, 5, "Landsdelen"),
        topic(7, 6, "Code_26", "Code", "code"),
        topic(8, 6, "Naam_27", "Naam", "naam"),
        group(9, 5, "Provincies"),
        topic(10, 9, "Code_28", "Code", "code"),
        topic(11, 9, "Naam_29", "Naam", "naam"),
    ]


def key_figure_properties() -> list[dict[str, Any]]:
    student_free = "Particuliere huishoudens excl. studenten"
    return [
        dimension("RegioS", "GeoDimension"),
        dimension("Perioden", "TimeDimension"),
        group(1, None, "Bevolking"),
        group(2, 1, "Bevolkingssamenstelling op 1 januari"),
        topic(3, 2, "TotaleBevolking_1", "Totale bevolking", "aantal"),
        group(4, 2, "Migratieachtergrond"),
        group(5, 4, "Migratieachtergrond, absoluut"),
        group(6, 5, "Met migratieachtergrond"),
        topic(7, 6, "TotaalMetMigratieachtergrond_35", "Totaal met migratieachtergrond", "aantal"),
        group(8, 4, "Migratieachtergrond, relatief"),
        group(9, 8, "Met migratieachtergrond"),
        topic(10, 9, "TotaalMetMigratieachtergrond_44", "Totaal met migratieachtergrond", "%"),
        group(11, None, "Inkomen en vermogen"),
        topic(12, 11, "ParticuliereHuishoudensExclStudenten_121", student_free, "x 1 000"),
        group(13, 11, "Inkomen van particuliere huishoudens"),
        group(14, 13, "Gemiddeld besteedbaar inkomen"),
        topic(15, 14, "ParticuliereHuishoudensExclStudenten_126", student_free, "1 000 euro"),
        group(16, 13, "Gemiddeld gestandaardiseerd inkomen"),
        topic(17, 16, "ParticuliereHuishoudensExclStudenten_136", student_free, "1 000 euro"),
        group(18, None, "Sociale zekerheid"),
        group(19, 18, "Uitkeringsontvangers"),
        topic(20, 19, "UitkeringsontvangersTotaal_160", "Uitkeringsontvangers totaal", "aantal"),
        topic(21, 19, "TotDeAOWLeeftijd_161", "Tot de AOW-leeftijd", "aantal"),
        group(22, None, "Milieu en bodemgebruik"),
        group(23, 22, "Bodemgebruik"),
        topic(24, 23, "Omgevingsadressendichtheid_260", "Omgevingsadressendichtheid", "per km²"),
    ]


class CbsReplica(Replica):
    """Tables 70072ned and Gebieden in Nederland, paged as the feed does."""

    pattern = "/OData.*"

    def __init__(self, server: HTTPServer) -> None:
        super().__init__(server)
        self.page_size = 200
        self.properties = {KEY_FIGURES: key_figure_properties()}
        self.properties |= {key: area_properties() for key in AREAS.values()}
        self.titles = {key: f"Gebieden in Nederland {year}" for year, key in AREAS.items()}
        self.titles[KEY_FIGURES] = "Regionale kerncijfers Nederland"
        self.areas = {key: self._area_rows(year) for year, key in AREAS.items()}
        self.figures = {year: self._figure_rows(year) for year in range(2020, 2025)}

    def answer(self, request: Request) -> Response:
        if request.path == "/ODataCatalog/Tables":
            return self._catalogue()
        match = re.fullmatch(r"/(ODataApi|ODataFeed)/odata/(\w+)/(\w+)", request.path)
        if match is None or match[2] not in self.titles:
            return Response("Resource not found", 404)
        _, table, part = match.groups()
        if part == "TableInfos":
            return json_answer({"value": [{"Title": self.titles[table], "Identifier": table}]})
        if part == "DataProperties":
            return json_answer({"value": self.properties[table]})
        return self._page(request, table)

    def _catalogue(self) -> Response:
        tables = [{"Identifier": key, "Title": title} for key, title in self.titles.items()]
        return json_answer({"value": tables})

    def _page(self, request: Request, table: str) -> Response:
        asked = request.args["$select"].split(",")
        rows = self.areas[table] if table != KEY_FIGURES else self._filtered(request)
        start = int(request.args.get("$skip", "0"))
        page = rows[start : start + self.page_size]
        payload: dict[str, Any] = {
            "odata.metadata": f"{self.url}/$metadata",
            "value": [{name: row[name] for name in asked if name in row} for row in page],
        }
        if start + self.page_size < len(rows):
            query = request.args.to_dict() | {"$skip": str(start + self.page_size)}
            payload["odata.nextLink"] = f"{self.url}{request.path}?{urlencode(query)}"
        return json_answer(payload)

    def _filtered(self, request: Request) -> list[dict[str, Any]]:
        condition = re.fullmatch(
            r"Perioden eq '(\d{4})JJ00' and startswith\(RegioS,'GM'\)", request.args["$filter"]
        )
        assert condition, request.args["$filter"]
        return self.figures.get(int(condition[1]), [])

    @staticmethod
    def _area_rows(year: int) -> list[dict[str, Any]]:
        return [
            {
                "ID": number,
                "RegioS": code.ljust(10),
                "Code_1": code.ljust(10),
                "Naam_2": name.ljust(50),
                "Code_28": "PV00      ",
                "Naam_29": province.ljust(50),
            }
            for number, (code, name, province) in enumerate(country.gemeenten(year))
        ]

    @staticmethod
    def _figure_rows(year: int) -> list[dict[str, Any]]:
        current = {code for code, *_ in country.gemeenten(year)}
        every = {code for y in range(2018, 2027) for code, *_ in country.gemeenten(y)}
        return [
            {
                "RegioS": code.ljust(10),
                "Perioden": f"{year}JJ00",
                "TotaleBevolking_1": country.inhabitants(code) if known else None,
                "TotaalMetMigratieachtergrond_35": 1 if known else None,
                "TotaalMetMigratieachtergrond_44": country.migration(code) if known else None,
                "ParticuliereHuishoudensExclStudenten_126": 99.9 if known else None,
                "ParticuliereHuishoudensExclStudenten_136": country.income(code) if known else None,
                "TotDeAOWLeeftijd_161": country.benefits(code) if known else None,
                "Omgevingsadressendichtheid_260": country.density(code) if known else None,
            }
            for code in sorted(every)
            for known in [code in current]
        ]
