"""The answer to who reported, per end of a report, from a template: to copy into a mail."""

from functools import cache
from pathlib import Path

import jinja2

from pipeline.mutations.filed import Mutations
from pipeline.versions.folders import list_versions, version_folder
from pipeline.versions.published import read_tables
from pipeline.versions.version import Version
from schemas.mutations import Mutatiestand


def find_shown_version(root: Path, mutatie_id: str, meting: int) -> str:
    """Return the first version that says that a report was carried through, else the next one."""
    versions = list_versions(root)
    for version in versions:
        table = read_tables(version_folder(root, version), ("mutaties",))["mutaties"]
        done = table[table["stand"] == Mutatiestand.DOORGEVOERD]
        if mutatie_id in set(done["mutatie_id"]):
            return str(version)
    numbers = [version.nummer for version in versions if version.meting == meting]
    return str(Version(meting, max(numbers, default=0) + 1))


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
