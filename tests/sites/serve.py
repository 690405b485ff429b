"""Serve a replica site on loopback, from memory in tests or from a folder to try things out:

    python -m tests.sites.serve drupal FOLDER [PORT]

writes the build to FOLDER (when it is empty) and serves what stands there, so that a page can be
broken and mended by hand.
"""

import http.server
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from tests.sites.facts import make_places
from tests.sites.replicas import BUILDS, Replica

Handler = http.server.BaseHTTPRequestHandler
Answer = Callable[[Handler], None]


def _send(handler: Handler, status: int, kind: str, body: bytes) -> None:
    handler.send_response(status)
    handler.send_header("Content-Type", kind)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


@contextmanager
def serve(
    site: Replica, special: Mapping[str, Answer] | None = None, port: int = 0
) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Serve a replica; yield its address and the growing list of (path, user agent) asked.

    `special` answers the paths it names itself: the faults of a server; "*" answers all.
    """
    asked: list[tuple[str, str]] = []
    faults = {} if special is None else special

    class ReplicaHandler(Handler):
        protocol_version = "HTTP/1.1"
        timeout = 20

        def do_GET(self) -> None:  # noqa: N802
            asked.append((self.path, self.headers.get("User-Agent", "")))
            answer = faults.get(self.path) or faults.get("*")
            if answer:
                answer(self)
            elif self.path in site:
                _send(self, 200, *site[self.path])
            else:
                _send(self, 404, "text/html", b"<h1>404</h1>")

        def log_message(self, *_: object) -> None:
            pass

    class Server(http.server.ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            pass

    server = Server(("127.0.0.1", port), ReplicaHandler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Folder(dict[str, tuple[str, bytes]]):
    """A replica whose pages are read from files at every request."""

    def __init__(self, site: Replica, folder: Path) -> None:
        super().__init__(site)
        self._folder = folder

    def __getitem__(self, path: str) -> tuple[str, bytes]:
        return super().__getitem__(path)[0], (self._folder / quote(path, safe="")).read_bytes()


def main(build: str, folder: Path, port: int) -> None:
    """Write a build to a folder and serve it until interrupted."""
    site = BUILDS[build](make_places("juridischloket"), "/vestigingen")
    folder.mkdir(parents=True, exist_ok=True)
    for path, (_, body) in site.items():
        file = folder / quote(path, safe="")
        if not file.exists():
            file.write_bytes(body)
    with serve(_Folder(site, folder), port=port) as (url, _):
        sys.stdout.write(f"{url}/vestigingen (stop met Ctrl-C; de pagina's staan in {folder})\n")
        sys.stdout.flush()
        threading.Event().wait()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 8000)
