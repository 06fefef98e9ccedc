"""Pairs of actors of which one pays the other, or may tell it what to do: where the two powers part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from graph.store import Row
from queries.fetched.steps import thin_steps
from queries.question import Asked
from queries.sums.money import bodies_of_offices, funding_rows
from queries.within import rows_of

MONEY = ("FUNDS", "COMMISSIONS")


@dataclass(frozen=True, slots=True)
class Pairs:
    """`steps`: stated powers other than of money, thin, each with (forum, account-giver) as `under`; `money`: funding. Ends
    stand under the body that an office heads.

    `powers` holds (forum, account-giver), `payments` (payer, recipient, or the class or a member of the recipient).
    """

    steps: list[Row]
    money: list[Row]
    powers: set[tuple[str, str]]
    payments: set[tuple[str, str]]


def pairs(asked: Asked) -> Pairs:
    """The pairs of the frame."""
    as_one = bodies_of_offices(asked)
    steps = [
        row | {"under": (as_one.get(row["forum"], row["forum"]), as_one.get(row["giver"], row["giver"]))}
        for row in thin_steps(asked.store, asked.values)
        if row["kind"] not in MONEY and not row["neutral"]
    ]
    money, near = funding_rows(asked), _near(rows_of(asked, "class-members"))
    payments = {(row["payer"], other) for row in money for other in (row["recipient"], *near.get(row["recipient"], ()))}
    return Pairs(steps, money, {row["under"] for row in steps}, payments)


def _near(members: Iterable[Row]) -> dict[str, set[str]]:
    """Actor -> the classes that it belongs to, and class -> its members: what is paid to one may reach the other."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in members:
        if row["member"]:
            found[row["member"]].add(row["class"])
            found[row["class"]].add(row["member"])
    return found
