"""Many readers at once, a build that swaps the graph under them, and a memory that never mixes two graphs."""

from __future__ import annotations

import dataclasses
import os
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from serving import running
from support import fill

from graph.engines import open_store
from queries.asking import Frame, ask
from queries.catalogue import question, question_names
from queries.examples import example_values
from queries.telling import told
from viz.pages.memory import Memory, Remembering

READERS = 50
# An even number, for what is seen at the end. Each build waits for its turn among fifty readers.
BUILDS = 12 if os.environ.get("CUSTODES_FULL_CONTRACT") == "1" else 2


def renamed(graph, name):
    """The graph with another name for the town's police."""
    actors = {**graph.actors, "town-police": dataclasses.replace(graph.actors["town-police"], name=name)}
    return dataclasses.replace(graph, actors=actors)


def test_fifty_readers_see_whole_pages_while_builds_swap_the_graph(tmp_path, small_graph):
    url = f"ladybug:{tmp_path / 'graph'}"
    names = ["Town Police of One", "Town Police of Two"]
    fill(url, renamed(small_graph, names[0])).close()
    done = threading.Event()

    def build():
        for turn in range(BUILDS):
            fill(url, renamed(small_graph, names[(turn + 1) % 2])).close()
        done.set()

    def read(served, number):
        seen = []
        while not seen or not done.is_set():
            path = ("/actor/town-police", f"/question/who-oversees?actor=town-police&depth={number % 6 + 1}")[number % 2]
            answer = served.get(path)
            held = [name for name in names if name in answer.text]
            seen.append((answer.code, len(held)))
        return seen

    with running(url) as served, ThreadPoolExecutor(READERS) as pool:
        readers = [pool.submit(read, served, number) for number in range(READERS)]
        threading.Thread(target=build).start()
        seen = {one for reader in readers for one in reader.result(timeout=240)}
        assert seen == {(200, 1)}  # one of the two names, never both
        assert names[0] in served.get("/actor/town-police").text  # the last that was built


def test_a_new_graph_is_seen_by_the_next_reader(tmp_path, small_graph):
    url = f"ladybug:{tmp_path / 'graph'}"
    fill(url, small_graph).close()
    with running(url) as served:
        first = served.get("/actor/town-police")
        fill(url, renamed(small_graph, "Borough Police")).close()
        second = served.get("/actor/town-police", if_none_match=first.headers["etag"])
        assert second.code == 200 and "<h1>Borough Police</h1>" in second.text
        assert "Borough Police" in served.get("/suggest?words=borough").text


@pytest.mark.parametrize("name", question_names())
def test_a_question_asked_twice_through_a_memory_is_answered_alike(shipped_url, name):
    memory = MEMORIES.setdefault(shipped_url, Memory(1_000_000))
    with closing(open_store(shipped_url)) as store:
        values = example_values(question(name))
        straight = told(ask(store, name, values, Frame()), store)
        for _ in range(2):
            remembering = Remembering(store, memory)
            assert told(ask(remembering, name, values, Frame()), remembering) == straight


MEMORIES: dict[str, Memory] = {}


def test_a_memory_forgets_what_was_least_lately_asked_for():
    memory = Memory(10)
    for number in range(4):
        memory.put(("rows", number), [{"n": number}] * 2)
        memory.get(("rows", 0))
    assert memory.get(("rows", 0)) and memory.get(("rows", 3))
    assert memory.get(("rows", 1)) is None
    memory.put(("long",), [{"n": 1}] * 6)
    assert memory.get(("long",)) is None


def test_a_scenario_is_asked_like_any_graph(shipped):
    page = shipped.get("/scenario/pccs-abolished-2028")
    assert page.code == 200 and "no successor" in page.text
    within = shipped.get("/question/heads?scenario=pccs-abolished-2028")
    assert within.code == 200 and "scenario=pccs-abolished-2028" in within.text
