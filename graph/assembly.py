"""Makes links and gaps out of claims: the preferred claim's values, filled in where it is silent."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Sequence

from graph.model import QUALIFIERS, Claim, Link, Qualifiers

_RANKS = {"preferred": 0, "normal": 1, "deprecated": 2}
# Qualifiers that mean something only together: those of the first claim that states the head of the group, filled in
# piece by piece from claims that contradict nothing of it.
_TOGETHER = (
    ("powers", "condition"),
    ("basis", "provision"),
    ("territory", "exceptions"),
    ("framework", "grade"),
    ("since", "until"),
    ("amount", "amount_to", "amount_qualifier", "amount_is", "period", "duration", "part_of", "joint"),
)


def in_order_of_preference(claims: Iterable[Claim]) -> list[Claim]:
    """Preferred first, deprecated last; within a rank what was stated outright and later comes first."""
    claims = list(claims)
    if len(claims) < 2:
        return claims
    by_place = sorted(claims, key=lambda claim: (claim.source, claim.start, claim.id))
    by_date = sorted(by_place, key=lambda claim: claim.said_on, reverse=True)
    return sorted(by_date, key=lambda claim: (_RANKS[claim.rank], not claim.explicit))


def merged_values(claims: Sequence[Claim]) -> Qualifiers:
    """The values of a link from its claims in order of preference. Topics add up; deprecated claims count only
    where a link has no other."""
    valid = [claim for claim in claims if claim.rank != "deprecated"] or list(claims)
    if len(valid) == 1:
        only = valid[0].values
        topics = tuple(sorted(set(only.topics)))
        return only if topics == only.topics else dataclasses.replace(only, topics=topics)
    values: dict[str, object] = {}
    grouped = {name for group in _TOGETHER for name in group}
    alone = ((name,) for name in QUALIFIERS if name not in grouped and name != "topics")
    for group in (*_TOGETHER, *alone):
        values |= _pieced(group, valid)
    # A claim that names no status says that the link is in force: it must not inherit another's "planned".
    values["status"] = valid[0].values.status
    values["polarity"], values["scope"] = valid[0].values.polarity, valid[0].values.scope
    values["topics"] = tuple(sorted({topic for claim in valid for topic in claim.values.topics}))
    return Qualifiers(**values)  # type: ignore[arg-type]


def _said(group: Sequence[str], claim: Claim) -> dict[str, object]:
    return {name: value for name in group if (value := getattr(claim.values, name)) not in (None, ())}


def _pieced(group: Sequence[str], claims: Sequence[Claim]) -> dict[str, object]:
    """From the first claim that states the head of the group (the sum), then from each that agrees so far."""
    said = [_said(group, claim) for claim in claims]
    found = dict(next((each for each in said if group[0] in each), {}))
    for each in said:
        if all(found.get(name, value) == value for name, value in each.items()):
            found |= each
    return found


def assemble(ends: Iterable[tuple[Claim, str, str, str, str | None]]) -> dict[str, Link]:
    """Links by id from (claim, subject, kind, object, pattern). The same claim given twice counts once."""
    claims: dict[str, dict[str, Claim]] = defaultdict(dict)
    about: dict[str, tuple[str, str, str, str | None]] = {}
    for claim, subject, kind, object_, pattern in ends:
        claims[claim.about][claim.id] = claim
        known = about.get(claim.about)
        # A link that a source states by itself is no longer only a pattern's instance.
        if known is None or known[3] is not None:
            about[claim.about] = (subject, kind, object_, pattern)
    links = {}
    for link in sorted(claims):
        subject, kind, object_, pattern = about[link]
        ordered = in_order_of_preference(claims[link].values())
        links[link] = Link(link, subject, kind, object_, merged_values(ordered), tuple(ordered), pattern)
    return links
