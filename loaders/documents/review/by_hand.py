"""A claim that a person makes of words that nobody proposed: ends, kind and values as typed, place and digest as they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from graph.errors import AskedWrongly
from graph.kinds import Kinds
from graph.model import QUALIFIERS, Actor
from graph.naming.names import most_like, nearest
from loaders.documents.claims.record import Finding, end_id, record
from loaders.documents.model import Mention
from loaders.documents.names.mentions import NameIndex
from loaders.documents.review.input import LISTS

PATTERN = "by-hand"
_LONGEST_NAME = 200


class Ends:
    """Whom a person means by what he types: an id, a name, or a new actor where its kind is said."""

    def __init__(self, actors: Mapping[str, Actor], names: NameIndex, kinds: Kinds) -> None:
        self._actors, self._names, self._kinds = actors, names, kinds

    def of(self, typed: str, new_kind: str, end: str, known: Iterable[Mapping[str, Any]] = ()) -> Mention:
        """The actor at an end; `known` are those that the proposal names first. AskedWrongly with the nearest names."""
        typed = " ".join(typed.split())
        if not typed:
            raise AskedWrongly(f"{end}: nobody is named; give an id or a name")
        for new in known:
            if typed in (new.get("id"), new.get("name")):
                return _mention(None, str(new["name"]), new_kind or new.get("kind"))
        actor = self._actors.get(typed) or self._names.lookup(typed)
        if actor is not None:
            return _mention(actor.id, actor.name, actor.kind)
        if not new_kind:
            close = most_like(typed, [one.name for one in self._actors.values()], 2)
            meant = f"; did you mean {' or '.join(close)}?" if close else ""
            raise AskedWrongly(f"{end}: '{typed[:80]}' is no actor{meant}; for a new one say of what kind it is")
        if new_kind not in self._kinds.actors:
            raise AskedWrongly(f"{end}: '{new_kind[:40]}' is no kind of actor{nearest(new_kind, self._kinds.actors)}")
        made = _mention(None, typed[:_LONGEST_NAME], new_kind)
        id_ = (end_id(made) or "").removeprefix("+")
        if id_ in self._actors:
            raise AskedWrongly(f"{end}: '{id_}' is an actor already ({self._actors[id_].name}); take it, or give another name")
        if not id_:
            raise AskedWrongly(f"{end}: '{typed[:80]}' has no letter that an id could be made of; name it in Latin letters")
        return made


def _mention(actor: str | None, name: str, kind: str | None) -> Mention:
    return Mention(0, 0, name, actor, name, kind, "named by a person", 1.0)


def new_actor(mention: Mention) -> dict[str, Any] | None:
    """The entry of an actor that is named first; None for one that is there."""
    return {"id": end_id(mention), "name": mention.name, "kind": mention.kind} if mention.actor is None else None


def values_of(given: Mapping[str, str | list[str]]) -> dict[str, str | list[str]]:
    """The qualifiers among the fields of a form that say something."""
    found: dict[str, str | list[str]] = {}
    for name in QUALIFIERS:
        value = given.get(name, "")
        if name in LISTS:
            texts = value if isinstance(value, list) else [value]
            kept = list(dict.fromkeys(part.strip() for text in texts for part in text.split(",") if part.strip()))
            found |= {name: kept} if kept else {}
        elif isinstance(value, str) and value.strip():
            found[name] = " ".join(value.split())
    return found


def claim_by_hand(
    subject: Mention | None, kind: str, object_: Mention | None, span: tuple[int, int], values: Mapping[str, Any],
    *, key: str, source: str, said_on: str | None, place: str, text: str, kinds: Kinds, who: str,
) -> dict[str, Any]:  # fmt: skip
    """The record of it, in the form of a proposal; with an end that nobody names it is a gap. Its reading is for the gate to
    make."""
    if subject is None and object_ is None:
        raise AskedWrongly("nobody is named at either end; say at least who, or whom")
    if kind not in kinds.links:
        raise AskedWrongly(f"kind: '{kind[:40]}' is no kind of link{nearest(kind, kinds.links)}; choose one")
    finding = Finding(
        subject, kind, object_, *span, 1.0, PATTERN, (f"these words were chosen by {who}",), {}, "-".join(key.split()) or None
    )
    made = record(finding, source, said_on, place, text, None, kinds)
    claim = {**made["claims"][0], "reading": "", "values": dict(values)}
    return {**made, "claims": [claim]}
