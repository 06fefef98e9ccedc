"""Claims on one link that state different values."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

from graph.store import Row
from queries.question import Asked, Column, Parameter, Question
from queries.within import rows_of

# Sources that speak of different sides of one link differ in these without disagreeing: a power may rest on two Acts.
DESCRIPTIVE = ("topics", "powers", "about", "binding", "basis", "provision", "purpose", "condition", "on")

_OF_CLAIMS = ("what", "said", "said_on", "standing", "why", "reading", "claim", "sources", "locators")
# What a claim says that is silent on these.
SILENT = {"status": "in_force", "polarity": "asserted"}


def _answer(asked: Asked) -> list[Row]:
    links: dict[str, list[Row]] = defaultdict(list)
    for row in rows_of(asked, "claims", _OF_CLAIMS, head="link"):
        links[row["what"]].append(row)
    held = _standing(asked)
    rows = []
    for link, claims in sorted(links.items()):
        if link in held and len(claims) > 1:
            for claim in claims:
                claim["values"] = {**SILENT, **json.loads(claim["said"])}
            for key in _disputed(claims, asked.values["all"]):
                rows += [_row(link, key, claim, claims) for claim in claims if key in claim["values"]]
    return rows


def _standing(asked: Asked) -> set[str]:
    """The links of the frame: a dispute about what is over or denied is told only when that is asked for."""
    return {row["link"] for row in rows_of(asked, "in-force", ("kind", "link"), kind=asked.values["kind"])}


def _disputed(claims: list[Row], everything: bool) -> list[str]:
    """The keys for which two claims state different values; a claim that is silent on a key does not dispute it."""
    stated: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        for key, value in claim["values"].items():
            if everything or key not in DESCRIPTIVE:
                stated[key].add(_text(value))
    return sorted(key for key, found in stated.items() if len(found) > 1)


def _text(value: Any) -> str:
    return ", ".join(sorted(map(str, value))) if isinstance(value, list) else str(value)


def _row(link: str, key: str, claim: Row, claims: list[Row]) -> Row:
    dates = {other["said_on"] for other in claims if key in other["values"]}
    return {
        "link": link, "key": key, "value": _text(claim["values"][key]), "said_on": claim["said_on"],
        "later_only": len(dates) == sum(1 for other in claims if key in other["values"]),
        "standing": claim["standing"], "why": claim["why"], "reading": claim["reading"], "claim": claim["claim"],
        "sources": claim["sources"], "locators": claim["locators"],
    }  # fmt: skip


QUESTION = Question(
    name="disagreements",
    summary="Links on which claims state different values: amounts, dates, status, grades; each value with its source.",
    read="Rows with one link and key are the values that its claims state. `later_only` says that each was said at another "
    "date, so that the matter may have changed rather than be disputed. Two sources that name different actors "
    "make two links, and do not meet here.",
    parameters=(
        Parameter("kind", "kind", "only links of this kind", required=False, default=""),
        Parameter("all", "flag", "also differing topics, powers, sections and descriptions", required=False, default=False),
    ),
    columns=(
        Column("link", "link", "the id of the link"),
        Column("key", "text", "which of its values differs"),
        Column("value", "text", "what this claim states"),
        Column("said_on", "date", "when"),
        Column("later_only", "flag", "whether no two of the claims were said at one date"),
        Column("standing", "status", "preferred, normal or deprecated"),
        Column("why", "text", "why preferred or deprecated", brief=False),
        Column("reading", "text", "what the claim says, in our own words", brief=False),
        Column("claim", "claim", "the id of the claim", brief=False),
        Column("sources", "source[]", "the source of the claim"),
        Column("locators", "locator[]", "the place in it"),
    ),
    answer=_answer,
)
