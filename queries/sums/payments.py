"""Rows of money without a sum, put in one row where they say the same of a body and its office, or of a class and members."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from graph.store import Row
from queries.question import Asked
from queries.sums.money import bodies_of_offices
from queries.within import rows_of

_ALIKE = ("direction", "via", "binding", "period", "status", "purpose")


def one_a_payment(asked: Asked, rows: list[Row]) -> list[Row]:
    """The rows, joined where one says what another does; `links` has the ids of all that a row is made of."""
    bodies, classes = bodies_of_offices(asked), _classes(asked)
    groups: dict[int, list[Row]] = {index: [row] for index, row in enumerate(rows)}
    # What is said of a class leads the row of what is said of its members.
    order = sorted(groups, key=lambda index: (rows[index]["recipient"] in classes, index))
    for index in order:
        head = next(
            (at for at in order if at in groups and at != index and _under(rows[index], rows[at], bodies, classes)), None
        )
        if head is not None:
            groups[head] += groups.pop(index)
    return [_joined(group) for _, group in sorted(groups.items())]


def _classes(asked: Asked) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows_of(asked, "class-members"):
        if row["member"]:
            found[row["member"]].add(row["class"])
    return found


def _under(row: Row, head: Row, bodies: Mapping[str, str], classes: Mapping[str, set[str]]) -> bool:
    """Whether a row says of a member what the other says of its class, or of an office what that says of its body."""
    if row["amount"] is not None or head["amount"] is not None or any(row[name] != head[name] for name in _ALIKE):
        return False
    if bodies.get(row["payer"], row["payer"]) != bodies.get(head["payer"], head["payer"]):
        return False
    if head["recipient"] in classes.get(row["recipient"], ()):
        return True
    same = bodies.get(row["recipient"], row["recipient"]) == bodies.get(head["recipient"], head["recipient"])
    return same and row["payer"] in bodies and (row["payer"], row["recipient"]) != (head["payer"], head["recipient"])


def _joined(group: list[Row]) -> Row:
    places = dict.fromkeys(
        place for row in group for place in zip(row["sources"], row["locators"], row["said_on"], strict=True)
    )
    return {
        **group[0],
        "links": [row["link"] for row in group],
        "topics": sorted({topic for row in group for topic in row["topics"]}),
        "sources": [source for source, _, _ in places],
        "locators": [locator for _, locator, _ in places],
        "said_on": [said for _, _, said in places],
    }
