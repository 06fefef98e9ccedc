"""Sums as people write them: £1.2m, (300), 12k, 1,200.50 GBP. Strict about what could be misread."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from graph.texts.numbers import LARGEST_SUM

SIGNS = {"£": "GBP", "€": "EUR", "$": "USD"}
# What people write in a column of currencies instead of the code.
_NAMES = {
    **dict.fromkeys("£ pound pounds sterling".split(), "GBP"),
    **dict.fromkeys("€ euro euros".split(), "EUR"),
    **dict.fromkeys(("pounds sterling", "pound sterling", "british pounds", "uk pounds"), "GBP"),
    **dict.fromkeys(("us$", "us dollars", "us dollar"), "USD"),
}
_TIMES = {"": 0, "k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6, "bn": 9, "b": 9, "billion": 9}
_SUM = re.compile(
    r"(?P<open>\()?(?P<minus>[-−–])?\s*(?P<before>[£€$]|[A-Z]{3})?\s*(?P<open2>\()?(?P<minus2>[-−–])?"
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)\s*"
    r"(?P<times>k|thousand|mn?|million|bn?|billion)?\s*(?P<after>[£€$]|[A-Z]{3})?(?P<close>\))?",
    re.ASCII | re.IGNORECASE,
)
# Two sums with a word or a dash between them.
_RANGE = re.compile(r"(?P<low>.*?\w) ?(?: to |[-–—] ?)(?P<high>.*\w\)?)", re.IGNORECASE)
_BETWEEN = re.compile(r"(?:between|from) (?P<low>.*\w) (?:and|to) (?P<high>.*\w)", re.IGNORECASE)
_CODE = re.compile(r"[A-Z]{3}", re.ASCII)
# A point before three digits: the thousands of other countries, since no sum has a tenth of a penny.
_THOUSANDS = re.compile(r"[1-9]\d{0,2}\.\d{3}", re.ASCII)
EXPECTED = "expected a sum such as 1200, £1,200.50, 12k, £1.2m, (300) for below nothing, or £2m to £3m"


def read_amount(value: object) -> tuple[str, str | None]:
    """The sum in plain digits, and its currency where it says one. ValueError, in words, where it is no sum."""
    if isinstance(value, bool):
        raise ValueError(f"'{value}' is no sum; {EXPECTED}")
    if isinstance(value, (int, float, Decimal)):
        return plain_number(Decimal(str(value))), None
    text = " ".join(str(value).replace("\u00a0", " ").split())
    found = _SUM.fullmatch(text)
    brackets = [found["open"], found["open2"]] if found else []
    if not found or len([*filter(None, brackets)]) != bool(found["close"]) or (found["before"] and found["after"]):
        raise ValueError(f"'{text[:60]}' is no sum; {EXPECTED}")
    if _THOUSANDS.fullmatch(found["number"]) and not found["times"]:
        raise ValueError(f"'{text[:60]}' may be thousands or parts of a penny; {EXPECTED}")
    number = Decimal(found["number"].replace(",", "")).scaleb(_TIMES[(found["times"] or "").lower()])
    if any(brackets) or found["minus"] or found["minus2"]:
        number = -number
    currency = found["before"] or found["after"]
    return plain_number(number), SIGNS.get(currency, currency.upper()) if currency else None


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of a cell in plain digits; `high` is the upper end of a range; `currency` where it says one."""

    low: str
    high: str | None = None
    currency: str | None = None

    @property
    def shown(self) -> str:
        """As one reads it: '£1,200', '£2,000,000 to £3,000,000'."""
        return " to ".join(in_pounds(end) for end in (self.low, self.high) if end)

    @property
    def values(self) -> dict[str, str]:
        """What it says of a link."""
        return {"amount": self.low} | ({"amount_to": self.high} if self.high else {})

    def foreign(self, currency: str) -> str:
        """In words, in another currency: 'EUR 1,200'."""
        return f"{currency} {self.shown.replace('£', '')}"


def read_sum(value: object) -> Sum:
    """A sum or a range with both its ends: '£2m to £3m', '£2-3m', 'between £2m and £3m'. ValueError, in words."""
    text = " ".join(str(value).split()) if isinstance(value, str) else ""
    found = _BETWEEN.fullmatch(text) or _RANGE.fullmatch(text)
    if found is None or _SUM.fullmatch(text):
        low, currency = read_amount(value)
        return Sum(low, None, currency)
    if not all(_SUM.fullmatch(found[end]) for end in ("low", "high")):
        raise ValueError(f"'{text[:60]}' is no sum; {EXPECTED}")
    (low, first), (high, second) = read_amount(found["low"]), read_amount(found["high"])
    # '£2-3m' is two million to three: what is left unsaid of the one end is as of the other.
    ends = [_SUM.fullmatch(found[end]) for end in ("low", "high")]
    if ends[0] and ends[1] and not ends[0]["times"] and ends[1]["times"] and Decimal(low) < Decimal(ends[1]["number"]):
        low = plain_number(Decimal(low).scaleb(_TIMES[ends[1]["times"].lower()]))
    if first and second and first != second:
        raise ValueError(f"'{text[:60]}' is in {first} and in {second}; expected one currency")
    return rising(low, high, first or second)


def rising(low: str, high: str, currency: str | None) -> Sum:
    """A range of two ends. ValueError where it does not rise."""
    if Decimal(high) <= Decimal(low):
        raise ValueError(f"'{low} to {high}' does not rise; expected a range with its lower end first, as in £2m to £3m")
    return Sum(low, high, currency)


def read_currency(text: str) -> str:
    """The code of a currency. ValueError, in words, where it is none."""
    plain = text.strip().casefold()
    code = _NAMES.get(plain, plain.upper())
    if not _CODE.fullmatch(code):
        raise ValueError(f"'{text[:60]}' is no currency; expected its code of three letters, such as GBP")
    return code


def plain_number(number: Decimal) -> str:
    """A number in digits, pence rounded, without a needless end: '1200', '12.5'."""
    try:
        rounded = number.quantize(Decimal("0.01"))
    except InvalidOperation:
        raise ValueError(f"'{number}' is no sum that can be kept; {EXPECTED}") from None
    if abs(rounded) >= LARGEST_SUM:
        raise ValueError(f"'{str(number)[:60]}' is larger than any sum of money; check its digits")
    text = format(rounded, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def in_pounds(amount: str) -> str:
    """A plain sum as one reads it: '£1,200', '£12.50'."""
    number = Decimal(amount)
    sign = "-" if number < 0 else ""
    return f"{sign}£{abs(number):,.2f}".removesuffix(".00")
