"""Links of which a source leaves one end open: they stand as rows beside the links that have both."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from graph.store import Row
from queries.catalogue import part
from queries.question import Asked, Column, Question
from queries.within import rows_of_part

# What a row of a gap has in place of a link.
GAP = Column("gap", "gap", "which end is empty and why: not stated by the source, not published, not searched, or none exists")
_SAID = (
    "amount",
    "amount_to",
    "amount_qualifier",
    "amount_is",
    "period",
    "duration",
    "purpose",
    "via",
    "about",
    "status",
    "topics",
)
_PROOF = ("family", "kind", "dating", "said_on", "sources", "locators")


def open_ends(asked: Asked, wanted: Callable[[Row], bool], ends: tuple[str, str] = ("payer", "recipient")) -> list[Row]:
    """The gaps of the frame that are wanted, as rows of links with these `ends`: `link` is the gap's id."""
    return [_as_link(gap, ends) for gap in rows_of_part(asked, "open-ends") if wanted(gap)]


def _as_link(gap: Row, ends: tuple[str, str]) -> Row:
    found = {name: gap[name] for name in (*_SAID, *_PROOF)} | {"link": gap["gap"], "polarity": "asserted"}
    empty = []
    for name, end in zip(ends, ("subject", "object"), strict=True):
        found |= {name: gap[end], f"{name}_kind": gap[f"{end}_kind"]}
        empty += [] if gap[end] else [name]
    return {**found, "gap": " ".join([*empty, gap["reason"].replace("_", " ")])}


def columns_with_gap(name: str, after: str) -> tuple[Column, ...]:
    """The columns of a part, and after one of them why an end is empty."""
    columns = part(name).columns
    at = [column.name for column in columns].index(after) + 1
    return (*columns[:at], GAP, *columns[at:])


def together(question: Question, rows: Iterable[Row], order: Callable[[Row], Any]) -> list[Row]:
    """Links and gaps in one order, each with the columns of the question, empty where it has none such."""
    names = [column.name for column in question.columns]
    return [{name: row.get(name) for name in names} for row in sorted(rows, key=order)]
