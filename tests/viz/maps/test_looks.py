"""How the map looks, measured in the browser; the screenshots are there to be looked at."""

from __future__ import annotations

import itertools
import os
import re
from pathlib import Path

import pytest
from map_graphs import graph_of, link

from graph.model import Actor, Alias

DESK, PHONE = (1400, 900), (390, 844)
CONTRAST = Path(__file__).with_name("contrast.js")


@pytest.fixture
def shoot(tmp_path):
    """Write a screenshot into CUSTODES_SCREENSHOTS, or into the test's own folder."""
    folder = Path(os.environ.get("CUSTODES_SCREENSHOTS") or tmp_path)
    folder.mkdir(parents=True, exist_ok=True)
    return lambda opened, name: opened.page.screenshot(path=folder / f"{name}.png")


def crowd():
    """The Met among sixty, with long names, ties of every family and every standing."""
    kinds = ["department", "inspectorate", "board", "fund", "programme", "instrument", "unit", "office", "committee", "public"]
    links = ["OVERSEES", "INSPECTS", "FUNDS", "DIRECTS", "PART_OF", "REPORTS_TO", "ADVISES", "SUPPORTS", "JUDGES", "ASKS"]
    actors = [Actor("met", "Metropolitan Police Service", "police_force", (Alias("MPS"),))]
    ties = []
    for index in range(60):
        kind = kinds[index % len(kinds)]
        name = f"National {kind.replace('_', ' ')} for the oversight of matters {index}"
        actors.append(Actor(f"actor-{index:02}", name[: 18 + index], kind))
        status = ("in_force", "in_force", "in_force", "planned")[index % 4]
        ties.append(link(f"actor-{index:02}", links[index % 10], "met", status=status))
        ties.append(link(f"actor-{index:02}", links[index % 7], f"actor-{(index * 7 + 3) % 60:02}"))
    return graph_of(actors, [tie for tie in ties if tie.subject != tie.object])


def overlapping(boxes):
    """The pairs of boxes that lie over one another."""
    return [
        (one["id"], other["id"])
        for one, other in itertools.combinations(boxes, 2)
        if abs(one["x"] - other["x"]) < (one["width"] + other["width"]) / 2 - 0.5
        and abs(one["y"] - other["y"]) < (one["height"] + other["height"]) / 2 - 0.5
    ]


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_no_box_lies_over_another_and_every_label_can_be_read(open_map, shoot, size):
    opened = open_map(crowd(), focus=("met",), size=size)
    boxes = opened.drawn("boxes")
    assert len(boxes) == 61
    assert overlapping(boxes) == []
    assert min(box["font"] for box in boxes) >= 11
    shoot(opened, f"crowd-{size[0]}")


def test_the_focus_is_in_the_window_when_the_map_opens(open_map):
    for size in (DESK, PHONE):
        opened = open_map(crowd(), focus=("met",), size=size)
        met = next(box for box in opened.drawn("boxes") if box["id"] == "met")
        edge = opened.page.locator("#picture").bounding_box()
        assert edge["x"] < met["x"] < edge["x"] + edge["width"]
        assert edge["y"] < met["y"] < edge["y"] + edge["height"]


def test_the_script_packs_as_the_layout_does(open_map, met):
    for graph in (met, crowd()):
        opened = open_map(graph, focus=("met",))
        assert opened.drawn("packed") == opened.drawn("spots")


def test_a_desk_of_another_size_shows_the_same_picture(open_map, met):
    one = open_map(met, focus=("met",), size=DESK).drawn("spots")
    assert open_map(met, focus=("met",), size=(1920, 1000)).drawn("spots") == one


def test_it_reads_well_on_a_phone(open_map, met, shoot):
    opened = open_map(met, focus=("met",), size=PHONE)
    page = opened.page
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert page.is_hidden("#filters")
    shoot(opened, "phone-start")
    page.click("#filters-open")
    assert page.is_visible("#filters")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    shoot(opened, "phone-filters")
    page.click("#filters-open")
    opened.click_actor("met")
    panel = page.locator("#panel").bounding_box()
    assert panel["width"] == 390
    assert panel["y"] > 250, "the map stays in sight above it"
    shoot(opened, "phone-panel")


def test_turning_the_phone_or_the_window_lays_the_map_out_anew(open_map, met):
    opened = open_map(met, focus=("met",), size=DESK)
    desk = opened.drawn("spots")
    opened.page.set_viewport_size({"width": 390, "height": 844})
    opened.page.wait_for_function("y => window.custodes.spots().met.y !== y", arg=desk["met"]["y"])
    assert overlapping(opened.drawn("boxes")) == []
    assert max(spot["x"] for spot in opened.drawn("spots").values()) < 195


@pytest.mark.parametrize("dark", [False, True])
def test_text_stands_out_from_its_ground_in_light_and_dark(open_map, met, shoot, dark):
    opened = open_map(met, focus=("met",), dark=dark)
    page = opened.page
    assert page.get_attribute("html", "data-theme") == ("dark" if dark else "light")
    opened.find("mopac")
    page.click("#panel li button >> nth=0")
    page.keyboard.press("/")
    page.keyboard.type("m")
    assert page.evaluate(CONTRAST.read_text("utf-8")) == []
    shoot(opened, f"panel-{'dark' if dark else 'light'}")


def test_dark_can_be_switched_by_hand(open_map, met):
    page = open_map(met).page
    page.click("#dark")
    assert page.get_attribute("#dark", "aria-pressed") == "true"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(18, 21, 26)"


def test_it_prints_on_one_a4_page_with_its_key_and_its_sources(open_map, shoot):
    opened = open_map(crowd(), focus=("met",))
    opened.page.click("#dark")
    printed = opened.page.pdf(prefer_css_page_size=True, print_background=True)
    assert len(re.findall(rb"/Type\s*/Page[^s]", printed)) == 1
    opened.page.emulate_media(media="print")
    opened.page.set_viewport_size({"width": 1047, "height": 718})
    opened.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert opened.page.is_hidden("#links")
    assert "Oversight" in opened.page.inner_text("#paper-key")
    assert "Contains public sector information." in opened.page.inner_text("footer")
    corner = "document.querySelector('#paper-picture').getContext('2d').getImageData(2760, 5, 1, 1).data[0]"
    assert opened.page.evaluate(corner) > 200, "paper is white, whatever the screen is"
    shoot(opened, "print")


def test_every_control_has_a_name_and_a_size_that_a_finger_hits(open_map, met):
    page = open_map(met, focus=("met",)).page
    for control in page.locator("button:visible, select:visible, input:visible").all():
        name = control.evaluate("e => e.getAttribute('aria-label') || e.labels?.[0]?.textContent || e.textContent")
        assert name.strip(), control.evaluate("e => e.outerHTML")
        if not control.evaluate("e => Boolean(e.closest('label, #tables'))"):
            assert control.bounding_box()["height"] >= 24, name


def test_the_page_has_its_landmarks_and_one_first_heading(open_map, met):
    page = open_map(met).page
    for role in ("banner", "main", "contentinfo", "search"):
        assert page.get_by_role(role).count() == 1, role
    assert page.get_by_role("heading", level=1).count() == 1
    assert page.get_by_role("application", name="Map of actors and links").count() == 1
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#links"


def test_what_has_the_keyboard_can_be_seen(open_map, met):
    page = open_map(met).page
    page.keyboard.press("Tab")
    for _ in range(12):
        page.keyboard.press("Tab")
        outline = "e => getComputedStyle(e).outlineStyle + getComputedStyle(e, '::after').borderTopStyle"
        assert "solid" in page.evaluate_handle("document.activeElement").evaluate(outline)
