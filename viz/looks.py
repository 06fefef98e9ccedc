"""How a value looks. One function says what a value of a column is; text for people and cells of spreadsheets follow."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from enum import Enum
from typing import Any

from graph.kinds import load_kinds
from graph.store import Row
from graph.texts.plain_words import pounds, short_date, spaced
from queries.question import Column


class Look(Enum):
    """What a value is, for the eye."""

    NOTHING = "nothing"
    FLAG = "flag"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    LIST = "list"
    TEXT = "text"


_DATE = re.compile(r"\d{4}(-\d{2}){0,2}", re.ASCII)
_FULL_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
# A spreadsheet keeps fifteen digits of a number.
EXACT = 10**15


def look_of(value: Any, *, money: bool) -> Look:
    """The look of a value, of a column of sums or not."""
    if value is None:
        return Look.NOTHING
    if isinstance(value, bool):
        return Look.FLAG
    if isinstance(value, int | float):
        if not math.isfinite(value):
            return Look.TEXT
        return Look.MONEY if money else Look.NUMBER
    if isinstance(value, list):
        return Look.LIST
    return Look.DATE if full_date(value) else Look.TEXT


def full_date(value: Any) -> date | None:
    """The day that a text names in full; None where it names none, or only a year or month."""
    if not isinstance(value, str) or not _FULL_DATE.fullmatch(value):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def plain(value: Any) -> str:
    """A value as text that a program can read back: no signs of money, nothing added."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, list):
        return "; ".join(plain(item) for item in value)
    return str(value)


def shown(column: Column, value: Any) -> str:
    """A value of a column as a person reads it: words for values of closed lists, dates in words, sums in pounds."""
    if value is None or value == []:
        return ""
    if isinstance(value, list):
        return ", ".join(shown(replace(column, type=column.item), item) for item in value)
    if isinstance(value, bool) or column.item not in _SHOWN:
        return plain(value)
    return _SHOWN[column.item](value)


def verb_between(columns: Sequence[Column], row: Row, kind: str) -> str:
    """The kind of the row's link as a verb that reads right between the first two actors of the row."""
    ends = [row.get(column.name) for column in columns if column.type == "actor"][:2]
    left, right = [*ends, None, None][:2]
    subject, object_ = _ends(row)
    return _verb(kind, turned=left == object_ or (left != subject and right == subject))


def verb_of(row: Row, column: str) -> str:
    """The verb of the row's link for the actor in this column: 'inspects', 'is owed a duty by'."""
    return _verb(row["kind"], turned=row[column] == _ends(row)[1])


def _ends(row: Row) -> tuple[str, str]:
    """Subject and object of the row's link: its id begins with them."""
    subject, _, rest = str(row["link"]).partition("~")
    return subject, rest.partition("~")[2].partition("~")[0]


def _verb(kind: str, *, turned: bool) -> str:
    known = load_kinds().links.get(kind)
    return kind if known is None else known.reverse if turned else known.label


def right_aligned(column: Column) -> bool:
    """Whether its values are figures that are read from the right."""
    return column.type in ("money", "number")


def _money(value: Any) -> str:
    return pounds(value) if isinstance(value, int | float) and math.isfinite(value) else plain(value)


def _number(value: Any) -> str:
    return f"{value:,}" if isinstance(value, int) else plain(value)


def _date(value: Any) -> str:
    return short_date(str(value)) if _DATE.fullmatch(str(value)) else plain(value)


def _period(value: Any) -> str:
    return " to ".join(_date(end) for end in str(value).split("..") if end)


def _kind(value: Any) -> str:
    kind = load_kinds().links.get(str(value))
    return kind.label if kind else plain(value)


def _actor_kind(value: Any) -> str:
    kind = load_kinds().actors.get(str(value))
    return kind.label if kind else plain(value)


def _word(value: Any) -> str:
    return spaced(str(value))


# How the values of each type of column are shown; those of a type that is not here are shown as they are.
_SHOWN: dict[str, Callable[[Any], str]] = {
    "money": _money, "number": _number, "date": _date, "period": _period, "kind": _kind, "actor_kind": _actor_kind,
    "family": _word, "power": _word, "duty": _word, "status": _word, "word": _word, 
    "topic": lambda value: value.replace("-", " "),
}  # fmt: skip
