"""The map on a phone 360 pixels wide: one row of tools, one column of filters, and targets that a finger hits."""

from __future__ import annotations

import itertools

import pytest

from graph.kinds import load_kinds
from graph.selection import Selection, select

MET = "metropolitan-police-service"
PHONE = (360, 740)
# What can be pressed and is in the page, with where it stands; a box to tick is hit by its label.
TARGETS = """(within) => [...document.querySelectorAll(within)].flatMap((part) =>
  [...part.querySelectorAll('button, select, input:not([type=checkbox]), summary, label.choice')])
  .filter((one) => one.checkVisibility() && !one.closest('p.unseen, li[data-link], .told p'))
  .map((one) => { const { x, y, width, height } = one.getBoundingClientRect();
    return { name: one.id || one.textContent.trim(), x, y, width, height }; })"""
WIDE = "document.documentElement.scrollWidth"


@pytest.fixture
def phone(open_map, shipped_graph):
    graph = select(shipped_graph, Selection((MET,)), load_kinds())
    return lambda at="": open_map(graph, focus=(MET,), whole=shipped_graph, size=PHONE, at=at)


def over_one_another(targets):
    return [
        (one["name"], other["name"])
        for one, other in itertools.combinations(targets, 2)
        if min(one["x"] + one["width"], other["x"] + other["width"]) - max(one["x"], other["x"]) > 1
        and min(one["y"] + one["height"], other["y"] + other["height"]) - max(one["y"], other["y"]) > 1
    ]


def test_the_tools_are_one_row_of_targets_that_a_finger_hits(phone):
    page = phone().page
    tools = page.evaluate(TARGETS, ".tools")
    assert [one["name"] for one in tools] == ["filters-open", "fit", "Take away"]
    assert len({round(one["y"]) for one in tools}) == 1
    everything = page.evaluate(TARGETS, "header")
    assert over_one_another(everything) == []
    assert [one for one in everything if one["height"] < 44 or one["width"] < 44] == []
    assert page.evaluate(WIDE) == PHONE[0]


def test_the_filters_are_one_column_and_nothing_lies_over_another(phone):
    page = phone().page
    page.click("#filters-open")
    for summary in page.locator("#filters details.facet summary").all():
        summary.click()
    targets = page.evaluate(TARGETS, "header, #filters")
    assert len(targets) > 40
    assert over_one_another(targets) == []
    assert [one for one in targets if one["height"] < 43.9] == []
    assert all(one["x"] >= 0 and one["x"] + one["width"] <= PHONE[0] for one in targets)
    choices = page.locator("#filters label.choice").all()
    assert len({round(one.bounding_box()["x"]) for one in choices if one.is_visible()}) == 1
    assert page.evaluate(WIDE) == PHONE[0]


def test_the_other_tools_open_with_the_filters_and_work(phone):
    opened = phone()
    page = opened.page
    assert page.is_hidden("#hops") and page.is_hidden("#print")
    page.click("#filters-open")
    page.select_option("#hops", "1")
    page.click("#dark")
    assert opened.drawn("state")["hops"] == 1
    page.click("#filters-open")
    page.click(".menu summary")
    menu = page.evaluate(TARGETS, ".menu > div")
    assert len(menu) >= 5 and all(one["height"] >= 44 and one["x"] >= 0 for one in menu)
    assert page.evaluate(WIDE) == PHONE[0]


@pytest.mark.parametrize("at", [f"pick=a:{MET}", "to=*&chain=1&pick=t:", "compare=2016-01-01&pick=t:"])
def test_the_panel_fits_and_its_buttons_are_hit(phone, at):
    page = phone(at).page
    assert page.is_visible("#panel")
    buttons = page.evaluate(TARGETS, "#panel")
    assert buttons and [one for one in buttons if one["height"] < 44] == []
    assert page.evaluate(WIDE) == PHONE[0]


def test_what_was_last_said_before_the_day_is_counted_and_shown_by_one_press(open_map, shipped_graph):
    graph = select(shipped_graph, Selection((MET,)), load_kinds())
    opened = open_map(graph, focus=(MET,), whole=shipped_graph, as_of="2026-11-29")
    page = opened.page
    before = set(opened.drawn("links"))
    told = page.inner_text("#earlier")
    assert told.endswith("links last said before: show") and int(told.split()[0]) > 20
    page.click("#earlier")
    assert "last_said" in opened.drawn("state")["standings"]
    assert before < set(opened.drawn("links"))
    assert page.is_hidden("#earlier")
