"""A proposal as it stands: with what was changed of it, what was decided, and where its words are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph.kinds import Kinds
from graph.model import Actor
from loaders.documents.claims.open import advice_on
from loaders.documents.review.changes import edited, is_incomplete
from loaders.documents.review.log import OPEN, Decision
from loaders.documents.review.told import named
from loaders.source_text import digest

# What a person sees of a decision; what is not decided is open.
STATES = {
    "accept": "accepted", "edit": "edited", "refuse": "refused", "later": "later", "returned": "returned", "add": "added",
    "written": "written",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Item:
    """A proposal or a claim made by hand, as edited. `state`: open, later, returned, accepted, edited, added, written or
    refused; `note` says why it was returned; `located`: its words stand where it says; `incomplete`: as `advice` says."""

    key: str
    record: Mapping[str, Any]
    decision: str
    state: str
    note: str
    who: str
    start: int
    end: int
    located: bool
    incomplete: bool
    advice: str
    sure: float
    pattern: str
    says: str
    reading: str
    place: str

    @property
    def is_open(self) -> bool:
        """Whether somebody is still to decide on it."""
        return not self.decision or self.decision in OPEN


def item_of(
    key: str, record: Mapping[str, Any], standing: Decision | None, text: str, actors: Mapping[str, Actor], kinds: Kinds
) -> Item:
    """A proposal, with the decision that stands on it."""
    made = edited(record, standing.changed) if standing else dict(record)
    claim = made["claims"][0]
    start, end = claim.get("start"), claim.get("end")
    located = (
        isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text)
        and digest(text[start:end]) == claim.get("digest")
    )  # fmt: skip
    subject, object_ = (named(str(made[end]), made, actors) if made.get(end) else "?" for end in ("subject", "object"))
    kind = kinds.links.get(str(made["kind"]))
    return Item(
        key=key, record=made, decision=standing.decision if standing else "",
        state=STATES[standing.decision] if standing else "open", note=standing.note if standing else "",
        who=standing.who if standing else "", start=start if located else -1, end=end if located else -1, located=located,
        incomplete=is_incomplete(made), advice=advice_on(made), sure=float(made["confidence"]),
        pattern=str(made.get("pattern") or ""), says=f"{subject} {kind.label if kind else made['kind']} {object_}",
        reading=str(claim.get("reading") or ""), place=str(claim.get("locator") or ""),
    )  # fmt: skip
