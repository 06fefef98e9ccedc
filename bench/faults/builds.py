"""Builds killed at random moments: the store holds the former graph or the new one, whole, and nothing piles up."""

from __future__ import annotations

import multiprocessing
import random
import time
from multiprocessing.connection import Connection

from bench.faults.campaign import ENDED_BEFORE, Plan, Tally
from bench.faults.small_graph import FEW, UNLINKED, WHOLE, state_of, states, write
from graph.errors import CustodesError

# A build now and then that nobody kills: it must clear away what the killed ones left.
_EVERY = 10


def run(plan: Plan) -> Tally:
    """Kill builds."""
    tally, chance = Tally("builds killed (`kill -9`) at a random moment", "builds", "kills"), random.Random(plan.seed)
    # Each build is forked from a process that holds everything but an engine, so that hundreds take minutes.
    forks = multiprocessing.get_context("forkserver")
    forks.set_forkserver_preload(["bench.faults.ready_states", "graph.ladybug.store", "graph.ladybug.load", "ladybug"])
    url = f"ladybug:{plan.folder / 'graph'}"
    states()
    usual, holds = [_seconds(forks, url, state) for state in (WHOLE, UNLINKED, FEW)], FEW
    for number in plan.numbers(tally):
        next_ = _next(number, holds)
        killed = _killed_build(forks, url, next_, _moment(chance) * usual[next_])
        begun = time.monotonic()
        holds_now, failure = _looked_at(url)
        if not failure and holds_now not in ((holds, next_) if killed else (next_,)):
            failure = f"holds state {holds_now} after {holds}, where {next_} was written"
        tally.add(_outcome(killed, holds_now == holds), time.monotonic() - begun, f"{number}: {failure}" if failure else "")
        holds = holds_now if holds_now >= 0 else holds
        if number % _EVERY == 0:
            holds = _next(number, holds)
            write(url, holds)
            left = len([*(plan.folder / "graph").iterdir()])
            if left != 2:
                tally.failures.append(f"{number}: {left} files in the store after a good build, expected 2")
    return tally


def _next(number: int, holds: int) -> int:
    """What the next build writes: now and then the whole graph, else one of the small ones, and never what is there."""
    if number % _EVERY < 2 and holds != WHOLE:
        return WHOLE
    return UNLINKED if holds != UNLINKED else FEW


def _moment(chance: random.Random) -> float:
    """When a kill strikes, as a share of what a build takes: anywhere, or as often about its end, where graphs are swapped."""
    return chance.uniform(0, 1) if chance.random() < 0.6 else chance.uniform(0.7, 1.1)


def _seconds(forks: multiprocessing.context.ForkServerContext, url: str, state: int) -> float:
    """What a build takes that nobody kills, the mean of three."""
    begun = time.monotonic()
    for _ in range(3):
        _killed_build(forks, url, state, None)
    return (time.monotonic() - begun) / 3


def _outcome(killed: bool, former: bool) -> str:
    if not killed:
        return ENDED_BEFORE
    return "former graph whole" if former else "new graph whole"


def _killed_build(forks: multiprocessing.context.ForkServerContext, url: str, state: int, pause: float | None) -> bool:
    """A build killed after a pause, or never; whether it was still at work."""
    ours, theirs = forks.Pipe(duplex=False)
    child = forks.Process(target=_build, args=(url, state, theirs))
    child.start()
    theirs.close()
    ours.recv()
    child.join(pause)
    child.kill()
    child.join()
    ours.close()
    return child.exitcode != 0


def _build(url: str, state: int, ready: Connection) -> None:
    states()
    ready.send(None)
    write(url, state)


def _looked_at(url: str) -> tuple[int, str]:
    try:
        found = state_of(url)
    except CustodesError as error:
        return -1, str(error)
    return found, "" if found >= 0 else "the graph is neither the former nor the new one"
