"""The other views: right on small graphs made by hand, safe with hostile names, readable on the real data."""

from __future__ import annotations

import dataclasses
import re

import pytest
from map_graphs import AS_OF, claim, graph_of, link, met_graph
from test_hostile import HOSTILE, hostile_graph
from views_asked import SVG, asked, links_drawn, svg_of, texts

from graph.errors import AskedWrongly
from graph.kinds import load_kinds
from graph.model import Actor, Link, Qualifiers
from graph.reading import read_graph
from queries.asking import Frame, ask
from viz.views.asked import steps_of
from viz.views.ladder import ways_in
from viz.views.matrix import MARKS, grid_of
from viz.views.panels import panels_of
from viz.views.timeline import parts_of
from viz.views.tree import layers_of
from viz.views.twin import all_links
from viz.views.write import VIEWS, drawn, write_view

MET = "metropolitan-police-service"
ASKED_OF_THE_MET = [*((view, None) for view in VIEWS), ("tree", 2), ("tree", 3)]


def test_the_tree_puts_the_strongest_first_and_names_the_powers(tmp_path):
    root = svg_of(asked(met_graph(), "met"), "tree", tmp_path)
    words = texts(root)
    assert "Can direct, veto, fund, suspend or require answers" in words
    assert "fund, require answer, scrutinise" in words and "appoint" in words
    assert words.index("Home Secretary") < words.index("Mayor's Office for Policing and Crime")
    assert any("Inspectorate" in text for text in words)
    assert not any("Office for Police Conduct" in text for text in words), "its link is only planned"
    assert "home-secretary~APPOINTS~commissioner" in links_drawn(root), "the office and its body answer as one"
    assert not any("JUDGES" in id_ for id_ in links_drawn(root))


def test_the_tree_has_one_box_for_each_overseer_and_goes_on_upwards():
    graph = met_graph()
    layers, _, _ = layers_of(asked(graph, "met"), steps_of(asked(graph, "met")), 3)
    members = [member for layer in layers for box in layer.boxes for member in box.members]
    assert len(members) == len(set(members))
    assert {"mopac", "hmicfrs", "home-secretary"} <= {member for box in layers[0].boxes for member in box.members}
    assert "home-office" in {member for box in layers[1].boxes for member in box.members}


def test_local_overseers_that_stand_alike_share_a_box_and_others_do_not():
    forces = [Actor(f"board-{area}", f"Board of {area}", "board", area=area) for area in ("a", "b", "c", "d", "e")]
    actors = [Actor("x", "X", "agency"), *forces, Actor("other", "Other board", "board", area="a")]
    links = [link(force.id, "OVERSEES", "x") for force in [*forces, actors[-1]]]
    layers, _, _ = layers_of(asked(graph_of(actors, links), "x"), steps_of(asked(graph_of(actors, links), "x")), 1)
    assert sorted(len(box.members) for box in layers[0].boxes) == [1, 1, 4], "two of one area are no area's own"
    assert {box.name for box in layers[0].boxes} == {"4 × Board of …", "Board of a", "Other board"}


def test_the_tree_of_the_met_agrees_with_who_oversees(shipped_ladybug):
    question = asked(read_graph(shipped_ladybug), MET)
    rows = ask(shipped_ladybug, "who-oversees", {"actor": MET}, Frame(AS_OF)).rows
    picture = drawn(question, "tree")
    assert set(all_links(picture)) == {id_ for row in rows for id_ in row["links"]}


# --- ladder


def ladder_graph():
    actors = [
        Actor("force", "Force", "police_force"),
        Actor("pcc", "Commissioner", "local_policing_body"),
        Actor("voters", "Voters", "public"),
        Actor("inspectorate", "Inspectorate", "inspectorate"),
        Actor("parliament", "Parliament", "legislature"),
        Actor("crown", "Crown", "crown"),
    ]
    links = [
        link("pcc", "OVERSEES", "force", powers=("dismiss",)),
        link("voters", "ELECTS", "pcc"),
        link("inspectorate", "INSPECTS", "force"),
        link("parliament", "OVERSEES", "inspectorate", powers=("require_answer",)),
        link("crown", "APPOINTS", "inspectorate", condition="on advice"),
    ]
    return graph_of(actors, links)


def test_ladders_say_where_they_end_and_where_they_give_way(tmp_path):
    question = asked(ladder_graph(), "force")
    panels, found = panels_of(ways_in(question))
    ends = ["To voters and the public", "To Parliament and other legislatures", "To the Crown"]
    assert [panel.heading for panel in panels] == ends
    assert found == 3
    words = texts(svg_of(question, "ladder", tmp_path))
    assert words.count("✓ teeth on every rung") == 1
    assert words.count("✗ no teeth: gives way at ◀") == 2
    assert words.count("◀ weakest rung") == 3
    assert "appoint†" in words and "publish" in words


def test_a_ladder_takes_as_many_steps_as_it_is_given_and_ends_where_it_is_told():
    assert panels_of(ways_in(asked(ladder_graph(), "force")), 1) == ([], 0)
    panels, _ = panels_of(ways_in(asked(ladder_graph(), "force", "inspectorate")))
    assert [row["forum"] for panel in panels for steps in panel.ladders for row in steps] == ["inspectorate"]
    assert "No chain" in drawn(asked(ladder_graph(), "voters"), "ladder").summary


def test_the_ladders_of_the_met_are_chains_of_the_question(shipped_ladybug):
    question = asked(read_graph(shipped_ladybug), MET)
    rows = ask(shipped_ladybug, "chain", {"actor": MET, "most": 2000}, Frame(AS_OF)).rows
    chains = {}
    for row in rows:
        chains.setdefault(row["chain"], []).append(row["link"])
    panels, found = panels_of(ways_in(question))
    assert found == len(chains)
    for panel in panels:
        assert all([row["link"] for row in steps] in chains.values() for steps in panel.ladders)
        assert len(panel.ladders) <= 7


# --- matrix


def test_every_power_has_a_mark_of_its_own():
    assert set(MARKS) == set(load_kinds().powers)
    assert len(set(MARKS.values())) == len(MARKS)


def test_the_matrix_puts_the_powers_in_the_cell(tmp_path):
    question = asked(met_graph(), "met")
    grid = grid_of(question)
    assert [column.id for column in grid.columns] == ["met", "commissioner"]
    assert set(grid.cells["hmicfrs", "met"]) == {"hmicfrs~INSPECTS~met"}
    words = texts(svg_of(question, "matrix", tmp_path))
    assert "Ap" in words and "Pu" in words and "Fu" in words
    assert "appoint" in words and "set priorities" in words, "the legend names every mark"


def test_members_of_a_class_share_a_column_unless_they_are_exceptions():
    areas = ("a", "b", "c", "d", "e")
    actors = [Actor("forces", "Police forces", "sector_group", is_class=True), Actor("crown", "Crown", "crown")]
    actors += [Actor(f"force-{area}", f"Force {area}", "police_force", area=area) for area in areas]
    actors += [Actor(f"pcc-{area}", f"PCC {area}", "local_policing_body", area=area) for area in areas]
    links = [link(f"force-{area}", "MEMBER_OF", "forces") for area in areas]
    links += [link(f"pcc-{area}", "OVERSEES", f"force-{area}", powers=("dismiss",)) for area in areas]
    grid = grid_of(asked(graph_of(actors, [*links, link("crown", "APPOINTS", "force-e")]), "forces"))
    assert [(column.name, len(column.members)) for column in grid.columns] == [("4 × Police forces", 4), ("Force e", 1)]
    assert sorted(row.name for row in grid.rows) == ["5 × local policing bodies", "Crown"]


# --- timeline


def test_the_timeline_has_names_bodies_holders_and_dated_links():
    graph = met_graph()
    parts = dict(parts_of(asked(graph, "hmicfrs")))
    assert [bar.dates for bar in parts["Its names and existence"]] == ["until 18 July 2017", "since 19 July 2017"]
    parts = dict(parts_of(asked(graph, "met")))
    assert [bar.words for bar in parts["Bodies and offices around it"]] == [
        "\u2068Mayor's Office for Policing and Crime\u2069 exists"
    ]
    assert [bar.link.id for bar in parts["Oversight"]] == ["mopac~OVERSEES~met"]
    assert "Steering and standards" not in parts, "a denial without a date is not drawn"


def test_the_timeline_tells_who_held_an_office_and_what_is_only_planned(tmp_path):
    actors = [
        Actor("office", "Chief", "office"),
        Actor("ann", "Ann", "person"),
        Actor("bob", "Bob", "person"),
        Actor("body", "Body", "agency"),
    ]
    links = [
        link("ann", "HOLDS_OFFICE", "office", since="2015", until="2019-06"),
        link("bob", "HOLDS_OFFICE", "office", since="2019-07"),
        link("office", "HEADS", "body", since="2010"),
        link("body", "PART_OF", "office", since="2024", status="planned"),
    ]
    question = asked(graph_of(actors, links), "body")
    assert [bar.dates for bar in dict(parts_of(question))["Holders of offices"]] == ["2015 to June 2019", "since July 2019"]
    root = svg_of(question, "timeline", tmp_path)
    assert {"ann~HOLDS_OFFICE~office", "body~PART_OF~office"} <= links_drawn(root)


# --- every view


@pytest.mark.parametrize("view", VIEWS)
def test_the_same_graph_gives_the_same_bytes(view, tmp_path):
    for suffix in ("html", "svg"):
        files = [tmp_path / f"{number}.{suffix}" for number in (1, 2)]
        for file in files:
            write_view(asked(met_graph(), "met"), view, file)
        assert files[0].read_bytes() == files[1].read_bytes()
        words = re.sub(r"<[^>]*>|\s", " ", files[0].read_text("utf-8"))
        text = " ".join(words.split())
        assert "Contains public sector information." in text and "Contains Parliamentary information." in text
        assert "custodes test dataset, version 7.1" in text and "as at 30 November 2022" in text


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_draws_only_what_it_may(view):
    only = frozenset({"mopac~OVERSEES~met"})
    assert set(all_links(drawn(asked(met_graph(), "met", only=only), view))) <= only


def test_a_view_is_of_somebody_and_goes_to_a_page_or_a_picture(tmp_path):
    with pytest.raises(AskedWrongly, match="about an actor"):
        write_view(asked(met_graph()), "tree", tmp_path / "x.html")
    with pytest.raises(AskedWrongly, match=r"\.html, \.svg, \.png or \.pdf"):
        write_view(asked(met_graph(), "met"), "tree", tmp_path / "x.gif")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("which", HOSTILE)
def test_a_hostile_name_stays_text_in_every_view(which, tmp_path):
    graph, _ = hostile_graph(HOSTILE[which])
    funds = Qualifiers(topics=("general",), amount=1.0, purpose=HOSTILE[which])
    paid = Link(
        "target~FUNDS~weapon",
        "target",
        "FUNDS",
        "weapon",
        funds,
        (claim("target~FUNDS~weapon", funds, locator=HOSTILE[which]),),
    )
    graph = dataclasses.replace(graph, links={**graph.links, paid.id: paid})
    for view in VIEWS:
        root = svg_of(asked(graph, "weapon"), view, tmp_path)
        allowed = {"svg", "title", "desc", "style", "g", "rect", "path", "text"}
        assert {element.tag.removeprefix(SVG) for element in root.iter()} <= allowed
        assert not [name for element in root.iter() for name in element.attrib if name.startswith("on") or "href" in name]
        write_view(asked(graph, "weapon"), view, tmp_path / "x.html", title=HOSTILE[which])
        page = (tmp_path / "x.html").read_text("utf-8")
        assert not re.search(r"<(script|img|b|iframe)\b", page, re.IGNORECASE)
        assert {url[:8] for url in re.findall(r'href="([^"#][^"]*)"', page)} <= {"https://", "http://w"}
