"""A file to load: its digest, its encoding, and what stands at its beginning, by which its format is known."""

from __future__ import annotations

import codecs
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from graph.errors import DataError, Fault
from graph.files import reason

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
# Curly quotes and dashes after a small letter: of Mac Roman (capitals with accents elsewhere), and of Windows-1252.
_MAC = re.compile(rb"[a-z][\xd0-\xd5](?![A-Z])")
_WINDOWS = re.compile(rb"[a-z ][\x91-\x97]")
_NOT_WINDOWS = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")


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
    if head.startswith(b"%PDF") or (head.count(b"\x00") > len(head) // 3 and "utf-" not in encoding):
        raise refused("is no table, JSON or XML; expected .xlsx, .csv, .tsv, .json, .jsonl, .graphml or .gexf")
    text = codecs.getincrementaldecoder(encoding)("replace").decode(head).lstrip("\ufeff")
    start = text.lstrip()[:1]
    container = {"{": "json", "[": "json", "<": "xml"}.get(start, "text")
    return Opened(path, path.name, digest, size, container, encoding, text)


def _read_through(path: Path) -> tuple[str, str]:
    """The digest of the bytes of a file, and its encoding: that of its mark, UTF-8 where it all fits, else what its signs
    above ASCII are in English texts: Mac Roman or Windows-1252."""
    whole, utf8 = hashlib.sha256(), codecs.getincrementaldecoder("utf-8")()
    marked, fits, mac, windows, strange = None, True, 0, 0, False
    with path.open("rb") as file:
        first = True
        while block := file.read(_BLOCK):
            whole.update(block)
            if first:
                marked = next((encoding for mark, encoding in _BOMS if block.startswith(mark)), None)
                first = False
            if fits and marked is None:
                try:
                    utf8.decode(block)
                except UnicodeDecodeError:
                    fits = False
            if not fits:
                mac += len(_MAC.findall(block))
                windows += len(_WINDOWS.findall(block))
                strange = strange or bool(_NOT_WINDOWS.search(block))
    if marked:
        return whole.hexdigest(), marked
    if fits:
        return whole.hexdigest(), "utf-8"
    if mac > windows:
        return whole.hexdigest(), "mac_roman"
    return whole.hexdigest(), "iso-8859-1" if strange else "cp1252"
