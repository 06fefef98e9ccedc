"""A proposal and what a person changed of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from graph.model import gap_id, link_id
from loaders.documents.claims.open import wanting


def is_incomplete(record: Mapping[str, Any]) -> bool:
    """Whether something to complete still lacks what a person must give."""
    return bool(wanting(record))


def key_of(record: Mapping[str, Any]) -> str:
    """What makes two proposals the same: the source, the link and the words."""
    claim = record["claims"][0]
    said = json.dumps([claim.get("source"), record["id"], claim.get("digest"), claim.get("start")], sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()[:20]


def edited(record: Mapping[str, Any], changed: Mapping[str, Any]) -> dict[str, Any]:
    """A proposal with a person's changes. Values belong to its claim; the ends and the kind to its link."""
    claim = dict(record["claims"][0])
    values = dict(claim.get("values") or {})
    made = dict(record)
    for name, value in changed.items():
        if name in ("subject", "kind", "object"):
            made[name] = value
        elif name == "new_actors":
            made[name] = [*(record.get(name) or []), *value]
        elif name in ("reading", "place", "importance", "why"):
            claim["locator" if name == "place" else name] = value
        elif value in (None, "", []):
            values.pop(name, None)
        else:
            values[name] = value
    if "amount" in changed and "amount_to" not in changed:
        values.pop("amount_to", None)  # a person who gives one sum has chosen between the ends of a range
    claim["values"] = values
    if any(name in changed for name in ("subject", "kind", "object")):
        made["id"] = _id(made)
    return {**made, "claims": [claim]}


def _id(record: Mapping[str, Any]) -> str:
    """The id of the link that a changed proposal makes; what tells it from another of the same ends stays."""
    parts = str(record["id"]).removeprefix("gap~").split("~")
    key = parts[3] if len(parts) > 3 else None
    subject, kind, object_ = record.get("subject"), str(record["kind"]), record.get("object")
    return link_id(subject, kind, object_, key) if subject and object_ else gap_id(subject, kind, object_, key)
