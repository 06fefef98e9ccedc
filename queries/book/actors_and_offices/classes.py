"""The classes that an actor belongs to, and the wider ones that these lie in."""

from __future__ import annotations

from graph.store import Row
from queries.catalogue import part
from queries.question import Asked, Column, Parameter, Question


def _answer(asked: Asked) -> list[Row]:
    values, store = asked.values, asked.store
    classes = {row["class"]: row for row in store.rows(str(part("all-classes").cypher))}
    given = {"ones": values["actors"], "as_of": values["as_of"]}
    rows = [_row(row, None, classes) for row in store.rows(str(part("memberships").cypher), given)]
    own: list[Row] = [
        {"member": actor, "class": actor, "link": None, "sources": [], "locators": []}
        for actor in values["actors"]
        if actor in classes
    ]
    seen = {row["class"] for row in (*rows, *own)}
    edge = [*rows, *own]
    while edge:
        wider = [(row, up) for row in edge for up in classes[row["class"]]["within"] if up in classes and up not in seen]
        edge = [_row({**row, "class": up}, row["class"], classes) for row, up in {up: (row, up) for row, up in wider}.values()]
        seen |= {row["class"] for row in edge}
        rows += edge
    return sorted(rows, key=lambda row: (row["through"] is not None, row["member"], row["class"], row["link"] or ""))


def _row(row: Row, through: str | None, classes: dict[str, Row]) -> Row:
    return {
        "member": row["member"], "class": row["class"], "name": classes[row["class"]]["name"], "through": through,
        "link": row["link"], "sources": row["sources"], "locators": row["locators"],
    }  # fmt: skip


QUESTION = Question(
    name="classes",
    summary="The classes that ACTOR belongs to: what sources say of a class holds for its members.",
    read="One row per class; 'chief constables' is the class of each chief constable. `through` names the narrower class by "
    "which ACTOR belongs to a wider one: how classes nest is written on the class itself. Only actors marked as classes "
    "are here: a board is not the class of its members. What is said of some of a class does not hold for each member.",
    parameters=(Parameter("actor", "actor", "the body or office asked about"),),
    columns=(
        Column("member", "actor", "ACTOR, or the office or body that answers as one with it"),
        Column("class", "actor", "the class"),
        Column("name", "text", "the name of the class", brief=False),
        Column("through", "actor", "the narrower class that lies in it, where ACTOR belongs to it only by that"),
        Column("link", "link", "the link that says who belongs", brief=False),
        Column("sources", "source[]", "where the membership is said"),
        Column("locators", "locator[]", "the places in the sources, in the same order"),
    ),
    answer=_answer,
)
