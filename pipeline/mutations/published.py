"""The table `mutaties`: which reports there were and how far each is, without persons or values."""

from collections.abc import Callable, Iterator

import pandas as pd

from pipeline.boundary import AccountingError
from pipeline.files.findings import Finding
from pipeline.mutations.filed import Mutations
from pipeline.mutations.pointers import list_pointers
from pipeline.versions.known_ids import KnownIds
from schemas.mutations import Mutation
from schemas.published import columns_of

UNKNOWN_LOCATION = "deze locatie bestaat niet"


def find_mislaid(mutations: Mutations, known: KnownIds) -> Iterator[Finding]:
    """Yield the reports of a location that no version ever had, and pointers to another location.

    Nothing is known before a first version.
    """
    if not known.names:
        return
    for mutatie_id, filed in mutations.filed.items():
        locatie_id = filed.mutation.locatie_id
        if locatie_id and locatie_id not in known.names:
            advice = known.suggest(locatie_id) or "zoek haar op in de tabel locaties"
            yield Finding(filed.bestand, 0, "", "locatie_id", locatie_id, UNKNOWN_LOCATION, advice)
        for event in mutations.events_of[mutatie_id]:
            for pointer in list_pointers(event["verwijzing"])[0]:
                other = known.find_present(pointer.locatie_id)
                if locatie_id and other and other != known.find_present(locatie_id):
                    rule = f"gaat over een andere locatie dan de melding ({locatie_id})"
                    advice = "verwijs naar het besluit over deze locatie"
                    where, rij = event["bestand"], int(event["rij"])
                    yield Finding(where, rij, "", "verwijzing", str(pointer), rule, advice)


def table_mutations(
    mutations: Mutations, known: KnownIds, place: Callable[[str], str]
) -> pd.DataFrame:
    """Return the published table Mutaties: a row per report and value, under its present id.

    `place`: the gemeente of the boundary year that another one became.
    """
    rows = [
        {
            "mutatie_id": mutatie_id,
            "locatie_id": known.find_present(filed.mutation.locatie_id),
            "gemeentecode": place(filed.mutation.gemeente),
            "soort": str(filed.mutation.soort),
            "veld": veld,
            "stand": str(mutations.stand_of(mutatie_id)),
            "gemeld_op": filed.mutation.gemeld_op,
            "stand_op": mutations.stand_since(mutatie_id),
        }
        for mutatie_id, filed in mutations.filed.items()
        for veld in _fields_of(filed.mutation)
    ]
    return pd.DataFrame(rows, columns=columns_of("mutaties"), dtype="str")


def account_mutations(mutations: Mutations, mutaties: pd.DataFrame) -> None:
    """Assert that every report stands in the published table, once per value. AccountingError."""
    given = sorted((i, veld) for i, f in mutations.filed.items() for veld in _fields_of(f.mutation))
    told = mutaties[["mutatie_id", "veld"]].fillna("").itertuples(index=False, name=None)
    if wrong := set(given) ^ set(stood := sorted(told)) or len(given) != len(stood):
        raise AccountingError(f"boekhouding klopt niet: meldingen zonder afloop {wrong}")


def _fields_of(mutation: Mutation) -> list[str]:
    return [value.veld for value in mutation.velden] or [""]
