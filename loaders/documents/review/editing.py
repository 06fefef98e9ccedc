"""What a form says of a proposal, as changes to it: only what differs from how it stands is one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.errors import AskedWrongly
from graph.texts.numbers import pounds
from loaders.documents.review.by_hand import Ends, new_actor, values_of

Given = Mapping[str, str | list[str]]
# What belongs to the claim and is no value of its link.
OWN = ("reading", "place", "importance", "why")


def changes_of(now: Mapping[str, Any], given: Given, ends: Ends) -> dict[str, Any]:
    """The changes. AskedWrongly for an end that is nobody."""
    claim = now["claims"][0]
    changed = _changed_ends(now, given, ends)
    if (kind := text_of(given, "kind")) != now["kind"]:
        changed["kind"] = kind
    stands = {"reading": claim.get("reading"), "place": claim.get("locator"), "importance": claim.get("importance") or 2,
              "why": claim.get("why")}  # fmt: skip
    for name in OWN:
        if (typed := text_of(given, name)) and typed != str(stands[name] or ""):
            changed[name] = typed
    return changed | _changed_values(claim.get("values") or {}, values_of(given))


def _changed_ends(now: Mapping[str, Any], given: Given, ends: Ends) -> dict[str, Any]:
    known = list(now.get("new_actors") or [])
    changed: dict[str, Any] = {}
    new: list[dict[str, Any]] = []
    for end in ("subject", "object"):
        mention = ends.of(text_of(given, end), text_of(given, f"{end}_kind"), end, known)
        made = new_actor(mention)
        id_ = made["id"] if made else mention.actor
        if id_ != now.get(end):
            changed[end] = id_
        if made and made not in known:
            new.append(made)
    return {**changed, "new_actors": new} if new else changed


def _changed_values(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    changed: dict[str, Any] = {name: value for name, value in after.items() if as_typed(before.get(name)) != as_typed(value)}
    gone = (name for name, value in before.items() if name not in after and value not in (None, "", []))
    return changed | dict.fromkeys(gone, "")


def as_typed(value: Any) -> Any:
    """A value as a form holds it."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, list | tuple):
        return [str(item) for item in value]
    return "" if value is None else str(value)


def text_of(given: Given, name: str) -> str:
    """A field of a form, in one line."""
    value = given.get(name, "")
    return " ".join(value.split()) if isinstance(value, str) else ""


def pounds_of(typed: str) -> float:
    """A sum as typed. AskedWrongly where it is none."""
    try:
        return pounds(typed)
    except ValueError as error:
        raise AskedWrongly(f"amount: {error}") from None
