"""One statement to Ladybug, and what its refusal means. Apart from loading, so that a question need not wait for that."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Mapping
from typing import Any

from graph.errors import StoreError, TooMuch

# Memory for reading: the engine would take a share of all there is. It keeps part of what each statement used, and so is
# given twice what the graph takes, is opened anew when that is full, and gets the most only for a statement that needs it.
LEAST_POOL = 64 * 1024 * 1024
BUFFER_POOL = 1024 * 1024 * 1024


def run(connection: Any, cypher: str, parameters: Mapping[str, Any]) -> Any:
    """One statement. StoreError in one line when the engine refuses it."""
    try:
        return connection.execute(cypher, dict(parameters))
    except RuntimeError as error:
        if "buffer pool is full" in str(error):
            megabytes = BUFFER_POOL // (1024 * 1024)
            raise TooMuch(f"the statement needs more memory than the {megabytes:,} MB for reading; narrow it") from None
        raise StoreError(f"the store refused the statement: {first_line(error)}") from None


def read(result: Any, limit: int | None = None) -> Iterator[list[Any]]:
    """The values of each row of a result, or of the first `limit` rows.

    By the engine's own reader: the one around it asks four times a row whether anything has been closed meanwhile,
    which is a fifth of the time that many short rows take.
    """
    reader = result._query_result
    more, next_row = reader.hasNext, reader.getNext
    if limit is None:
        while more():
            yield next_row()
    for _ in range(limit or 0):
        if not more():
            return
        yield next_row()


def first_line(error: Exception) -> str:
    """The engine's own words, cut to one line."""
    return str(error).strip().split("\n")[0][:300]


# What an engine may run into that is no fault of its own, by the system's words for it.
_OF_THE_SYSTEM = (
    errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EPERM, errno.ENAMETOOLONG, errno.EFBIG, errno.EIO, errno.EMFILE,
    errno.ENFILE, errno.ENOMEM, errno.ENOLCK, errno.ENOENT, errno.ENOTDIR, errno.ELOOP,
    *(getattr(errno, name) for name in ("EDQUOT", "ESTALE") if hasattr(errno, name)),
)  # fmt: skip


def refusal(error: Exception) -> str:
    """Why the engine could not work with its file, in the system's words or ours: its own are about its own parts."""
    said = str(error)
    known = next((os.strerror(code) for code in _OF_THE_SYSTEM if os.strerror(code).lower() in said.lower()), None)
    if known:
        return known
    if "could not set lock" in said.lower():
        return "another program has the graph open for writing"
    if any(word in said.lower() for word in ("mmap", "bad_alloc", "memory")):
        return os.strerror(errno.ENOMEM)
    return "a read or write of the disk failed" if "IO exception" in said else "the engine refused it; --debug shows why"
