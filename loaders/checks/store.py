"""Checks a store as a whole: its bytes, and that it holds as much as was built into it."""

from __future__ import annotations

from contextlib import closing

from graph.engines import open_store
from graph.errors import StoreError
from graph.store import Store
from graph.stores.dataset_record import read_dataset_record

_COUNTS = {
    "actors": "MATCH (a:Actor) RETURN count(a) AS n",
    "links": "MATCH (:Actor)-[r]->(:Actor) WHERE r.kind <> 'ANSWERS_TO' RETURN count(DISTINCT r.id) AS n",
    "claims": "MATCH (c:Claim) RETURN count(c) AS n",
    "gaps": "MATCH (g:Gap) RETURN count(g) AS n",
    "sources": "MATCH (s:Source) RETURN count(s) AS n",
}


def check_store(url: str) -> str:
    """Compare a store with what its build said of it; what was found good, in a line. StoreError for the first difference."""
    with closing(open_store(url)) as store:
        size = store.check()
        told = read_dataset_record(store).get("counts")
        if not isinstance(told, dict):
            raise StoreError(f"{url}: does not say how much it should hold; run 'custodes build' again")
        found = {name: _count(store, name) for name in _COUNTS}
        for name, count in found.items():
            if told.get(name) != count:
                raise StoreError(f"{url}: holds {count:,} {name}, not {told.get(name)} as built; run 'custodes build' again")
    compared = f"{size:,} bytes are those of the build" if size else "the server keeps its own checksums"
    return f"no fault in {url}: {compared}; " + ", ".join(f"{count:,} {name}" for name, count in found.items())


def _count(store: Store, name: str) -> int:
    return int(store.rows(_COUNTS[name])[0]["n"])
