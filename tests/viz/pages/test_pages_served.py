"""Every address is an answer: the same rows as the command, on a page and in every format."""

from __future__ import annotations

import csv
import io
import json
import re
import urllib.parse
from contextlib import closing

import openpyxl
import pytest

from graph.engines import open_store
from queries.asking import Frame, ask
from queries.catalogue import question, question_names
from queries.examples import example_values
from queries.telling import told
from viz.pages.asked import asking_of

KINDS = (
    "/", "/search", "/search?words=police", "/questions", "/actors", "/topics", "/topic/fraud", "/sources",
    "/source/paper-2022", "/rules", "/rule/inspector", "/scenarios", "/compare",
    "/compare?first=town-police&second=harbour-police",
    "/compare?before=2015&after=2022", "/compare?before=2015&after=2022&actor=town-police", "/query", "/actor/town-police",
    "/actor/forces", "/link/commissioner~REMOVES~chief", "/link/gap~%3F~AUDITS~town-police",
    "/question/who-oversees?actor=town-police", "/question/chain?actor=town-police", "/question/sources", "/question/diff",
)  # fmt: skip


@pytest.mark.parametrize("path", KINDS)
def test_every_kind_of_page_is_there_and_says_what_it_is(small, path):
    answer = small.get(path)
    assert answer.code == 200, answer.text
    assert re.search(r"<title>[^<]{6,} – custodes</title>", answer.text)
    assert answer.text.count("<h1>") == 1
    assert 'rel="canonical"' in answer.text and "as-of=2022-11-30" in answer.text


@pytest.mark.parametrize(
    ("path", "name", "values"),
    [
        ("/actor/town-police", "show", {"actor": "town-police"}),
        ("/link/commissioner~REMOVES~chief", "evidence", {"link": "commissioner~REMOVES~chief"}),
        ("/source/paper-2022", "said-in", {"source": "paper-2022"}),
        ("/topic/fraud", "topic", {"topic": "fraud"}),
        ("/rule/inspector", "gaps", {"rule": "inspector"}),
        ("/compare?first=town-police&second=harbour-police", "compare", {"first": "town-police", "second": "harbour-police"}),
        ("/question/who-oversees?actor=Town+Police&depth=2", "who-oversees", {"actor": "town-police", "depth": "2"}),
    ],
)
def test_the_same_address_gives_the_rows_of_the_command(small, path, name, values):
    with closing(open_store(small.url)) as store:
        rows = told(ask(store, name, values, Frame("2022-11-30")), store).rows
    start, _, query = path.partition("?")
    asked = f"?{query}" if query else ""
    assert json.loads(small.get(f"{start}.json{asked}").text) == json.loads(json.dumps(rows))
    read = list(csv.DictReader(io.StringIO(small.get(f"{start}.csv{asked}").body.decode("utf-8-sig"))))
    assert len(read) == len(rows)
    sheet = openpyxl.load_workbook(io.BytesIO(small.get(f"{start}.xlsx{asked}").body)).worksheets[0]
    assert sheet.max_row >= len(rows) + 1
    assert small.get(f"{start}.md{asked}").text.startswith("|")


@pytest.mark.parametrize("name", question_names())
def test_every_question_is_a_page_with_as_many_rows_as_its_answer(shipped, name):
    asked = urllib.parse.urlencode(example_values(question(name)))
    page = shipped.get(f"/question/{name}?{asked}")
    assert page.code == 200, page.text
    rows = json.loads(shipped.get(f"/question/{name}.json?{asked}").text)
    shown = page.text.count("<tr>") - 1 if rows else 0
    assert shown == min(len(rows), 1000)


def test_names_as_people_write_them_lead_to_the_page_of_the_actor(small):
    answer = small.get("/actor/town%20POLICE")
    assert answer.code == 200 and "/actor/town-police?as-of=2022-11-30" in answer.url
    assert small.get("/actor/TP.json").text == small.get("/actor/town-police.json").text


def test_an_unknown_actor_is_not_found_and_the_nearest_are_named(small):
    answer = small.get("/actor/town-polise")
    assert answer.code == 404 and "town-police" in answer.text and 'role="search"' in answer.text


@pytest.mark.parametrize("path", ["/nothing", "/nothing/at/all", "/static/secret", "/picture/town-police/nothing"])
def test_what_is_not_there_is_said_to_be_not_there(small, path):
    assert small.get(path).code in (400, 404)


@pytest.mark.parametrize("path", ["/actor/town-police?as-of=someday", "/actor/town-police?colour=red", "/question/show?x=1",
                                  "/topic/nonsense", "/source/none", "/rule/none", "/link/none", "/search?status=lost&words=a",
                                  "/?scenario=/etc/passwd"])  # fmt: skip
def test_what_is_not_valid_is_refused_in_a_line_that_says_why(small, path):
    answer = small.get(path)
    assert answer.code == 400 and '<p class="error">' in answer.text


def test_the_date_stays_from_page_to_page(small):
    page = small.get("/actor/town-police?as-of=1+May+2015").text
    links = re.findall(r'href="(/(?!static|picture)[^"]*)"', page)
    assert len(links) > 20 and all("as-of=2015-05-01" in link for link in links)
    assert "As at 1 May 2015" in page


@pytest.mark.parametrize(
    "path",
    ["/question/who-oversees?actor=town-police&as-of=2030-01-01", "/actor/town-police?as-of=2030-01-01",
     "/compare?before=2015-01-01&after=2030-01-01"],
)  # fmt: skip
def test_a_day_past_what_is_known_is_told_before_the_rows(small, path):
    page = small.get(path).text
    assert 0 < page.index("Beyond what is known: 1 Jan 2030 is asked for") < page.index("What must be known of it")
    assert "--as-of" not in page


def test_a_day_within_what_is_known_is_answered_without_a_word(small):
    assert "Beyond what is known" not in small.get("/actor/town-police").text


def test_statuses_and_denied_links_count_where_asked_for(small):
    asked = {"status": "all", "denied": "yes"}
    given = json.loads(small.get(f"/actor/town-police.json?{urllib.parse.urlencode(asked)}").text)
    with closing(open_store(small.url)) as store:
        rows = ask(store, "show", {"actor": "town-police"}, Frame("2022-11-30", ("all",), True)).rows
    assert [row["link"] for row in given] == [row["link"] for row in rows]
    assert len(given) > len(json.loads(small.get("/actor/town-police.json").text))


def test_a_browser_that_has_the_page_gets_no_more(small):
    first = small.get("/actor/town-police")
    assert small.get("/actor/town-police", if_none_match=first.headers["etag"]).code == 304


def test_each_sentence_opens_its_proof_in_place(small):
    page = small.get("/actor/town-police").text
    assert page.count('<details class="proof">') > 5
    assert "not checked against the text" in page or "checked against the text" in page


def test_suggestions_come_from_the_first_letters_of_any_name(small):
    found = json.loads(small.get("/suggest?words=town%20con").text)
    assert "town-police" in [one["id"] for one in found]
    assert {one["page"] for one in json.loads(small.get("/suggest?words=fra&only=topic").text)} == {"topic"}
    assert json.loads(small.get("/suggest?words=").text) == []


def test_a_statement_is_guarded_as_by_the_command(small):
    asked = urllib.parse.quote("MATCH (a:Actor) WHERE a.id = 'town-police' RETURN a.name AS name ORDER BY name")
    assert "Town Police</td>" in small.get(f"/query?statement={asked}").text
    refused = small.get("/query?statement=" + urllib.parse.quote("MATCH (a) DELETE a"))
    assert refused.code == 400 and "not for reading" in refused.text


def test_pictures_are_drawn_and_stand_by_themselves(small):
    assert small.get("/picture/town-police/ladder.svg").text.startswith("<?xml")
    for view in ("map", "ladder", "tree", "money", "matrix", "timeline"):
        assert small.get(f"/picture/town-police/{view}").code == 200


def test_a_page_without_rows_of_its_own_says_so():
    from graph.errors import AskedWrongly

    with pytest.raises(AskedWrongly, match="no rows to take away"):
        asking_of("start", "", {})


@pytest.mark.parametrize(
    ("typed", "question", "actor"),
    [
        ("who can dismiss the chief of Town Police?", "who-can-dismiss", None),
        ("Who inspects Town Police", "who-inspects", "town-police"),
        ("funding of the Town Police", "funding", "town-police"),
        ("who oversees nobody at all", "", None),
        ("police", "", None),
    ],
)
def test_a_question_typed_into_the_search_box_leads_to_its_answer(small, typed, question, actor):
    text = small.get(f"/search?words={urllib.parse.quote(typed)}").text
    found = re.findall(r'href="/question/([a-z-]+)\?actor=([a-z-]+)', text.partition("<main")[2])
    if actor:
        assert found[0] == (question, actor)
        assert small.get(f"/question/{question}?actor={actor}").code == 200
    elif not question:
        assert "As a question" not in text


def test_how_to_read_an_answer_names_what_stands_on_the_page_and_no_options(small):
    for name in question_names():
        text = small.get(f"/question/{name}").text
        read = re.search(r"How to read it</h2>\s*<p>(.+?)</p>", text, re.DOTALL)
        assert read and not re.search(r"(?<![\w-])--[a-z]", read[1]), name
