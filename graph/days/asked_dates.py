"""Dates as people write them, for what is typed; what is in data stays ISO (graph/days/dates.py).

The day comes before the month. A month, a year and a fiscal year stand for their last day, as 2022 and 2022-11 do.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from graph.days.dates import MONTH_NUMBERS, MONTHS, last_day, period_bounds

_FISCAL = re.compile(r"(?:fy|financial year|fiscal year)? ?([0-9]{4}) ?[/–-] ?(?:[0-9]{2})?([0-9]{2})")
_ISO_MONTH = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])")
_NUMBERS = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})(?:[/.](?=.+[/.])|(?=[0-9]{4}$))([0-9]{1,2})[/.]?([0-9]{1,2})")
_MONTH_YEAR = re.compile(r"([0-9]{1,2})[/.]([0-9]{4})")
_SHORT_YEAR = re.compile(r"[0-9]{1,2}([/.-])[0-9]{1,2}\1[0-9]{2}|[0-9]{1,2} [a-z]+ '?[0-9]{2}")
_IN_WORDS = re.compile(r"(?:([0-9]{1,2})(?:st|nd|rd|th)? )?(?:of )?([a-z]+) ([0-9]{4})")
_MONTH_FIRST = re.compile(r"([a-z]+) ([0-9]{1,2})(?:st|nd|rd|th)? ([0-9]{4})")
_NO_YEAR = re.compile(r"[0-9]{1,2}(?:st|nd|rd|th)? (?:of )?([a-z]+)")
_LONGEST = 40
EXPECTED = "expected 2022-11-30, 30/11/2022, 30 November 2022, November 2022, 2022, 2022/23 or today"


@dataclass(frozen=True, slots=True)
class Day:
    """The last day that a date can mean, in ISO; `note` says how it was read where that could surprise."""

    iso: str
    note: str = ""


def asked_day(text: str, today: datetime.date | None = None) -> Day:
    """The day that a person means. ValueError, in words, when it is no date."""
    given = " ".join(text.split())
    if len(given) > _LONGEST:
        raise ValueError(f"'{given[:_LONGEST]}…' is not a date: {EXPECTED}")
    plain = " ".join(given.casefold().replace(",", " ").split())
    relative = {"today": 0, "now": 0, "yesterday": 1}.get(plain)
    if relative is not None:
        day = (today or datetime.date.today()) - datetime.timedelta(days=relative)
        return Day(day.isoformat(), f"{plain} is {day.isoformat()}")
    fiscal = _FISCAL.fullmatch(plain)
    if fiscal and not _ISO_MONTH.fullmatch(plain):
        try:
            end = period_bounds(f"{fiscal[1]}/{fiscal[2]}")[1]
        except ValueError:
            raise ValueError(f"'{given}' is not a date: neither a month nor a financial year, such as 2022/23") from None
        return Day(end, f"'{given}' is asked as at its last day, {end}")
    iso = iso_form(plain)
    if iso is None:
        return Day(_strict(given), _month_or_year(plain))
    try:
        return Day(last_day(iso), _day_first(plain))
    except ValueError:
        raise ValueError(
            f"'{given}' is not a date: no such day in the calendar; the day comes first, as in 30/11/2022"
        ) from None


def iso_form(plain: str) -> str | None:
    """The ISO form of a date written otherwise, which may still be no day of the calendar."""
    if found := _NUMBERS.fullmatch(plain):
        return f"{found[4]}-{int(found[3]):02d}-{int(found[1]):02d}"
    if found := _YEAR_FIRST.fullmatch(plain):
        return f"{found[1]}-{int(found[2]):02d}-{int(found[3]):02d}"
    if found := _MONTH_YEAR.fullmatch(plain):
        return f"{found[2]}-{int(found[1]):02d}"
    if (found := _IN_WORDS.fullmatch(plain)) and found[2] in MONTH_NUMBERS:
        return f"{found[3]}-{MONTH_NUMBERS[found[2]]:02d}" + (f"-{int(found[1]):02d}" if found[1] else "")
    if (found := _MONTH_FIRST.fullmatch(plain)) and found[1] in MONTH_NUMBERS:
        return f"{found[3]}-{MONTH_NUMBERS[found[1]]:02d}-{int(found[2]):02d}"
    return None


def _strict(given: str) -> str:
    try:
        return last_day(given)
    except ValueError as error:
        plain = given.casefold()
        without = _NO_YEAR.fullmatch(plain)
        if (without and without[1] in MONTH_NUMBERS) or plain in MONTH_NUMBERS:
            raise ValueError(f"'{given}' is not a date: it has no year; write {given} 2022") from None
        if _SHORT_YEAR.fullmatch(plain):
            raise ValueError(f"'{given}' is not a date: write the year in full, as in 30/11/2022") from None
        if "no such day" in str(error) or "digits" in str(error):
            raise
        raise ValueError(f"'{given}' is not a date: {EXPECTED}") from None


def _day_first(plain: str) -> str:
    """What to say of 3/4/2022, which is another day in America."""
    found = _NUMBERS.fullmatch(plain)
    if not found or found[1] == found[3] or int(found[1]) > 12 or int(found[3]) > 12:
        return ""
    return f"'{plain}' is read with the day first: {int(found[1])} {MONTHS[int(found[3]) - 1]} {found[4]}"


def _month_or_year(plain: str) -> str:
    """What to say of 2011-12, which is a month, and to many a financial year."""
    year, _, month = plain.partition("-")
    if not _ISO_MONTH.fullmatch(plain) or int(month) != (int(year) + 1) % 100:
        return ""
    return f"'{plain}' is the month; for the financial year write {year}/{month}"
