"""What is said on stdout and stderr. Whatever these are (closed, full, a pipe whose reader left, a terminal of few
letters), a command ends with one line at most, and nothing harmful in the data reaches a terminal through them.
"""

from __future__ import annotations

import codecs
import errno
import io
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TextIO, cast

from graph.errors import OutputError
from graph.texts.harmless import harmless

_PIECE = 1 << 20
# What is written for a letter that an encoding has not, where its number would be misread: '\\xa31,000' is not £31,000.
_PLAINER = {"£": "GBP ", "‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "×": "x", "→": "->"}
_SPELT = "custodes.spelt"
# What a system says of a pipe that nobody reads any more; Windows says EINVAL.
_GONE = {errno.EPIPE, errno.ESHUTDOWN, *([errno.EINVAL] if os.name == "nt" else [])}


class ReaderGone(Exception):
    """Nobody reads stdout any more: no error, as whoever did has seen enough."""


class Voice(io.TextIOBase):
    """A text stream that passes on harmless text only, and tells a reader that left from a disk that is full.

    It has no `buffer`: click would write past it into one. `inner` is the stream itself, for signs that are our own.
    """

    def __init__(self, inner: TextIO, failed: Callable[[OSError], None]) -> None:
        self.inner = inner
        self._failed = failed
        self._lost = False
        self._person = inner.isatty()

    @property
    def encoding(self) -> str:  # type: ignore[override]
        """That of the stream."""
        return self.inner.encoding

    @property
    def errors(self) -> str | None:  # type: ignore[override]
        """What becomes of a letter that the encoding has not."""
        return self.inner.errors

    def writable(self) -> bool:
        """Yes."""
        return True

    def isatty(self) -> bool:
        """Whether a person reads it."""
        return self._person

    def fileno(self) -> int:
        """The number of its file."""
        return self.inner.fileno()

    def write(self, text: str | bytes, /) -> int:
        """Write what is harmless, and the numbers of what is not. click writes what a shell completes as bytes, and asks
        with none whether this is a stream of bytes."""
        if text == b"":
            raise TypeError("a stream of text")
        said = harmless(text.decode("utf-8", "backslashreplace") if isinstance(text, bytes) else text)
        if self._person:
            said = said.replace("\r\n", "\n")  # the line ends of CSV, which a terminal makes of its own
        if said:  # click asks what a stream is by writing nothing, which a full disk refuses, too
            self._try(lambda: self.inner.write(said))
        return len(text)

    def write_own(self, text: str) -> None:
        """Write what is known to be harmless, but for signs of our own."""
        self._try(lambda: self.inner.write(text))

    def flush(self) -> None:
        """Pass on what was written."""
        self._try(self.inner.flush)

    def write_file(self, path: Path) -> None:
        """Pass on a file: as it is, but to a terminal as harmless text."""
        if self._person:
            with path.open(encoding="utf-8", errors="backslashreplace") as lines:
                for line in lines:
                    self.write(line)
            return
        self.flush()
        with path.open("rb") as whole:
            while piece := whole.read(_PIECE):
                self._try(lambda: self.inner.buffer.write(piece))

    def _try(self, act: Callable[[], object]) -> None:
        if self._lost:
            return
        try:
            act()
        except OSError as error:
            # What is still in the stream's own memory would fail again: it is said once.
            self._lost = True
            self._failed(error)


def ready() -> None:
    """Make stdin, stdout and stderr fit for use. They may be closed, and of any encoding."""
    _nothing_closed()
    sys.stdout = _voice(sys.stdout, 1, _told)
    sys.stderr = _voice(sys.stderr, 2, lambda error: None)  # there is nowhere left to say it
    if sys.stdin is None:
        sys.stdin = Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115 - for as long as the program runs


def say(text: str, end: str = "\n") -> None:
    """Text to stdout. ReaderGone, OutputError."""
    sys.stdout.write(text + end)


def say_styled(text: str, *, pager: bool) -> None:
    """Text to stdout whose data is harmless already, with signs of our own for bold letters; with `pager` by the reader's
    own pager where a person reads it on a terminal that it is too long for. ReaderGone, OutputError."""
    stream = sys.stdout
    if pager and stream.isatty() and sys.stdin.isatty() and text.count("\n") >= shutil.get_terminal_size().lines:
        import click

        click.echo_via_pager(text, color=True)
    elif isinstance(stream, Voice) and stream.isatty():
        stream.write_own(text)
    else:
        stream.write(text)


def note(text: str) -> None:
    """A line for the person, not for the pipe."""
    if sys.stderr is not None:
        sys.stderr.write(text + "\n")
        sys.stderr.flush()


def _told(error: OSError) -> None:
    if error.errno in _GONE:
        raise ReaderGone from None
    raise OutputError(f"stdout: cannot be written ({error.strerror}); give -o a place with room") from None


def _nothing_closed() -> None:
    """A stream that is closed leaves its number to the next file that is opened: then what is said there would be
    written into the graph or the answer. So the numbers are taken first."""
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)


def _spelt(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    cut = error.object[error.start : error.end]
    return "".join(_PLAINER.get(char) or char.encode("ascii", "backslashreplace").decode("ascii") for char in cut), error.end


def _voice(stream: TextIO | None, number: int, failed: Callable[[OSError], None]) -> TextIO:
    if isinstance(stream, Voice):
        return cast(TextIO, stream)
    if stream is None:
        stream = open(number, "w", encoding="utf-8", closefd=False)  # noqa: SIM115 - for as long as the program runs
    if not isinstance(stream, io.TextIOWrapper):
        return stream  # somebody else's, who reads it from memory
    encoding, _, errors = os.environ.get("PYTHONIOENCODING", "").partition(":")
    person = stream.isatty()
    codecs.register_error(_SPELT, _spelt)
    stream.reconfigure(
        # In a pipe or a file UTF-8, whatever the locale, unless one asks for another in so many words.
        encoding=None if encoding or person else "utf-8",
        errors=errors if errors not in ("", "strict") else _SPELT,
        newline=None if person else "",
    )
    return cast(TextIO, Voice(stream, failed))
