"""The rules, each with what it asks, how many actors it looked at and what it found."""

from __future__ import annotations

from collections import Counter

from graph.own.rules import Rule
from graph.store import Row
from queries.judged.judging import ANSWERS, Judge, Verdict, not_met
from queries.judged.picture import proof_of
from queries.judged.rule_file import load_rules
from queries.question import Asked, Column, Question


def _answer(asked: Asked) -> list[Row]:
    judge = Judge(asked.store, asked.values)
    found = {rule.name: list(judge.verdicts([rule])) for rule in load_rules().values()}
    judge.proven(verdict for verdicts in found.values() for verdict in not_met(verdicts))
    return [_row(rule, found[rule.name]) for rule in load_rules().values()]


def _row(rule: Rule, verdicts: list[Verdict]) -> Row:
    count = Counter(verdict.answer for verdict in verdicts)
    missing = not_met(verdicts)
    proof, sources, locators = proof_of((row for verdict in missing for row in verdict.proof), "id")
    return {
        "rule": rule.name, "asks": rule.asks, "looked_at": len(verdicts), **{answer: count[answer] for answer in ANSWERS},
        "definition": rule.definition, "reference": rule.reference, "zero": rule.zero, "proof": proof,
        "sources": sources, "locators": locators,
    }  # fmt: skip


QUESTION = Question(
    name="gap-rules",
    summary="The rules of what each kind of actor should have: how many each looked at, met, not met and not researched.",
    read="One row per rule. A zero under `not_met` is no all-clear: `zero` says why it may be believed, or may not. "
    "`not_researched` counts actors of whom no source at hand says either. The proof is that of the ones not met.",
    parameters=(),
    columns=(
        Column("rule", "word", "the rule; see 'gaps' for its rows"),
        Column("asks", "text", "what it asks of each actor"),
        Column("looked_at", "number", "how many actors it looked at"),
        Column("met", "number", "how many meet it"),
        Column("not_met", "number", "how many do not, by proof"),
        Column("not_researched", "number", "of how many it is not known"),
        Column("exempt", "number", "how many need not meet it, for a stated reason"),
        Column("definition", "text", "what counts as meeting it", brief=False),
        Column("reference", "text", "the law or literature that it comes from", brief=False),
        Column("zero", "text", "why a zero may be believed, or may not"),
        Column("proof", "link[]", "the links or gaps that prove what is not met", brief=False),
        Column("sources", "source[]", "where that is said"),
        Column("locators", "locator[]", "the places in the sources, in the same order"),
    ),
    answer=_answer,
)
