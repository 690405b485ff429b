"""Serve a desk on this machine until somebody stops it."""

import contextlib
import errno
import secrets
import socket
from collections.abc import Callable
from zlib import crc32

import uvicorn

from pipeline.errors import SjoError
from werkbank.app import make_app
from werkbank.desk import Desk
from werkbank.guard import START_PATH

LOOPBACK = "127.0.0.1"
"""Never another: no other machine can reach it."""
FIRST_PORT, PORTS = 20_000, 10_000
"""Below the ports that a system gives out by itself."""


def serve_desk(desk: Desk, port: int, tell: Callable[[str], object]) -> None:
    """Serve on `port` (0: see `_listen_anywhere`) and return when it is stopped with Ctrl-C.

    `tell` gets the start address, as soon as the workbench listens there. SjoError when the port
    is taken.
    """
    with _listen(port) if port else _listen_anywhere(desk) as door:
        server, address = make_server(desk, door)
        tell(address)
        with contextlib.suppress(KeyboardInterrupt):  # the way to stop it
            server.run(sockets=[door])


def make_server(desk: Desk, door: socket.socket) -> tuple[uvicorn.Server, str]:
    """Return what serves a desk at a listening socket, and the address by which to begin."""
    number = door.getsockname()[1]
    token = secrets.token_urlsafe(32)
    # No log of requests: the start address would stand in it, with its token.
    config = uvicorn.Config(
        make_app(desk, token, number),
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        lifespan="off",
        ws="none",
    )
    return uvicorn.Server(config), f"http://{LOOPBACK}:{number}{START_PATH}?sleutel={token}"


def _listen_anywhere(desk: Desk) -> socket.socket:
    """Listen where this desk did before, else at any port that is free.

    A page that was open when the workbench stopped then still leads to it: what was filled in there
    can be saved after all.
    """
    name = f"{desk.root.resolve()} {desk.lezer}".encode()
    try:
        return socket.create_server((LOOPBACK, FIRST_PORT + crc32(name) % PORTS))
    except OSError:
        return socket.create_server((LOOPBACK, 0))


def _listen(port: int) -> socket.socket:
    try:
        return socket.create_server((LOOPBACK, port))
    except OSError as error:
        if error.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise
        raise SjoError(
            f"--port {port}: deze poort is bezet of niet toegestaan; laat --port weg, dan kiest "
            "de werkbank er zelf een"
        ) from error
