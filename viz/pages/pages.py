"""Which function writes which kind of page: the one list that a server and a folder share."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from graph.errors import AskedWrongly
from viz.pages.actor import actor_page
from viz.pages.asked import asking_of
from viz.pages.comparing import compare_page
from viz.pages.desk import Desk
from viz.pages.finding import search_page
from viz.pages.links import link_page
from viz.pages.lists import actors_page, rule_page, rules_page, source_page, sources_page, topic_page, topics_page
from viz.pages.page import Page
from viz.pages.questions import question_page, questions_page
from viz.pages.scenarios import scenarios_page
from viz.pages.start import start_page

Values = Mapping[str, str]
# A page that has a name: /actor/kent-police; given the name and the values that the address asks for.
NAMED: dict[str, Callable[[Desk, str, Values], Page]] = {
    "actor": lambda desk, name, given: actor_page(desk, name),
    "link": lambda desk, name, given: link_page(desk, name),
    "source": lambda desk, name, given: source_page(desk, name),
    "topic": lambda desk, name, given: topic_page(desk, name),
    "rule": lambda desk, name, given: rule_page(desk, name),
    "question": lambda desk, name, given: _question(desk, name, given),
}
# A page that there is one of: /sources.
ALONE: dict[str, Callable[[Desk, Values], Page]] = {
    "start": lambda desk, given: start_page(desk),
    "search": lambda desk, given: search_page(desk, given.get("words", "")),
    "questions": lambda desk, given: questions_page(desk),
    "actors": lambda desk, given: actors_page(desk),
    "topics": lambda desk, given: topics_page(desk),
    "sources": lambda desk, given: sources_page(desk),
    "rules": lambda desk, given: rules_page(desk),
    "scenarios": lambda desk, given: scenarios_page(desk),
    "compare": lambda desk, given: compare_page(desk, given),
}

# What an address may ask for beside the frame, by kind of page; a question takes its own parameters.
TAKES = {"search": ("words",), "compare": ("first", "second", "before", "after", "actor"), "query": ("statement",)}


def page_of(desk: Desk, kind: str, name: str, given: Values) -> Page | None:
    """The page; None where there is no page of that kind. AskedWrongly where its name or a value is not valid."""
    check_taken(kind, given)
    if name:
        made = NAMED.get(kind)
        return made(desk, name, given) if made else None
    alone = ALONE.get(kind)
    return alone(desk, given) if alone else None


def check_taken(kind: str, given: Values) -> None:
    """AskedWrongly for a parameter that this kind of page does not take."""
    strange = [] if kind == "question" else sorted(set(given) - set(TAKES.get(kind, ())))
    if strange:
        takes = ", ".join(TAKES.get(kind, ())) or "none of its own"
        raise AskedWrongly(
            f"{kind}: no parameter '{strange[0][:60]}'; it takes {takes}, and as-of, status, denied and scenario"
        )


def _question(desk: Desk, name: str, given: Values) -> Page:
    every = given.get("columns") == "all"
    values = {key: value for key, value in given.items() if key != "columns"}
    return question_page(desk, asking_of("question", name, values), every=every)
