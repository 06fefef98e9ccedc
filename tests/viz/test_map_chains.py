"""Chains between two actors: the script finds what queries/analyses/chain.py finds, and says it in words."""

from __future__ import annotations

from itertools import groupby

import pytest
from area_graphs import areas_graph


@pytest.fixture(scope="module")
def areas():
    return areas_graph()


def in_python(rows):
    chains = [list(same) for _, same in groupby(rows, key=lambda row: row["chain"])]
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
    opened = open_map(graph, focus=(actor,), as_of=day, at=f"to={to or '*'}&chain=1&pick=t:")
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
