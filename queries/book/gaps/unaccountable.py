"""Actors of whom no forum at all is written down, and what that proves."""

from __future__ import annotations

from graph.kinds import load_kinds
from graph.store import Row
from queries.judged.judging import NOBODY_SAYS
from queries.judged.picture import proof_of, table
from queries.question import Asked, Column, Parameter, Question
from queries.ways.oversight_network import Oversight

# Whom the question is about unless a kind is asked for: those that use public power or public money. Records, people
# and instruments are accounted for, they do not account; a person does so in an office.
_PUBLIC = (
    "department", "inspectorate", "regulator", "professional_body", "police_force", "local_policing_body",
    "local_authority", "office", "board", "committee", "court_or_cjs_body", "agency", "unit", "programme",
    "review_or_inquiry",
)  # fmt: skip


def _answer(asked: Asked) -> list[Row]:
    network = Oversight(asked.store, asked.values)
    picture = network.roll
    wanted = (asked.values["kind"],) if asked.values["kind"] else _public()
    answering = {giver for giver, _ in network.edges}
    gaps = table(asked.store, "stated-gaps", asked.values)
    rows = []
    for actor in picture.existing():
        kind = picture.kind_of(actor)
        if kind not in wanted or network.body(actor) in network.ends | answering:
            continue
        said = [gap for gap in gaps if gap["object"] == actor and _holds_to_account(gap["kind"])]
        rows.append(_row(actor, kind, actor in picture.classes, said))
    proven = [row for row in rows if row["answer"] == "not_met"]
    if asked.values["all"] or len(proven) == len(rows):
        return rows
    asked.notes.append(f"{len(rows) - len(proven)} more of whom nobody has looked it up; --all shows them")
    return proven


def _public() -> tuple[str, ...]:
    """The kinds of _PUBLIC with those that stand for one of them in a dataset of another field."""
    return tuple(name for name, kind in load_kinds().actors.items() if (kind.like or name) in _PUBLIC)


def _holds_to_account(kind: str) -> bool:
    """Whether a link of this kind makes its subject a forum."""
    return load_kinds().links[kind].forum == "subject"


def _row(actor: str, kind: str, is_class: bool, gaps: list[Row]) -> Row:
    none = [gap for gap in gaps if gap["reason"] == "none_exists"]
    proof, sources, locators = proof_of(gaps, "gap")
    why = "said that none exists" if none else "told of, but nobody is named" if gaps else NOBODY_SAYS
    return {
        "actor": actor, "kind": kind, "is_class": is_class, "answer": "not_met" if none else "not_researched", "why": why,
        "gaps": proof, "sources": sources, "locators": locators,
    }  # fmt: skip


QUESTION = Question(
    name="unaccountable",
    summary="Public bodies, offices, boards, units and programmes that answer to nobody so far as is written down.",
    read="One row per actor without any forum, not even a whole that it is part of, where a source says that there is none. "
    "With --all also those of whom no source at hand tells (`not_researched`): almost always somebody does hold them to "
    "account, and this is the list of what to look up.",
    parameters=(
        Parameter("all", "flag", "also those of whom no source at hand tells", required=False, default=False),
        Parameter("kind", "actor_kind", "only actors of this kind", required=False, default=""),
    ),
    columns=(
        Column("actor", "actor", "who"),
        Column("kind", "actor_kind", "its kind"),
        Column("is_class", "flag", "it is a class: its members may answer one by one"),
        Column("answer", "word", "not_met by proof, or not_researched"),
        Column("why", "text", "what is said of it"),
        Column("gaps", "link[]", "the ids of the gaps that say so", brief=False),
        Column("sources", "source[]", "where they are said"),
        Column("locators", "locator[]", "the places in the sources, in the same order"),
    ),
    answer=_answer,
)
