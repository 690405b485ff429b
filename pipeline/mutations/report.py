"""One report as JSON: read strictly, written in one way, named by what it says."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from typing import Any

from pipeline.files.findings import FileError, Finding, suggest
from pipeline.read.cells import parse_moment
from pipeline.stages.identity import mint
from pipeline.text.terms import nearest
from schemas.mutations import (
    MESSAGE,
    MOST_VALUES,
    MUTATION_FIELDS,
    VALUE_FIELDS,
    VALUES,
    JsonField,
    Mutatiesoort,
    Mutation,
    ReportedValue,
)

NEEDS_VALUES = (Mutatiesoort.WIJZIGING, Mutatiesoort.NIEUW)
SCHEMA_ADVICE = "zie docs/loket.md"


class _RepeatedKeyError(ValueError):
    """One object says a field twice: nobody can tell which of the two was meant."""


def parse_mutation(content: bytes, bestand: str) -> Mutation:
    """Return the report that a file holds; `mutatie_id` and `melder` are "" before its receipt.

    Raises FileError with every fault at its field: no JSON, a field too many or too few, a value of
    another form, and what cannot be true together.
    """
    try:
        said = json.loads(content.decode("utf-8-sig"), object_pairs_hook=_without_repeats)
    except (ValueError, RecursionError) as error:
        why = str(error) if isinstance(error, _RepeatedKeyError) else "is geen leesbare JSON"
        raise FileError([Finding(bestand, regel=why, advies=SCHEMA_ADVICE)]) from error
    faults = [
        Finding(bestand, 0, "", place, value, rule, advice)
        for place, value, rule, advice in _find_form_faults(said)
    ]
    if faults:
        raise FileError(faults)
    mutation = _make(said)
    faults = [
        Finding(bestand, 0, "", place, "", rule, SCHEMA_ADVICE)
        for place, rule in _find_impossible(mutation)
    ]
    if faults:
        raise FileError(faults)
    return mutation


def format_mutation(mutation: Mutation) -> str:
    """Return the JSON of a report, in the order of its declaration; "" becomes null."""
    return json.dumps(_as_json(mutation), ensure_ascii=False, indent=1) + "\n"


def name_mutation(mutation: Mutation) -> Mutation:
    """Return a report with its id, which follows from all that it says.

    So the same report gets one id however often it comes in, and one that was altered afterwards no
    longer has its own.
    """
    said = _as_json(replace(mutation, mutatie_id=""))
    key = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return replace(mutation, mutatie_id=mint("M", key))


def find_late_report(mutation: Mutation, today: str, bestand: str = "") -> list[Finding]:
    """Return the fault of a report that came in after `today`: once filed it could not change."""
    if mutation.gemeld_op <= today:
        return []
    rule, advice = "ligt in de toekomst", "kijk dag, maand en jaar na"
    return [Finding(bestand, 0, "", "gemeld_op", mutation.gemeld_op, rule, advice)]


def _find_impossible(mutation: Mutation) -> Iterator[tuple[str, str]]:
    """Yield (field, rule in Dutch) of what cannot be true together in one report."""
    is_new = mutation.soort == Mutatiesoort.NIEUW
    if is_new and mutation.locatie_id:
        yield "locatie_id", "een nieuwe locatie heeft nog geen kenmerk"
    if not is_new and not mutation.locatie_id:
        yield "locatie_id", f"is verplicht bij {mutation.soort}"
    if mutation.soort in NEEDS_VALUES and not mutation.velden:
        yield VALUES, f"is leeg: {mutation.soort} zegt wat het moet zijn"
    if mutation.soort not in NEEDS_VALUES and mutation.velden:
        yield VALUES, f"hoort leeg te zijn bij {mutation.soort}"
    yield from _value_contradictions(mutation)
    for name in ("gemeld_op", "per"):
        day = str(getattr(mutation, name))
        if day and parse_moment(day) is None:
            yield name, "is geen bestaande dag"


def _value_contradictions(mutation: Mutation) -> Iterator[tuple[str, str]]:
    named = [value.veld for value in mutation.velden]
    if mutation.soort == Mutatiesoort.NIEUW and named and "organisatie" not in named:
        yield VALUES, "noemt geen organisatie"
    for at, value in enumerate(mutation.velden):
        if value.veld in named[:at]:
            yield f"{VALUES}[{at + 1}].veld", f"{value.veld} staat er twee keer"
        if value.gevonden == value.gemeld:
            yield f"{VALUES}[{at + 1}].gemeld", "is hetzelfde als wat er stond"


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    said = dict(pairs)
    if len(said) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise _RepeatedKeyError(f"het veld {twice} staat er twee keer")
    return said


_Fault = tuple[str, str, str, str]
"""Where, the value, the rule and the advice."""


def _find_form_faults(said: Any) -> Iterator[_Fault]:
    if not isinstance(said, dict):
        yield "", "", "is geen melding: een object met velden wordt verwacht", SCHEMA_ADVICE
        return
    yield from _object_faults(said, MUTATION_FIELDS, "", (VALUES,))
    values = said.get(VALUES, [])
    if not isinstance(values, list) or len(values) > MOST_VALUES:
        yield VALUES, "", f"is geen lijst van hooguit {MOST_VALUES} waarden", SCHEMA_ADVICE
        return
    for at, value in enumerate(values, 1):
        place = f"{VALUES}[{at}]"
        if isinstance(value, dict):
            yield from _object_faults(value, VALUE_FIELDS, f"{place}.", ())
        else:
            yield place, "", "is geen object met veld, gevonden en gemeld", SCHEMA_ADVICE


def _object_faults(
    said: Mapping[str, Any], fields: tuple[JsonField, ...], prefix: str, beside: tuple[str, ...]
) -> Iterator[_Fault]:
    known = [*(field.name for field in fields), *beside]
    for name in said:
        if name not in known:
            advice = suggest(nearest(name, known), "haal het weg")
            yield f"{prefix}{name}", "", "dit veld bestaat niet", advice
    for name in known:
        if name not in said:
            yield f"{prefix}{name}", "", "ontbreekt", "noem elk veld; null als er niets is"
    for field in fields:
        value = said.get(field.name)
        if field.name in said and (rule := _find_value_fault(field, value)):
            shown = value if isinstance(value, str) else ""
            yield f"{prefix}{field.name}", shown, rule, field.description


def _find_value_fault(field: JsonField, value: Any) -> str:
    """Return in Dutch why a value is none of its field, "" when it is one."""
    if value is None:
        return "" if field.is_nullable else "mag niet null zijn"
    if not isinstance(value, str):
        return "is geen tekst"
    if field.choices:
        return "" if value in field.choices else f"moet zijn: {', '.join(field.choices)}"
    return _find_text_fault(field, value)


def _find_text_fault(field: JsonField, value: str) -> str:
    if not 1 <= len(value) <= field.longest:
        return f"is leeg of langer dan {field.longest} tekens"
    lines = value.split("\n") if field.name == MESSAGE else [value]
    if any(not line.isprintable() for line in lines):
        return "bevat onzichtbare tekens"
    if value != value.strip():
        return "begint of eindigt met een spatie"
    return "" if not field.pattern or field.matches(value) else "heeft niet de vorm van dit veld"


def _make(said: Mapping[str, Any]) -> Mutation:
    texts: dict[str, str] = {field.name: said[field.name] or "" for field in MUTATION_FIELDS}
    values = (ReportedValue(**{n: v or "" for n, v in value.items()}) for value in said[VALUES])
    soort = Mutatiesoort(texts.pop("soort"))
    return Mutation(soort=soort, velden=tuple(values), **texts)


def _as_json(mutation: Mutation) -> dict[str, Any]:
    said = asdict(mutation)
    named = {field.name: said[field.name] or None for field in MUTATION_FIELDS}
    values = [{name: text or None for name, text in value.items()} for value in said[VALUES]]
    return named | {VALUES: values}
