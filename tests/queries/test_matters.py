"""When two rows say one thing, and when a chain of steps holds together."""

from __future__ import annotations

from typing import Any

import pytest

from graph.store import Row
from queries.matters import one_a_matter, under_classes
from queries.provisions import takes_in, units
from queries.ways.routes import follows, routes, strongest_chain


def row(overseer: str, kind: str = "OVERSEES", **more: Any) -> Row:
    given: Row = {
        "overseer": overseer, "account_giver": "force", "kind": kind, "powers": ["scrutinise"], "power_rank": 1,
        "condition": None, "basis": None, "provision": None, "about": None, "topics": ["general"], "matter": None, "by": None,
        "happened": None, "reach": "itself", "checked": True, "sources": ["act"], "locators": ["s. 1"], "said_on": ["2011"],
        "step": 1, "part": "holds", "link": f"{overseer}~{kind}~force",
    }  # fmt: skip
    return given | more


def joined(*rows: Row) -> list[list[str]]:
    return [found["links"] for found in one_a_matter(rows, "overseer", lambda actor: actor)]


@pytest.mark.parametrize(
    ("wider", "narrower"),
    [
        ("ss. 54(2), 55(1)", "s. 54(2)"),
        ("ss. 40, 40A", "s. 40(1)-(2)"),
        ("Part 2, Sch. 3", "Sch. 3 paras 15, 19"),
        ("s. 31, Sch. 7", "Sch. 7 para 2"),
        ("para 23", "para 23(m)"),
        ("the whole Act", "the whole Act"),
    ],
)
def test_a_provision_takes_in_its_parts(wider: str, narrower: str) -> None:
    assert takes_in(units(wider), units(narrower))


@pytest.mark.parametrize(
    ("one", "other"),
    [("para 23(l)", "para 23(m)"), ("Sch. 3 paras 25, 30", "Sch. 3 para 15"), ("s. 40", "s. 40A"), ("s. 3", "Sch. 3")],
)
def test_two_provisions_stay_two(one: str, other: str) -> None:
    assert not takes_in(units(one), units(other)) and not takes_in(units(other), units(one))


def test_one_plan_is_one_matter_whether_acted_by_or_acted_on() -> None:
    by = row("ministry", "SETS_PRIORITIES_FOR", by="plan", topics=["fraud"], link="plan~SETS_PRIORITIES_FOR~force")
    on = row("ministry", "SETS_PRIORITIES_FOR", matter="plan", topics=["cyber"])
    assert len(joined(by, on)) == 1
    assert len(joined(by, on | {"matter": "other-plan"})) == 2


def test_a_narrower_word_without_a_law_goes_under_the_wider_one() -> None:
    wide, narrow = row("ministry", topics=["funding", "general"]), row("ministry", link="b", topics=["general"])
    assert len(joined(wide, narrow)) == 1
    assert len(joined(wide, narrow | {"topics": ["custody"]})) == 2
    assert len(joined(wide | {"provision": "s. 3", "basis": "act"}, narrow)) == 2


def test_what_is_about_everything_does_not_take_the_words_of_what_is_about_a_part() -> None:
    [one] = one_a_matter([row("ministry"), row("ministry", link="b", about="its plans")], "overseer", lambda actor: actor)
    assert one["about"] is None


def test_members_that_do_alike_stand_under_their_class() -> None:
    rows = one_a_matter(
        [row(who, "COMMISSIONS", basis="act", provision="s. 5") for who in ("bodies", "body-a", "body-b", "stranger")],
        "overseer",
        lambda actor: actor,
    )
    found = under_classes(rows, "overseer", {"body-a": ["bodies"], "body-b": ["bodies"]})
    assert [(each["overseer"], len(each["links"])) for each in found] == [("bodies", 3), ("stranger", 1)]
    other = [rows[0], rows[1] | {"provision": "s. 9"}]
    assert len(under_classes(other, "overseer", {"body-a": ["bodies"]})) == 2


def step(giver: str, forum: str, kind: str = "OVERSEES", topics: tuple[str, ...] = ("general",), rank: int = 2) -> Row:
    return {
        "giver": giver, "forum": forum, "kind": kind, "topics": list(topics), "power_rank": rank, "neutral": False,
        "condition": None, "through": None, "link": f"{giver}-{kind}-{forum}",
    }  # fmt: skip


def test_a_step_about_another_matter_does_not_go_on_with_a_chain() -> None:
    guidance, data = (
        step("board", "minister", topics=("complaints",)),
        step("minister", "registrar", topics=("data-protection",)),
    )
    assert not follows(data, guidance)
    assert follows(data | {"kind": "APPOINTS"}, guidance)
    assert strongest_chain([[guidance], [data]]) is None
    weaker = step("board", "minister", rank=1)
    assert strongest_chain([[guidance, weaker], [data]]) == [weaker, data]


def test_a_chain_about_the_whole_of_an_actor_goes_before_a_shorter_one_about_a_part() -> None:
    narrow = [step("force", "registrar", topics=("data-protection",)), step("registrar", "crown", "APPOINTS")]
    whole = [step("force", "body"), step("body", "minister", "APPOINTS"), step("minister", "crown", "APPOINTS")]
    assert [row["forum"] for row in routes([*narrow, *whole], ["crown"])["force"]] == ["body", "minister", "crown"]
    assert [row["forum"] for row in routes(narrow, ["crown"])["force"]] == ["registrar", "crown"]


def test_a_chain_without_teeth_is_taken_only_where_there_is_no_other() -> None:
    weak = step("force", "crown", rank=0)
    assert routes([weak], ["crown"])["force"] == [weak]
    strong = [step("force", "body"), step("body", "crown")]
    assert len(routes([weak, *strong], ["crown"])["force"]) == 2
