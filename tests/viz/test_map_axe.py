"""axe-core finds nothing to object to, in any state of the page (WCAG 2.2 A and AA, and its best practice)."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

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
    page.wait_for_selector("#tables[aria-busy=false]", state="attached")
    if not page.evaluate("typeof window.axe === 'object'"):
        page.evaluate(axe)
    found = page.evaluate("tags => window.axe.run(document, {runOnly: tags})", TAGS)
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found["violations"]]


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("size", [(1400, 900), (390, 844)])
def test_axe_finds_nothing_in_any_state_of_the_page(open_map, met, axe, size, dark):
    opened = open_map(met, focus=("met",), size=size, dark=dark)
    page = opened.page
    assert objections(page, axe) == []
    opened.show_standing("denied") if size[0] > 700 else page.click("#filters-open")
    assert objections(page, axe) == []
    page.fill("#find", "m")
    assert objections(page, axe) == []
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert page.is_visible("#panel")
    assert objections(page, axe) == []
    page.click("#panel li button >> nth=0")
    assert objections(page, axe) == []
