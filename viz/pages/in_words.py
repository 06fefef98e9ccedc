"""What people type into a search box though it is a question: the page that answers it."""

from __future__ import annotations

from collections.abc import Iterator

from graph.errors import AskedWrongly
from graph.naming.names import fold_name
from graph.naming.resolve import find_actor
from queries.catalogue import question, question_names
from viz.pages.desk import Desk
from viz.pages.page import Span
from viz.pages.start import STARTS, start_span

# Between the words of a question and the name in it.
_BETWEEN = ("of ", "for ", "at ", "in ", "does ", "the ")
# So much of the words of both must be the same.
_ALIKE = 0.6


def questions_in(desk: Desk, typed: str) -> Iterator[Span]:
    """The questions that the words may be: those of the start page, and those whose name they begin with, of an actor."""
    key = fold_name(typed)
    said = set(key.split())
    for start in STARTS:
        theirs = set(fold_name(start.says).split())
        if said and len(said & theirs) >= _ALIKE * len(said | theirs) and (span := start_span(desk, start)):
            yield span
            return
    for name in sorted(question_names(), key=len, reverse=True):
        rest = key.removeprefix(f"{name.replace('-', ' ')} ")
        if rest != key and (span := _of_actor(desk, name, rest)):
            yield span
            return


def _of_actor(desk: Desk, name: str, rest: str) -> Span | None:
    asked = question(name)
    if [one.name for one in asked.parameters if one.required] != ["actor"]:
        return None
    while begun := next((word for word in _BETWEEN if rest.startswith(word)), None):
        rest = rest.removeprefix(begun)
    try:
        actor = find_actor(desk.store, rest, desk.day).id
    except AskedWrongly:
        return None
    page = desk.addresses.page("question", name, {"actor": actor})
    summary = asked.summary.replace("ACTOR", desk.names([actor])[actor].written).rstrip(".")
    return Span(summary, page) if page else None
