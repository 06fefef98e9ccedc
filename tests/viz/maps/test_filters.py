"""The key filters what is drawn, counts it, and the table below is its twin."""

from __future__ import annotations

from map_graphs import graph_of, link

from graph.model import Actor
from viz.layout import DESK
from viz.opening import READABLE


def counted(page, facet, value):
    return int(page.inner_text(f"[data-facet={facet}] label:has([data-value={value}]) output"))


def test_the_table_has_exactly_the_links_drawn_whatever_the_filters(open_map, met):
    opened = open_map(met, focus=("met",))
    assert sorted(opened.table_links()) == sorted(opened.drawn("links"))
    opened.page.click("[data-facet=standings] button >> nth=0")
    assert sorted(opened.table_links()) == sorted(opened.drawn("links")) == sorted(met.links)
    opened.page.click("[data-facet=families] button >> nth=1")
    assert opened.table_links() == opened.drawn("links") == []
    assert "No link is drawn" in opened.page.inner_text("#links-note")


def test_the_lines_of_the_picture_hold_each_link_drawn_once(open_map, met):
    opened = open_map(met)
    opened.page.click("[data-facet=standings] button >> nth=0")
    held = [id_ for line in opened.drawn("lines") for id_ in line["links"]]
    assert sorted(held) == sorted(met.links)


def test_a_family_switched_off_leaves_the_map_and_comes_back(open_map, met):
    opened = open_map(met)
    box = "[data-facet=families] input[data-value=oversight]"
    opened.page.uncheck(box)
    assert not [id_ for id_ in opened.drawn("links") if "OVERSEES" in id_ or "INSPECTS" in id_]
    opened.page.check(box)
    assert "hmicfrs~INSPECTS~met" in opened.drawn("links")


def test_a_kind_of_actor_switched_off_takes_its_links_with_it(open_map, met):
    opened = open_map(met)
    opened.page.uncheck("[data-facet=kinds] input[data-value=inspectorate]")
    assert "hmicfrs" not in opened.drawn("actors")
    assert not [id_ for id_ in opened.drawn("links") if "hmicfrs" in id_]


def test_the_key_counts_what_each_box_would_draw(open_map, met):
    page = open_map(met).page
    assert counted(page, "standings", "in_force") == 10
    assert [counted(page, "standings", standing) for standing in ("planned", "proposed", "ended", "denied")] == [1, 1, 1, 1]
    assert counted(page, "families", "money") == 2
    assert counted(page, "kinds", "office") == 2
    page.uncheck("[data-facet=families] input[data-value=office]")
    assert counted(page, "families", "office") == 3, "its own box does not change its count"
    assert counted(page, "standings", "in_force") == 7


def test_planned_is_dashed_and_denied_is_dotted_red_with_its_sign(open_map, met):
    opened = open_map(met)
    for standing in ("planned", "denied"):
        opened.show_standing(standing)
    lines = {line["links"][0]: line for line in opened.drawn("lines")}
    planned, denied, plain = (lines[id_] for id_ in (
        "iopc~INVESTIGATES~met", "mopac~DIRECTS~commissioner", "hmicfrs~INSPECTS~met"))  # fmt: skip
    assert plain["dashes"] is False
    assert planned["dashes"] == [8, 5]
    assert denied["dashes"] == [3, 3]
    assert denied["colour"] == "#dc2626"
    assert denied["words"] == "⊘"
    opened.click_line(denied["id"])
    assert "Denied: a source says that it is not so" in opened.page.inner_text("#panel")
    assert "operational matters" in opened.page.inner_text("#panel")


def test_only_links_with_teeth_remain_when_asked(open_map, met):
    opened = open_map(met)
    opened.page.check("#teeth")
    assert sorted(opened.drawn("links")) == [
        "home-secretary~APPOINTS~commissioner", "mopac~FUNDS~met", "mopac~OVERSEES~met",
    ]  # fmt: skip


def test_only_what_is_important_remains_when_asked(open_map, met):
    opened = open_map(met)
    opened.page.select_option("#importance", "3")
    assert opened.drawn("links") == ["home-office~COMMISSIONS~iopc"]
    opened.page.click("#every")
    assert len(opened.drawn("links")) == 10


def test_actors_without_a_link_are_drawn_only_when_asked(open_map, met):
    opened = open_map(met)
    assert "police-act-1996" not in opened.drawn("actors")
    opened.page.check("#alone")
    assert "police-act-1996" in opened.drawn("actors")


def test_reset_brings_the_first_view_back(open_map, met):
    opened = open_map(met, focus=("met",))
    first = opened.drawn("links")
    opened.find("mopac")
    opened.show_standing("denied")
    opened.page.uncheck("[data-facet=families] input[data-value=money]")
    opened.page.click("#again")
    assert opened.drawn("links") == first
    assert "#" not in opened.settled().page.url
    assert opened.page.is_hidden("#panel")


def test_a_map_too_full_to_read_opens_with_its_important_links_and_says_so(open_map):
    many = (READABLE // DESK.line) * DESK.columns_most  # one line of letters for each of them would be too tall
    actors = [Actor(f"unit-{index}", f"Unit {index}", "unit") for index in range(many)]
    met = Actor("met", "Metropolitan Police Service", "police_force")
    links = [link(unit.id, "PART_OF", "met", importance=3 if unit is actors[0] else 2) for unit in actors]
    opened = open_map(graph_of([met, *actors], links), focus=("met",))
    assert opened.drawn("links") == ["unit-0~PART_OF~met"]
    assert "core links only: show all" in opened.page.inner_text("header")
    opened.page.click("#every")
    assert len(opened.drawn("links")) == many


def test_the_table_tells_a_link_in_full_and_opens_its_sources(open_map, met):
    opened = open_map(met)
    opened.table_links()
    row = opened.page.locator("tr[data-link='mopac~FUNDS~met']")
    cells = [cell.strip() for cell in row.locator("th, td").all_inner_texts()]
    assert cells == [
        "Mayor's Office for Policing and Crime", "funds", "Metropolitan Police Service", "fund", "", "2022/23",
        "over £350 million", "In force", "Police Act 1996",
    ]  # fmt: skip
    row.locator("td button").first.focus()
    opened.page.keyboard.press("Enter")
    assert opened.page.inner_text("#panel .reading") == "mopac FUNDS met, we read."
    opened.page.keyboard.press("Escape")
    assert opened.page.evaluate("document.activeElement.closest('tr').dataset.link") == "mopac~FUNDS~met"


def test_the_table_has_headings_and_headers_that_a_screen_reader_walks(open_map, met):
    opened = open_map(met)
    opened.table_links()
    page = opened.page
    assert page.locator("#links h3").all_inner_texts()[0] == "Oversight (3)"
    assert page.locator("#tables thead th[scope=col]").count() == 9 * page.locator("#tables table").count()
    assert page.locator("#tables tbody th[scope=row]").count() == len(opened.drawn("links"))
    assert page.get_by_role("button", name="hmicfrs", exact=False).count() == 0, "names, not ids"
