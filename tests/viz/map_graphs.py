"""Small graphs made by hand, to draw."""

from __future__ import annotations

from typing import Any

from graph.model import Actor, Alias, Claim, Gap, Graph, Link, Qualifiers, Source, gap_id, link_id

AS_OF = "2022-11-30"


def claim(about: str, values: Qualifiers, *, source: str = "act", **fields: Any) -> Claim:
    """A claim with the fields that a test does not care about filled in."""
    filled = {
        "locator": "s. 40", "start": 0, "end": 10, "digest": None, "said_on": "2022-11-30", "reading": "It says so.",
    }  # fmt: skip
    return Claim(about=about, source=source, values=values, **{**filled, **fields})


def link(subject: str, kind: str, object_: str, *, key: str | None = None, importance: int = 2, **values: Any) -> Link:
    """A link with one claim that says all its values."""
    id_, said = link_id(subject, kind, object_, key), Qualifiers(topics=("general",), **values)
    reading = f"{subject} {kind} {object_}, we read."
    return Link(id_, subject, kind, object_, said, (claim(id_, said, reading=reading, importance=importance),))


def graph_of(actors: list[Actor], links: list[Link], gaps: tuple[Gap, ...] = (), **sources: Source) -> Graph:
    """A graph of these, sorted as the loaders sort it."""
    act = Source("act", "Police Act 1996", "Parliament", "1996", "1996-05-22", "https://www.legislation.gov.uk/ukpga/1996/16")
    dataset = {
        "name": "custodes test dataset", "version": "7.1", "as_of": AS_OF, "licence": "Facts under the OGL v3.0",
        "acknowledgements": ["Contains public sector information.", "Contains Parliamentary information."],
    }  # fmt: skip
    return Graph(
        {actor.id: actor for actor in sorted(actors, key=lambda actor: actor.id)},
        {one.id: one for one in sorted(links, key=lambda one: one.id)},
        {gap.id: gap for gap in gaps},
        {"act": act, **sources},
        dataset,
    )


def met_graph() -> Graph:
    """The Met and eight others, with a planned, a proposed, an ended and a denied link among fourteen."""
    actors = [
        Actor("met", "Metropolitan Police Service", "police_force", (Alias("MPS"), Alias("Scotland Yard")), "local", "London"),
        Actor("mopac", "Mayor's Office for Policing and Crime", "local_policing_body", (Alias("MOPAC"),), "local", "London",
              from_="2012-01-16"),
        Actor("hmicfrs", "His Majesty's Inspectorate of Constabulary and Fire & Rescue Services", "inspectorate",
              (Alias("HMIC", None, "2017-07-18"), Alias("HMICFRS", "2017-07-19"))),
        Actor("home-office", "Home Office", "department", identifiers=(("govuk", "home-office"),)),
        Actor("home-secretary", "Home Secretary", "office"),
        Actor("police-act-1996", "Police Act 1996", "instrument"),
        Actor("commissioner", "Commissioner of Police of the Metropolis", "office", level="local"),
        Actor("professional-standards", "Directorate of Professional Standards", "unit"),
        Actor("iopc", "Independent Office for Police Conduct", "regulator", note="Before 2018 the IPCC."),
    ]  # fmt: skip
    return graph_of(actors, _met_links(), (_met_gap(),), evidence=_evidence())


def _met_links() -> list[Link]:
    return [
        link("mopac", "OVERSEES", "met", powers=("scrutinise", "require_answer"), since="2012-01-16",
             basis="police-act-1996", provision="s. 3", binding="statute"),
        link("mopac", "FUNDS", "met", amount=350_000_000.0, amount_qualifier="over", period="2022/23", binding="statute",
             powers=("fund",)),
        link("mopac", "DIRECTS", "commissioner", polarity="denied", scope="operational matters"),
        link("hmicfrs", "INSPECTS", "met"),
        link("hmicfrs", "JUDGES", "met", framework="PEEL", grade="requires improvement"),
        link("home-office", "FUNDS", "mopac", until="2021-03-31"),
        link("home-office", "OVERSEES", "hmicfrs"),
        link("home-secretary", "HEADS", "home-office"),
        link("home-secretary", "APPOINTS", "commissioner"),
        link("commissioner", "HEADS", "met"),
        link("professional-standards", "PART_OF", "met"),
        link("iopc", "INVESTIGATES", "met", status="planned"),
        link("iopc", "RECOMMENDS_TO", "met", on="police-act-1996", status="proposed"),
        _two_claims(),
    ]  # fmt: skip


def _two_claims() -> Link:
    """Two sources, the second of which says another sum and sets a lower one aside."""
    id_ = link_id("home-office", "COMMISSIONS", "iopc")
    first, second = Qualifiers(amount=1_500_000.0, topics=("general",)), Qualifiers(amount=2_000_000.0, topics=("general",))
    return Link(id_, "home-office", "COMMISSIONS", "iopc", first, (
        claim(id_, first, reading="It paid a million and a half.", importance=3, rank="preferred"),
        claim(id_, second, source="evidence", locator="para 12", reading="It paid two million.", explicit=False),
    ))  # fmt: skip


def _met_gap() -> Gap:
    id_ = gap_id(None, "AUDITS", "met")
    return Gap(id_, None, "AUDITS", "met", "not_stated", "The source names no auditor.", ())


def _evidence() -> Source:
    return Source("evidence", "Written evidence POP0086", "Metropolitan Police Service", "2022-11", "2022-11-30", None)
