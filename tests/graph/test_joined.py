"""Lists that are only shown lie in a store as one text, and come out as the lists they were, on both engines."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from support import fill

from graph.model import Graph
from graph.store import Store
from graph.stores.joined import joined, parted

LISTS = ([], [""], ["a"], ["a", "b"], ["a|b", "c"], ["|", "||", ""], ["p. 3, line 4", 'the "plan"'])


@pytest.mark.parametrize("items", LISTS)
def test_a_joined_list_is_parted_into_the_same_items(items: list[str]) -> None:
    assert parted(joined(items)) == items


def test_other_texts_and_values_are_left_as_they_are() -> None:
    given = ["|a|b|", "", None, 3, True, ["x", "y"], {"k": "v"}]
    assert parted(given) == given


def test_joined_lists_within_lists_and_maps_are_parted() -> None:
    assert parted([{"sources": joined(["a"])}, [joined([])]]) == [{"sources": ["a"]}, [[]]]


@pytest.fixture(scope="module", params=["ladybug", "neo4j"])
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, small_graph: Graph) -> Iterator[Store]:
    on_server = request.param == "neo4j"
    url = request.getfixturevalue("neo4j_uri") if on_server else f"ladybug:{tmp_path_factory.mktemp('joined') / 'graph'}"
    found = fill(str(url), small_graph)
    yield found
    found.close()


def test_sources_of_a_link_leave_the_store_as_a_list_under_any_name(store: Store) -> None:
    rows = store.rows("MATCH (:Actor)-[r:OVERSEES]->(:Actor) RETURN r.sources AS a, collect(r.locators) AS b ORDER BY a")
    assert isinstance(rows[0]["a"], list) and rows[0]["a"]
    assert all(isinstance(places, list) for places in rows[0]["b"])


def test_links_of_a_source_are_asked_for_by_its_id_between_bars(store: Store) -> None:
    asked = "MATCH (:Actor)-[r]->(:Actor) WHERE r.id IS NOT NULL {} RETURN r.sources AS s ORDER BY r.id"
    every = [row["s"] for row in store.rows(asked.format(""))]
    one = every[0][0]
    found = [row["s"] for row in store.rows(asked.format("AND r.sources CONTAINS $one"), {"one": f"|{one}|"})]
    assert found == [sources for sources in every if one in sources]
