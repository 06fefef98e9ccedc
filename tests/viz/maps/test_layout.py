"""Bands, order and places, without a browser."""

from __future__ import annotations

import itertools

import pytest
from map_graphs import graph_of, link

from graph.model import Actor
from viz.bands import bands_of
from viz.layout import DESK, PHONE, lines_of, ordered, pack
from viz.metrics import line_count
from viz.palette import load_palette


def band(graph, id_):
    return bands_of(graph, load_palette())[id_]


def test_the_head_of_a_body_stands_with_the_body(met):
    assert band(met, "home-secretary") == "departments"
    assert band(met, "commissioner") == "forces"


def test_a_part_of_a_force_stands_inside_it(met):
    assert band(met, "professional-standards") == "inside"


def test_a_committee_of_parliament_stands_with_parliament_and_a_local_panel_with_the_local_bodies():
    actors = [
        Actor("commons", "House of Commons", "legislature"),
        Actor("hasc", "Home Affairs Committee", "committee"),
        Actor("panel", "Police and crime panel for Kent", "committee", area="Kent"),
        Actor("npcc", "National Police Chiefs' Council", "board", level="national"),
    ]
    graph = graph_of(actors, [link("hasc", "PART_OF", "commons")])
    assert [band(graph, id_) for id_ in ("hasc", "panel", "npcc")] == ["law", "local", "national"]


def test_a_sector_stands_where_its_members_stand():
    actors = [Actor("forces", "Police forces", "sector_group"), Actor("kent", "Kent Police", "police_force")]
    assert band(graph_of(actors, [link("kent", "MEMBER_OF", "forces")]), "forces") == "forces"


def test_bodies_that_are_part_of_one_another_do_not_hang():
    actors = [Actor("one", "One", "unit"), Actor("two", "Two", "unit")]
    graph = graph_of(actors, [link("one", "PART_OF", "two"), link("two", "PART_OF", "one")])
    assert band(graph, "one") == "national"


def test_an_actor_stands_near_those_it_is_tied_to_and_the_focus_in_the_middle():
    bands = {**{f"top-{i}": "law" for i in range(5)}, **{f"low-{i}": "forces" for i in range(5)}}
    crossed = [(f"top-{i}", f"low-{4 - i}") for i in range(5)]
    rows = dict(ordered(bands, ["law", "forces"], crossed))
    assert all(rows["law"].index(top) == rows["forces"].index(low) for top, low in crossed)
    assert dict(ordered(bands, ["law", "forces"], crossed, ["low-0"]))["forces"][2] == "low-0"


@pytest.mark.parametrize("count", [1, 2, 7, 8, 9, 60, 300, 1500])
@pytest.mark.parametrize("geometry", [DESK, PHONE])
def test_no_two_boxes_touch_however_many_there_are(count, geometry):
    ids = [f"actor-{index}" for index in range(count)]
    rows = [("law", ids[: count // 2]), ("forces", ids[count // 2 :])]
    lines = {id_: 1 + index % 3 for index, id_ in enumerate(ids)}
    places = pack([row for row in rows if row[1]], lines, geometry)
    by_row = sorted(places.centre.items(), key=lambda item: (item[1][1], item[1][0]))
    for (one, (x1, y1)), (other, (x2, y2)) in itertools.pairwise(by_row):
        apart = abs(x1 - x2) >= geometry.box or abs(y1 - y2) >= (places.height[one] + places.height[other]) / 2
        assert apart, (one, other)
    for lane, (_, members) in zip(places.lanes, [row for row in rows if row[1]], strict=True):
        assert all(lane.top < places.centre[id_][1] < lane.bottom for id_ in members)


def test_a_small_map_is_wide_and_a_large_one_no_wider_than_it_must_be():
    def width(count):
        ids = [str(index) for index in range(count)]
        centres = pack([("law", ids)], dict.fromkeys(ids, 2)).centre.values()
        return len({x for x, _ in centres})

    assert width(4) == 4
    assert width(60) <= DESK.columns_most
    assert width(200) == DESK.columns_most


def test_a_label_takes_as_many_lines_as_it_needs_and_never_more_than_there_is_room_for():
    assert lines_of("Home Office") == 1
    assert lines_of("Metropolitan Police Service") == 2
    assert lines_of("x" * 500) == 4
    assert line_count("", 100, 12, 3) == 1
    assert line_count("👮" * 20, 100, 12, 9) == 3
