"""What nobody proposed is added: words are chosen, two actors and a kind are said, and the claim verifies and builds."""

from __future__ import annotations

from click.testing import CliRunner

from cli import cli
from graph.texts.strict_yaml import read_yaml
from loaders.dataset import read_dataset
from loaders.source_text import digest

CHOOSE = """([line, words]) => {
  const text = document.querySelector(`#p${line} .text`);
  const nodes = [];
  const walk = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) nodes.push(walk.currentNode);
  const whole = nodes.map((node) => node.data).join('');
  const find = (at, end) => {
    for (const node of nodes) {
      if (at < node.length || (end && at === node.length)) return [node, at];
      at -= node.length;
    }
    return null;
  };
  const from = whole.indexOf(words);
  const range = document.createRange();
  range.setStart(...find(from, false));
  range.setEnd(...find(from + words.length, true));
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""
WORDS = "every member of the town audits what the Old Board spends"


def chosen(tab, line, words):
    """Select words of a paragraph, and take them."""
    tab.page.evaluate(CHOOSE, [line, words])
    tab.page.wait_for_selector("#take:visible")


def test_words_a_kind_and_two_actors_make_a_claim_that_verifies_and_builds(served, at, press, click, tmp_path):
    chosen(at, 4, WORDS)
    press(at, "c")
    assert at.page.evaluate("document.activeElement.name") == "kind"
    assert at.page.input_value(".card [name=words]") == WORDS
    assert at.page.input_value(".card [name=subject]") == "old-board", "whom the words name stands there"
    at.page.select_option(".card [name=kind]", "AUDITS")
    at.page.fill(".card [name=subject]", "New Board")
    at.page.fill(".card [name=object]", "Old Board")
    at.page.select_option(".card [name=topics] >> nth=0", "general")
    assert click(at, ".card form > .go button") == "new-board~AUDITS~old-board: made, and accepted"
    assert "2 claims" not in click(at, ".tools form:has-text('Write') button")

    (entry,) = [one for one in read_dataset(served.data).entries if one.claim.source == "paper"]
    text = served.paper.read_text()
    assert text[entry.claim.start : entry.claim.end] == WORDS
    assert entry.claim.digest == digest(WORDS)
    assert (entry.claim.locator, entry.claim.reading) == ("para 3", "The New Board audits the Old Board.")
    verified = CliRunner().invoke(cli, ["verify", "--data", str(served.data), "--sources", str(served.paper.parent)])
    faults = [line for line in verified.output.splitlines() if "paper" in line]
    assert faults == []
    store = f"ladybug:{tmp_path / 'graph'}"
    built = CliRunner().invoke(cli, ["build", "--data", str(served.data), "--store", store])
    assert built.exit_code == 0, built.output
    told = CliRunner().invoke(cli, ["evidence", "new-board~AUDITS~old-board", "--store", store, "--json"])
    assert "para 3" in told.output


def test_a_new_actor_is_made_with_the_claim_where_its_kind_is_said(served, at, press, click):
    chosen(at, 4, WORDS)
    press(at, "c")
    at.page.select_option(".card [name=kind]", "AUDITS")
    at.page.fill(".card [name=subject]", "The Town Members")
    at.page.select_option(".card [name=topics] >> nth=0", "general")
    at.page.fill(".card [name=object]", "Old Board")
    assert "for a new one say of what kind it is" in click(at, ".card form > .go button")
    at.faults.clear()  # the browser notes that a form was refused
    at.page.select_option(".card [name=subject_kind]", "public")
    click(at, ".card form > .go button")
    click(at, ".tools form:has-text('Write') button")
    dataset = read_dataset(served.data)
    assert dataset.actors["the-town-members"].kind == "public"
    assert not dataset.faults


def test_what_was_added_is_taken_back_like_any_decision(served, at, press, click):
    chosen(at, 2, "The Town Panel oversees")
    press(at, "c")
    at.page.fill(".card [name=subject]", "panel")
    at.page.fill(".card [name=object]", "chief")
    at.page.select_option(".card [name=kind]", "ADVISES")
    click(at, ".card form > .go button")
    assert "panel~ADVISES~chief" in [record["id"] for _, record in served.review().accepted()]
    assert press(at, "u") == "taken back: add panel~ADVISES~chief"
    assert served.review().accepted() == []
    assert "Added by hand" not in at.page.inner_text("nav.list")


def test_words_of_two_paragraphs_make_no_claim(served, at):
    at.page.goto(f"{served.base}/?from=40&to=200")
    assert "no single paragraph" in at.page.inner_text("[role=status]")
    at.faults.clear()  # the browser notes that it was refused


def test_offsets_are_those_of_the_document_whatever_its_signs(laid, serve, open_tab, press):
    text = (
        "Evidence\n\n1. The \U0001f6a8 \x07 Town Panel oversees the Town Commissioner, and the New Board advises Town Police.\n"
    )
    one = serve(laid(text))
    tab = open_tab(one.address)
    words = "the New Board advises Town Police"
    chosen(tab, 2, words)
    press(tab, "c")
    assert tab.page.input_value(".card [name=words]") == words
    start, end = (int(tab.page.input_value(f".card [name={name}]")) for name in ("from", "to"))
    assert text[start:end] == words


def test_a_reason_decides_a_paragraph_and_the_coverage_is_written_when_all_are_decided(served, at, press, click):
    assert "Paragraphs: 3 open, 0 with claims, 0 without for a reason, 3 in which" in at.page.inner_text(".progress")
    assert at.page.locator("#p4.open").count() == 1, "it says 'audits', and has no claim"
    assert "says ‘audit’ and has no claim" in at.page.inner_text("#p4 .where")
    press(at, "o")
    at.page.fill("#reason", "narrative")
    assert "too short a reason" in click(at, ".card form button")
    at.faults.clear()  # the browser notes that a form was refused
    at.page.fill("#reason", "It names no body that we could find.")
    click(at, ".card form button")
    assert at.page.locator("#p4.none").count() == 1
    for _ in range(3):
        press(at, "a")
    at.page.fill(".edit [name=subject]", "ministry")
    click(at, ".edit > form > .go button")
    assert "once 3 more paragraphs" in click(at, ".tools form:has-text('Write') button")
    at.page.click("summary:has-text('nothing asks for a claim')")
    click(at, "form:has(#rest) button")
    assert at.page.inner_text(".progress").endswith(
        "Paragraphs: 0 open, 2 with claims, 4 without for a reason, 0 in which nothing asks for one."
    )
    assert "coverage.yaml is written" in click(at, ".tools form:has-text('Write') button")
    covered = read_yaml(served.data / "coverage.yaml", "coverage.yaml")["documents"]["paper"]
    assert [bool(one.get("claims")) for one in covered] == [False, True, True, False, False, False]
    verified = CliRunner().invoke(cli, ["verify", "--data", str(served.data), "--sources", str(served.paper.parent)])
    assert [line for line in verified.output.splitlines() if "coverage" in line or "paper" in line] == []


def test_a_long_document_has_parts_and_the_part_of_what_is_looked_at_is_shown(laid, serve, open_tab):
    filler = "\n\n".join(f"{n}. Crime fell by {n} in a hundred." for n in range(1, 900))
    one = serve(laid(f"Evidence\n\n{filler}\n\n900. The Town Panel oversees the Town Commissioner.\n"))
    tab = open_tab(one.address)
    assert tab.page.locator(".line").count() < 401
    assert tab.page.locator(".line.here, .said.here").count() >= 1
    assert "oversees" in tab.page.inner_text("#p901 .text")
    tab.page.click("nav[aria-label='Parts of the document'] a >> nth=0")
    assert tab.page.locator("#p1").count() == 1
