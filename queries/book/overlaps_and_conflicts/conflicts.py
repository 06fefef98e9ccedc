"""Conflicts of role: who holds two parts that pull apart."""

from __future__ import annotations

from graph.days.dates import EARLIEST, LATEST
from graph.errors import AskedWrongly
from graph.naming.names import nearest
from graph.store import Row
from queries.fetched.proofs import prove
from queries.judged.conflict_file import Conflict, load_conflicts
from queries.judged.conflicts_found import Found, find
from queries.judged.picture import Picture, proof_of
from queries.question import Asked, Column, Parameter, Question


def _answer(asked: Asked) -> list[Row]:
    values = asked.values
    picture = Picture(asked.store, values)
    near = set(picture.as_one(values["of"])) if values["of"] else set()
    shown = [
        found
        for conflict in _chosen(values["conflict"])
        for found in find(picture, conflict)
        if not near or near & set(found.parts.values())
    ]
    prove(asked.store, (row for found in shown for row in found.links))
    return [_row(found) for found in shown]


def _chosen(name: str) -> list[Conflict]:
    conflicts = load_conflicts()
    if name and name not in conflicts:
        raise AskedWrongly(f"conflict: '{name}' is none{nearest(name, conflicts)}; expected one of {', '.join(conflicts)}")
    return [conflicts[name]] if name else list(conflicts.values())


def _row(found: Found) -> Row:
    _, sources, locators = proof_of(found.links)
    dating = "dated" if all(row["dating"] == "dated" for row in found.links) else "assumed"
    said = [_sentence(rows) for rows in found.said]
    return {
        "conflict": found.conflict.name, "who": found.who, "over": found.over, "first": said[0], "second": said[1],
        "third": said[2] if len(said) > 2 else None, "since": None if found.first_day == EARLIEST else found.first_day,
        "until": None if found.last_day == LATEST else found.last_day, "dating": dating,
        "definition": found.conflict.definition, "reference": found.conflict.reference,
        "links": [row["link"] for row in found.links], "sources": sources, "locators": locators,
    }  # fmt: skip


def _sentence(rows: tuple[Row, ...]) -> str:
    """Links of one sentence in few words: subject, its kinds, object."""
    kinds: dict[tuple[str, str], dict[str, None]] = {}
    for row in rows:
        kinds.setdefault((row["subject"], row["object"]), {})[row["kind"]] = None
    return "; ".join(f"{subject} {'|'.join(said)} {object_}" for (subject, object_), said in kinds.items())


QUESTION = Question(
    name="conflicts",
    summary="Conflicts of role: who funds and inspects, advises and inspects, chairs its own overseer, holds two posts.",
    read="One row per conflict, with the links that make it; they held at one time, `since` to `until`. An office and the "
    "body it heads count as one; what is said only of a class is not laid at the door of each member. A conflict of role "
    "is no misconduct: it is a place to look for a safeguard. None found means none among the links that are written down.",
    parameters=(
        Parameter("conflict", "text", "only this conflict", required=False, default=""),
        Parameter("of", "actor", "only conflicts in which this actor has a part", required=False, default=""),
    ),
    columns=(
        Column("conflict", "word", "the name of the conflict"),
        Column("who", "actor", "who has it"),
        Column("over", "actor", "the body, board or holder that it is about"),
        Column("first", "text", "the links of the first sort, as a sentence"),
        Column("second", "text", "those of the second"),
        Column("third", "text", "those of the third, where it takes three"),
        Column("since", "date", "from when the links hold together, where dated", brief=False),
        Column("until", "date", "until when", brief=False),
        Column("dating", "status", "dated; assumed, where at least one link has no date", brief=False),
        Column("definition", "text", "what makes it a conflict", brief=False),
        Column("reference", "text", "the law or literature that it comes from", brief=False),
        Column("links", "link[]", "the ids of the links", brief=False),
        Column("sources", "source[]", "where they are said"),
        Column("locators", "locator[]", "the places in the sources, in the same order"),
    ),
    answer=_answer,
)
