"""axe-core finds nothing to object to, in any state of the page (WCAG 2.2 A and AA, and its best practice)."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from area_graphs import areas_graph
from support import AXE_RUN

from graph.kinds import load_kinds
from graph.selection import Selection, select

MET = "metropolitan-police-service"

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="session")
def axe():
    """The text of axe-core, out of the Python package that carries it."""
    found = importlib.util.find_spec("axe_core_python")
    if found is None or found.origin is None:
        pytest.skip("axe-core-python is not installed (pip install axe-core-python)")
    return (Path(found.origin).parent / "axe.min.js").read_text("utf-8")


def objections(page, axe):
    """What axe-core finds, each in a line."""
    page.wait_for_function("() => window.custodes.settled()")
    if not page.evaluate("typeof window.axe === 'object'"):
        page.evaluate(axe)
    found = page.evaluate(AXE_RUN, TAGS)
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found["violations"]]


@pytest.mark.parametrize(("size", "dark"), [((1400, 900), False), ((390, 844), True)])
def test_axe_finds_nothing_in_any_state_of_the_page(open_map, met, axe, size, dark):
    opened = open_map(met, focus=("met",), size=size, dark=dark)
    page = opened.page
    opened.show_standing("denied") if size[0] > 700 else page.click("#filters-open")
    assert objections(page, axe) == []
    page.click(".menu summary")
    page.fill("#find", "m")
    assert objections(page, axe) == []
    page.focus("#find")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.click("#panel li button >> nth=0")
    assert objections(page, axe) == []


def test_axe_finds_nothing_in_stacks_chains_changes_and_disputes(open_map, axe):
    opened = open_map(areas_graph(), at="pick=s:stack:police_force")
    page = opened.page
    for details in page.locator("details.facet summary").all():
        details.click()
    assert objections(page, axe) == []
    chains, dispute = "focus=force-kent&to=*&chain=1&pick=t:", "pick=l:home-office~COMMISSIONS~hmicfrs"
    for place in (chains, "compare=2012-01-01&pick=t:", dispute):
        opened.go(place)
        assert page.is_visible("#panel")
        assert objections(page, axe) == []


STATES = {
    "start": "",
    "focus": "focus=mopac&hops=1&arrange=account&pick=a:mopac",
    "chain": f"focus={MET}&to=*&chain=2&pick=t:",
    "compare": "compare=2012-01-01&changed=1&pick=t:",
    "link": "pick=l:hmicfrs~INSPECTS~metropolitan-police-service",
    "nothing": "standings=",
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize(("size", "dark"), [((1400, 900), False), ((390, 844), True)])
def test_axe_finds_nothing_on_the_map_of_the_met(open_map, shipped_graph, axe, state, size, dark):
    graph = select(shipped_graph, Selection((MET,), families=("oversight", "duty", "money")), load_kinds())
    opened = open_map(graph, focus=(MET,), whole=shipped_graph, size=size, dark=dark, at=STATES[state])
    assert opened.page.is_visible("#panel") == (state not in ("start", "nothing"))
    assert objections(opened.page, axe) == []
