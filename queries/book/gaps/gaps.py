"""What actors should have by the rules and have not, or nobody knows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.errors import AskedWrongly
from graph.naming.names import nearest
from graph.own.rules import Rule
from graph.store import Row
from queries.judged.judging import ANSWERS, Judge, Verdict
from queries.judged.rule_file import load_rules
from queries.question import Asked, Column, Parameter, Question


def chosen_rules(name: str) -> list[Rule]:
    """The rule of that name, or all of them. AskedWrongly for a name that no rule has."""
    rules = load_rules()
    if name and name not in rules:
        raise AskedWrongly(f"rule: '{name}' is no rule{nearest(name, rules)}; see 'custodes gap-rules'")
    return [rules[name]] if name else list(rules.values())


def row_of(judge: Judge, verdict: Verdict) -> Row:
    """One verdict as a row."""
    proof, sources, locators = verdict.ids()
    actor = judge.picture.actors[verdict.actor]
    return {
        "rule": verdict.rule.name, "asks": verdict.rule.asks, "actor": verdict.actor,
        "actor_kind": actor["kind"], "answer": verdict.answer, "why": verdict.why, "through": verdict.through,
        "proof": proof, "sources": sources, "locators": locators,
    }  # fmt: skip


COLUMNS = (
    Column("rule", "word", "the rule"),
    Column("asks", "text", "what it asks", brief=False),
    Column("actor", "actor", "of whom"),
    Column("actor_kind", "actor_kind", "its kind", brief=False),
    Column("answer", "word", "met, not_met, not_researched or exempt"),
    Column("why", "text", "who meets it, what denies it, or why it is not known"),
    Column("through", "actor", "the office, body, class or whole that it is said of"),
    Column("proof", "link[]", "the ids of the links or gaps that show it", brief=False),
    Column("sources", "source[]", "where that is said"),
    Column("locators", "locator[]", "the places in the sources, in the same order"),
)


def _answer(asked: Asked) -> list[Row]:
    values = asked.values
    answer = _chosen_answer(values)
    judge = Judge(asked.store, values)
    shown = (
        verdict
        for verdict in judge.verdicts(chosen_rules(values["rule"]))
        if answer in ("all", verdict.answer) and values["actor_kind"] in ("", judge.picture.kind_of(verdict.actor))
    )
    return [row_of(judge, verdict) for verdict in judge.proven(shown)]


def _chosen_answer(values: Mapping[str, Any]) -> str:
    answer = str(values["answer"]).replace("-", "_").replace(" ", "_")
    if answer not in (*ANSWERS, "all"):
        raise AskedWrongly(f"answer: '{answer}' is none{nearest(answer, ANSWERS)}; expected {', '.join(ANSWERS)} or all")
    return answer


QUESTION = Question(
    name="gaps",
    summary="What a body, programme, fund or board should have by the rules and has not, with the proof that it has not.",
    read="One row per rule and actor. `not_met` is shown only with proof: a source that says that there is none, or that "
    "denies it of the one whose work it would be, without limiting the denial. `not_researched` means that no source at "
    "hand says either: it is a list of what to look up, not of faults. `gap-rules` gives each rule with its figures.",
    parameters=(
        Parameter("rule", "text", "only this rule", required=False, default=""),
        Parameter("answer", "text", "not_met, not_researched, met, exempt or all", required=False, default="not_met"),
        Parameter("actor_kind", "actor_kind", "only actors of this kind", required=False, default=""),
    ),
    columns=COLUMNS,
    answer=_answer,
)
