"""What everyone calls a place where the register says otherwise: "Den Haag"."""

PLACE_ALIASES = {
    "den haag": "s gravenhage",
    "the hague": "s gravenhage",
    "gravenhage": "s gravenhage",
    "sgravenhage": "s gravenhage",
    "den bosch": "s hertogenbosch",
    "shertogenbosch": "s hertogenbosch",
    "nuenen": "nuenen gerwen en nederwetten",
    "zuidwest friesland": "sudwest fryslan",
    "noordoost friesland": "noardeast fryslan",
    "dantumadeel": "dantumadiel",
    "tietjerksteradeel": "tytsjerksteradiel",
    "ferwerderadeel": "ferwerderadiel",
    "menaldumadeel": "menameradiel",
    "littenseradeel": "littenseradiel",
    "t bildt": "het bildt",
}
"""Other names of a gemeente or place: small letters, words apart, no accents or other marks."""
