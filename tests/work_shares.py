"""How processes share the tests: one takes all that asks the test server; the rest goes by file, heavy files first."""

from __future__ import annotations

import pytest
from xdist.scheduler import LoadGroupScheduling

SERVER = "neo4j"
# Fixtures that take long: files that use them come early, so that no process is left with them at the end.
_HEAVY = {"browser", "server", "wheel"}


def on_server(item: pytest.Item) -> bool:
    """Whether a test asks the server that the session shares: by a fixture, or as a parameter that says so."""
    names = getattr(item, "fixturenames", [])
    return "neo4j_uri" in names or SERVER in item.name.partition("[")[2].rstrip("]").split("-")


def in_order(items: list[pytest.Item]) -> list[pytest.Item]:
    """Tests of the server first, those of the shipped data together, which is so loaded once; then the files that take long."""
    files: dict[str, set[str]] = {}
    for item in items:
        files.setdefault(str(item.path), set()).update(getattr(item, "fixturenames", []))

    def place(item: pytest.Item) -> int:
        if on_server(item):
            return 0 if "shipped_neo4j" in getattr(item, "fixturenames", []) else 1
        return 2 if files[str(item.path)] & _HEAVY else 3

    return sorted(items, key=place)


class Shares(LoadGroupScheduling):  # type: ignore[misc]
    """Groups as marked; what has no group goes by its file, whose fixtures its tests share."""

    def _split_scope(self, nodeid: str) -> str:
        group: str = super()._split_scope(nodeid)
        return nodeid.partition("::")[0] if group == nodeid else group
