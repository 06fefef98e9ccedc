"""Two fields asked in one process, one after the other and at once: neither sees the lists of the other."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from support import ROOT, SMALL

from graph.engines import open_store
from graph.errors import AskedWrongly
from graph.kinds import load_kinds
from graph.store import Store
from loaders.build import build
from queries.asking import ask
from queries.judged.rule_file import load_rules

WATER = ROOT / "examples" / "water-england"


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Store]]:
    """The small dataset and the water example, both built and both open."""
    made = tmp_path_factory.mktemp("two")
    for name, folder in (("small", SMALL), ("water", WATER)):
        build(f"ladybug:{made / name}", folder)
    small, water = open_store(f"ladybug:{made / 'small'}"), open_store(f"ladybug:{made / 'water'}")
    yield small, water
    small.close()
    water.close()


def rules_of(store: Store) -> set[str]:
    """The rules that an answer goes by."""
    ask(store, "gaps", {})
    return set(load_rules())


def test_the_rules_asked_are_those_of_the_store_asked(stores: tuple[Store, Store]) -> None:
    small, water = stores
    asked = {"rule": "economic-regulator", "answer": "met"}
    assert ask(water, "gaps", asked).rows
    with pytest.raises(AskedWrongly, match="'economic-regulator' is no rule"):
        ask(small, "gaps", asked)
    assert ask(water, "gaps", asked).rows


def test_kinds_and_topics_are_those_of_the_store_asked_last(stores: tuple[Store, Store]) -> None:
    small, water = stores
    ask(water, "gaps", {})
    own = load_kinds()
    ask(small, "gaps", {})
    assert "consumer_body" in own.actors and "consumer_body" not in load_kinds().actors
    assert set(load_kinds().topics) < set(own.topics)


def test_a_build_of_one_does_not_hide_the_lists_of_one_that_is_open(stores: tuple[Store, Store], tmp_path: Path) -> None:
    _, water = stores
    before = rules_of(water)
    build(f"ladybug:{tmp_path / 'again'}", SMALL)
    assert "consumer_body" not in load_kinds().actors
    assert rules_of(water) == before


def test_two_threads_that_ask_at_once_keep_their_own(stores: tuple[Store, Store]) -> None:
    expected = [rules_of(store) for store in stores]
    meeting, found = threading.Barrier(2, timeout=60), dict[int, list[bool]]()

    def asks(at: int) -> None:
        held = []
        for _ in range(3):
            rules = rules_of(stores[at])
            meeting.wait()  # the other has asked since
            held.append(rules == expected[at] and ("consumer_body" in load_kinds().actors) == bool(at))
            held.append(set(load_rules()) == expected[at])
            meeting.wait()
        found[at] = held

    threads = [threading.Thread(target=asks, args=(at,)) for at in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [all(found[at]) for at in (0, 1)] == [True, True]
