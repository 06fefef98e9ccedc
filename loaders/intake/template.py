"""An empty workbook to fill in: bodies and links, with the choices in the cells."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from graph.files.whole_files import whole_file
from graph.kinds import Kinds, load_kinds
from loaders.intake.rows.columns import MEANINGS

BODIES = ("body", "kind", "parent", "sponsor", "from", "to", "aliases", "level", "area", "note")
LINKS = (
    "body",
    "kind",
    "relation",
    "other",
    "other_kind",
    "since",
    "until",
    "amount",
    "period",
    "purpose",
    "about",
    "topics",
    "powers",
    "binding",
    "on",
    "basis",
    "provision",
    "cites",
    "page",
    "said_on",
)
SHEETS = {"Bodies": BODIES, "Links": LINKS}
_ROWS = 2000
_MADE = datetime(2000, 1, 1)  # the same template is the same bytes
_ABOUT = (
    ("What this is", "A template of custodes: fill in Links, and Bodies where more is to be said of a body than its name."),
    ("Then", "custodes load THIS.xlsx --into mine --dry-run, and without --dry-run once it says what you meant."),
    ("A row of Links", "A body, what it is to the other, the other body; where you have it from (source, page)."),
    ("relationship", "Choose one, or write it in words: 'is funded by' turns the ends round."),
    ("amount", "A sum in pounds, or a range (£2m to £3m), for 'funds' only."),
    ("since, until", "Cells with the format of a date, or 2022, 2022-11, 30/11/2022."),
    ("on, basis", "The plan, person or recommendation that it is on; the Act or plan that it rests on, and its provision."),
    ("topics, powers", "One or several, with ; between them."),
)  # fmt: skip


def head_of(meaning: str) -> str:
    """What a template writes over a column."""
    return MEANINGS[meaning][0]


def write_template(path: Path) -> None:
    """Write the workbook. OutputError where the file cannot be written."""
    from xlsxwriter import Workbook

    kinds = load_kinds()
    with whole_file(path) as temporary:
        book = Workbook(temporary)
        book.set_properties({"created": _MADE, "author": "custodes"})
        bold = book.add_format({"bold": True, "bottom": 1})
        pages = {name: book.add_worksheet(name) for name in SHEETS}
        ranges = _choices(book.add_worksheet("Choices"), kinds, bold)
        for name, meanings in SHEETS.items():
            _page(pages[name], meanings, ranges, bold)
        about = book.add_worksheet("About")
        about.set_column(0, 0, 20)
        about.set_column(1, 1, 100)
        for number, pair in enumerate(_ABOUT):
            about.write_row(number, 0, pair)
        book.close()


def _choices(page: Any, kinds: Kinds, bold: Any) -> dict[str, str]:
    """One column for each list of choices; where each stands, for the cells that choose from it."""
    actor_kinds = [kind.label for kind in kinds.actors.values()]
    lists = {
        "kind": actor_kinds, "other_kind": actor_kinds, "relation": [kind.label for kind in kinds.links.values()],
        "topics": list(kinds.topics), "powers": list(kinds.powers), "binding": list(kinds.lists["binding"]),
        "level": list(kinds.lists["level"]),
    }  # fmt: skip
    ranges = {}
    for at, (meaning, values) in enumerate(lists.items()):
        page.write_string(0, at, head_of(meaning), bold)
        for number, value in enumerate(values, 1):
            page.write_string(number, at, value)
        letter = chr(ord("A") + at)
        ranges[meaning] = f"=Choices!${letter}$2:${letter}${len(values) + 1}"
        page.set_column(at, at, 28)
    return ranges


def _page(page: Any, meanings: tuple[str, ...], ranges: dict[str, str], bold: Any) -> None:
    page.freeze_panes(1, 0)
    for at, meaning in enumerate(meanings):
        page.write_string(0, at, head_of(meaning), bold)
        page.set_column(at, at, 22)
        if meaning in ranges:
            # Words of one's own are let through: the loader says what it does not know.
            page.data_validation(1, at, _ROWS, at, {"validate": "list", "source": ranges[meaning], "error_type": "information"})
