"""What was judged by eye: whom the words at some offsets name, whether or not a claim has that actor; and proposals drawn from
documents that nobody had read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from gold import Same

from graph.texts.strict_yaml import read_yaml
from loaders.documents.doubts.earned import SURE
from loaders.documents.model import Mention

_FILE = Path(__file__).with_name("adjudicated.yaml")
_PROPOSALS = Path(__file__).with_name("judged_proposals.yaml")
_VERDICTS = ("right", "edit", "wrong", "turned")


def judged(file: str, mentions: Sequence[Mention], same: Same) -> tuple[int, int]:
    """How many of a document's sampled places are read as they were judged, of how many. A place that names nobody is read
    right when nothing is found over its first letter."""
    rows = read_yaml(_FILE, _FILE.name).get(file) or []
    return sum(_is_right(row["at"], str(row["means"]), mentions, same) for row in rows), len(rows)


def _is_right(at: Sequence[int], means: str, mentions: Sequence[Mention], same: Same) -> bool:
    start, end = int(at[0]), int(at[1])
    here = [one for one in mentions if one.start <= start < one.end]
    if means == "nobody":
        return not here
    if means == "new":
        return any(one.actor is None and one.end == end for one in here)
    return any(same.of(one.actor) == same.of(means) for one in here)


def drawn() -> list[list[str]]:
    """For each draw of proposals, all and the sure ones: documents, proposals, how many of each verdict, right, usable."""
    rows = []
    for name, draw in read_yaml(_PROPOSALS, _PROPOSALS.name).items():
        every = [(float(row[5]), str(row[6])) for row in draw["proposals"]]
        for label, least in (("", 0.0), (", 0.75 and surer", SURE)):
            said = [verdict for sure, verdict in every if sure >= least]
            counts = [said.count(verdict) for verdict in _VERDICTS]
            share = [f"{part / max(len(said), 1):.2f}" for part in (counts[0], counts[0] + counts[1])]
            rows.append([f"{name}{label}", str(len(draw["documents"])), str(len(said)), *map(str, counts), *share])
    return rows
