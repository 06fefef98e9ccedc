"""Which sums may be added up: a part is not added to its whole, nor the same money twice on its way through a fund.

Rows are those of the part `sums`. What is left out of a total is named with its reason, never scaled.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from graph.days.dates import EARLIEST, LATEST, period_bounds
from graph.store import Row
from queries.judged.proof import once_a_link, proof
from queries.question import Asked, Column, Parameter
from queries.within import rows_of, rows_of_part

# Where money only passes through: what comes out of these came in from another.
PASSING = ("fund", "programme")
TOPIC = Parameter("topic", "topic", "only sums for this topic", required=False, default="")
# What every sum says of itself, after the columns that say whose sum it is.
SUM_COLUMNS = (
    Column("amount_is", "word", "total, increase, per_year or per_person: never added to one another"),
    Column("total", "money", "the sum, in pounds, the least of it where a range is in it; empty where none is stated"),
    Column("total_to", "money", "the most that it may be, where a source gives a range"),
    Column("counted", "number", "how many stated sums it adds up"),
    Column("qualifiers", "word[]", "over, up_to, about or at_least, where a sum in it is not exact"),
    Column("periods", "period[]", "the periods of the sums, as stated", brief=False),
    Column("left_out", "number", "how many stated sums were left out, as parts of others or the same money again"),
    Column("unstated", "number", "how many fundings without a stated sum stand beside it"),
    Column("why_left_out", "link[]", "link and reason for each sum left out", brief=False),
    Column("links", "link[]", "the ids of all these links", brief=False),
    Column("sources", "source[]", "where they are said"),
    Column("locators", "locator[]", "the places in the sources, in the same order"),
)


def funding_rows(asked: Asked, **changes: Any) -> list[Row]:
    """Every funding link of the frame, with or without a sum, payers and recipients under the body they head."""
    as_one = bodies_of_offices(asked)
    rows = rows_of_part(asked, "sums", at_least=0, topic=asked.values.get("topic", ""), unstated=True, **changes)
    return [
        {**row, "payer": as_one.get(row["payer"], row["payer"]), "recipient": as_one.get(row["recipient"], row["recipient"])}
        for row in once_a_link(rows)
    ]


def bodies_of_offices(asked: Asked) -> dict[str, str]:
    """Office -> the body that it heads on the day asked for (the first by id where it heads several)."""
    day = asked.values["as_of"]
    rows = rows_of(asked, "heads", ("office", "body"), floor=day, statuses=["in_force"], polarities=["asserted"])
    return {row["office"]: row["body"] for row in reversed(rows)}


def left_out(rows: Iterable[Row]) -> dict[str, str]:
    """The stated sums among `rows` that must not be added to the others: link -> why."""
    stated = {row["link"]: row for row in rows if row["amount"] is not None}
    found: dict[str, str] = {}
    joint: set[str | None] = set()
    received: dict[str, list[tuple[int, Row]]] = defaultdict(list)
    for place, row in enumerate(stated.values()):
        received[row["recipient"]].append((place, row))
    for link, row in stated.items():
        if row["part_of"] in stated:
            found[link] = f"part of {row['part_of']}"
        elif row["joint"] in joint:
            found[link] = f"shared sum {row['joint']}"
        elif source := _through(row, received):
            found[link] = f"paid out of {source}"
        joint |= {row["joint"]} - {None}
    return found


def _through(row: Row, received: Mapping[str, list[tuple[int, Row]]]) -> str | None:
    """The first link by which a fund got the money that `row` pays out of it, where that too is among the sums: they stand
    under who received them, each with its place."""
    funds = {row["via"], row["payer"] if row["payer_kind"] in PASSING else None} - {None}
    sources = [
        (place, str(other["link"]))
        for fund in funds
        for place, other in received.get(fund, ())
        if other is not row and _same_time(row, other) and _same_measure(row, other)
    ]
    return min(sources)[1] if sources else None


def _same_measure(one: Row, other: Row) -> bool:
    return (one["amount_is"] or "total") == (other["amount_is"] or "total")


def _same_time(one: Row, other: Row) -> bool:
    """Whether two periods overlap; one that is not stated may."""
    (first, last), (start, end) = (
        period_bounds(row["period"]) if row["period"] else (EARLIEST, LATEST) for row in (one, other)
    )
    return bool(first <= end and start <= last)


def summed(rows: Iterable[Row], key: Callable[[Row], Iterable[str]]) -> Iterable[tuple[str, str, list[Row], Row]]:
    """(group, amount_is, its rows, the columns of its sum) for each group that `key` puts a row in, largest first."""
    groups: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in rows:
        for group in key(row):
            groups[group, row["amount_is"] or "total", _apart(row)].append(row)
    found = [(group, measure, members, _sum(measure, members)) for (group, measure, _), members in groups.items()]
    return sorted(found, key=lambda item: (-(item[3]["total"] or 0), item[0], item[1], item[3]["links"]))


def stretch(row: Row) -> str:
    """For which time a sum is: its period, else the length that is all the source says of it."""
    return str(row["period"] or row["duration"] or "not stated")


def _apart(row: Row) -> str:
    """What keeps sums apart that mean nothing when added: rises of two years, rates for each person."""
    if row["amount_is"] in (None, "total"):
        return ""
    return str(row["link"] if row["amount_is"] == "per_person" else row["period"] or row["link"])


def _sum(measure: str, rows: list[Row]) -> dict[str, Any]:
    out = left_out(rows)
    stated = [row for row in rows if row["amount"] is not None]
    counted = counted_of(rows, out)
    return {
        "amount_is": measure,
        "total": sum(row["amount"] for row in counted) if counted else None,
        "total_to": upper_total(counted),
        "counted": len(counted),
        "qualifiers": sorted({row["amount_qualifier"] for row in counted if row["amount_qualifier"]}),
        "periods": sorted({stretch(row) for row in counted}),
        "left_out": len(out),
        "unstated": len(rows) - len(stated),
        "why_left_out": [f"{link}: {why}" for link, why in sorted(out.items())],
        **proof(rows),
    }


def upper_total(rows: Iterable[Row]) -> float | None:
    """What some sums are at most together, where one of them is a range; None where none is."""
    found = list(rows)
    if all(row["amount_to"] is None for row in found):
        return None
    return float(sum(row["amount"] if row["amount_to"] is None else row["amount_to"] for row in found))


def counted_of(rows: Iterable[Row], out: Mapping[str, str] | None = None) -> list[Row]:
    """The rows whose sums are added up."""
    found = list(rows)
    out = left_out(found) if out is None else out
    return [row for row in found if row["amount"] is not None and row["link"] not in out]
