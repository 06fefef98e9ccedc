"""Questions of the book as the commands ask them: names resolved, dates, proof. On both of our engines."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from graph.errors import CustodesError
from queries.asking import ask
from queries.catalogue import question as find
from viz.exports import export_whole

# What our users ask, as the commands ask it: on both of our engines.
TEN = (
    "show", "oversees", "who-inspects", "who-can-dismiss", "duties", "funding", "chain", "money-by-year", "gaps",
    "choke-points",
)  # fmt: skip
_LONG = 5.0  # seconds, from which on one asking is enough
WHOLE = (
    "who-oversees, whole answer", "search, a name", "search, a misspelt name", "search, a common word",
    *(f"custodes {question}" for question in TEN),
)  # fmt: skip


# All of the store as our own commands write it out, every attribute and claim.
EXPORTS = tuple(f"all as {name}, CPU" for name in ("graphml", "gexf", "json", "csv"))


def _seconds(work: Callable[[], Any]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def whole_answers(engine: Any, actors: list[str]) -> dict[str, float]:
    """The question as the command asks it: names resolved, dates, proof."""

    def middle(question: str, parameter: str, values: list[str]) -> float:
        return statistics.median(_seconds(lambda v=value: ask(engine.store, question, {parameter: v})) for value in values)

    def whole(question: str) -> float | None:
        """The middle of three askings, of three actors where one must be named, or what the first took where that was long;
        None where the store would not."""
        given = {"actor"} & {parameter.name for parameter in find(question).parameters}
        took: list[float] = []
        try:
            for actor in actors[:3]:
                took.append(_seconds(lambda a=actor: ask(engine.store, question, dict.fromkeys(given, a))))
                if took[0] > _LONG:
                    return took[0]
            return statistics.median(took)
        except CustodesError as error:
            sys.stderr.write(f"{engine.name}: {question}: {error}\n")
            return None

    spoken = [actor.replace("-", " ") for actor in actors]
    return {
        **{f"custodes {question}": seconds for question in TEN if (seconds := whole(question)) is not None},
        "who-oversees, whole answer": middle("who-oversees", "actor", actors),
        "search, a name": middle("search", "words", spoken),
        "search, a misspelt name": middle("search", "words", [name.replace("area", "aera") for name in spoken]),
        "search, a common word": middle("search", "words", ["force", "board", "fund"]),
    }


def whole_exports(engine: Any, folder: Path, cpu: Callable[[], float]) -> dict[str, float]:
    """CPU seconds of writing all of the store out, links of every standing too."""
    figures = {}
    for row in EXPORTS:
        before = cpu()
        export_whole(engine.store, folder / "whole", row.split()[2].rstrip(","))
        figures[row] = cpu() - before
    return figures
