"""What a map opens with: the band of each box, the words on it, the links that fit a window, the day and the standings."""

from __future__ import annotations

import pytest
from map_graphs import AS_OF, graph_of, link

from graph.kinds import load_kinds
from graph.model import Actor, Alias
from graph.selection import Selection, select
from viz.bands import bands_of
from viz.layout import lines_of
from viz.opening import READABLE, First, Opening, labels_of, laid_out
from viz.palette import load_palette
from viz.stacks import stacks_of


def local(id_, kind):
    return Actor(id_, id_, kind, level="local", area="London")


def boards():
    """The Met, MOPAC and boards, plans and reviews that belong to one, the other or nobody."""
    actors = [
        Actor("met", "Metropolitan Police Service", "police_force", (Alias("MPS"),), "local", "London"),
        local("mopac", "local_policing_body"), local("commissioner", "office"), local("reviewer", "person"),
        local("led-by-the-head", "board"), local("led-by-mopac", "board"), local("only-advises", "board"),
        local("of-both", "board"), local("its-plan", "instrument"), local("plan-of-mopac", "instrument"),
        local("part-of-it", "board"), local("led-from-outside", "review_or_inquiry"),
        local("led-by-nobody", "review_or_inquiry"),
    ]  # fmt: skip
    return graph_of(actors, [
        link("commissioner", "HEADS", "met"), link("commissioner", "CHAIRS", "led-by-the-head"),
        link("mopac", "CHAIRS", "led-by-mopac"), link("led-by-mopac", "OVERSEES", "met"),
        link("only-advises", "ADVISES", "met"), link("met", "ADVISES", "of-both"), link("mopac", "ADVISES", "of-both"),
        link("met", "DELIVERS", "its-plan"), link("mopac", "OVERSEES", "its-plan"),
        link("mopac", "DELIVERS", "plan-of-mopac"), link("plan-of-mopac", "SETS_PRIORITIES_FOR", "met"),
        link("part-of-it", "PART_OF", "met"), link("reviewer", "CHAIRS", "led-from-outside"),
        link("led-from-outside", "INVESTIGATES", "met"), link("led-by-nobody", "SUPPORTS", "met"),
    ])  # fmt: skip


def test_the_boards_and_plans_of_a_force_stand_apart_from_those_of_the_bodies_over_it():
    bands = bands_of(boards(), load_palette())
    own = {id_ for id_, band in bands.items() if band == "own"}
    assert own == {"led-by-the-head", "only-advises", "its-plan", "part-of-it"}
    beside = {"mopac", "led-by-mopac", "of-both", "plan-of-mopac", "led-from-outside", "led-by-nobody"}
    assert {bands[id_] for id_ in beside} == {"local"}


def test_what_a_board_belongs_to_is_read_off_the_whole_graph_and_not_off_the_part_drawn():
    whole = boards()
    part = select(whole, Selection(("met",), families=("oversight",)), load_kinds())
    assert bands_of(part, load_palette())["led-by-mopac"] == "own", "the part alone does not say who chairs it"
    _, drawing, _ = laid_out(Opening(part, AS_OF, ("met",), whole), load_palette(), {})
    assert next(band for band, ids in drawing.rows if "led-by-mopac" in ids) == "local"


def test_a_long_name_says_the_names_in_it_in_short_and_is_abbreviated_itself_only_where_that_is_too_long():
    names = {
        "short": "Home Office",
        "within": "Neighbourhood teams of the Metropolitan Police Service in London",
        "own": "Commission of Inquiry into the Administration of Everything That Has Ever Been Administered Anywhere",
    }
    actors = [Actor("met", "Metropolitan Police Service", "police_force", (Alias("MPS"),))]
    actors += [Actor(id_, name, "unit", (Alias("CIAE"),) if id_ == "own" else ()) for id_, name in names.items()]
    labels = labels_of(graph_of(actors, []), AS_OF)
    assert labels == {
        "met": "Metropolitan Police Service", "short": "Home Office", "within": "Neighbourhood teams of the MPS in London",
        "own": "CIAE",
    }  # fmt: skip
    assert lines_of(labels["within"]) < lines_of(names["within"])


def test_a_map_opens_with_as_much_as_fits_a_window_and_no_more():
    met = Actor("met", "Metropolitan Police Service", "police_force")

    def first(beside, overseers):
        actors = [Actor(f"unit-{at}", f"Unit {at}", "unit") for at in range(beside)]
        actors += [Actor(f"board-{at}", f"Board {at}", "board") for at in range(overseers)]
        links = [link(f"unit-{at}", "SUPPORTS", "met", importance=3) for at in range(beside)]
        links += [link(f"board-{at}", "OVERSEES", "met", importance=3) for at in range(overseers)]
        graph = graph_of([met, *actors], links)
        stacks = stacks_of(graph, bands_of(graph, load_palette()), load_palette())
        found, _, places = laid_out(Opening(graph, AS_OF, ("met",), graph), load_palette(), stacks)
        return found, places

    found, places = first(20, 20)
    assert found == First(1) and len(places.centre) == 41
    found, places = first(300, 20)
    assert (found.importance, found.teeth, len(places.centre)) == (3, False, 21)
    assert "work" in found.families_off and "oversight" not in found.families_off
    assert places.tall <= READABLE
    found, places = first(300, 300)
    assert (found.importance, found.teeth, len(places.centre)) == (3, False, 301), "more than fits, but not nothing"


def hub(importance):
    """Three hundred actors inspected by one, which say each as much."""
    actors = [
        Actor("hub", "Wheel Inspectorate", "inspectorate"),
        *(Actor(f"rim-{at}", f"Rim {at}", "unit") for at in range(300)),
    ]
    return graph_of(actors, [link("hub", "INSPECTS", f"rim-{at}", importance=importance) for at in range(300)])


@pytest.mark.parametrize("importance", [1, 2, 3])
def test_no_map_opens_empty_because_none_of_its_links_is_core(open_map, importance):
    opened = open_map(hub(importance), focus=("hub",))
    assert len(opened.drawn("links")) == 300
    assert "301 actors, 300 links" in opened.page.inner_text("header")
    assert opened.page.is_hidden("#every"), "nothing is left out, so nothing is offered"


def test_an_actor_whose_links_are_all_detail_opens_with_them_and_not_alone(open_map):
    actors = [Actor("hub", "Wheel Inspectorate", "inspectorate"), Actor("rim", "Rim", "unit"), Actor("hoop", "Hoop", "unit")]
    actors += [Actor(f"spoke-{at}", f"Spoke {at}", "unit") for at in range(300)]
    links = [link("hub", "INSPECTS", f"spoke-{at}", importance=1) for at in range(300)]
    links += [link("rim", "OVERSEES", "hoop", importance=3)]
    opened = open_map(graph_of(actors, links), focus=("hub",))
    assert "hub~INSPECTS~spoke-7" in opened.drawn("links")


def test_the_whole_graph_opens_with_its_core_and_a_word_on_how_to_narrow_it(open_map, shipped_graph):
    opened = open_map(shipped_graph)
    page = opened.page
    assert "core links with teeth only: show all" in page.inner_text("header")
    assert "custodes map ACTOR --hops 1" in page.inner_text("#narrow")
    assert opened.drawn("stacks")["stack:police_force"] == 43
    shown = len(opened.drawn("links"))
    page.click("#every")
    assert len(opened.drawn("links")) > 3 * shown
    assert page.is_hidden("#every")


def test_a_map_of_a_day_keeps_every_phase_and_opens_on_that_day(open_map, met):
    opened = open_map(met, focus=("met",), as_of="2012-06-01")
    page = opened.page
    first = set(opened.drawn("links"))
    assert page.input_value("#as-at") == "2012-06-01"
    assert "home-office~FUNDS~mopac" in first
    page.evaluate("() => { const d = document.getElementById('day'); d.value = d.max; d.dispatchEvent(new Event('input')); }")
    assert "home-office~FUNDS~mopac" not in set(opened.drawn("links"))


def test_a_map_opens_with_the_standings_asked_for(open_map, met):
    opened = open_map(met, focus=("met",), standings=("planned", "proposed"))
    assert sorted(opened.drawn("links")) == ["iopc~INVESTIGATES~met", "iopc~RECOMMENDS_TO~met"]
    assert opened.page.is_checked("[data-facet=standings] input[data-value=planned]")
    assert not opened.page.is_checked("[data-facet=standings] input[data-value=in_force]")
