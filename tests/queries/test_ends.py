"""The links of an actor, asked at each end by itself: the same as those chosen from all."""

from __future__ import annotations

import pytest

from graph.store import Store
from queries.catalogue import question
from queries.fetched.ends import rows_at_ends
from queries.question import Asked


@pytest.mark.parametrize("actor", ["town-police", "home-secretary", "nobody"])
def test_phases_at_either_end_are_those_among_all(small_ladybug: Store, actor: str) -> None:
    every = small_ladybug.rows(str(question("links").cypher), {"family": ""})
    asked = Asked(small_ladybug, {"actors": [actor], "actor": actor})
    found = rows_at_ends(asked, "phases-of")
    assert sorted(found, key=lambda row: (row["link"], row["first_day"])) == [
        row for row in every if actor in (row["subject"], row["object"])
    ]


def test_a_statement_that_asks_for_something_else_is_refused(small_ladybug: Store) -> None:
    with pytest.raises(ValueError, match="asks for no links at either end"):
        rows_at_ends(Asked(small_ladybug, {"actors": ["town-police"]}), "peopled")
