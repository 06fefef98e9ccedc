"""How large the dataset is and how well proved: by kind, family, source and importance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from graph.kinds import load_kinds
from graph.model import Claim, Graph, Link
from graph.reading import read_graph
from graph.store import Row
from queries.question import Asked, Column, Question

_DATES = ("since", "until", "period")


@dataclass(slots=True)
class _Count:
    actors: int = 0
    links: set[str] = field(default_factory=set)
    claims: int = 0
    placed: int = 0
    checked: int = 0
    based: int = 0
    dated: int = 0


def _answer(asked: Asked) -> list[Row]:
    graph = read_graph(asked.store)
    kinds = load_kinds()
    whole = _counted(graph.links.values(), lambda link, claim: ["everything"])["everything"]
    rows = [_row("all", "everything", whole, graph)]
    groups: dict[str, Callable[[Link, Claim], list[str]]] = {
        "family": lambda link, claim: [kinds.links[link.kind].family],
        "kind": lambda link, claim: [link.kind],
        "source": lambda link, claim: [claim.source],
        "importance": lambda link, claim: [str(claim.importance)],
        "topic": lambda link, claim: list(claim.values.topics),
    }
    for name, key in groups.items():
        rows += [_row(name, value, count, None) for value, count in sorted(_counted(graph.links.values(), key).items())]
    actors: dict[str, _Count] = defaultdict(_Count)
    for actor in graph.actors.values():
        actors[actor.kind].actors += 1
    return rows + [_row("actor kind", kind, count, None) for kind, count in sorted(actors.items())]


def _counted(links: Iterable[Link], keys: Callable[[Link, Claim], list[str]]) -> dict[str, _Count]:
    found: dict[str, _Count] = defaultdict(_Count)
    for link in links:
        for claim in link.claims:
            for key in keys(link, claim):
                count = found[key]
                count.links.add(link.id)
                count.claims += 1
                count.placed += claim.start >= 0
                count.checked += claim.checked
                count.based += link.values.basis is not None
                count.dated += any(getattr(link.values, name) for name in _DATES)
    return found


def _row(of: str, value: str, count: _Count, graph: Graph | None) -> Row:
    def share(part: int) -> float:
        return round(100 * part / count.claims, 1) if count.claims else 0.0

    return {
        "of": of, "value": value, "actors": len(graph.actors) if graph else count.actors, "links": len(count.links),
        "claims": count.claims, "placed": share(count.placed), "checked": share(count.checked), "based": share(count.based),
        "dated": share(count.dated),
    }  # fmt: skip


QUESTION = Question(
    name="stats",
    theme="evidence",
    summary="How many actors, links and claims there are by kind, family, source, topic and importance, and how well proved.",
    read="One row per group; shares are percent of the claims on links. Counts say how much was read and what sources "
    "dwell on, not how strong oversight is.",
    parameters=(),
    columns=(
        Column("of", "word", "all, family, kind, source, importance, topic or actor kind"),
        Column("value", "text", "which one"),
        Column("actors", "number", "how many actors"),
        Column("links", "number", "how many links"),
        Column("claims", "number", "how many claims on links"),
        Column("placed", "number", "percent with a span in the text that was read"),
        Column("checked", "number", "percent checked against a text"),
        Column("based", "number", "percent whose link names its Act or instrument"),
        Column("dated", "number", "percent whose link has a date or period of its own"),
    ),
    answer=_answer,
)
