"""A person decides beside the document: accepts, refuses, edits, takes back, by keys, by buttons, and without scripts."""

from __future__ import annotations

import pytest

from graph.errors import AskedWrongly

FIRST = "ministry~FUNDS~town-police~2021-22"


def test_keys_accept_refuse_put_off_and_take_back_what_the_log_keeps(served, at, press):
    assert at.page.inner_text(".card h2") == "Ministry of Police funds Town Police"
    assert press(at, "a").endswith("accepted")
    assert at.page.inner_text(".card h2") == "Town Panel oversees Town Commissioner"
    assert press(at, "r").endswith("refused")
    assert press(at, "u") == "taken back: refuse panel~OVERSEES~commissioner"
    assert at.page.inner_text(".card h2") == "Town Panel oversees Town Commissioner"
    assert press(at, "l").endswith("put off")
    assert served.decisions() == [
        ("accept", FIRST), ("refuse", "panel~OVERSEES~commissioner"), ("undo", "panel~OVERSEES~commissioner"),
        ("later", "panel~OVERSEES~commissioner"),
    ]  # fmt: skip


def test_next_and_previous_walk_the_list_and_decide_nothing(served, at, press):
    press(at, "n")
    assert at.page.inner_text(".card h2") == "Town Panel oversees Town Commissioner"
    press(at, "p")
    assert at.page.inner_text(".card h2") == "Ministry of Police funds Town Police"
    assert served.decisions() == []


def test_each_state_has_a_sign_and_a_word_besides_its_colour(at, press):
    press(at, "a")
    press(at, "r")
    spans = at.page.locator(".text .said")
    told = {spans.nth(n).get_attribute("title").split(":")[0] for n in range(spans.count())}
    assert told == {"accepted", "refused", "to decide"}
    sign = "getComputedStyle(document.querySelector('.text .said.%s.ends'), '::after').content"
    assert at.page.evaluate(sign % "accepted") == '"✓"'
    assert at.page.evaluate(sign % "refused") == '"✗"'
    assert at.page.evaluate(sign % "open") == '"?"'


def test_known_actors_are_underlined_and_say_whom_they_name(at):
    named = at.page.locator(".text .actor", has_text="Town Panel").first
    assert named.get_attribute("title") == "Town Panel"
    assert "underline" in named.evaluate("node => getComputedStyle(node).textDecorationLine")


def test_an_edit_is_written_with_a_reading_made_anew_of_it(served, at, press, click):
    press(at, "n")
    at.page.keyboard.press("e")
    assert at.page.evaluate("document.activeElement.name") == "subject"
    at.page.fill(".edit [name=object]", "TP")
    at.page.select_option(".edit [name=powers] >> nth=0", "scrutinise")
    assert click(at, ".edit button").endswith("accepted as edited")
    (_, record) = served.review().accepted()[0]
    assert record["id"] == "panel~OVERSEES~town-police"
    assert record["claims"][0]["reading"] == "The Town Panel oversees Town Police."
    assert record["claims"][0]["values"]["powers"] == ["scrutinise"]


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("object", "nobody at all", "'nobody at all' is no actor"),
        ("since", "last spring", "the writer would refuse it"),
        ("kind", "HEADS", "the writer would refuse it"),
        ("about", "the town panel oversees the town commissioner the town commissioner oversees town police", "own words"),
    ],
)  # fmt: skip
def test_what_the_writer_would_refuse_is_said_at_the_edit_and_nothing_is_decided(served, at, press, click, field, value, said):
    press(at, "n")
    at.page.keyboard.press("e")
    at.page.evaluate("document.querySelectorAll('.edit details').forEach(one => { one.open = true; })")
    target = f".edit [name={field}]"
    at.page.select_option(target, value) if field == "kind" else at.page.fill(target, value)
    why = click(at, ".edit > form > .go button")
    assert said in why and "\n" not in why
    assert at.page.input_value(target) == value, "what was typed stays"
    assert served.decisions() == []
    at.faults.clear()  # the browser notes that a form was refused


def test_a_sum_stands_apart_and_is_complete_once_both_ends_are_given(served, at, click):
    assert "To complete (1)" in at.page.inner_text("nav.list")
    click(at, "nav.list details:has-text('To complete') a")
    assert at.page.locator("[value=accept]").count() == 0
    at.page.fill(".edit [name=subject]", "Ministry of Police")
    assert click(at, ".edit > form > .go button").endswith("accepted as edited")
    assert served.review().accepted()[0][1]["id"] == "ministry~FUNDS~town-police~4000000"
    assert "To complete" not in at.page.inner_text("nav.list")


def test_all_alike_are_refused_at_once_or_some(served, at, click):
    at.page.goto(f"{served.base}/alike?pattern=oversee")
    assert at.page.locator("tbody tr").count() == 2
    at.page.uncheck("tbody input >> nth=1")
    assert click(at, "[value=refuse]") == "1 refused"
    assert click(at, "[value=accept]") == "1 accepted"
    assert sorted(one for one, _ in served.decisions()) == ["accept", "refuse"]


def test_everything_is_decided_without_scripts(served, open_tab, click):
    tab = open_tab(served.address, scripts=False)
    click(tab, ".card [value=accept]")
    click(tab, ".card [value=refuse]")
    click(tab, ".tools form:has-text('Undo') button")
    click(tab, "#p2 .add")
    tab.page.fill("[name=words]", "The Town Commissioner oversees Town Police")
    tab.page.fill(".card [name=subject]", "Town Commissioner")
    tab.page.fill(".card [name=object]", "Chief Constable of Town")
    tab.page.select_option(".card [name=kind]", "DIRECTS")
    tab.page.select_option(".card [name=topics] >> nth=0", "general")
    assert click(tab, ".card form > .go button").endswith("made, and accepted")
    assert [one for one, _ in served.decisions()] == ["accept", "refuse", "undo", "add"]


def test_terminal_and_browser_take_turns_in_one_log(served, at, press):
    press(at, "a")
    terminal = served.review()
    key, record = terminal.pending()[0]
    assert record["id"] == "panel~OVERSEES~commissioner", "the terminal goes on where the page stopped"
    terminal.decide(key, "refuse")
    at.page.reload()
    assert "refused by bob" in at.page.inner_text(".card")
    press(at, "n")
    assert at.page.inner_text(".card h2") == "Town Commissioner oversees Town Police"
    press(at, "a")
    assert (terminal.undo() or None).claim == "commissioner~OVERSEES~town-police", "the terminal sees what the page did"
    assert len(terminal.pending()) == 2


def test_what_is_written_is_not_decided_again(served, at, press, click):
    press(at, "a")
    assert click(at, ".tools form:has-text('Write') button").startswith("1 claims written into paper.yaml")
    review = served.review()
    with pytest.raises(AskedWrongly, match="by hand"):
        review.decide(review.proposals[2][0], "refuse")
