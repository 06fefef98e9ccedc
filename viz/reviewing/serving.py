"""Serves a review to the browser of this machine, until it is ended."""

from __future__ import annotations

import secrets

from graph.texts.streams import note
from viz.pages.live.listening import answer, listening_on
from viz.reviewing.desk import Desk

_HOST = "127.0.0.1"


def serve_review(desk: Desk, port: int, *, open_: bool) -> None:
    """Answer until Ctrl-C. Nobody but who has the address with its token is answered, and only on this machine."""
    from viz.reviewing.app import application

    listening = listening_on(_HOST, port)
    port = listening.getsockname()[1]
    token = secrets.token_urlsafe(24)
    app = application(desk, [_HOST, "localhost"], token, secrets.token_urlsafe(24), f"custodes-review-{port}")
    address = f"http://{_HOST}:{port}/?token={token}"
    note(f"the review is at {address}  (Ctrl-C ends it)")
    answer(app, listening, at_once=50, lifespan="off", opened=address if open_ else "")
