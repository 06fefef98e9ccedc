"""Reaches a Neo4j server: who we are to it, how long we wait, and what its refusals mean in one line.

User and password come from NEO4J_USERNAME and NEO4J_PASSWORD, or from the line for the server's host in a netrc
file; never from the address or the command line, which others can see.
"""

from __future__ import annotations

import logging
import netrc
import os
import re
from pathlib import Path
from urllib.parse import urlsplit

import neo4j
from neo4j.exceptions import AuthError, DriverError, Neo4jError, ServiceUnavailable

from graph.errors import StoreError

# The driver logs each retry by itself; our own one line is what a person sees.
logging.getLogger("neo4j").setLevel(logging.CRITICAL)

# What the driver raises where something is wrong with the server, the address or the network.
Refusal = (Neo4jError, DriverError, ValueError, OSError)

_CONNECT_SECONDS = 15.0
_OLDEST = 5
_NO_PASSWORD = "set NEO4J_USERNAME and NEO4J_PASSWORD, or write them into a netrc file"


def connect(url: str) -> neo4j.Driver:
    """A driver that has spoken to the server. StoreError says in one line why there is none."""
    parts = urlsplit(url)
    if parts.password or parts.username:
        raise StoreError(f"{parts.scheme}://{parts.hostname}: no user or password in the address; {_NO_PASSWORD}")
    auth = _credentials(parts.hostname or "")
    driver = None
    try:
        driver = neo4j.GraphDatabase.driver(
            url, auth=auth, connection_timeout=_CONNECT_SECONDS, connection_acquisition_timeout=2 * _CONNECT_SECONDS,
            max_transaction_retry_time=_CONNECT_SECONDS, notifications_min_severity="OFF", user_agent="custodes",
        )  # fmt: skip
        check_version(url, driver.get_server_info().agent)
    except (*Refusal, StoreError) as error:
        if driver is not None:
            driver.close()
        if isinstance(error, StoreError):
            raise
        if auth is None and isinstance(error, Neo4jError):
            raise StoreError(f"{url}: the server wants a user and password; {_NO_PASSWORD}") from None
        raise explained(url, error) from None
    return driver


def check_version(url: str, agent: str) -> None:
    """Refuse a server whose Cypher lacks what the questions use. Neo4j counts 4.4, 5.26, 2025.01."""
    found = re.match(r"Neo4j/v?(\d+)", agent)
    if not found or int(found[1]) < _OLDEST:
        raise StoreError(f"{url}: the server is {agent or 'of no known make'}; custodes needs Neo4j {_OLDEST} or later")


def explained(url: str, error: Exception) -> StoreError:
    """What a refusal of the driver or the server means, and what to do, in one line without the password."""
    code = str(getattr(error, "code", "") or "")
    text = " ".join(str(getattr(error, "message", None) or error).split())[:400]
    return StoreError(f"{url}: {_meaning(url, error, code, text)}")


def _meaning(url: str, error: Exception, code: str, text: str) -> str:
    if "AuthenticationRateLimit" in code:
        return "the server refused too many wrong passwords; wait a few seconds, then set NEO4J_PASSWORD right"
    if "ReadOnly" in code or "WriteOnReadOnly" in code or ("Forbidden" in code and "Security" in code):
        return "this user or database may only read; build with a user that may write, and to a database that takes writes"
    if isinstance(error, AuthError):
        return f"the server refused the user or password; {_NO_PASSWORD}"
    if "DatabaseNotFound" in code:
        return "no database of that name on this server; mend NEO4J_DATABASE"
    if "Timedout" in code or "TimedOut" in code:
        return "the statement took too long and was stopped; narrow it, or raise CUSTODES_TIMEOUT"
    if "MemoryPool" in code or "TransactionOutOfMemory" in code:
        return "the server ran out of memory for one transaction; give it a larger heap (see docs/neo4j.md)"
    if isinstance(error, ServiceUnavailable | OSError | ValueError) or "SSL" in text or "routing" in text:
        return _unreachable(url, text)
    return f"the server refused: {text}"


def _unreachable(url: str, text: str) -> str:
    scheme = urlsplit(url).scheme
    if "looks like HTTP" in text or "HTTP" in text:
        return "that is the port for browsers; give the Bolt port (7687)"
    plain = scheme.split("+")[0]
    if "+s" in scheme and ("SSL" in text or "routing" in text):
        return (
            f"no server with trusted encryption answers there; use {plain}://, or {plain}+ssc:// for a certificate of its own"
        )
    if "routing" in text:
        return "the server gives no routing table; is it up, and its advertised address right? Or use bolt://"
    if "handshake" in text or "closed" in text or "incomplete" in text:
        return f"what answers there speaks no plain Bolt; use {plain}+s:// if it is encrypted, or mend --store"
    return "no server answers there; start it (docker compose up -d) or mend --store"


def _credentials(host: str) -> tuple[str, str] | None:
    password = os.environ.get("NEO4J_PASSWORD")
    if password:
        return os.environ.get("NEO4J_USERNAME") or "neo4j", password
    path = _netrc_file()
    if path is None:
        return None
    try:
        if os.name == "posix" and path.stat().st_mode & 0o077:
            raise StoreError(f"{path}: others on this machine may read it; run 'chmod 600' on it")
        entry = netrc.netrc(str(path)).hosts.get(host)
    except netrc.NetrcParseError as error:
        raise StoreError(f"{path}:{error.lineno}: is not in the form of a netrc file; expected 'machine HOST login USER "
                         "password WORD'") from None  # fmt: skip
    except OSError as error:
        raise StoreError(f"{path}: cannot be read ({error.strerror})") from None
    return (entry[0] or "neo4j", entry[2]) if entry else None


def _netrc_file() -> Path | None:
    given = os.environ.get("NETRC")
    if given:
        return Path(given)
    found = [Path.home() / name for name in (".netrc", "_netrc") if (Path.home() / name).is_file()]
    return found[0] if found else None
