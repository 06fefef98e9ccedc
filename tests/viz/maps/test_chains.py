"""Chains: a map of an actor carries those of its ladder; on the whole graph its script finds what the command finds."""

from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path

import pytest
import yaml
from area_graphs import areas_graph

from graph.kinds import load_kinds
from graph.selection import Selection, select
from queries.asking import Frame, ask
from queries.book.chains.chain import strength
from viz.mapped.chains import known_chains, with_chains
from viz.views.asked import Asked
from viz.views.ladder import ladder, ways_in

DAY = "2022-11-30"
TWENTY = tuple(yaml.safe_load((Path(__file__).parents[3] / "bench" / "answers" / "expected.yaml").read_text("utf-8")))


@pytest.fixture(scope="module")
def areas():
    return areas_graph()


def in_python(rows):
    neutral = {"HEADS", "PART_OF"}
    rows = [{**row, "neutral": row["kind"] in neutral} for row in rows]
    chains = sorted((list(same) for _, same in groupby(rows, key=lambda row: row["chain"])), key=strength)
    steps = [[[row["giver"], row["forum"], row["link"], row["through"] or ""] for row in chain] for chain in chains]
    weak = [[row["link"] for row in chain if row["weakest"]] for chain in chains]
    return steps, weak, [chain[0]["teeth"] for chain in chains]


@pytest.mark.parametrize(
    ("name", "actor", "to", "day"),
    [
        ("areas", "force-kent", "", "2022-11-30"),
        ("areas", "force-kent", "", "2011-01-01"),
        ("areas", "force-kent", "hmicfrs", "2022-11-30"),
        ("areas", "chief-kent", "parliament", "2022-11-30"),
        ("areas", "forces", "home-office", "2018"),
        ("areas", "parliament", "force-kent", "2022-11-30"),
        ("met", "professional-standards", "home-office", "2022-11-30"),
        ("met", "commissioner", "home-secretary", "2022-11-30"),
        ("met", "met", "home-office", "2019-12-31"),
    ],
)
def test_the_script_finds_the_chains_that_python_finds(open_map, stored, areas, met, name, actor, to, day):
    graph = {"areas": areas, "met": met}[name]
    opened = open_map(graph, as_of=day, at=f"focus={actor}&to={to or '*'}&chain=1&pick=t:")
    steps, weak, teeth = in_python(stored(graph, "chain", {"actor": actor, **({"to": to} if to else {})}, day))
    assert opened.drawn("chains") == steps
    page = opened.page
    assert bool(steps) is (actor != "parliament")
    assert page.locator("#panel .chain").count() == len(steps)
    for number, links in enumerate(weak, start=1):
        found = page.eval_on_selector_all(f"[data-chain='{number}'] .weakest", "all => all.map(e => e.dataset.link)")
        assert found == links
    said = page.locator("#panel .chain > p").all_inner_texts()
    assert said == ["Every step has teeth." if one else "Not every step has teeth." for one in teeth]


def test_a_second_actor_is_chosen_and_the_first_chain_is_lit(open_map, areas):
    opened = open_map(areas, focus=("force-kent",))
    page = opened.page
    page.fill("#to", "voters of kent")
    page.keyboard.press("Enter")
    assert opened.drawn("state")["to"] == "voters-kent"
    assert page.inner_text("#panel h2") == "Chains from Kent Police to Voters of Kent"
    assert "Kent Police answers to Kent PCC" in page.inner_text("[data-chain='1']")
    assert "appoint, has teeth · weakest step" in page.inner_text("[data-chain='1']")
    strong = [line["id"] for line in opened.drawn("lines") if line["mark"] and line["words"]]
    assert "pcc-kent>chief-kent>office>in_force" in strong
    assert page.get_attribute("[data-chain='1'] button", "aria-pressed") == "true"
    opened.find("kent police")
    page.click("#chain-up")
    page.click("[data-chain='2'] button >> nth=0")
    assert opened.drawn("state")["chain"] == 2
    assert page.evaluate("document.activeElement.getAttribute('aria-pressed')") == "true"
    page.click("#chain-off")
    assert opened.drawn("chains") is None
    assert page.is_hidden("#panel")


def test_only_the_chains_are_drawn_from_the_foot_up_and_the_table_is_their_twin(open_map, areas):
    opened = open_map(areas, focus=("force-kent",), at="to=voters-kent")
    spots = opened.drawn("spots")
    assert spots["voters-kent"]["y"] < spots["pcc-kent"]["y"] < spots["force-kent"]["y"]
    assert sorted(opened.table_links()) == sorted(opened.drawn("links"))
    opened.page.click("#chains")
    assert opened.page.is_visible("#panel .chain >> nth=0")
    opened.page.click("[data-chain='1'] li[data-link] button >> nth=1")
    assert opened.page.is_visible("#panel .claim >> nth=0")


def test_a_button_of_the_panel_asks_for_the_chains_to_the_top(open_map, areas):
    opened = open_map(areas)
    opened.find("kent police")
    opened.page.click("#chain-up")
    assert opened.drawn("state")["to"] == "*"
    assert "voters, the public, Parliament or the Crown" in opened.page.inner_text("#panel h2")


def test_where_there_is_no_chain_it_says_so(open_map, areas):
    opened = open_map(areas, focus=("parliament",), at="to=force-kent&pick=t:")
    assert "No chain of at most 4 steps" in opened.page.inner_text("#panel")
    assert set(opened.drawn("actors")) == {"parliament", "force-kent"}


def chains_of(graph, actor):
    return known_chains([ways_in(Asked(graph, (actor,), DAY))])[actor]


def ways(chains):
    return [[(row["giver"], row["forum"], row["link"], row["through"] or "") for row in steps] for steps in chains]


def test_the_maps_of_twenty_actors_carry_chains_that_the_command_finds_and_none_of_another_area(shipped_graph, shipped_ladybug):
    assert len(TWENTY) == 20
    some = 0
    for actor in TWENTY:
        known = chains_of(shipped_graph, actor)
        rows = ask(shipped_ladybug, "chain", {"actor": actor, "most": 2000}, Frame(as_of=DAY)).rows
        told = [list(same) for _, same in groupby(rows, key=lambda row: row["chain"])]
        assert len(told) == known.found, actor
        asked = {tuple(way) for way in ways(told)}
        assert {tuple(way) for way in ways(known.chains)} <= asked, actor
        some += len(known.chains)
        here = shipped_graph.actors[actor].area
        ends = {shipped_graph.actors[steps[-1]["forum"]].area for steps in known.chains}
        assert not here or ends <= {here, None}, actor
        part = with_chains(select(shipped_graph, Selection((actor,)), load_kinds()), shipped_graph, {actor: known})
        assert {step[2] for way in ways(known.chains) for step in way} <= part.links.keys()
        assert all(link.subject in part.actors and link.object in part.actors for link in part.links.values())
    assert some > 100


@pytest.mark.parametrize("actor", ["metropolitan-police-service", "kent-police", "hmicfrs"])
def test_a_map_of_a_part_shows_the_strongest_chains_of_its_actor_first_and_offers_no_others(open_map, shipped_graph, actor):
    part = select(shipped_graph, Selection((actor,)), load_kinds())
    opened = open_map(part, focus=(actor,), whole=shipped_graph)
    drawn = {section.links for section in ladder(Asked(shipped_graph, (actor,), DAY)).sections}
    page = opened.page
    before = opened.drawn("links")
    assert set(before) <= part.links.keys(), "what chains need is not drawn beside the part"
    opened.go(f"pick=a:{actor}")
    page.click("#chain-up")
    known = chains_of(shipped_graph, actor)
    assert [[tuple(step) for step in steps] for steps in opened.drawn("chains")] == ways(known.chains)
    assert {tuple(step[2] for step in way) for way in ways(known.chains)} == drawn
    assert f"The {len(known.chains)} strongest of {known.found:,} chains" in page.inner_text("#panel .kind")
    teeth = [text.startswith("Every") for text in page.locator("#panel .chain > p").all_inner_texts()]
    assert teeth == sorted(teeth, reverse=True) and any(teeth)
    assert page.is_hidden("#to-search")


def test_a_map_of_a_part_says_on_another_day_that_it_knows_the_chains_of_its_own_only(open_map, areas):
    part = select(areas, Selection(("force-kent",)), load_kinds())
    opened = open_map(part, focus=("force-kent",), whole=areas, at="to=*&chain=1&pick=t:&asOf=2016-01-01")
    page = opened.page
    assert "knows the chains of 30 November 2022 only" in page.inner_text("#panel")
    page.click("#chain-day")
    assert opened.drawn("state")["asOf"] == DAY
    assert "voters-kent" in json.dumps(opened.drawn("chains"))
    page.click("[data-chain='1'] li[data-link] button >> nth=0")
    assert page.locator("#chain-up").count() == 0, "of others it knows no chains"
