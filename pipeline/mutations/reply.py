"""The answer to who reported, per end of a report, from a template: to copy into a mail."""

from functools import cache
from pathlib import Path

import jinja2

from pipeline.mutations.filed import Mutations
from schemas.mutations import Mutatiestand


def write_reply(mutations: Mutations, mutatie_id: str, name: str, next_version: str) -> str:
    """Return the answer to the report with this id in Dutch, as it stands now.

    `name`: what its location is called. `next_version`: the first version that shows the change.
    """
    events = mutations.events_of[mutatie_id]
    return _template().render(
        mutation=mutations.filed[mutatie_id].mutation,
        stand=mutations.stand_of(mutatie_id),
        stands=Mutatiestand,
        reden=events[-1]["reden"] if events else "",
        naam=name,
        versie=next_version,
    )


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,  # noqa: S701 - plain text for a mail, never a page
    )
    return environment.get_template("antwoord.txt.j2")
