"""Takes the text out of one PDF, page by page, as a process of its own: a PDF may loop or swell, and is then ended.

Run as a script with the path of a PDF. Writes JSON: {"pages": [[[line, space above it], …], …]} or {"error": why}.
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
        return {"pages": [_lines(page) for page in reader.pages]}
    except MemoryError:
        return {"error": "its pages do not fit into memory"}
    except Exception as error:
        if "cryptography" in str(error) or "AES" in str(error):
            return {"error": "it is encrypted; save a copy without a password"}
        return {"error": f"it is damaged or cut short ({type(error).__name__})"}


def _lines(page: Any) -> list[tuple[str, float | None]]:
    """Each line of a page with its distance from the line above, in heights of its letters; None where that is not known."""
    pieces: list[tuple[str, float, float]] = []

    def keep(words: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        height = abs(size * (tm[3] * cm[3] or 1.0)) or 1.0
        pieces.append((words, tm[4] * cm[1] + tm[5] * cm[3] + cm[5], height))

    whole = page.extract_text(visitor_text=keep)
    if "".join(words for words, _, _ in pieces) != whole:
        return [(line, None) for line in whole.split("\n")]
    lines: list[tuple[str, float | None]] = []
    words, at, height, above = "", None, 1.0, None
    for piece, y, size in [*pieces, ("\n", 0.0, 1.0)]:
        for number, part in enumerate(piece.split("\n")):
            if number:
                lines.append((words, None if at is None or above is None else round((above - at) / height, 2)))
                above = above if at is None else at
                words, at = "", None
            if part.strip() and at is None:
                at, height = y, size
            words += part
    return lines


if __name__ == "__main__":
    sys.stdout.buffer.write(json.dumps(main(Path(sys.argv[1]))).encode("ascii"))
