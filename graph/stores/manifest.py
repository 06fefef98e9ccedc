"""The manifest of an embedded store: which file holds the graph, and how to tell that it is as it was built.

Everything in it is checked as if a stranger had written it: a name in it is never followed out of the folder.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import re
import stat
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from graph.errors import StoreError
from graph.files.places import default_folder, former_folder
from graph.files.whole_files import reason
from graph.texts.json_text import to_json

MANIFEST = "manifest.json"
FORMAT = "custodes-store/6"
GRAPH = re.compile(r"graph-[0-9a-f]{32}\.lbug")
BLOCK = 1024 * 1024
# A graph of up to this size is compared whole whenever it is opened: 0.03 s for 40 MB.
WHOLE_UP_TO = 256 * 1024 * 1024
_SAMPLE = 16
_AT_MOST = 64 * 1024 * 1024
_DIGEST = re.compile(r"[0-9a-f]{64}")
_SHORT = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a build says of the graph it made. `blocks` are the digests of each MiB, `former` older graphs that may still
    lie in the folder, because somebody had them open, `made_of` the digest of the data and the code that it was made from."""

    file: str
    bytes: int
    sha256: str
    mtime_ns: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)
    blocks: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    made_of: str = ""

    def text(self) -> str:
        """As it stands in the folder."""
        return to_json({"format": FORMAT, **asdict(self)}, in_order=True, indent=1) + "\n"


def manifest_of(graph: Path, counts: Mapping[str, int], former: tuple[str, ...], made_of: str = "") -> Manifest:
    """The manifest of a graph file that is whole."""
    found = graph.stat()
    whole, blocks = _digests(graph)
    return Manifest(graph.name, found.st_size, whole, found.st_mtime_ns, dict(counts), blocks, former, made_of)


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a store. StoreError, in one line that says what to do, when there is none or it is not to be read."""
    try:
        raw = _bytes(folder / MANIFEST)
    except NotADirectoryError:
        raise StoreError(f"{folder}: is a file, not a custodes store; give the folder made by 'build'") from None
    except FileNotFoundError:
        if folder.is_dir():
            raise StoreError(f"{folder}: not a custodes store (no {MANIFEST}); run 'custodes build'") from None
        raise StoreError(f"{folder}: no graph here; {_where_else(folder)}") from None
    except (OSError, ValueError) as error:
        raise StoreError(f"{folder}: its {MANIFEST} cannot be read ({reason(error)}); run 'custodes build' again") from None
    content = parsed(raw)
    if content is None:
        raise StoreError(f"{folder}: its {MANIFEST} cannot be read; run 'custodes build' again")
    if content.get("format") != FORMAT:
        raise StoreError(f"{folder}: made by another version of custodes; run 'custodes build' again")
    manifest = _checked(content)
    if manifest is None:
        raise StoreError(f"{folder}: its {MANIFEST} cannot be read; run 'custodes build' again")
    return manifest


def _where_else(folder: Path) -> str:
    """What to do where there is no graph; an earlier custodes kept its own in another place."""
    former = former_folder() if folder == default_folder() else None
    if former:
        return f"an earlier custodes left one in {former}: move it here, or run 'custodes build'"
    return "run 'custodes build' (or give --store)"


def parsed(raw: bytes) -> dict[str, Any] | None:
    """A manifest's JSON object, None where it is none."""
    try:
        content = json.loads(raw.decode("utf-8"))
    except (ValueError, RecursionError):
        return None
    return content if isinstance(content, dict) else None


def is_ours(content: Mapping[str, Any]) -> bool:
    """Whether a manifest says that custodes made the folder, in this version or another."""
    return str(content.get("format", "")).startswith("custodes-store/")


def named_graphs(content: Mapping[str, Any]) -> tuple[str, ...]:
    """The graph files that a manifest of ours names, as far as they are names that a build gives."""
    former = content.get("former")
    names = [content.get("file"), *(former if isinstance(former, list) else ())]
    return tuple(dict.fromkeys(name for name in names if isinstance(name, str) and GRAPH.fullmatch(name)))


def check_quickly(folder: Path, manifest: Manifest) -> None:
    """What every opening checks: the size, and all the bytes; of a very large graph that nothing has touched since it
    was built, the two ends and a sample. StoreError when they are not those of the manifest."""
    path = folder / manifest.file
    found = _regular(folder, path)
    if found is None or found.st_size != manifest.bytes:
        raise StoreError(f"{folder}: the graph file is missing or cut short; run 'custodes build' again")
    untouched = found.st_mtime_ns == manifest.mtime_ns and len(manifest.blocks) * BLOCK >= manifest.bytes
    try:
        same = _sample_is_same(path, manifest) if manifest.bytes > WHOLE_UP_TO and untouched else _is_same(path, manifest)
    except OSError as error:
        raise StoreError(f"{folder}: the graph file cannot be read ({reason(error)}); run 'custodes build' again") from None
    if not same or path.with_name(f"{path.name}.wal").exists():
        raise StoreError(f"{folder}: the graph's bytes differ from its manifest; run 'custodes build' again")


def check_whole(folder: Path, manifest: Manifest) -> None:
    """Like check_quickly, but always every byte."""
    check_quickly(folder, manifest)
    if manifest.bytes > WHOLE_UP_TO and not _is_same(folder / manifest.file, manifest):
        raise StoreError(f"{folder}: the graph's bytes differ from its manifest; run 'custodes build' again")


def _bytes(path: Path) -> bytes:
    """A small regular file; on Windows a build that swaps it may keep us out for a moment."""
    for _ in range(20):
        try:
            found = path.stat()
            if not stat.S_ISREG(found.st_mode) or found.st_size > _AT_MOST:
                raise OSError(0, "not a file of ours")
            return path.read_bytes()
        except PermissionError:
            if os.name != "nt":
                raise
            time.sleep(0.05)
    return path.read_bytes()


def _checked(content: Mapping[str, Any]) -> Manifest | None:
    """The fields of a manifest, None where one is not of its type."""
    counts, blocks = content.get("counts", {}), content.get("blocks", [])
    good = (
        isinstance(content.get("file"), str)
        and GRAPH.fullmatch(content["file"])
        and _is_count(content.get("bytes"))
        and isinstance(content.get("sha256"), str)
        and _DIGEST.fullmatch(content["sha256"])
        and _is_count(content.get("mtime_ns", 0))
        and isinstance(counts, dict)
        and all(_is_count(count) for count in counts.values())
        and isinstance(blocks, list)
        and all(isinstance(block, str) and _SHORT.fullmatch(block) for block in blocks)
        and isinstance(content.get("made_of", ""), str)
    )
    if not good:
        return None
    return Manifest(
        content["file"], content["bytes"], content["sha256"], content.get("mtime_ns", 0), counts, tuple(blocks),
        named_graphs({"former": content.get("former")}), content.get("made_of", ""),
    )  # fmt: skip


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _regular(folder: Path, path: Path) -> os.stat_result | None:
    """What the system says of a file of our own; None where there is none (a link would lead out of the folder)."""
    try:
        found = path.lstat()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StoreError(f"{folder}: the graph file cannot be read ({reason(error)}); run 'custodes build' again") from None
    return found if stat.S_ISREG(found.st_mode) else None


def _is_same(path: Path, manifest: Manifest) -> bool:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == manifest.sha256


def _sample_is_same(path: Path, manifest: Manifest) -> bool:
    last = len(manifest.blocks) - 1
    chosen = {0, last, *random.sample(range(last + 1), min(_SAMPLE, last + 1))}
    with path.open("rb") as file:
        for index in sorted(chosen):
            file.seek(index * BLOCK)
            if _short(file.read(BLOCK)) != manifest.blocks[index]:
                return False
    return True


def _digests(path: Path) -> tuple[str, tuple[str, ...]]:
    whole, blocks = hashlib.sha256(), []
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            whole.update(block)
            blocks.append(_short(block))
    return whole.hexdigest(), tuple(blocks)


def _short(block: bytes) -> str:
    return hashlib.sha256(block).hexdigest()[:16]
