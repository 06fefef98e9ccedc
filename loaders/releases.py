"""Which data are those of a release: a copy that somebody changed says so, in every answer, map and file.

`releases.yaml` holds the digest of the files of each released dataset. A folder that calls itself one of these and has other
files is a changed copy of it; one of another name or version is somebody's own, of which nothing is said.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from graph.texts.strict_yaml import read_yaml

RELEASES = Path(__file__).with_name("releases.yaml")
_READ = (
    "dataset.yaml",
    "topics.yaml",
    "actor_kinds.yaml",
    "rules.yaml",
    "sources.yaml",
    "patterns.yaml",
    "actors/*.yaml",
    "claims/*.yaml",
)


def files_digest(folder: Path) -> str:
    """The SHA-256 of the files that a graph is built from, whatever the line ends of a system make of them."""
    whole = hashlib.sha256()
    for path in sorted(_files(folder)):
        content = path.read_bytes().replace(b"\r\n", b"\n")
        whole.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
        whole.update(content)
    return whole.hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    for pattern in _READ:
        yield from (path for path in folder.glob(pattern) if path.is_file())


def with_changes(meta: Mapping[str, Any], folder: Path) -> Mapping[str, Any]:
    """The description of the dataset in a folder; of a changed copy of a release with `changed`, and its version says so."""
    released = [
        entry["digest"] for entry in read_yaml(RELEASES, RELEASES.name)["releases"]
        if (entry["name"], str(entry["version"])) == (meta.get("name"), str(meta.get("version")))
    ]  # fmt: skip
    if not released or files_digest(folder) in released:
        return meta
    return {**meta, "version": f"{meta['version']}, changed", "changed": True}


def releases_text(folder: Path, meta: Mapping[str, Any]) -> str:
    """The list of releases with this dataset as it is now; former versions stay as they are."""
    before = read_yaml(RELEASES, RELEASES.name)["releases"] if RELEASES.is_file() else []
    others = [entry for entry in before if (entry["name"], str(entry["version"])) != (meta["name"], str(meta["version"]))]
    now = {"name": meta["name"], "version": meta["version"], "digest": files_digest(folder)}
    lines = [
        f'- {{name: {entry["name"]}, version: "{entry["version"]}", digest: {entry["digest"]}}}\n' for entry in (*others, now)
    ]
    return f"{_HEAD}releases:\n{''.join(lines)}"


_HEAD = "# The released datasets and the digest of their files (see releases.py). Written by docs/generate.py.\n"
