"""As at a day, nothing counts that nobody could have known, and no event counts after it is over."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.accountability import steps
from graph.assembly import assemble
from graph.days.dates import first_day, last_day, period_bounds
from graph.days.knowable import STALE_YEARS, placed_in_time
from graph.days.phases import phases, status_at
from graph.kinds import load_kinds
from graph.model import Actor, Claim, Graph, Link, Qualifiers, Source

KINDS = load_kinds()
PAPER = Source("paper", "A paper", "An office", "2019-03", "2019-03", speaks_from="2018-04")
REPORT = Source("report", "A report", "An office", "2022-09", "2022-09")
ACT = Source("act", "An Act", "A parliament", "2011-09-15", "2022-11-30", kind="statute")
SOURCES = {source.id: source for source in (PAPER, REPORT, ACT)}

years = st.integers(2005, 2025)
dates = st.one_of(years.map(str), st.builds("{}-{:02d}".format, years, st.integers(1, 12)))
maybe = st.one_of(st.none(), dates)


def actor(id_: str, kind: str = "board", from_: str | None = None, to: str | None = None) -> Actor:
    return Actor(id_, id_.title(), kind, from_=from_, to=to)


def link_of(kind: str, values: Qualifiers, sources: list[str], actors: dict[str, Actor]) -> Link:
    claims = [
        Claim(f"a~{kind}~b", id_, f"p. {n}", n, n + 1, None, SOURCES[id_].said_on, "It is so.", values)
        for n, id_ in enumerate(sources)
    ]
    links = assemble((claim, "a", kind, "b", None) for claim in claims)
    return placed_in_time(links, actors, SOURCES, KINDS)[f"a~{kind}~b"]


@given(
    maybe, maybe, maybe, maybe, maybe, st.lists(st.sampled_from(sorted(SOURCES)), min_size=1, max_size=3, unique=True), dates
)
def test_an_undated_link_is_never_assumed_before_anybody_could_have_known_of_it(since_a, to_a, since_b, plan, act, said, as_of):
    ended = to_a if to_a and (since_a is None or first_day(since_a) <= first_day(to_a)) else None
    actors = {each.id: each for each in (
        actor("a", from_=since_a, to=ended), actor("b", from_=since_b), actor("plan", "instrument", plan),
        actor("law", "instrument", act),
    )}  # fmt: skip
    link = link_of("OVERSEES", Qualifiers(topics=("general",), on="plan", basis="law"), said, actors)
    graph = Graph(actors, {link.id: link}, {}, SOURCES)
    if status_at(link, graph, as_of) != "in_force":
        return
    day = last_day(as_of)
    begun = [each for each in (since_a, since_b) if each]
    assert all(first_day(each) <= day for each in begun)
    gone_before = ended is not None and last_day(ended) < link.known_from
    if not gone_before:
        assert all(first_day(each) <= day for each in (plan, act) if each)
        assert day >= min(first_day(SOURCES[id_].speaks_from or SOURCES[id_].date) for id_ in said)


@given(dates, dates, dates)
def test_an_event_counts_on_its_days_and_never_again(one, other, as_of):
    begins, ends = sorted([one, other], key=first_day)
    happened = f"{begins}..{ends}" if last_day(ends) >= first_day(begins) else begins
    actors = {each.id: each for each in (actor("a"), actor("b"))}
    link = link_of("INSPECTS", Qualifiers(topics=("general",), happened=happened), ["report"], actors)
    first, last = period_bounds(happened)
    in_force = status_at(link, Graph(actors, {link.id: link}, {}, SOURCES), as_of) == "in_force"
    assert in_force == (first <= last_day(as_of) <= last)


@given(st.lists(st.sampled_from(["paper", "report"]), min_size=1, max_size=2, unique=True), dates)
def test_a_saying_counts_from_the_day_it_was_said(said, as_of):
    actors = {each.id: each for each in (actor("a"), actor("b"))}
    link = link_of("JUDGES", Qualifiers(topics=("general",), framework="PEEL"), said, actors)
    if status_at(link, Graph(actors, {link.id: link}, {}, SOURCES), as_of) == "in_force":
        assert last_day(as_of) >= min(first_day(SOURCES[id_].said_on) for id_ in said)


@pytest.mark.parametrize(
    ("as_of", "status"),
    [("2018-03-31", "not_yet"), ("2018-04-01", "in_force"), ("2022-03-30", "in_force"), ("2022-03-31", "last_said")],
)
def test_what_a_paper_said_years_ago_is_only_last_said(as_of: str, status: str) -> None:
    assert STALE_YEARS == 3
    actors = {each.id: each for each in (actor("a"), actor("b"))}
    link = link_of("OVERSEES", Qualifiers(topics=("general",)), ["paper"], actors)
    assert status_at(link, Graph(actors, {link.id: link}, {}, SOURCES), as_of) == status


def test_law_without_a_date_stands_until_it_says_otherwise() -> None:
    actors = {each.id: each for each in (actor("a"), actor("b"))}
    link = link_of("OVERSEES", Qualifiers(topics=("general",)), ["act"], actors)
    graph = Graph(actors, {link.id: link}, {}, SOURCES)
    assert status_at(link, graph, "2011-01-01") == "not_yet"
    assert status_at(link, graph, "2030-01-01") == "in_force"


def test_what_is_only_said_to_be_over_held_before_that() -> None:
    actors = {each.id: each for each in (actor("a", from_="2012"), actor("b"))}
    link = link_of("OVERSEES", Qualifiers(topics=("general",), until="2015"), ["paper"], actors)
    assert [(phase.begins, phase.ends) for phase in phases(link, actors)] == [("2012-01-01", "2015-12-31")]


@pytest.mark.parametrize("scope", [None, "six of them"])
def test_what_is_said_of_some_of_a_class_passes_to_no_member(scope: str | None) -> None:
    forces = dataclasses.replace(actor("b", "sector_group"), is_class=True)
    actors = {"a": actor("a"), "b": forces, "town": actor("town", "police_force")}
    said = link_of("INSPECTS", Qualifiers(topics=("general",), scope=scope), ["act"], actors)
    belongs = assemble(
        [
            (
                Claim("town~MEMBER_OF~b", "act", "s. 1", 0, 1, None, "2022", "It is one.", Qualifiers()),
                "town",
                "MEMBER_OF",
                "b",
                None,
            )
        ]
    )
    links = {said.id: said, **placed_in_time(belongs, actors, SOURCES, KINDS)}
    givers = {step.giver for step in steps(Graph(actors, links, {}, SOURCES), KINDS)}
    assert givers == ({"b", "town"} if scope is None else {"b"})


def test_what_is_to_begin_later_is_planned_from_the_day_it_was_said() -> None:
    actors = {each.id: each for each in (actor("a"), actor("b"))}
    link = link_of("OVERSEES", Qualifiers(topics=("general",), status="planned", since="2028-05"), ["report"], actors)
    graph = Graph(actors, {link.id: link}, {}, SOURCES)
    assert [status_at(link, graph, day) for day in ("2022-08-31", "2022-09-01", "2028-06-01")] == [
        "not_yet", "planned", "planned",
    ]  # fmt: skip
