"""The text of a .docx: its paragraphs with the numbers Word would print, tables with tabs, footnotes at the end."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, XMLParser

from graph.errors import SourceTextError
from loaders.documents.text.docx_numbers import Numbering, W

MOST_XML = 60_000_000
_HEADING = re.compile(r"heading\s?([1-6])\b", re.IGNORECASE)


def docx_text(path: Path, data: bytes) -> str:
    """The text, a blank line between paragraphs. SourceTextError for what is no .docx, is encrypted or swells."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            body = _part(package, "word/document.xml", path)
            notes = _part(package, "word/footnotes.xml", path, needed=False)
            numbering = Numbering(
                _part(package, "word/numbering.xml", path, needed=False), _part(package, "word/styles.xml", path, needed=False)
            )
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError):
        raise SourceTextError(f"{path}: not a whole .docx file (damaged, cut short or another kind); save it again") from None
    return _Body(numbering).text(body, notes) if body is not None else ""


def _part(package: zipfile.ZipFile, name: str, path: Path, needed: bool = True) -> Element | None:
    try:
        info = package.getinfo(name)
    except KeyError:
        if needed:
            raise SourceTextError(f"{path}: a zip file without {name}; expected a Word .docx") from None
        return None
    if info.flag_bits & 1:
        raise SourceTextError(f"{path}: it is encrypted; save a copy without a password")
    with package.open(info) as part:
        xml = part.read(MOST_XML + 1)
    if len(xml) > MOST_XML:
        raise SourceTextError(f"{path}: {name} is over {MOST_XML} bytes when unpacked; not read")
    return _parsed(xml, name, path)


def _parsed(xml: bytes, name: str, path: Path) -> Element:
    """The root element. Word writes no document types, so none is read: no entity can be defined or fetched."""
    if b"<!DOCTYPE" in xml[:4096] or b"<!ENTITY" in xml:
        raise SourceTextError(f"{path}: {name} declares a document type, which Word never does; not read")
    parser = XMLParser()
    try:
        parser.feed(xml)
        root = parser.close()
    except (ParseError, RecursionError, ValueError, LookupError):
        raise SourceTextError(f"{path}: {name} is not well formed; the file is damaged, save it again") from None
    if not isinstance(root, Element):
        raise SourceTextError(f"{path}: {name} is empty")
    return root


class _Body:
    def __init__(self, numbering: Numbering) -> None:
        self.numbering = numbering
        self.out: list[str] = []
        self.notes: dict[str | None, int] = {}

    def text(self, body: Element, notes: Element | None) -> str:
        """Paragraphs and table rows in order, then the footnotes as '[1] text'."""
        inside: set[Element] = set()
        own = [note for note in notes.iter(W + "footnote") if note.get(W + "type") is None] if notes is not None else []
        self.notes = {note.get(W + "id"): number for number, note in enumerate(own, 1)}
        for element in body.iter():
            if element in inside:
                continue
            if element.tag == W + "tr":
                self._row(element, inside)
            elif element.tag == W + "p":
                self._paragraph(element)
        for number, note in enumerate(own, 1):
            words = " ".join("".join(self._words(part)).strip() for part in note.iter(W + "p")).strip()
            self.out.append(f"[{number}] {words}")
        return "\n\n".join(self.out).replace("\t\n\n", "\n") + "\n"

    def _paragraph(self, element: Element) -> None:
        words = "".join(self._words(element)).strip()
        if words:
            style = self.numbering.style_name(element)
            heading = _HEADING.search(style)
            mark = "#" * int(heading[1]) + " " if heading else "# " if style.lower() == "title" else ""
            self.out.append(mark + self.numbering.mark(element) + words)

    def _row(self, row: Element, inside: set[Element]) -> None:
        cells = []
        for cell in row.iter(W + "tc"):
            cells.append(" ".join(" ".join("".join(self._words(part)).split()) for part in cell.iter(W + "p")).strip())
        inside.update(row.iter(W + "p"))
        inside.update(row.iter(W + "tr"))
        if any(cells):
            self.out.append(cells[0] if len(cells) == 1 else "\t".join(cells) + "\t")

    def _words(self, paragraph: Element) -> Iterator[str]:
        unseen: set[Element] = set()
        for element in paragraph.iter():
            if element in unseen:
                continue
            if _is_unseen(element):
                unseen.update(element.iter())
            elif element.tag == W + "t":
                yield element.text or ""
            elif element.tag in (W + "tab", W + "br", W + "cr"):
                yield " "
            elif element.tag == W + "noBreakHyphen":
                yield "\u2011"
            elif element.tag == W + "footnoteReference":
                yield f"[{self.notes.get(element.get(W + 'id'), '*')}]"


_DELETED = frozenset({W + "del", W + "moveFrom"})
_STRUCK = (W + "strike", W + "dstrike", W + "vanish", W + "webHidden")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def _is_unseen(element: Element) -> bool:
    """Whether an element holds deleted words, words moved elsewhere, struck out or hidden, or a text box said again."""
    if element.tag in _DELETED or element.tag == _FALLBACK:
        return True
    properties = element.find(W + "rPr") if element.tag == W + "r" else None
    marks = [properties.find(name) for name in _STRUCK] if properties is not None else []
    return any(mark is not None and mark.get(W + "val", "true") not in ("false", "0", "off", "none") for mark in marks)
