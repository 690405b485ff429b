"""Survey tools: the columns and header rows that each adds to the questions of an export."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from schemas.folding import fold_letters
from schemas.toml_text import settings_of

SURVEY_TOOLS_PATH = Path(__file__).parent / "survey_tools.toml"

TRIAL = "proefantwoord"
"""The column of an export that says whether it is no respondent's: ja, nee or blank, or SPAM."""
SPAM = "spam"


@dataclass(frozen=True)
class SurveyTool:
    """One tool; the fields are the keys of its table in survey_tools.toml, titles folded."""

    name: str
    sleutel: frozenset[str]
    voltooid: frozenset[str]
    ingediend_op: frozenset[str]
    persoonlijk: frozenset[str]
    genegeerd: frozenset[str]
    eronder: frozenset[str]
    soort_antwoord: frozenset[str]
    echt: frozenset[str]
    proef: frozenset[str]
    spam: frozenset[str]
    per_vraag: tuple[str, ...]

    def count_own(self, titles: Iterable[str]) -> int:
        """Return how many folded titles are of this tool."""
        read = self.sleutel | self.voltooid | self.ingediend_op | self.soort_antwoord
        own = read | self.persoonlijk | self.genegeerd
        return sum(title in own for title in titles)

    def find_scores(self, titles: Sequence[str]) -> list[int]:
        """Return which titles are of the marks or remarks that the tool adds to a question."""
        asked = filter(None, map(fold_letters, titles))
        added = {fold_letters(form.format(vraag=t)) for t in asked for form in self.per_vraag}
        return [at for at, title in enumerate(titles) if fold_letters(title) in added]

    def tell_trial(self, kind: str) -> str:
        """Return what TRIAL holds for a cell of `soort_antwoord`; the cell itself when unclear."""
        folded = fold_letters(kind)
        words = {"nee": self.echt | {""}, "ja": self.proef, SPAM: self.spam}
        return next((told for told, kinds in words.items() if folded in kinds), kind)


def is_own_title(title: str) -> bool:
    """Tell whether any tool titles a column of its own so."""
    return any(tool.count_own([fold_letters(title)]) for tool in load_survey_tools())


@cache
def load_survey_tools(path: Path = SURVEY_TOOLS_PATH) -> tuple[SurveyTool, ...]:
    """Load the tools in the order of the file; SettingsError for a fault in it."""
    with settings_of(path) as tables:
        return tuple(
            SurveyTool(
                name,
                per_vraag=tuple(t.pop("per_vraag")),
                **{key: frozenset(map(fold_letters, titles)) for key, titles in t.items()},
            )
            for name, t in tables.items()
        )


def find_survey_tool(titles: Iterable[str]) -> SurveyTool | None:
    """Return the tool whose own titles a header has most of: its key, its date and more.

    None when no tool's key and date are there.
    """
    folded = [fold_letters(title) for title in titles]
    found = [
        tool
        for tool in load_survey_tools()
        if tool.sleutel & set(folded) and tool.ingediend_op & set(folded)
    ]
    return max(found, key=lambda tool: tool.count_own(folded), default=None)
