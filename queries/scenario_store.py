"""A scenario as a store of its own, so that every question can be asked of it; and its orphans as rows."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from graph.engines import open_store
from graph.kinds import load_kinds
from graph.model import Graph
from graph.reading import read_graph
from graph.rows import tables
from graph.store import Row, Store
from graph.texts.json_text import to_json
from queries.question import Answer, Column, Question
from queries.scenario import Outcome, apply, read_scenario


@contextmanager
def scenario_store(store: Store, file: Path) -> Iterator[tuple[Store, Outcome]]:
    """A temporary store that holds what the scenario makes of `store`, and the same as a graph; gone when the block ends."""
    scenario = read_scenario(file)
    outcome = apply(scenario, read_graph(store))
    record = {**outcome.graph.dataset, "scenario": scenario.name, "as_of": scenario.date}
    with temporary_store(outcome.graph, record) as made:
        yield made, outcome


@contextmanager
def temporary_store(graph: Graph, record: Mapping[str, Any]) -> Iterator[Store]:
    """A store of this graph, gone when the block ends."""
    with tempfile.TemporaryDirectory(prefix="custodes-part-", ignore_cleanup_errors=True) as folder:
        url = f"ladybug:{Path(folder) / 'graph'}"
        writer = open_store(url, writing=True)
        writer.write(tables(graph, load_kinds(), to_json(dict(record), in_order=True)))
        made = open_store(url)
        try:
            yield made
        finally:
            made.close()


def orphans(store: Store, file: Path) -> Answer:
    """Every link that the scenario ends and that nobody goes on with: what must still be decided."""
    scenario = read_scenario(file)
    outcome = apply(scenario, read_graph(store))
    checked = "checked" if scenario.checked else "unchecked"
    note = f"{scenario.title} (as at {scenario.date}; source {scenario.source.id}, {checked})"
    return Answer(_ORPHANS, [*_rows(outcome)], scenario.date, (note,))


def _rows(outcome: Outcome) -> Iterator[Row]:
    kinds, closed = load_kinds(), set(outcome.closed)
    rows = [
        {
            "asks": f"who {kinds.links[link.kind].label} {link.object} now?"
            if link.subject in closed
            else f"whom does {link.subject} {link.kind.lower().replace('_', ' ')} now?",
            "direction": "held" if link.subject in closed else "received",
            "closed": link.subject if link.subject in closed else link.object,
            "kind": link.kind,
            "other": link.object if link.subject in closed else link.subject,
            "powers": list(link.values.powers),
            "about": link.values.about,
            "on": link.values.on,
            "link": link.id,
            "sources": [claim.source for claim in link.claims],
            "locators": [claim.locator for claim in link.claims],
        }
        for link in outcome.orphans
    ]
    yield from sorted(rows, key=lambda row: (row["kind"], str(row["closed"]), row["link"]))


_ORPHANS = Question(
    name="orphans",
    summary="Every link of the bodies that a scenario closes for which it names no successor.",
    read="One row per link in force the day before. `held` links are powers and work of a closed body; `received` ones are "
    "powers over it. An orphan is a question that the scenario leaves open, not a prediction that the power lapses.",
    parameters=(),
    columns=(
        Column("asks", "text", "the question that it leaves open"),
        Column("direction", "word", "held by the closed body, or received by it"),
        Column("closed", "actor", "the closed body"),
        Column("kind", "kind", "the kind of link"),
        Column("other", "actor", "the other end"),
        Column("powers", "power[]", "the powers stated", brief=False),
        Column("about", "text", "for what", brief=False),
        Column("on", "actor", "on what or whom", brief=False),
        Column("link", "link", "the id of the link", brief=False),
        Column("sources", "source[]", "where it is said"),
        Column("locators", "locator[]", "the places in the sources, in the same order"),
    ),
)
