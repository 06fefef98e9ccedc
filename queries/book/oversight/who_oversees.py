"""Who may hold an actor to account, level by level upwards."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.kinds import load_kinds
from graph.powers import TEETH
from graph.store import Row
from queries.catalogue import part
from queries.fetched.belonging import classes_of
from queries.fetched.linked import linked
from queries.matters import under_classes
from queries.question import FRAME, Asked, Column, Parameter, Question
from queries.ways.levels import ALL, PART, by_levels, shown

_UNSEEN = ("frontier", "past")


def _answer(asked: Asked) -> list[Row]:
    # An office and its body answer as one: the steps of one are derived for the other too, so one start is enough.
    rows = by_levels(asked, "steps-up", ("overseer", "account_giver"), [asked.values["actor"]])
    rows = under_classes(rows, "overseer", classes_of(asked, (row["overseer"] for row in rows)))
    return shown(asked, [*rows, *_of_some(asked)], COLUMNS)


def _of_some(asked: Asked) -> list[Row]:
    """What is said of some of the classes of ACTOR."""
    values = asked.values
    if not values["classes"]:
        return []
    kinds, found = load_kinds(), []
    given = {**{key: values[key] for key in FRAME}, "of": values["classes"]}
    for row in linked(asked.store, "of-some", values["barred"], given):
        forum = kinds.links[row["kind"]].forum_end(row)
        giver = "object" if forum == "subject" else "subject"
        if forum != "none" and row[giver] == row["class_"] and _chosen(row, values):
            found.append(_some(row, row[forum], row["class_"]))
    return found


def _chosen(row: Row, values: Mapping[str, Any]) -> bool:
    return (
        (not values["topic"] or values["topic"] in row["topics"] or "general" in row["topics"])
        and (row["kind"] == values["kind"] or (not values["kind"] and row["kind"] != "JUDGES"))
        and (not values["teeth"] or row["power_rank"] >= TEETH)
        and row["importance"] >= values["importance"]
    )


def _some(row: Row, forum: str, class_: str) -> Row:
    about = f"{row['about']} ({row['scope']})" if row["about"] else row["scope"]
    kept = {key: value for key, value in row.items() if key not in ("subject", "object", "scope", "class_")}
    return {
        **kept, "step": 1, "part": "of_some", "overseer": forum, "account_giver": class_,
        "about": about, "by": None, "last_day": None, "stale_from": None, "inside": False, "through": class_, "reach": "class",
        "checked": None, "links": [row["link"]],
    }  # fmt: skip


COLUMNS = (
    Column("step", "number", "how many steps above ACTOR", brief=False),
    PART,
    *(c for c in part("steps-up").columns if c.name not in ("last_day", "stale_from", "inside")),
    Column("links", "link[]", "the ids of all links about this matter", brief=False),
)

QUESTION = Question(
    name="who-oversees",
    summary="Who may hold ACTOR to account, by what power and on what basis, directly or several steps up.",
    read="One row per overseer and matter, with all its proof: what is said of ACTOR, its office and its class, or as a duty "
    "that mirrors a power, is one row; so is what every member of a class of overseers "
    "does alike. The strongest power first; what is said only of a class within a wider one last; "
    "grades and findings only with --kind JUDGES. `through` names an office, body or class that ACTOR answers with, `by` "
    "the plan or fund by which the overseer acts. A power is stated by a source or the law, or the default of its kind, "
    "which never has teeth. ACTOR's own parts, what is past, what was last said long before, and what is said of some of a "
    "class are left out and counted; --all shows them. Influence without a claim is not shown.",
    parameters=(
        Parameter("actor", "actor", "whom the question is about"),
        Parameter("depth", "int", "how many steps up to follow", required=False, default=1, low=1, high=6),
        *(p for p in part("steps-up").parameters if p.name not in _UNSEEN),
        ALL,
    ),
    columns=COLUMNS,
    answer=_answer,
)
