"""Every kind of file that people fill in, once: what is checked, offered and accounted for."""

from schemas.manual import BEOORDELINGEN, JUDGEMENT_TEMPLATES, WAVE_TEMPLATES
from schemas.meting import PLANNING
from schemas.mutations import GEBEURTENISSEN

FORMER_TEMPLATES = frozenset({BEOORDELINGEN.name})
"""Kinds of file of a wave that are still read, and that nobody is asked to write any more."""
CHECKED_TEMPLATES = (*WAVE_TEMPLATES.values(), *JUDGEMENT_TEMPLATES.values(), GEBEURTENISSEN)
"""Every kind of file that people write themselves."""
OFFERED_TEMPLATES = tuple(t for t in CHECKED_TEMPLATES if t.name not in FORMER_TEMPLATES)
"""Every kind of file that people are given a template of."""
EVERY_TEMPLATE = (*CHECKED_TEMPLATES, PLANNING)
"""Those, and the one that `sjo wave` writes and people go on with."""
