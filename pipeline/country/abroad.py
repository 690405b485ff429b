"""Names of countries and islands outside the 342 gemeenten, and what to tell of them."""

from pipeline.country.place_names import fold_place

_PUBLIC_BODIES = frozenset(
    {"bonaire", "saba", "sint eustatius", "statia", "caribisch nederland", "bes eilanden"}
    | {"kralendijk", "rincon", "the bottom", "windwardside"}
)
"""Caribbean Netherlands: public bodies, which are no gemeenten, and their places."""
_KINGDOM = frozenset({"aruba", "curacao", "sint maarten", "philipsburg", "nederlandse antillen"})
_COUNTRIES = frozenset(
    {"belgie", "belgium", "belgique", "duitsland", "deutschland", "germany", "frankrijk", "france"}
    | {"luxemburg", "luxembourg", "oostenrijk", "zwitserland", "spanje", "portugal", "italie"}
    | {"polen", "verenigd koninkrijk", "united kingdom", "engeland", "denemarken", "zweden"}
    | {"turkije", "marokko", "suriname", "buitenland"}
)


_OUTSIDE = (_PUBLIC_BODIES | _KINGDOM | _COUNTRIES) - {"sint maarten"}  # also in Noord-Holland


def is_outside(name: str) -> bool:
    """Whether a name, wherever it stands in an address, can only lie outside the gemeenten."""
    return fold_place(name) in _OUTSIDE


def is_public_body(name: str) -> bool:
    """Whether a name is one of Caribbean Netherlands: in the country, in no gemeente."""
    return fold_place(name) in _PUBLIC_BODIES


def explain_abroad(name: str) -> str:
    """Tell in Dutch why a name lies outside the gemeenten; "" when it is not known to."""
    folded = fold_place(name)
    if is_public_body(name):
        return f"{name} ligt in Caribisch Nederland, buiten de 342 gemeenten; neem het niet op"
    if folded in _KINGDOM:
        return f"{name} ligt buiten de 342 gemeenten, in een ander land van het Koninkrijk"
    return f"adres ligt niet in Nederland maar in {name}" if folded in _COUNTRIES else ""


def find_abroad(gemeente: str, woonplaats: str) -> tuple[str, str] | None:
    """Return which of two columns names what lies abroad, the first, and why; None for neither."""
    told = (("gemeente", explain_abroad(gemeente)), ("plaats", explain_abroad(woonplaats)))
    return next((found for found in told if found[1]), None)


def explain_digits(digits: str, woonplaats: str) -> str:
    """Tell in Dutch why four digits and a place that do not belong together place nothing."""
    return (
        f"postcode {digits} heeft geen letters en hoort niet bij {woonplaats}: het adres ligt "
        "vermoedelijk niet in Nederland; vul anders de hele postcode of de gemeente in"
    )
