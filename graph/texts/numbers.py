"""Numbers as people write them in data: ASCII digits, grouped by threes or not, and nothing that is no number."""

from __future__ import annotations

import re

LARGEST_SUM = 1e15
_DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,3}(?:_[0-9]{3})+|[0-9]{1,20})"
_DECIMAL = re.compile(rf"-?{_DIGITS}(?:\.[0-9]{{1,20}})?")
_POUNDS = re.compile(rf"-?{_DIGITS}(?:\.[0-9]{{1,2}})?")
_WHOLE = re.compile(r"[0-9]{1,15}")


def decimal(text: str) -> float:
    """A number. ValueError, in words, where it is none: nan, inf, '3,5', digits of another script."""
    if not _DECIMAL.fullmatch(text):
        raise ValueError(f"'{text[:60]}' is not a number: expected digits 0 to 9, as in 1250, 1,250 or 0.5")
    return _plain(text)


def whole(text: str) -> int:
    """A whole number from 0. ValueError, in words."""
    if not _WHOLE.fullmatch(text):
        raise ValueError(f"'{text[:60]}' is not a whole number: expected digits 0 to 9")
    return int(text)


def pounds(text: str) -> float:
    """A sum in pounds, pence after the point. ValueError, in words. Whether it may be negative is for the caller."""
    if not _POUNDS.fullmatch(text):
        raise ValueError(f"'{text[:60]}' is not an amount: expected pounds in digits 0 to 9, as in 3500000, 3,500,000 or 12.50")
    amount = _plain(text)
    if abs(amount) >= LARGEST_SUM:
        raise ValueError(f"'{text[:60]}' is larger than any sum of money; check its digits")
    return amount


def _plain(text: str) -> float:
    return float(text.replace(",", "").replace("_", ""))
