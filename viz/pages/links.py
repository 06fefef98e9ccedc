"""The page of a link, a gap or what is said of an actor: the sentence, what is known of it, and each claim."""

from __future__ import annotations

from dataclasses import replace

from graph.kinds import load_kinds
from graph.store import Row
from graph.texts.plain_words import long_date, long_period, pounds, spaced
from queries.catalogue import question
from queries.fetched.linked import linked
from queries.question import Answer, Column
from viz.pages.desk import Desk, claim_notes
from viz.pages.page import Block, Entries, Entry, Page, Pairs, Said, Section, Span, Words, words

# What a link is said to be, in the order of reading; see _value for how each looks.
_SHOWN = (
    "kind", "status", "polarity", "powers", "power_from", "condition", "scope", "about", "matter", "duty", "basis", "provision",
    "since", "until", "happened", "dating", "amount", "amount_qualifier", "amount_is", "period", "purpose", "framework",
    "grade", "stance",
)  # fmt: skip
_NAMES = {
    "matter": "on",
    "basis": "legal basis",
    "power_from": "the power is",
    "happened": "took place",
    "dating": "its dates are",
}
_DAYS = ("since", "until")
_PERIODS = ("happened", "period")
_ONE = (Column("link", "link", "the id"), Column("subject", "actor", "who"), Column("object", "actor", "to whom"),
        Column("matter", "actor", "on what"), Column("basis", "actor", "by what law"))  # fmt: skip


def link_page(desk: Desk, link: str) -> Page:
    """The page of this id. AskedWrongly, with the nearest, where there is none such."""
    claims = desk.answer("evidence", {"link": link})
    phases = _phases(desk, link)
    row = phases[-1][0] if phases else _gap(desk, link)
    title = str(row.get("says") or row.get("note") or f"What is said of {link}")
    sections: list[Section] = []
    if phases:
        sections.append(Section("What is known of it", tuple(_known(desk, *one, several=len(phases) > 1) for one in phases)))
    sections.append(_claims(desk, claims))
    over = "Gap" if link.startswith("gap~") else "Link" if phases else "Actor"
    items = (("Id", words(link)),)
    sections.append(Section("To ask for it again", (Pairs(items),)))
    return Page(title, tuple(sections), desk.day, over=over, notes=claims.notes)


def _phases(desk: Desk, link: str) -> list[tuple[Row, Row]]:
    """Each phase of the link: with names and the sentence, and as it is known."""
    found = linked(desk.store, "said-links", [link], {"as_of": desk.day})
    asked = replace(question("show"), columns=_ONE)
    return list(zip(desk.told(Answer(asked, found, desk.day)).rows, found, strict=True)) if found else []


def _gap(desk: Desk, link: str) -> Row:
    found = (
        [row for row in desk.bare("stated-gaps", statuses=("all",)) if row["gap"] == link] if link.startswith("gap~") else []
    )
    return desk.told(Answer(question("stated-gaps"), found, desk.day)).rows[0] if found else {}


def _known(desk: Desk, told: Row, phase: Row, *, several: bool) -> Block:
    items: list[tuple[str, Words]] = [
        ("who", words(desk.actor(told["subject"], told["subject_name"]))),
        ("to whom", words(desk.actor(told["object"], told["object_name"]))),
    ]
    items += [
        (_NAMES.get(name, spaced(name)), _value(desk, name, phase, told)) for name in _SHOWN if phase[name] not in (None, [])
    ]
    if several:
        items.append(("in this state", words(f"{long_date(phase['first_day'])} to {long_date(phase['last_day'])}")))
    return Pairs(tuple(items))


def _value(desk: Desk, name: str, phase: Row, told: Row) -> Words:
    value = phase[name]
    if name in ("matter", "basis"):
        return words(desk.actor(str(value), str(told[f"{name}_name"])))
    if name == "kind":
        return words(load_kinds().links[str(value)].label)
    if name == "amount" and isinstance(value, int | float):
        return words(pounds(value, phase["amount_to"]))
    if name in _DAYS:
        return words(long_date(str(value)))
    if name in _PERIODS:
        return words(long_period(str(value)))
    if isinstance(value, list):
        return words(", ".join(spaced(str(one)) for one in value))
    return words(spaced(str(value)) if name in ("status", "polarity", "power_from", "dating", "duty") else str(value))


def _claims(desk: Desk, answer: Answer) -> Section:
    """Each claim open: here the proof is what one has come for."""
    items = []
    for row in answer.rows:
        source = Span(row["title"], desk.addresses.page("source", row["source"]), strong=True)
        notes = "; ".join(claim_notes({**row, "standing": row["standing"]}))
        said = [Said(words(row["reading"]), notes)]
        if row["states"]:
            said.append(Said(words(f"It states: {'; '.join(row['states'])}")))
        if quote := desk.quotes.get(row["claim"]):
            said.append(Said(words(f"In its words: “{quote}”")))
        items.append(Entry(words(source, f", {row['place']}" if row["place"] else ""), tuple(said)))
    count = len(items)
    return Section(f"What it rests on: {count} claim{'' if count == 1 else 's'}", (Entries(tuple(items)),))
