"""Starts a real Neo4j Community server for the tests, from Maven Central's jars, on a free port of 127.0.0.1."""

from __future__ import annotations

import ctypes
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import neo4j

VERSION = "5.26.22"
PASSWORD = "custodes-tests"
_POM = Path(__file__).parent / "neo4j" / "pom.xml"
# It starts, loads and answers once: half the work of the default went into compiling for a long life.
_SHORT_LIVED = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:NewSize=256m"]
_OPENS = ("java.nio", "java.io", "java.lang", "java.util.concurrent", "sun.nio.ch")


def _die_with_parent() -> None:
    """However the tests end, the server ends with them."""
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG


class NotHere(Exception):
    """Java or Maven is not on this machine."""


def jars() -> Path:
    """The folder with the server's jars, fetched once and kept outside the work tree."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    lib = cache / "custodes-tests" / f"neo4j-{VERSION}"
    if (lib / ".complete").exists():
        return lib
    maven = shutil.which("mvn")
    if not maven:
        raise NotHere("Maven is not installed (mvn)")
    subprocess.run(
        [maven, "-q", "-B", "-f", str(_POM), "dependency:copy-dependencies", f"-DoutputDirectory={lib}"],
        check=True, timeout=600, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    (lib / ".complete").touch()
    return lib


class Neo4jServer:
    """One server with its own home folder. `start` waits until it answers; `kill` is kill -9."""

    def __init__(self, home: Path, heap: str = "768m") -> None:
        self.heap = heap
        self.java = shutil.which("java") or ""
        if not self.java:
            raise NotHere("Java is not installed")
        self.lib, self.home = jars(), home
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self.uri = f"bolt://127.0.0.1:{self.port}"
        self.process: subprocess.Popen[bytes] | None = None
        self._first = True

    def start(self, settings: str = "") -> None:
        """Start it, and set the password on the first start. `settings` are more lines of neo4j.conf."""
        conf = self.home / "conf"
        conf.mkdir(parents=True, exist_ok=True)
        (conf / "neo4j.conf").write_text(
            f"server.bolt.listen_address=127.0.0.1:{self.port}\nserver.bolt.advertised_address=127.0.0.1:{self.port}\n"
            "server.http.enabled=false\nserver.https.enabled=false\ndbms.usage_report.enabled=false\n"
            f"server.memory.heap.initial_size=256m\nserver.memory.heap.max_size={self.heap}\nserver.memory.pagecache.size=128m\n"
            + settings,
            "utf-8",
        )
        opens = [f"--add-opens=java.base/{name}=ALL-UNNAMED" for name in _OPENS]
        self.process = subprocess.Popen(
            [self.java, *_SHORT_LIVED, *opens, f"-Xmx{self.heap}", "-cp", f"{self.lib}/*",
             "org.neo4j.server.CommunityEntryPoint", f"--home-dir={self.home}", f"--config-dir={conf}"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL,
            preexec_fn=_die_with_parent if sys.platform == "linux" else None,
        )  # fmt: skip
        self._wait()

    def admin(self, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
        """Run neo4j-admin in a folder, while the server is down."""
        opens = [f"--add-opens=java.base/{name}=ALL-UNNAMED" for name in _OPENS]
        return subprocess.run(
            [self.java, *_SHORT_LIVED, *opens, "-Xmx512m", "-cp", f"{self.lib}/*", "org.neo4j.cli.AdminTool", *arguments],
            cwd=folder, env={**os.environ, "NEO4J_HOME": str(self.home), "NEO4J_CONF": str(self.home / "conf")},
            capture_output=True, text=True, timeout=600, stdin=subprocess.DEVNULL,
        )  # fmt: skip

    def kill(self) -> None:
        """Stop it without warning."""
        if self.process:
            self.process.kill()
            self.process.wait(30)
            self.process = None

    def _listens(self) -> bool:
        """Whether it takes connections. The driver waits longer between its tries, and tells of each."""
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def _wait(self, seconds: float = 120) -> None:
        deadline = time.monotonic() + seconds
        while not self._listens() and time.monotonic() < deadline and self.process and self.process.poll() is None:
            time.sleep(0.05)
        password = "neo4j" if self._first else PASSWORD
        while True:
            if self.process is None or self.process.poll() is not None:
                raise RuntimeError("the Neo4j server ended before it answered")
            try:
                with neo4j.GraphDatabase.driver(self.uri, auth=("neo4j", password), max_transaction_retry_time=0.5) as driver:
                    if self._first:
                        change = "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new"
                        driver.execute_query(change, new=PASSWORD, database_="system")
                        self._first = False
                    else:
                        driver.verify_connectivity()
                return
            except neo4j.exceptions.Neo4jError as error:
                if "CredentialsExpired" not in str(error.code) and time.monotonic() > deadline:
                    raise
            except neo4j.exceptions.DriverError:
                if time.monotonic() > deadline:
                    raise
            time.sleep(0.3)
