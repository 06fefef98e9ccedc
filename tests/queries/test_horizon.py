"""What is asked of a day past what the data knows: it is said first, and nothing that merely lapsed counts as ended."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.days.phases import NOT_KNOWN, stale_as
from graph.engines import open_store
from graph.errors import AskedWrongly
from graph.store import Row, Store
from loaders.build import build
from loaders.dataset import read_dataset
from queries.asking import Frame, ask
from queries.telling import told
from viz.answer_text import Shown, answer_text

ACTORS = """
actors:
- {id: warden, name: The Warden, kind: office}
- {id: guard, name: The Guard, kind: police_force}
- {id: guild, name: The Guild, kind: board}
- {id: old-code, name: Old Code, kind: instrument, from: 2010-01-01, to: 2020-06-30}
- {id: new-code, name: New Code, kind: instrument, from: 2020-06-30}
- {id: post, name: Head of the Guard, kind: office}
- {id: kim-first, name: Kim First, kind: person}
- {id: seat, name: Chair of the Guild, kind: office}
- {id: lee-next, name: Lee Next, kind: person}
"""
SOURCES = """
sources:
- {id: code-2010, title: Old Code, publisher: P, date: 2010-01-01, kind: statute, until: 2020-06-30}
- {id: code-2020, title: New Code, publisher: P, date: 2020-06-30, kind: statute, read_to: 2020-06-30, amended: 2021-03-01}
- {id: memoir, title: Memoir of the Warden, publisher: P, date: 2018-06-01, kind: document}
- {id: list, title: List of posts, publisher: P, date: 2019, kind: open_data, newer: "List of 2022, https://example.org"}
"""
CLAIMS = """
claims:
- {link: warden OVERSEES guard, source: code-2010, place: s. 1, checked: false, reading: It oversees., topics: [general],
   powers: [scrutinise], condition: in writing, basis: old-code, provision: s. 1, binding: statute, since: 2010-01-01}
- {link: warden OVERSEES guard, source: code-2020, place: s. 4, checked: false, reading: It oversees still., topics: [general],
   powers: [require_answer], condition: within a week, basis: new-code, provision: s. 4, binding: statute}
- {link: guild OVERSEES guard, source: code-2010, place: s. 2, checked: false, reading: It oversees., topics: [general],
   since: 2010-01-01}
- {link: guild INSPECTS guard, source: code-2010, place: s. 3, checked: false, reading: It inspects., topics: [general],
   since: 2010-01-01}
- {link: guild INSPECTS guard, source: code-2020, place: s. 9, checked: false, reading: No more., topics: [general],
   until: 2020-06-30}
- {link: guild ADVISES warden, source: code-2010, place: s. 5, checked: false, reading: It advises., topics: [general],
   lapses: 2015-12-31}
- {link: guild ADVISES warden, source: code-2020, place: s. 6, checked: false, reading: It advises again., topics: [general]}
- {link: warden MONITORS guard, source: memoir, place: p. 1, span: [0, 1],
   digest: ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb, reading: It watches., topics: [general]}
- {link: guild SUPPORTS warden, source: memoir, place: p. 2, span: [0, 1],
   digest: ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb, reading: Help., since: 2017, until: 2019-06-01}
- {link: kim-first HOLDS_OFFICE post, source: list, place: row 1, checked: false, reading: Kim is head., since: 2015,
   until: 2019-05-01}
- {link: lee-next HOLDS_OFFICE seat, source: list, place: row 2, checked: false, reading: Lee is to follow., since: 2020-02,
   about: interim}
"""
UNDER_THE_CODE = """\
- {link: guild SUPPORTS guard, source: memoir, place: p. 3, span: [0, 1],
   digest: ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb, reading: By the code., basis: old-code}
"""
DESCRIPTION = """
name: made up
version: "1"
as_of: 2019-01-01
layers:
  law: {complete_to: 2020-12-31}
  papers: {complete_to: 2019-01-01, closed: true}
"""


def _written(folder: Path, claims: str) -> Path:
    for part, text in (("actors/all", ACTORS), ("claims/all", claims), ("sources", SOURCES), ("dataset", DESCRIPTION)):
        path = folder / "data" / f"{part}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder / "data"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A guard, and two codes of law that follow one another."""
    folder = tmp_path_factory.mktemp("horizon")
    data = _written(folder, CLAIMS)
    url = f"ladybug:{folder / 'graph'}"
    build(url, data)
    opened = open_store(url)
    yield opened
    opened.close()


def overseers(store: Store, day: str, *statuses: str) -> dict[str, Row]:
    found = ask(store, "who-oversees", {"actor": "guard"}, Frame(day, statuses or ("in_force",)))
    return {row["link"]: row for row in found.rows}


def test_a_link_that_the_next_law_says_again_goes_on_as_that_law_has_it(store: Store) -> None:
    before, after = (overseers(store, day)["warden~OVERSEES~guard"] for day in ("2019-01-01", "2020-12-01"))
    assert (before["condition"], before["provision"], before["sources"]) == ("in writing", "s. 1", ["code-2010"])
    assert (after["condition"], after["provision"], after["sources"]) == ("within a week", "s. 4", ["code-2020"])
    assert before["powers"] == ["scrutinise"] and after["powers"] == ["require_answer"]


def test_a_claim_may_lapse_before_its_source_does(store: Store) -> None:
    found = {day: ask(store, "in-force", {}, Frame(day)).rows for day in ("2015-12-31", "2020-12-01")}
    places = {day: [row["locators"] for row in rows if row["link"] == "guild~ADVISES~warden"] for day, rows in found.items()}
    assert places == {"2015-12-31": [["s. 5"]], "2020-12-01": [["s. 6"]]}


def test_what_only_an_ended_law_said_is_not_known_after_it(store: Store) -> None:
    assert "guild~OVERSEES~guard" in overseers(store, "2020-06-30")
    assert "guild~OVERSEES~guard" not in overseers(store, "2020-07-01")
    kept = overseers(store, "2020-07-01", "in_force", "last_said")["guild~OVERSEES~guard"]
    assert kept["dating"] == "not_known"


def test_a_difference_counts_what_a_later_law_ended_and_not_what_lapsed(store: Store) -> None:
    answer = ask(store, "diff", {"before": "2019-01-01", "after": "2020-12-01"})
    assert [row["link"] for row in answer.rows if row["change"] == "ended"] == [
        "guild~INSPECTS~guard", "guild~SUPPORTS~warden", "kim-first~HOLDS_OFFICE~post",
    ]  # fmt: skip
    assert not [row for row in answer.rows if row["link"] in ("warden~OVERSEES~guard", "guild~OVERSEES~guard")]
    assert any(note.startswith("1 link is not known after the law that said so ended") for note in answer.notes)


def test_history_does_not_say_that_a_link_ends_where_the_next_law_goes_on_with_it(store: Store) -> None:
    events = [(row["date"], row["event"], row["link"]) for row in ask(store, "history", {"actor": "guard"}).rows]
    assert [each[:2] for each in events if each[2] == "warden~OVERSEES~guard"] == [("2010-01-01", "begins")]
    assert ("2020-06-30", "is not known after", "guild~OVERSEES~guard") in events
    assert ("2020-06-30", "ends", "guild~INSPECTS~guard") in events


@pytest.mark.parametrize(
    ("name", "values", "day"),
    [("who-oversees", {"actor": "guard"}, "2021-02-01"), ("diff", {"before": "2019-01-01", "after": "2021-02-01"}, None)],
)
def test_a_day_past_what_is_complete_is_told_above(store: Store, name: str, values: dict[str, str], day: str) -> None:
    answer = told(ask(store, name, values, Frame(day)), store)
    for format_ in ("table", "markdown"):
        first = answer_text(answer, format_, Shown(), store).splitlines()[0]
        assert first.startswith("Beyond what is known: 1 Feb 2021 is asked for")
    assert "law to 31 Dec 2020" in answer.above[0] and "papers" not in answer.above[0]


def test_a_day_within_it_is_answered_without_a_word_above(store: Store) -> None:
    answer = told(ask(store, "who-oversees", {"actor": "guard"}, Frame("2019-01-01")), store)
    assert answer.above == ()
    assert not answer_text(answer, "table", Shown(), store).startswith("Beyond")


def test_what_only_documents_said_is_counted_above_once_their_layer_is_over(store: Store) -> None:
    within, past = (ask(store, "who-oversees", {"actor": "guard"}, Frame(day)) for day in ("2019-01-01", "2020-12-31"))
    assert "warden~MONITORS~guard" in {row["link"] for row in past.rows}
    assert within.above == ()
    assert past.above == (
        "Of what follows 1 row was last said by 1 Jan 2019, in documents and without a date, and may be over since. "
        "What the documents say: '--as-of 2019-01-01'.",
    )


def test_an_empty_answer_past_the_documents_says_how_much_they_tell(store: Store) -> None:
    found, none = (
        ask(store, "partners", {"actor": "The Guild"}, Frame(day, look_back=True)) for day in ("2019-01-01", "2020-12-31")
    )
    assert len(found.rows) == 1 and found.above == ()
    assert none.rows == []
    assert none.above == (
        "Nothing for that day. As at 1 Jan 2019, up to which the documents speak, there is 1 row: '--as-of 2019-01-01'.",
    )


def test_an_empty_answer_is_silent_of_the_documents_where_they_tell_nothing_either(store: Store) -> None:
    answer = ask(store, "who-can-dismiss", {"actor": "guard"}, Frame("2020-12-31", look_back=True))
    assert answer.rows == [] and answer.above == ()


def test_stale_lists_layers_laws_editions_posts_and_what_lapsed(store: Store) -> None:
    found = ask(store, "stale", {}, Frame("2021-04-01")).rows
    assert [(row["matter"], row["since"]) for row in found] == [
        ("edition", None), ("lapsed", "2020-07-01"), ("law", "2021-03-01"), ("layer", "2020-12-31"), ("term", "2019-05-01"),
        ("term", "2020-02-01"),
    ]  # fmt: skip
    assert found[1]["what"].startswith("1 link ") and found[1]["detail"] == "guild~OVERSEES~guard"
    assert found[4]["actor"] == "post" and found[4]["detail"] == "kim-first"


def test_what_a_document_says_under_a_code_is_not_known_after_the_code(tmp_path: Path) -> None:
    link = read_dataset(_written(tmp_path, CLAIMS + UNDER_THE_CODE)).graph().links["guild~SUPPORTS~guard"]
    assert (link.stale_from, stale_as(link)) == ("2020-07-01", NOT_KNOWN)


def test_a_holder_is_not_last_known_before_the_post_was_taken(store: Store) -> None:
    row = ask(store, "stale", {"matter": "term"}, Frame("2021-04-01")).rows[1]
    assert row["actor"] == "seat" and row["what"] == "holder last known on 1 Feb 2020"
    assert [row["about"] for row in ask(store, "office-holders", {}, Frame("2020-03-01")).rows] == ["interim"]


def test_stale_is_silent_of_what_is_still_to_come(store: Store) -> None:
    assert [row["matter"] for row in ask(store, "stale", {}, Frame("2018-01-01")).rows] == ["edition"]
    with pytest.raises(AskedWrongly, match="expected layer, law"):
        ask(store, "stale", {"matter": "laws"})
