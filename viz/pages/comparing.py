"""Two bodies, or two dates, side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from graph.errors import AskedWrongly
from graph.naming.resolve import find_actor
from graph.store import Row
from graph.texts.plain_words import long_date
from queries.question import Answer
from viz.pages.desk import Desk
from viz.pages.page import Block, Entries, Entry, Field, Form, Page, Paragraph, Section, words
from viz.pages.questions import MOST_ROWS
from viz.pages.tables import table_of
from viz.pages.told_first import told_first

_CHANGES = {"added": "Began", "ended": "Ended"}
_MOST_IN_WORDS = 60


def compare_page(desk: Desk, given: Mapping[str, str]) -> Page:
    """What differs: of two bodies on one day, or of all or one of them between two days. AskedWrongly."""
    forms = Section("Two bodies", (_bodies(desk, given),)), Section("Two dates", (_dates(desk, given),))
    if given.get("before") or given.get("after"):
        title, answer, sections = _two_dates(desk, given)
    elif given.get("first") or given.get("second"):
        title, answer, sections = _two_bodies(desk, given)
    else:
        lead = (Paragraph(words("Two bodies on one day, or one body, or everything, on two days."), "lead"),)
        return Page("Compare", forms, desk.day, lead)
    notes = (*answer.taken, *answer.notes)
    return Page(title, (*sections, *forms), desk.day, told_first(answer), over="Compare", notes=notes)


def _two_bodies(desk: Desk, given: Mapping[str, str]) -> tuple[str, Answer, list[Section]]:
    values = {name: given.get(name, "") for name in ("first", "second")}
    answer = desk.answer("compare", values)
    found = [find_actor(desk.store, values[name], desk.day).id for name in ("first", "second")]
    names = desk.names(found)
    first, second = (names[id_] for id_ in found)
    differ = replace(answer, rows=[row for row in answer.rows if row["verdict"] != "same"])
    same = replace(answer, rows=[row for row in answer.rows if row["verdict"] == "same"])
    hold = f"“first” is over {first.written}, “second” over {second.written}."
    sections = [_table(desk, "Where they differ", differ, hold), _table(desk, "Where they are the same", same, hold)]
    return f"{first.name} and {second.name} compared", answer, sections


def _table(desk: Desk, title: str, answer: Answer, caption: str) -> Section:
    none = Paragraph(words("Nothing at hand."))
    return Section(title, (table_of(desk, answer, caption=caption) if answer.rows else none,))


def _two_dates(desk: Desk, given: Mapping[str, str]) -> tuple[str, Answer, list[Section]]:
    """The question diff; of one body, the rows at whose end it stands, it or those who answer as one with it."""
    values = {name: given.get(name, "") for name in ("before", "after")}
    answer, of = desk.answer("diff", values), ""
    if given.get("actor"):
        actor = find_actor(desk.store, given["actor"], desk.day).id
        ones = {actor, *(row["actor"] for row in desk.bare("answers-as-one", {"actor": actor}))}
        answer = replace(answer, rows=[row for row in answer.rows if {row["subject"], row["object"]} & ones])
        of = f" for {desk.names([actor])[actor].written}"
    days = [_day(name, values[name]) for name in ("before", "after")]
    title = f"What changed{of} between {long_date(days[0])} and {long_date(days[1])}"
    return title, answer, _changes(desk, answer)


def _day(name: str, given: str) -> str:
    from queries.typed_values import day_of

    if not given:
        raise AskedWrongly(f"{name} is missing: the two days to compare")
    return day_of(name, given).iso


def _changes(desk: Desk, answer: Answer) -> list[Section]:
    groups: dict[str, list[Row]] = {}
    for row in answer.rows:
        groups.setdefault(row["change"], []).append(row)
    if not groups:
        return [Section("Answer", (Paragraph(words("No source at hand dates a change in that time.")),))]
    sections = [Section(_heading(change, len(rows)), (_in_words(desk, rows),)) for change, rows in groups.items()]
    shown = replace(answer, rows=answer.rows[:MOST_ROWS])
    return [*sections, Section("All of it as a table", (table_of(desk, shown),), folded=True)]


def _heading(change: str, count: int) -> str:
    words_ = _CHANGES.get(change, change.replace("_", " ").capitalize())
    more = f", of which {_MOST_IN_WORDS} are told" if count > _MOST_IN_WORDS else ""
    return f"{words_}: {count}{more}"


def _in_words(desk: Desk, rows: list[Row]) -> Block:
    shown = rows[:_MOST_IN_WORDS]
    proofs = desk.proofs(row["link"] for row in shown if row["link"])
    return Entries(tuple(Entry((), (desk.said(row, proofs, _told(row)),)) for row in shown))


def _told(row: Row) -> str:
    """The sentence of a change, and from which status to which where it is more than to begin or end."""
    said = row["says"] or " ".join(filter(None, [row["subject_name"], row["object_name"]]))
    return said if row["change"] in _CHANGES else f"{said} ({row['detail'].replace('_', ' ')})"


def _bodies(desk: Desk, given: Mapping[str, str]) -> Form:
    fields = tuple(
        Field(name, f"the {name} body", given.get(name, ""), required=True, suggest="actor") for name in ("first", "second")
    )
    return Form(desk.addresses.page("compare") or "", fields, "Compare", "Two bodies")


def _dates(desk: Desk, given: Mapping[str, str]) -> Form:
    fields = (
        Field("before", "the earlier date", given.get("before", ""), "date", required=True),
        Field("after", "the later date", given.get("after", ""), "date", required=True),
        Field("actor", "only for", given.get("actor", ""), doc="leave empty for everything", suggest="actor"),
    )
    return Form(desk.addresses.page("compare") or "", fields, "Compare", "Two dates")
