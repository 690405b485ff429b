"""The decisions that carry a report through, as rows of correcties.csv: for people to look at."""

from collections.abc import Mapping

from pipeline.files.csv_text import encode_rows
from schemas.manual import CORRECTIES
from schemas.mutations import Mutatiesoort, Mutation
from schemas.vocabulary import Besluit

MOVED_CELLS = ("bezoekadres", "postcode", "plaats")
"""What a decision on a move says in one cell."""


def draft_decisions(
    mutation: Mutation, now: Mapping[str, str], auteur: str, today: str
) -> list[dict[str, str]]:
    """Return the rows of CORRECTIES that a report asks for; none where it is no decision.

    `now`: what is published of the location, by the fields of REPORTABLE. `reden` says from which
    report; how it was verified people write themselves.
    """
    signed = {
        "locatie_id": mutation.locatie_id,
        "reden": f"melding {mutation.mutatie_id}",
        "auteur": auteur,
        "datum": today,
    }
    if mutation.soort == Mutatiesoort.GESLOTEN:
        rows = [{"besluit": str(Besluit.GESLOTEN), "per": mutation.per or mutation.gemeld_op}]
    elif mutation.soort == Mutatiesoort.WIJZIGING:
        rows = _draft_changes(mutation, now)
    else:
        rows = []
    return [signed | row for row in rows]


def format_decisions(rows: list[dict[str, str]]) -> str:
    """Return rows as they stand in correcties.csv, without its titles."""
    text = encode_rows(CORRECTIES.names, rows).decode("utf-8-sig")
    return text.partition("\r\n")[2].replace("\r\n", "\n").strip()


def _draft_changes(mutation: Mutation, now: Mapping[str, str]) -> list[dict[str, str]]:
    said = {value.veld: value for value in mutation.velden}
    move = _draft_move(mutation, now)
    rows = [move] if move else []
    for veld, value in said.items():
        change = {"was": value.gevonden, "wordt": value.gemeld}
        if veld == "organisatie":
            rows.append({"besluit": str(Besluit.HERNOEMD), "per": mutation.per} | change)
        elif not (move and veld in MOVED_CELLS):
            rows.append({"besluit": str(Besluit.CORRECTIE), "kolom": veld} | change)
    return rows


def _draft_move(mutation: Mutation, now: Mapping[str, str]) -> dict[str, str]:
    """Return the decision on a move from one address to another, {} where the report tells none.

    It says the whole new address: what of it was not reported stays as it was.
    """
    reported = {v.veld: v.gemeld for v in mutation.velden if v.veld in MOVED_CELLS}
    new = {name: reported.get(name, now[name]) for name in MOVED_CELLS}
    if not (reported and now["bezoekadres"] and new["bezoekadres"]):
        return {}
    place = " ".join(filter(None, (new["postcode"], new["plaats"])))
    told = {"besluit": str(Besluit.VERHUISD), "per": mutation.per, "was": now["bezoekadres"]}
    return told | {"wordt": ", ".join(filter(None, (new["bezoekadres"], place)))}
