"""What is fetched thin is what the whole question says, in its order, and gets the same proof."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from graph.store import Store
from queries.catalogue import part, question
from queries.fetched.linked import linked
from queries.fetched.proofs import prove
from queries.fetched.steps import THIN, steps_up, thin_steps, whole
from queries.fetched.thin import thin_rows

FRAME = {"as_of": "2022-11-30", "floor": "2022-11-30", "fresh": "2022-11-30", "statuses": ["in_force"]}
GIVEN: dict[str, Any] = {**FRAME, "inside": False, "polarities": ["asserted"], "family": "", "kind": "", "topic": ""}


def full(store: Store, name: str) -> list[dict[str, Any]]:
    cypher = str(question(name).cypher)
    return store.rows(cypher, {key: value for key, value in GIVEN.items() if f"${key}" in cypher})


@pytest.mark.parametrize(
    ("name", "columns"),
    [("steps", THIN), ("steps", ("kind", "condition", "giver", "forum", "link", "through")), ("in-force", ("topics", "link")),
     ("in-force", ("link", "topics", "powers"))],
)  # fmt: skip
def test_thin_rows_are_the_columns_of_whole_ones_in_their_order(
    name: str, columns: Sequence[str], small_ladybug: Store
) -> None:
    wanted = [{column: row[column] for column in columns} for row in full(small_ladybug, name)]
    assert wanted
    assert thin_rows(small_ladybug, question(name), GIVEN, columns) == wanted


def test_what_is_shown_gets_its_proof(small_ladybug: Store) -> None:
    wanted = full(small_ladybug, "steps")
    shown = thin_steps(small_ladybug, FRAME)
    for few in (shown[:1], shown):
        prove(small_ladybug, few)
        assert [(row["sources"], row["locators"]) for row in few] == [
            (row["sources"], row["locators"]) for row in wanted[: len(few)]
        ]
    assert [row["powers"] for row in whole(small_ladybug, FRAME, shown)] == [row["powers"] for row in wanted]


def test_a_walk_goes_on_from_no_end(small_ladybug: Store) -> None:
    found = steps_up(small_ladybug, FRAME, "ring-a", {"ring-b"}, 4)
    assert {row["giver"] for row in found} >= {"ring-a", "ring-c"}
    assert "ring-b" not in {row["giver"] for row in found}


def test_links_are_found_by_the_kinds_that_their_ids_name(small_ladybug: Store) -> None:
    ids = [row["link"] for row in full(small_ladybug, "in-force")]
    found = linked(small_ladybug, "said-links", ids, {"as_of": FRAME["as_of"]})
    cypher, subjects = str(part("said-links").cypher), sorted({id_.partition("~")[0] for id_ in ids})
    assert found == small_ladybug.rows(cypher, {"as_of": FRAME["as_of"], "ones": sorted(set(ids)), "subjects": subjects})
    assert {row["link"] for row in found} == set(ids)


@pytest.mark.parametrize("id_", ["", "gap~INSPECTS~somebody", "nobody", "a~NO_KIND~b", "a~OVERSEES]->(x) DELETE x //~b"])
def test_what_is_no_link_is_not_asked_for(id_: str, small_ladybug: Store) -> None:
    assert linked(small_ladybug, "said-links", [id_], {"as_of": FRAME["as_of"]}) == []
