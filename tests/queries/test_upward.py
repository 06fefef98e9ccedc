"""Chains are the simple paths of a network, as NetworkX has them, the shortest first."""

from __future__ import annotations

import random

import networkx as nx
import pytest

from graph.store import Store
from queries.ways.upward import Ways, chains, ways_up

FRAME = {"as_of": "2022-11-30", "floor": "2022-11-30", "fresh": "2022-11-30", "statuses": ["in_force"]}
LONGEST = 4


def network(seed: int) -> list[tuple[str, str]]:
    chance = random.Random(seed)
    names = [f"a{number:02}" for number in range(14)]
    return sorted({(one, other) for one in names for other in chance.sample(names, 3) if one != other})


def paths_of(ways: Ways, longest: int) -> list[list[str]]:
    return [[ways.start, *(row["forum"] for row in steps)] for steps in chains(ways, longest, 100_000)]


def step(giver: str, forum: str, **values: object) -> dict[str, object]:
    row = {"giver": giver, "forum": forum, "link": f"{giver}~OVERSEES~{forum}", "kind": "OVERSEES", "through": None}
    return {**row, "power_rank": 1, "neutral": False, "topics": ["general"], **values}


@pytest.mark.parametrize("seed", range(8))
def test_every_simple_path_to_an_end_is_found_once_and_in_order(seed: int) -> None:
    pairs, ends = network(seed), ["a11", "a12", "a13"]
    graph: nx.DiGraph[str] = nx.DiGraph([pair for pair in pairs if pair[0] not in ends])
    wanted = list(nx.all_simple_paths(graph, "a00", [end for end in ends if end in graph], cutoff=LONGEST))
    ways = Ways("a00", [step(*pair) for pair in pairs], dict.fromkeys(ends, "crown"), {})
    assert paths_of(ways, LONGEST) == sorted(wanted, key=lambda path: (len(path), path))
    assert len(wanted) > 3


def test_no_chain_goes_through_an_actor_of_another_area() -> None:
    steps = [step("force", "pcc-here"), step("force", "pcc-there"), step("pcc-here", "voters"), step("pcc-there", "voters")]
    areas = {"force": "here", "pcc-here": "here", "pcc-there": "there"}
    assert paths_of(Ways("force", steps, {"voters": "public"}, areas), LONGEST) == [["force", "pcc-here", "voters"]]


def test_between_two_actors_stands_the_strongest_step_that_holds_together_with_the_others() -> None:
    data = step("a", "b", link="data", power_rank=3, topics=["data"])
    money = step("a", "b", link="money", power_rank=2, topics=["money"])
    ways = Ways("a", [money, data, step("b", "c", topics=["money"])], {"c": "crown"}, {})
    assert [[row["link"] for row in steps] for steps in chains(ways, LONGEST, 9)] == [["money", "b~OVERSEES~c"]]


def test_the_ways_up_from_a_store_end_where_they_are_told(small_ladybug: Store) -> None:
    ways = ways_up(small_ladybug, FRAME, "ring-a", LONGEST, "ring-b")
    assert ways.ends == {"ring-b": ""}
    assert {path[-1] for path in paths_of(ways, LONGEST)} == {"ring-b"}
    assert not ways_up(small_ladybug, FRAME, "ring-a", LONGEST, "ring-a").ends
