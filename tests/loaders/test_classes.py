"""Whom the law of a class reaches: commissioners, mayors, Wales, the two Commissioners and London's panel."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

import pytest
from support import ROOT

from graph.accountability import Step, steps
from graph.classes import limited
from graph.days.knowable import as_read
from graph.days.phases import status_at
from graph.kinds import load_kinds
from graph.model import Graph
from graph.powers import TEETH, power_of
from graph.texts.strict_yaml import Entry, read_yaml

NOW = "2022-11-30"
KINDS = load_kinds()
_AREAS: dict[str, Entry] = read_yaml(ROOT / "data" / "patterns.yaml", "patterns.yaml")["areas"]
WALES = ("dyfed-powys", "gwent", "north-wales", "south-wales")
APART = ("london", "city-of-london")
BODIES = {area: str(roles["local_policing_body"]) for area, roles in _AREAS.items()}
MAYORS = sorted(body for body in BODIES.values() if body.startswith("mayor-of-"))
WELSH = sorted(BODIES[area] for area in WALES)
ENGLISH = sorted(
    body for area, body in BODIES.items() if area not in (*WALES, *APART) and body not in MAYORS and "-20" not in area
)
KENT = "chief-constable-of-kent"
HEADS_IN_LONDON = ("commissioner-of-police-of-the-metropolis", "commissioner-of-city-of-london-police")


@cache
def _answers(graph_id: int, day: str) -> dict[str, list[Step]]:
    found: dict[str, list[Step]] = defaultdict(list)
    for step in steps(_GRAPHS[graph_id], KINDS):
        if step.first_day <= day <= step.last_day and step.status == "in_force":
            found[step.giver].append(step)
    return found


_GRAPHS: dict[int, Graph] = {}


def answers(graph: Graph, actor: str, day: str = NOW) -> list[Step]:
    _GRAPHS[id(graph)] = graph
    return _answers(id(graph), day)[actor]


def forums(graph: Graph, actor: str, kind: str, day: str = NOW) -> set[str]:
    return {step.forum for step in answers(graph, actor, day) if step.link.kind == kind}


def dismissed_by(graph: Graph, actor: str, day: str = NOW) -> set[str]:
    """Who elects the holder, or may dismiss: what one may require of another is upon `on`, not upon that other."""
    return {
        step.forum
        for step in answers(graph, actor, day)
        if step.link.kind == "ELECTS" or ("dismiss" in step.link.values.powers and not step.link.values.on)
    }


@pytest.mark.parametrize("body", WELSH)
def test_a_welsh_commissioner_is_audited_from_cardiff_and_asked_for_no_referendum(shipped_graph: Graph, body: str) -> None:
    assert forums(shipped_graph, body, "AUDITS") == {"auditor-general-for-wales"}
    held = answers(shipped_graph, body)
    assert not [step for step in held if step.link.id.endswith("~precept-referendum") or step.forum == "dluhc"]


@pytest.mark.parametrize("body", ENGLISH)
def test_an_english_commissioner_is_audited_by_local_auditors_only(shipped_graph: Graph, body: str) -> None:
    assert forums(shipped_graph, body, "AUDITS") == {"local-auditors"}
    assert [step for step in answers(shipped_graph, body) if step.link.id.endswith("~precept-referendum")]


@pytest.mark.parametrize("body", [*WELSH, *ENGLISH])
def test_only_voters_and_the_courts_dismiss_a_commissioner(shipped_graph: Graph, body: str) -> None:
    voters = forums(shipped_graph, body, "ELECTS")
    assert len(voters) == 1
    assert dismissed_by(shipped_graph, body) == voters | {"courts-of-england-and-wales"}


@pytest.mark.parametrize("body", MAYORS)
def test_only_voters_and_the_courts_dismiss_a_mayor(shipped_graph: Graph, body: str) -> None:
    day = "2024-12-31"  # all four have the police functions by then
    voters = forums(shipped_graph, body, "ELECTS", day)
    assert len(voters) == 1
    assert dismissed_by(shipped_graph, body, day) == voters | {"courts-of-england-and-wales"}


@pytest.mark.parametrize("body", MAYORS)
def test_a_mayor_answers_as_a_commissioner_does_save_what_the_orders_except(shipped_graph: Graph, body: str) -> None:
    held = answers(shipped_graph, body, "2024-12-31")
    matters = {step.link.id.split("~", 3)[3] for step in held if step.link.id.count("~") >= 3}
    assert {"annual-report", "information", "minimum-budget", "precept", "plan"} <= matters
    assert "pay" not in matters
    assert {step.through for step in held if step.link.kind == "AUDITS"} == {"mayors-with-pcc-functions"}
    assert not [step for step in held if step.link.kind == "INVESTIGATES" and "panel" in step.forum]


def test_a_mayor_elected_later_holds_nobody_before_that(shipped_graph: Graph) -> None:
    assert not [s for s in answers(shipped_graph, "mayor-of-south-yorkshire") if s.link.kind in ("ELECTS", "AUDITS")]


def test_schedule_6_does_not_reach_the_panel_of_london(shipped_graph: Graph) -> None:
    panel = "london-police-and-crime-committee"
    assert forums(shipped_graph, panel, "APPOINTS") == {"london-assembly"}
    assert not {step.forum for step in answers(shipped_graph, panel)} & {"local-authorities", "the-public"}


def test_the_home_secretary_sets_up_panels_in_wales_and_councils_in_england(shipped_graph: Graph) -> None:
    def appoints(area: str) -> set[str]:
        panel = f"police-and-crime-panel-for-{area}"
        return {
            step.forum
            for step in answers(shipped_graph, panel)
            if step.link.kind == "APPOINTS" and not step.link.id.endswith("~default")
        }

    assert appoints("gwent") == {"home-secretary"}
    assert appoints("kent") == {"local-authorities"}


@pytest.mark.parametrize("head", HEADS_IN_LONDON)
def test_the_commissioners_answer_by_law_as_the_chief_of_kent_does(shipped_graph: Graph, head: str) -> None:
    def by_law(chief: str) -> set[str]:
        return {step.link.id for step in answers(shipped_graph, chief) if step.through == "chief-officers-of-police"}

    assert by_law(KENT)
    assert by_law(head) == by_law(KENT) - (
        {"chief-officers-of-police~OWES_DUTY_TO~the-public~information"} if "city" in head else set()
    )
    assert {"attorney-general", "director-of-public-prosecutions", "nca-director-general", "ipco"} <= {
        step.forum for step in answers(shipped_graph, head)
    }


def test_what_one_may_require_of_another_names_the_office_it_is_upon(shipped_graph: Graph) -> None:
    removing = ("REMOVES", "ELECTS", "OVERSEES")
    for link in shipped_graph.links.values():
        if {"dismiss", "suspend"} & set(link.values.powers) and link.kind not in removing:
            assert link.values.on, link.id


def test_the_home_secretary_may_require_both_heads_of_the_met_to_go(shipped_graph: Graph) -> None:
    upon = {
        link.values.on
        for link in shipped_graph.links.values()
        if link.subject == "home-secretary" and link.kind == "DIRECTS" and "dismiss" in link.values.powers
    }
    assert upon == {"commissioner-of-police-of-the-metropolis", "deputy-commissioner-of-police-of-the-metropolis"}


def test_no_condition_of_a_class_names_a_territory(shipped_graph: Graph) -> None:
    for link in shipped_graph.links.values():
        ends = (shipped_graph.actors[link.subject], shipped_graph.actors[link.object])
        if any(end.is_class for end in ends) and link.values.binding == "statute":
            words = (link.values.condition or "").casefold()
            assert not any(word in words for word in ("in wales", "in england", "in london")), link.id


def test_a_payment_that_the_law_compels_gives_no_hold(shipped_graph: Graph) -> None:
    may_withhold = ("home-secretary", "home-office", "ministry-of-justice")  # the last: victims' services, on conditions
    for giver in ("pcc-kent", "mopac", "mayor-of-greater-manchester", "british-transport-police-authority"):
        for step in answers(shipped_graph, giver):
            if step.link.kind == "FUNDS" and power_of(step.link, KINDS).rank >= TEETH:
                assert step.forum in may_withhold, step.link.id


def test_no_instrument_pays_a_policing_body(shipped_graph: Graph) -> None:
    pays = [link for link in shipped_graph.links.values() if link.kind == "FUNDS" and link.object in BODIES.values()]
    assert not [link.id for link in pays if shipped_graph.actors[link.subject].kind == "instrument"]


def test_nothing_that_rests_on_the_protocol_of_2011_alone_holds_after_it(shipped_graph: Graph) -> None:
    lasting = ("ESTABLISHED_BY", "SUCCEEDS")
    alone = [
        link
        for link in shipped_graph.links.values()
        if link.kind not in lasting and {claim.source for claim in link.claims} == {"uksi-2011-2744"}
    ]
    assert alone and not [link.id for link in alone if status_at(link, shipped_graph, "2023-07-04") == "in_force"]


def test_what_the_protocol_of_2023_says_again_goes_on_under_it(shipped_graph: Graph) -> None:
    link = shipped_graph.links["chief-constables~GOVERNED_BY~nolan-principles"]
    assert link.values.since == "2012-01-16"
    assert status_at(link, shipped_graph, "2022-11-30") == status_at(link, shipped_graph, "2026-11-01") == "in_force"
    directs = shipped_graph.links["home-secretary~DIRECTS~chief-constables"]
    assert as_read(directs, "2022-11-30").values.basis == "policing-protocol"
    assert as_read(directs, "2026-11-01").values.basis == "policing-protocol-2023"


def test_a_class_holds_the_links_that_do_not_pass_to_every_member(shipped_graph: Graph) -> None:
    held = {(class_, link) for class_, limits in limited(shipped_graph).items() for link, *_ in limits}
    wanted = set()
    for link in shipped_graph.links.values():
        if link.values.scope or link.values.territory or link.values.exceptions:
            ends = {link.subject, link.object, link.values.on or ""}
            wanted |= {(end, link.id) for end in ends if end in shipped_graph.actors and shipped_graph.actors[end].is_class}
    assert wanted and wanted <= held
    assert all(shipped_graph.actors[class_].is_class for class_, _ in held)
