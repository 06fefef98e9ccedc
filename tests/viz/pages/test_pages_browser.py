"""The explorer in a real browser: with and without script, at a desk and on a phone, by keyboard, and to axe-core."""

from __future__ import annotations

import pytest

PAGES = {
    "start": "/",
    "actor": "/actor/town-police",
    "class": "/actor/forces",
    "link": "/link/commissioner~REMOVES~chief",
    "gap": "/link/gap~%3F~AUDITS~town-police",
    "source": "/source/paper-2022",
    "sources": "/sources",
    "topic": "/topic/fraud",
    "topics": "/topics",
    "rules": "/rules",
    "rule": "/rule/inspector",
    "questions": "/questions",
    "actors": "/actors",
    "question": "/question/who-oversees?actor=town-police",
    "chain": "/question/chain?actor=town-police",
    "form": "/question/who-oversees",
    "table": "/question/claims",
    "bodies": "/compare?first=town-police&second=harbour-police",
    "dates": "/compare?before=2010&after=2022-11-30",
    "search": "/search?words=police",
    "query": "/query",
    "scenarios": "/scenarios",
}
LOOKS = [((1280, 900), False), ((360, 740), True)]


@pytest.mark.parametrize(("size", "dark"), LOOKS)
@pytest.mark.parametrize("kind", PAGES)
def test_axe_finds_nothing_on_any_kind_of_page_and_nothing_is_wider_than_the_window(small, open_tab, axe, kind, size, dark):
    tab = open_tab(small.base + PAGES[kind], size=size, dark=dark)
    for summary in tab.page.locator("summary").all()[:6]:
        if summary.is_visible():
            summary.click()
    assert tab.objections(axe) == []
    assert tab.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_axe_finds_nothing_on_the_page_of_an_error(small, open_tab, axe):
    tab = open_tab(f"{small.base}/actor/none-such")
    tab.faults.clear()  # the browser itself notes that a page was not found
    assert tab.objections(axe) == []


@pytest.mark.parametrize("size", [(1280, 900), (360, 740)])
def test_the_pages_of_the_shipped_data_fit_a_desk_and_a_phone(shipped, open_tab, axe, size):
    for path in ("/actor/kent-police", "/question/funding?actor=MOPAC&status=all", "/compare?first=the+Met&second=Kent+Police"):
        tab = open_tab(shipped.base + path, size=size)
        assert tab.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path
        assert tab.objections(axe) == []


def test_zoomed_to_four_hundred_percent_nothing_scrolls_sideways(small, open_tab):
    tab = open_tab(f"{small.base}/actor/town-police", size=(320, 256))
    assert tab.page.evaluate("document.documentElement.scrollWidth") <= 320


def test_all_is_there_without_script(small, open_tab):
    tab = open_tab(f"{small.base}/", scripts=False)
    tab.page.fill("input[name=words]", "Town Police")
    tab.page.press("input[name=words]", "Enter")
    tab.page.click("main li a >> text=Town Police")
    assert tab.page.inner_text("h1") == "Town Police"
    tab.page.click("details.proof summary >> nth=0")
    assert tab.page.is_visible("details.proof[open] li >> nth=0")
    tab.page.click("details.frame summary")
    tab.page.fill("#bar-as-of", "1 May 2015")
    tab.page.click("form.bar button")
    assert "as-of=1+May+2015" in tab.page.url
    assert "As at 1 May 2015" in tab.page.inner_text("details.frame")
    assert tab.page.inner_text("h1") == "Town Constabulary"


def test_a_question_is_asked_by_its_form(small, open_tab):
    tab = open_tab(f"{small.base}/question/who-oversees?as-of=2020-01-01")
    tab.page.fill("input[name=actor]", "TP")
    tab.page.check("input[name=teeth]")
    tab.page.click("form.ask button")
    assert "Town Police" in tab.page.inner_text("h1")
    assert "as-of=2020-01-01" in tab.page.url and "teeth=yes" in tab.page.url


def test_suggestions_follow_the_letters_and_the_keyboard_takes_one(small, open_tab, axe):
    tab = open_tab(f"{small.base}/?as-of=2015-05-01")
    tab.page.focus("input[name=words]")
    tab.page.keyboard.type("town pol")
    tab.page.wait_for_selector("[role=option]")
    assert tab.objections(axe) == []
    tab.page.keyboard.press("ArrowDown")
    assert tab.page.get_attribute("[role=option] >> nth=0", "aria-selected") == "true"
    tab.page.keyboard.press("Enter")
    tab.page.wait_for_url("**/actor/town-police?as-of=2015-05-01")


def test_a_suggestion_fills_the_field_of_a_question_with_an_id(small, open_tab):
    tab = open_tab(f"{small.base}/question/who-oversees")
    tab.page.type("input[name=actor]", "harbour pol")
    tab.page.click("[role=option]:has-text('Harbour Police') >> nth=0")  # others may show until all is typed
    assert tab.page.input_value("input[name=actor]") == "harbour-police"


def test_escape_closes_the_suggestions_and_the_words_are_searched(small, open_tab):
    tab = open_tab(f"{small.base}/")
    tab.page.type("input[name=words]", "town")
    tab.page.wait_for_selector("[role=option]")
    tab.page.keyboard.press("Escape")
    assert tab.page.is_hidden("[role=listbox]")
    tab.page.keyboard.press("Enter")
    tab.page.wait_for_url("**/search?words=town**")


def test_a_table_sorts_by_what_its_values_are_and_filters(small, open_tab, axe):
    tab = open_tab(f"{small.base}/question/largest-sums?status=all")
    column = tab.page.locator("thead th").all_inner_texts().index("amount")
    values = (
        f"[...document.querySelectorAll('tbody tr')].map(row => row.cells[{column}].dataset.order).filter(Boolean).map(Number)"
    )
    tab.page.click(f"thead th >> nth={column} >> button")
    assert (found := tab.page.evaluate(values)) == sorted(found) and len(found) > 1
    tab.page.click(f"thead th >> nth={column} >> button")
    assert tab.page.evaluate(values) == sorted(found, reverse=True)
    assert tab.page.get_attribute(f"thead th >> nth={column}", "aria-sort") == "descending"
    tab = open_tab(f"{small.base}/question/claims")
    rows = tab.page.locator("tbody tr").count()
    tab.page.fill(".filter input", "CHIEF owes")
    shown = tab.page.locator("tbody tr:visible").count()
    assert 0 < shown < rows and f"{shown} of {rows} rows" in tab.page.inner_text(".filter")
    assert tab.objections(axe) == []


def test_the_first_stop_of_the_keyboard_skips_to_the_answer(small, open_tab):
    tab = open_tab(f"{small.base}/actor/town-police")
    tab.page.keyboard.press("Tab")
    assert tab.page.evaluate("document.activeElement.textContent") == "Skip to the answer"
    tab.page.keyboard.press("Enter")
    assert tab.page.evaluate("document.activeElement.id") == "main"


def test_the_pictures_of_an_actor_are_seen(small, open_tab):
    tab = open_tab(f"{small.base}/actor/town-police")
    for image in tab.page.locator("figure img").all():
        image.scroll_into_view_if_needed()
        tab.page.wait_for_function("image => image.complete && image.naturalWidth > 100", arg=image.element_handle())
    for view in ("map", "ladder"):
        opened = open_tab(f"{small.base}/picture/town-police/{view}")
        assert opened.page.is_visible("h1")


def test_on_paper_there_are_no_forms_and_every_proof_is_open(small, open_tab):
    tab = open_tab(f"{small.base}/actor/town-police")
    tab.page.emulate_media(media="print")
    tab.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert tab.page.is_hidden("header nav")
    assert tab.page.evaluate("[...document.querySelectorAll('details.proof')].every(one => one.open)")
    assert len(tab.page.pdf()) > 10_000


def test_from_the_start_page_one_finds_who_can_dismiss_the_chief_constable_of_kent(shipped, open_tab):
    tab = open_tab(shipped.base)
    tab.page.click("text=Who can dismiss the chief constable of Kent?")
    text = tab.page.inner_text("main")
    assert (
        "Police and Crime Commissioner for Kent" in text and "Police Reform and Social Responsibility Act 2011, s. 38" in text
    )
    tab.page.click("tbody a >> text=proof")
    assert "What it rests on" in tab.page.inner_text("main")


def test_from_the_start_page_one_finds_where_the_money_of_operation_soteria_comes_from(shipped, open_tab):
    tab = open_tab(shipped.base)
    tab.page.click("text=Where does the money of Operation Soteria come from?")
    assert "The Home Office funded Operation Soteria" in tab.page.inner_text("main")
    tab.page.click("details.proof summary >> nth=0")
    assert "checked against the text" in tab.page.inner_text("details.proof[open]")


def test_from_the_start_page_one_finds_what_changed_for_the_met(shipped, open_tab):
    tab = open_tab(shipped.base)
    tab.page.click("text=What changed for the Met between 2019 and 2022?")
    assert tab.page.inner_text("h1").startswith("What changed for the Metropolitan Police Service between")
    assert "Began" in tab.page.inner_text("main") and tab.page.locator("details.proof").count() > 3


def test_a_search_by_words_finds_the_same_without_a_question_made_ready(shipped, open_tab):
    tab = open_tab(shipped.base)
    tab.page.type("input[name=words]", "chief constable of ken")
    tab.page.click("[role=option] >> nth=0")
    tab.page.wait_for_url("**/actor/**")
    tab.page.click("text=Who can dismiss it or its head")
    assert "Police and Crime Commissioner for Kent" in tab.page.inner_text("main")
