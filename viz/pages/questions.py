"""The page of a question: its form, the answer in words and as a table, how to read it, and the statement behind it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from graph.kinds import load_kinds
from graph.texts.plain_words import spaced
from queries.catalogue import by_theme, question
from queries.question import Answer, Parameter, Question
from queries.telling import SAYS
from queries.typed_values import choices_of
from viz.pages.asked import Asking
from viz.pages.desk import Desk
from viz.pages.entries import chains_in_words, in_words
from viz.pages.page import Block, Code, Field, Form, Page, Paragraph, Points, Section, Span, words
from viz.pages.tables import table_of
from viz.pages.told_first import told_first
from viz.reading import LAYOUTS

MOST_ROWS = 1000
_OPTION = re.compile(r"`?--([a-z][a-z-]*)`?")
_IN_THE_BAR = (
    ("--status all", "“all of them” in the bar above"),
    ("--status last_said", "“last said too” in the bar above"),
    ("--denied", "“denied ones too” in the bar above"),
    ("--as-of", "“As at” in the bar above"),
)
_SUGGESTED = ("actor", "topic", "source")


def question_page(desk: Desk, asking: Asking, *, every: bool = False) -> Page:
    """The page; without an answer where a parameter that it needs is not given. AskedWrongly for a value that is not valid."""
    asked = question(asking.question)
    sections: list[Section] = []
    answer = desk.answer(asked.name, asking.values) if asking.complete else None
    if answer is not None:
        sections += answered(desk, answer, asking, every=every)
    if desk.addresses.live and (asked.parameters or every):  # below the answer: on a phone it would push that off the screen
        sections.append(Section("Ask" if answer is None else "Ask again", (form_of(desk, asked, asking.values),)))
    sections.append(
        Section("How to read it", (Paragraph(words(_for_a_page(asked.read) if desk.addresses.live else asked.read)),))
    )
    if asked.cypher:
        sections.append(Section("The Cypher behind it", (Code(asked.cypher.strip()),), folded=True))
    notes = (*answer.taken, *answer.notes) if answer else ()
    title = _title(desk, answer) or asked.summary
    lead = (Paragraph(words(_summary(desk, answer)), "lead"),) if answer and answer.question.name in LAYOUTS else ()
    lead = (*lead, *(told_first(answer) if answer else ()))
    return Page(title, tuple(sections), desk.day, lead, over=f"Question: {asked.name}", notes=notes)


def _for_a_page(read: str) -> str:
    """How to read it, where what the command has options for stands in the bar and the form of the page."""
    for option, place in _IN_THE_BAR:
        read = read.replace(f"`{option}`", place).replace(option, place)
    return _OPTION.sub(lambda found: f"“{spaced(found[1].replace('-', ' '))}” in the form", read)


def _title(desk: Desk, answer: Answer | None) -> str:
    """The title of an answer about an actor: that of the layout, or the summary with the name in the place of ACTOR."""
    if answer is None or not answer.actor:
        return ""
    if answer.question.name in LAYOUTS:
        return LAYOUTS[answer.question.name].title.format(_written(desk, answer.actor))
    return _summary(desk, answer)


def _summary(desk: Desk, answer: Answer) -> str:
    """What the question asks, with the name in the place of ACTOR."""
    summary = answer.question.summary
    return summary.replace("ACTOR", _written(desk, answer.actor)) if answer.actor else summary


def _written(desk: Desk, actor: str) -> str:
    about = desk.names([actor]).get(actor)
    return about.written if about else actor


def answered(desk: Desk, answer: Answer, asking: Asking, *, every: bool = False) -> list[Section]:
    """The answer: in words where its question is laid out, and as a table."""
    rows = len(answer.rows)
    if not rows:
        none = "No row answers this. That none is known is no proof that there is none."
        return [Section("Answer", (Paragraph(words(none)),))]
    shown = limited(answer)
    made: list[Section] = []
    if answer.question.name in LAYOUTS and not every:
        told = chains_in_words(desk, shown) if answer.question.name == "chain" else in_words(desk, shown)
        made = [Section("Answer", ()), *told]
    cut = f"; the first {MOST_ROWS:,} are shown, the files have all" if rows > MOST_ROWS else ""
    count = Paragraph(words(f"{rows:,} row{'' if rows == 1 else 's'}{cut}. ", *_columns(desk, asking, every=every)), "note")
    table = table_of(desk, shown, every=every, caption=_summary(desk, answer))
    return [*made, Section("The answer as a table" if made else "Answer", (count, table), folded=bool(made))]


def limited(answer: Answer) -> Answer:
    """The answer with as many rows as a page may have."""
    return replace(answer, rows=answer.rows[:MOST_ROWS])


def _columns(desk: Desk, asking: Asking, *, every: bool) -> list[Span]:
    values = {**asking.values, **({} if every else {"columns": "all"})}
    page = desk.addresses.page("question", asking.question, values) if desk.addresses.live else None
    hidden = [column for column in question(asking.question).columns if not column.brief and column != SAYS]
    return [Span("Fewer columns" if every else "Every column", page)] if page and hidden else []


def form_of(desk: Desk, asked: Question, values: Mapping[str, str]) -> Form:
    """The form of a question, made from its parameters."""
    fields = [field_of(one, values.get(one.name, "")) for one in asked.parameters]
    return Form(desk.addresses.page("question", asked.name) or "", tuple(fields), "Ask", asked.summary)


def field_of(parameter: Parameter, value: str) -> Field:
    """The field of one parameter."""
    label = parameter.name.replace("_", " ")
    doc = parameter.doc + (f" [{parameter.default}]" if parameter.default not in ("", None, False) else "")
    if parameter.type == "flag":
        return Field(parameter.name, label, value, "flag", doc)
    choices = choices_of(parameter.type, load_kinds()) if parameter.type != "topic" else None
    if choices:
        chosen = tuple((choice, choice.replace("_", " ")) for choice in choices)
        return Field(parameter.name, label, value, "choice", doc, (("", "any"), *chosen), parameter.required)
    look = "date" if parameter.type == "date" else "text"
    suggest = parameter.type if parameter.type in _SUGGESTED else ""
    return Field(parameter.name, label, value, look, doc, (), parameter.required, suggest)


def questions_page(desk: Desk) -> Page:
    """All questions by theme."""
    sections = []
    for theme, found in by_theme().items():
        pages = [(one, desk.addresses.page("question", one.name)) for one in found]
        items = tuple(words(Span(one.summary, page)) for one, page in pages if page)
        block: Block = Points(items)
        if items:
            sections.append(Section(theme.capitalize(), (block,)))
    lead = (Paragraph(words("Each is also a command of the same name, and gives the same rows."), "lead"),)
    return Page("All questions", tuple(sections), desk.day, lead)
