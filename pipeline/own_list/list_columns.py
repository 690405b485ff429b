"""The columns of a list of one's own, by the names that people give them."""

from collections.abc import Mapping, Sequence

import pandas as pd

from schemas.folding import fold_letters

LIST_COLUMNS = (
    "record_id",
    "bron",
    "organisatie",
    "bezoekadres",
    "postcode",
    "plaats",
    "gemeente",
    "website",
    "telefoon",
    "locatienaam",
)
ADDRESS_PARTS = ("straat", "huisnummer", "huisletter", "toevoeging")
"""What may stand in columns of their own instead of in bezoekadres; put together in this order."""
TITLES_OF: Mapping[str, tuple[str, ...]] = {
    "record_id": ("id", "record", "sleutel", "volgnummer"),
    "bron": ("source",),
    "organisatie": ("naam", "organisatienaam", "naam organisatie", "instelling", "name"),
    "bezoekadres": ("adres", "straat en huisnummer", "address"),
    "postcode": ("pc", "zip", "postal code"),
    "plaats": ("woonplaats", "plaatsnaam", "vestigingsplaats", "stad", "city"),
    "gemeente": ("gemeentenaam", "municipality"),
    "website": ("url", "web", "site", "webadres", "internetadres"),
    "telefoon": ("telefoonnummer", "tel", "phone"),
    "locatienaam": ("naam locatie", "naam vestiging", "vestigingsnaam"),
    "straat": ("straatnaam", "street"),
    "huisnummer": ("huisnr", "nr", "nummer"),
    "huisletter": (),
    "toevoeging": ("huisnummertoevoeging", "toev"),
}
"""A column may bear any of these; its own name goes before them."""
LEAST_KNOWN_COLUMNS = 2
LEAST_NAMES = ("organisatie", "bezoekadres")
"""A list must have one of these: without both there is nothing to compare."""


def locate_columns(titles: Sequence[str]) -> tuple[dict[str, int], list[str]]:
    """Return where each known column stands, and the faults in Dutch ([] when there are none).

    Other columns are no fault, nor is one that is missing; two titles for one column are.
    """
    folded = [fold_letters(title) for title in titles]
    places: dict[str, int] = {}
    faults = []
    for name, others in TITLES_OF.items():
        own = [at for at, title in enumerate(folded) if title == fold_letters(name)]
        known = {fold_letters(other) for other in others}
        found = own or [at for at, title in enumerate(folded) if title in known]
        if len(found) > 1:
            shown = " en ".join(titles[at].strip() for at in found)
            faults.append(f"kolom {name} staat er meer dan eens ({shown})")
        elif found:
            places[name] = found[0]
    return places, faults


def is_list_header(titles: Sequence[str]) -> bool:
    """Whether a row holds the titles of a list: two known ones, and the name or the address."""
    places, _ = locate_columns(titles)
    return len(places) >= LEAST_KNOWN_COLUMNS and has_names(places)


def has_names(places: Mapping[str, int]) -> bool:
    """Whether what is needed to compare stands in these columns."""
    return any(name in places for name in (*LEAST_NAMES, "straat"))


def complete_list(table: pd.DataFrame) -> pd.DataFrame:
    """Return LIST_COLUMNS of a table with some of them and of ADDRESS_PARTS, "" where missing.

    A street and number in columns of their own become the bezoekadres where that is empty. Without
    a column record_id each row is named after its place in the file: "rij 2" is the first.
    """
    parts = [table[name] for name in ADDRESS_PARTS if name in table]
    if parts:
        joined = pd.Series(
            [" ".join(filter(None, cells)) for cells in zip(*parts, strict=True)],
            index=table.index,
            dtype=object,
        )
        written = table.get("bezoekadres", pd.Series("", index=table.index))
        table = table.assign(bezoekadres=written.where(written != "", joined))
    if "record_id" not in table:
        table = table.assign(record_id=[f"rij {at + 2}" for at in table.index])
    missing = {name: "" for name in LIST_COLUMNS if name not in table}
    return table.assign(**missing)[list(LIST_COLUMNS)]
