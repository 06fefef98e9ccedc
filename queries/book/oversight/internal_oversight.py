"""Who oversees an actor from within its own whole, and who from outside."""

from __future__ import annotations

from collections import defaultdict

from graph.store import Row
from queries.fetched.steps import steps_of, thin_steps
from queries.question import Asked, Column, Parameter, Question
from queries.sums.money import bodies_of_offices


def _answer(asked: Asked) -> list[Row]:
    steps = steps_of(asked.store, asked.values, [asked.values["actor"]], inside=True)
    parts = thin_steps(asked.store, asked.values, ("kind", "giver", "forum", "through"), inside=True)
    above = _wholes(parts, bodies_of_offices(asked))
    ours = set(asked.values["actors"])
    home = set().union(*(_home(actor, above) for actor in ours))
    rows = [
        _row(row, sorted(home & _home(row["forum"], above))) for row in steps if not row["neutral"] and row["forum"] not in ours
    ]
    rows.sort(key=lambda row: (row["place"], -row["power_rank"], row["overseer"], row["link"], row["through"] or ""))
    return [row for row in rows if not (asked.values["outside"] and row["place"] == "internal")]


def _wholes(steps: list[Row], bodies: dict[str, str]) -> dict[str, set[str]]:
    """Actor -> what it is part of, or the body that it heads."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in steps:
        if row["kind"] == "PART_OF" and row["through"] is None:
            found[row["giver"]].add(row["forum"])
    for office, body in bodies.items():
        found[office].add(body)
    return found


def _home(actor: str, above: dict[str, set[str]]) -> set[str]:
    """The actor with every whole above it."""
    found, left = {actor}, [actor]
    while left:
        for whole in above.get(left.pop(), set()) - found:
            found.add(whole)
            left.append(whole)
    return found


def _row(row: Row, shared: list[str]) -> Row:
    return {
        "place": "internal" if shared else "external", "overseer": row["forum"], "kind": row["kind"], "powers": row["powers"],
        "power_rank": row["power_rank"], "shared_whole": shared, "through": row["through"], "condition": row["condition"],
        "basis": row["basis"], "provision": row["provision"], "topics": row["topics"], "dating": row["dating"],
        "link": row["link"], "sources": row["sources"], "locators": row["locators"],
    }  # fmt: skip


QUESTION = Question(
    name="internal-oversight",
    summary="Who oversees ACTOR from within its own organisation, and who from outside it.",
    read="One row per link. `internal` is an overseer in the same whole by PART_OF, or the head of it; everybody else is "
    "external. Being outside is not being independent: see funding, appointments and conflicts. A part that no source "
    "calls one counts as external.",
    parameters=(
        Parameter("actor", "actor", "who is overseen"),
        Parameter("outside", "flag", "only those from outside", required=False, default=False),
    ),
    columns=(
        Column("place", "word", "internal or external"),
        Column("overseer", "actor", "the forum"),
        Column("kind", "kind", "the kind of link"),
        Column("powers", "power[]", "what the link lets the overseer do"),
        Column("power_rank", "number", "the rank of the strongest power, 0 to 3", brief=False),
        Column("shared_whole", "actor[]", "what both are part of"),
        Column("through", "actor", "the office, body or class that ACTOR answers with"),
        Column("condition", "text", "the condition on the power", brief=False),
        Column("basis", "actor", "the Act or instrument"),
        Column("provision", "text", "the section"),
        Column("topics", "topic[]", "what it is about", brief=False),
        Column("dating", "status", "dated, assumed, event, last_said long before that day, or not_known since its law ended"),
        Column("link", "link", "the id of the link", brief=False),
        Column("sources", "source[]", "where it is said"),
        Column("locators", "locator[]", "the places in the sources, in the same order"),
    ),
    answer=_answer,
)
