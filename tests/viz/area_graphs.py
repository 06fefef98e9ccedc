"""Areas made by hand: six copies of one structure, under two national bodies, with dates and a dispute."""

from __future__ import annotations

import dataclasses

from map_graphs import claim, graph_of, link

from graph.model import Actor, Graph, Link, Qualifiers, link_id

AREAS = ("Avon", "Durham", "Essex", "Gwent", "Kent", "Surrey")


def areas_graph(name: str = "{}") -> Graph:
    """Six areas; `name` is put round the names of the local actors."""
    actors = [
        Actor("hmicfrs", "HM Inspectorate", "inspectorate"),
        Actor("home-office", "Home Office", "department"),
        Actor("parliament", "Parliament", "legislature"),
        Actor("forces", "Police forces", "sector_group", is_class=True),
    ]
    links = [
        link("home-office", "FUNDS", "hmicfrs", binding="statute"),
        link("parliament", "OVERSEES", "home-office", powers=("require_answer",), since="2010"),
        link("home-office", "OVERSEES", "hmicfrs"),
        link("hmicfrs", "MONITORS", "forces", since="2015-06-01", until="2020-06-30"),
        _disputed(),
    ]
    for area in AREAS:
        actors += _local(area, name)
        links += [dataclasses.replace(one, pattern=f"pattern-{one.kind}") for one in _patterned(area.lower())]
    evidence = dataclasses.replace(graph_of([], []).sources["act"], id="evidence", title="Evidence")
    return graph_of(actors, links, evidence=evidence)


def _local(area: str, name: str) -> list[Actor]:
    key = area.lower()
    return [
        Actor(f"force-{key}", name.format(f"{area} Police"), "police_force", level="local", area=area),
        Actor(f"pcc-{key}", name.format(f"{area} PCC"), "local_policing_body", level="local", area=area, from_="2012-11-22"),
        Actor(f"voters-{key}", name.format(f"Voters of {area}"), "public", level="local", area=area),
        Actor(f"chief-{key}", name.format(f"Chief Constable of {area}"), "office", level="local", area=area),
    ]


def _patterned(key: str) -> list[Link]:
    return [
        link(f"voters-{key}", "ELECTS", f"pcc-{key}", powers=("appoint",), since="2012-11-22"),
        link(f"pcc-{key}", "OVERSEES", f"force-{key}", powers=("require_answer",), binding="statute", since="2012-11-22"),
        link(f"chief-{key}", "HEADS", f"force-{key}"),
        link(f"pcc-{key}", "APPOINTS", f"chief-{key}", since="2012-11-22", binding="statute"),
        link("hmicfrs", "INSPECTS", f"force-{key}"),
        link(f"force-{key}", "MEMBER_OF", "forces"),
    ]


def _disputed() -> Link:
    """Three sources on one sum: two state different amounts, one is silent."""
    id_ = link_id("home-office", "COMMISSIONS", "hmicfrs")
    first, second, third = (Qualifiers(amount=sum_, topics=("general",)) for sum_ in (1_500_000.0, 2_000_000.0, None))
    return Link(id_, "home-office", "COMMISSIONS", "hmicfrs", first, (
        claim(id_, first, rank="preferred"), claim(id_, second, source="evidence", locator="para 12"),
        claim(id_, third, source="evidence", locator="para 13"),
    ))  # fmt: skip
