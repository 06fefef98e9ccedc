"""The answers that are judged: four questions of twenty actors, each row in words that hold all a judge must weigh."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

from graph.kinds import Kinds, load_kinds
from graph.store import Row, Store
from queries.asking import Frame, ask

AS_OF = "2022-11-30"
STRONGEST = 10  # of the chains with teeth


@dataclass(frozen=True, slots=True)
class Said:
    """One row of an answer. `key` says which row it is, whatever it says; `words` is all it says, `names` whom it names."""

    actor: str
    question: str
    key: str
    words: str
    names: tuple[str, ...]

    @property
    def digest(self) -> str:
        """Changes when what the row says changes: then it must be judged again."""
        return hashlib.sha256(self.words.encode()).hexdigest()[:12]


def said_of(store: Store, actor: str) -> Iterator[Said]:
    """Every row that the four questions answer about an actor."""
    kinds = load_kinds()
    for question, (given, rows_of) in _QUESTIONS.items():
        answer = ask(store, question, {"actor": actor, **given}, Frame(AS_OF))
        for key, words, names in rows_of(answer.rows, kinds):
            yield Said(actor, question, key, words, names)


Parts = Iterator[tuple[str, str, tuple[str, ...]]]


def _overseers(rows: list[Row], kinds: Kinds) -> Parts:
    for row in rows:
        kind = kinds.links[row["kind"]]
        verb = kind.label if row["link"].split("~")[0] in (row["overseer"], row["by"]) else kind.reverse
        if row["kind"] in ("OWES_DUTY_TO", "REPORTS_TO"):
            verb = f"is owed a duty to {row['duty']} by" if row["duty"] else "receives reports from"
        said = [
            f"{row['overseer']} {verb} {row['account_giver']}",
            _given("by", row["by"]),
            f"may {', '.join(row['powers'])} ({row['power_from']})" if row["powers"] else "",
            _given("condition:", row["condition"]),
            _given("law", _law(row)),
            _given("about", row["about"]),
            _given("on", row["matter"]),
            _given("topics", ", ".join(row["topics"])),
            _given("through", row["through"]),
            row["dating"],
            _given("links", " ".join(sorted(row["links"]))),
            _given("said in", _places(row)),
        ]
        yield f"{row['overseer']} {row['link']}", _sentence(said), (row["overseer"], row["kind"])


def _chains(rows: list[Row], kinds: Kinds) -> Parts:
    chains = [list(steps) for _, steps in groupby(rows, key=lambda row: row["chain"])]
    chains.sort(key=lambda steps: (-min(_ranks(steps)), len(steps)))
    for steps in chains[:STRONGEST]:
        hops = [
            f"{row['giver']} -{row['kind']}{_through(row)}-> {row['forum']} [{', '.join(row['powers'])}"
            f"{_if(row['condition'])}; {_law(row) or _places(row)}]"
            for row in steps
        ]
        ends = (steps[-1]["forum"], *(row["kind"] for row in steps))
        yield " ".join(row["link"] for row in steps), " then ".join(hops), ends


def _ranks(steps: list[Row]) -> list[int]:
    return [row["power_rank"] for row in steps if row["kind"] not in ("HEADS", "PART_OF")]


def _rules(rows: list[Row], _: Kinds) -> Parts:
    for row in rows:
        said = [
            f"{row['rule']} of {row['actor']}: {row['answer']}",
            row["why"] or "",
            _given("through", row["through"]),
            _given("by", " ".join(row["proof"])),
        ]
        yield f"{row['rule']} {row['actor']}", _sentence(said), (row["rule"], row["answer"])


def _money(rows: list[Row], _: Kinds) -> Parts:
    for row in rows:
        sum_ = (
            f"{row['amount_qualifier'] or ''} £{row['amount']:,.0f}".strip() if row["amount"] is not None else "no sum stated"
        )
        said = [
            f"{row['payer'] or 'nobody named'} pays {row['recipient'] or 'nobody named'}: {sum_}",
            _given("open:", row["gap"]),
            _given("as", row["amount_is"]),
            _given("for", row["period"]),
            _given("purpose", row["purpose"]),
            _given("via", row["via"]),
            _given("part of", row["part_of"]),
            _given("binding by", row["binding"]),
            row["dating"],
            _given("said in", _places(row)),
        ]
        yield row["link"], _sentence(said), (row["payer"] or "?", row["recipient"] or "?")


_QUESTIONS: dict[str, tuple[dict[str, bool], Callable[[list[Row], Kinds], Parts]]] = {
    "who-oversees": ({}, _overseers),
    "chain": ({"teeth": True}, _chains),
    "checklist": ({}, _rules),
    "funding": ({}, _money),
}
QUESTIONS = tuple(_QUESTIONS)


def _given(word: str, value: str | None) -> str:
    return f"{word} {value}" if value else ""


def _if(condition: str | None) -> str:
    return f" (condition: {condition})" if condition else ""


def _law(row: Row) -> str:
    return " ".join(part for part in (row["basis"], row["provision"]) if part)


def _through(row: Row) -> str:
    return f" through {row['through']}" if row["through"] else ""


def _places(row: Row) -> str:
    """Sources only: where in them a claim stands does not change what the row says."""
    return ", ".join(dict.fromkeys(row["sources"]))


def _sentence(parts: list[str]) -> str:
    return "; ".join(part for part in parts if part)
