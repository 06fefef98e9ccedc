"""Takes the text out of one PDF, page by page, as a process of its own: a PDF may loop or swell, and is then ended.

Run as a script with the path of a PDF. Writes JSON: {"pages": [text, …]} or {"error": why}.
"""

from __future__ import annotations

import contextlib
import json
import sys
from pathlib import Path

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
        return {"pages": [page.extract_text() for page in reader.pages]}
    except MemoryError:
        return {"error": "its pages do not fit into memory"}
    except Exception as error:
        if "cryptography" in str(error) or "AES" in str(error):
            return {"error": "it is encrypted; save a copy without a password"}
        return {"error": f"it is damaged or cut short ({type(error).__name__})"}


if __name__ == "__main__":
    sys.stdout.buffer.write(json.dumps(main(Path(sys.argv[1]))).encode("ascii"))
