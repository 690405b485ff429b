"""What one version can testify: who named a location, with which words, and who looked at all."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.compare.sources import SourceState, source_states
from pipeline.versions.offers import OFFER_TABLES
from pipeline.versions.published import PublishedVersion
from pipeline.versions.rows import Row, plain_rows
from pipeline.versions.searched import wholly_searched
from schemas.folding import fold_words
from schemas.vocabulary import Bronsoort, Lijst, Toestand

LISTS_BY_NAME = {lijst.value: lijst for lijst in Lijst}
"""A column that holds terms is named after their list."""


@dataclass(frozen=True)
class Value:
    """A value that one record gave for a column: as published, and in the source's words."""

    record_id: str
    waarde: str
    bronwaarde: str
    door_besluit: bool | None = None
    """Whether a decision made it of what the source gave; None where a version does not say."""


@dataclass(frozen=True, order=True)
class Offered:
    """A term that a location offers, and the sources or the rule it comes from."""

    term: str
    herkomst: str


@dataclass(frozen=True)
class Testimony:
    """A version, indexed. `soorten` gives the `soort` of every source that it may name."""

    version: PublishedVersion
    soorten: Mapping[str, str] = field(repr=False)

    @cached_property
    def sources(self) -> dict[str, SourceState]:
        """The state of every source by its name."""
        return source_states(self.version)

    @property
    def typologie_versie(self) -> str:
        """The version of the typology that its terms are from."""
        return str(self.version.manifest["typologie_versie"])

    def rows(self, table: str) -> list[Row]:
        """Return a published table as rows of plain values, a missing value as None."""
        return plain_rows(self.version.tables[table])

    @cached_property
    def locations(self) -> dict[str, Row]:
        """Rows of locaties by locatie_id."""
        return {row["locatie_id"]: row for row in self.rows("locaties")}

    @cached_property
    def _lineage(self) -> dict[str, Row]:
        return {row["record_id"]: row for row in self.rows("herkomst")}

    @cached_property
    def _records(self) -> dict[str, list[str]]:
        records: dict[str, list[str]] = {}
        for record_id, row in sorted(self._lineage.items()):
            records.setdefault(row["locatie_id"], []).append(record_id)
        return records

    @cached_property
    def _given(self) -> list[Row]:
        return self.rows("herkomst_waarden")

    @cached_property
    def _values(self) -> dict[tuple[str, str], Value]:
        return {
            (row["record_id"], row["kolom"]): Value(
                row["record_id"],
                row["waarde"] or "",
                row["bronwaarde"] or "",
                row.get("door_besluit"),
            )
            for row in sorted(self._given, key=lambda row: bool(row["gekozen"]))
        }

    @cached_property
    def decisions(self) -> list[Row]:
        """Rows of besluiten."""
        return self.rows("besluiten")

    @cached_property
    def _chosen(self) -> dict[tuple[str, str], Value]:
        chosen: dict[tuple[str, str], Value] = {}
        for row in self._given:
            if row["gekozen"]:
                value = self._values[row["record_id"], row["kolom"]]
                chosen.setdefault((row["locatie_id"], row["kolom"]), value)
        return chosen

    @cached_property
    def rejected(self) -> dict[str, Row]:
        """A row of afgekeurd by record_id; the first when a record broke several rules."""
        rows = sorted(self.rows("afgekeurd"), key=lambda row: str(row["regel"]))
        return {row["record_id"]: row for row in reversed(rows)}

    @cached_property
    def pending(self) -> dict[str, Row]:
        """Rows of te_beoordelen by record_id."""
        return {row["record_id"]: row for row in self._waiting}

    @cached_property
    def _waiting(self) -> list[Row]:
        """Rows of te_beoordelen of locations that wait; others ask about a published one."""
        return [row for row in self.rows("te_beoordelen") if not row["locatie_id"]]

    @cached_property
    def _pending_by_name(self) -> dict[tuple[str, str], Row]:
        rows = self._waiting
        return {(fold_words(row["organisatie"]), row["gemeente"] or ""): row for row in rows}

    def pending_at(self, organisatie: str, gemeentecode: str) -> Row | None:
        """Return a row of te_beoordelen of a provider in a gemeente, by its name."""
        gemeente = self.gemeenten.get(gemeentecode)
        name = gemeente["gemeente"] if gemeente else ""
        return self._pending_by_name.get((fold_words(organisatie), name)) if name else None

    @cached_property
    def gemeenten(self) -> dict[str, Row]:
        """Rows of gemeenten by gemeentecode."""
        return {row["gemeentecode"]: row for row in self.rows("gemeenten")}

    def code_of(self, kolom: str, value: object) -> object:
        """Return what a value is compared by: the code of a term, else the value itself.

        A label may change from version to version; the code of the term stays.
        """
        lijst = LISTS_BY_NAME.get(kolom)
        return self.version.code_of(lijst, str(value)) if lijst and value else value

    @cached_property
    def offers(self) -> dict[Lijst, dict[str, dict[object, Offered]]]:
        """What every location offers: list -> locatie_id -> code of the term -> term, herkomst."""
        lists: dict[Lijst, dict[str, dict[object, Offered]]] = {}
        for lijst, table in OFFER_TABLES.items():
            lists[lijst] = {}
            for row in self.rows(table):
                offered = Offered(row[lijst], row["herkomst"])
                here = lists[lijst].setdefault(row["locatie_id"], {})
                here[self.code_of(lijst, offered.term)] = offered
        return lists

    @cached_property
    def _searched_by_hand(self) -> frozenset[str]:
        return wholly_searched(self.version.tables["gemeenten"])

    def records_of(self, locatie_id: str) -> list[str]:
        """Return the record_ids that make up a location, sorted."""
        return self._records.get(locatie_id, [])

    def location_of(self, record_id: str) -> str | None:
        """Return the location a record belongs to, if it was published."""
        row = self._lineage.get(record_id)
        return row["locatie_id"] if row else None

    def row_of(self, record_id: str) -> str:
        """Return where a record stands, as file and row."""
        row = self._lineage[record_id]
        return f"{row['bestand']} rij {row['rij']}"

    def sources_of(self, locatie_id: str) -> list[str]:
        """Return the sources that name a location, sorted."""
        named = {self._lineage[record_id]["bron"] for record_id in self.records_of(locatie_id)}
        listed = str(self.locations[locatie_id]["bronnen"] or "").split("|")
        return sorted(named or {bron for bron in listed if bron})

    def source_of(self, record_id: str) -> str:
        """Return the source of a record; a record_id begins with it."""
        return record_id.split(":", 1)[0]

    def value(self, record_id: str, kolom: str) -> Value | None:
        """Return what a record gives for a column."""
        return self._values.get((record_id, kolom))

    def chosen(self, locatie_id: str, kolom: str) -> Value | None:
        """Return the value that was published for a column of a location, with its record."""
        return self._chosen.get((locatie_id, kolom))

    def state(self, bron: str) -> str:
        """Return the state of a source in words; "niet opgehaald" when it is not known at all."""
        found = self.sources.get(bron)
        return found.text if found else Toestand.NIET_OPGEHAALD

    def is_ok(self, bron: str) -> bool:
        """Tell whether a source was read whole."""
        found = self.sources.get(bron)
        return found is not None and found.is_ok

    def has_failed(self, bron: str) -> bool:
        """Tell whether a source should have been read and was not (never collected is not)."""
        found = self.sources.get(bron)
        return found is not None and found.has_failed

    def lists_everything(self, bron: str) -> bool:
        """Tell whether a source claims to be complete: a party's own site, or a search by hand."""
        return self.soorten.get(bron) in {Bronsoort.LANDELIJKE_SITE, Bronsoort.HANDMATIG}

    def is_by_hand(self, bron: str) -> bool:
        """Tell whether a source is what researchers found themselves."""
        return self.soorten.get(bron) == Bronsoort.HANDMATIG

    def would_have_seen(self, bron: str, gemeentecode: str) -> bool:
        """Tell whether not being named by a source means anything in a gemeente.

        A national site must have been read whole; a search by hand must have been complete in the
        gemeente (`Doorzocht.GEHEEL`); a survey never proves an absence (most do not answer).
        """
        if not self.is_ok(bron):
            return False
        soort = self.soorten.get(bron)
        return soort == Bronsoort.LANDELIJKE_SITE or (
            self.is_by_hand(bron) and gemeentecode in self._searched_by_hand
        )

    def why_not_seen(self, bron: str, gemeentecode: str) -> str:
        """Return in words why a source says nothing about absence."""
        if not self.is_ok(bron):
            return f"{bron} was in {self.version.versie} {self.state(bron)}"
        if self.is_by_hand(bron):
            searched = "niet geheel met de hand doorzocht"
            return f"{gemeentecode} is voor {self.version.versie} {searched}"
        return f"{bron} geeft geen volledige lijst"
