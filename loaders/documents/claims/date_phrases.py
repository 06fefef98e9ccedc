"""The phrases of a sentence that bound something in time: 'until 1 April 2018', 'since May 2019', 'in 2016-17 only'.

Each gives partial dates, no finer than what is said. A number that only looks like a year ('up to 2000 officers'), a year
within a name and a date that dates a thing ('data from 2018') are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.days.dates import MONTH_NUMBERS, MONTHS, SHORT_MONTHS, first_day

_MONTH = rf"(?:{'|'.join(MONTHS)}|{'|'.join(SHORT_MONTHS)})\b\.?"
_YEAR = r"(?:19|20)\d\d"
_ORDINAL = r"(?:st|nd|rd|th)?"
_S = r"[ \t\n\u00a0\u202f]{1,3}"
_PART = (
    rf"(?:(?:the{_S})?(?:end|start|beginning|middle|close|turn|first half|second half|spring|summer|autumn|winter)"
    rf"(?:{_S}of)?{_S}(?:the{_S})?"
    rf"|(?:early|mid|late)(?:{_S}|[-–‑])|(?:the{_S})?(?:financial|fiscal|academic|calendar){_S}year{_S}|the{_S}year{_S}|FY{_S}?)"
)
# One date; the year may be left out of the first of two.
_DATE = (
    rf"{_PART}?(?:(?P<iso__N>{_YEAR}-\d\d-\d\d)(?![\d/-])"
    rf"|(?P<num__N>\d{{1,2}}[/.]\d{{1,2}}[/.]{_YEAR})(?!\d)"
    rf"|(?P<day__N>\d{{1,2}}){_ORDINAL}(?:{_S}of)?{_S}(?P<month__N>{_MONTH})(?:,?{_S}(?P<dayyear__N>{_YEAR})\b)?"
    rf"|(?P<usmonth__N>{_MONTH}){_S}(?P<usday__N>\d{{1,2}}){_ORDINAL},?{_S}(?P<usyear__N>{_YEAR})\b"
    rf"|(?P<only__N>{_MONTH})(?:,?{_S}\(?(?P<monthyear__N>{_YEAR})\b)?"
    rf"|(?P<two__N>{_YEAR})[/–‑-](?P<next__N>\d\d|{_YEAR})(?![\d/-])"
    rf"|(?P<year__N>{_YEAR})(?![\d/]|[.,]\d|[-–‑]\d|'?s\b))"
)


def _date(number: int) -> str:
    return _DATE.replace("__N", str(number))


# 'until its abolition in 2018', 'since being set up in May 2013'.
_EVENT = (
    rf"(?:(?:the|its|their|his|her|this|that|being|when|it|they|was|were)\b{_S}){{0,3}}"
    r"(?:abolition|abolished|creation|created|establishment|established|formation|formed|launch|launched|introduction|introduced"
    r"|inception|foundation|founded|founding|set(?:ting)? up|closure|closed|election|elections?|elected|appointment|appointed"
    r"|commencement|repeal|repealed|dissolution|dissolved|replacement|replaced|merger|merged|transfer|transferred|review|reform)"
    rf"(?:{_S}of(?:{_S}[\w’'-]{{1,24}}){{1,6}}?)?{_S}(?:in|on|from|at){_S}"
)
_TO = rf"(?:{_S}(?:and{_S})?(?:to|until|till|through(?:{_S}to)?|up{_S}(?:to|until))|{_S}?[-–—‑]){_S}?"
_INCLUSIVE = rf"(?:{_S}\(?inclusive\)?)?"
_FROM = "(?:starting|beginning|commencing|effective|as)"
_PHRASES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (role, re.compile(rf"(?<![\w-]){words}", re.IGNORECASE))
    for role, words in (
        ("both", rf"between{_S}{_date(1)}{_S}(?:and|to|until){_S}{_date(2)}{_INCLUSIVE}"),
        ("both", rf"(?:{_FROM}{_S})?(?:from|during|over|in|for){_S}{_date(1)}{_TO}{_date(2)}{_INCLUSIVE}"),
        ("both", rf"(?:only|solely|exclusively){_S}(?:in|during|for|throughout){_S}{_date(1)}"),
        ("both", rf"(?:in|during|for|throughout){_S}{_date(1)},?{_S}(?:only|alone|solely|exclusively)\b"),
        ("both", rf"throughout{_S}{_date(1)}"),
        ("range", rf"(?:from|during|over|in|for|between){_S}(?:the{_S}(?:years|period){_S})?{_date(1)}"),
        ("until", rf"(?:up{_S})?(?:until|till|’til|'til){_S}(?:{_EVENT})?{_date(1)}"),
        ("until", rf"(?:up{_S}to(?:{_S}and{_S}including)?|ending{_S}(?:in|on)|expiring{_S}(?:in|on)){_S}{_date(1)}"),
        ("before", rf"(?:before|prior{_S}to|ahead{_S}of|earlier{_S}than){_S}(?:{_EVENT})?{_date(1)}"),
        ("deadline", rf"(?:no|not){_S}later{_S}than{_S}{_date(1)}"),
        ("since", rf"(?:ever{_S})?since{_S}(?:{_EVENT})?{_date(1)}"),
        ("since", rf"(?:with|having|taking){_S}effect{_S}(?:from|on|as{_S}of){_S}{_date(1)}"),
        ("since", rf"(?:as{_S}(?:of|from)|effective|(?:starting|beginning|commencing){_S}(?:from|in|on)){_S}{_date(1)}"),
        ("since", rf"(?:no|not){_S}earlier{_S}than{_S}{_date(1)}"),
        ("from", rf"(?:from|after|following){_S}(?:{_EVENT})?{_date(1)}"),
        ("at", rf"(?:in|on|during){_S}{_date(1)}"),
    )
)
_HINT = re.compile(
    r"\b(?:until|till?|with|no|not|ever|having|taking|before|prior|ahead|earlier|later|since|effect|as|effective|starting"
    r"|beginning|commencing|from|after|following"
    r"|between|only|solely|exclusively|alone|throughout|up|ending|expiring|during|over|in|on|for)\b",
    re.IGNORECASE,
)
_ANY_YEAR = re.compile(rf"(?<!\d){_YEAR}(?!\d)")
# What is counted by a number before it, or measured against a year: '2010 levels', 'up to 2000 officers'.
_COUNTED = re.compile(
    r"[\s\u00a0]{1,2}(?:(?:new|more|extra|additional|serving|further|police|other) ){0,2}"
    r"(?:officers|people|staff|cases|complaints|recruits|victims|pounds|crimes|offences|posts|members|employees|constables"
    r"|reports|incidents|words|pages|calls|arrests|levels?|figures?|prices|baselines?|totals?|budgets?|census|elections?"
    r"|edition|version|data|report|review|act|order|regulations|strategy|plan|%|per cent|percent)\b",
    re.IGNORECASE,
)
_FUNCTION_WORDS = (
    "and|but|or|when|which|who|while|as|by|to|in|on|at|for|of|with|under|through|until|because|where|onwards?|inclusive|only"
    "|alone|the|a|an|its|their|his|her|this|that|these|those|each|every|all|any|both|it|they|he|she|we|there|is|are|was|were"
    "|has|have|had|will|would|shall|must|may|can|should|did|do|does|also|then|jointly"
)
_MAY_FOLLOW = re.compile(rf"[\s\u00a0]{{0,2}}(?:$|[^\w\s]|(?:{_FUNCTION_WORDS}|[a-z]+ly)\b|[A-Z£])")


@dataclass(frozen=True, slots=True)
class Bound:
    """A phrase at text[start:end]. `role`: until, since, both, before, deadline ('no later than'), from ('from', 'after') or at
    ('in 2015', when something happened)."""

    start: int
    end: int
    role: str
    since: str | None
    until: str | None


def find_bounds(text: str, start: int, end: int) -> Iterator[Bound]:
    """The phrases of text[start:end] in order, the longest of those that overlap."""
    if not _ANY_YEAR.search(text, start, end):
        return
    at = start
    while hint := _HINT.search(text, at, end):
        at = hint.end()
        for role, pattern in _PHRASES:
            found = pattern.match(text, hint.start(), end)
            bound = _bound(role, found) if found else None
            if found and role == "both" and bound is None:
                at = found.end()  # 'from 2016 to 2014': neither is a time
                break
            if bound is not None and _is_date(text, bound, start, end):
                yield bound
                at = bound.end
                break


def _bound(role: str, found: re.Match[str]) -> Bound | None:
    groups = found.groupdict()
    last = _spans(groups, 2) if "year2" in groups else None
    first = _spans(groups, 1, year=last[1][:4] if last else None)
    if first is None or ("year2" in groups and last is None):
        return None
    if role == "range" and int(first[0][:4]) + 1 >= int(first[1][:4]):
        return None  # '2016-17' is one year, '2016-18' goes from one to another
    if role in ("both", "range", "at"):
        low, high = first[0], (last or first)[1]
        return Bound(*found.span(), "at" if role == "at" else "both", low, high) if first_day(low) <= first_day(high) else None
    ends = role in ("until", "before", "deadline")
    return Bound(*found.span(), role, None if ends else first[0], first[1] if ends else None)


def _spans(groups: dict[str, str | None], n: int, year: str | None = None) -> tuple[str, str] | None:
    """(first, last) partial date of what was said: both the same but for '2016-17'. `year`: of one that names none itself."""
    said = {name[:-1]: value for name, value in groups.items() if name.endswith(str(n)) and value}
    if "iso" in said:
        return _valid(said["iso"])
    if "num" in said:
        day, month, its_year = re.split(r"[/.]", said["num"])
        return _valid(f"{its_year}-{int(month):02}-{int(day):02}")
    if "day" in said:
        return _dated(said.get("dayyear") or year, said["month"], said["day"])
    if "usday" in said:
        return _dated(said["usyear"], said["usmonth"], said["usday"])
    if "only" in said:
        return _dated(said.get("monthyear") or year, said["only"], None)
    if "two" in said:
        first, short = said["two"], said["next"]
        last = short if len(short) == 4 else first[:2] + short if int(short) else f"{int(first[:2]) + 1}00"
        return (first, last) if int(first) < int(last) <= int(first) + 15 else None
    return _valid(said["year"]) if "year" in said else None


def _dated(year: str | None, month: str, day: str | None) -> tuple[str, str] | None:
    if year is None:
        return None
    number = MONTH_NUMBERS[month.casefold()[:3]]
    whole = f"{year}-{number:02}"
    return (day and _valid(f"{whole}-{int(day):02}")) or _valid(whole)


def _valid(date: str) -> tuple[str, str] | None:
    try:
        first_day(date)
    except ValueError:
        return None
    return date, date


def _is_date(text: str, bound: Bound, start: int, end: int) -> bool:
    """Whether what follows lets the number be a year. At the head of a clause the words behind it are the subject's."""
    if _COUNTED.match(text, bound.end, end):
        return False
    before = text[start : bound.start].rstrip()
    heads = not before or before[-1] in ",;:.–—" or not re.search(r"\d$", text[bound.start : bound.end])
    return heads or _MAY_FOLLOW.match(text, bound.end, end) is not None
