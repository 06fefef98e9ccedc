"""A sum paid to one whom no actor's name tells: the next actor named is then not who is paid; the sum is to be completed."""

from __future__ import annotations

import re

from loaders.documents.model import Mention
from loaders.documents.money.ends import PURPOSE

_WORD = r"[A-Z][\w’']+"
_NAME = rf"{_WORD}(?:[ -](?:(?:of|and|on|upon|the|under|in)[ -])?{_WORD})*"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December|Spring|Summer|Autumn|Winter"
_NO_TIME = rf"(?!(?:{_MONTHS})\b)"
_VERB = r"(?!(?:the|an?|its|our|their|all|each|every|both|local|new|police|other|and)\b)[a-z]+"
# 'to Exhampton since 2008 to fund beds': who gets it, and then what for.
_PLACE_AND_PURPOSE = re.compile(
    rf"^[^.;:£]{{0,30}}?\b(?:to|for) (?:the )?{_NO_TIME}{_NAME}[^.;:£]{{0,60}}?\bto {_VERB} [^.;:£]*$"
)
_TIME = re.compile(
    r"^\s*(?:on|for|to|in|into|towards) (?:the |this |next |last |each |every )?(?:\d|first|second|third|year|financial|period"
    rf"|{_MONTHS})",
)
_OWN = re.compile(rf"^\s*(?:on|to|for|into|towards) (?:the |its |our |their )?{_NAME}")
_OWN_OF_ANOTHER = re.compile(
    r"^\s*(?:on|to|for|into|towards) [^£.;:]*?\b(?:another|an? (?:further|additional|extra)|a separate)(?: \w+ \w+)?\s*$"
)
_ONLY_ITS_WORK = re.compile(r"^ (?:responses?|efforts?|operations?|activity|activities|action|work|visibility|presence)\b")
_GENERAL = ("police-sector", "police-forces", "emergency-services")


def has_own(words: str) -> bool:
    """Whether the words behind a sum say what it is for: '£5m on Project Exe and another', not '£5m in 2021 and'."""
    return not _TIME.match(words) and bool(_OWN.match(words) or _OWN_OF_ANOTHER.match(words))


def is_only_purpose(text: str, end: int, recipient: Mention, how: tuple[str, ...]) -> bool:
    """Whether an actor behind the sum that ends there only tells what the money, paid to another or to nobody named, is for."""
    if recipient.start < end or text[recipient.start : recipient.end] != recipient.text:
        return False
    if _PLACE_AND_PURPOSE.match(text[end : recipient.start]):
        return True
    works = recipient.actor in _GENERAL and any(one.endswith(PURPOSE) for one in how)
    return works and _ONLY_ITS_WORK.match(text[recipient.end : recipient.end + 20]) is not None
