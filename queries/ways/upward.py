"""The ways up from one actor: what chains are looked for in, and how they are found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from graph.store import Row, Store
from queries.catalogue import part, question
from queries.fetched.steps import steps_up
from queries.ways.routes import strongest_chain

# No answer looks at more chains than this, however it is drawn.
MOST_CHAINS = 2000


@dataclass(frozen=True, slots=True)
class Ways:
    """`steps` that chains from `start` may be made of, thin; where chains end, each with its kind or ''; and the areas of
    those actors that have one."""

    start: str
    steps: Iterable[Row]
    ends: Mapping[str, str]
    areas: Mapping[str, str]


def ways_up(store: Store, frame: Mapping[str, Any], start: str, longest: int, to: str = "") -> Ways:
    """The ways of at most so many steps from `start` to `to`, or to voters, legislatures and the Crown."""
    roots = [] if to else store.rows(str(question("roots").cypher), {"as_of": frame["as_of"]})
    ends = {to: ""} if to else {row["actor"]: row["kind"] for row in roots}
    ends.pop(start, None)
    steps = steps_up(store, frame, start, ends, longest)
    near = sorted({row[end] for row in steps for end in ("giver", "forum")})
    areas = store.rows(str(part("areas").cypher), {"ones": near}) if near else []
    return Ways(start, steps, ends, {row["actor"]: row["area"] for row in areas})


def chains(ways: Ways, longest: int, limit: int) -> Iterator[list[Row]]:
    """Each chain as the rows of its steps, shortest first, then by name; at most `limit` of them.

    What answers in one area does not answer by way of another, so a chain from there goes through no actor of another
    area. Between two actors a chain takes the strongest step that holds together with the others (see routes); it ends
    at the first of the ends that it meets.
    """
    between = _between(ways)
    forums: dict[str, list[str]] = defaultdict(list)
    for giver, forum in sorted(between):
        forums[giver].append(forum)
    away = _steps_left(between, ways.ends)
    found = 0
    for length in range(1, longest + 1):
        for path in _paths([ways.start], length, forums, away):
            steps = strongest_chain([between[pair] for pair in pairwise(path)])
            if steps is None:
                continue
            yield steps
            found += 1
            if found == limit:
                return


def _between(ways: Ways) -> dict[tuple[str, str], list[Row]]:
    """The steps between each two actors: by rank, then stated directly rather than through another, then by id."""
    elsewhere = _elsewhere(ways)
    found: dict[tuple[str, str], dict[tuple[str, str], Row]] = defaultdict(dict)
    for row in ways.steps:
        pair = row["giver"], row["forum"]
        if pair[0] not in ways.ends and elsewhere.isdisjoint(pair):
            found[pair][row["through"] or "", row["link"]] = row
    return {pair: sorted(rows.values(), key=_strongest_first) for pair, rows in found.items()}


def _strongest_first(row: Row) -> tuple[int, str, str]:
    return -row["power_rank"], row["through"] or "", row["link"]


def _elsewhere(ways: Ways) -> set[str]:
    """The actors of other areas than that of `start`; none where it has none."""
    here = ways.areas.get(ways.start)
    return {actor for actor, area in ways.areas.items() if area != here} if here else set()


def _steps_left(pairs: Iterable[tuple[str, str]], ends: Iterable[str]) -> dict[str, int]:
    """How many steps each actor that can reach an end is away from the nearest."""
    givers: dict[str, list[str]] = defaultdict(list)
    for giver, forum in pairs:
        givers[forum].append(giver)
    left = dict.fromkeys(ends, 0)
    edge = list(left)
    while edge:
        edge = [giver for giver in {giver for forum in edge for giver in givers[forum]} if giver not in left]
        left.update(dict.fromkeys(edge, max(left.values()) + 1))
    return left


def _paths(path: list[str], length: int, forums: Mapping[str, list[str]], left: Mapping[str, int]) -> Iterator[list[str]]:
    """By name, each way on from `path` to an end in just so many steps, through no actor twice."""
    if length == 0:
        yield path
        return
    for forum in forums.get(path[-1], ()):
        if left.get(forum, length) < length and forum not in path:
            yield from _paths([*path, forum], length - 1, forums, left)
