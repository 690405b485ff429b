"""Forms as a screen reads them: text by field, bounded, read before the screen does anything."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response

MOST_FIELDS = 500
LONGEST_FIELD = 200_000
"""Of a field, in bytes: a pasted mail or a whole stored page fits."""


@dataclass(frozen=True)
class Form:
    """The fields of a posted form, and the content of its files; all by name."""

    fields: dict[str, tuple[str, ...]]
    files: dict[str, bytes]

    def one(self, name: str) -> str:
        """Return the last value of a field, stripped; "" when it was not sent."""
        return (self.fields.get(name) or ("",))[-1].strip()

    def all(self, name: str) -> list[str]:
        """Return every filled value of a field, in the order of the page."""
        return [value.strip() for value in self.fields.get(name, ()) if value.strip()]


Handler = Callable[[Request, Form], Response]


def posted(handle: Handler) -> Callable[[Request], Awaitable[Response]]:
    """Make the endpoint of a form out of a plain function, which runs beside the server's loop."""

    async def endpoint(request: Request) -> Response:
        return await run_in_threadpool(handle, request, await _read_form(request))

    return endpoint


async def _read_form(request: Request) -> Form:
    fields: dict[str, tuple[str, ...]] = {}
    files: dict[str, bytes] = {}
    async with request.form(max_fields=MOST_FIELDS, max_part_size=LONGEST_FIELD) as form:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                files[name] = await value.read()
            else:
                # A browser sends line breaks of a text field as CR LF.
                text = value.replace("\r\n", "\n")
                fields[name] = (*fields.get(name, ()), text)
    return Form(fields, files)
