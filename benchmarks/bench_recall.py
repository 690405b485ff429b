"""How much of what pages state the layers read, over every form in benchmarks/forms (SYNTHETISCH).

    python -m benchmarks.bench_recall [NAME]

Prints a line for each form that is not read wholly, or everything about the forms whose name holds
NAME, and then the shares over all forms: of the locations found, of the findings that are wrong,
and of every field of what was found. Last, what was invented on foreign pages.
"""

import itertools
import re
import sys
from collections import Counter
from dataclasses import dataclass, field

from benchmarks.forms import (
    OFFICES,
    Form,
    Office,
    files,
    foreign,
    later,
    page,
    sentences,
    sites,
    state,
    systems,
    welfare,
)
from spiders.extract import extract_page
from spiders.finding import SiteFinding
from spiders.page import Page

FORMS = (
    *state.FORMS,
    *sites.FORMS,
    *files.FORMS,
    *sentences.FORMS,
    *later.FORMS,
    *welfare.FORMS,
    *systems.FORMS,
)
URL = "http://replica.example.nl/locaties"


@dataclass
class Score:
    """What of one form was read: the right and the expected counts, locations and fields."""

    found: int = 0
    expected: int = 0
    wrong: int = 0
    right: Counter[str] = field(default_factory=Counter)
    stated: Counter[str] = field(default_factory=Counter)

    def is_whole(self) -> bool:
        """Tell whether everything stated was read and nothing else."""
        return self.found == self.expected and not self.wrong and self.right == self.stated


def _fold(text: str) -> str:
    return re.sub(r"[\W_]", "", text.casefold())


def _value(name: str, text: str) -> str:
    if name == "telefoon":
        return re.sub(r"\D", "", text)[-9:]
    if name == "adres":
        text = re.sub(r"(?i),?\s*(unit \d+|\d+e verdieping)", "", text)
    return _fold(text)


def _is_same(finding: SiteFinding, office: Office) -> bool:
    words = _fold(f"{finding.adres} {finding.postcode} {finding.plaats}")
    place = _fold(office.postcode) in words or _fold(office.plaats) in words
    return _fold(office.adres) in words and place


def score(form: Form) -> Score:
    """Read a form and compare."""
    findings = extract_page(Page(URL, form.body(), form.kind)).findings
    offices = OFFICES[: form.count]
    result = Score(expected=len(offices))
    for office in offices:
        found = next((f for f in findings if _is_same(f, office)), None)
        if found is None:
            continue
        findings.remove(found)
        result.found += 1
        for name in form.fields.split():
            result.stated[name] += 1
            stated, read = _value(name, getattr(office, name)), _value(name, getattr(found, name))
            # Hours are kept in the words around them: "Inloopspreekuur: maandag ...".
            result.right[name] += stated in read if name == "openingstijden" else stated == read
    result.wrong = len(findings)
    return result


def invented() -> list[SiteFinding]:
    """Return what is found on pages without a location in the Netherlands."""
    pages = itertools.product(foreign.BLOCKS, foreign.LANGUAGES)
    bodies = [page(block, lang=lang).replace("<footer>", "<!--").encode() for block, lang in pages]
    return [f for body in bodies for f in extract_page(Page(URL, body, "text/html")).findings]


def _share(part: int, whole: int) -> str:
    return f"{part}/{whole} = {part / whole:.3f}" if whole else "-"


def main(wanted: str) -> None:
    """Measure and print."""
    total = Score()
    for form in FORMS:
        one = score(form)
        total.found += one.found
        total.expected += one.expected
        total.wrong += one.wrong
        total.right.update(one.right)
        total.stated.update(one.stated)
        if not one.is_whole():
            fields = ", ".join(f"{n} {one.right[n]}/{one.stated[n]}" for n in one.stated
                               if one.right[n] < one.stated[n])  # fmt: skip
            print(f"{form.name}: {one.found}/{one.expected}, {one.wrong} wrong; {fields}")
        if wanted and wanted in form.name:
            for finding in extract_page(Page(URL, form.body(), form.kind)).findings:
                print("   ", finding)
    print(f"locations {_share(total.found, total.expected)}; wrong "
          f"{_share(total.wrong, total.found + total.wrong)}")  # fmt: skip
    for name in total.stated:
        print(f"  {name:<15} {_share(total.right[name], total.stated[name])}")
    extra = invented()
    print(f"invented on {len(foreign.BLOCKS) * len(foreign.LANGUAGES)} foreign pages: {len(extra)}")
    for finding in extra[:20]:
        print("   ", finding.naam, "|", finding.adres, "|", finding.postcode, "|", finding.plaats)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "")
