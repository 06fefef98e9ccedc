"""SVG as PNG and as PDF, without a browser: by typst, which is asked to set pictures on pages and words below them.

typst is the extra `picture`; it brings its own renderer of SVG and fonts for where the system has none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.errors import OutputError
from graph.texts.json_text import to_json

# Dots an inch of a PNG, twice those of a screen, and the most pixels that one side may have.
_DOTS, _MOST = 192.0, 12_000.0
_FONTS = '("Segoe UI", "Helvetica Neue", "Arial", "Liberation Sans", "DejaVu Sans")'
_PICTURE = b'#set page(width: auto, height: auto, margin: 0pt)\n#set document(date: none)\n#image("1.svg")\n'
_PAGES = f"""
#let about = json("about.json")
#set document(title: about.title, date: none)
#set page(paper: "a4", flipped: about.lying, margin: 10mm)
#set text(font: {_FONTS}, size: 8.5pt, lang: "en", region: "GB")
#for (number, told) in about.sheets.enumerate(start: 1) {{
  if number > 1 {{ pagebreak() }}
  let size = if about.fit {{ 100% }} else {{ auto }}
  image(str(number) + ".svg", alt: told, width: size, height: size, fit: "contain")
}}
#for line in about.notes {{ par(line) }}
"""


@dataclass(frozen=True, slots=True)
class Paper:
    """Sheets of A4 as SVG with what each shows in words, upright or not, and what stands below the last of them.

    `fit` sheets are made as large as the page, the others are in CSS pixels."""

    title: str
    sheets: Sequence[tuple[str, str]]
    upright: bool
    notes: Sequence[str] = ()
    fit: bool = False


def png_of(svg: str) -> bytes:
    """The picture in pixels. OutputError where typst is not installed."""
    files = {"main.typ": _PICTURE, "1.svg": svg.encode()}
    return _compiled(files, "png", min(_DOTS, _MOST / max(size_of(svg)) * 96))


def size_of(svg: str) -> tuple[float, float]:
    """How wide and high a picture says that it is."""
    found = re.search(r'<svg[^>]* width="([\d.]+)[^>]* height="([\d.]+)', svg)
    return (float(found[1]), float(found[2])) if found else (1000.0, 1000.0)


def pdf_of(paper: Paper) -> bytes:
    """The document. OutputError where typst is not installed."""
    about = {
        "title": paper.title, "lying": not paper.upright, "fit": paper.fit, "notes": list(paper.notes),
        "sheets": [told for _, told in paper.sheets],
    }  # fmt: skip
    files = {f"{number}.svg": svg.encode() for number, (svg, _) in enumerate(paper.sheets, 1)}
    return _compiled({"main.typ": _PAGES.encode(), "about.json": to_json(about).encode(), **files}, "pdf", None)


def _compiled(files: Mapping[str, bytes], format_: str, dots: float | None) -> bytes:
    try:
        import typst
    except ImportError:
        raise OutputError(
            f"{format_.upper()} needs typst, which is not installed; pip install 'custodes[picture]', or write .svg or .html"
        ) from None
    # Its types know one text, path or bytes only; it takes several files by their names.
    compiled: Any = typst.compile
    made: bytes = compiled(dict(files), format=format_, ppi=dots)
    return made
