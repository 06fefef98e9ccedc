"""What a store was made of: the files of its data and the code that makes it, so that the same is not made twice."""

from __future__ import annotations

import hashlib
from pathlib import Path

from graph.engines import open_store
from graph.errors import StoreError
from graph.ladybug.store import LadybugStore
from graph.stores.dataset_record import read_dataset_record
from loaders.releases import files_digest

COUNTED = ("actors", "links", "claims", "gaps", "sources")
_CODE, _KINDS = ("graph", "loaders"), (".py", ".yaml", ".json")


def made_of(*data: Path) -> str:
    """The digest of some data folders and of our code; '' where one cannot be read, which reading it will say in words."""
    try:
        whole = hashlib.sha256("\0".join(files_digest(folder) for folder in data).encode())
        home = Path(__file__).resolve().parent.parent
        for path in sorted(path for part in _CODE for path in (home / part).rglob("*") if path.suffix in _KINDS):
            content = path.read_bytes()
            whole.update(f"{path.relative_to(home).as_posix()}\0{len(content)}\0".encode())
            whole.update(content)
    except OSError:
        return ""
    return whole.hexdigest()


def already_built(url: str, *data: Path) -> dict[str, int] | None:
    """The counts of a store that holds just what `data` would make; None where it must be built.

    Only of a file whose bytes are as they were built: what lies in a server others may have changed since.
    """
    store = open_store(url, writing=True)
    try:
        wanted = made_of(*data) if isinstance(store, LadybugStore) else ""
        if not wanted or not isinstance(store, LadybugStore) or store.made_of() != wanted:
            return None
        counts = read_dataset_record(store).get("counts", {})
        return {name: counts[name] for name in COUNTED}
    except (StoreError, KeyError):
        return None
    finally:
        store.close()
