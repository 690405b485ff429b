"""Read everything a build starts from: manual entries, surveys, captures and judgements."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from pipeline.boundary import (
    JUDGING,
    ORIGIN_COLUMNS,
    REJECT_COLUMNS,
    assert_accounted,
    require,
    rows_of,
    tabulate_rejects,
)
from pipeline.country.gazetteer import Gazetteer
from pipeline.read.captures import read_captures
from pipeline.read.closed_folders import find_stray_captures
from pipeline.read.entry_ids import EntryIds
from pipeline.read.judgement import Judgements, read_judgements
from pipeline.read.manual import ManualEntries, read_manual_entries
from pipeline.read.readings import ReaderEntries
from pipeline.read.references import Followed, follow_references
from pipeline.read.searches import (
    keep_latest_finds,
    keep_latest_searches,
    place_finds,
    place_searches,
)
from pipeline.read.states import STATE_COLUMNS, describe_state, stack_states
from pipeline.read.surveys import read_surveys
from pipeline.read.validation import raise_all
from pipeline.read.written import Place, Written, places_of
from schemas.manual import AFGEWEZEN, BEOORDELINGEN, JUDGEMENT_TEMPLATES, LOCATIES
from schemas.readings import BEWIJS, LEZINGEN, UITKOMSTEN
from schemas.rechecks import HERCONTROLES
from schemas.records import Records
from schemas.searches import VONDSTEN, ZOEKLOG
from schemas.sources import MANUAL_SOURCE, load_sources
from schemas.vocabulary import Toestand

OF_A_REJECTION = ["record_id", "regel"]


@dataclass(frozen=True)
class Sources:
    """What entered, and what people decided about it.

    `records`: Records. `entered`: ORIGIN_COLUMNS of every record that came in, rejected ones
    too. `rejects`: REJECT_COLUMNS. `ongelezen`: where the records lie that could not be read
    (UNREAD_COLUMNS). `zoeklog`, `vondsten`: see place_searches, place_finds.
    `states`: STATE_COLUMNS, a row per source that this wave expects. `niet_openbaar` and
    `antwoorden`: survey answers that are never published. `vanished`: record_ids that a site no
    longer lists. `doubted`: record_ids of which the site says that the location is closed or moved.
    `eerder_gelezen`: finds whose first reader, the researcher, is known.
    `entry_ids`: which ids the rows of researchers had before. `meldingen`: in Dutch, what became of
    decisions whose record is written otherwise now, or gone.
    `peildatum`: the latest day anything was seen, "" when no day is known. `written`: where every
    row of people stands, `taken` those rows as a build goes on with them; both by kind of file.
    """

    records: pd.DataFrame
    entered: pd.DataFrame
    rejects: pd.DataFrame
    ongelezen: pd.DataFrame
    judgements: Judgements
    beoordelingen: pd.DataFrame
    readers: ReaderEntries
    eerder_gelezen: frozenset[str]
    entry_ids: EntryIds
    meldingen: tuple[str, ...]
    zoeklog: pd.DataFrame
    vondsten: pd.DataFrame
    states: pd.DataFrame
    niet_openbaar: pd.DataFrame
    antwoorden: pd.DataFrame
    vanished: frozenset[str]
    doubted: frozenset[str]
    peildatum: str
    written: Written
    taken: Mapping[str, pd.DataFrame]


def read_sources(root: Path, meting: int, gazetteer: Gazetteer) -> Sources:
    """Read all sources of a wave; SjoError with every fault that stops a build."""
    raise_all(find_stray_captures(root, meting))
    given = read_judgements(root)
    manual = read_manual_entries(root, str(meting), given.begrippen, gazetteer)
    followed = follow_references(given, manual.beoordelingen, manual.readers, manual.ids)
    surveys = read_surveys(root, str(meting))
    captures = read_captures(root, meting)
    records = pd.concat([manual.records, surveys.records, captures.records], ignore_index=True)
    records = require(Records, records.sort_values("record_id"))
    earlier_rejects = _reject_earlier(manual.afgewezen.drop_duplicates(OF_A_REJECTION))
    rejects = pd.concat(
        [manual.rejects, surveys.rejects, captures.rejects, earlier_rejects], ignore_index=True
    )
    searched = keep_latest_searches(manual.zoeklog)
    searches = place_searches(searched, gazetteer)
    entered = _list_entered(records, rejects)
    return Sources(
        records=records,
        entered=entered,
        rejects=tabulate_rejects(rows_of(rejects)),
        ongelezen=pd.concat([manual.ongelezen, surveys.ongelezen], ignore_index=True),
        judgements=followed.judgements,
        beoordelingen=followed.beoordelingen,
        readers=followed.readers,
        entry_ids=manual.ids,
        meldingen=followed.meldingen,
        eerder_gelezen=manual.eerder_gelezen,
        zoeklog=searches,
        vondsten=place_finds(keep_latest_finds(followed.readers.vondsten), searches, gazetteer),
        states=_describe_sources(manual.records, surveys.states, captures.states),
        niet_openbaar=surveys.niet_openbaar,
        antwoorden=surveys.antwoorden,
        vanished=captures.vanished,
        doubted=captures.doubted,
        peildatum=_latest_day([*records["gezien_op"], *searched["datum"]]),
        written={**manual.written, **_list_decided(given)},
        taken=_list_taken(entered, manual, followed),
    )


def _list_decided(given: Judgements) -> dict[str, frozenset[Place]]:
    return {name: places_of(getattr(given, name)) for name in JUDGEMENT_TEMPLATES}


def _list_taken(
    entered: pd.DataFrame, manual: ManualEntries, followed: Followed
) -> dict[str, pd.DataFrame]:
    readers = followed.readers
    return {
        LOCATIES.name: entered,
        ZOEKLOG.name: manual.zoeklog,
        BEOORDELINGEN.name: followed.beoordelingen,
        AFGEWEZEN.name: manual.afgewezen,
        LEZINGEN.name: readers.lezingen,
        BEWIJS.name: readers.bewijs,
        UITKOMSTEN.name: readers.uitkomsten,
        VONDSTEN.name: readers.vondsten,
        HERCONTROLES.name: manual.hercontroles,
        **{name: getattr(followed.judgements, name) for name in JUDGEMENT_TEMPLATES},
    }


def _list_entered(records: pd.DataFrame, rejects: pd.DataFrame) -> pd.DataFrame:
    """Return ORIGIN_COLUMNS of all that came in, once each; asserts that nothing is in both."""
    both = pd.concat([records[ORIGIN_COLUMNS], rejects[ORIGIN_COLUMNS]])
    entered = both.drop_duplicates("record_id").sort_values("record_id", ignore_index=True)
    assert_accounted(
        entered["record_id"], records["record_id"], rejects["record_id"].drop_duplicates(), "lezen"
    )
    return entered.astype({"rij": "int64"})


def _latest_day(dates: Iterable[str]) -> str:
    """Return the day a version describes: of the data, never of the clock.

    The same files give the same version. A month or a year is no day; "" without any.
    """
    return max((date for date in dates if len(date) == len("2026-01-01")), default="")


def _reject_earlier(afgewezen: pd.DataFrame) -> pd.DataFrame:
    return afgewezen.assign(
        bron=MANUAL_SOURCE,
        stap=JUDGING,
        kolom="",
        waarde="",
        uitleg="door onderzoekers bekeken en afgewezen op " + afgewezen["datum"],
    )[REJECT_COLUMNS]


def _describe_sources(
    manual: pd.DataFrame, surveys: pd.DataFrame, captures: pd.DataFrame
) -> pd.DataFrame:
    latest = manual["gezien_op"].max() if len(manual) else ""
    searched = load_sources()[MANUAL_SOURCE]
    by_hand = stack_states([describe_state(searched, Toestand.OK, "", latest, len(manual))])
    states = pd.concat([by_hand, surveys, captures], ignore_index=True)[list(STATE_COLUMNS)]
    return states.sort_values("bron", ignore_index=True)
