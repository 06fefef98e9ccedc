"""What a person must complete: a sum whose ends nobody names, an answer that does not say whether it accepts.

They are no proposals: a person gives what is wanting, or leaves them. In files they stand behind the proposals, marked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graph.texts.plain_words import pounds
from loaders.documents.claims.record import Finding

# How a record of what is to complete is marked in a file of proposals.
MARK = "to_complete"
_SUMS = ("sum-of-money", "table-of-sums")
_ANSWER = "RESPONDS_TO"


def is_open(finding: Finding) -> bool:
    """Whether a finding is a sum or an answer that a person must complete."""
    if finding.pattern in _SUMS:
        return finding.subject is None or finding.object is None
    return finding.kind == _ANSWER and "stance" not in finding.values


def apart(findings: Iterable[Finding]) -> tuple[list[Finding], list[Finding]]:
    """Proposals, and what is to complete."""
    every = list(findings)
    return [one for one in every if not is_open(one)], [one for one in every if is_open(one)]


def marked(record: Mapping[str, Any], words: str) -> dict[str, Any]:
    """The record of what is to complete, with its words, which tell a person more than a reading with no name in it."""
    return {**record, MARK: True, "words": " ".join(words.split())}


def wanting(record: Mapping[str, Any]) -> tuple[str, ...]:
    """The fields that a marked record still lacks; none of a record that is not marked."""
    if not record.get(MARK):
        return ()
    stated = (record["claims"][0].get("values") or {}).get("stance")
    lacking = [end for end in ("subject", "object") if not record.get(end)]
    return (*lacking, *(("stance",) if record["kind"] == _ANSWER and not stated else ()))


def sort_of(record: Mapping[str, Any]) -> str:
    """What is to complete, in words."""
    return "an answer to complete" if record["kind"] == _ANSWER else "a sum to complete"


def advice_on(record: Mapping[str, Any]) -> str:
    """What is to complete and how; '' where nothing is."""
    if not wanting(record):
        return ""
    how = "say whether it accepts (its stance)" if record["kind"] == _ANSWER else "say who pays and who is paid"
    return f"{sort_of(record)}: {how}"


def counted(records: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """How many there are of each sort, and why they are no proposals, a line each."""
    every = list(records)
    answers = sum(one["kind"] == _ANSWER for one in every)
    if count := len(every) - answers:
        yield f"{count:,} sums to complete: who pays or who is paid is not named; no proposals"
    if answers:
        yield f"{answers:,} answers to complete: whether they accept is not said in so many words; no proposals"


def line_of(record: Mapping[str, Any]) -> str:
    """One line for a person: the sum and whom the words name, or what was answered; the words, the place."""
    claim = record["claims"][0]
    ends = f"{record.get('subject_name') or '?'} -> {record.get('object_name') or '?'}"
    amount = (claim.get("values") or {}).get("amount")
    what = "stance" if amount is None else pounds(amount, claim["values"].get("amount_to"))
    return f"to complete: {what}, {ends}: \u201c{record['words']}\u201d [{claim['locator']}]"
