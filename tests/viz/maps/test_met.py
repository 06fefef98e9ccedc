"""The map of the Met on the shipped data, measured in the browser and driven by each of its controls."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from test_looks import overlapping

from graph.kinds import load_kinds
from graph.selection import Selection, select

MET = "metropolitan-police-service"
ACCOUNT = ("oversight", "office", "steering", "duty", "money")
HERE = Path(__file__).parent
# Whether the words of each box fit it, wrapped as they are painted.
UNREADABLE = (
    "() => window.custodes.labels().filter((one) => one.widest > one.room || one.lines > one.most).map((one) => one.id)"
)
# Whether every control has an id, or else is one of a list that a test walks as a whole.
CONTROLS = """() => [...document.querySelectorAll('button, select, input, summary')]
  .filter((one) => !one.closest('#tables, #panel, [data-facet], #found, #to-found'))
  .map((one) => one.id || one.tagName.toLowerCase() + ':' + one.textContent.trim())"""


@pytest.fixture(scope="module")
def maps(shipped_graph):
    """The map that `make demo` writes, and the whole map of the Met."""
    day = str(shipped_graph.dataset["as_of"])
    kinds = load_kinds()
    return {
        name: (select(shipped_graph, Selection((MET,), families=families), kinds), {"as_of": day, "whole": shipped_graph})
        for name, families in (("demo", ACCOUNT), ("whole", ()))
    }


@pytest.fixture
def open_met(open_map, maps):
    """Open one of them."""

    def open_(name="demo", **options):
        graph, about = maps[name]
        return open_map(graph, focus=(MET,), **about, **options)

    return open_


@pytest.mark.parametrize("name", ["demo", "whole"])
def test_at_1400_by_900_every_label_can_be_read_and_no_box_lies_over_another(open_met, name):
    opened = open_met(name)
    boxes = opened.drawn("boxes")
    assert len(boxes) >= 20
    assert min(box["font"] for box in boxes) >= 11
    assert overlapping(boxes) == []
    assert opened.page.evaluate(UNREADABLE) == []


@pytest.mark.parametrize("name", ["demo", "whole"])
def test_all_of_it_is_in_the_window_when_it_opens(open_met, name):
    opened = open_met(name)
    edge = opened.page.locator("#picture").bounding_box()
    for box in opened.drawn("boxes"):
        assert edge["x"] <= box["x"] - box["width"] / 2 and box["x"] + box["width"] / 2 <= edge["x"] + edge["width"], box
        assert edge["y"] <= box["y"] - box["height"] / 2 and box["y"] + box["height"] / 2 <= edge["y"] + edge["height"], box


def test_no_two_boxes_say_the_same(open_met):
    labels = [one["words"] for one in open_met().page.evaluate("window.custodes.labels()")]
    assert len(labels) == len(set(labels))


def test_those_that_hold_the_met_to_account_are_on_the_map_that_the_demo_opens(open_met):
    seen = set(open_met().drawn("actors"))
    assert {MET, "mopac", "home-office", "hmicfrs", "iopc", "commissioner-of-police-of-the-metropolis"} <= seen


def test_the_boards_of_the_met_do_not_stand_beside_mopac(open_met):
    spots = open_met(at="own=1").drawn("spots")
    assert spots["mopac"]["y"] < spots[MET]["y"] < spots["met-force-strategic-performance-board"]["y"]


def test_its_own_boards_and_plans_are_one_box_that_opens_and_folds(open_met):
    opened = open_met()
    page, own = opened.page, "met-force-strategic-performance-board"
    folded = opened.drawn("stacks")["stack:own"]
    assert folded >= 4 and own not in opened.drawn("actors")
    links = opened.drawn("links")
    opened.click_actor("stack:own")
    assert "on the inside" in page.inner_text("#panel")
    page.click("#own-open")
    assert own in opened.drawn("actors") and "stack:own" not in opened.drawn("stacks")
    assert opened.drawn("links") == links, "nothing is lost in the box"
    page.uncheck("#own")
    assert opened.drawn("stacks")["stack:own"] == folded
    opened.click_actor("stack:own")
    page.click(f"#panel [data-member={own}]")
    assert opened.drawn("state")["pick"] == f"a:{own}" and page.is_checked("#own")


def test_at_1280_by_720_it_opens_with_its_top_in_sight_and_the_key_says_what_a_thick_line_is(open_met):
    opened = open_met(size=(1280, 720))
    edge = opened.page.locator("#picture").bounding_box()
    tops = {box["id"]: box["y"] - box["height"] / 2 for box in opened.drawn("boxes")}
    assert min(tops.values()) >= edge["y"]
    assert tops[MET] < edge["y"] + edge["height"]
    assert "several between the same two" in opened.page.inner_text("#filters")
    assert opened.page.locator(".widths svg line").count() == 2


def test_the_words_written_on_lines_lie_over_no_box_and_not_over_one_another(open_met):
    opened = open_met(at=f"pick=a:{MET}")
    words = opened.page.evaluate("window.custodes.words()")
    assert len(words) >= 3
    assert overlapping(words) == []
    boxes = [{**box, "id": f"box {box['id']}"} for box in opened.drawn("boxes")]
    assert [pair for pair in overlapping([*words, *boxes]) if pair[0].startswith("box") != pair[1].startswith("box")] == []


def test_every_control_is_used_by_a_test(open_met):
    opened = open_met("whole")
    tests = "\n".join(path.read_text("utf-8") for path in HERE.glob("test_*.py"))
    names = opened.page.evaluate(CONTROLS)
    assert len(names) > 25
    lost = [name for name in names if not re.search(rf"[#\"']{re.escape(name)}\b", tests) and ":" not in name]
    assert lost == []
    assert [name for name in names if ":" in name] == ["summary:Take away", "summary:Kinds of link",
                                                      "summary:What makes it binding", "summary:Sources"]  # fmt: skip


def test_fit_shows_all_of_a_map_that_does_not_fit(open_met):
    opened = open_met("whole", at="importance=1&familiesOff=")
    page = opened.page
    inside = "document.querySelector('#picture').getBoundingClientRect()"

    def cut():
        edge = page.evaluate(f"(({{left, top, right, bottom}}) => ({{left, top, right, bottom}}))({inside})")
        return [
            box["id"] for box in opened.drawn("boxes")
            if not (edge["left"] <= box["x"] <= edge["right"] and edge["top"] <= box["y"] <= edge["bottom"])
        ]  # fmt: skip

    assert cut()
    page.click("#fit")
    assert cut() == []


def test_the_layout_by_accountability_is_chosen_in_its_list(open_met):
    opened = open_met()
    opened.page.select_option("#hops", "1")
    opened.page.select_option("#arrange", "account")
    spots = opened.drawn("spots")
    assert spots["home-office"]["y"] < spots[MET]["y"]
    assert opened.drawn("state")["arrange"] == "account"
    opened.page.select_option("#hops", "0")
    assert opened.drawn("state")["arrange"] == "role"


def test_focus_here_makes_the_actor_of_the_panel_the_focus(open_met):
    opened = open_met()
    opened.click_actor("mopac")
    opened.page.click("#focus-here")
    assert opened.drawn("state")["focus"] == ["mopac"]
    assert opened.drawn("state")["hops"] == 1


def test_the_link_to_a_view_is_copied_or_shown_and_brings_it_back_exactly(open_met):
    opened = open_met()
    page = opened.page
    page.uncheck("[data-facet=families] input[data-value=money]")
    page.check("[data-facet=standings] input[data-value=denied]")
    page.check("#teeth")
    page.select_option("#importance", "2")
    page.fill("#compare", "2016-01-01")
    page.click(".menu summary")
    page.click("#copy-link")
    page.wait_for_function("() => document.getElementById('status').textContent.startsWith('The link to this view is')")
    state, spots, links, address = opened.drawn("state"), opened.drawn("spots"), opened.drawn("links"), page.url
    assert "#" in address and links
    page.goto("about:blank")
    page.goto(address)
    page.wait_for_function("() => window.custodes !== undefined")
    assert opened.drawn("state") == state
    assert opened.drawn("spots") == spots
    assert opened.drawn("links") == links


def test_what_changed_is_told_again_after_its_panel_was_closed(open_met):
    opened = open_met()
    page = opened.page
    page.fill("#compare", "2010-01-01")
    page.click("#panel .close")
    assert page.is_hidden("#panel")
    page.click("#changes")
    assert "From 1 January 2010 to 18 July 2025" in page.inner_text("#panel h2")
    assert page.locator("#panel [data-change=added]").count() >= 5


def test_print_shows_the_dialog_of_the_browser_with_the_sheet_drawn(open_met):
    page = open_met().page
    page.evaluate("window.print = () => { window.asked = true; }")
    page.click("#print")
    assert page.evaluate("window.asked") is True
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate("document.getElementById('paper-picture').width") > 2000
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.evaluate("document.getElementById('paper-picture').width") == 1


@pytest.mark.parametrize("at", ["", "importance=1&familiesOff="])
def test_it_prints_on_one_page_however_much_is_on_it(open_met, at):
    printed = open_met("whole", at=at).page.pdf(prefer_css_page_size=True, print_background=True)
    assert len(re.findall(rb"/Type\s*/Page[^s]", printed)) == 1


def test_an_act_that_is_not_drawn_is_called_by_its_name(open_met):
    opened = open_met(at="pick=l:hmicfrs~INSPECTS~metropolitan-police-service")
    assert "Police Act 1996" in opened.page.inner_text("#panel dl")
    opened.settled()
    table = opened.page.inner_text("#tables")
    assert "Police Reform Act 2002, Sch. 3" in table
    assert not re.search(r"\b[a-z]+-act-\d{4}\b", table + opened.page.inner_text("#panel dl").replace("hmicfrs~", ""))


def test_links_of_one_kind_between_the_same_two_are_told_apart_in_the_table(open_met):
    opened = open_met().settled()
    rows = opened.page.eval_on_selector_all(
        "#tables tr[data-link]", "all => all.map((row) => [...row.cells].map((cell) => cell.textContent).join(' | '))"
    )
    assert len(rows) > 40
    twice = sorted({row for row in rows if rows.count(row) > 1})
    assert len(twice) <= 1, twice
