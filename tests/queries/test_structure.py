"""The shape of the network: rings, choke points, brokers, spans."""

from __future__ import annotations

import networkx as nx
import pytest

from graph.store import Row, Store
from queries.asking import ask
from queries.book.structure.brokers import betweenness
from queries.book.structure.choke_points import dependants

BOOK = (
    "gaps", "gap-rules", "landscape-2014", "unaccountable", "stated-gaps", "conflicts", "overlaps", "cycles",
    "choke-points", "brokers", "span-of-oversight", "accountability-density", "mutual-membership", "self-review",
    "in-force", "class-members",
)  # fmt: skip


def rows(store: Store, name: str, **values: str) -> list[Row]:
    return ask(store, name, values).rows


def rings(store: Store, **values: str) -> list[list[str]]:
    found: dict[int, list[str]] = {}
    for row in rows(store, "cycles", **values):
        found.setdefault(row["cycle"], []).append(row["giver"])
    return list(found.values())


def test_rings_are_found_once_each_and_shortest_first(small_ladybug: Store) -> None:
    found = rings(small_ladybug)
    assert found.count(["harbour-inspector", "harbour-ministry"]) == 1
    assert found.count(["ring-a", "ring-c", "ring-b"]) == 1
    assert [len(ring) for ring in found] == sorted(len(ring) for ring in found)


def test_a_ring_ends_where_it_began_and_has_its_links(small_ladybug: Store) -> None:
    steps = rows(small_ladybug, "cycles", of="ring-a")
    assert [(row["giver"], row["forum"]) for row in steps] == [
        ("ring-a", "ring-c"),
        ("ring-c", "ring-b"),
        ("ring-b", "ring-a"),
    ]
    assert steps[0]["link"] == "ring-c~OVERSEES~ring-a"


def test_shorter_rings_and_rings_with_teeth_are_fewer(small_ladybug: Store) -> None:
    assert ["ring-a", "ring-c", "ring-b"] not in rings(small_ladybug, longest="2")
    assert all("ring-a" not in ring for ring in rings(small_ladybug, teeth="yes"))


def test_who_depends_on_a_dominator_is_plain_in_a_small_network() -> None:
    # d and e reach the end only through c; b has a way round c.
    graph: nx.DiGraph[str] = nx.DiGraph([("d", "c"), ("e", "d"), ("c", "end"), ("b", "c"), ("b", "end"), ("lost", "x")])
    assert dependants(graph, {"end"}) == {"c": ["d", "e"], "d": ["e"]}


def test_with_two_ends_nobody_depends_on_one_of_the_ways() -> None:
    graph: nx.DiGraph[str] = nx.DiGraph([("a", "b"), ("a", "c"), ("b", "voters"), ("c", "parliament")])
    assert dependants(graph, {"voters", "parliament"}) == {}


def test_the_ministry_of_the_harbour_is_a_choke_point(small_ladybug: Store) -> None:
    found = {row["actor"]: row for row in rows(small_ladybug, "choke-points")}
    ministry = found["harbour-ministry"]
    assert {"harbour-warden", "harbour-police", "harbour-boats", "harbour-inspector"} <= set(ministry["who"])
    assert "harbour-assembly~OVERSEES~harbour-ministry" in ministry["links"]
    assert "harbour-assembly" not in found


@pytest.mark.parametrize("seed", range(5))
def test_betweenness_is_that_of_networkx(seed: int) -> None:
    graph = nx.relabel_nodes(nx.gnp_random_graph(30, 0.1, seed=seed, directed=True), str)
    expected = nx.betweenness_centrality(graph, normalized=False)
    assert betweenness({node: sorted(graph[node]) for node in graph}) == pytest.approx(expected)


def test_the_police_of_the_harbour_stand_between_their_boats_and_the_warden(small_ladybug: Store) -> None:
    found = {row["actor"]: row for row in rows(small_ladybug, "brokers", most="100")}
    assert found["harbour-police"]["lines"] > found["harbour-warden"]["lines"] > 0
    assert "harbour-boats" not in found


def test_a_span_counts_each_account_giver_once_by_the_strongest_power(small_ladybug: Store) -> None:
    found = {row["forum"]: row for row in rows(small_ladybug, "span-of-oversight", least="1")}
    warden = found["harbour-warden"]  # oversees the police, appoints and removes its chief: one
    assert (warden["overseen"], warden["by_office"], warden["by_publicity"]) == (1, 1, 0)
    plain = found["harbour-inspector"]["overseen"]
    members = {row["forum"]: row for row in rows(small_ladybug, "span-of-oversight", least="1", members="yes")}
    assert members["harbour-inspector"]["overseen"] == plain + 1


def test_density_counts_the_forums_that_can_act(small_ladybug: Store) -> None:
    found = {row["account_giver"]: row for row in rows(small_ladybug, "accountability-density")}
    police = found["harbour-police"]
    assert (police["forums"], police["who_can_act"]) == (3, ["harbour-warden"])


def test_hmicfrs_watches_the_most_forces_on_the_shipped_data(shipped_ladybug: Store) -> None:
    found = {row["forum"]: row for row in rows(shipped_ladybug, "span-of-oversight")}
    assert found["hmicfrs"]["overseen"] > 43
    assert any("hmicfrs" in ring for ring in rings(shipped_ladybug, longest="2"))


@pytest.mark.parametrize("name", BOOK)
def test_answers_on_the_shipped_data_have_proof_and_one_order(name: str, shipped_ladybug: Store) -> None:
    found = rows(shipped_ladybug, name)
    assert found
    assert found == rows(shipped_ladybug, name)
    for row in found:
        assert len(row["sources"]) == len(row["locators"])
