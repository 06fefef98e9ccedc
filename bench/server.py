"""The Neo4j of a run: the one of the tests, with more memory, and what it costs."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


def server_uri(folder: Path) -> tuple[str, Any]:
    """A Neo4j for this run: NEO4J_TEST_URI, or the one of the tests."""
    given = os.environ.get("NEO4J_TEST_URI")
    if given:
        return given, None
    sys.path.insert(0, str(ROOT / "tests"))
    from neo4j_server import PASSWORD, Neo4jServer

    server = Neo4jServer(folder, heap="2g")
    os.environ["NEO4J_USERNAME"], os.environ["NEO4J_PASSWORD"] = "neo4j", PASSWORD
    server.start()
    os.environ["BENCH_SERVER_PID"] = str(server.process.pid if server.process else "none")
    return server.uri, server


def server_figures() -> dict[str, float]:
    """CPU seconds and the most memory, in MB, of the server that this run started, where it did."""
    place = Path("/proc") / os.environ.get("BENCH_SERVER_PID", "none")
    if not place.is_dir():
        return {}
    spent = place.joinpath("stat").read_text().rpartition(")")[2].split()[11:13]
    most = re.search(r"VmHWM:\s+(\d+)", place.joinpath("status").read_text())
    return {
        "CPU": sum(map(int, spent)) / os.sysconf("SC_CLK_TCK"),
        "server memory, MB": int(most[1]) / 1024 if most else 0.0,
    }
