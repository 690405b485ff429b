"""What the version before knew, as the list of what a wave looks at again."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import pandas as pd

from pipeline.boundary import rows_of
from pipeline.country.boundaries import Boundaries
from pipeline.versions.folders import list_versions
from pipeline.versions.published import PublishedVersion, read_version
from pipeline.wave.looked_again import select_confirmed, select_done
from pipeline.wave.rechecks import (
    DueRecheck,
    Rechecks,
    Signal,
    learn_cadence,
    list_rechecks,
)
from schemas.published.candidates import select_waiting

_NAME_AND_CODE = ("gemeente", "gemeentecode")
_SHOWN_TO_VISIT = ("organisatie", "bezoekadres", "postcode", "woonplaats")
REVISIT_COLUMNS = ("soort", "kenmerk", *_SHOWN_TO_VISIT, "gemeentecode", "gemeente", "website",
                   "laatst_gezien", "voor", "vooraan_omdat")  # fmt: skip

NO_REVISITS = pd.DataFrame(columns=list(REVISIT_COLUMNS), dtype="str")


def gather_rechecks(
    meting: int,
    version: PublishedVersion,
    cadence: Mapping[str, float],
    looked: pd.DataFrame,
    signals: Mapping[str, Sequence[Signal]],
) -> Rechecks:
    """Return what decides when the locations of a version are looked at again in a wave.

    `cadence`: see `learn_wave_cadence`. `looked`: see `read_looked_again`. `signals`: see
    `find_signals`. A wave has seen all of an earlier one before its year ends.
    """
    is_earlier = version.versie.meting < meting
    return Rechecks(
        version.tables["locaties"],
        cadence,
        select_confirmed(looked),
        signals,
        select_done(looked, meting),
        f"{meting}-12-31" if is_earlier else "",
    )


def learn_wave_cadence(root: Path, meting: int, version: PublishedVersion) -> dict[str, float]:
    """Return the cadence by kind, learnt from the last two waves of which versions stand here."""
    versions = [v for v in list_versions(root) if v.meting <= meting]
    pairs = [(a, b) for a, b in pairwise(versions) if a.meting < b.meting]
    if not pairs:
        return learn_cadence(version.tables["locaties"], version.tables["verschillen"].iloc[:0], 0)
    before, after = pairs[-1]
    known = read_version(root, before).tables["locaties"]
    differences = read_version(root, after).tables["verschillen"]
    return learn_cadence(known, differences, after.meting - before.meting)


def list_revisits(
    known: PublishedVersion, rechecks: Rechecks, gemeenten: pd.DataFrame, boundaries: Boundaries
) -> pd.DataFrame:
    """Return REVISIT_COLUMNS of what a version knew and nobody looked at yet, what is due first.

    Locations in the order of `list_rechecks`, with why one was moved up; then the candidates: they
    are not looked at again but judged, before the last day of the wave. A published location about
    which there is a question is a location, once. `soort`: locatie or kandidaat. `kenmerk`:
    locatie_id or record_id. `gemeentecode` and `gemeente` are those of the new wave, "" where a
    gemeente was divided. `voor`: the day (ISO) before which it must be seen again, "" at once; of a
    candidate "" when no day bounds the wave.
    """
    codes = dict(zip(*(known.tables["gemeenten"][c] for c in _NAME_AND_CODE), strict=True))
    rows = [_location(planned) for planned in list_rechecks(rechecks)]
    waiting = select_waiting(known.tables["te_beoordelen"]).fillna("").astype("str")
    rows += [
        _candidate(row, codes, rechecks.last_day)
        for row in rows_of(waiting.sort_values("record_id"))
    ]
    table = pd.DataFrame(rows, columns=list(REVISIT_COLUMNS), dtype="str")
    jaar = int(gemeenten["jaar"].max())
    now = {code: boundaries.forward(code, jaar).gemeentecode or "" for code in set(codes.values())}
    names = dict(zip(gemeenten["gemeentecode"], gemeenten["gemeente"], strict=True))
    table["gemeentecode"] = table["gemeentecode"].map(now).fillna("")
    return table.assign(gemeente=table["gemeentecode"].map(names).fillna(""))


def _location(planned: DueRecheck) -> dict[str, str]:
    row = planned.locatie
    return {
        **{name: row.get(name, "") for name in (*_SHOWN_TO_VISIT, "gemeentecode", "website")},
        "soort": "locatie",
        "kenmerk": row["locatie_id"],
        "laatst_gezien": planned.bevestigd,
        "voor": planned.voor,
        "vooraan_omdat": "; ".join(planned.redenen),
    }


def _candidate(row: Mapping[str, str], codes: Mapping[str, str], voor: str) -> dict[str, str]:
    shown = {name: row.get(name, "") for name in (*_SHOWN_TO_VISIT, "website")}
    where = {"gemeentecode": codes.get(row["gemeente"], "")}
    when = {"laatst_gezien": "", "voor": voor, "vooraan_omdat": ""}
    return {**shown, **where, **when, "soort": "kandidaat", "kenmerk": row["record_id"]}
