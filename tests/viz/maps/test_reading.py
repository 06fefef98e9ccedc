"""Reading a map: search, focus, what a click shows, what the keyboard does."""

from __future__ import annotations

import pytest


def test_slash_jumps_to_the_search_which_finds_an_actor_by_its_alias(open_map, met):
    page = open_map(met).page
    page.keyboard.press("/")
    page.keyboard.type("scotland")
    assert page.input_value("#find") == "scotland"
    assert page.inner_text("#found li bdi >> nth=0") == "Metropolitan Police Service"
    assert "also Scotland Yard" in page.inner_text("#found li small")


@pytest.mark.parametrize("text", ["MOPAC", "mayor's office", "crime policing", "Mayors Office", "mopac"])
def test_names_abbreviations_words_in_any_order_and_ids_find(open_map, met, text):
    opened = open_map(met)
    opened.find(text)
    assert opened.drawn("state")["focus"] == ["mopac"]


def test_enter_sets_the_focus_and_leaves_only_its_neighbours(open_map, met):
    opened = open_map(met)
    opened.find("hmicfrs")
    assert opened.drawn("state")["hops"] == 1
    assert sorted(opened.drawn("actors")) == ["hmicfrs", "home-office", "met"]
    assert opened.page.inner_text("#panel h2").startswith("His Majesty's Inspectorate")
    assert opened.page.evaluate("document.activeElement.id") == "picture"


def test_the_arrow_keys_choose_among_what_is_found(open_map, met):
    opened = open_map(met)
    opened.page.keyboard.press("/")
    opened.page.keyboard.type("home")
    names = opened.page.locator("#found li bdi").all_inner_texts()
    assert names == ["Home Office", "Home Secretary"]
    opened.page.keyboard.press("ArrowDown")
    assert opened.page.get_attribute("#find", "aria-activedescendant") == "found-1"
    assert opened.page.get_attribute("#found-1", "aria-selected") == "true"
    opened.page.keyboard.press("Enter")
    assert opened.drawn("state")["focus"] == ["home-secretary"]


def test_a_name_that_nobody_has_is_answered_in_words(open_map, met):
    opened = open_map(met)
    opened.find("zzzz")
    assert "No actor on this map" in opened.page.inner_text("#found")
    assert opened.drawn("state")["focus"] == []


def test_more_steps_show_more_and_the_whole_map_comes_back(open_map, met):
    opened = open_map(met)
    opened.find("professional")
    assert sorted(opened.drawn("actors")) == ["met", "professional-standards"]
    opened.page.select_option("#hops", "2")
    assert sorted(opened.drawn("actors")) == ["commissioner", "hmicfrs", "met", "mopac", "professional-standards"]
    opened.page.select_option("#hops", "0")
    assert len(opened.drawn("actors")) == 8


def test_by_accountability_overseers_stand_above_the_focus_and_the_overseen_below(open_map, met):
    opened = open_map(met)
    opened.find("hmicfrs")
    spots = opened.drawn("spots")
    assert spots["home-office"]["y"] < spots["hmicfrs"]["y"] < spots["met"]["y"]


def test_a_click_on_an_actor_shows_what_it_is_and_all_its_ties(open_map, met):
    opened = open_map(met, focus=("met",))
    opened.click_actor("met")
    panel = opened.page.inner_text("#panel")
    for said in (
        "Metropolitan Police Service", "Police force", "MPS; Scotland Yard", "local, London",
        "overseen by Mayor's Office for Policing and Crime", "scrutinise, require answer", "over £350 million",
        "Who may hold it to account (4)", "Whom it may hold to account (1)", "2 more links not drawn",
        "Known gaps (1)", "The source names no auditor.",
    ):  # fmt: skip
        assert said in panel


def test_a_click_on_a_link_shows_every_claim_with_its_source_and_place(open_map, met):
    opened = open_map(met, focus=("met",))
    opened.click_line("home-office>iopc>money>in_force")
    claims = opened.page.locator("#panel .claim").all_inner_texts()
    assert len(claims) == 2
    assert "It paid a million and a half." in claims[0]
    assert "Police Act 1996 (Parliament), s. 40" in claims[0]
    assert "said on 30 November 2022 · importance: core · Preferred claim" in claims[0]
    assert "Written evidence POP0086 (Metropolitan Police Service), para 12" in claims[1]
    assert "This source says amount: £2 million" in claims[1]
    assert "inferred, not stated outright" in claims[1]
    assert opened.page.get_attribute("#panel .claim a >> nth=0", "href") == "https://www.legislation.gov.uk/ukpga/1996/16"


def test_a_link_tells_its_powers_basis_dates_money_and_standing(open_map, met):
    opened = open_map(met, focus=("met",))
    opened.click_actor("met")
    opened.page.click("#panel li[data-link='mopac~OVERSEES~met'] button")
    panel = opened.page.inner_text("#panel")
    for said in (
        "oversees (oversight)", "require answer (may require an answer, a document or attendance)",
        "statute (by or under an Act)", "s. 3 of", "Police Act 1996", "since 16 January 2012",
        "In force", "has teeth", "general",
    ):  # fmt: skip
        assert said in panel
    opened.page.keyboard.press("Escape")
    opened.click_actor("met")
    opened.page.click("#panel li[data-link='mopac~FUNDS~met'] button")
    assert "over £350 million" in opened.page.inner_text("#panel")
    assert "2022/23" in opened.page.inner_text("#panel")


def test_a_power_that_no_source_names_is_said_to_come_from_the_kind(open_map, met):
    opened = open_map(met, focus=("met",))
    opened.click_line("hmicfrs>met>oversight>in_force")
    assert "what a link of this kind allows, as no source says more" in opened.page.inner_text("#panel")


def test_the_quoted_words_stand_with_their_claim_only_where_they_are_given(open_map, met):
    claim = met.links["hmicfrs~INSPECTS~met"].claims[0]
    opened = open_map(met, quotes={claim.id: "The inspectors shall inspect."})
    opened.click_line("hmicfrs>met>oversight>in_force")
    assert opened.page.inner_text("#panel blockquote") == "“The inspectors shall inspect.”"
    without = open_map(met)
    without.click_line("hmicfrs>met>oversight>in_force")
    assert without.page.locator("#panel blockquote").count() == 0


def test_the_panel_walks_from_actor_to_link_to_actor_and_closes_with_escape(open_map, met):
    opened = open_map(met, focus=("met",))
    page = opened.page
    page.focus("#picture")
    page.keyboard.press("Enter")
    assert page.inner_text("#panel h2") == "Metropolitan Police Service"
    page.focus("#panel li[data-link='hmicfrs~INSPECTS~met'] button")
    page.keyboard.press("Enter")
    assert "→" in page.inner_text("#panel h2")
    assert page.evaluate("document.activeElement.id") == "panel-title"
    page.focus("#panel .sentence button >> nth=0")
    page.keyboard.press("Enter")
    assert page.inner_text("#panel h2").startswith("His Majesty's Inspectorate")
    page.keyboard.press("Escape")
    assert page.is_hidden("#panel")
    assert page.evaluate("document.activeElement.id") == "picture"


def test_the_arrow_keys_move_between_boxes_and_say_where_they_are(open_map, met):
    opened = open_map(met, focus=("met",))
    page = opened.page
    page.focus("#picture")
    page.keyboard.press("ArrowUp")
    assert page.inner_text("#status").startswith("Metropolitan Police Service, police force")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    above = page.inner_text("#panel dl dd >> nth=-1")
    assert opened.drawn("spots")[above]["y"] < opened.drawn("spots")["met"]["y"]
    page.focus("#picture")
    page.keyboard.press("f")
    assert opened.drawn("state")["focus"] == [above]


def test_plus_minus_and_nought_zoom_and_fit(open_map, met):
    opened = open_map(met)
    width = opened.drawn("boxes")[0]["width"]
    opened.page.focus("#picture")
    opened.page.keyboard.press("+")
    assert opened.drawn("boxes")[0]["width"] == pytest.approx(width * 1.25)
    opened.page.keyboard.press("0")
    assert opened.drawn("boxes")[0]["width"] == pytest.approx(width)


def test_the_address_brings_the_same_view_back(open_map, met):
    opened = open_map(met)
    opened.find("mopac")
    opened.show_standing("denied")
    links, address = opened.drawn("links"), opened.settled().page.url
    opened.page.goto("about:blank")
    opened.page.goto(address)
    opened.page.wait_for_function("() => window.custodes !== undefined")
    assert opened.drawn("links") == links
    assert opened.drawn("state")["focus"] == ["mopac"]
    assert opened.page.inner_text("#panel h2") == "Mayor's Office for Policing and Crime"


def test_an_address_with_nonsense_in_it_opens_the_plain_map(open_map, met):
    opened = open_map(met)
    plain = opened.drawn("links")
    opened.page.goto(opened.path.as_uri() + "#focus=nobody,__proto__&hops=9&standings=x&pick=a:nobody&importance=-4")
    opened.page.reload()
    opened.page.wait_for_function("() => window.custodes !== undefined")
    assert opened.drawn("state")["focus"] == []
    assert opened.drawn("state")["hops"] == 0
    assert opened.page.is_hidden("#panel")
    assert set(opened.drawn("links")) <= set(plain)


@pytest.mark.parametrize(
    ("actor", "said"),
    [("mopac", "does not direct Commissioner of Police of the Metropolis"),
     ("commissioner", "Mayor's Office for Policing and Crime does not direct it")],
)  # fmt: skip
def test_a_denied_link_reads_in_the_true_direction_from_both_its_ends(open_map, met, actor, said):
    page = open_map(met, at=f"pick=a:{actor}").page
    page.check("[data-facet=standings] input[data-value=denied]")
    assert page.inner_text("#panel li[data-link='mopac~DIRECTS~commissioner'] button") == said
