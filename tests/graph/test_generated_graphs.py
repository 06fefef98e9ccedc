"""Both engines give the same rows on graphs that nobody wrote by hand."""

from __future__ import annotations

import contextlib
from pathlib import Path

from contract import FRAMES, FULL, one_of_each_kind, same, values_for
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support import fill

from bench.generate import Generated
from graph.ladybug.store import LadybugStore
from graph.reading import read_graph
from queries.catalogue import question_names


# In a file of its own: the files of the shipped data then find it on the server as they left it.
@settings(
    max_examples=6 if FULL else 2, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(seed=st.integers(0, 10_000), actors=st.integers(24, 60), turn=st.integers(0, len(FRAMES) - 1))
def test_generated_graphs_answer_alike(seed: int, actors: int, turn: int, neo4j_uri: str, tmp_path: Path) -> None:
    made = Generated(actors, seed)
    folder = tmp_path / f"{seed}-{actors}"
    LadybugStore(folder, writing=True).write_stream(made.link_kinds, made.stream(), 0)
    with contextlib.closing(LadybugStore(folder)) as ladybug:
        graph = read_graph(ladybug)
        with contextlib.closing(fill(neo4j_uri, graph)) as neo4j:
            actors_of_kinds = one_of_each_kind(graph)
            for index, name in enumerate(question_names()):
                actor = actors_of_kinds[(index + seed) % len(actors_of_kinds)]
                same(name, values_for(name, actor, graph), FRAMES[(index + turn) % len(FRAMES)], ladybug, neo4j)
