"""Bytes of a text file to normal form 1, whatever their encoding; or one line saying why they are no text."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from charset_normalizer import from_bytes

from graph.errors import SourceTextError
from loaders.source_text import normal_form

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHARSET = re.compile(rb"charset\s{0,3}=\s{0,3}[\"']?([A-Za-z0-9_:.-]{1,40})")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
_SAMPLE = 64_000


def decode(data: bytes, path: Path) -> str:
    """Normal form 1. The encoding is the BOM's, UTF-8 where it fits, else the one declared, else the likeliest."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _checked(_as(data, encoding, path), path)
    try:
        return _checked(normal_form(data), path)
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data" and error.start >= len(data) - 3:
            raise SourceTextError(f"{path}: the file ends in the middle of a character; get the whole file") from None
    if b"\x00" in data[:_SAMPLE]:
        raise _binary(path)
    return _checked(_as(data, _declared(data) or _likeliest(data), path), path)


def _as(data: bytes, encoding: str, path: Path) -> str:
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        raise SourceTextError(f"{path}: its encoding is not {encoding} as it seems; save it as UTF-8") from None
    return normal_form(text.encode("utf-8", "replace"))


def _declared(data: bytes) -> str | None:
    found = _CHARSET.search(data[:4096])
    if not found:
        return None
    name = found[1].decode("ascii")
    try:
        data.decode(name)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None
    return name


def _likeliest(data: bytes) -> str:
    """What these bytes are most likely in. English texts that are not UTF-8 are nearly always Windows-1252."""
    try:
        data.decode("cp1252")
        return "cp1252"
    except UnicodeDecodeError:
        best = from_bytes(data[:_SAMPLE]).best()
        return best.encoding if best else "latin-1"


def _checked(text: str, path: Path) -> str:
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > max(2, len(sample) // 50):
        raise _binary(path)
    if not text.strip():
        raise SourceTextError(f"{path}: there is no text in it; expected a document")
    return text


def _binary(path: Path) -> SourceTextError:
    return SourceTextError(f"{path}: not a text but binary data; expected .txt, .md, .html, .pdf or .docx")
