"""Readers while builds swap the graph under their eyes: each answer is of one of the graphs, and none fails."""

from __future__ import annotations

import multiprocessing
from multiprocessing.synchronize import Event
from typing import Any

from bench.faults.campaign import Plan, Tally
from bench.faults.small_graph import state_of, write
from graph.errors import CustodesError

_READERS = 2


def run(plan: Plan) -> Tally:
    """Builds as many as planned; the tries are what the readers asked meanwhile."""
    tally = Tally("readers while builds swap the graph", "stores opened and asked")
    url = f"ladybug:{plan.folder / 'graph'}"
    write(url, 0)
    spawn = multiprocessing.get_context("spawn")
    stop, said = spawn.Event(), spawn.SimpleQueue()
    readers = [spawn.Process(target=_read, args=(url, stop, said)) for _ in range(_READERS)]
    for reader in readers:
        reader.start()
    builds = 0
    for number in plan.numbers(tally):
        write(url, number % 2)
        builds += 1
    stop.set()
    for _ in readers:
        asked, failures = said.get()
        tally.outcomes["answered"] += asked
        for failure in failures:
            tally.add("", failure=failure)
    for reader in readers:
        reader.join()
    tally.unit += f" during {builds:,} builds,"
    return tally


def _read(url: str, stop: Event, said: Any) -> None:
    asked, failures = 0, []
    while not stop.is_set():
        try:
            if state_of(url) < 0:
                failures.append("an answer of neither graph")
            else:
                asked += 1
        except CustodesError as error:
            failures.append(str(error))
    said.put((asked, failures))
