"""A server of pages from its first to its last request: what it needs, where it listens, and how it is ended."""

from __future__ import annotations

import socket
from contextlib import suppress
from typing import TYPE_CHECKING, Literal

from graph.errors import AskedWrongly, CustodesError

if TYPE_CHECKING:
    from starlette.types import ASGIApp

_WAITING = 256


def need_server(asked: str) -> None:
    """AskedWrongly, beginning with what was asked for, where what serves pages is not installed."""
    try:
        import starlette  # noqa: F401
        import uvicorn  # noqa: F401
    except ImportError:
        raise AskedWrongly(f"{asked}: needs Starlette and uvicorn; install custodes[serve]") from None


def listening_on(host: str, port: int) -> socket.socket:
    """A socket that listens there; 0 is any free port. CustodesError where another does, or nobody may."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host.strip("[]"), port), family=family, backlog=_WAITING)
    except OSError as error:
        raise CustodesError(
            f"--port {port}: cannot listen on {host} ({error.strerror or error}); give another --port"
        ) from None


def answer(app: ASGIApp, listening: socket.socket, *, at_once: int, lifespan: Literal["on", "off"], opened: str = "") -> None:
    """Answer until Ctrl-C, at most so many at once; `opened` is an address to open in the browser first."""
    import uvicorn

    config = uvicorn.Config(
        app, log_level="error", access_log=False, server_header=False, limit_concurrency=at_once,
        timeout_graceful_shutdown=3, h11_max_incomplete_event_size=32 * 1024, lifespan=lifespan,
    )  # fmt: skip
    if opened:
        import webbrowser

        webbrowser.open(opened)
    with suppress(KeyboardInterrupt):  # the way to end it, and no fault
        uvicorn.Server(config).run(sockets=[listening])
