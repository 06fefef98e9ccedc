"""Reads the periods of sums out of text: 2022/23, 2018/19 to 2020/21, in 2021."""

from __future__ import annotations

import re

_FISCAL = re.compile(r"(?<![\d/\-–‑])((?:19|20)\d\d)\s?[/\-–‑]\s?((?:19|20)?\d\d)(?![\d/])")
_YEARS_TO = re.compile(r"\b((?:19|20)\d\d)[/\-–‑](\d\d) (?:to|and|until|through to) ((?:19|20)\d\d)[/\-–‑](\d\d)\b")
_BETWEEN = re.compile(r"\b(?:between|from|over) ((?:19|20)\d\d)(?: and | to | until |[-–‑])((?:19|20)\d\d)\b(?![/\-–‑]\d)")
_IN_YEAR = re.compile(r"\b(?:in|during|for|throughout) ((?:19|20)\d\d)\b(?![/\-–‑]\d)")
_NUMBERS = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|few|several)"
_YEAR_NAME = r"(?:19|20)\d\d(?:\s?[/\-–‑]\s?(?:(?:19|20)\d\d|\d\d))?"
# Words that say when or for how long a sum is paid, as they stand between a sum and whom it is for.
TIME = re.compile(
    r"\b(?:(?:in|over|for|by|from|since|during|between|until|across|within|throughout|of|up to) )?"
    r"(?:(?:the|a|this|each|every|per|both|financial|fiscal|next|last|past|coming|first|second|third|current|following|previous"
    r"|same|initial|spending review|academic|full|three-year|two-year|early|late|mid|end of) ){0,4}"
    rf"(?:(?:FY ?)?{_YEAR_NAME}(?:(?:,| and| to| until|,? and) (?:in |up to )?{_YEAR_NAME}){{0,3}}"
    rf"(?:,? (?:financial|fiscal|academic) years?| alone)?|(?:{_NUMBERS}[ -])?(?:financial |fiscal |calendar )?"
    r"(?:years?|months|quarters?)(?: period| alone| from now)?|decade|annum|date)\b"
    r"|\b(?:annually|to date|so far|this financial year|over time)\b",
    re.IGNORECASE,
)


_SHORT = re.compile(r"(?<![\d/.])(\d\d)[/\-–‑](\d\d) (?:financial|fiscal) year|\bFY ?(\d\d)[/\-–‑](\d\d)\b")


def find_period(text: str) -> str | None:
    """The fiscal year, range or calendar year that a text names, in our form: 2022/23, 2018/19..2020/21, 2021; the first."""
    span = _YEARS_TO.search(text)
    if span and _follows(span[1], span[2]) and _follows(span[3], span[4]) and int(span[1]) < int(span[3]):
        return f"{span[1]}/{span[2]}..{span[3]}/{span[4]}"
    for match in _FISCAL.finditer(text):
        first, second = match[1], match[2]
        if _follows(first, second[-2:]) and (len(second) == 2 or int(second) == int(first) + 1):
            return f"{first}/{second[-2:]}"
        last = int(second) if len(second) == 4 else int(first[:2] + second)
        if int(first) < last <= int(first) + 15:
            return f"{first}..{last}"
    range_ = _BETWEEN.search(text)
    if range_ and int(range_[1]) < int(range_[2]):
        return f"{range_[1]}..{range_[2]}"
    short = _SHORT.search(text)
    if short and _follows(first := f"20{short[1] or short[3]}", short[2] or short[4]):
        return f"{first}/{short[2] or short[4]}"
    year = _IN_YEAR.search(text)
    return year[1] if year else None


def _follows(year: str, short: str) -> bool:
    return (int(year) + 1) % 100 == int(short)
