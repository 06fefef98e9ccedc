"""Files that are no text and no page, told by what they begin with: what each is, and as what to save it."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

_WORD = "save it as .docx"
_OCR = "put it through OCR and give the PDF or text that this makes"
_UNPACK = "unpack it and give one of its documents"
_PRINT = "print it to a PDF"
# By the first bytes, leading white space aside where they are words.
_BEGINS: tuple[tuple[bytes, str, str], ...] = (
    (b"{\\rtf", "a rich text file (RTF)", _WORD),
    (b"\xd0\xcf\x11\xe0", "an old or encrypted Office file", "save it as .docx without a password"),
    (b"\xdb\xa5-\x00", "an old Word file", _WORD),
    (b"\x89PNG", "an image", _OCR),
    (b"\xff\xd8\xff", "an image", _OCR),
    (b"GIF8", "an image", _OCR),
    (b"II*\x00", "an image", _OCR),
    (b"MM\x00*", "an image", _OCR),
    (b"%!PS", "a PostScript file", "convert it to PDF"),
    (b"AT&TFORM", "a DjVu file", "convert it to PDF"),
    (b"\x1f\x8b", "a gzip archive", _UNPACK),
    (b"BZh", "a bzip2 archive", _UNPACK),
    (b"\xfd7zXZ\x00", "an xz archive", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", _UNPACK),
    (b"Rar!", "a RAR archive", _UNPACK),
    (b"bplist00", "a web archive of Safari, or a property list", "save the page as HTML or print it to a PDF"),
    (b"\\documentclass", "a LaTeX source", "give the PDF made of it"),
)
_RIFF = re.compile(rb"RIFF.{4}WEBP|.{4}ftyp(?:hei[cfx]|mif1|avif)|BM.{4}\x00\x00\x00\x00", re.DOTALL)
# Members by which a zip file tells what it is; the first that it holds.
_MEMBERS: tuple[tuple[str, str, str], ...] = (
    ("xl/workbook", "a spreadsheet", _PRINT),
    ("ppt/presentation", "a presentation", _PRINT),
    ("Index/Document.iwa", "a Pages, Numbers or Keynote file", "export it as Word (.docx) or PDF"),
    ("Index.zip", "a Pages, Numbers or Keynote file", "export it as Word (.docx) or PDF"),
    ("index.xml", "an old Pages file", "export it as Word (.docx) or PDF"),
)
_MIMES: tuple[tuple[bytes, str, str], ...] = (
    (b"application/vnd.oasis.opendocument.text", "an OpenDocument text (.odt)", _WORD),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file", _PRINT),
    (b"application/epub+zip", "an e-book (EPUB)", "convert it to .html, .docx or PDF"),
)
_HEADER = re.compile(r"(?P<name>[A-Za-z][A-Za-z0-9-]{1,60}):(?:[ \t]|$)")
_OF_MAIL = frozenset(
    "mime-version message-id received return-path delivered-to content-transfer-encoding x-mozilla-status".split()
)
_MAIL_ALSO = frozenset("from to subject date content-type snapshot-content-location".split())
_MOST_HEADERS = 60
_ROOT = re.compile(r"<(?![?!])(?P<root>[A-Za-z_][\w.:-]{0,60})")
_XML_ROOTS: dict[str, tuple[str, str]] = {
    "w:worddocument": ("a Word file as XML", _WORD),
    "pkg:package": ("a Word file as XML", _WORD),
    "office:document": ("an OpenDocument file as XML", _WORD),
    "svg": ("an image", _OCR),
}


def foreign(data: bytes) -> str | None:
    """What bytes are that no reader here reads, with what to do: 'a rich text file (RTF); save it as .docx'. None for the
    rest, a .docx and a damaged zip file too."""
    start = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    for begins, what, instead in _BEGINS:
        if start.startswith(begins):
            return f"{what}; {instead}"
    if _RIFF.match(data):
        return f"an image; {_OCR}"
    return _zipped(data) if data.startswith((b"PK\x03\x04", b"PK\x05\x06")) else None


def foreign_text(text: str) -> str | None:
    """The same of what was decoded: e-mail, a web page saved with all its parts, XML that is no page."""
    return _mail(text) or _xml(text)


def _zipped(data: bytes) -> str | None:
    """What a zip file is by its members; None for a Word file, and for one that cannot be opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
            if "word/document.xml" in names:
                return None
            mime = _mime(package) if "mimetype" in names else b""
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, RuntimeError):
        return None
    for begins, what, instead in _MIMES:
        if mime.startswith(begins):
            return f"{what}; {instead}"
    for member, what, instead in _MEMBERS:
        if any(name.startswith(member) for name in names):
            return f"{what}; {instead}"
    return f"a zip file without word/document.xml, so no Word .docx; {_UNPACK}"


def _mime(package: zipfile.ZipFile) -> bytes:
    with package.open("mimetype") as part:
        return part.read(100).strip()


def _mail(text: str) -> str | None:
    """'From:', 'To:' and 'Subject:' alone head a memorandum too: a header that only machines write must be among them."""
    found: set[str] = set()
    kind = ""
    for line in text.lstrip("\ufeff\n ").split("\n", _MOST_HEADERS)[:_MOST_HEADERS]:
        if line[:1] in (" ", "\t") and found:
            kind += line.strip().casefold()
            continue
        match = _HEADER.match(line)
        if match is None:
            if line.startswith("From ") and not found:
                continue
            break
        name = match["name"].casefold()
        found.add(name)
        if name == "content-type":
            kind += line.casefold()
    if not (found & _OF_MAIL and found & _MAIL_ALSO):
        return None
    if "multipart/related" in kind or "snapshot-content-location" in found:
        return "a web page saved with all its parts (MHTML); save it as 'web page, HTML only', or print it to a PDF"
    return "an e-mail; save its words as .txt, or give the document attached to it"


def _xml(text: str) -> str | None:
    start = text[:4000].lstrip("\ufeff \t\r\n")
    if not start.startswith("<?xml"):
        return "an image; " + _OCR if start[:5].casefold() == "<svg " else None
    root = _ROOT.search(start)
    name = root["root"].casefold() if root else ""
    if name == "html":
        return None
    what, instead = _XML_ROOTS.get(
        name, (f"an XML file ({root['root'] if root else 'no element'})", "give it as .html, .docx or PDF")
    )
    return f"{what}; {instead}"
