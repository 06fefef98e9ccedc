"""A real server of the explorer within the tests, and what it answers."""

from __future__ import annotations

import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import uvicorn

from viz.pages.live.app import application
from viz.pages.live.visit import Explorer


@dataclass(frozen=True)
class Answered:
    """What a server answered."""

    code: int
    body: bytes
    headers: Any
    url: str

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode("utf-8")


@dataclass(frozen=True)
class Served:
    """A running explorer: `url` of its store, `base` its address."""

    url: str
    base: str

    def get(self, path: str, *, method: str = "GET", follow: bool = True, **headers: str) -> Answered:
        """What it answers to a path, or a whole address."""
        address = path if path.startswith("http") else self.base + path
        request = urllib.request.Request(address, method=method, headers={k.replace("_", "-"): v for k, v in headers.items()})
        opener = urllib.request.build_opener(*([] if follow else [Stay]))
        try:
            with opener.open(request, timeout=60) as found:
                return Answered(found.status, found.read(), found.headers, found.url)
        except urllib.error.HTTPError as error:
            return Answered(error.code, error.read(), error.headers, address)


class Stay(urllib.request.HTTPRedirectHandler):
    """Follows nothing."""

    def redirect_request(self, *_: Any) -> None:
        """Nowhere."""


@contextmanager
def running(url: str, *, hosts: tuple[str, ...] = ("127.0.0.1", "localhost"), token: str = "", **more: Any) -> Iterator[Served]:
    """A server of the store at `url`, on a free port."""
    explorer = Explorer(url, **more)
    config = uvicorn.Config(application(explorer, hosts, token), port=0, log_level="error", server_header=False, lifespan="on")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + 20
    while not server.started and time.monotonic() < until:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield Served(url, f"http://127.0.0.1:{port}")
    finally:
        server.should_exit = True
        thread.join(20)
