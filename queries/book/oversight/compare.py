"""Two bodies' accountability side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from graph.store import Row
from graph.texts.plain_words import spaced
from queries.catalogue import part, question
from queries.question import FRAME, Asked, Column, Parameter, Question
from queries.telling import named

_MATTERS = {
    "appoints": ("APPOINTS", "ELECTS"),
    "consents": ("CONFIRMS",),
    "dismisses or suspends": ("REMOVES",),
    "holds to account": ("OVERSEES",),
    "inspects": ("INSPECTS", "MONITORS", "JUDGES"),
    "audits": ("AUDITS",),
    "investigates": ("INVESTIGATES",),
    "regulates": ("REGULATES",),
    "directs": ("DIRECTS",),
    "sets priorities": ("SETS_PRIORITIES_FOR",),
    "sets standards": ("SETS_STANDARDS_FOR",),
    "funds": ("FUNDS",),
    "is reported to": ("REPORTS_TO", "OWES_DUTY_TO"),
}


def _answer(asked: Asked) -> list[Row]:
    sides = [_overseers(asked, asked.values[name]) for name in ("first", "second")]
    bases = {row["basis"] for side in sides for row in side if row["basis"]}
    laws = {id_: law.name for id_, law in named(asked.store, bases, asked.values["as_of"]).items()}
    rows = []
    for matter, kinds in _MATTERS.items():
        found = [[row for row in side if row["kind"] in kinds] for side in sides]
        for forum in sorted({row["overseer"] for side in found for row in side}):
            ours = [[row for row in side if row["overseer"] == forum] for side in found]
            rows.append(_row(matter, forum, ours, laws))
    return rows


def _overseers(asked: Asked, actor: str) -> list[Row]:
    """Who oversees an actor, as the question who-oversees has it, and who funds it."""
    standard = {name: asked.values[name] for name in FRAME}
    plain = {"frontier": [actor], "topic": "", "kind": "", "teeth": False, "importance": 1, "past": False}
    found = asked.store.rows(str(part("steps-up").cypher), {**standard, **plain})
    found = [row for row in found if not row["inside"] and row["stale_from"] > standard["fresh"]]
    heads = asked.store.rows(str(question("answers-as-one").cypher), {"actor": actor, "as_of": standard["as_of"]})
    money: dict[str, Any] = {**standard, "actors": [actor, *(row["actor"] for row in heads)], "polarities": ["asserted"]}
    for row in asked.store.rows(str(part("funding-of").cypher), money):
        ours = [row[end] in money["actors"] for end in ("payer", "recipient")]
        if ours == [False, True] and all(row["link"] != other["link"] for other in found):
            powers = ["fund"]
            found.append({**row, "overseer": row["payer"], "kind": "FUNDS", "powers": powers, "basis": None, "provision": None})
    return found


def _row(matter: str, forum: str, sides: list[list[Row]], laws: Mapping[str, str]) -> Row:
    said = [_words(side, laws) for side in sides]
    proof: dict[str, list[str]] = defaultdict(list)
    for side in sides:
        for row in side:
            for name in ("sources", "locators"):
                proof[name] += row[name]
            proof["links"].append(row["link"])
    return {
        "matter": matter, "forum": forum, "first": said[0], "second": said[1], "verdict": _verdict(said[0], said[1]),
        "links": sorted(set(proof["links"])), "first_links": sorted({row["link"] for row in sides[0]}),
        "second_links": sorted({row["link"] for row in sides[1]}), "sources": proof["sources"], "locators": proof["locators"],
    }  # fmt: skip


def _verdict(first: str | None, second: str | None) -> str:
    if first == second:
        return "same"
    if first and second:
        return "differs"
    return "only the first" if first else "only the second"


def _words(rows: list[Row], laws: Mapping[str, str]) -> str | None:
    """The powers and the law of one forum over one body, as one text."""
    parts = []
    for row in rows:
        law = ", ".join(part for part in (laws.get(row["basis"] or "", row["basis"]), row["provision"]) if part)
        parts.append(f"{', '.join(map(spaced, row['powers']))}{f' ({law})' if law else ''}".strip())
    return "; ".join(sorted(set(parts))) or None


QUESTION = Question(
    name="compare",
    summary="Two bodies side by side: who appoints, dismisses, holds to account, inspects and funds each, by what law.",
    read="One row per forum and matter; `differs` means that the power or its basis is not the same. "
    "Bodies whose patterns differ by law differ here. "
    "A body that sources say less about shows fewer rows, which is no proof that it answers to fewer.",
    parameters=(Parameter("first", "actor", "one body"), Parameter("second", "actor", "the other")),
    columns=(
        Column("matter", "text", "what is compared"),
        Column("forum", "actor", "who has the power"),
        Column("first", "text", "over the first: powers and basis"),
        Column("second", "text", "over the second"),
        Column("verdict", "word", "same, differs, only the first, only the second"),
        Column("links", "link[]", "the links this row is made of", brief=False),
        Column("first_links", "link[]", "those of them over the first", brief=False),
        Column("second_links", "link[]", "those over the second", brief=False),
        Column("sources", "source[]", "where it is said"),
        Column("locators", "locator[]", "the places in the sources, in the same order"),
    ),
    answer=_answer,
)
