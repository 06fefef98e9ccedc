"""The local copies of one structure stand in stacks, and an area is opened out of all of them at a time."""

from __future__ import annotations

import pytest
from area_graphs import AREAS, areas_graph

STACKS = {"stack:local_policing_body": 6, "stack:office": 6, "stack:police_force": 6, "stack:public": 6}


@pytest.fixture(scope="module")
def areas():
    return areas_graph()


def test_copies_stand_in_stacks_and_their_links_in_bundles_with_counts(open_map, areas):
    opened = open_map(areas)
    assert opened.drawn("stacks") == STACKS
    assert set(opened.drawn("actors")) == {"hmicfrs", "home-office", "parliament", "forces"}
    assert len(opened.drawn("links")) == 6 * 6 + 4
    bundle = next(line for line in opened.drawn("lines") if line["id"] == "hmicfrs>stack:police_force>oversight>in_force")
    assert len(bundle["links"]) == 6
    assert bundle["words"] == "×6"
    assert opened.drawn("packed") == opened.drawn("spots")


def test_the_table_holds_each_bundle_as_one_row_with_its_count(open_map, areas):
    page = open_map(areas).page
    row = page.locator("tr[data-bundle='hmicfrs>stack:police_force>oversight>in_force']")
    row.wait_for(state="attached")  # the table follows the picture when there is time
    assert row.locator("th, td").all_inner_texts()[:3] == ["HM Inspectorate", "inspects (6 links)", "6 × forces"]
    counts = page.eval_on_selector_all("tr[data-bundle]", "rows => rows.map(r => Number(r.dataset.count))")
    single = page.locator("tr[data-link]").count()
    assert sum(counts) + single == len(page.evaluate("window.custodes.links()"))


def test_an_area_is_opened_out_of_every_stack_and_stacked_again(open_map, areas):
    opened = open_map(areas)
    assert opened.page.locator("#area option").all_inner_texts() == ["6 areas stacked", *AREAS]
    opened.page.select_option("#area", "Kent")
    assert opened.drawn("stacks") == dict.fromkeys(STACKS, 5)
    assert {"force-kent", "pcc-kent", "voters-kent", "chief-kent"} <= set(opened.drawn("actors"))
    assert "pcc-kent~OVERSEES~force-kent" in opened.table_links()
    opened.page.select_option("#area", "Essex")
    assert "force-kent" not in opened.drawn("actors")
    opened.page.select_option("#area", "")
    assert opened.drawn("stacks") == STACKS


def test_a_click_on_a_stack_lists_its_members_and_opens_the_area_of_one(open_map, areas):
    opened = open_map(areas)
    opened.click_actor("stack:police_force")
    assert opened.page.inner_text("#panel h2") == "6 × forces"
    assert opened.page.locator("#panel [data-member]").count() == 6
    opened.page.click("#panel [data-member=force-gwent]")
    assert opened.drawn("state")["area"] == "Gwent"
    assert opened.page.inner_text("#panel h2") == "Gwent Police"
    assert "force-gwent" in opened.drawn("actors")


def test_a_click_on_a_bundle_lists_its_links_and_one_of_them_its_claims(open_map, areas):
    opened = open_map(areas)
    opened.click_line("hmicfrs>stack:police_force>oversight>in_force")
    assert opened.page.locator("#panel li[data-link]").count() == 6
    opened.page.click("#panel li[data-link='hmicfrs~INSPECTS~force-kent'] button")
    assert "hmicfrs INSPECTS force-kent, we read." in opened.page.inner_text("#panel .claim")


def test_the_search_finds_what_is_in_a_stack_and_opens_its_area(open_map, areas):
    opened = open_map(areas)
    opened.find("Surrey PCC")
    assert opened.drawn("state")["area"] == "Surrey"
    assert {"pcc-surrey", "force-surrey", "chief-surrey"} <= set(opened.drawn("actors"))
    opened.page.click("#again")
    assert opened.drawn("stacks") == STACKS


def test_a_map_about_a_local_actor_opens_with_its_area(open_map, areas):
    opened = open_map(areas, focus=("force-kent",))
    assert opened.drawn("stacks") == dict.fromkeys(STACKS, 5)
    assert "pcc-kent" in opened.drawn("actors")
    assert opened.drawn("packed") == opened.drawn("spots")


def test_the_address_and_the_keys_reach_a_stack(open_map, areas):
    opened = open_map(areas)
    opened.page.focus("#picture")
    for _ in range(12):
        opened.page.keyboard.press("ArrowDown")
    opened.page.keyboard.press("Enter")
    assert opened.page.inner_text("#panel h2").startswith("6 × ")
    pick = opened.settled().drawn("state")["pick"]
    opened.page.reload()
    opened.page.wait_for_function("() => window.custodes !== undefined")
    assert opened.drawn("state")["pick"] == pick
