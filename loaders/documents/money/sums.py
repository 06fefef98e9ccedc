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
_GROUPS = r"\d{1,3}(?:(?:,\d{3}){1,6}|(?:[ \u00a0\u202f\u2009]\d{3}){1,6}|(?:['’]\d{3}){1,6})"
# Digits that go on in another way make no number: '5,00,000', '1.2.3', '5.000,00'.
_NUMBER = rf"({_GROUPS}(?:\.\d{{1,6}})?|\d{{1,15}}(?:\.\d{{1,6}})?)(?!\d|[.,'’]\d|[ \u00a0]\d\d[ \u00a0]\d{{3}})"
_UNITS = "thousand|millions?|billion|trillion|mln|mn|bn|tn|k|m|b"
# A footnote's number may touch the scale; letters that are no scale and a second scale make a sum that cannot be read.
_SCALE = (
    rf"(?:[\s\u00a0‑-]?({_UNITS})(?![A-Za-z]))?(?!(?!p\.?a\b)[A-Za-z])"
    rf"(?![\s\u00a0‑-]{{0,2}}(?:hundred|lakhs?|crores?|mils?|mills?|mio|{_UNITS})\b)"
)
# The upper end of a range: '£2-3 million', '£2m to £3m', 'between £2m and £3m'; not '£2m and £3m' nor '£2m to 3 forces'.
_SCALED = r"(?=[\d.,]{1,20}[\s\u00a0]?(?:million|billion|thousand|bn|m|k)\b)"
_RANGE = rf"(?:\s?(?:(?:-|–|—|‑)\s?£?\s?|(?:to|and|or)\s(?:£\s?|{_SCALED})){_NUMBER}{_SCALE})?"
_SUM = re.compile(rf"(?<![A-Za-z])(?<![ \u00a0(][-−])£\s?{_NUMBER}{_SCALE}{_RANGE}", re.IGNORECASE)
_ANOTHER = re.compile(r"\s?(?:-|–|—|‑|\bto\b|\bor\b)\s?£\s?\d", re.IGNORECASE)
_POUNDS = re.compile(rf"(?<![\w£$€.,]){_NUMBER}{_SCALE}[\s\u00a0](?:pounds\b(?!\s+(?:of\s+)?weight)|GBP\b)", re.IGNORECASE)
_GBP = re.compile(rf"\bGBP[\s\u00a0]?{_NUMBER}{_SCALE}", re.IGNORECASE)
_ONES = "a an one two three four five six seven eight nine ten eleven twelve".split()
_IN_WORDS = re.compile(
    rf"\b(?:(?P<part>half|a quarter of) (?=an?\b))?(?P<count>{'|'.join(_ONES)})(?P<half> and a half)?"
    r" (?P<scale>thousand|million|billion)(?:[ -]pounds?\b(?! weight))"
    r"|£(?P<sign>half|a quarter of) an? (?P<of>million|billion)\b",
    re.IGNORECASE,
)
_FROM = re.compile(r"\bfrom\s(?:[a-z]+\s){0,3}$")
_CHANGES = re.compile(
    r"\b(?:increas\w*|ris(?:e|es|en|ing)|rose|rais(?:e|es|ed|ing)|gr[eo]w\w*|growth|uplift\w*|boost\w*|doubl\w*|trebl\w*|expand\w*"
    r"|up|down|went|gone|mov(?:e|es|ed|ing)|chang\w*|extend\w*|cut|cuts|cutting|reduc\w*|decreas\w*|lower\w*|slash\w*|trim\w*"
    r"|shr[aiu]nk\w*|fall|falls|fell|fallen|falling|drop\w*|halv\w*)\b"
)
_MONEY = "grants?|budgets?|funding|funds?|spending|spend|allocations?|settlement|precept|contributions?|income|support"
# By so much less, and what is taken back. 'To cut crime, it gave £5m' says nothing of the sum.
_LESS = "|".join(
    r"cut|cuts|cutting|reduc(?:e|es|ed|ing|tions?)|decreas(?:e|es|ed|ing)|lower(?:s|ed|ing)|slash(?:ed|es|ing)?"
    r" trim(?:s|med|ming)?|shr[aiu]nk|fall|falls|fell|fallen|falling|drop(?:s|ped|ping)?|halv(?:e|es|ed|ing)|withdr[ae]w\w*"
    r" remov(?:e|es|ed|ing|al)|claw(?:s|ed|ing)?\sback|deduct\w*|top-slic\w*|los(?:e|es|ing|t)|sav(?:e|es|ed|ing|ings)"
    r" repa(?:y|ys|id|ying)|under-?spen[dt]\w*|cancel\w*|scrap(?:s|ped|ping)?|axe[ds]?|minus|less".split()
)
_LESS_BEFORE = re.compile(
    rf"\b(?:{_LESS})(?:(?:\s[\w’'-]+){{0,10}}?\sby)?"
    rf"(?:\s(?:of|its|the|their|a|an|some|in|another|further|this|that|total|worth|annual|{_MONEY}"
    r"|up to|over|about|around|nearly|almost|more than|at least|just|under|approximately|roughly)){0,6}\s*$"
)
_LESS_AFTER = re.compile(
    r"^[\s\u00a0]*(?:(?:was|were|is|has been|had been|will be|is being|of) )?(?:cut|cuts|reductions?|decrease|less|lower"
    r"|savings?|shortfall|underspends?|withdrawn|removed|saved|returned|repaid|clawed back|lost|deducted|top-sliced)\b"
)

_BEFORE = {
    "up_to": r"up to|as much as|a maximum of|no more than|not more than|maximum|at most|(?<!no )(?<!not )less than|below"
    r"|(?<!just )under",
    "at_least": r"at least|no less than|not less than|a minimum of|minimum",
    "over": r"over|more than|in excess of|upwards of|exceed(?:s|ed|ing)|above|greater than",
    "about": r"about|around|approximately|circa|c\.|c|roughly|some|nearly|almost|just under|just over|estimated"
    r"|in the region of|close to|an average of|average of|approaching|approx\.?|equivalent to",
}
_QUALIFIERS = tuple(
    (
        name,
        re.compile(rf"(?:\b(?:{words})|~)(?: an?)?(?: total of| further| additional| extra| new| estimated)?(?: of| at)?\s*$"),
    )
    for name, words in _BEFORE.items()
)
_INCREASE_BEFORE = re.compile(
    r"\b(?:increas(?:e|es|ed|ing)|rises?|rose|risen|rising|uplift(?! programme)|growth|grew|grow|boost(?:ed|ing)?)\b"
    r"(?P<what>[^£.;,]{0,60})$"
)
_INCREASE_AFTER = re.compile(r"^\s*(?:of |in )(?:additional|extra)\b|^\s*(?:increase|uplift|rise)\b")
# What rises to a sum, or from one, is that sum; it does not rise by it.
_LEVEL = re.compile(
    r"\b(?:(?<!up )to|from|at)\s(?:(?:over|around|about|nearly|more than|just|some|a|the|total|of|record) ){0,3}$"
)
_PER_YEAR = re.compile(r"^[^£.;,]{0,25}?\b(?:per year|a year|per annum|each year|every year|annually|p\.a\.)|^\s?/\s?year")
_ANNUAL_BEFORE = re.compile(r"\b(?:annual|annually|yearly)\b[^£.;]{0,25}$")
_PER_PERSON = re.compile(
    r"^[^£.;,]{0,20}?\b(?:per|for every) (?:person|officer|head|recruit|household|victim|offence|case"
    r"|child|prisoner|pupil|resident|employee|constable|average|band|property|dwelling)\b"
    r"|^\s*(?:each(?! year| month| force area)|for each (?:officer|person|recruit))\b"
)
_OF_WHICH = re.compile(
    r"\b(?:of which|of this,?|including|includes|incl\.|within this,?|comprising)"
    r"\s*(?:up to |over |around |at least |a further )?$"
)


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of money as said: `start` and `end` are its place; `high` is the upper end of a range;
    `gone` where it is less by the sum, or what there was before it rose or fell."""

    start: int
    end: int
    amount: float
    high: float | None
    qualifier: str | None
    amount_is: str | None
    part: bool
    gone: bool = False


def find_sums(text: str, start: int = 0, end: int | None = None) -> Iterator[Sum]:
    """Every sum of money in text[start:end], in order. One that cannot be read for sure is none."""
    stop = len(text) if end is None else end
    last = start
    ahead = {each: each.search(text, start, stop) for each in (_SUM, _POUNDS, _GBP, _IN_WORDS)}
    while match := _first(ahead, text, last, stop):
        before = text[max(start, match.start() - 90) : match.start()].casefold()
        match = _without_range(match, before)
        last = match.end()
        read = _read(match)
        if read is not None and read[1] is not None and read[1] < read[0]:
            match = _first_of(match)
            last, read = match.end(), _read(match)
        after = text[match.end() : min(stop, match.end() + 60)].casefold()
        if read is None or (_ANOTHER.match(after) and not _is_followed(match, stop)):
            continue
        amount, high = read
        yield Sum(
            match.start(),
            match.end(),
            amount,
            high,
            _qualifier(before),
            _amount_is(before, after),
            bool(_OF_WHICH.search(before)),
            _is_gone(before, after),
        )


def _first(ahead: dict[re.Pattern[str], re.Match[str] | None], text: str, last: int, stop: int) -> re.Match[str] | None:
    """The next match of any pattern from `last` on; each pattern is looked for again only once its match is passed."""
    for each, match in ahead.items():
        if match is not None and match.start() < last:
            ahead[each] = each.search(text, last, stop)
    return min((match for match in ahead.values() if match), key=lambda match: match.start(), default=None)


def amount_of(number: str, scale: str | None) -> float | None:
    """A number as written, with its scale, in pounds; None where it is none."""
    if not _WHOLE.fullmatch(number):
        return None
    plain = _SEPARATORS.sub("", number)
    if not scale and len(plain.partition(".")[2]) == 1 and len(plain) > 4:
        plain = plain[:-2]  # '£5,000.1 The': pence have two digits, so this is the number of a footnote
    try:
        value = Decimal(plain).scaleb(_SCALES[(scale or "").casefold()])
    except (InvalidOperation, KeyError):
        return None
    return float(value) if value.is_finite() else None


_WHOLE = re.compile(rf"{_GROUPS}(?:\.\d+)?|\d+(?:\.\d+)?")
_SEPARATORS = re.compile(r"[, \u00a0\u202f\u2009'’]")


def _without_range(match: re.Match[str], before: str) -> re.Match[str]:
    """'£2m and £3m' are two sums, and so are those of a rise 'from £2m to £3m': only its first is read here."""
    if match.re is not _SUM or match[3] is None:
        return match
    joint = match.string[match.end(2) if match[2] else match.end(1) : match.start(3)].casefold()
    if "and" in joint and not _BETWEEN.search(before):
        return _first_of(match)
    return _first_of(match) if "to" in joint and _is_former(before) else match


def _first_of(match: re.Match[str]) -> re.Match[str]:
    """The match of a range cut down to the sum it begins with."""
    return match.re.match(match.string, match.start(), match.end(2) if match[2] else match.end(1)) or match


def _is_followed(match: re.Match[str], stop: int) -> bool:
    """Whether the sum behind 'to' or a dash can be read too."""
    sign = match.string.find("£", match.end())
    return sign >= 0 and _SUM.match(match.string, sign, stop) is not None


def _is_former(before: str) -> bool:
    """Whether words such as 'rose from' stand before."""
    return _FROM.search(before) is not None and _CHANGES.search(before) is not None


def _is_gone(before: str, after: str) -> bool:
    return _is_former(before) or bool(_LESS_BEFORE.search(before) or _LESS_AFTER.search(after))


_BETWEEN = re.compile(r"\bbetween\s(?:[a-z]+\s){0,2}$")


def _in_words(match: re.Match[str]) -> float:
    scale = 10.0 ** _SCALES[(match["scale"] or match["of"]).casefold()]
    part = (match["part"] or match["sign"] or "").casefold()
    if part:
        return scale * (0.5 if part == "half" else 0.25)
    count = max(_ONES.index(match["count"].casefold()) - 1, 1)
    return scale * (count + (0.5 if match["half"] else 0))


def _read(match: re.Match[str]) -> tuple[float, float | None] | None:
    if match.re is _IN_WORDS:
        return _in_words(match), None
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
    rise = _INCREASE_BEFORE.search(before)
    if (rise and not _LEVEL.search(rise["what"])) or _INCREASE_AFTER.search(after):
        return "increase"
    if _PER_YEAR.search(after) or _ANNUAL_BEFORE.search(before):
        return "per_year"
    return None
