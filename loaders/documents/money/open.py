"""Sums to complete: what reads like funding, but has an end that nobody names.

They are no proposals: a person gives the ends, or leaves them. In files they stand behind the proposals, marked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from graph.texts.plain_words import pounds
from loaders.documents.claims.record import Finding

# How a record of a sum to complete is marked in a file of proposals.
MARK = "to_complete"
_SUMS = ("sum-of-money", "table-of-sums")


def is_open(finding: Finding) -> bool:
    """Whether a finding is a sum that a person must complete."""
    return finding.pattern in _SUMS and (finding.subject is None or finding.object is None)


def apart(findings: Iterable[Finding]) -> tuple[list[Finding], list[Finding]]:
    """Proposals, and sums to complete."""
    every = list(findings)
    return [one for one in every if not is_open(one)], [one for one in every if is_open(one)]


def marked(record: Mapping[str, Any], words: str) -> dict[str, Any]:
    """The record of a sum to complete, with its words, which tell a person more than a reading with no name in it."""
    return {**record, MARK: True, "words": " ".join(words.split())}


def line_of(record: Mapping[str, Any]) -> str:
    """One line for a person: the sum, whom the words name, the words, the place."""
    claim = record["claims"][0]
    amount = pounds(claim["values"]["amount"], claim["values"].get("amount_to"))
    ends = f"{record.get('subject_name') or '?'} -> {record.get('object_name') or '?'}"
    return f"to complete: {amount}, {ends}: \u201c{record['words']}\u201d [{claim['locator']}]"
