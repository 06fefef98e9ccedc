"""Problems of a body that came up on more than one occasion."""

from __future__ import annotations

from collections import defaultdict

from graph.store import Row
from queries.judged.proof import once_a_link, proof
from queries.question import Asked, Column, Parameter, Question
from queries.within import rows_of

# A judgement with one of these grades found no problem.
GOOD = ("outstanding", "good")


def _answer(asked: Asked) -> list[Row]:
    rows = _problems(asked)
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        for topic in row["topics"]:
            groups[row["who"], topic].append(row)
    followed = _successions(asked)
    found = [_row(who, topic, members, followed) for (who, topic), members in sorted(groups.items())]
    return [row for row in found if len(row["occasions"]) > 1 or row["linked"]]


def _problems(asked: Asked) -> list[Row]:
    """Judgements that are not good, and recommendations and areas for improvement, each with its occasion."""
    topic = asked.values["topic"]
    judged = rows_of(asked, "judgements", actors=[], classes=[], topic=topic)
    told = rows_of(asked, "recommendations", actors=[], topic=topic)
    rows = [
        {**row, "who": row["judged"], "occasion": row["framework"]}
        for row in judged
        if (row["grade"] or "").casefold() not in GOOD
    ]
    for row in once_a_link(told):
        year = (row["since"] or min(row["said_on"]))[:4]
        rows.append({**row, "who": row["to_whom"], "finding": row["recommendation"], "grade": None,
                     "occasion": f"recommended by {row['by']}, {year}"})  # fmt: skip
    return [row for row in rows if asked.values["about"] in ("", row["who"])]


def _successions(asked: Asked) -> dict[str, Row]:
    """Finding -> the link by which it takes up an earlier one."""
    return {row["subject"]: row for row in rows_of(asked, "in-force", kind="SUCCEEDS")}


def _row(who: str, topic: str, rows: list[Row], followed: dict[str, Row]) -> Row:
    linked = [followed[row["finding"]] for row in rows if row["finding"] in followed]
    return {
        "who": who, "topic": topic, "occasions": sorted({row["occasion"] for row in rows}),
        "grades": sorted({f"{row['occasion']}: {row['grade']}" for row in rows if row["grade"]}),
        "findings": sorted({row["finding"] for row in rows if row["finding"]}),
        "linked": sorted({f"{row['subject']} takes up {row['object']}" for row in linked}), "problems": len(rows),
        **proof([*rows, *linked]),
    }  # fmt: skip


QUESTION = Question(
    name="recurring-problems",
    summary="Topics on which the same body was found wanting, or was told to improve, on more than one occasion.",
    read="One row per body and topic that came up under two frameworks or in two years, or where one finding takes up another "
    "(`linked`). The same topic need not be the same problem: topics are broad, and `grades` of different frameworks "
    "are not comparable. Read the findings before calling it a relapse.",
    parameters=(
        Parameter("about", "actor", "only problems of this actor", required=False, default=""),
        Parameter("topic", "topic", "only this topic", required=False, default=""),
    ),
    columns=(
        Column("who", "actor", "the body"),
        Column("topic", "topic", "the topic"),
        Column("occasions", "text[]", "the frameworks, or makers and years"),
        Column("grades", "text[]", "the grades given, by framework; not comparable between frameworks"),
        Column("findings", "actor[]", "the findings and recommendations"),
        Column("linked", "text[]", "which finding takes up which"),
        Column("problems", "number", "how many judgements and recommendations"),
        Column("links", "link[]", "the ids of the links", brief=False),
        Column("sources", "source[]", "where they are said"),
        Column("locators", "locator[]", "the places in the sources, in the same order"),
    ),
    answer=_answer,
)
