"""How a value looks. One function says what a value of a column is; text for people and cells of spreadsheets follow."""

from __future__ import annotations

import math
import re
from datetime import date
from enum import Enum
from typing import Any


class Look(Enum):
    """What a value is, for the eye."""

    NOTHING = "nothing"
    FLAG = "flag"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    LIST = "list"
    TEXT = "text"


_FULL_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
# A spreadsheet keeps fifteen digits of a number.
EXACT = 10**15


def look_of(column: str, value: Any) -> Look:
    """The look of a value in the column of this name."""
    if value is None:
        return Look.NOTHING
    if isinstance(value, bool):
        return Look.FLAG
    if isinstance(value, int | float):
        if not math.isfinite(value):
            return Look.TEXT
        return Look.MONEY if column.startswith("amount") else Look.NUMBER
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


def shown(column: str, value: Any) -> str:
    """A value as a person reads it. No figure of a sum is left out."""
    if look_of(column, value) is not Look.MONEY:
        return plain(value)
    sign, size = ("-" if value < 0 else ""), abs(value)
    return f"{sign}£{size:,.0f}" if float(size).is_integer() else f"{sign}£{_pence(size)}"


def _pence(size: float) -> str:
    """At least two digits behind the point, and more where there are more."""
    whole, _, rest = f"{size:,}".partition(".")
    return f"{whole}.{rest.ljust(2, '0')}"
