"""Writes the table of docs/loading.md: what came of each real file of ../shared/standards. Run: python docs/loading_table.py"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from graph.errors import DataError  # noqa: E402
from loaders.dataset import SHIPPED  # noqa: E402
from loaders.intake.loading import Wish, load  # noqa: E402

STANDARDS = ROOT.parent / "shared" / "standards"
PAGE = ROOT / "docs" / "loading.md"
BEGIN, END = "<!-- table: written by docs/loading_table.py -->\n", "<!-- end of table -->\n"
_NOT_DATA = ("MANIFEST.md", "360-giving-schema.json", "360-giving-package-schema.json")


def rows() -> list[str]:
    """A row for each file, by path."""
    found = [
        "| file | format | records | new | matched | links | left out | or refused because |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for path in sorted(STANDARDS.rglob("*")):
        if path.is_file() and path.name not in _NOT_DATA:
            found.append(row(path))
    return found


def row(path: Path) -> str:
    """What came of one file."""
    name = path.relative_to(STANDARDS).as_posix()
    with tempfile.TemporaryDirectory() as folder:
        try:
            [report] = load([path], Path(folder) / "mine", (SHIPPED,), Wish(dry=True, said={"date": "2025-01-01"}))
        except DataError as error:
            first = str(error.faults[0]).removeprefix(f"{path.name}: ").replace("|", "/")
            more = f" (the first of {len(error.faults):,})" if len(error.faults) > 1 else ""
            return f"| {name} | | | | | | | {first[:160]}{more} |"
    said = report.record()
    links = sum(said["links"].values())
    counts = f"{said['records']:,} | {said['new']:,} | {said['matched']:,} | {links:,} | {said['left_out']:,}"
    return f"| {name} | {said['format']} | {counts} | |"


def page_text() -> str:
    """The page with the table as it is now."""
    text = PAGE.read_text("utf-8")
    before, _, rest = text.partition(BEGIN)
    return before + BEGIN + "\n".join(rows()) + "\n" + END + rest.partition(END)[2]


if __name__ == "__main__":
    PAGE.write_text(page_text(), "utf-8")
