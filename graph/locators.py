"""The words of a locator: how a place is counted, and several places of one section said together."""

from __future__ import annotations

import re
from collections.abc import Iterable

_NAMED = re.compile(r"(?:(?P<head>.+), )?(?P<unit>para|bullet|item|inner bullet|footnote) (?P<number>\d+(?:\.\d+)*)")
_COUNTED = re.compile(
    r"(?:(?P<head>.+), )?(?P<number>\d+)(?:st|nd|rd|th) (?P<unit>paragraph|bullet|inner bullet|item|row|caption)"
)
_LAST = re.compile(
    r"(?:^|, )(?:(?:para|bullet|item|inner bullet|footnote) \S+|\d+(?:st|nd|rd|th) [a-z ]+"
    r"|heading|grade|table|title|below the title|before the first heading)$"
)


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 11th."""
    last = 0 if number % 100 in (11, 12, 13) else number % 10
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(last, 'th') }"


def together(locators: Iterable[str]) -> list[str]:
    """Locators, each once, those that differ only in the number as one: 'Summary, 2nd and 4th paragraphs', 'paras 3 and 5'.

    A group stands where its first one stood; its numbers are in order."""
    groups: dict[tuple[str, str, bool], list[str]] = {}
    for locator in dict.fromkeys(locators):
        if found := _NAMED.fullmatch(locator):
            groups.setdefault((found["head"] or "", found["unit"], True), []).append(found["number"])
        elif found := _COUNTED.fullmatch(locator):
            groups.setdefault((found["head"] or "", found["unit"], False), []).append(found["number"])
        else:
            groups.setdefault((locator, "", False), [])
    return [_said(head, unit, named, numbers) for (head, unit, named), numbers in groups.items()]


def heading_of(locator: str) -> str:
    """The heading that a locator names, without what is counted below it; empty where it names none."""
    while found := _LAST.search(locator):
        locator = locator[: found.start()]
    return locator


def _said(head: str, unit: str, named: bool, numbers: list[str]) -> str:
    if not unit:
        return head
    ordered = sorted(numbers, key=lambda number: [int(part) for part in number.split(".")])
    said = ordered if named else [ordinal(int(number)) for number in ordered]
    units = unit + ("s" if len(said) > 1 else "")
    words = f"{', '.join(said[:-1])} and {said[-1]}" if len(said) > 1 else said[0]
    tail = f"{units} {words}" if named else f"{words} {units}"
    return f"{head}, {tail}" if head else tail


def listed(places: Iterable[str]) -> str:
    """Places in a row, parted by semicolons where one of them has a comma of its own."""
    said = list(places)
    return ("; " if any(", " in place for place in said) else ", ").join(said)
