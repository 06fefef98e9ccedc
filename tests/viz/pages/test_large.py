"""Pages of a graph that is too large to be judged as a whole: thin, at once, and said."""

from __future__ import annotations

import pytest

from graph.errors import TooMuch
from graph.store import Store
from queries.asking import Frame
from viz.pages import desk as desks
from viz.pages.actor import actor_page
from viz.pages.addresses import LiveAddresses
from viz.pages.desk import Desk
from viz.pages.html import html
from viz.pages.memory import Memory


def test_a_page_of_too_large_a_graph_says_what_it_does_not_judge(small_ladybug: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk(small_ladybug, Frame(), LiveAddresses())
    actor = small_ladybug.rows("MATCH (:Actor)-[:OVERSEES]->(a:Actor) RETURN a.id AS id ORDER BY id LIMIT 1")[0]["id"]
    whole = html(actor_page(desk, actor), desk.addresses)
    monkeypatch.setattr(desks, "MOST_LINKS", 3)
    with pytest.raises(TooMuch, match="links are too many to judge for a page; ask 'custodes gaps'"):
        desk.of_all("gaps")
    thin = html(actor_page(desk, actor), desk.addresses)
    assert "too large to judge by the rules" in thin and "too large to look through" in thin
    assert "too large" not in whole
    assert "Who may hold" in thin and "What changed" in thin and "What sources deny" in thin


def test_what_was_too_much_is_not_asked_again() -> None:
    memory, asked = Memory(), list[int]()

    def make() -> list[dict[str, object]]:
        asked.append(1)
        raise TooMuch("the statement needs more memory")

    for _ in range(2):
        with pytest.raises(TooMuch, match="more memory"):
            memory.once(("gaps",), make)
    assert len(asked) == 1
