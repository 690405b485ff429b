"""How numbers are written for Dutch readers."""


def dutch_number(value: float, decimals: int = 0) -> str:
    """Write 1621.5 as "1.621,5"."""
    return f"{value:,.{decimals}f}".translate(str.maketrans(",.", ".,"))
