"""SYNTHETISCH: pages in the forms that Dutch sites write their offices in, each with its truth.

Made by us; no such office exists. Every form is a function from offices to a body; `benchmarks.
bench_recall` and the tests read them all.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

HTML = "text/html; charset=utf-8"


@dataclass(frozen=True)
class Office:
    """One made-up office, in the words of its site."""

    naam: str
    straat: str
    nummer: str
    postcode: str
    plaats: str
    telefoon: str
    email: str
    openingstijden: str

    @property
    def adres(self) -> str:
        """Return street and number."""
        return f"{self.straat} {self.nummer}"

    @property
    def adres_groot(self) -> str:
        """Return street and number in capitals."""
        return self.adres.upper()

    @property
    def plaats_groot(self) -> str:
        """Return the place in capitals."""
        return self.plaats.upper()


OFFICES = (
    Office("Loket De Brug", "Kersenlaan", "12", "7523 XA", "Enschede", "053 555 01 10",
           "info@brug.example.nl", "maandag 09.00-12.00 uur"),
    Office("Rechtswinkel Zuid", "Dr. Schaepmanstraat", "48b", "3811 LV", "Amersfoort",
           "033-5550120", "loket@zuid.example.nl", "dinsdag en donderdag 13.30 - 16.00 uur"),
    Office("Steunpunt 't Anker", "Singel 1e Hof", "7", "9712 HG", "Groningen", "050 - 555 01 30",
           "contact@anker.example.nl", "ma t/m vr 9:00-17:00"),
    Office("Buurthuis Oost", "2e Van der Kunstraat", "133-H", "2521 BB", "Den Haag",
           "(070) 555 01 40", "info@oost.example.nl", "woensdag 10.00 tot 12.00 uur"),
    Office("Inloophuis Café Recht", "Hoge Rijndijk", "5 A", "2313 KH", "Leiden",
           "071 555 01 50", "inloop@recht.example.nl", "vrijdagochtend van 9:30-11:30 uur"),
    Office("Wetswinkel Noord", "Plein 1940", "2", "3034 EB", "Rotterdam", "010-5550160",
           "info@noord.example.nl", "maandag 13.00-15.00 uur"),
)  # fmt: skip


@dataclass(frozen=True)
class Form:
    """A way of writing offices: which fields it states, and how many of the offices it shows."""

    name: str
    write: Callable[[Sequence[Office]], str | bytes]
    fields: str = "naam adres postcode plaats"
    kind: str = HTML
    count: int = 6

    def body(self) -> bytes:
        """Return the page."""
        written = self.write(OFFICES[: self.count])
        return written if isinstance(written, bytes) else written.encode()


def page(body: str, *, head: str = "", lang: str = "nl") -> str:
    """Return a whole page around a body, with the frame that sites have."""
    return (
        f"<!doctype html><html lang='{lang}'><head><meta charset='utf-8'><title>SYNTHETISCH</title>"
        f"{head}</head><body><header><nav><a href='/'>Home</a><a href='/contact'>Contact</a></nav>"
        f"</header><main><h1>Onze locaties</h1><p>Hier vindt u ons.</p>{body}</main>"
        "<footer><p>Hoofdkantoor: Postbus 12, 3500 AA Utrecht</p></footer></body></html>"
    )
