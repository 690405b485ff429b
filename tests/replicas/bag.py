"""Replica of the address of the BAG extract, made by us after the published schemas.

The streets are made up (SYNTHETISCH), two in every woonplaats. Parts of the file are served as the
real service does, by the header Range.
"""

import csv
import io
import re
import zipfile
from functools import cache

from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from tests.replicas.country import REFERENCE
from tests.replicas.server import Replica

STAND = "08012026"
_HEAD = (
    "<sl-bag-extract:bagStand"
    ' xmlns:Objecten="www.kadaster.nl/schemas/lvbag/imbag/objecten/v20200601"'
    ' xmlns:Historie="www.kadaster.nl/schemas/lvbag/imbag/historie/v20200601"'
    ' xmlns:Objecten-ref="www.kadaster.nl/schemas/lvbag/imbag/objecten-ref/v20200601"'
    ' xmlns:sl-bag-extract="http://www.kadaster.nl/schemas/lvbag/extract-deelbestand-lvc/v20200601"'
    ' xmlns:sl="http://www.kadaster.nl/schemas/standlevering-generiek/1.0"><sl:standBestand>'
)


def street_xml(name: str, place: str, status: str = "Naamgeving uitgegeven", end: str = "") -> str:
    ended = f"<Historie:eindGeldigheid>{end}</Historie:eindGeldigheid>" if end else ""
    return (
        "<sl:stand><sl-bag-extract:bagObject><Objecten:OpenbareRuimte>"
        '<Objecten:identificatie domein="NL.IMBAG.Openbareruimte">0000300000000001'
        f"</Objecten:identificatie><Objecten:naam>{name}</Objecten:naam>"
        f"<Objecten:type>Weg</Objecten:type><Objecten:status>{status}</Objecten:status>"
        '<Objecten:ligtIn><Objecten-ref:WoonplaatsRef domein="NL.IMBAG.Woonplaats">'
        f"{place}</Objecten-ref:WoonplaatsRef></Objecten:ligtIn><Objecten:voorkomen>"
        "<Historie:Voorkomen><Historie:beginGeldigheid>1992-04-29</Historie:beginGeldigheid>"
        f"{ended}</Historie:Voorkomen></Objecten:voorkomen></Objecten:OpenbareRuimte>"
        "</sl-bag-extract:bagObject></sl:stand>"
    )


@cache
def every_town() -> tuple[str, ...]:
    with (REFERENCE / "woonplaatsen.csv").open(encoding="utf-8", newline="") as file:
        return tuple(row["woonplaatscode"] for row in csv.DictReader(file))


def streets_file(*streets: str, stand: str = STAND) -> bytes:
    """The file 9999OPR<stand>.zip with these streets, spread over two XML files."""
    built, half = io.BytesIO(), len(streets) // 2
    with zipfile.ZipFile(built, "w", zipfile.ZIP_DEFLATED) as folder:
        for number, part in enumerate((streets[:half], streets[half:]), start=1):
            text = f"{_HEAD}{''.join(part)}</sl:standBestand></sl-bag-extract:bagStand>"
            folder.writestr(f"9999OPR{stand}-{number:06}.xml", text)
    return built.getvalue()


def whole_extract(streets: bytes, *, padding: int = 0) -> bytes:
    """A zip of zips; `padding` bytes of buildings stand before the streets."""
    built = io.BytesIO()
    with zipfile.ZipFile(built, "w", zipfile.ZIP_STORED) as folder:
        folder.writestr(f"9999PND{STAND}.zip", b"\x00" * padding)
        folder.writestr(f"9999OPR{STAND}.zip", streets)
        folder.writestr(f"9999WPL{STAND}.zip", b"")
    return built.getvalue()


@cache
def country_streets() -> bytes:
    names = [
        street_xml(name, code) for code in every_town() for name in ("Proeflaan", f"Weg {code}")
    ]
    return streets_file(*names)


class BagReplica(Replica):
    """One large file; change `content`, or put `gives_parts` off, to break it."""

    pattern = "/bag/.*"

    def __init__(self, server: HTTPServer, content: bytes) -> None:
        super().__init__(server)
        self.content = content
        self.gives_parts = True

    @property
    def file_url(self) -> str:
        return f"{self.url}/bag/lvbag-extract-nl.zip"

    def answer(self, request: Request) -> Response:
        asked = re.fullmatch(r"bytes=(\d+)-(\d+)", request.headers.get("Range", ""))
        if asked is None or not self.gives_parts:
            return Response(self.content, content_type="application/zip")
        first, last = int(asked[1]), min(int(asked[2]), len(self.content) - 1)
        told = f"bytes {first}-{last}/{len(self.content)}"
        part = self.content[first : last + 1]
        return Response(part, 206, {"Content-Range": told}, content_type="application/zip")

    def bytes_served(self) -> int:
        ranges = [re.findall(r"\d+", request.headers["Range"]) for request in self.requests]
        size = len(self.content)
        return sum(min(int(last), size - 1) - int(first) + 1 for first, last in ranges)
