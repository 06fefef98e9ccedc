"""A small made-up document under review, served by a real server to a real browser."""

from __future__ import annotations

import json
import shutil
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from support import SMALL

from graph.model import Graph
from loaders.documents.names.mentions import NameIndex, find_mentions
from loaders.documents.propose import propose, topics_of
from loaders.documents.review.input import read_proposals
from loaders.documents.review.log import Log, Review
from loaders.documents.review.opening import desk_of
from loaders.documents.structure.reader import read_document
from loaders.source_text import text_digest
from viz.reviewing.app import application

TEXT = """Evidence on the policing of the town

1. The Town Panel oversees the Town Commissioner. The Town Commissioner oversees Town Police.

2. The Ministry of Police provides Town Police with a grant of £2 million in 2021/22. Last year £4m was given to Town Police.

3. In the New Board every member of the town audits what the Old Board spends <script>alert(1)</script> by law.

4. Crime fell by a tenth in a year.

5. People of the town feel safe at night.
"""
TRIGGERS = "triggers: [oversee, audit, inspect]\n"
SOURCE = "- {id: paper, title: Evidence, publisher: Town, date: 2022-11-30, licence: made up, files: [paper.txt], digest: %s}\n"


@dataclass
class Reviewed:
    """A review that is served: `address` opens it, `into` is its claims file."""

    data: Path
    paper: Path
    proposals: Path
    log: Path
    into: Path
    base: str = ""
    address: str = ""
    secret: str = "s" * 24
    token: str = "t" * 24
    faults: list[str] = field(default_factory=list)

    def review(self) -> Review:
        """The same review, as the terminal opens it."""
        return Review(read_proposals(self.proposals), Log(self.log), "bob")

    def decisions(self) -> list[tuple[str, str]]:
        """What the log holds."""
        return [(one.decision, one.claim) for one in Log(self.log).decisions]

    def post(self, what: str, fields: dict[str, str], **headers: str) -> tuple[int, str]:
        """The code and text of what the server answers to a form; headers given as None are left out."""
        sent = {
            "origin": self.base,
            "cookie": f"custodes-review={self.token}",
            "content-type": "application/x-www-form-urlencoded",
        }
        sent = {name: value for name, value in (sent | headers).items() if value is not None}
        body = urllib.parse.urlencode({"form": self.secret, **fields}).encode()
        return self.ask(f"/do/{what}", body, sent)

    def ask(self, path: str, body: bytes | None = None, headers: dict[str, str] | None = None) -> tuple[int, str]:
        """The code and text of what the server answers."""
        request = urllib.request.Request(self.base + path, data=body, headers=headers or {})
        try:
            with urllib.request.urlopen(request, timeout=30) as found:
                return found.status, found.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()


@pytest.fixture
def laid(tmp_path: Path, small_graph: Graph) -> Callable[..., Reviewed]:
    """Lays a document, its proposals and a data folder that knows it as a source."""

    def lay(text: str = TEXT, name: str = "paper.txt") -> Reviewed:
        data = tmp_path / "data"
        shutil.copytree(SMALL, data)
        paper = tmp_path / "papers" / name
        paper.parent.mkdir()
        paper.write_bytes(text.encode() if isinstance(text, str) else text)
        document = read_document(paper, "evidence")
        with (data / "sources.yaml").open("a") as file:
            file.write(SOURCE.replace("paper.txt", name) % text_digest(document.text))
        (data / "triggers.yaml").write_text(TRIGGERS)
        (data / "coverage.yaml").write_text("documents: {}\n")
        made = propose(document, find_mentions(document, NameIndex(small_graph)), small_graph.actors, 0.6)
        proposals = tmp_path / "proposals.jsonl"
        proposals.write_text("".join(json.dumps(one) + "\n" for one in made.records("paper", small_graph)))
        return Reviewed(data, paper, proposals, tmp_path / "log.jsonl", data / "claims" / "paper.yaml")

    return lay


@pytest.fixture
def serve() -> Iterator[Callable[[Reviewed], Reviewed]]:
    """Serves a review on a free port."""
    running: list[tuple[uvicorn.Server, threading.Thread]] = []

    def start(one: Reviewed) -> Reviewed:
        records = read_proposals(one.proposals)
        review = Review(records, Log(one.log), "ann")
        desk = desk_of(review, records, one.paper, one.into, topics_of)
        app = application(desk, ["127.0.0.1"], one.token, one.secret, "custodes-review")
        server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", server_header=False, lifespan="off"))
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        until = time.monotonic() + 20
        while not server.started and time.monotonic() < until:
            time.sleep(0.01)
        running.append((server, thread))
        one.base = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
        one.address = f"{one.base}/?token={one.token}"
        return one

    yield start
    for server, thread in running:
        server.should_exit = True
        thread.join(20)


@pytest.fixture
def served(laid: Callable[..., Reviewed], serve: Callable[[Reviewed], Reviewed]) -> Reviewed:
    """The review of the made-up document."""
    return serve(laid())


@pytest.fixture
def at(served: Reviewed, open_tab: Callable[..., Any]) -> Any:
    """A tab with the review open in it."""
    return open_tab(served.address)


def settle(tab: Any, act: Callable[[], Any]) -> str:
    """Do what leads to another page; what that page says was done, or why not."""
    with tab.page.expect_navigation():
        act()
    found = tab.page.query_selector(".card .error") or tab.page.query_selector("[role=status]")
    return str(found.inner_text())


@pytest.fixture
def press() -> Callable[[Any, str], str]:
    """Presses a key and waits for the page that follows."""
    return lambda tab, key: settle(tab, lambda: tab.page.keyboard.press(key))


@pytest.fixture
def click() -> Callable[[Any, str], str]:
    """Clicks and waits for the page that follows."""
    return lambda tab, selector: settle(tab, lambda: tab.page.click(selector))
