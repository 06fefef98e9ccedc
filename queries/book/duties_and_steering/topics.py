"""Topics by kind of actor, or by actor of one kind: how many links of each sort there are."""

from __future__ import annotations

from collections import Counter, defaultdict

from graph.days.dates import EARLIEST, LATEST
from graph.store import Row
from queries.fetched.proofs import prove
from queries.judged.proof import once_a_link, proof
from queries.question import Asked, Column, Parameter, Question
from queries.within import rows_of

# The columns of the matrix: family of link -> what is done about the topic.
CELLS = {
    "oversight": "overseen", "state": "judged", "steering": "steered", "duty": "duties", "money": "funded",
    "delivery": "delivered", "voice": "voice",
}  # fmt: skip


def _answer(asked: Asked) -> list[Row]:
    links = once_a_link(rows_of(asked, "in-force", ("topics", "link", "first_day", "subject", "object", "family")))
    prove(asked.store, links)
    wanted, end = asked.values["actor_kind"], "subject" if asked.values["acting"] else "object"
    kinds = _kinds(asked)
    cells: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in links:
        kind = kinds.get(row[end], "")
        if kind and wanted in ("", kind):
            for topic in row["topics"]:
                cells[topic, row[end] if wanted else kind].append(row)
    return [_row(topic, who, rows) for (topic, who), rows in sorted(cells.items())]


def _kinds(asked: Asked) -> dict[str, str]:
    return {row["actor"]: row["kind"] for row in rows_of(asked, "actors", as_of=LATEST, floor=EARLIEST)}


def _row(topic: str, who: str, rows: list[Row]) -> Row:
    counts = Counter(CELLS.get(row["family"], "other") for row in rows)
    return {
        "topic": topic, "who": who, **{name: counts[name] for name in (*CELLS.values(), "other")}, "links_in_all": len(rows),
        **proof(rows),
    }  # fmt: skip


QUESTION = Question(
    name="topics",
    summary="The matrix of topics and kinds of actor, or actors of one kind: who is overseen, steered, funded, judged on what.",
    read="One row per topic and kind of actor; with --actor-kind one per topic and actor of that kind. Cells count links done "
    "to them, or with --acting by them; a link with two topics counts in both. Many links may mean much "
    "attention in the documents read, not much oversight; a missing row means that no link of the dataset is about it.",
    parameters=(
        Parameter("actor_kind", "actor_kind", "the actors of this kind, one by one", required=False, default=""),
        Parameter("acting", "flag", "count what they do instead of what is done to them", required=False, default=False),
    ),
    columns=(
        Column("topic", "topic", "the topic"),
        Column("who", "actor_kind", "the kind of actor, or the actor"),
        Column(
            "overseen", "number", "links by which they are overseen, inspected, monitored, audited, investigated, regulated"
        ),
        Column("judged", "number", "judgements"),
        Column("steered", "number", "directions, priorities, standards, instruments"),
        Column("duties", "number", "duties and lines of report"),
        Column("funded", "number", "funding and commissions"),
        Column("delivered", "number", "deliveries"),
        Column("voice", "number", "advice, recommendations, answers and requests"),
        Column("other", "number", "everything else"),
        Column("links_in_all", "number", "the sum of the row"),
        Column("links", "link[]", "the ids of the links", brief=False),
        Column("sources", "source[]", "where they are said"),
        Column("locators", "locator[]", "the places in the sources, in the same order"),
    ),
    answer=_answer,
)
