"""Time: the day asked for, and what came, went or changed between two."""

from __future__ import annotations

import dataclasses

import pytest
from area_graphs import areas_graph
from map_graphs import claim, graph_of, link

from graph.days.phases import status_at
from graph.model import Actor, Link, Qualifiers

DAYS = ("2009-12-31", "2012-11-22", "2017", "2020-06-30", "2020-07-01", "2022-11-30")


def set_date(page, id_, day):
    page.fill(f"#{id_}", day)
    page.dispatch_event(f"#{id_}", "change")


def slide(page, at):
    page.evaluate("at => { const d = document.getElementById('day'); d.value = at; d.dispatchEvent(new Event('input')); }", at)


@pytest.mark.parametrize("day", DAYS)
def test_every_standing_is_that_of_python_on_that_day(open_map, day):
    graph = areas_graph()
    opened = open_map(graph, as_of=day)
    opened.page.click("[data-facet=standings] button >> nth=0")
    told = {id_: line["id"].split(">")[3] for line in opened.drawn("lines") for id_ in line["links"]}
    assert told == {id_: status_at(link_, graph, day) for id_, link_ in graph.links.items()}


def test_the_slider_walks_over_the_days_on_which_something_changes(open_map):
    opened = open_map(areas_graph())
    page = opened.page
    days = page.evaluate("window.custodes.data().meta.dates")
    assert days == ["2010-01-01", "2012-11-22", "2015-06-01", "2020-07-01"]
    assert page.get_attribute("#day", "max") == "4"
    slide(page, 2)
    assert opened.drawn("state")["asOf"] == "2015-06-01"
    assert "hmicfrs~MONITORS~forces" in opened.drawn("links")
    assert "As at 1 June 2015" in page.inner_text("header")
    assert page.get_attribute("#day", "aria-valuetext") == "1 June 2015"
    assert "as at 1 June 2015" in page.inner_text("#cite")
    slide(page, 0)
    assert not [id_ for id_ in opened.drawn("links") if "OVERSEES~force" in id_], "there were no PCCs in 2010"


def test_a_day_can_be_typed_and_one_that_is_none_is_put_back(open_map):
    opened = open_map(areas_graph(), focus=("pcc-kent",))
    set_date(opened.page, "as-at", "2012-11-21")
    assert "On 21 November 2012 there is no Kent PCC." in opened.page.inner_text("#status")
    set_date(opened.page, "as-at", "")
    assert opened.drawn("state")["asOf"] == "2022-11-30"


def changing():
    """One link added, one ended, one that becomes true after it was planned, one undated, one denied."""
    status = [Qualifiers(topics=("general",), status=one) for one in ("proposed", "planned")]
    moved = Link("a~FUNDS~b", "a", "FUNDS", "b", status[1], (
        claim("a~FUNDS~b", status[0], said_on="2015-01-01"), claim("a~FUNDS~b", status[1], said_on="2019-01-01")))  # fmt: skip
    links = [
        link("a", "OVERSEES", "b", since="2018-01-01"), link("a", "INSPECTS", "b", until="2018-01-01"), moved,
        link("a", "ADVISES", "b"), link("a", "DIRECTS", "b", polarity="denied", since="2018-01-01"),
    ]  # fmt: skip
    return graph_of([Actor("a", "Alpha", "department"), Actor("b", "Beta", "agency")], links)


def test_two_days_compared_tell_what_was_added_ended_and_changed_in_words_and_colours(open_map):
    opened = open_map(changing(), focus=("a",))
    page = opened.page
    page.check("[data-facet=standings] input[data-value=planned]")
    set_date(page, "compare", "2016-01-01")
    told = {id_: (line["change"], line["words"], line["colour"]) for line in opened.drawn("lines") for id_ in line["links"]}
    assert told["a~OVERSEES~b"] == ("added", "+", "#15803d")
    assert told["a~INSPECTS~b"] == ("ended", "−", "#b91c1c")
    assert told["a~FUNDS~b"] == ("changed", "±", "#92400e")
    assert told["a~ADVISES~b"][0] == ""
    panel = page.inner_text("#panel")
    assert "From 1 January 2016 to 30 November 2022" in panel
    for said in (
        "+ Added (1)",
        "not yet begun → in force",
        "− Ended (1)",
        "in force → ended",
        "± Changed (1)",
        "proposed → planned",
    ):
        assert said in panel
    assert "compared with 1 January 2016" in page.inner_text("header")
    assert "Added: not yet begun → in force" in opened.settled().page.inner_text("tr[data-link='a~OVERSEES~b']")
    page.check("#changed")
    assert sorted(opened.drawn("links")) == ["a~FUNDS~b", "a~INSPECTS~b", "a~OVERSEES~b"]
    page.click("#compare-off")
    assert {line["change"] for line in opened.drawn("lines")} == {""}
    assert page.is_hidden("#changed")


def test_the_other_order_of_the_days_tells_the_same_changes(open_map):
    opened = open_map(changing(), at="asOf=2016-01-01&compare=2022-11-30&pick=t:")
    assert opened.page.locator("#panel [data-change=added]").get_attribute("data-link") == "a~OVERSEES~b"
    assert opened.page.locator("#panel [data-change=ended]").get_attribute("data-link") == "a~INSPECTS~b"


def test_two_days_between_which_nothing_happened_say_so(open_map):
    opened = open_map(changing(), at="compare=2022-11-29&pick=t:")
    assert "Nothing dated changed" in opened.page.inner_text("#panel")


def test_the_changes_are_those_that_the_question_diff_tells(open_map, stored):
    graph = dataclasses.replace(areas_graph())
    rows = stored(graph, "diff", {"before": "2012-01-01", "after": "2016-01-01"})
    expected = {row["link"]: row["change"] for row in rows if row["change"] in ("added", "ended", "changed")}
    opened = open_map(graph, at="asOf=2012-01-01&compare=2016-01-01")
    told = {id_: line["change"] for line in opened.drawn("lines") for id_ in line["links"] if line["change"]}
    assert told == expected
    assert len(expected) == 19
