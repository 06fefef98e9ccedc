"""The phrases of phrases.yaml, each list as one regular expression."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from graph.errors import DataError, Fault
from graph.texts.strict_yaml import read_yaml

_FILE = Path(__file__).parent / "wordbook" / "phrases.yaml"


@cache
def phrase(name: str) -> re.Pattern[str]:
    """The phrases of one list. DataError where there is no such list, or one of its phrases is no expression."""
    parts = read_yaml(_FILE, _FILE.name).get(name)
    if not isinstance(parts, list):
        raise DataError([Fault(_FILE.name, 0, f"'{name}' is no list of phrases; add it")])
    try:
        return re.compile(r"\b(?:" + "|".join(str(part) for part in parts) + r")\b", re.IGNORECASE)
    except re.error as error:
        raise DataError([Fault(_FILE.name, 0, f"'{name}' holds a phrase that is no expression ({error})")]) from None
