"""Read the judgements that hold for all waves: corrections, links, terms and standard offers."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from pipeline.files.findings import Finding, suggest
from pipeline.files.listing import is_there
from pipeline.files.tabular import Table, read_table
from pipeline.read.cells import DICTIONARY, parse_choice
from pipeline.read.closed_folders import find_stray_entries, list_judgement_files
from pipeline.read.decided_values import DecidedValues
from pipeline.read.decision_rules import find_decision_faults, normalise_outcomes
from pipeline.read.validation import (
    find_cell_faults,
    known_by_column,
    normal_form,
    raise_all,
    read_sound_tables,
    require_folder,
)
from pipeline.text.terms import known_terms, nearest
from schemas.folding import fold_words
from schemas.manual import (
    CORRECTIES,
    JUDGEMENT_TEMPLATES,
    LIST_DECISIONS,
    OFFER_FEATURES,
    STANDAARDAANBOD,
    TERM_LISTS,
)
from schemas.rulings import RECHTSPRAAK


@dataclass(frozen=True)
class Judgements:
    """Human judgement as tables; columns as in schemas/manual.py, then `bestand` and `rij`.

    Cells stand in normal form: dates ISO, terms as labels joined by "|". `standaardaanbod` has
    `kenmerk` and `kenmerk_waarde`, the two parts of `geldt_voor`, and so has `rechtspraak`.
    """

    correcties: pd.DataFrame
    koppelingen: pd.DataFrame
    begrippen: pd.DataFrame
    standaardaanbod: pd.DataFrame
    rechtspraak: pd.DataFrame = field(default_factory=pd.DataFrame)


def read_judgements(root: Path) -> Judgements:
    """Read the four files of manual_entries/; one that does not exist is empty.

    Raises FileError with every fault of every file, SjoError without manual_entries/.
    """
    tables, faults = collect_judgements(root)
    raise_all(faults)
    begrippen = tables["begrippen"].frame
    frames = {
        name: normal_form(table, known_by_column(JUDGEMENT_TEMPLATES[name], begrippen))
        for name, table in tables.items()
    }
    for name in (STANDAARDAANBOD.name, RECHTSPRAAK.name):
        frames[name] = _split_features(frames[name])
    values = DecidedValues(begrippen)
    frames[CORRECTIES.name] = normalise_outcomes(frames[CORRECTIES.name], values)
    return Judgements(**frames)


def read_list_decisions(path: Path) -> pd.DataFrame:
    """Read what people decided about pairs of a list of their own, as `Judgements.koppelingen`.

    No file: no decisions. Raises FileError with every fault of the file.
    """
    if not is_there(path):
        return normal_form(Table.empty(LIST_DECISIONS), {})
    table = read_table(path, path.name, LIST_DECISIONS)
    raise_all([*find_cell_faults(table, {}), *_pair_faults(table)])
    return normal_form(table, {})


def collect_judgements(root: Path) -> tuple[dict[str, Table], list[Finding]]:
    """Return the four tables (empty where missing or unsound), and their faults."""
    folder = root / "manual_entries"
    require_folder(folder, root)
    tables: dict[str, Table] = {}
    faults = find_stray_entries(root)
    for name, template in JUDGEMENT_TEMPLATES.items():
        paths = list_judgement_files(root, name)
        read, problems = read_sound_tables(paths, root, template)
        faults += problems
        if len(paths) > 1:
            rule = f"staat er ook als {paths[1].name}"
            faults.append(Finding(f"manual_entries/{name}.csv", regel=rule, advies="houd er een"))
        tables[name] = read[0] if read else Table.empty(template)
    begrippen = tables["begrippen"].frame
    for name, template in JUDGEMENT_TEMPLATES.items():
        faults += find_cell_faults(tables[name], known_by_column(template, begrippen))
    for table in tables.values():
        faults += find_judgement_faults(table, begrippen)
    return tables, faults


def find_judgement_faults(table: Table, begrippen: pd.DataFrame | None = None) -> list[Finding]:
    """Return the faults that show between the rows of a file of judgements, and in its own rules.

    `begrippen`: the words of people for terms. A table of another kind has none.
    """
    match table.template.name:
        case "correcties":
            return find_decision_faults(table, DecidedValues(begrippen))
        case "koppelingen":
            return _pair_faults(table)
        case "begrippen":
            return _term_faults(table)
        case "standaardaanbod":
            return _offer_faults(table)
        case "rechtspraak":
            return _ruling_faults(table)
        case _:
            return []


def _split_features(table: pd.DataFrame) -> pd.DataFrame:
    read = table["geldt_voor"].map(read_feature)
    return table.assign(
        kenmerk=[feature for feature, _ in read], kenmerk_waarde=[value for _, value in read]
    )


def split_feature(geldt_voor: str) -> tuple[str, str]:
    """Return (feature, value) of "feature=value"; empty when it is not of that form."""
    feature, _, value = geldt_voor.partition("=")
    name = parse_choice(feature.strip(), OFFER_FEATURES)
    return (name, value.strip()) if name and value.strip() else ("", "")


def read_feature(geldt_voor: str) -> tuple[str, str]:
    """As `split_feature`, a national party by its present label."""
    feature, value = split_feature(geldt_voor)
    known = known_terms(feature) if feature == "landelijke_partij" else {}
    return feature, known.get(fold_words(value), value)


def _pair_faults(table: Table) -> list[Finding]:
    pairs = _keys(table, "record_id_a", "record_id_b")
    sides = [tuple(sorted(pair)) for pair in pairs]  # a, b and b, a are one pair
    faults = _repeated(table, "record_id_b", sides, "over dit paar is al besloten")
    for rij, (left, right) in zip(table.frame.index.tolist(), pairs, strict=True):
        if left and left == right:
            faults.append(table.finding(rij, "record_id_b", "is hetzelfde record als record_id_a"))
    return faults


def _term_faults(table: Table) -> list[Finding]:
    keys = _keys(table, "lijst", "bronwaarde")
    faults = _repeated(table, "bronwaarde", keys, "dit woord heeft al een term")
    cells = (table.cells(column) for column in ("lijst", "bronwaarde", "term"))
    for (rij, lijst), (_, bronwaarde), (_, term) in zip(*cells, strict=True):
        name = parse_choice(lijst, TERM_LISTS)
        known = known_terms(name) if name else {}
        own = fold_words(bronwaarde)
        if name and own in known and fold_words(known[own]) == own != fold_words(term):
            rule = f"is zelf een term van de lijst {name}, en betekent altijd die"
            faults.append(table.finding(rij, "bronwaarde", rule, "haal de rij weg"))
        if name and term and fold_words(term) not in known:
            likely = known.get(nearest(term, known), "")
            advice = suggest(likely, DICTIONARY)
            faults.append(table.finding(rij, "term", f"geen term van de lijst {name}", advice))
    return faults


def _offer_faults(table: Table) -> list[Finding]:
    faults = _repeated(table, "regel", _keys(table, "regel"), "deze regel staat er al")
    return [*faults, *_feature_faults(table)]


def _ruling_faults(table: Table) -> list[Finding]:
    faults = _repeated(table, "vraag", _keys(table, "vraag"), "deze vraag staat er al")
    return [*faults, *_feature_faults(table)]


def _feature_faults(table: Table) -> list[Finding]:
    faults = []
    parties = known_terms("landelijke_partij")
    for rij, geldt_voor in table.cells("geldt_voor"):
        feature, value = split_feature(geldt_voor)
        if not geldt_voor:
            continue
        if not feature:
            rule = f"moet zijn: een van {', '.join(OFFER_FEATURES)}, dan = en een waarde"
            faults.append(table.finding(rij, "geldt_voor", rule))
        elif feature == "landelijke_partij" and fold_words(value) not in parties:
            advice = suggest(nearest(value, parties.values()), "")
            faults.append(table.finding(rij, "geldt_voor", "geen landelijke partij", advice))
        elif feature == "sociaal_raadslieden" and value != "ja":
            faults.append(
                table.finding(rij, "geldt_voor", "kan alleen sociaal_raadslieden=ja zijn")
            )
    return faults


def _repeated(
    table: Table, kolom: str, keys: Iterable[tuple[str, ...]], rule: str
) -> list[Finding]:
    """Return a finding on `kolom` per row whose filled key is that of an earlier row."""
    first: dict[tuple[str, ...], int] = {}
    faults = []
    for rij, key in zip(table.frame.index.tolist(), keys, strict=True):
        earlier = first.setdefault(key, rij)
        if all(key) and earlier != rij:
            faults.append(table.finding(rij, kolom, f"{rule} (rij {earlier})", "houd er een"))
    return faults


def _keys(table: Table, *columns: str) -> list[tuple[str, ...]]:
    return [
        tuple(fold_words(cell) for cell in row) for row in table.frame[list(columns)].to_numpy()
    ]
