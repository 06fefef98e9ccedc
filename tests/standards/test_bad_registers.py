"""Faults of organisations, people, graphs and registers: each by its place, what is there and what was expected."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]


def _organisation(slug: str, title: str | None, *parents: str, **other: Any) -> dict[str, Any]:
    above = [{"id": f"u/{parent}"} for parent in parents]
    details = {"slug": slug, "govuk_status": "live"}
    plain = {"id": f"u/{slug}", "title": title, "format": "Executive agency", "details": details, "parent_organisations": above}
    return {**plain, **other}


_TOP = _organisation("m", "Ministry of Hills")


@pytest.mark.parametrize(
    ("organisation", "said"),
    [
        (_organisation("a", "Hill Agency", "zz"), "/results/1/parent_organisations/0: names 'u/zz', which is not in the file"),
        (_organisation("a", "Hill Agency", "a"), "u/a is part of u/a: a round"),
        (_organisation("m", "Other Ministry"), "/results/1: the id 'u/m' is taken at /results/0"),
        (_organisation("a", None), "/results/1/title: is empty"),
        (_organisation("a", "Hill Agency", details="x"), "/results/1/details: is 'x'; expected an object"),
    ],
)
def test_an_organisation_at_fault_is_named_by_its_pointer(refused: Run, organisation: dict[str, Any], said: str) -> None:
    faults = refused(json.dumps({"results": [_TOP, organisation]}), "organisations.json", alone=True)
    assert any(said in fault for fault in faults), faults


def test_a_round_of_parents_that_is_skipped_is_broken_at_one_place(loaded: Run) -> None:
    round_ = [_organisation("a", "Hill Agency", "b"), _organisation("b", "Dale Agency", "a")]
    report, graph = loaded(json.dumps({"results": round_}), "organisations.json", alone=True, skip_faulty=True)
    assert report.skipped == 1 and [link.kind for link in graph.links.values()] == ["PART_OF"]


_PEOPLE = {"persons": [{"id": "p1", "name": "Ann Bray"}], "organizations": [{"id": "o1", "name": "Hill Board"}]}


@pytest.mark.parametrize(
    ("lists", "said"),
    [
        ({"persons": [{"id": "p1", "name": "Ann Bray"}, {"id": "p1", "name": "Bob Cole"}]}, "/persons/1: the id 'person p1'"),
        ({"persons": [{"id": "p1"}]}, "/persons/0/name: is empty"),
        ({"organizations": [{"id": "o1", "name": "Hill Board", "parent_id": "o1"}]}, "organization o1: a round"),
        (
            {"memberships": [{"person_id": "p1", "organization_id": "o1", "start_date": "soon"}]},
            "start_date: 'soon' is no date",
        ),
        (
            {"memberships": [{"person_id": "p1", "organization_id": "o1", "start_date": "2021", "end_date": "2020"}]},
            "/memberships/0/end_date: 2020 is before start_date 2021",
        ),
    ],
)
def test_a_person_or_post_at_fault_is_named_by_its_pointer(refused: Run, lists: dict[str, Any], said: str) -> None:
    faults = refused(json.dumps({**_PEOPLE, **lists}), "people.json", alone=True)
    assert any(said in fault for fault in faults), faults


_GRAPHML = (
    '<?xml version="1.0"?><graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="n" for="node" attr.name="label"/>'
    '<key id="k" for="edge" attr.name="kind"/><key id="a" for="edge" attr.name="amount"/>'
    '<graph edgedefault="directed"><node id="1"><data key="n">Hill Trust</data></node>{}</graph></graphml>'
)
_NODE = '<node id="2"><data key="n">Dale Trust</data></node>'


@pytest.mark.parametrize(
    ("inner", "said"),
    [
        (_NODE.replace('"2"', '"1"'), "node 2 (id 1): the id '1' is taken at node 1 (id 1)"),
        ('<edge source="1" target="9"/>', "edge 1: names '9', which is not in the file"),
        ('<edge source="1"/>', "edge 1: an edge has no source or no target"),
        (
            f'{_NODE}<edge id="e" source="1" target="2"/><edge id="e" source="2" target="1"/>',
            "edge 2 (id e): the id 'e' is taken",
        ),
        (
            f'{_NODE}<edge source="1" target="2"><data key="k">funds</data><data key="a">lots</data></edge>',
            "edge 1: amount: 'lots' is no sum",
        ),
        (
            f'{_NODE}<edge source="1" target="2"><data key="k">funds</data><data key="a">-5</data></edge>',
            "edge 1: amount: is -5, below nothing",
        ),
        (
            f'{_NODE}<edge source="1" target="2"><data key="k">part of</data></edge>'
            '<edge source="2" target="1"><data key="k">part of</data></edge>',
            "edge 2: 1 is part of 2 is part of 1: a round",
        ),
        ("&hill;", "is no well-formed XML"),
    ],
)
def test_a_node_or_edge_at_fault_is_named_by_its_number(refused: Run, inner: str, said: str) -> None:
    faults = refused(_GRAPHML.format(inner), "net.graphml", alone=True)
    assert any(said in fault for fault in faults), faults


def test_edges_whose_days_are_backwards_are_faults(refused: Run) -> None:
    nodes = '<nodes><node id="1" label="Hill Trust"/><node id="2" label="Dale Trust"/></nodes>'
    edges = '<edges><edge id="0" source="1" target="2" start="2021" end="2020"/></edges>'
    text = f'<?xml version="1.0"?><gexf version="1.2"><graph defaultedgetype="directed">{nodes}{edges}</graph></gexf>'
    [fault] = refused(text, "net.gexf", alone=True)
    assert "edge 1 (id 0): 'until' 2020 is before 'since' 2021" in fault


_REGISTER = "government-organisation\tname\tstart-date\tend-date\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (_REGISTER + "D1\tHill Office\t2001\t2000\n", "row 2, column 'end-date': 2000 is before the start-date 2001"),
        (_REGISTER + "D1\tHill Office\t44927\t\n", "row 2, column 'start-date': '44927' is how Excel counts"),
        (_REGISTER + "\tHill Office\t\t\n", "row 2, column 'government-organisation': is empty"),
        (_REGISTER + "D1\tHill Office\t\t\tmore\n", "row 2: has 5 cells and the head 4"),
        (
            "Name,Department,Classification,Chair\nHill Board,#REF!,Executive NDPB,\n",
            "row 2, column 'Department': #REF! is an error",
        ),
        ("Name,Department,Classification,Chair\n,Hill Office,Executive NDPB,\n", "row 2, column 'Name': is empty"),
        (
            "Name,Department,Classification,Chair\n" + "Hill Board,Hill Office,Executive NDPB,\n" * 2,
            "row 3: the id 'body hill board",
        ),
        ("force,budget_gbp\nKent,lots\n", "row 2, column 'budget_gbp': 'lots' is no sum"),
        ("force,budget_gbp\nKent,(5)\n", "row 2, column 'budget_gbp': is -5; expected pounds above nothing"),
    ],
)
def test_a_row_of_a_register_or_directory_at_fault_is_named(refused: Run, text: str, said: str) -> None:
    faults = refused(text, "list-2021-22.csv", alone=True)
    assert any(said in fault for fault in faults), faults


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"  \n", "is empty; expected rows, records or a graph"),
        (bytes(range(256)) * 9, "is no table, JSON or XML"),
        (b"%PDF-1.4", "is no table, JSON or XML"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"x" * 99, "is an old .xls or locked by a password"),
        (b"PK\x03\x04" + b"x" * 99, "is no workbook that can be read"),
        (b"<html><body>not found</body></html>", "none of the formats graphml, gexf"),
    ],
)
def test_what_is_no_data_is_refused_in_a_line(refused: Run, content: bytes, said: str) -> None:
    [fault] = refused(content, "some.file", alone=True)
    assert said in fault
