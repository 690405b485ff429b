"""A survey of one wave: which of its questions goes where, where that differs from sources.toml.

manual_entries/<wave>/enquetes/<survey>.toml holds the keys of MAPPING_KEYS, all of one survey. What
the survey is (its title, publisher, trust) stays in sources.toml: that does not change by edition.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from schemas.folding import fold_letters
from schemas.sources import SOURCES_PATH, read_tables_of_sources
from schemas.surveys import Survey, make_survey
from schemas.toml_text import read_toml

MAPPING_FOLDER = "enquetes"
"""The folder of a wave in manual_entries/ that holds its mappings."""
MAPPING_KEYS = (
    *("sleutel", "voltooid", "ingediend_op", "herhalingen", "persoonlijk", "niet_openbaar"),
    *("genegeerd", "kolommen", "antwoorden", "keuze_patroon", "keuzes", "standaard"),
    "vraagteksten",
    "met_anders",
)
MAPPING_TEXT = """\
# Welke vraag van deze enquête waarheen gaat, in meting {wave}: zie docs/enquetes.md. Pas dit aan
# voordat de export wordt gelezen: vergelijk met de vragen van dit jaar. `sjo check` noemt wat niet
# klopt.
# Vragen over de persoon die antwoordt horen in `persoonlijk`; die worden bij het lezen weggegooid.
"""


def read_mapping(name: str, content: bytes, path: Path = SOURCES_PATH) -> Survey:
    """Return a survey of sources.toml with the questions of a mapping; `content` is its toml.

    ValueError with every fault: no toml, a key too few, too many or of another form, a question
    that stands twice, a personal question that would fill a column, an unknown term.
    """
    mapping = read_toml(content)
    base = read_tables_of_sources(path)[name]
    if strange := sorted(set(mapping) - set(MAPPING_KEYS)):
        choose = ", ".join(MAPPING_KEYS)
        raise ValueError(f"onbekende sleutel {', '.join(strange)}; kies uit: {choose}")
    if wrong := list(_form_faults(mapping)):
        raise ValueError("; ".join(wrong))
    faults = list(_personal_faults(mapping, base))
    kept = {key: value for key, value in base.items() if key not in MAPPING_KEYS}
    given = {key: tuple(v) if isinstance(v, list) else v for key, v in mapping.items()}
    try:
        survey = make_survey(kept | given, is_mapped=True)
    except ValueError as error:
        faults.append(str(error).removeprefix(f"sources.toml [{name}]: "))
    if faults:
        raise ValueError("; ".join(faults))
    return survey


def _form_faults(mapping: dict[str, Any]) -> Iterator[str]:
    """Yield the keys whose value is not what the field of that name holds."""
    forms = get_type_hints(Survey)
    for key, value in mapping.items():
        if not _fits(value, forms[key]):
            told = {tuple: "een lijst van teksten", dict: "een tabel met teksten", int: "een getal"}
            form = told.get(get_origin(forms[key]) or forms[key], "een tekst")
            yield f"sleutel {key} is niet {form}"


def _fits(value: Any, form: Any) -> bool:
    if get_origin(form) is tuple:
        return isinstance(value, list) and all(isinstance(one, str) for one in value)
    if get_origin(form) is dict:
        return isinstance(value, dict) and all(_fits(v, get_args(form)[1]) for v in value.values())
    return type(value) is form


def _personal_faults(mapping: dict[str, Any], base: dict[str, Any]) -> Iterator[str]:
    """Yield the questions that sources.toml calls personal and that would be kept here."""
    personal = {fold_letters(question) for question in base["persoonlijk"]}
    for key in ("kolommen", "niet_openbaar"):
        for question in mapping.get(key, ()):
            if fold_letters(str(question)) in personal:
                yield f"{key}.{question} is een persoonsgegeven: zet de vraag in persoonlijk"


def write_mapping(name: str, wave: str, path: Path = SOURCES_PATH) -> str:
    """Return the text of a mapping that says what sources.toml says of a survey."""
    table = read_tables_of_sources(path)[name]
    plain = {key: table[key] for key in MAPPING_KEYS if key in table}
    lines = [f"{key} = {_value(v)}" for key, v in plain.items() if not isinstance(v, dict)]
    for key, value in plain.items():
        lines += _section([key], value) if isinstance(value, dict) else []
    return MAPPING_TEXT.format(wave=wave) + "\n".join(lines) + "\n"


def _section(keys: list[str], table: dict[str, Any]) -> Iterator[str]:
    own = {key: value for key, value in table.items() if not isinstance(value, dict)}
    if own:
        yield f"\n[{'.'.join(keys)}]"
        yield from (f"{_value(key)} = {_value(value)}" for key, value in own.items())
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _section([*keys, _value(key)], value)


def _value(value: object) -> str:
    """Return a text, a number or a list of texts as toml writes it: as JSON does."""
    return json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)
