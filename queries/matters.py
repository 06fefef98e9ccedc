"""Rows about one overseer and one matter as one row: links that say the same thing are shown once, with all their proof.

Two rows say the same when the same actor (an office and its body are one) does the same to the same end, be it said
of the body, its office or its class, or as a duty that mirrors the power: both rest on one provision; or both name one
plan or decision and not two laws; or neither names a law and what the one is about lies within what the other is
about; or only one does and they are about the same topics. What each member of a class does alike, and the class too,
stands under the class.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from graph.store import Row
from queries.provisions import takes_in, units

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
        same = groups[body(row[far]), _act(row), _matter(row), body(row[near]) if near else None]
        for group in same:
            if all(_one_matter(row, other) for other in group):
                group.append(row)
                break
        else:
            same.append([row])
    return [_joined(group, lambda row: row[far] != body(row[far])) for same in groups.values() for group in same]


def under_classes(rows: list[Row], far: str, classes: Mapping[str, Iterable[str]]) -> list[Row]:
    """The joined rows, those of members put under the row of their class that says the same of it.

    `classes`: member -> the classes it belongs to.
    """
    heads: dict[tuple[str | None, ...], list[list[Row]]] = defaultdict(list)
    for row in rows:
        heads[_place(row, row[far])].append([row])
    under: set[int] = set()
    for row in rows:
        groups = [group for class_ in classes.get(row[far], ()) for group in heads.get(_place(row, class_), ())]
        group = next((group for group in groups if _alike(row, group[0])), None)
        if group is not None:
            group.append(row)
            under.add(id(row))
    grown = {id(group[0]): group for groups in heads.values() for group in groups if len(group) > 1}
    return [_headed(grown[id(row)]) if id(row) in grown else row for row in rows if id(row) not in under]


def _alike(row: Row, head: Row) -> bool:
    return row["kind"] == head["kind"] and bool(row["provision"]) == bool(head["provision"]) and _one_matter(row, head)


def _place(row: Row, far: str) -> tuple[str | None, ...]:
    return far, row["account_giver"], row["step"], row["part"], _act(row), row["matter"]


def _matter(row: Row) -> str | None:
    """A plan is the matter whether the overseer acts by it or is said to act upon it."""
    matter: str | None = row["by"] or row["matter"]
    return matter


def _act(row: Row) -> str:
    kind = str(row["kind"])
    return _MIRRORS.get(kind, kind)


def _one_matter(one: Row, other: Row) -> bool:
    if not _alike_conditions(one, other):
        return False
    if one["kind"] == other["kind"] == "ELECTS":
        return True  # one election fills one seat, whichever Act says so
    if one["provision"] and other["provision"]:
        return bool(one["basis"] == other["basis"] and _one_place(one, other))
    if _matter(one) and _matter(one) == _matter(other):
        return bool(one["happened"] == other["happened"])
    alike, within = set(one["topics"]) == set(other["topics"]), _within(one, other)
    if one["provision"] or other["provision"]:
        return alike or (within and one["kind"] != other["kind"])  # a duty that mirrors the power
    return within and one["happened"] == other["happened"]


def _within(one: Row, other: Row) -> bool:
    return set(one["topics"]) <= set(other["topics"]) or set(other["topics"]) <= set(one["topics"])


def _one_place(one: Row, other: Row) -> bool:
    first, second = units(one["provision"]), units(other["provision"])
    return takes_in(first, second) or takes_in(second, first)


def _alike_conditions(one: Row, other: Row) -> bool:
    """One condition; or one has none and says no more; or it sums up conditions that stand in several sections."""
    if one["condition"] == other["condition"] or _plainer(one, other) or _plainer(other, one):
        return True
    if not (one["provision"] and other["provision"]) or set(one["powers"]) != set(other["powers"]):
        return False
    first, second = units(one["provision"]), units(other["provision"])
    return takes_in(first, second) != takes_in(second, first)


def _plainer(one: Row, other: Row) -> bool:
    """Whether one says no more than the other, but for its condition: it may go under it."""
    return not one["condition"] and set(one["powers"]) <= set(other["powers"])


def _joined(group: list[Row], office: Callable[[Row], bool]) -> Row:
    return _headed(
        sorted(
            group,
            key=lambda row: (-row["power_rank"], row["kind"] in _MIRRORS, _REACHES[row["reach"]], row["link"], office(row)),
        )
    )


def _headed(ordered: list[Row]) -> Row:
    """The first row, with the powers, conditions, topics and proof of all."""
    places = dict.fromkeys(
        (source, locator, said)
        for row in ordered
        for source, locator, said in zip(row["sources"], row["locators"], row["said_on"], strict=True)
    )
    return {
        **ordered[0],
        "powers": list(dict.fromkeys(power for row in ordered for power in row["powers"])),
        "condition": _said(ordered, "condition"),
        # What one of them says of everything is not about a part of it.
        "about": _said(ordered, "about") if all(row["about"] for row in ordered) else None,
        "topics": sorted({topic for row in ordered for topic in row["topics"]}),
        "checked": any(row["checked"] for row in ordered),
        "links": list(dict.fromkeys(link for row in ordered for link in row.get("links", [row["link"]]))),
        "sources": [source for source, _, _ in places],
        "locators": [locator for _, locator, _ in places],
        "said_on": [said for _, _, said in places],
    }


def _said(rows: list[Row], column: str) -> str | None:
    return "; ".join(dict.fromkeys(row[column] for row in rows if row[column])) or None
