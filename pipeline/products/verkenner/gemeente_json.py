"""A gemeente as JSON, for programs; docs/producten.md describes every key."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from pipeline.products.edition import CHANGE_UNKNOWN, Edition
from pipeline.products.supply import GroupMeans
from pipeline.products.verkenner.beside import Peers
from pipeline.products.verkenner.facts import GemeenteFacts, LocationFacts, TermFacts
from pipeline.products.verkenner.history import GemeenteChanges

Node = dict[str, Any]


def write_gemeente_json(
    one: GemeenteFacts,
    near: Sequence[GemeenteFacts],
    changes: GemeenteChanges,
    peers: Peers,
    edition: Edition,
) -> str:
    """Return a gemeente as JSON; null for what is not known, never a zero in its place."""
    said = {
        **_describe_edition(edition),
        "gemeentecode": one.gemeentecode,
        "gemeente": one.gemeente,
        "provincie": one.provincie,
        "inwoners": one.inwoners,
        "stedelijkheid": one.stedelijkheid,
        "omvang": one.klasse,
        "toestand": one.toestand,
        "toelichting": one.status_toelichting,
        "doorzocht": one.doorzocht,
        "doorzocht_op": one.doorzocht_op or None,
        "te_beoordelen": one.te_beoordelen,
        **peers.figures_of(one),
        "naast": [_describe_group(*named) for named in peers.groups_of(one).items()],
        "dichtbij": [
            {"gemeentecode": n.gemeentecode, "gemeente": n.gemeente, "toestand": n.toestand}
            | peers.figures_of(n)
            for n in near
        ],
        "termen": [_describe_term(term) for term in one.termen],
        "locatielijst": [_describe_place(place) for place in one.locaties],
        "wijzigingen": _describe_changes(one.gemeentecode, changes, edition),
    }
    return json.dumps(said, ensure_ascii=False) + "\n"


def _describe_edition(edition: Edition) -> Node:
    publisher, licence = edition.publisher, edition.licence
    return {
        "versie": str(edition.version.versie),
        "stand": edition.version.stand or None,
        "peildatum": edition.peildatum.isoformat(),
        "grensjaar": edition.grensjaar,
        "synthetisch": edition.is_synthetic,
        "bron": edition.source_line,
        "licentie": {"code": licence.code, "url": licence.url},
        "uitgever": {"naam": publisher.naam, "url": publisher.url} if publisher else None,
        "melden": publisher.meldadres if publisher else None,
    }


def _describe_changes(code: str, changes: GemeenteChanges, edition: Edition) -> Node | None:
    """Return what changed; where that is not known, null for what no difference was found in."""
    if not edition.vorige_versie:
        return None
    is_unknown = code in edition.change_unknown
    told = {
        side: list(some) or None if is_unknown else some for side, some in asdict(changes).items()
    }
    doubt = CHANGE_UNKNOWN if is_unknown else None
    return told | {"sinds": edition.vorige_versie, "toelichting": doubt}


def _describe_group(name: str, group: GroupMeans) -> Node:
    means = {
        figure: None if mean is None else round(mean, 1) for figure, mean in group.means.items()
    }
    return {
        "groep": name,
        "gemeenten": group.size,
        "niet_bekend": group.unknown,
        "gemiddeld": means,
    }


def _describe_term(term: TermFacts) -> Node:
    nearest = {
        "locatie_id": term.dichtstbijzijnde_locatie_id,
        "gemeente": term.dichtstbijzijnde_gemeente,
        "afstand_km": term.afstand_km,
    }
    return {
        "soort": term.soort,
        "term": term.term,
        "toestand": term.toestand,
        "aantal_locaties": term.aantal_locaties,
        "dichtstbij": nearest if term.dichtstbijzijnde_locatie_id else None,
    }


def _describe_place(place: LocationFacts) -> Node:
    told = {name: value if value != "" else None for name, value in asdict(place).items()}
    of_gemeente = ("gemeentecode", "gemeente", "provincie")
    return {name: value for name, value in told.items() if name not in of_gemeente}
