"""What a proposal is, and its form as one JSON object a line: a link of custodes-graph/1, one claim, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from graph.kinds import Kinds
from graph.model import QUALIFIERS, Graph, gap_id, link_id
from graph.naming.articles import Named
from graph.sentences import Saying, sentence
from loaders.documents.model import Mention
from loaders.source_text import digest

_LISTS = ("powers", "topics")
# Values that the sentence of a proposal says.
_SAID = (
    "polarity", "status", "duty", "condition", "about", "since", "until", "happened", "amount", "amount_to", "amount_qualifier",
    "amount_is", "period", "purpose", "framework", "grade", "stance",
)  # fmt: skip
# Values that two claims on one link may state differently: a difference is a conflict to look at.
_TELLING = ("amount", "amount_to", "since", "until", "status", "polarity", "grade", "stance")


@dataclass(frozen=True, slots=True)
class Finding:
    """A link (or, with an end missing, a gap) found in the words text[start:end]."""

    subject: Mention | None
    kind: str
    object: Mention | None
    start: int
    end: int
    confidence: float
    pattern: str
    reasons: tuple[str, ...] = ()
    values: Mapping[str, Any] = field(default_factory=dict)
    key: str | None = None
    said_as: str = ""


def end_id(mention: Mention | None) -> str | None:
    """The id of an end: of the graph's actor, or for a new one a slug of its name, marked by a leading '+'."""
    if mention is None:
        return None
    return mention.actor or "+" + "-".join(part for part in _slug(mention.name).split("-") if part)[:80]


def surety(ends: Sequence[Mention]) -> float:
    """How sure it is whom the words name: half of the doubt of the least sure; less for new actors."""
    least = min((end.confidence for end in ends), default=1.0)
    return (1 - 0.5 * (1 - least)) * 0.95 ** sum(1 for end in ends if end.actor is None)


def is_common(mention: Mention) -> bool:
    """Whether a new actor is only called by common words, which mean another thing elsewhere: 'Working group'."""
    return mention.actor is None and not any(char.isupper() for char in mention.name[1:])


def _of_source(mention: Mention | None, source: str) -> Mention | None:
    """A new actor called by common words is told from others so called by the document that speaks of it."""
    if mention is None or not is_common(mention):
        return mention
    return replace(mention, name=f"{mention.name} ({source})")


def _slug(name: str) -> str:
    return "".join(char if char.isalnum() and char.isascii() else "-" for char in name.casefold())


def record(
    finding: Finding, source: str, said_on: str | None, locator: str, text: str, graph: Graph | None, kinds: Kinds
) -> dict[str, Any]:
    """The JSON object of a proposal."""
    finding = replace(finding, subject=_of_source(finding.subject, source), object=_of_source(finding.object, source))
    subject, object_ = end_id(finding.subject), end_id(finding.object)
    said = finding.values
    values = {
        name: list(said[name]) if name in _LISTS else said[name] for name in QUALIFIERS if said.get(name) not in (None, (), [])
    }
    id_ = _id(subject, finding.kind, object_, finding.key)
    return {
        "id": id_,
        "subject": subject,
        "subject_name": finding.subject.name if finding.subject else None,
        "kind": finding.kind,
        "object": object_,
        "object_name": finding.object.name if finding.object else None,
        **{name: values.get(name, [] if name in _LISTS else None) for name in QUALIFIERS},
        "status": values.get("status") or "in_force",
        "polarity": values.get("polarity") or "asserted",
        "reason": "not_stated" if subject is None or object_ is None else None,
        "new_actors": _new_actors(finding),
        "claims": [_claim(finding, source, said_on, locator, text, values, kinds)],
        "confidence": round(finding.confidence, 3),
        "reasons": list(finding.reasons),
        "pattern": finding.pattern,
        "state": state_of(id_, values, source, finding, graph),
    }


def _id(subject: str | None, kind: str, object_: str | None, key: str | None) -> str:
    if subject is None or object_ is None:
        return gap_id(subject, kind, object_, key)
    return link_id(subject, kind, object_, key)


def _new_actors(finding: Finding) -> list[dict[str, Any]]:
    ends = [end for end in (finding.subject, finding.object) if end is not None and end.actor is None]
    return [{"id": end_id(end), "name": end.name, "kind": end.kind} for end in ends]


def _claim(
    finding: Finding, source: str, said_on: str | None, locator: str, text: str, values: dict[str, Any], kinds: Kinds
) -> dict[str, Any]:
    return {
        "source": source,
        "locator": locator,
        "start": finding.start,
        "end": finding.end,
        "digest": digest(text[finding.start : finding.end]),
        "said_on": said_on,
        "explicit": True,
        "reading": reading(finding, kinds),
        "values": values,
    }


def reading(finding: Finding, kinds: Kinds) -> str:
    """One sentence in our own words."""
    nobody = Named("somebody who is not named", "person")
    subject, object_ = (Named(end.name, end.kind or "") if end else nobody for end in (finding.subject, finding.object))
    told: dict[str, Any] = {name: finding.values[name] for name in _SAID if finding.values.get(name) is not None}
    told |= {"powers": tuple(finding.values.get("powers") or ()), "power_from": "stated"}
    return sentence(Saying(subject, finding.kind, object_, **told), kinds)


def state_of(id_: str, values: Mapping[str, Any], source: str, finding: Finding, graph: Graph | None) -> str:
    """new, repeats or conflicts: whether the graph has the link, and whether it says the same of it."""
    if graph is None:
        return "new"
    if id_ in graph.gaps:
        return "repeats"
    subject, object_ = end_id(finding.subject), end_id(finding.object)
    same = [graph.links[id_]] if id_ in graph.links else []
    if not same and values.get("amount") is not None:
        sums = [
            link
            for link in _between(graph, subject, finding.kind, object_)
            if link.values.amount == values["amount"] and link.values.amount_to == values.get("amount_to")
        ]
        return "repeats" if sums else "new"
    if not same:
        same = [link for link in _between(graph, subject, finding.kind, object_) if link.values.amount is None]
    if not same:
        return "new"
    for link in same:
        known = link.values.stated()
        if not any(name in values and name in known and known[name] != values[name] for name in _TELLING):
            return "repeats"
    return "conflicts"


def _between(graph: Graph, subject: str | None, kind: str, object_: str | None) -> list[Any]:
    index = _index(graph)
    return index.get((subject or "?", kind, object_ or "?"), [])


_INDEXES: dict[int, tuple[Graph, dict[tuple[str, str, str], list[Any]]]] = {}


def _index(graph: Graph) -> dict[tuple[str, str, str], list[Any]]:
    kept = _INDEXES.get(id(graph))
    if kept is None or kept[0] is not graph:
        made: dict[tuple[str, str, str], list[Any]] = {}
        for link in graph.links.values():
            made.setdefault((link.subject, link.kind, link.object), []).append(link)
        _INDEXES.clear()
        kept = _INDEXES[id(graph)] = (graph, made)
    return kept[1]
