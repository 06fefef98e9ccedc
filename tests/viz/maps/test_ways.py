"""No line runs behind a box that it does not end at: measured in the browser on what the network draws."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from area_graphs import areas_graph

from graph.kinds import load_kinds
from graph.selection import Selection, select

TWENTY = tuple(yaml.safe_load((Path(__file__).parents[3] / "bench" / "answers" / "expected.yaml").read_text("utf-8")))
# [how many lines, those that run behind a box of others]
FOREIGN = """() => {
  const { boxes, lines } = window.custodes.ways();
  const behind = (line) => boxes.filter(([id, x, y, wide, tall]) => id !== line.from && id !== line.to
    && line.points.some(([a, b]) => a > x && a < x + wide && b > y && b < y + tall));
  return [lines.length, lines.flatMap((line) => behind(line).map(([id]) => `${line.from} > ${line.to} behind ${id}`))];
}"""
# Every piece of a line that the canvas is told to stroke, in the units of the map.
STROKED = """() => {
  const kept = [];
  const draw = CanvasRenderingContext2D.prototype;
  const { moveTo, lineTo, quadraticCurveTo } = draw;
  draw.moveTo = function (x, y) { this.last = [x, y]; moveTo.call(this, x, y); };
  draw.lineTo = function (x, y) { kept.push([...this.last, x, y]); this.last = [x, y]; lineTo.call(this, x, y); };
  draw.quadraticCurveTo = function (...all) { kept.push('curve'); quadraticCurveTo.apply(this, all); };
  window.kept = kept;
}"""
ALL = "importance=1&familiesOff=&teeth=0"


def whole_map_of(graph, actor):
    return select(graph, Selection((actor,)), load_kinds()), {"focus": (actor,), "whole": graph}


def gone_to(opened, place):
    """The map at another place in it."""
    return opened.go(place).page.evaluate(FOREIGN)


def test_on_the_maps_of_twenty_actors_no_line_runs_behind_a_box_of_others(open_map, shipped_graph):
    assert len(TWENTY) == 20
    drawn, behind = dict.fromkeys(("opening", "focus", "chains"), 0), []
    for actor in TWENTY:
        graph, about = whole_map_of(shipped_graph, actor)
        opened = open_map(graph, as_of=str(shipped_graph.dataset["as_of"]), **about)
        for name, place in {"opening": "", "focus": "hops=1", "chains": "to=*&chain=1&pick=t:"}.items():
            count, found = gone_to(opened, place) if place else opened.page.evaluate(FOREIGN)
            drawn[name] += count
            behind += [f"{actor}, {name}: {one}" for one in found]
        opened.page.close()
    assert behind == []
    assert all(count > 200 for count in drawn.values()), drawn


@pytest.mark.parametrize(
    "place",
    [ALL, f"{ALL}&own=1", "familiesOff=money", "hops=2&arrange=account", "compare=2016-01-01", f"{ALL}&standings=denied,ended"],
)
def test_nor_does_it_when_the_map_is_filtered_compared_or_arranged_anew(open_map, shipped_graph, place):
    graph, about = whole_map_of(shipped_graph, "metropolitan-police-service")
    count, behind = open_map(graph, at=place, **about).page.evaluate(FOREIGN)
    assert count > 10 and behind == []


def test_nor_on_a_phone_or_among_stacks(open_map, shipped_graph):
    graph, about = whole_map_of(shipped_graph, "metropolitan-police-service")
    for opened in (open_map(graph, size=(360, 740), **about), open_map(areas_graph(), at=ALL)):
        count, behind = opened.page.evaluate(FOREIGN)
        assert count > 5 and behind == []


def test_what_is_painted_are_these_ways(open_map, shipped_graph):
    graph, about = whole_map_of(shipped_graph, "mopac")
    opened = open_map(graph, at=ALL, **about)
    page = opened.page
    page.evaluate(STROKED)
    page.keyboard.press("Tab")
    page.click("#fit")
    page.wait_for_function("() => window.kept.length > 200")
    ways = page.evaluate("window.custodes.ways()")
    pieces = [piece for piece in page.evaluate("window.kept") if piece != "curve"]
    boxes = {id_: box for id_, *box in ways["boxes"]}
    for line in [line for line in ways["lines"] if line["from"] != line["to"]]:
        x, y, wide, tall = boxes[line["from"]]
        begun = [piece for piece in pieces if abs(piece[0] - x - wide / 2) < 0.6 and abs(piece[1] - y - tall / 2) < 0.6]
        ax, ay = line["points"][3]
        assert any(distance(piece, ax, ay) < 1.5 for piece in begun), line["from"] + " > " + line["to"]


def distance(piece, x, y):
    """From a point to a piece of a line."""
    x1, y1, x2, y2 = piece
    wide, tall = x2 - x1, y2 - y1
    part = min(1, max(0, ((x - x1) * wide + (y - y1) * tall) / ((wide**2 + tall**2) or 1)))
    return ((x1 + part * wide - x) ** 2 + (y1 + part * tall - y) ** 2) ** 0.5


def test_a_line_that_goes_round_a_box_is_clicked_where_it_is_seen(open_map, shipped_graph):
    graph, about = whole_map_of(shipped_graph, "hmicfrs")
    opened = open_map(graph, at="hops=1", **about)
    straight = "([[ax, ay], [mx, my], [bx, by]]) => Math.abs((bx - ax) * (my - ay) - (by - ay) * (mx - ax)) < 1"
    lines = opened.page.evaluate("window.custodes.ways()")["lines"]
    ids = [one["id"] for one in opened.drawn("lines")]
    round_ = [
        id_
        for id_, line in zip(ids, lines, strict=True)
        if line["points"] and not opened.page.evaluate(straight, [line["points"][at] for at in (40, 100, 160)])
    ]
    free = [id_ for id_ in round_ if opened.page.evaluate("id => window.custodes.pointOn(id)", id_)]
    assert len(free) > 3
    opened.click_line(free[0])
    assert opened.drawn("state")["pick"] == f"b:{free[0]}"
