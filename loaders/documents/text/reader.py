"""The text of a document file in normal form 1: of .txt and .md as it stands, of .html, .pdf and .docx as extracted."""

from __future__ import annotations

import re
from pathlib import Path

from graph.errors import SourceTextError
from loaders.documents.text.decode import decode
from loaders.documents.text.docx_text import docx_text
from loaders.documents.text.foreign import foreign, foreign_text
from loaders.documents.text.html_text import html_text
from loaders.documents.text.pdf_text import pdf_text
from loaders.source_text import normal_form

MOST_BYTES = 200_000_000
MOST_CHARACTERS = 20_000_000


def read_text(path: Path) -> str:
    """Normal form 1 of a document. Extracted texts mark headings with '#', list items with '-' and cells with tabs.

    What a file is, is decided by its first bytes before its name. Nothing in it is run and nothing is fetched.
    SourceTextError, one line, for whatever gives no text; a text over 20 million characters is refused.
    """
    data = _bytes(path)
    if (what := foreign(data)) is not None:
        raise SourceTextError(f"{path}: {what}")
    if data.startswith(b"%PDF-") or path.suffix.lower() == ".pdf":
        text = _extracted(pdf_text(path, data))
    elif data.startswith((b"PK\x03\x04", b"PK\x05\x06")) or path.suffix.lower() == ".docx":
        text = _extracted(docx_text(path, data))
    else:
        text = _plain_or_page(path, decode(data, path))
    if not text.strip():
        raise SourceTextError(f"{path}: there is no text in it; a scan must be put through OCR first")
    if len(text) > MOST_CHARACTERS:
        raise SourceTextError(f"{path}: over {MOST_CHARACTERS} characters of text; split it")
    return text


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise SourceTextError(f"{path}: a folder; expected one document")
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise SourceTextError(f"{path}: {size} bytes; the most is {MOST_BYTES}: split it or take the text out first")
        data = path.read_bytes() if size else b""
    except OSError as error:
        raise SourceTextError(f"{path}: cannot be read ({error.strerror or error}); check the path") from None
    if not data:
        raise SourceTextError(f"{path}: the file is empty; expected a document")
    return data


def _plain_or_page(path: Path, text: str) -> str:
    if (what := foreign_text(text)) is not None:
        raise SourceTextError(f"{path}: {what}")
    return _page(path, text) if path.suffix.lower() in (".html", ".htm") or _looks_like_html(text) else text


def _page(path: Path, html: str) -> str:
    try:
        return _extracted(html_text(html))
    except ValueError as error:
        raise SourceTextError(f"{path}: {error}") from None


def _extracted(text: str) -> str:
    return normal_form(text.encode("utf-8", "replace"))


def _looks_like_html(text: str) -> bool:
    start = re.sub(r"<\?xml[^>]{0,200}\?>", "", text[:600]).lstrip("\ufeff \t\r\n").lower()
    return start.startswith(("<!doctype html", "<html"))
