"""What the National Audit Office found by hand in 2014, asked of the graph."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph.errors import DataError, Fault
from graph.own.rules import entries_of
from graph.store import Row
from graph.texts.fields import Fields
from queries.judged.judging import Judge, Verdict, not_met
from queries.judged.picture import proof_of
from queries.judged.rule_file import RULES, load_rules
from queries.question import Asked, Column, Parameter, Question

FINDINGS = RULES / "reviews" / "nao-2014.yaml"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding, in our words, and the rule that asks for it."""

    name: str
    says: str
    rule: str


@cache
def load_findings(path: Path = FINDINGS) -> tuple[Finding, ...]:
    """The findings of the review. DataError with every fault."""
    faults: list[Fault] = []
    found = tuple(_finding(fields) for fields in entries_of(path, "findings", "finding", faults))
    if faults:
        raise DataError(faults)
    return found


def _finding(fields: Fields) -> Finding:
    finding = Finding(
        fields.text("finding", required=True) or "?",
        fields.text("says", required=True) or "",
        fields.choice("rule", load_rules(), required=True) or "",
    )
    fields.done()
    return finding


def _answer(asked: Asked) -> list[Row]:
    on = asked.values["on"]
    judge = Judge(asked.store, {**asked.values, "as_of": on, "floor": on, "fresh": on})
    rules = load_rules()
    found = {finding.name: list(judge.verdicts([rules[finding.rule]])) for finding in load_findings()}
    judge.proven(verdict for verdicts in found.values() for verdict in not_met(verdicts))
    return [_row(finding, on, found[finding.name]) for finding in load_findings()]


def _row(finding: Finding, on: str, verdicts: list[Verdict]) -> Row:
    count = Counter(verdict.answer for verdict in verdicts)
    missing = not_met(verdicts)
    proof, sources, locators = proof_of((row for verdict in missing for row in verdict.proof), "id")
    return {
        "finding": finding.name, "says": finding.says, "on": on, "rule": finding.rule, "found": bool(missing),
        "looked_at": len(verdicts), "not_met": count["not_met"], "met": count["met"],
        "not_researched": count["not_researched"], "who": [verdict.actor for verdict in missing], "proof": proof,
        "sources": sources, "locators": locators,
    }  # fmt: skip


QUESTION = Question(
    name="landscape-2014",
    summary="What the National Audit Office found by hand in 2014 about police accountability, found again by rules.",
    read="One row per finding of HC 963 (Police accountability: Landscape review, 22 January 2014), asked as at `on`, "
    "whatever --as-of says: give --on to see whether it still holds. `found` needs proof, as in `gaps`; part of the proof "
    "is the review itself, part the Acts it went by, and the sources tell which.",
    parameters=(Parameter("on", "date", "as at which day to ask", required=False, default="2014-01-22"),),
    columns=(
        Column("finding", "word", "the finding"),
        Column("says", "text", "what the review found, in our words"),
        Column("on", "date", "as at which day it is asked"),
        Column("rule", "word", "the rule that asks for it; see gap-rules"),
        Column("found", "flag", "whether the graph shows it"),
        Column("looked_at", "number", "how many actors the rule looked at", brief=False),
        Column("not_met", "number", "of how many it is shown"),
        Column("met", "number", "how many are otherwise"),
        Column("not_researched", "number", "of how many it is not known"),
        Column("who", "actor[]", "of whom it is shown", brief=False),
        Column("proof", "link[]", "the ids of the links or gaps that show it", brief=False),
        Column("sources", "source[]", "where they are said"),
        Column("locators", "locator[]", "the places in the sources, in the same order"),
    ),
    answer=_answer,
)
