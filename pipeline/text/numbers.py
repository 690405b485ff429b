"""How numbers are written for Dutch readers."""

MINUS = "\N{MINUS SIGN}"


def dutch_number(value: float, decimals: int = 0) -> str:
    """Write 1621.5 as "1.621,5", -3 with a real minus sign, and what rounds to nothing as "0"."""
    return f"{value:z,.{decimals}f}".translate(str.maketrans(",.-", f".,{MINUS}"))


def signed_number(value: float, decimals: int = 0) -> str:
    """Write a difference: "+3", "−3", and "0" for none."""
    written = dutch_number(value, decimals)
    return f"+{written}" if round(value, decimals) > 0 else written


def count_of(number: float, noun: str, plural: str = "") -> str:
    """Write a number with its noun: "1 locatie", "1.651 locaties", "3 gemeenten".

    A noun gets an s, and one on gemeente an n; `plural` gives any other: kandidaten.
    """
    many = plural or f"{noun}{'n' if noun.endswith('gemeente') else 's'}"
    return f"{dutch_number(int(number))} {noun if int(number) == 1 else many}"
