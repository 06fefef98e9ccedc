"""Proposals made up for the tests of the reviewer."""

from __future__ import annotations

from typing import Any

from loaders.source_text import digest


def proposal(subject: str, object_: str, source: str, number: int = 0, **more: Any) -> dict[str, Any]:
    """One proposal; `number` makes it another."""
    start = 10 * number
    claim = {
        "source": source,
        "locator": f"para {number}",
        "start": start,
        "end": start + 5,
        "digest": digest(str(number)),
        "said_on": None,
        "explicit": True,
        "reading": "The one oversees the other.",
        "values": {"topics": ["general"], "powers": ["scrutinise"]},
    }
    return {
        "id": f"{subject}~OVERSEES~{object_}",
        "subject": subject,
        "kind": "OVERSEES",
        "object": object_,
        "claims": [claim],
        "confidence": 0.9,
        "reasons": ["words: S: oversees O"],
        "pattern": "oversee",
        "state": "new",
        "new_actors": [],
        "reason": None,
        **more,
    }
