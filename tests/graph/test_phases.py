"""When a link has which status: the clock of truth and the clock of saying are never mixed."""

import pytest

from graph.accountability import steps
from graph.days.phases import status_at
from graph.kinds import load_kinds
from graph.model import Graph

PLANNED_THEN_TRUE = "new-board~OVERSEES~forces"


@pytest.mark.parametrize(
    ("link", "as_of", "status"),
    [
        (PLANNED_THEN_TRUE, "2019-03-15", "planned"),
        (PLANNED_THEN_TRUE, "2022-11-29", "planned"),
        (PLANNED_THEN_TRUE, "2022-11-30", "in_force"),
        ("old-board~OVERSEES~forces", "2004", "not_yet"),
        ("old-board~OVERSEES~forces", "2018-12-31", "in_force"),
        ("old-board~OVERSEES~forces", "2019", "ended"),
        ("inspectorate~MONITORS~town-police", "2022-06-27", "not_yet"),
        ("inspectorate~MONITORS~town-police", "2022-06-28", "in_force"),
        ("ministry~FUNDS~radio~2019-20", "2020-03-31", "in_force"),
        ("ministry~FUNDS~radio~2019-20", "2020-04-01", "ended"),
        ("commissioner~OVERSEES~chief", "2012-11-21", "not_yet"),
        ("chief~OWES_DUTY_TO~commissioner~report", "2022-11-30", "proposed"),
    ],
)
def test_status_at_a_date(small_graph: Graph, link: str, as_of: str, status: str) -> None:
    assert status_at(small_graph.links[link], small_graph, as_of) == status


def test_an_office_and_its_body_answer_as_one_and_say_through_whom(small_graph: Graph) -> None:
    found = {
        (step.giver, step.through) for step in steps(small_graph, load_kinds()) if step.link.id == "commissioner~OVERSEES~chief"
    }
    assert found == {("chief", None), ("town-police", "chief")}


def test_a_member_answers_as_its_class_does(small_graph: Graph) -> None:
    found = {
        (step.giver, step.through)
        for step in steps(small_graph, load_kinds())
        if step.link.id.startswith("inspectorate~INSPECTS")
    }
    assert found == {("forces", None), ("town-police", "forces"), ("chief", "forces")}


def test_a_denied_link_makes_no_step(small_graph: Graph) -> None:
    assert all(step.link.id != "panel~REMOVES~commissioner" for step in steps(small_graph, load_kinds()))


def test_a_duty_to_have_regard_makes_no_step(small_graph: Graph) -> None:
    assert all(step.link.values.duty != "have_regard" for step in steps(small_graph, load_kinds()))
