"""The workbench as a person starts it, and requests as any program may make them."""

import re
import shutil
import socket
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread
from urllib.parse import urlencode

from tests.commands import CLI
from tests.pipeline.tree import REPOSITORY, write
from werkbank.desk import open_desk
from werkbank.server import LOOPBACK, make_server

ADDRESS = re.compile(r"http://127\.0\.0\.1:(?P<port>\d+)(?P<begin>/begin\?sleutel=\S+)")
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Answer:
    status: int
    text: str
    headers: Mapping[str, str]


@dataclass
class Workbench:
    """A running workbench; `cookie` is that of the one browser that opened the start address."""

    address: str
    port: int
    cookie: str = field(default="", repr=False)

    @classmethod
    def of(cls, told: str) -> "Workbench":
        """Return the workbench whose start address stands in a text, signed in."""
        found = ADDRESS.search(told)
        assert found is not None
        workbench = cls(found.group(), int(found["port"]))
        entered = workbench.ask(found["begin"])
        workbench.cookie = entered.headers["set-cookie"].partition(";")[0]
        return workbench

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ask(
        self,
        path: str,
        method: str = "GET",
        body: str | bytes = "",
        headers: Mapping[str, str | None] | None = None,
    ) -> Answer:
        """Make a request as our browser would; `headers` replace its own, None leaves one out."""
        told: dict[str, str | None] = {"Host": f"127.0.0.1:{self.port}", "Cookie": self.cookie}
        content = body.encode() if isinstance(body, str) else body
        if method == "POST":
            told |= {
                "Origin": self.origin,
                "Content-Type": FORM,
                "Content-Length": f"{len(content)}",
            }
        told |= headers or {}
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in told.items():
            if value is not None:
                connection.putheader(name, value)
        connection.endheaders(content)
        answer = connection.getresponse()
        text = answer.read().decode("utf-8")
        connection.close()
        return Answer(answer.status, text, {k.lower(): v for k, v in answer.getheaders()})

    def post(self, path: str, fields: Mapping[str, str | Sequence[str]]) -> Answer:
        """Send a form as our browser would."""
        return self.ask(path, "POST", urlencode(fields, doseq=True))


@dataclass
class Started:
    """A workbench and the process it runs in."""

    workbench: Workbench
    process: subprocess.Popen[str]


@contextmanager
def starting(root: Path, lezer: str = "AB", *more: object) -> Iterator[Started]:
    """Start `sjo werkbank` as a process of its own, sign in, and kill it afterwards."""
    arguments = ["werkbank", "--lezer", lezer, "--root", root, "--no-browser", *more]
    command = [*CLI, *map(str, arguments)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield Started(Workbench.of(process.stdout.readline()), process)
        finally:
            process.kill()


@contextmanager
def working(root: Path, lezer: str = "AB", meting: int = 2026) -> Iterator[Workbench]:
    """Serve a desk from a thread of this process, sign in, and stop it afterwards.

    What `sjo werkbank` does before it serves is not done: `starting` does it all, in seconds.
    """
    with socket.create_server((LOOPBACK, 0)) as door:
        server, address = make_server(open_desk(root, lezer, meting), door)
        thread = Thread(target=server.run, kwargs={"sockets": [door]})
        thread.start()
        try:
            yield Workbench.of(address)
        finally:
            server.should_exit = True
            thread.join()


def make_desk_tree(root: Path) -> Path:
    """Make a tree with reference data and an empty wave of 2026."""
    shutil.copytree(REPOSITORY / "data" / "reference", root / "data" / "reference")
    write(root / "manual_entries" / "2026" / "meting.toml", ['stand = "lopend"'])
    return root
