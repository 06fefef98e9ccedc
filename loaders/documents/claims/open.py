"""What a person must complete: a sum whose ends nobody names, and a claim without what each of its kind must state.

An answer has a stance, a consent what is consented to. They are no proposals: a person gives what is wanting, or leaves them.
In files they stand behind the proposals, marked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from graph.kinds import load_kinds
from graph.texts.plain_words import pounds
from loaders.documents.claims.record import Finding

# How a record of what is to complete is marked in a file of proposals.
MARK = "to_complete"
# Fields in words, where a line tells what is wanting.
_PLAIN = {"on": "what it is to", "subject": "who", "object": "whom"}
_SUMS = ("sum-of-money", "table-of-sums")


class _Sort(NamedTuple):
    """How what is to complete is told: one of it, many of it, why it is no proposal, what to do."""

    one: str
    many: str
    why: str
    how: str


_SUM = _Sort("a sum", "sums", "who pays or who is paid is not named", "say who pays and who is paid")
_OF_KIND = {
    "RESPONDS_TO": _Sort(
        "an answer", "answers", "whether they accept is not said in so many words", "say whether it accepts (its stance)"
    ),
    "CONFIRMS": _Sort("a consent", "consents", "what is consented to is not named", "say what is consented to (on)"),
    "RECOMMENDS_TO": _Sort("a recommendation", "recommendations", "which is not said", "say which recommendation it is (on)"),
}
_CLAIM = _Sort("a claim", "claims", "something that each must state is not said", "fill in what it must state")


def _sort(kind: str) -> _Sort:
    return _SUM if kind == "FUNDS" else _OF_KIND.get(kind, _CLAIM)


def _musts(kind: str) -> tuple[str, ...]:
    """What each claim of a kind must state, and the reader does not give: topics it gives, and a finding may be within none."""
    known = load_kinds().links.get(kind)
    return tuple(name for name in known.must if name not in ("topics", "framework")) if known else ()


def is_open(finding: Finding) -> bool:
    """Whether a finding is a sum without its ends, or lacks what its kind must state."""
    if finding.pattern in _SUMS:
        return finding.subject is None or finding.object is None
    return any(not finding.values.get(name) for name in _musts(finding.kind))


def apart(findings: Iterable[Finding]) -> tuple[list[Finding], list[Finding]]:
    """Proposals, and what is to complete."""
    every = list(findings)
    return [one for one in every if not is_open(one)], [one for one in every if is_open(one)]


def is_found(finding: Finding, threshold: float) -> bool:
    """Whether what is to complete is shown at a threshold: a sum and an answer always, since a document has but so many."""
    return finding.pattern in _SUMS or finding.kind == "RESPONDS_TO" or finding.confidence >= threshold


def marked(record: Mapping[str, Any], words: str) -> dict[str, Any]:
    """The record of what is to complete, with its words, which tell a person more than a reading with no name in it."""
    return {**record, MARK: True, "words": " ".join(words.split())}


def wanting(record: Mapping[str, Any]) -> tuple[str, ...]:
    """The fields that a marked record still lacks; none of a record that is not marked."""
    if not record.get(MARK):
        return ()
    stated = record["claims"][0].get("values") or {}
    ends = [end for end in ("subject", "object") if not record.get(end)]
    return (*ends, *(name for name in _musts(str(record["kind"])) if not stated.get(name)))


def sort_of(record: Mapping[str, Any]) -> str:
    """What is to complete, in words."""
    return f"{_sort(str(record['kind'])).one} to complete"


def advice_on(record: Mapping[str, Any]) -> str:
    """What is to complete and how; '' where nothing is."""
    return f"{sort_of(record)}: {_sort(str(record['kind'])).how}" if wanting(record) else ""


def counted(records: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """How many there are of each sort, and why they are no proposals, a line each."""
    for sort, count in Counter(_sort(str(one["kind"])) for one in records).items():
        yield f"{count:,} {sort.many if count > 1 else sort.one.split()[-1]} to complete: {sort.why}; no proposals"


def line_of(record: Mapping[str, Any]) -> str:
    """One line for a person: the sum or what is wanting, whom the words name; the words, the place."""
    claim = record["claims"][0]
    ends = f"{record.get('subject_name') or '?'} -> {record.get('object_name') or '?'}"
    amount = (claim.get("values") or {}).get("amount")
    what = (
        " and ".join(_PLAIN.get(name, name) for name in wanting(record))
        if amount is None
        else pounds(amount, claim["values"].get("amount_to"))
    )
    return f"to complete: {what}, {ends}: \u201c{record['words']}\u201d [{claim['locator']}]"
