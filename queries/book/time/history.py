"""What happened to an actor, in order of date: names, existence, holders, links that began or ended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.days.dates import EARLIEST, LATEST, day_before
from graph.days.phases import NOT_KNOWN
from graph.store import Row
from queries.catalogue import question
from queries.fetched.ends import rows_at_ends
from queries.question import Asked, Column, Parameter, Question


def _answer(asked: Asked) -> list[Row]:
    events: list[Row] = []
    for name in asked.store.rows(str(question("names-of").cypher), {"actor": asked.values["actor"]}):
        events += _ends(name["first_day"], name["last_day"], ("name begins", "name ends"), name["name"], None)
    for link in joined(rows_at_ends(asked, "phases-of")):
        events += _link_events(link)
    return sorted(events, key=lambda row: (row["date"], row["event"], row["what"]))


def joined(rows: Iterable[Row]) -> list[Row]:
    """The phases of links, those joined that differ only in the law that says so: nothing happened between them."""
    found: list[Row] = []
    for row in rows:
        last = found[-1] if found else None
        if last and last["link"] == row["link"] and last["status"] == row["status"] and last["last_day"] < row["first_day"]:
            found[-1] = {**row, "first_day": last["first_day"]}
        else:
            found.append(row)
    return found


def _link_events(link: Row) -> Iterator[Row]:
    what = f"{link['subject']} {link['kind']} {link['object']}"
    if link["polarity"] == "denied":
        what += " (denied)"
    if link["happened"]:
        yield from _ends(link["first_day"], link["last_day"], ("takes place from", "is over"), what, link)
        return
    if link["dating"] != "dated":
        for said in sorted(set(link["said_on"])):
            yield _event(said, f"said {link['status']}", what, link)
        return
    began = "begins" if link["status"] == "in_force" else f"is {link['status']} from"
    yield from _ends(link["first_day"], link["last_day"], (began, "ends"), what, link)
    if link["stale_as"] == NOT_KNOWN and link["stale_from"] < link["last_day"]:
        yield _event(day_before(link["stale_from"]), "is not known after", what, link)


def _ends(first: str, last: str, words: tuple[str, str], what: str, link: Row | None) -> Iterator[Row]:
    if first > last:
        return
    if first != EARLIEST:
        yield _event(first, words[0], what, link)
    if last != LATEST:
        yield _event(last, words[1], what, link)


def _event(date: str, event: str, what: str, link: Row | None) -> Row:
    return {
        "date": date,
        "event": event,
        "what": what,
        "link": link["link"] if link else None,
        "sources": link["sources"] if link else [],
        "locators": link["locators"] if link else [],
    }


QUESTION = Question(
    name="history",
    summary="What happened to ACTOR in order of date: names, holders, links that began or ended, and what was said when.",
    read="One row per event. `begins` and `ends` are dates of the thing itself; `said` rows are links without a date of their "
    "own, listed on the day they were said. A change that no source dates is not here.",
    parameters=(Parameter("actor", "actor", "whose history"),),
    columns=(
        Column("date", "date", "when: the first day that the date can mean, or the last for an end"),
        Column("event", "word", "what happened"),
        Column("what", "text", "to which name or link"),
        Column("link", "link", "the id of the link", brief=False),
        Column("sources", "source[]", "where it is said"),
        Column("locators", "locator[]", "the places in the sources, in the same order"),
    ),
    answer=_answer,
)
