"""Files in the formats that documents come in, made for tests."""

from __future__ import annotations

import io
import zipfile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def pdf(pages: list[list[str]]) -> bytes:
    """A PDF with one text line a line."""
    streams = []
    for lines in pages:
        shown = " T* ".join(f"({line}) Tj" for line in lines)
        streams.append(f"BT /F1 10 Tf 14 TL 50 800 Td {shown} ET")
    return _pdf(streams)


def pdf_of_places(lines: list[tuple[int, int, int, str]], *, apart: bool) -> bytes:
    """A PDF of one page with words at places: from the left, from below, the size of the letters. `apart`: each shown for
    itself, else all as one text, in which words of one row follow one another."""
    if apart:
        return _pdf([" ".join(f"BT /F1 {size} Tf {x} {y} Td ({words}) Tj ET" for x, y, size, words in lines)])
    shown, left, below = [], 0, 0
    for x, y, size, words in lines:
        shown.append(f"/F1 {size} Tf {x - left} {y - below} Td ({words}) Tj")
        left, below = x, y
    return _pdf([f"BT {' '.join(shown)} ET"])


def _pdf(streams: list[str]) -> bytes:
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for stream in streams:
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        kids.append(len(objects) + 1)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>"
    out, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    tail = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF"
    return f"{out}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{tail}".encode("latin-1")


def docx(body: str, numbering: str = "", notes: str = "") -> bytes:
    """A .docx with these paragraphs."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        if numbering:
            package.writestr("word/numbering.xml", f"<w:numbering {W}>{numbering}</w:numbering>")
        if notes:
            package.writestr("word/footnotes.xml", f"<w:footnotes {W}>{notes}</w:footnotes>")
    return held.getvalue()
