"""Serves a review to the browser of this machine, until it is ended."""

from __future__ import annotations

import secrets
import socket
from contextlib import suppress

from graph.errors import AskedWrongly, CustodesError
from graph.texts.streams import note
from viz.reviewing.desk import Desk

_HOST = "127.0.0.1"


def need_server() -> None:
    """AskedWrongly where what serves pages is not installed; so it is said before a document is read."""
    try:
        import starlette  # noqa: F401
        import uvicorn  # noqa: F401
    except ImportError:
        raise AskedWrongly("--browser: needs Starlette and uvicorn; install custodes[serve]") from None


def serve_review(desk: Desk, port: int, *, open_: bool) -> None:
    """Answer until Ctrl-C. Nobody but who has the address with its token is answered, and only on this machine."""
    import uvicorn

    from viz.reviewing.app import application

    try:
        listening = socket.create_server((_HOST, port), backlog=64)
    except OSError as error:
        raise CustodesError(
            f"--port {port}: cannot listen on {_HOST} ({error.strerror or error}); give another --port"
        ) from None
    port = listening.getsockname()[1]
    token = secrets.token_urlsafe(24)
    app = application(desk, [_HOST, "localhost"], token, secrets.token_urlsafe(24), f"custodes-review-{port}")
    config = uvicorn.Config(
        app, log_level="error", access_log=False, server_header=False, limit_concurrency=50, timeout_graceful_shutdown=3,
        h11_max_incomplete_event_size=32 * 1024, lifespan="off",
    )  # fmt: skip
    address = f"http://{_HOST}:{port}/?token={token}"
    note(f"the review is at {address}  (Ctrl-C ends it)")
    if open_:
        import webbrowser

        webbrowser.open(address)
    with suppress(KeyboardInterrupt):  # the way to end it, and no fault
        uvicorn.Server(config).run(sockets=[listening])
