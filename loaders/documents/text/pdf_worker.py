"""Takes the text out of one PDF, page by page, as a process of its own: a PDF may loop or swell, and is then ended.

Run as a script with the path of a PDF. Writes JSON: {"pages": [{"lines": [[line, space above it, x, y, height], …],
"laid_out": the page set with spaces, where it may have columns, else null, "rows": [[y, [x, …]], …] of its rows from the top,
where words of each begin at the left and at places that come again}, …]} or {"error": why}.
"""

from __future__ import annotations

import contextlib
import json
import sys
from pathlib import Path
from typing import Any

MOST_PAGES = 5000
MOST_MEMORY = 3_000_000_000


def main(path: Path) -> dict[str, object]:
    """The pages of the PDF, or why there are none."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    from pypdf import PdfReader

    try:
        reader = PdfReader(path, strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            return {"error": "it is encrypted; save a copy without a password"}
        if len(reader.pages) > MOST_PAGES:
            return {"error": f"it has over {MOST_PAGES} pages; split it"}
        return {"pages": [_page(page) for page in reader.pages]}
    except MemoryError:
        return {"error": "its pages do not fit into memory"}
    except Exception as error:
        if "cryptography" in str(error) or "AES" in str(error):
            return {"error": "it is encrypted; save a copy without a password"}
        return {"error": f"it is damaged or cut short ({type(error).__name__})"}


Line = tuple[str, float | None, float | None, float | None, float]
_FEWEST_ROWS = 4


def _page(page: Any) -> dict[str, object]:
    begun: list[tuple[float, float]] = []

    def note(operator: bytes, _operands: object, cm: list[float], tm: list[float]) -> None:
        if operator in (b"Tj", b"TJ", b"'", b'"'):
            begun.append((tm[4] * cm[0] + tm[5] * cm[2] + cm[4], tm[4] * cm[1] + tm[5] * cm[3] + cm[5]))

    lines = _lines(page, note)
    rows = _rows(begun, float(page.mediabox.width))
    laid_out = None
    if rows:
        with contextlib.suppress(Exception):  # the other way of extraction is the lesser one: without it the lines stand
            laid_out = page.extract_text(extraction_mode="layout")
    return {"lines": lines, "laid_out": laid_out, "rows": rows}


def _rows(begun: list[tuple[float, float]], width: float) -> list[tuple[int, list[int]]]:
    """The rows of a page on which words begin at one place to the right in several rows, beside others further left; none
    for other pages."""
    left = min((x for x, _ in begun), default=0.0)
    rows: dict[int, set[int]] = {}
    for x, y in begun:
        rows.setdefault(round(y), set()).add(round(x))
    counts: dict[int, int] = {}
    for places in rows.values():
        for x in places if len(places) > 1 else ():
            counts[x] = counts.get(x, 0) + (x - left > width * 0.2)
    again = {x for x, count in counts.items() if count >= _FEWEST_ROWS and count * 3 >= len(rows)}
    return [(y, sorted({min(xs)} | (xs & again))) for y, xs in sorted(rows.items(), reverse=True)] if again else []


def _lines(page: Any, note: Any) -> list[Line]:
    """Each line of a page with its distance from the line above, in heights of its letters, and its place; None where that is
    not known."""
    pieces: list[tuple[str, float, float, float]] = []

    def keep(words: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        height = abs(size * (tm[3] * cm[3] or 1.0)) or 1.0
        x, y = tm[4] * cm[0] + tm[5] * cm[2] + cm[4], tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        pieces.append((words, x, y, height))

    whole = page.extract_text(visitor_text=keep, visitor_operand_before=note)
    if "".join(words for words, *_ in pieces) != whole:
        return [(line, None, None, None, 1.0) for line in whole.split("\n")]
    lines: list[Line] = []
    words, left, at, height, above = "", None, None, 1.0, None
    for piece, x, y, size in [*pieces, ("\n", 0.0, 0.0, 1.0)]:
        for number, part in enumerate(piece.split("\n")):
            if number:
                apart: float | None = None if at is None or above is None else round((above - at) / height, 2)
                lines.append((words, apart, left, at, height))
                above = above if at is None else at
                words, left, at = "", None, None
            if part.strip() and at is None:
                left, at, height = x, y, size
            words += part
    return lines


if __name__ == "__main__":
    sys.stdout.buffer.write(json.dumps(main(Path(sys.argv[1]))).encode("ascii"))
