"""Stories and fragments: chosen views stepped through in a real browser, a strict reader, a map within a page of others."""

from __future__ import annotations

import pytest
from test_axe import axe as axe
from test_axe import objections

from graph.errors import AskedWrongly, DataError
from viz.map import write_map
from viz.mapped.story import read_story

STORY = """
steps:
  - say: The Met answers to many.
  - say: Few of them have teeth.
    teeth: true
  - say: One step round MOPAC in 2016.
    focus: mopac
    hops: 1
    date: 2016-06-01
    families: [oversight, money]
    open: mopac
"""


def named(text):
    if text not in ("met", "mopac", "hmicfrs"):
        raise AskedWrongly(f"'{text}' is not on this map")
    return text


@pytest.fixture
def told(tmp_path):
    def read(text):
        path = tmp_path / "story.yaml"
        path.write_text(text, "utf-8")
        return read_story(path, named)

    return read


def test_the_arrow_keys_and_the_buttons_step_through_the_views_of_a_story(open_map, met, told, axe):
    opened = open_map(met, focus=("met",), story=told(STORY))
    page = opened.page
    assert page.inner_text("#story-say") == "The Met answers to many." and page.is_disabled("#story-back")
    page.keyboard.press("ArrowRight")
    assert page.inner_text("#story-say") == "Few of them have teeth." and opened.drawn("state")["teeth"] == 1
    page.click("#story-on")
    state = opened.drawn("state")
    assert state["focus"] == ["mopac"] and state["hops"] == 1 and state["asOf"] == "2016-06-01"
    assert set(state["familiesOff"]) >= {"voice", "work"} and "money" not in state["familiesOff"]
    assert page.inner_text("#story-at") == "3 of 3" and page.is_disabled("#story-on") and page.is_visible("#panel")
    assert objections(page, axe) == []
    page.keyboard.press("ArrowRight")
    assert page.inner_text("#story-at") == "3 of 3"
    page.click("#story-back")
    assert page.inner_text("#story-at") == "2 of 3" and opened.drawn("state")["hops"] == 0
    opened.settled()
    address = page.url
    page.goto("about:blank")
    page.goto(address)
    page.wait_for_function("() => window.custodes !== undefined")
    assert page.inner_text("#story-at") == "2 of 3"


def test_in_the_picture_the_arrow_keys_still_move_between_actors(open_map, met, told):
    opened = open_map(met, focus=("met",), story=told(STORY))
    opened.page.focus("#picture")
    opened.page.keyboard.press("ArrowRight")
    assert opened.page.inner_text("#story-at") == "1 of 3"


def test_a_map_without_a_story_has_no_bar_for_one(open_map, met):
    assert open_map(met, focus=("met",)).page.is_hidden("#story")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("steps: []", "story.yaml:1: expected 'steps', a list of views"),
        ("steps:\n  - hops: 1", "story.yaml:2: step 1: expected 'say'"),
        ("steps:\n  - say: x\n    focuss: met", "step 1: 'focuss' is no field of a step (did you mean 'focus'?)"),
        ("steps:\n  - say: x\n    hops: 4", "step 1: hops: '4' is not 0 (the whole map), 1, 2 or 3"),
        ("steps:\n  - say: x\n    date: soon", "step 1: date: "),
        ("steps:\n  - say: x\n    focus: kent", "step 1: focus: 'kent' is not on this map"),
        ("steps:\n  - say: x\n    families: [teeth]", "step 1: families: 'teeth' is not one of oversight,"),
        ("steps:\n  - say: x\n    focus: [met, mopac]\n    chains_to: top", "step 1: chains_to: chains begin at one actor"),
        ("title: x\nsteps:\n  - say: x", "'title' is no field of a story"),
        ("steps:\n  - just words", "step 1: expected fields"),
    ],
)
def test_a_story_that_cannot_be_told_says_in_one_line_where_and_why(told, text, message):
    with pytest.raises(DataError) as refused:
        told(text)
    assert message in str(refused.value) and len(str(refused.value).splitlines()) == 1


def test_every_fault_of_a_story_is_told_at_once(told):
    with pytest.raises(DataError) as refused:
        told("steps:\n  - say: x\n    hops: 9\n  - say: y\n    standings: over")
    assert len(refused.value.faults) == 2


HOST = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A wiki</title>
<style>button {{ display: none }} #map {{ color: red }} h1 {{ font-size: 90px }}</style></head>
<body><h1 id="map">Ours</h1><p id="story">Words of the page.</p>{}<script>window.custodes = 'ours';</script></body></html>"""


def test_a_fragment_that_begins_without_a_width_opens_its_filters_when_it_has_one(browser, met, tmp_path):
    write_map(met, tmp_path / "part.html", as_of="2022-11-30", focus=("met",), embed=True)
    fragment = (tmp_path / "part.html").read_text("utf-8")
    (tmp_path / "wiki.html").write_text(HOST.format(f'<div id="tab" style="width:0">{fragment}</div>'), "utf-8")
    page = browser.new_page(viewport={"width": 1200, "height": 900})
    page.goto((tmp_path / "wiki.html").as_uri())
    inside = page.frames[1]
    inside.wait_for_function("() => window.custodes !== undefined")
    assert inside.evaluate("document.getElementById('map').clientWidth") == 0
    page.evaluate("document.getElementById('tab').style.width = '1100px'")
    inside.wait_for_selector("[data-facet=families] input[data-value=money]", state="visible")
    page.evaluate("document.getElementById('tab').style.width = '1000px'")
    assert inside.is_visible("#filters")
    page.close()


def test_a_fragment_works_within_a_page_of_others_and_neither_reaches_the_other(browser, met, tmp_path):
    write_map(met, tmp_path / "part.html", as_of="2022-11-30", focus=("met",), embed=True)
    fragment = (tmp_path / "part.html").read_text("utf-8")
    assert fragment.startswith("<iframe ") and fragment.count("<iframe") == 1
    (tmp_path / "wiki.html").write_text(HOST.format(fragment), "utf-8")
    page = browser.new_page(viewport={"width": 1200, "height": 900})
    faults, requests = [], []
    page.on("console", lambda said: faults.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: requests.append(request.url))
    page.goto((tmp_path / "wiki.html").as_uri())
    inside = page.frames[1]
    inside.wait_for_function("() => window.custodes !== undefined")
    assert page.evaluate("window.custodes") == "ours"
    assert inside.is_visible("#fit") and inside.is_hidden("#copy-link")
    inside.click("#dark")
    inside.click("[data-facet=families] input[data-value=money]")
    inside.wait_for_function("() => window.custodes.settled()")
    assert "money" in inside.evaluate("window.custodes.state().familiesOff")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgba(0, 0, 0, 0)"
    with pytest.raises(Exception, match="SecurityError"):
        inside.evaluate("window.parent.document.title")
    assert faults == [] and len([url for url in requests if url.startswith("http")]) == 0
    page.close()
