"""Which chains a ladder draws, and a map carries: the best for each first step, by where they end."""

from __future__ import annotations

from dataclasses import dataclass

from graph.store import Row
from queries.book.chains.chain import strength
from queries.ways.upward import MOST_CHAINS, Ways, chains

ENDS = (
    ("public", "To voters and the public"), ("legislature", "To Parliament and other legislatures"), ("crown", "To the Crown"),
    ("", "To {}"),
)  # fmt: skip
LONGEST, MOST = 4, 7

Chain = list[Row]


@dataclass(frozen=True, slots=True)
class Panel:
    """The ladders to one sort of end, strongest first, out of `found` chains."""

    heading: str
    ladders: tuple[Chain, ...]
    found: int


def panels_of(ways: Ways, longest: int = LONGEST, to: str = "") -> tuple[list[Panel], int]:
    """The ladders by where they end: for each first step the chain that is strongest at its weakest rung, then shortest.
    `to` names the ends, where somebody chose them."""
    found = list(chains(ways, longest, MOST_CHAINS))
    panels = []
    for kind, words in ENDS:
        best: dict[str, Chain] = {}
        these = [steps for steps in found if ways.ends[steps[-1]["forum"]] == kind]
        for steps in sorted(these, key=strength):
            best.setdefault(steps[0]["forum"], steps)
        if best:
            panels.append(Panel(words.format(to), tuple(list(best.values())[:MOST]), len(these)))
    return panels, len(found)
