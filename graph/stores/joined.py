"""Lists that an answer shows and nobody asks by, as one text each: a list on a relationship doubles the cost of filling it.

On relationships `sources`, `locators`, `said_on` and `exceptions` lie in a store as `|one|two|` behind a sign that no other
text begins with (reading folds it into a space), so `r.sources CONTAINS '|annual-report|'` asks by one of them on either
engine. What leaves a store is a list again, under whatever name a statement gives it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

MARK = "\x1f"
_BAR, _INNER_BAR = "|", "\x1e"
_SCALARS = frozenset({int, float, bool, type(None)})


def joined(items: Sequence[str]) -> str:
    """A list as one text; `parted` gives it back."""
    if not items:
        return MARK
    text = _BAR.join(items)
    if text.count(_BAR) >= len(items):
        text = _BAR.join(item.replace(_BAR, _INNER_BAR) for item in items)
    return f"{MARK}{_BAR}{text}{_BAR}"


def parted(value: Any) -> Any:
    """What a store gave, with a list for each joined one, wherever in it that stands."""
    form = value.__class__
    if form is str and value[:1] == MARK:
        items = value[2:-1].split(_BAR) if len(value) > 1 else []
        return [item.replace(_INNER_BAR, _BAR) for item in items] if _INNER_BAR in value else items
    if form is list:
        return value if _plain(value) else [parted(item) for item in value]
    if form is dict:
        return {key: parted(item) for key, item in value.items()}
    return value


def _plain(items: list[Any]) -> bool:
    """Whether a list holds texts alone and none is joined: most that is gathered does, and each is then not looked at twice."""
    try:
        return MARK not in "".join(items)
    except TypeError:
        return all(item.__class__ in _SCALARS for item in items)


def rows_of(names: Sequence[str], found: Iterable[Iterable[Any]]) -> Iterator[dict[str, Any]]:
    """Rows as they leave a store."""
    for row in found:
        values = [
            parted(value) if (form := value.__class__) is list or form is dict or (form is str and value[:1] == MARK) else value
            for value in row
        ]
        yield dict(zip(names, values, strict=True))
