"""Every answer says the names of its actors, and each row about a link as a sentence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from graph.errors import DataError
from graph.store import Row, Store
from queries.asking import Frame, ask
from queries.catalogue import question, question_names
from queries.question import COLUMN_TYPES, Answer, Column, untyped
from queries.question_file import read_question_file
from queries.telling import told


def answered(store: Store, name: str, frame: Frame | None = None, **values: Any) -> Answer:
    return told(ask(store, name, values, frame), store)


def test_every_column_of_every_question_says_what_it_holds() -> None:
    for name in question_names():
        assert untyped(question(name).columns) == [], name


def test_a_column_without_a_type_that_is_known_cannot_load(tmp_path: Path) -> None:
    path = tmp_path / "q.cypher"
    lines = ["summary: s", "read: r", "column: a actr - who"]
    path.write_text("".join(f"//: {line}\n" for line in lines) + "MATCH (a:Actor)\nRETURN a.id AS a\nORDER BY a\n")
    with pytest.raises(DataError, match=r"column a: 'actr' is no type of column \(did you mean 'actor'\?\)"):
        read_question_file(path)


def test_each_actor_has_its_name_beside_it(small_ladybug: Store) -> None:
    answer = answered(small_ladybug, "who-oversees", actor="TP")
    names = [column.name for column in answer.question.columns]
    assert names[names.index("overseer") + 1] == "overseer_name"
    by_id = {row["overseer"]: row["overseer_name"] for row in answer.rows}
    assert (
        by_id["commissioner"]
        == small_ladybug.rows("MATCH (a:Actor) WHERE a.id = 'commissioner' RETURN a.name AS name ORDER BY name")[0]["name"]
    )


def test_values_of_actor_columns_are_ids_of_actors(shipped_ladybug: Store) -> None:
    known = {row["id"] for row in shipped_ladybug.rows("MATCH (a:Actor) RETURN a.id AS id ORDER BY id")}
    for name in ("who-oversees", "oversees", "show", "funding", "duties", "chain", "who-can-dismiss", "checklist"):
        answer = ask(shipped_ladybug, name, {"actor": "kent-police"})
        for column in answer.question.columns:
            if column.item == "actor":
                given = [row[column.name] for row in answer.rows]
                flat = [one for value in given for one in (value if isinstance(value, list) else [value]) if one]
                assert set(flat) <= known, (name, column.name)


def test_the_name_is_the_one_of_the_day_asked_for(shipped_ladybug: Store) -> None:
    then = answered(shipped_ladybug, "who-inspects", Frame("2016-03-15", ("all",)), actor="the Met")
    now = answered(shipped_ladybug, "who-inspects", actor="the Met")

    def names(answer: Answer) -> set[str]:
        return {row["who_name"] for row in answer.rows if row["who"] == "hmicfrs"}

    assert "Her Majesty's Inspectorate of Constabulary" in names(then)
    assert "His Majesty's Inspectorate of Constabulary and Fire & Rescue Services" in names(now)


SENTENCES = {
    "DIRECTS": "The Home Secretary may direct Kent Police",
    "OWES_DUTY_TO": "Kent Police",
}


def sentences(found: list[Row], kind: str) -> list[str]:
    return [row["says"] for row in found if row["kind"] == kind]


def test_no_sentence_of_who_oversees_turns_the_link_round(shipped_ladybug: Store) -> None:
    answer = answered(shipped_ladybug, "who-oversees", actor="kent-police", all=True)
    for row in answer.rows:
        if row["part"] == "inside":  # its own chief is on both sides
            continue
        subject, _, rest = row["link"].partition("~")
        object_ = rest.split("~")[1]
        giver = row["says"].removeprefix("The ").startswith(("Kent Police", "Chief Constable of Kent"))
        # The overseer, or what it acts by, stands first where it is the subject of the link; else the one who answers.
        assert giver == (subject not in (row["overseer"], row["by"])) or subject == object_, row["says"]
    assert any(each.startswith(SENTENCES["DIRECTS"]) for each in sentences(answer.rows, "DIRECTS"))


def test_what_is_said_of_a_class_is_told_of_the_one_who_belongs_to_it(shipped_ladybug: Store) -> None:
    """An office and its body answer as one, but a commissioner is no police force, nor a force a chief officer."""
    belongs = {"police-forces": "Kent Police", "chief-officers-of-police": "Chief Constable of Kent Police"}
    for asked in ("kent-police", "chief-constable-of-kent"):
        rows = answered(shipped_ladybug, "who-oversees", actor=asked).rows
        for class_, member in belongs.items():
            said = [row["says"] for row in rows if row["through"] == class_ and ", as one of" in row["says"]]
            assert said and all(f"{member}, as one of" in one for one in said), (asked, said)
            assert class_ != "police-forces" or not any("Chief Constable of" in one for one in said), (asked, said)


def test_a_denied_link_says_so_in_words(shipped_ladybug: Store) -> None:
    answer = answered(shipped_ladybug, "denials")
    assert answer.rows
    assert all(" not " in row["says"] for row in answer.rows)


def test_what_ended_before_the_day_stands_in_the_past(small_ladybug: Store) -> None:
    answer = answered(small_ladybug, "show", Frame("2022-11-30", ("all",)), actor="TP")
    ended = [row for row in answer.rows if row["until"] and row["until"] < "2022"]
    for row in ended:
        assert "until" in row["says"] or "to" in row["says"]


def test_an_answer_of_ones_own_types_needs_no_code_for_its_looks() -> None:
    assert {"actor", "link", "kind", "money", "date", "topic", "source", "locator", "flag", "text"} <= set(COLUMN_TYPES)
    assert Column("a", "actor[]", "some").item == "actor"
    assert Column("a", "actor[]", "some").listed
