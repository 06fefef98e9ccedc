"""How large the dataset is and how well proved: by kind, family, source and importance."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from graph.days.dates import EARLIEST, LATEST
from graph.kinds import load_kinds
from graph.store import Row
from queries.question import Asked, Column, Question
from queries.within import rows_of


@dataclass(slots=True)
class _Count:
    actors: int = 0
    links: set[str] = field(default_factory=set)
    claims: int = 0
    placed: int = 0
    checked: int = 0
    based: int = 0
    dated: int = 0


@dataclass(frozen=True, slots=True)
class _Said:
    """One claim on a link, as it is counted."""

    link: str
    kind: str
    source: str
    importance: int
    topics: tuple[str, ...]
    placed: bool
    checked: bool
    based: bool
    dated: bool


def _answer(asked: Asked) -> list[Row]:
    claims, kinds = list(_claims(asked)), load_kinds()
    actors = Counter(row["kind"] for row in rows_of(asked, "actors", ("kind", "actor"), as_of=LATEST, floor=EARLIEST))
    whole = _counted(claims, lambda claim: ["everything"])["everything"]
    whole.actors = actors.total()
    rows = [_row("all", "everything", whole)]
    groups: dict[str, Callable[[_Said], Iterable[str]]] = {
        "family": lambda claim: [kinds.links[claim.kind].family],
        "kind": lambda claim: [claim.kind],
        "source": lambda claim: [claim.source],
        "importance": lambda claim: [str(claim.importance)],
        "topic": lambda claim: claim.topics,
    }
    for name, key in groups.items():
        rows += [_row(name, value, count) for value, count in sorted(_counted(claims, key).items())]
    return rows + [_row("actor kind", kind, _Count(count)) for kind, count in sorted(actors.items())]


def _claims(asked: Asked) -> Iterable[_Said]:
    """Every claim on a link, whenever it was said, with what counts of the link itself."""
    statement = (
        "MATCH (s:Actor)-[r]->(o:Actor) WHERE r.id IS NOT NULL AND r.final = true RETURN r.kind AS kind, "
        "collect(r.id) AS links, collect(r.basis IS NOT NULL) AS based, "
        "collect(r.since_date IS NOT NULL OR r.until_date IS NOT NULL OR r.period IS NOT NULL) AS dated ORDER BY kind"
    )
    links = {
        link: (group["kind"], based, dated)
        for group in asked.store.rows(statement)
        for link, based, dated in zip(group["links"], group["based"], group["dated"], strict=True)
    }
    wanted = ("what", "importance", "span_start", "checked", "said", "sources")
    for row in rows_of(asked, "claims", wanted, head="link", as_of=LATEST):
        kind, based, dated = links[row["what"]]
        topics = tuple(json.loads(row["said"]).get("topics", ()))
        placed = row["span_start"] >= 0
        yield _Said(row["what"], kind, row["sources"][0], row["importance"], topics, placed, row["checked"], based, dated)


def _counted(claims: Iterable[_Said], keys: Callable[[_Said], Iterable[str]]) -> dict[str, _Count]:
    found: dict[str, _Count] = defaultdict(_Count)
    for claim in claims:
        for key in keys(claim):
            count = found[key]
            count.links.add(claim.link)
            count.claims += 1
            count.placed += claim.placed
            count.checked += claim.checked
            count.based += claim.based
            count.dated += claim.dated
    return found


def _row(of: str, value: str, count: _Count) -> Row:
    def share(part: int) -> float:
        return round(100 * part / count.claims, 1) if count.claims else 0.0

    return {
        "of": of, "value": value, "actors": count.actors, "links": len(count.links), "claims": count.claims,
        "placed": share(count.placed), "checked": share(count.checked), "based": share(count.based),
        "dated": share(count.dated),
    }  # fmt: skip


QUESTION = Question(
    name="stats",
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
