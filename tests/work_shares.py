"""How processes share the tests: one takes the files that ask the test server; the rest goes by file, heavy files first."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from xdist.scheduler import LoadFileScheduling

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = "shipped_neo4j"
# Fixtures by which a file asks the server that the session shares.
_SERVER = ("neo4j_uri", SHIPPED)
# Fixtures that take long: files that use them come early, so that no process is left with them at the end.
_HEAVY = {"browser", "server", "wheel"}


@cache
def on_server(file: str) -> bool:
    """Whether a test file asks the server. The process that deals out the tests collects none, so it is read off the text."""
    text = (ROOT / file).read_text("utf-8")
    return any(name in text for name in _SERVER)


def in_order(items: list[pytest.Item]) -> list[pytest.Item]:
    """Files of the server first, those of the shipped data together, which is so loaded once; then the files that take long."""
    files: dict[str, set[str]] = {}
    for item in items:
        files.setdefault(_file(item.nodeid), set()).update(getattr(item, "fixturenames", []))

    def place(item: pytest.Item) -> int:
        used = files[_file(item.nodeid)]
        if on_server(_file(item.nodeid)):
            return 0 if SHIPPED in used else 1
        return 2 if used & _HEAVY else 3

    return sorted(items, key=place)


class Shares(LoadFileScheduling):  # type: ignore[misc]
    """By file, whose fixtures its tests share; the files of the server are as one, so that there is one."""

    def _split_scope(self, nodeid: str) -> str:
        return "server" if on_server(_file(nodeid)) else _file(nodeid)


def _file(nodeid: str) -> str:
    return nodeid.partition("::")[0]
