"""The 43 police areas: one structure, with exceptions that are listed and no others."""

from __future__ import annotations

import pytest
from support import ROOT

from graph.days.phases import live
from graph.model import Graph
from graph.texts.strict_yaml import Entry, read_yaml

NOW = "2022-11-30"
_ROLES: dict[str, Entry] = read_yaml(ROOT / "data" / "patterns.yaml", "patterns.yaml")["areas"]
# (question, kinds of link, role that is the object): who does this to whom in an area.
QUESTIONS = (
    ("appoints", ("APPOINTS",), "chief_officer"),
    ("confirms", ("CONFIRMS",), "local_policing_body"),
    ("suspends or removes", ("REMOVES",), "chief_officer"),
    ("holds to account", ("OVERSEES",), "force"),
    ("inspects", ("INSPECTS",), "force"),
    ("investigates", ("INVESTIGATES",), "force"),
    ("funds the body", ("FUNDS",), "local_policing_body"),
    ("funds the force", ("FUNDS",), "force"),
    ("elects", ("ELECTS",), "local_policing_body"),
)
# What the law of an area does not provide for, or nobody has looked up: each of these is a stated gap.
EXCEPTIONS = {("city-of-london", "suspends or removes")}


def areas_now(graph: Graph) -> dict[str, Entry]:
    """The rows of areas whose local policing body exists now: some areas had another before, or have another since."""

    def exists(actor: str) -> bool:
        found = graph.actors[actor]
        return (not found.from_ or found.from_ <= NOW) and (not found.to or found.to >= NOW)

    return {name: roles for name, roles in _ROLES.items() if exists(roles["local_policing_body"])}


def test_there_are_43_areas_each_with_its_own_force_and_body(shipped_graph: Graph) -> None:
    areas = areas_now(shipped_graph)
    assert len(areas) == 43
    for role in ("force", "local_policing_body", "chief_officer"):
        assert len({roles[role] for roles in areas.values()}) == 43, role


@pytest.mark.parametrize("area", sorted(_ROLES))
def test_an_area_answers_who_does_what(shipped_graph: Graph, area: str) -> None:
    roles = areas_now(shipped_graph).get(area)
    if roles is None:
        return  # a former or later body of an area: its own dates, tested with the patterns
    links = [link for link in shipped_graph.links.values() if live(link, shipped_graph, NOW)]
    for question, kinds, role in QUESTIONS:
        found = [link for link in links if link.kind in kinds and link.object == roles[role]]
        known_gap = any(gap.kind in kinds and roles[role] == gap.object for gap in shipped_graph.gaps.values())
        assert found or ((area, question) in EXCEPTIONS and known_gap), f"{area}: nobody {question}"


def test_every_exception_of_a_pattern_is_needed(shipped_graph: Graph) -> None:
    assert {area for area, _ in EXCEPTIONS} <= set(areas_now(shipped_graph))


@pytest.mark.parametrize(
    ("body", "kind", "force"),
    [
        ("mopac", "OVERSEES", "metropolitan-police-service"),
        ("common-council", "OVERSEES", "city-of-london-police"),
        ("mayor-of-greater-manchester", "OVERSEES", "greater-manchester-police"),
        ("mayor-of-west-yorkshire", "OVERSEES", "west-yorkshire-police"),
        ("pfcc-essex", "OVERSEES", "essex-police"),
        ("pcc-south-wales", "OVERSEES", "south-wales-police"),
    ],
)
def test_the_exceptions_have_bodies_of_their_own(shipped_graph: Graph, body: str, kind: str, force: str) -> None:
    assert f"{body}~{kind}~{force}" in shipped_graph.links


def test_the_crown_and_no_commissioner_appoints_the_head_of_the_met(shipped_graph: Graph) -> None:
    office = "commissioner-of-police-of-the-metropolis"
    said = [link for link in shipped_graph.links.values() if link.kind == "APPOINTS" and link.object == office]
    appoints = {link.subject for link in said if link.polarity == "asserted"}
    assert appoints == {"the-crown"}


def test_a_mayor_takes_over_on_a_date_and_the_commissioner_ends_the_day_before(shipped_graph: Graph) -> None:
    before, after = (shipped_graph.actors[name] for name in ("pcc-south-yorkshire", "mayor-of-south-yorkshire"))
    assert before.to
    assert f"{after.id}~SUCCEEDS~{before.id}" in shipped_graph.links
    assert live(shipped_graph.links[f"{before.id}~OVERSEES~south-yorkshire-police"], shipped_graph, "2024-01-01")
    assert not live(shipped_graph.links[f"{before.id}~OVERSEES~south-yorkshire-police"], shipped_graph, "2024-07-01")
    assert live(shipped_graph.links[f"{after.id}~OVERSEES~south-yorkshire-police"], shipped_graph, "2024-07-01")


def test_the_met_is_in_no_regional_unit(shipped_graph: Graph) -> None:
    denied = [
        link
        for link in shipped_graph.links.values()
        if link.subject == "metropolitan-police-service" and link.polarity == "denied" and link.object == "roc-units"
    ]
    assert denied
