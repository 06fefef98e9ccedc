"""The explorer as a folder: whole, the same each time, without a dead link, and searched without a network."""

from __future__ import annotations

import json
import re
import urllib.parse
from collections.abc import Iterator
from contextlib import closing
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli import cli
from graph.engines import open_store
from graph.errors import OutputError
from graph.files.whole_folders import MARK
from queries.asking import Frame
from queries.catalogue import part, question
from viz.pages.addresses import FrozenAddresses, LiveAddresses, file_of, held_of
from viz.pages.desk import Desk
from viz.pages.frozen.ahead import ENDS, PARTS, QUESTIONS, for_all
from viz.pages.frozen.site import write_site
from viz.pages.pages import page_of
from viz.pages.start import STARTS, start_span


@pytest.fixture(scope="session")
def folder(small_url, tmp_path_factory) -> Path:
    """The small dataset, frozen."""
    folder = tmp_path_factory.mktemp("site") / "explorer"
    write_site(small_url, folder)
    return folder


def files(folder: Path) -> dict[str, bytes]:
    """Every file by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


class Links(HTMLParser):
    """The addresses and ids of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.to: list[str] = []
        self.ids: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect."""
        for name, value in attrs:
            if name in ("href", "src", "action") and value:
                self.to.append(value)
            if name == "id" and value:
                assert value not in self.ids, f"{value} is there twice"
                self.ids.add(value)


def dead(folder: Path) -> Iterator[str]:
    """Every link that leads nowhere, as page -> link."""
    pages = {path: Links(path.read_text("utf-8")) for path in folder.rglob("*.html")}
    assert len(pages) > 50
    for path, links in pages.items():
        for link in links.to:
            parts = urllib.parse.urlsplit(link)
            if parts.scheme:
                continue
            to = (path.parent / urllib.parse.unquote(parts.path)).resolve() if parts.path else path.resolve()
            if not to.is_file() or (parts.fragment and parts.fragment not in pages[to].ids):
                yield f"{path.relative_to(folder)} -> {link}"


def test_no_link_in_a_folder_is_dead(folder):
    assert [*dead(folder)] == []


def test_every_page_can_be_reached_from_the_start(folder):
    seen, ahead = set(), [(folder / "index.html").resolve()]
    while ahead:
        path = ahead.pop()
        if path in seen or path.suffix != ".html":
            continue
        seen.add(path)
        for link in Links(path.read_text("utf-8")).to:
            parts = urllib.parse.urlsplit(link)
            if not parts.scheme and parts.path:
                ahead.append((path.parent / urllib.parse.unquote(parts.path)).resolve())
    missed = {path.resolve() for path in folder.rglob("*.html")} - seen
    # A link whose claims all lie before the day, or of another status, is found by search and by its source alone.
    assert {path.parent.name for path in missed} <= {"link"}, missed


def test_the_same_data_gives_the_same_bytes(small_url, folder, tmp_path):
    again = tmp_path / "again"
    write_site(small_url, again)
    write_site(small_url, again)  # over itself
    assert files(again) == files(folder)


def test_a_folder_of_somebody_elses_is_left_as_it_is(small_url, folder, tmp_path):
    other = tmp_path / "mine"
    (other / "actor").mkdir(parents=True)
    (other / "actor" / "notes.txt").write_text("mine")
    with pytest.raises(OutputError, match=r"not an explorer as it was written \('actor/notes.txt'\)"):
        write_site(small_url, other)
    assert files(other) == {"actor/notes.txt": b"mine"}
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


def test_a_page_that_somebody_changed_is_not_written_over(small_url, tmp_path):
    write_site(small_url, tmp_path / "site")
    (tmp_path / "site" / "actor" / "chief.html").write_text("changed")
    with pytest.raises(OutputError, match=r"actor/chief\.html"):
        write_site(small_url, tmp_path / "site")


def test_the_pages_of_a_folder_say_what_the_served_ones_say(small_url, small, folder):
    for path in ("/actor/town-police", "/link/commissioner~REMOVES~chief", "/source/paper-2022", "/topic/fraud", "/rules"):
        kind, _, name = path[1:].partition("/")
        frozen = (folder / file_of(kind, name)).read_text("utf-8")
        live = small.get(path).text
        sentences = [re.findall(r'<p class="who">.*?(?=<p class="who">|</ul>)', text, re.DOTALL) for text in (frozen, live)]
        told = [[re.sub(r"<[^>]+>|\s+", " ", one).split() for one in found] for found in sentences]
        assert told[0] == told[1]


def test_a_page_of_a_folder_repeats_little(folder, small):
    # Eight thousand pages are to stay under 60 MB: what stands around the words counts as often as there are pages.
    for name, most in (("actor/town-police", 0.92), ("question/sources", 0.85)):
        frozen, live = (folder / f"{name}.html").read_bytes(), small.get(f"/{name}").text.encode()
        assert len(frozen) < most * len(live), (name, len(frozen), len(live))
    links = [path.read_bytes() for path in (folder / "link").glob("*.html")]
    assert sum(map(len, links)) / len(links) < 2_900


def test_each_page_leads_to_what_day_the_data_is_complete_to(folder, small):
    told = re.findall(r"<li>([^<]*, as at [^<]*)</li>", small.get("/actor/town-police").text)
    assert told
    start = (folder / "index.html").read_text("utf-8")
    assert told[0] in start.partition('id="thanks"')[2]
    for path in folder.glob("*/*.html"):
        assert 'index.html#thanks">' in path.read_text("utf-8"), path


def test_what_is_left_out_of_a_page_changes_nothing_in_it(folder, open_tab):
    tab = open_tab((folder / "actor" / "town-police.html").as_uri())
    lost = "[...document.querySelectorAll('p p, p ul, p details, li > li, dt dd, td td, p table')].length"
    assert tab.page.evaluate(lost) == 0
    assert tab.page.evaluate("[...document.querySelectorAll('li')].every(one => one.parentElement.tagName === 'UL')")


def test_asked_ahead_every_page_is_the_same(small_url):
    with closing(open_store(small_url)) as store:
        names = [*(("actor", row["id"]) for row in store.rows("MATCH (a:Actor) RETURN a.id AS id ORDER BY id")),
                 ("link", "commissioner~REMOVES~chief"), ("topic", "fraud"), ("source", "paper-2022")]  # fmt: skip
        ahead = for_all(store)
        for kind, name in names:
            one, other = (page_of(Desk(s, Frame(), LiveAddresses()), kind, name, {}) for s in (store, ahead))
            assert one == other, (kind, name)


def test_what_is_asked_ahead_are_statements_that_there_are():
    for name, wide in [*PARTS.items(), *((name, wide) for name, both in ENDS.items() for wide in both)]:
        assert {*wide.columns, *wide.but} <= {column.name for column in part(name).columns}
        assert all(f"${given}" in str(part(name).cypher) for given, _ in wide.given)
    for name, wide in QUESTIONS.items():
        assert set(wide.columns) <= {column.name for column in question(name).columns}
        assert all(f"${given}" in str(question(name).cypher) for given, _ in wide.given)


def test_names_that_a_file_system_confuses_are_kept_apart():
    names = ["a~OVERSEES~b", "a~oversees~b", "gap~?~OVERSEES~b", "x" * 300, "con/../../etc"]
    found = {file_of("link", name).casefold() for name in names}
    assert len(found) == len(names) and all(re.fullmatch(r"link/[a-z0-9~-]+\.html", name) for name in found)
    assert max(map(len, found)) < 150
    held = held_of(("link", name) for name in names)
    assert FrozenAddresses(held, 1).page("link", names[0]) == f"../{file_of('link', names[0])}"
    assert FrozenAddresses(held).page("link", "not-held") is None


def test_a_question_about_one_actor_leads_to_its_page_in_a_folder(shipped_url):
    names = ("chief-constable-of-kent", "metropolitan-police-service", "operation-soteria")
    held = held_of([("start", ""), *(("actor", name) for name in names)])
    with closing(open_store(shipped_url)) as store:
        desk = Desk(store, Frame(), FrozenAddresses(held))
        led = {start.says: span.href for start in STARTS if (span := start_span(desk, start))}
    assert led["Who can dismiss the chief constable of Kent?"] == file_of("actor", "chief-constable-of-kent")
    assert led["Where does the money of Operation Soteria come from?"] == file_of("actor", "operation-soteria")
    assert led["What changed for the Met between 2019 and 2022?"] == file_of("actor", "metropolitan-police-service")
    assert "Where do the Met and West Midlands Police differ?" not in led  # of two: the folder has no such page


@pytest.mark.parametrize("size", [(1280, 900), (360, 740)])
@pytest.mark.parametrize("page", ["index", "actor/town-police", "link/*REMOVES*", "source/paper-2022", "topic/fraud", "rules",
                                  "question/sources", "search", "actors"])  # fmt: skip
def test_axe_finds_nothing_in_a_folder_opened_from_a_disk(folder, open_tab, axe, page, size):
    path = next(iter(folder.glob(f"{page.lower().rstrip('*')}*.html")), folder / f"{page}.html")
    tab = open_tab(path.as_uri(), size=size)
    assert tab.objections(axe) == []
    assert tab.page.evaluate("getComputedStyle(document.querySelector('main')).maxWidth") != "none"
    assert tab.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("page", ["index", "search"])
def test_one_searches_a_folder_without_a_network(folder, open_tab, page):
    tab = open_tab((folder / f"{page}.html").as_uri())
    tab.page.type("#find", "town constab")
    tab.page.click("#search-here li a >> nth=0")
    assert tab.page.url.endswith("/actor/town-police.html")
    tab.page.go_back()
    assert tab.page.input_value("#find") == "town constab"


def test_the_address_of_a_part_of_the_start_page_is_no_search(folder, open_tab):
    tab = open_tab((folder / "index.html").as_uri() + "#thanks")
    assert tab.page.input_value("#find") == "" and tab.page.locator("#search-here li").count() == 0


def test_without_scripts_a_folder_lists_all_actors_instead(folder, open_tab):
    tab = open_tab((folder / "search.html").as_uri(), scripts=False)
    tab.page.click("main >> text=actors from A to Z")
    tab.page.click("text=Town Police")
    assert "Town Police" in tab.page.inner_text("h1")


def test_the_command_writes_the_folder_and_says_what_to_open(small_url, tmp_path):
    done = CliRunner().invoke(cli, ["site", "--store", small_url, "-o", str(tmp_path / "explorer")])
    assert done.exit_code == 0, done.output
    assert "index.html" in done.output
    assert json.loads((tmp_path / "explorer" / MARK).read_text())["format"] == "custodes-site/1"
