"""Lays a document and its proposals on a desk."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from graph.errors import AskedWrongly
from loaders.dataset import SHIPPED
from loaders.documents.review.desk import Desk
from loaders.documents.review.gate import Gate
from loaders.documents.review.log import Review
from loaders.documents.review.paper import Paper


def desk_of(
    review: Review, records: Sequence[Mapping[str, Any]], document: Path | None, into: Path | None,
    topics_of: Callable[[str], Sequence[str]],
) -> Desk:  # fmt: skip
    """The desk for the proposals of one document. AskedWrongly where it is not one, or not at hand."""
    sources = sorted(review.sources)
    if len(sources) != 1:
        raise AskedWrongly(
            f"--browser: the proposals are of {len(sources)} sources; expected one document with one proposal or more"
        )
    path = document or Path(str(records[0].get("document") or ""))
    if not path.is_file():
        raise AskedWrongly(f"--browser: the document '{path}' is not there any more; say where it is with --document")
    gate = Gate.of(into.resolve().parent.parent if into else SHIPPED)
    return Desk(review, Paper.at(path, gate.actors.values()), gate, sources[0], into, topics_of)
