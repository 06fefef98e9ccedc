"""What some actors belong to: looked up for those that an answer shows, since a large graph has many more of either."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from queries.question import Asked
from queries.within import rows_of_part


def bodies_of(asked: Asked, ones: Iterable[str]) -> dict[str, str]:
    """Office -> the body that it heads on the day asked for (the first by id where it heads several)."""
    wanted = sorted(set(ones))
    rows = rows_of_part(asked, "bodies-of", ones=wanted) if wanted else []
    return {row["office"]: row["body"] for row in reversed(rows)}


def classes_of(asked: Asked, ones: Iterable[str]) -> dict[str, list[str]]:
    """Actor -> the classes that it belongs to, by id."""
    found: dict[str, list[str]] = defaultdict(list)
    wanted = sorted(set(ones))
    for row in rows_of_part(asked, "classes-of", ones=wanted) if wanted else ():
        found[row["member"]].append(row["class"])
    return found
