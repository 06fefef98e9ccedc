"""Reads sums of money out of text: amount in pounds, qualifier, and what the sum is.

Every expression is bounded and without nested repetition, so that no text takes more than linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

_POWERS = {"": 0, "thousand": 3, "k": 3, "million": 6, "billion": 9, "trillion": 12, "b": 9, "bn": 9, "tn": 12}
_SCALES = {**_POWERS, "m": 6, "mn": 6, "mln": 6, "millions": 6}
_NUMBER = r"(\d{1,3}(?:,\d{3}){1,6}(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,6})?)"
_SCALE = r"(?:[\s\u00a0‑-]?(thousand|millions?|billion|trillion|mln|mn|bn|tn|k|m|b)(?![A-Za-z]))?"
_RANGE = rf"(?:\s?(?:-|–|—|to|and)\s?£?\s?{_NUMBER}{_SCALE})?"
_SUM = re.compile(rf"£\s?{_NUMBER}{_SCALE}{_RANGE}", re.IGNORECASE)
_POUNDS = re.compile(rf"(?<![\w£.,]){_NUMBER}{_SCALE}\s(?:pounds\b(?!\s+(?:of\s+)?weight)|GBP\b)", re.IGNORECASE)

_BEFORE = {
    "up_to": r"up to|as much as|a maximum of|no more than|not more than|maximum",
    "at_least": r"at least|no less than|not less than|a minimum of|minimum",
    "over": r"over|more than|in excess of|upwards of|exceeding|above|greater than",
    "about": r"about|around|approximately|circa|c\.|c|roughly|some|nearly|almost|estimated|in the region of|close to",
}
_QUALIFIERS = tuple(
    (name, re.compile(rf"(?:\b(?:{words})|~)(?: an?)?(?: total of| further| additional)?(?: of| at)?\s*$"))
    for name, words in _BEFORE.items()
)
_INCREASE_BEFORE = re.compile(
    r"\b(?:increas(?:e|es|ed|ing)|rise|rises|rose|risen|uplift|growth|grew|boost(?:ed)?)\b[^£.;]{0,40}$"
)
_INCREASE_AFTER = re.compile(r"^\s*(?:of |in )(?:additional|extra)\b|^\s*(?:increase|uplift|rise)\b")
_PER_YEAR = re.compile(r"^[^£.;,]{0,25}?\b(?:per year|a year|per annum|each year|every year|annually|p\.a\.)|^\s?/\s?year")
_ANNUAL_BEFORE = re.compile(r"\b(?:annual|annually|yearly)\b[^£.;]{0,25}$")
_PER_PERSON = re.compile(
    r"^[^£.;,]{0,20}?\bper (?:person|officer|head|recruit|household|victim|offence|case)\b"
    r"|^\s*(?:each|for each (?:officer|person|recruit))\b"
)
_OF_WHICH = re.compile(
    r"\b(?:of which|of this,?|including|includes|incl\.|within this,?|comprising)"
    r"\s*(?:up to |over |around |at least |a further )?$"
)


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of money as said: `start` and `end` are its place; `high` is the upper end of a range."""

    start: int
    end: int
    amount: float
    high: float | None
    qualifier: str | None
    amount_is: str | None
    part: bool


def find_sums(text: str, start: int = 0, end: int | None = None) -> Iterator[Sum]:
    """Every sum of money in text[start:end], in order."""
    stop = len(text) if end is None else end
    found = sorted([*_SUM.finditer(text, start, stop), *_POUNDS.finditer(text, start, stop)], key=lambda match: match.start())
    last = start
    for match in found:
        if match.start() < last:
            continue
        read = _read(match)
        if read is None:
            continue
        amount, high = read
        before = text[max(start, match.start() - 90) : match.start()].casefold()
        after = text[match.end() : min(stop, match.end() + 60)].casefold()
        yield Sum(
            match.start(),
            match.end(),
            amount,
            high,
            _qualifier(before),
            _amount_is(before, after),
            bool(_OF_WHICH.search(before)),
        )
        last = match.end()


def amount_of(number: str, scale: str | None) -> float | None:
    """A number as written, with its scale, in pounds; None where it is none."""
    try:
        value = Decimal(number.replace(",", "")).scaleb(_SCALES[(scale or "").casefold()])
    except (InvalidOperation, KeyError):
        return None
    return float(value) if value.is_finite() else None


def _read(match: re.Match[str]) -> tuple[float, float | None] | None:
    groups = [*match.groups(), None, None][:4]
    number, scale, high_number, high_scale = groups
    if number is None:
        return None
    low = amount_of(number, scale or (high_scale if high_number else None))
    high = amount_of(high_number, high_scale or scale) if high_number else None
    if low is None:
        return None
    if high is not None and high <= low and scale is None and high_scale:
        low = amount_of(number, None) or low
    return low, high


def _qualifier(before: str) -> str | None:
    return next((name for name, pattern in _QUALIFIERS if pattern.search(before)), None)


def _amount_is(before: str, after: str) -> str | None:
    if _PER_PERSON.search(after) or "bonus" in before[-60:]:
        return "per_person"
    if _INCREASE_BEFORE.search(before) or _INCREASE_AFTER.search(after):
        return "increase"
    if _PER_YEAR.search(after) or _ANNUAL_BEFORE.search(before):
        return "per_year"
    return None
