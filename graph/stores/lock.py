"""A lock on a file that the operating system lets go of when its holder ends, however it ends.

So nothing is left to break by hand after a `kill -9`: the file may stay, the lock does not.
"""

from __future__ import annotations

import errno
import os
import sys
import time
from contextlib import suppress
from pathlib import Path

_NOT_NOW = (errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK, errno.EDEADLK)
_PAUSE_SECONDS = 0.05
# Windows locks bytes against reading too: lock one that no file has.
_FAR_BYTE = 2**62


class Lock:
    """A lock on the file `path`, which is made where it is not there. OSError where it cannot be made or locked."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = -1

    def take(self, patience: float = 0.0) -> bool:
        """Take the lock, waiting at most so many seconds; whether it is ours now."""
        deadline = time.monotonic() + patience
        while not self._taken():
            if time.monotonic() >= deadline:
                return False
            time.sleep(_PAUSE_SECONDS)
        return True

    def release(self, *, remove: bool = False) -> None:
        """Let go; with `remove`, of the file too. Twice does nothing."""
        if self._file < 0:
            return
        if remove:
            with suppress(OSError):  # Windows removes no open file
                self.path.unlink()
        os.close(self._file)
        self._file = -1
        if remove and sys.platform == "win32":
            with suppress(OSError):
                self.path.unlink()

    def _taken(self) -> bool:
        """One try. A holder may remove the file as it lets go: then what we locked is no longer the file of that name."""
        file = os.open(self.path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o666)
        try:
            _lock(file)
            if os.path.samestat(os.fstat(file), self.path.stat()):
                self._file, file = file, -1
                return True
        except FileNotFoundError:
            return False
        except OSError as error:
            if error.errno not in _NOT_NOW:
                raise
        finally:
            if file >= 0:
                os.close(file)
        return False


def _lock(file: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        os.lseek(file, _FAR_BYTE, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
