"""Scenarios: what would follow if bodies were closed or powers moved, and what that leaves open."""

from __future__ import annotations

from pathlib import Path

from graph.days.dates import day_before
from graph.errors import AskedWrongly
from graph.naming.names import nearest
from graph.texts.plain_words import long_date
from queries.question import Answer
from queries.scenario import Scenario, read_scenario, shipped_scenarios
from viz.pages.desk import Desk
from viz.pages.page import Page, Pairs, Paragraph, Points, Section, Span, words
from viz.pages.tables import table_of


def scenario_file(name: str) -> Path:
    """The name under which a scenario is read. AskedWrongly for one that is not shipped: a page never reads a file that
    somebody names."""
    known = shipped_scenarios()
    if name not in known:
        raise AskedWrongly(f"scenario: '{name[:80]}' is not known{nearest(name, known)}; /scenarios lists all")
    return Path(name)


def scenarios_page(desk: Desk) -> Page:
    """All of them."""
    found = [(name, read_scenario(scenario_file(name))) for name in shipped_scenarios()]
    items = tuple(
        words(Span(one.title, desk.addresses.page("scenario", name)), f" (as at {long_date(one.date)})") for name, one in found
    )
    lead = (Paragraph(words("What would follow if bodies were closed, or powers moved, and what it leaves open."), "lead"),)
    return Page("Scenarios", (Section("", (Points(items),)),), desk.day, lead)


def scenario_page(desk: Desk, name: str, scenario: Scenario, orphans: Answer) -> Page:
    """What a scenario says, and every link for which it names no successor."""
    source = Span(scenario.source.title, scenario.source.url, away=bool(scenario.source.url))
    items = [("From", words(long_date(scenario.date))), ("Said by", words(source, f", {scenario.source.publisher}"))]
    items += [(closing.id or f"every {closing.kind}", words(closing.why)) for closing in scenario.closings]
    within = {"scenario": name, "as-of": ""}
    ways = [
        ("Every page as it would be: begin with the start page", desk.addresses.page("start", "", {"scenario": name})),
        ("What changes on the day", desk.addresses.page(
            "compare", "", {**within, "before": day_before(scenario.date), "after": scenario.date})),
    ]  # fmt: skip
    onward = Points(tuple(words(Span(label, page)) for label, page in ways if page))
    count = len(orphans.rows)
    told = Paragraph(words(f"{count:,} links for which it names no successor: questions that it leaves open."), "note")
    sections = (
        Section("What it says", (Pairs(tuple(items)),)),
        Section("Look at the graph as it would be", (onward,)),
        Section("What it leaves open", (told, *((table_of(desk, orphans),) if count else ()))),
    )
    return Page(scenario.title, sections, desk.day, over="Scenario", notes=orphans.notes)
