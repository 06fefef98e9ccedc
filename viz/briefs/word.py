"""A brief as a document of Word: its own headings, lists and tables, and real endnotes.

python-docx has no call for endnotes, but lets a part of one's own be added to the package; so they are written here as the
format (ECMA-376, 17.11) has them. A note referred to again is a cross-reference field to its first reference.
"""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING, Any

from graph.errors import OutputError
from viz.briefs.brief import Brief, Paragraph, Said, Span, Table

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph as WordParagraph

_ENDNOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/endnotes"
_ENDNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.endnotes+xml"
# The same brief gives the same bytes: the archive says of no file when it was written.
_WRITTEN = (1980, 1, 1, 0, 0, 0)
# What Word need not call "compatibility mode".
_WORD_2013 = "15"
_REFERENCE, _TEXT = "endnote reference", "endnote text"
_TEXT_WIDTH = 170  # in millimetres
_NARROWEST, _WIDEST = 10, 70  # of a column, in letters
# Of each style: points, and the space before and after, so that what two or three pages can hold stands on so many.
_SIZES = (
    ("Normal", 10, 0, 3), ("Title", 17, 0, 4), ("Subtitle", 10.5, 0, 4), ("Heading 1", 12.5, 8, 2), ("Heading 2", 10.5, 5, 2),
    ("List Bullet", 10, 0, 2), ("Caption", 8.5, 2, 2), (_TEXT, 7.5, 0, 0), ("Table Text", 8.5, 0, 1),
)  # fmt: skip
_SEPARATORS = ((-1, "separator"), (0, "continuationSeparator"))
# After these a setting of endnotes stands, if they are there (the order is fixed).
_AFTER_ENDNOTES = ("compat", "docVars", "rsids", "mathPr", "themeFontLang", "clrSchemeMapping", "shapeDefaults",
                   "decimalSymbol", "listSeparator")  # fmt: skip


def docx_bytes(brief: Brief) -> bytes:
    """The whole file. OutputError without python-docx, which is an extra."""
    try:
        import docx
    except ImportError:
        raise OutputError(
            "-o FILE.docx: python-docx, which writes documents of Word, is not installed: install custodes[brief], "
            "or give a name that ends in .md or .html"
        ) from None
    document = docx.Document()
    _prepare(document, brief)
    writer = _Writer(document)
    document.add_heading(brief.title, 0)
    document.add_paragraph(brief.subtitle, "Subtitle")
    for section in brief.sections:
        document.add_heading(section.title, section.level)
        for block in section.blocks:
            writer.block(block)
    if brief.notes:
        document.add_heading("Notes", 1)
        _add_endnotes(document, brief)
    file = io.BytesIO()
    document.save(file)
    return _without_times(file.getvalue())


class _Writer:
    """Writes texts into a document, and knows which notes they referred to already."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.met: set[int] = set()

    def block(self, block: Paragraph | Table) -> None:
        if isinstance(block, Table):
            self.table(block)
        else:
            self.said(self.document.add_paragraph(style="List Bullet" if block.point else None), block.said)

    def table(self, table: Table) -> None:
        """A caption above, a first row that comes again on each page, and cells that stay whole on one."""
        self.document.add_paragraph(table.caption, "Caption").paragraph_format.keep_with_next = True
        made = self.document.add_table(1, len(table.heads), "Table Grid")
        _put(made._tbl.tblPr, "tblCaption", val=table.caption)
        for cell, head in zip(made.rows[0].cells, table.heads, strict=True):
            cell.paragraphs[0].add_run(head).bold = True
        _put(made.rows[0]._tr.get_or_add_trPr(), "tblHeader")
        for row in table.rows:
            line = made.add_row()
            _put(line._tr.get_or_add_trPr(), "cantSplit")
            for cell, said in zip(line.cells, row, strict=True):
                self.said(cell.paragraphs[0], said)
        made.autofit, widths = False, _widths(table)
        for column, width in zip(made.columns, widths, strict=True):
            column.width = width
        for line in made.rows:
            for cell, width in zip(line.cells, widths, strict=True):
                cell.width, cell.paragraphs[0].style = width, "Table Text"
        self.document.add_paragraph(style="Table Text")

    def said(self, paragraph: WordParagraph, said: Said) -> None:
        before, strong, after = said.parts()
        for text, bold in ((before, False), (strong, True), (after, False)):
            if text:
                paragraph.add_run(text).bold = bold or None
        for number in said.notes:
            self._refer(paragraph, number)

    def _refer(self, paragraph: WordParagraph, number: int) -> None:
        name = f"note{number}"
        if number in self.met:
            _field(paragraph, f" NOTEREF {name} \\f \\h ", str(number))
            return
        self.met.add(number)
        paragraph._p.append(_element("bookmarkStart", id=str(number), name=name))
        _put(paragraph.add_run(style=_REFERENCE)._r, "endnoteReference", id=str(number))
        paragraph._p.append(_element("bookmarkEnd", id=str(number)))


def _widths(table: Table) -> list[int]:
    """The width of each column, after its longest text within reason: a date needs less than what happened on it."""
    from docx.shared import Mm

    columns = zip(table.heads, *([said.text for said in row] for row in table.rows), strict=True)
    longest = [min(_WIDEST, max(_NARROWEST, *map(len, texts))) for texts in columns]
    return [Mm(_TEXT_WIDTH * each / sum(longest)) for each in longest]


def _prepare(document: Document, brief: Brief) -> None:
    """Paper, language, styles, and what the file says of itself."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm((210 - _TEXT_WIDTH) / 2)
    page.top_margin = page.bottom_margin = Mm(17)
    styles = document.styles
    for lang in styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), "en-GB")
    for name, size, before, after in _SIZES:
        if name not in styles:
            styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name == _TEXT).base_style = styles["Normal"]
        style = styles[name]
        style.font.size, style.paragraph_format.line_spacing = Pt(size), 1.0
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    styles.add_style(_REFERENCE, WD_STYLE_TYPE.CHARACTER, builtin=True).font.superscript = True
    link = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER, builtin=True)
    link.font.underline = True
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), _WORD_2013)
    rels = document.part.package.rels
    for id_ in [id_ for id_, rel in rels.items() if rel.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        rels.pop(id_)  # a picture of the template, not of this
    about = document.core_properties
    day = datetime.fromisoformat(brief.as_of)
    about.title, about.subject, about.author, about.comments = brief.title[:255], brief.subtitle[:255], "custodes", ""
    about.last_modified_by, about.language, about.created, about.modified = "custodes", "en-GB", day, day


def _add_endnotes(document: Document, brief: Brief) -> None:
    """The part with the notes, and the setting that numbers them 1, 2, 3 (Word would take i, ii, iii)."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import XmlPart
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    root = parse_xml(f"<w:endnotes {nsdecls('w', 'r')}/>")
    part = XmlPart(PackURI("/word/endnotes.xml"), _ENDNOTES_TYPE, root, document.part.package)
    document.part.relate_to(part, _ENDNOTES)
    setting = _element("endnotePr")
    _put(setting, "numFmt", val="decimal")
    for id_, sign in _SEPARATORS:
        note = _put(root, "endnote", type=sign, id=str(id_))
        _put(_put(_put(note, "p"), "r"), sign)
        _put(setting, "endnote", id=str(id_))
    settings = document.settings.element
    after = next((child for child in settings if child.tag.rpartition("}")[2] in _AFTER_ENDNOTES), None)
    settings.append(setting) if after is None else after.addprevious(setting)
    # LibreOffice reads the numbers' form here only.
    numbers = _element("endnotePr")
    _put(numbers, "numFmt", val="decimal")
    document.sections[0]._sectPr.insert(0, numbers)
    for number, spans in enumerate(brief.notes, 1):
        _endnote(document, part, number, spans)


def _endnote(document: Document, part: Any, number: int, spans: tuple[Span, ...]) -> None:
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml.ns import qn

    note = _put(part.element, "endnote", id=str(number))
    paragraph = _put(note, "p")
    _put(_put(paragraph, "pPr"), "pStyle", val=document.styles[_TEXT].style_id)
    _put(_run(paragraph, document.styles[_REFERENCE].style_id), "endnoteRef")
    _text(_run(paragraph), " ")
    for span in spans:
        into = paragraph
        if span.url:
            into = _put(paragraph, "hyperlink")
            into.set(qn("r:id"), part.relate_to(span.url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        run = _run(into, document.styles["Hyperlink"].style_id if span.url else "", italic=span.italic)
        _text(run, span.text)


def _run(parent: Any, style: str = "", *, italic: bool = False) -> Any:
    run = _put(parent, "r")
    if style or italic:
        properties = _put(run, "rPr")
        if style:
            _put(properties, "rStyle", val=style)
        if italic:
            _put(properties, "i")
    return run


def _text(run: Any, text: str) -> None:
    element = _put(run, "t")
    element.text = text
    element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _field(paragraph: WordParagraph, code: str, shown: str) -> None:
    """A field as Word keeps it: what it is made of, and what it showed when it was last worked out."""
    for part in ("begin", "code", "separate", "shown", "end"):
        run = paragraph.add_run(style=_REFERENCE)
        if part == "code":
            instruction = _put(run._r, "instrText")
            instruction.text = code
            instruction.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        elif part == "shown":
            run.text = shown
        else:
            _put(run._r, "fldChar", fldCharType=part)


def _put(parent: Any, tag: str, /, **values: str) -> Any:
    """A new element at the end of another."""
    made = _element(tag, **values)
    parent.append(made)
    return made


def _element(tag: str, /, **values: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(f"w:{tag}")
    for key, value in values.items():
        made.set(qn(f"w:{key}"), value)
    return made


def _without_times(data: bytes) -> bytes:
    """The same archive, whose files carry no time of writing."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for info in given.infolist():
            entry = zipfile.ZipInfo(info.filename, _WRITTEN)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            made.writestr(entry, given.read(info))
    return out.getvalue()
