"""Dates, lists and names as people write them."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable

_ISO = re.compile(r"\d{4}(-\d{2}){0,2}", re.ASCII)


def long_date(date: str) -> str:
    """2022-11-30 -> 30 November 2022; 2022-11 -> November 2022; 2022 stays."""
    year, *rest = date.split("-")
    if not rest:
        return year
    month = calendar.month_name[int(rest[0])]
    return f"{int(rest[1])} {month} {year}" if len(rest) > 1 else f"{month} {year}"


def short_date(date: str) -> str:
    """2022-11-30 -> 30 Nov 2022; 2022-11 -> Nov 2022; 2022 stays; a day that stands for no end is nothing."""
    if date in ("0001-01-01", "9999-12-31"):
        return ""
    year, *rest = date.split("-")
    if not rest:
        return year
    month = calendar.month_abbr[int(rest[0])]
    return f"{int(rest[1])} {month} {year}" if len(rest) > 1 else f"{month} {year}"


def long_period(period: str) -> str:
    """A date or a..b in words: 2021-10..2023-03 -> October 2021 to March 2023; a fiscal year stays as it is."""
    ends = [long_date(end) if _ISO.fullmatch(end) else end for end in period.split("..")]
    return " to ".join(end for end in ends if end)


def listed(names: Iterable[str], last: str = "and") -> str:
    """'A', 'A and B', 'A, B and C'; nothing for no names."""
    *most, final = names or ("",)
    return f"{', '.join(most)} {last} {final}" if most else final


def pounds(amount: float, to: float | None = None) -> str:
    """A sum with its thousands, or a range; no figure of it is left out, and pence are two digits at least."""
    if to is not None:
        return f"{pounds(amount)} to {pounds(to)}"
    sign, size = ("-" if amount < 0 else ""), abs(amount)
    if float(size).is_integer():
        return f"{sign}£{size:,.0f}"
    whole, _, rest = f"{size:,}".partition(".")
    return f"{sign}£{whole}.{rest.ljust(2, '0')}"


def spaced(word: str) -> str:
    """A value of a closed list as words: set_priorities -> set priorities."""
    return word.replace("_", " ")
