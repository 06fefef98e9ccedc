"""Every question: well-formed, answered alike by both engines, and right on the small dataset."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import fill

from graph.errors import AskedWrongly, DataError, UnknownActor
from graph.model import Graph
from graph.store import Row, Store
from queries.asking import Frame, ask
from queries.catalogue import question, question_names
from queries.question_file import read_question_file

ACTORS = ("town-police", "commissioner", "minister", "forces", "new-board", "radio", "safety-fund", "ann-other", "crown")
# Lists of what there is, counts of all of it, and registry entries, which no source states.
WITHOUT_PROOF = ("about", "actors", "duplicates", "names-of", "roots", "sources", "stats", "topics")
FRAMES = (Frame(), Frame(as_of="2019-03-15"), Frame(statuses=("all",), denied=True))


# What stands for a required parameter that is no actor.
LEAST = {"topic": "general", "source": "paper-2022", "text": "commissioner~OVERSEES~chief", "date": "2019-03-15"}


def values_for(name: str, actor: str) -> dict[str, str]:
    """The least that a question must be given."""
    return {p.name: actor if p.type == "actor" else LEAST[p.type] for p in question(name).parameters if p.required}


@pytest.fixture(scope="module")
def small_neo4j(neo4j_uri: str, small_graph: Graph) -> Store:
    return fill(neo4j_uri, small_graph)


def rows(store: Store, name: str, frame: Frame | None = None, **values: str) -> list[Row]:
    return ask(store, name, values, frame).rows


@pytest.mark.parametrize("name", question_names())
def test_a_question_says_what_it_is_and_has_proof_in_its_columns(name: str) -> None:
    asked = question(name)
    assert asked.summary.endswith(".")
    assert len(asked.read) > 40
    assert all(column.doc for column in asked.columns)
    if name not in WITHOUT_PROOF:
        assert {"sources", "locators"} <= {column.name for column in asked.columns}


@pytest.mark.parametrize("name", question_names())
def test_both_engines_give_the_same_rows(name: str, small_ladybug: Store, small_neo4j: Store) -> None:
    for turn, frame in enumerate(FRAMES):  # test_contract asks more of the shipped data
        for actor in ACTORS[turn :: len(FRAMES)] if "x" in values_for(name, "x").values() else ACTORS[:1]:
            values = values_for(name, actor)
            assert ask(small_ladybug, name, values, frame).rows == ask(small_neo4j, name, values, frame).rows


@pytest.mark.parametrize("name", question_names())
def test_rows_have_the_columns_that_the_header_promises(name: str, small_ladybug: Store) -> None:
    promised = [column.name for column in question(name).columns]
    for actor in ACTORS if "x" in values_for(name, "x").values() else ACTORS[:1]:
        for row in ask(small_ladybug, name, values_for(name, actor), Frame(statuses=("all",))).rows:
            assert list(row) == promised


def test_who_oversees_a_force_finds_what_binds_its_chief_and_its_class(small_ladybug: Store) -> None:
    found = {(row["overseer"], row["kind"], row["through"]) for row in rows(small_ladybug, "who-oversees", actor="TP")}
    assert found == {
        ("commissioner", "APPOINTS", "chief"),
        ("commissioner", "OVERSEES", "chief"),
        ("commissioner", "REMOVES", "chief"),
        ("inspectorate", "INSPECTS", "forces"),
        ("inspectorate", "MONITORS", None),
        ("new-board", "OVERSEES", "forces"),
    }


def test_depth_two_adds_the_overseers_of_the_overseers(small_ladybug: Store) -> None:
    found = rows(small_ladybug, "who-oversees", actor="TP", depth="2")
    second = {(row["account_giver"], row["overseer"]) for row in found if row["step"] == 2}
    assert second == {
        ("commissioner", "ministry"),
        ("commissioner", "panel"),
        ("commissioner", "voters-of-town"),
        ("inspectorate", "crown"),
    }


def test_teeth_keeps_only_powers_that_enforce(small_ladybug: Store) -> None:
    found = rows(small_ladybug, "who-oversees", actor="TP", teeth="yes")
    assert {row["overseer"] for row in found} == {"commissioner"}


def test_as_at_2019_the_new_board_does_not_oversee_yet(small_ladybug: Store) -> None:
    then = rows(small_ladybug, "who-oversees", Frame("2019-03-15"), actor="TP")
    assert "new-board" not in {row["overseer"] for row in then}
    planned = rows(small_ladybug, "who-oversees", Frame("2019-03-15", ("planned",)), actor="TP")
    assert {row["overseer"] for row in planned} == {"new-board"}


def test_a_body_that_has_ended_oversees_nobody_unless_ended_links_are_asked_for(small_ladybug: Store) -> None:
    assert "old-board" not in {row["overseer"] for row in rows(small_ladybug, "who-oversees", actor="forces")}
    ended = rows(small_ladybug, "who-oversees", Frame(statuses=("in_force", "ended")), actor="forces")
    assert "old-board" in {row["overseer"] for row in ended}


def test_a_row_says_when_its_date_is_only_assumed(small_ladybug: Store) -> None:
    found = {row["kind"]: row for row in rows(small_ladybug, "who-oversees", actor="TP")}
    assert (found["MONITORS"]["dating"], found["INSPECTS"]["dating"]) == ("dated", "assumed")
    assert found["INSPECTS"]["said_on"] == ["2022-11-30"]


def test_what_an_office_oversees_is_what_its_body_oversees(small_ladybug: Store) -> None:
    assert rows(small_ladybug, "oversees", actor="minister") == rows(small_ladybug, "oversees", actor="ministry")


def test_members_of_a_class_are_listed_below_only_when_asked(small_ladybug: Store) -> None:
    plain = {row["account_giver"] for row in rows(small_ladybug, "oversees", actor="inspectorate", kind="INSPECTS")}
    members = {
        row["account_giver"] for row in rows(small_ladybug, "oversees", actor="inspectorate", kind="INSPECTS", members="yes")
    }
    assert plain == {"forces"}
    assert {"forces", "town-police"} <= members


def test_a_denied_link_shows_only_when_asked(small_ladybug: Store) -> None:
    denied = "panel~REMOVES~commissioner"
    assert denied not in {row["link"] for row in rows(small_ladybug, "show", actor="panel")}
    assert denied in {row["link"] for row in rows(small_ladybug, "show", Frame(denied=True), actor="panel")}


def test_funding_at_a_date_leaves_out_the_years_that_are_over(small_ladybug: Store) -> None:
    now = {row["link"] for row in rows(small_ladybug, "funding", actor="ministry")}
    ever = {row["link"] for row in rows(small_ladybug, "funding", Frame(statuses=("all",)), actor="ministry")}
    assert now == {"ministry~FUNDS~commissioner~2022-23", "ministry~FUNDS~radio~part"}
    assert ever - now == {"ministry~FUNDS~radio~2019-20"}


def test_a_part_of_a_sum_names_its_whole_and_a_fund_passes_it_on(small_ladybug: Store) -> None:
    [part] = rows(small_ladybug, "funding", actor="safety-fund")
    assert (part["direction"], part["part_of"], part["amount"]) == ("passes on", "ministry~FUNDS~commissioner~2022-23", 70000)


def test_a_chain_ends_at_the_voters_and_marks_its_weakest_step(small_ladybug: Store) -> None:
    found = rows(small_ladybug, "chain", actor="TP", to="voters-of-town")
    assert [(row["step"], row["giver"], row["forum"], row["powers"]) for row in found] == [
        (1, "town-police", "commissioner", ["appoint"]),
        (2, "commissioner", "voters-of-town", ["appoint"]),
    ]
    assert all(row["teeth"] for row in found)
    parliament = rows(small_ladybug, "chain", actor="TP", to="parliament")
    assert [row["forum"] for row in parliament if row["weakest"]] == ["parliament"]


def test_a_chain_with_teeth_has_no_step_that_only_informs(small_ladybug: Store) -> None:
    found = rows(small_ladybug, "chain", actor="TP", teeth="yes")
    assert {row["forum"] for row in found} == {"commissioner", "voters-of-town"}


def test_a_unit_answers_through_its_whole(small_ladybug: Store) -> None:
    found = rows(small_ladybug, "chain", actor="quiet-unit", to="voters-of-town")
    assert [(row["giver"], row["kind"]) for row in found] == [
        ("quiet-unit", "PART_OF"),
        ("town-police", "APPOINTS"),
        ("commissioner", "ELECTS"),
    ]


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({}, "actor is missing"),
        ({"actor": "TP", "depth": "9"}, "depth: 9 is out of bounds; expected 1 to 6"),
        ({"actor": "TP", "depth": "two"}, "'two' is no whole number"),
        ({"actor": "TP", "kind": "OVERSEE"}, r"'OVERSEE' is not known \(did you mean 'OVERSEES'\?\)"),
        ({"actor": "TP", "hops": "2"}, "no parameter 'hops'"),
    ],
)
def test_a_wrong_value_is_one_line(small_ladybug: Store, values: dict[str, str], message: str) -> None:
    with pytest.raises(AskedWrongly, match=message):
        ask(small_ladybug, "who-oversees", values)


def test_a_wrong_date_or_status_or_question_is_one_line(small_ladybug: Store) -> None:
    with pytest.raises(AskedWrongly, match="--as-of: '2022-13' is not a date"):
        ask(small_ladybug, "actors", {}, Frame("2022-13"))
    with pytest.raises(AskedWrongly, match="'in-force' is no status"):
        ask(small_ladybug, "actors", {}, Frame(statuses=("in-force",)))
    with pytest.raises(AskedWrongly, match=r"no question is called 'who-oversee' \(did you mean 'who-oversees'"):
        ask(small_ladybug, "who-oversee", {})
    with pytest.raises(UnknownActor):
        ask(small_ladybug, "show", {"actor": "nobody at all"})


def test_a_limit_says_how_many_rows_it_cut(small_ladybug: Store) -> None:
    answer = ask(small_ladybug, "actors", {}, None, limit=3)
    assert len(answer.rows) == 3
    assert answer.cut_short == len(rows(small_ladybug, "actors")) - 3


GOOD = """//: summary: A question.
//: read: How to read it, at some length so that it helps.
//: param: kind text - a kind
//: column: actor actor - who
MATCH (a:Actor) WHERE a.kind = $kind
RETURN a.id AS actor
ORDER BY actor
"""


@pytest.mark.parametrize(
    ("was", "becomes", "message"),
    [
        ("$kind", "$knd", "$knd is used but no param declares it"),
        ("//: param: kind text - a kind\n", "", "$kind is used but no param declares it"),
        ("AS actor", "AS who", "RETURN gives the columns who; the header lists actor"),
        ("ORDER BY actor", "", "must end in RETURN … ORDER BY"),
        ("//: summary: A question.\n", "", "no 'summary'"),
        ("kind text -", "kind texts -", "is no parameter"),
        ("//: summary: A question.", "//: summary A question.", "is no header line"),
        ("//: summary:", "//: theme: money\n//: summary:", "unknown header key 'theme'"),
    ],
)
def test_a_question_whose_header_and_body_disagree_is_refused(tmp_path: Path, was: str, becomes: str, message: str) -> None:
    path = tmp_path / "q.cypher"
    path.write_text(GOOD, "utf-8")
    assert read_question_file(path).name == "q"
    path.write_text(GOOD.replace(was, becomes), "utf-8")
    with pytest.raises(DataError) as caught:
        read_question_file(path)
    assert message in str(caught.value)
