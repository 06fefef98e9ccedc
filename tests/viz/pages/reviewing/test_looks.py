"""The review looks right at a desk and on a phone, in light and dark; axe-core finds nothing; the keyboard alone suffices."""

from __future__ import annotations

import pytest

LOOKS = [((1440, 900), False), ((1440, 900), True), ((390, 800), False), ((390, 800), True)]
PAGES = {
    "proposal": "/", "edit": "/?edit=1", "words": "/?from=40&to=60", "paragraph": "/?line=4", "alike": "/alike?pattern=oversee",
}  # fmt: skip


@pytest.mark.parametrize(("size", "dark"), LOOKS)
def test_axe_finds_nothing_and_nothing_is_wider_than_the_window(served, open_tab, axe, size, dark):
    tab = open_tab(served.address, size=size, dark=dark)
    for path in PAGES.values():
        tab.page.goto(served.base + path)
        for summary in tab.page.locator("summary").all():
            if summary.is_visible():
                summary.click()
        assert tab.objections(axe) == [], path
        assert tab.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path


def test_axe_finds_nothing_when_every_state_is_shown(served, open_tab, axe, press):
    tab = open_tab(served.address)
    press(tab, "a")
    press(tab, "r")
    press(tab, "l")
    for size in ((1440, 900), (390, 800)):
        tab.page.set_viewport_size({"width": size[0], "height": size[1]})
        assert tab.objections(axe) == []


def test_document_and_panel_stand_side_by_side_and_scroll_apart(served, open_tab):
    tab = open_tab(served.address, size=(1440, 900))
    paper, panel = tab.page.locator(".paper").bounding_box(), tab.page.locator(".panel").bounding_box()
    assert paper["x"] + paper["width"] <= panel["x"]
    assert tab.page.evaluate("document.documentElement.scrollHeight <= window.innerHeight")
    words = tab.page.locator(".text .said.here").first.bounding_box()
    assert 0 < words["y"] < 900, "what is looked at is in sight"


def test_the_keyboard_alone_makes_a_claim(served, at):
    page = at.page
    page.focus("#p2 .add")
    page.keyboard.press("Enter")
    page.wait_for_url("**from=**")
    assert page.evaluate("document.activeElement.name") == "kind"
    page.keyboard.type("advises")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.type("min of po")
    page.wait_for_selector("[role=option]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.input_value(".card [name=subject]") in ("minister", "ministry")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "~ADVISES~" in page.inner_text("[role=status]")


def test_keys_do_nothing_while_one_types_and_can_be_turned_off(served, at, press):
    press(at, "n")
    at.page.keyboard.press("e")
    at.page.keyboard.type("ar")
    assert served.decisions() == []
    at.page.click("summary:has-text('Keys')")
    at.page.click("#keys-off button")
    at.page.keyboard.press("a")
    at.page.wait_for_timeout(300)
    assert served.decisions() == []
