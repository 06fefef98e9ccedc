"""The money view: parts and shared sums are added once, years and tiers stand apart."""

from __future__ import annotations

from map_graphs import graph_of, link, met_graph
from views_asked import SVG, asked, links_drawn, svg_of, texts

from graph.model import Actor, link_id
from viz.views.sums import totals, walked
from viz.views.twin import all_links
from viz.views.write import drawn
from viz.views.years import years_of


def pay(payer, recipient, key=None, **values):
    return link(payer, "FUNDS", recipient, key=key, **values)


def money_graph():
    actors = [Actor("dept", "Department", "department"), Actor("fund", "Fund", "fund")]
    actors += [Actor(name, name.upper(), "agency") for name in ("a", "b", "c", "d")]
    whole = link_id("dept", "FUNDS", "a")
    links = [
        pay("dept", "a", amount=10e6, period="2022/23"),
        pay("dept", "b", "part", amount=4e6, period="2022/23", part_of=whole),
        pay("dept", "c", "shared", amount=3e6, joint="j", period="2022/23"),
        pay("dept", "d", "shared", amount=3e6, joint="j", period="2022/23"),
        pay("dept", "a", "rise", amount=1e6, amount_is="increase", period="2022/23"),
        pay("dept", "fund", amount=5e6, period="2022/23"),
        pay("fund", "b", amount=2e6, period="2022/23"),
        pay("dept", "b"),
        pay("dept", "c", "later", amount=9e6, period="2030/31"),
    ]
    return graph_of(actors, links)


def test_parts_and_shared_sums_are_not_added_and_rises_stand_apart(tmp_path):
    question = asked(money_graph(), "dept")
    root = svg_of(question, "money", tmp_path)
    words = " ".join(texts(root))
    assert "pays £18 million (2022/23); 1 more without a sum" in words, "10 + 3 (shared, once) + 5"
    assert "not added: part of £10 million" in words and "not added: counted once" in words and "shared with D" in words
    assert "Rises over an earlier sum, never added to sums" in words and "pays £1 million more (2022/23)" in words
    assert words.count("receives a share of £3 million (2022/23)") == 2, "nobody says how it is divided"
    assert "receives £2 million (2022/23)" in words and "£9 million" not in words
    assert len([element for element in root.iter(f"{SVG}path") if element.get("class") == "hollow"]) == 2
    assert len(links_drawn(root)) == 8


def test_sums_are_never_added_across_tiers():
    question = asked(money_graph(), "fund")
    tiers = walked(question, 2)
    mine = {id_: end for id_, end in tiers.items() if "fund" in end[:2]}
    assert totals(question, mine, "fund", "recipient")[0] == "receives £5 million (2022/23)"
    assert totals(question, mine, "fund", "payer")[0] == "pays £2 million (2022/23)"
    assert {tier for _, _, tier in mine.values()} == {0, 1}


def test_money_of_another_year_shows_with_its_date():
    assert "dept~FUNDS~c~later" in all_links(drawn(asked(money_graph(), "dept", as_of="2030-06-01"), "money"))
    assert "No source here tells of money" in drawn(asked(met_graph(), "police-act-1996"), "money").summary


def test_without_a_sum_for_the_day_the_nearest_that_has_one_is_drawn_and_said():
    picture = drawn(asked(money_graph(), "dept", as_of="2029-06-01"), "money")
    assert picture.summary.startswith(
        "No sum is stated for 1 June 2029: drawn is the money of the nearest day with sums, 1 April 2030"
    )
    assert "1 April 2030 (2030/31)" in picture.summary and "dept~FUNDS~c~later" in all_links(picture)
    before = drawn(asked(money_graph(), "dept", as_of="2024-06-01"), "money")
    assert "31 March 2023 (2022/23)" in before.summary and "pays £18 million" in before.body
    assert "No sum" not in drawn(asked(money_graph(), "dept"), "money").summary, "the day has sums of its own"


def test_what_each_payer_pays_is_told_by_year_with_parts_within_their_whole(tmp_path):
    question = asked(money_graph(), "dept", as_of="2030-06-01")
    years = years_of(question, walked(asked(money_graph(), "dept"), 2))
    assert {key: (cell.total, cell.apart) for key, cell in years.items()} == {
        ("dept", "2022/23"): (18e6, 2),
        ("dept", "2030/31"): (9e6, 0),
        ("fund", "2022/23"): (2e6, 0),
    }
    graph = money_graph()
    earlier = pay("dept", "a", "earlier", amount=7e6, period="2021/22")
    richer = graph_of(list(graph.actors.values()), [*graph.links.values(), earlier])
    root = svg_of(asked(richer, "dept"), "money", tmp_path)
    words = texts(root)
    assert "What each pays, by year" in words and "£7 million" in words and "£18 million*" in words
    assert words.index("2021/22") < words.index("2022/23", words.index("2021/22"))
    told = dict(drawn(asked(richer, "dept"), "money").sections[-1].told)
    assert "£18 million (2 parts in it)" in told.values()
    assert "£9 million" not in words, "that year has not begun"
