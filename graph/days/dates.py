"""Partial dates (2022, 2022-11, 2022-11-30) and periods of money (2022/23, 2018/19..2020/21), as ISO text.

Dates stay text everywhere: both engines compare ISO text alike, and a partial date is widened to its
first or last day when it is compared.
"""

from __future__ import annotations

import calendar
import datetime
import re
import unicodedata
from functools import lru_cache

EARLIEST = "0001-01-01"
LATEST = "9999-12-31"
MONTHS = tuple("January February March April May June July August September October November December".split())
SHORT_MONTHS = tuple("jan feb mar apr jun jul aug sep sept oct nov dec".split())
# By the folded name, whole or short.
MONTH_NUMBERS = {
    **{name.casefold(): number for number, name in enumerate(MONTHS, 1)},
    **{short: next(n for n, name in enumerate(MONTHS, 1) if name.casefold().startswith(short[:3])) for short in SHORT_MONTHS},
}

# Digits of ASCII only: dates are compared as text, in which full-width or Arabic digits come after all others.
_PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_FISCAL = re.compile(r"([0-9]{4})/([0-9]{2})")


def first_day(date: str) -> str:
    """The first day that a partial date can mean. ValueError, in words, when it is no date."""
    return _bounds(date)[0]


def last_day(date: str) -> str:
    """The last day that a partial date can mean. ValueError, in words, when it is no date."""
    return _bounds(date)[1]


def period_bounds(period: str) -> tuple[str, str]:
    """First and last day of a money period: a fiscal year (2022/23, April to March), a partial date, or a..b of these."""
    start, separator, end = period.partition("..")
    first, last = _one_period(start)
    if separator:
        last = _one_period(end)[1]
        if last < first:
            raise ValueError(f"'{period}' ends before it begins")
    return first, last


def day_before(day: str) -> str:
    """The day before a full ISO day; the earliest day stays where it is."""
    if day == EARLIEST:
        return day
    return (datetime.date.fromisoformat(day) - datetime.timedelta(days=1)).isoformat()


def day_after(day: str) -> str:
    """The day after a whole day; the last of all days has none, and stays."""
    if day >= LATEST:
        return day
    return (datetime.date.fromisoformat(day) + datetime.timedelta(days=1)).isoformat()


def years_after(day: str, years: int) -> str:
    """The same day so many years later (28 February for the 29th); the latest day where that is beyond the calendar."""
    year = int(day[:4]) + years
    if year > 9999:
        return LATEST
    return f"{year:04d}-02-28" if day[4:] == "-02-29" else f"{year:04d}{day[4:]}"


def _one_period(text: str) -> tuple[str, str]:
    fiscal = _FISCAL.fullmatch(text)
    if not fiscal:
        return _bounds(text)
    year = int(fiscal[1])
    if not 0 < year < 9999:
        raise ValueError(f"'{text}' is not a fiscal year that a calendar has")
    if (year + 1) % 100 != int(fiscal[2]):
        raise ValueError(f"'{text}' is not a fiscal year: expected {year}/{(year + 1) % 100:02d}")
    return f"{year:04d}-04-01", f"{year + 1:04d}-03-31"


@lru_cache(maxsize=4096)
def _bounds(date: str) -> tuple[str, str]:
    match = _PARTIAL.fullmatch(date)
    if not match or match[1] == "0000":
        raise ValueError(f"'{_short(date)}' is not a date: expected YYYY, YYYY-MM or YYYY-MM-DD{_in_ascii(date)}")
    year, month, day = match.groups()
    if month is None:
        return f"{year}-01-01", f"{year}-12-31"
    try:
        last = calendar.monthrange(int(year), int(month))[1]
        if day is None:
            return f"{year}-{month}-01", f"{year}-{month}-{last:02d}"
        datetime.date(int(year), int(month), int(day))
    except (ValueError, calendar.IllegalMonthError):
        raise ValueError(f"'{date}' is not a date: no such day in the calendar") from None
    return date, date


def _in_ascii(date: str) -> str:
    """What to write instead of the digits of another script."""
    if len(date) > 10 or date.isascii():
        return ""
    plain = "".join(str(unicodedata.decimal(char, char)) for char in date)
    return f", in the digits 0 to 9; write {plain}" if _PARTIAL.fullmatch(plain) else ""


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"
