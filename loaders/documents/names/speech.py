"""Whose words a passage is: 'we' within quotation marks is whoever is quoted, not the author of the document."""

from __future__ import annotations

import re

_LONGEST = 4000
_PART = re.compile(r"\n\s*\n")


def is_quoted(text: str, place: int) -> bool:
    """Whether the place stands within quotation marks that hold more than one word; '(“we”)' only defines a word."""
    low = max(place - _LONGEST, 0)
    breaks = [match.end() for match in _PART.finditer(text, low, place)]
    low = breaks[-1] if breaks else low
    before = text[low:place]
    opened = before.rfind("“")
    if opened >= 0 and "”" not in before[opened:]:
        return " " in text[low + opened : _closing(text, place, "”")]
    straight = [at for at, sign in enumerate(before) if sign == '"']
    return bool(len(straight) % 2) and " " in text[low + straight[-1] : _closing(text, place, '"')]


def _closing(text: str, place: int, sign: str) -> int:
    end = text.find(sign, place, place + _LONGEST)
    return end if end >= 0 else place + _LONGEST
