"""Dates as files have them: ISO at any precision, with or without a time; the day before the month; cells of Excel."""

from __future__ import annotations

import datetime
import re

from graph.days.asked_dates import iso_form
from graph.days.dates import first_day

EXPECTED = "expected a date such as 2022, 2022-11, 2022-11-30, 30/11/2022 or 30 November 2022"
_ISO = re.compile(r"\d{4}(?:-\d{2}){0,2}", re.ASCII)
_TIMED = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}.*", re.ASCII)
_CLOCK = re.compile(r"(.+?) \d{1,2}:\d{2}(?::\d{2})?", re.ASCII)
_SERIAL = re.compile(r"[1-9]\d{4}(?:\.\d+)?", re.ASCII)
_EPOCH = datetime.date(1899, 12, 30)


def read_day(value: object) -> str:
    """A partial date in ISO form. ValueError, in words, where it is none."""
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    text = " ".join(str(value).split())
    if _ISO.fullmatch(text):
        return _in_calendar(text, text)
    if _SERIAL.fullmatch(text):
        day = _EPOCH + datetime.timedelta(days=int(float(text)))
        raise ValueError(f"'{text}' is how Excel counts the day {day}; {EXPECTED}: give the cells the format of a date")
    timed = _TIMED.fullmatch(text) or _CLOCK.fullmatch(text)
    plain = timed[1] if timed else text
    found = iso_form(plain.casefold().replace(",", " ")) or plain
    return _in_calendar(found, text)


def _in_calendar(day: str, text: str) -> str:
    try:
        first_day(day)
    except ValueError:
        raise ValueError(f"'{text[:60]}' is no date; {EXPECTED}") from None
    return day
