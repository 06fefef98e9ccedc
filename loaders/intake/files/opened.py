"""A file to load: its digest, its encoding, and what stands at its beginning, by which its format is known."""

from __future__ import annotations

import codecs
import hashlib
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from graph.errors import DataError, Fault
from graph.files.whole_files import reason
from loaders.intake.files.watched import Watch, open_watched

_BLOCK = 1 << 20
_SAMPLE = 65_536
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OLD_EXCEL = bytes.fromhex("d0cf11e0a1b11ae1")
# After a small letter: curly quotes, dashes and small letters with accents of Mac Roman (capitals and per mille elsewhere),
# and curly quotes and dashes of Windows-1252.
_MAC = re.compile(rb"[a-z][\xd0-\xd5\x87-\x90](?![A-Z])")
_WINDOWS = re.compile(rb"[a-z ][\x91-\x97]")
_NOT_WINDOWS = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
# A sign above ASCII as UTF-8 writes it; in an old encoding such a pair hardly ever comes about.
_UTF8 = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1f]")
_HIGH = re.compile(rb"[\x80-\xff]")


@dataclass(frozen=True, slots=True)
class Opened:
    """A file at hand. `container`: xlsx, json, xml or text, by its first signs; `encoding` of what is text."""

    path: Path
    name: str
    digest: str
    size: int
    container: str
    encoding: str
    head: str
    watch: Watch = field(default_factory=Watch, compare=False)

    def open(self) -> BinaryIO:
        """Its bytes, watched."""
        return open_watched(self.path, self.watch)

    @property
    def errors(self) -> str:
        """How to decode it so that what is not of its encoding is met again in the text, and said with its place."""
        return "replace" if self.encoding.startswith(("utf-16", "utf-32")) else "surrogateescape"

    def refused(self, message: str, place: str = "") -> DataError:
        """The error that refuses the file."""
        return DataError([Fault(self.name, 0, f"{place}: {message}" if place else message)])


def open_file(path: Path) -> Opened:
    """Look at a file. DataError, in a line, where it cannot be read or is nothing that can be loaded."""

    def refused(message: str) -> DataError:
        return DataError([Fault(path.name, 0, message)])

    try:
        if not path.is_file():
            raise refused("is no file; give the path of one")
        digest, encoding = _read_through(path)
        with path.open("rb") as file:
            head = file.read(_SAMPLE)
        size = path.stat().st_size
    except OSError as error:
        raise refused(f"cannot be read ({reason(error)})") from None
    if not head.strip():
        raise refused("is empty; expected rows, records or a graph")
    if head.startswith(_OLD_EXCEL):
        raise refused("is an old .xls or locked by a password; save it as .xlsx without one")
    if head.startswith(b"PK\x03\x04"):
        return Opened(path, path.name, digest, size, "xlsx", "", "")
    controls = 0 if encoding.startswith(("utf-16", "utf-32")) else len(_CONTROLS.findall(head))
    if head.startswith(b"%PDF") or controls > len(head) // 50:
        raise refused("is no table, JSON or XML; expected .xlsx, .csv, .tsv, .json, .jsonl, .graphml or .gexf")
    text = codecs.getincrementaldecoder(encoding)("replace").decode(head).lstrip("\ufeff")
    start = text.lstrip()[:1]
    container = {"{": "json", "[": "json", "<": "xml"}.get(start, "text")
    return Opened(path, path.name, digest, size, container, encoding, text)


def _read_through(path: Path) -> tuple[str, str]:
    """The digest of the bytes of a file, and its encoding: that of its mark; UTF-8 where it all fits, or where more of it is
    UTF-8 than is not (those who read it say which cell is not); else what its signs above ASCII are in English texts."""
    whole, utf8, fits = hashlib.sha256(), codecs.getincrementaldecoder("utf-8")(), True
    with path.open("rb") as file:
        marked = _marked(file.read(_SAMPLE))
        file.seek(0)
        while block := file.read(_BLOCK):
            whole.update(block)
            if marked is None and fits:
                try:
                    utf8.decode(block)
                except UnicodeDecodeError:
                    fits = False
    return whole.hexdigest(), marked or ("utf-8" if fits else _by_its_signs(path))


def _by_its_signs(path: Path) -> str:
    signs, high, mac, windows, strange = 0, 0, 0, 0, False
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            if block.isascii():
                continue
            pairs = _UTF8.findall(block)
            signs += len(pairs)
            high += len(_HIGH.findall(block)) - sum(map(len, pairs))
            mac += len(_MAC.findall(block))
            windows += len(_WINDOWS.findall(block))
            strange = strange or bool(_NOT_WINDOWS.search(block))
    if signs >= high:
        return "utf-8"
    if mac > windows:
        return "mac_roman"
    return "iso-8859-1" if strange else "cp1252"


def _marked(head: bytes) -> str | None:
    """The encoding that a file is marked with; UTF-16 is known without its mark, since each second byte of it is none."""
    for mark, encoding in _BOMS:
        if head.startswith(mark):
            return encoding
    half = len(head) // 2
    if half >= 8:
        for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
            if head[first::2].count(0) > half * 0.8 and head[1 - first :: 2].count(0) < half * 0.2:
                return encoding
    return None
