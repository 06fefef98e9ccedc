"""Names, titles, addresses and words that want to be more than text stay text in every corner of the page."""

from __future__ import annotations

import dataclasses

import pytest
from map_graphs import claim, graph_of, link

from graph.model import Actor, Alias, Gap, Link, Qualifiers, Source, gap_id

HOSTILE = {
    "script": "</script><script>alert(1)</script>",
    "comment": "<!--<script>alert(2)//-->",
    "markup": "<img src=x onerror=alert(3)> &lt;b&gt; & <b>bold</b>",
    "quotes": "\"'`${alert(4)}{{7*7}}{% raw %}\\",
    "rtl": "abc\u202edef\u2066ghi שלום",
    "long": "Very long name indeed " * 23,
    "unbroken": "x" * 500,
    "emoji": "👮🏽‍♀️ Police 🇬🇧 é e\u0301",
    "lines": "one\ntwo\u2028three\ttab",
    "surrogate": "half \ud83d pair",
    "proto": "__proto__",
}


def hostile_graph(name):
    source = Source("hostile", f"Source {name}", name, "2022", "2022-01-01", "javascript:alert(5)")
    weapon = Actor("weapon", name, "police_force", (Alias(name + " alias"),), area=name, note=name,
                   identifiers=((name, name), ("wikidata", "Q1\"><script>")))  # fmt: skip
    target = Actor("target", "Target", "inspectorate")
    values = Qualifiers(topics=("general",), about=name, provision=name, framework=name, scope=name, basis="weapon")
    said = claim("target~JUDGES~weapon", values, source="hostile", locator=name, reading=name, why=name)
    judged = Link("target~JUDGES~weapon", "target", "JUDGES", "weapon", values, (said,), pattern=name)
    gap = Gap(gap_id(None, "AUDITS", "weapon"), None, "AUDITS", "weapon", "not_stated", name, ())
    graph = graph_of([weapon, target], [judged, link("target", "INSPECTS", "weapon")], (gap,), hostile=source)
    return dataclasses.replace(graph, actor_claims={"weapon": (said,)}), said.id


def as_shown(name):
    """What a browser's innerText makes of white space, and of half a surrogate pair."""
    return " ".join(name.replace("\u2028", " ").split())


@pytest.mark.parametrize("which", HOSTILE)
def test_a_hostile_name_stays_text_everywhere(open_map, which):
    name = HOSTILE[which]
    graph, said = hostile_graph(name)
    opened = open_map(graph, focus=("weapon",), title=name, quotes={said: name})
    page = opened.page
    text = page.evaluate("element => element.textContent", page.query_selector("h1"))
    plain = name.replace("\ud83d", "\ufffd")
    assert text.replace("\r", "") in (plain, name)
    assert as_shown(plain)[:60] in as_shown(page.title())
    opened.table_links()
    assert name in page.evaluate("document.querySelector('#tables tbody').textContent")
    page.keyboard.press("/")
    page.keyboard.type("weapon")
    assert page.evaluate("document.querySelector('#found bdi').textContent") == name
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector('#panel h2').textContent") == name
    assert page.evaluate("document.querySelector('#panel').textContent").count(name) >= 6
    page.evaluate("document.querySelector('#panel li button').click()")
    assert page.evaluate("document.querySelector('#panel blockquote, #panel .claim') !== null")
    nothing_came_of_it(page)


def nothing_came_of_it(page):
    """No element that is not ours, no script more than ours, no address but the web's."""
    assert page.evaluate("document.scripts.length") == 4
    assert page.evaluate("document.querySelectorAll('img, b, iframe, object, embed, [onerror], [onclick]').length") == 0
    links = page.eval_on_selector_all("a", "all => all.map(a => a.getAttribute('href'))")
    assert [url for url in links if url != "#links" and not url.startswith(("http://", "https://"))] == []


def test_an_address_that_is_no_web_page_is_shown_as_text(open_map):
    graph, _ = hostile_graph("Force")
    opened = open_map(graph, focus=("weapon",))
    opened.page.focus("#picture")
    opened.page.keyboard.press("Enter")
    assert opened.page.locator("#panel a").count() == 0
    assert "Source Force" in opened.page.inner_text("#panel")


def test_a_long_name_breaks_no_layout(open_map):
    graph, _ = hostile_graph("x" * 500)
    for size in ((1400, 900), (390, 844)):
        opened = open_map(graph, focus=("weapon",), size=size, title="y" * 500)
        assert opened.page.evaluate("document.documentElement.scrollWidth") <= size[0]
        opened.page.focus("#picture")
        opened.page.keyboard.press("Enter")
        assert opened.page.evaluate("document.querySelector('#panel').scrollWidth") <= size[0]
        boxes = opened.drawn("boxes")
        assert max(box["width"] for box in boxes) < 250


def test_a_reordering_mark_in_a_name_does_not_reach_the_words_beside_it(open_map):
    graph, _ = hostile_graph("abc\u202edef")
    opened = open_map(graph, focus=("weapon",))
    opened.page.focus("#picture")
    opened.page.keyboard.press("ArrowDown")
    assert "\u2068abc\u202edef\u2069" in opened.page.inner_text("#status")
    unguarded = """
      [...document.querySelectorAll('body *')].filter(e => !e.closest('script, canvas')
        && [...e.childNodes].some(n => n.nodeType === 3 && n.data.includes('\\u202e')) && !e.closest('bdi, #status')).length
    """
    assert opened.page.evaluate(unguarded) == 0
