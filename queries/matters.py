"""Rows about one overseer and one matter as one row: links that say the same thing are shown once, with all their proof.

Two rows say the same when the same actor (an office and its body are one) does the same to the same end, be it said
of the body, its office or its class, or as a duty that mirrors the power, and neither names a law of its own:
either both rest on one provision, or they are about the same topics and at most one names a provision.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from graph.store import Row

# A duty to answer, and a line of report, are the other side of being overseen.
_MIRRORS = {"OWES_DUTY_TO": "OVERSEES", "REPORTS_TO": "OVERSEES"}
_REACHES = {"itself": 0, "office": 1, "class": 2, "wider": 3}


def one_a_matter(rows: Iterable[Row], far: str, body: Callable[[str], str], near: str | None = None) -> list[Row]:
    """The rows with those of one matter joined: the strongest says what can be done, `links` and proof are of all.

    `far` is the column of the actor at the other end, `body` names the body that an office goes under; `near` is a
    column whose actors are kept apart, too.
    """
    groups: dict[tuple[str | None, ...], list[list[Row]]] = defaultdict(list)
    for row in rows:
        act = _MIRRORS.get(row["kind"], row["kind"])
        same = groups[body(row[far]), act, row["matter"], body(row[near]) if near else None]
        for group in same:
            if all(_one_matter(row, other) for other in group):
                group.append(row)
                break
        else:
            same.append([row])
    return [_joined(group, lambda row: row[far] != body(row[far])) for same in groups.values() for group in same]


def _one_matter(one: Row, other: Row) -> bool:
    if one["condition"] != other["condition"] and not (_plainer(one, other) or _plainer(other, one)):
        return False
    if one["provision"] and other["provision"]:
        return bool(one["basis"] == other["basis"] and _section(one["provision"]) == _section(other["provision"]))
    if one["provision"] or other["provision"]:
        return set(one["topics"]) == set(other["topics"])
    return set(one["topics"]) == set(other["topics"]) and (one["happened"] == other["happened"])


def _plainer(one: Row, other: Row) -> bool:
    """Whether one says no more than the other, but for its condition: it may go under it."""
    return not one["condition"] and set(one["powers"]) <= set(other["powers"])


def _section(provision: str) -> str:
    """s. 3(7) and s. 3(5)-(8) are of one section."""
    return provision.split("(")[0].strip()


def _joined(group: list[Row], office: Callable[[Row], bool]) -> Row:
    ordered = sorted(group, key=lambda row: (-row["power_rank"], _REACHES[row["reach"]], row["link"], office(row)))
    first = ordered[0]
    places = dict.fromkeys(
        (source, locator, said)
        for row in ordered
        for source, locator, said in zip(row["sources"], row["locators"], row["said_on"], strict=True)
    )
    powers = dict.fromkeys(power for row in ordered for power in row["powers"])
    return {
        **first,
        "powers": list(powers),
        "condition": "; ".join(dict.fromkeys(row["condition"] for row in ordered if row["condition"])) or None,
        "topics": sorted({topic for row in ordered for topic in row["topics"]}),
        "checked": any(row["checked"] for row in ordered),
        "links": list(dict.fromkeys(row["link"] for row in ordered)),
        "sources": [source for source, _, _ in places],
        "locators": [locator for _, locator, _ in places],
        "said_on": [said for _, _, said in places],
    }
