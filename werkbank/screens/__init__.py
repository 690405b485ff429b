"""The screens, in the order of the navigation. A new one is a module, a template and a line here.

A screen reads and writes through its desk (`werkbank.desk`), shows itself with
`werkbank.page.show_page`, takes forms with `werkbank.forms.posted`, and names nothing publicly but
its Screen, under a name of its own.
"""

from werkbank.screen import Screen
from werkbank.screens.duplicates import DUBBELEN
from werkbank.screens.figures import CIJFERS
from werkbank.screens.judging import BEOORDELEN, TWEEDE_LEZING
from werkbank.screens.loket import LOKET
from werkbank.screens.rechecking import HERVERIFICATIE
from werkbank.screens.searching import ZOEKEN
from werkbank.screens.settling import VERZOENEN
from werkbank.screens.worklist import WERKVOORRAAD

SCREENS: tuple[Screen, ...] = (
    WERKVOORRAAD,
    ZOEKEN,
    BEOORDELEN,
    TWEEDE_LEZING,
    VERZOENEN,
    DUBBELEN,
    HERVERIFICATIE,
    LOKET,
    CIJFERS,
)
