"""The pages that lead to others: sources, topics, rules, actors; and those of one source, topic or rule."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from graph.errors import AskedWrongly
from graph.kinds import load_kinds
from graph.naming.names import nearest
from graph.store import Row
from graph.texts.plain_words import long_period, spaced
from queries.question import Answer
from viz.laid.page import cited_as
from viz.pages.desk import Desk, claim_notes
from viz.pages.page import Block, Entries, Entry, Page, Pairs, Paragraph, Points, Said, Section, Span, Words, words
from viz.pages.tables import table_of

_MOST_AT_ONCE = 400


def source_page(desk: Desk, source: str) -> Page:
    """A source, and all that is said in it, in its own order."""
    known = desk.sources.get(source)
    if known is None:
        raise AskedWrongly(f"source: '{source[:80]}' is not known{nearest(source, desk.sources)}; /sources lists all")
    answer = desk.answer("said-in", {"source": source})
    items: list[tuple[str, Words]] = [("Published by", words(known["publisher"] or "not known"))]
    items += [("Date", words(long_period(known["date"])))] if known["date"] else []
    items += [("Address", words(Span(known["url"], known["url"], away=True)))] if known.get("url") else []
    items += [("Licence", words(known["licence"]))] if known.get("licence") else []
    items += [("Id", words(source))]
    parts = list(_places(desk, answer))
    left = len(answer.rows) - _MOST_AT_ONCE
    note = [Paragraph(words(f"{left:,} more claims are in the files."), "note")] if left > 0 else []
    said = Section(f"What is said in it: {len(answer.rows):,} claims, in its own order", (Entries(tuple(parts)), *note))
    return Page(
        known["title"], (Section("What it is", (Pairs(tuple(items)),)), said), desk.day, over="Source", notes=answer.notes
    )


def _places(desk: Desk, answer: Answer) -> Iterator[Entry]:
    for place, rows in groupby(answer.rows[:_MOST_AT_ONCE], key=lambda row: row["place"]):
        said = tuple(_claim(desk, row) for row in rows)
        yield Entry(words(Span(place or "no place is named", strong=True)), said)


def _claim(desk: Desk, row: Row) -> Said:
    page = desk.addresses.page("actor" if row["head"] == "actor" else "link", row["what"])
    notes = "; ".join(claim_notes({**row, "said_on": None, "why": None}))
    more = Span({"actor": "the actor", "gap": "the gap"}.get(row["head"], "the link"), page) if page else None
    return Said(words(row["reading"]), notes, (), more)


def sources_page(desk: Desk) -> Page:
    """All sources, those of which most is taken first."""
    rows = sorted(desk.sources.items(), key=lambda pair: (-int(pair[1].get("claims") or 0), pair[0]))
    items = [
        words(
            Span(cited_as(row, id_), desk.addresses.page("source", id_)),
            f": {row['claims']:,} claims" if "claims" in row else "",
        )
        for id_, row in rows
    ]
    return Page(
        "Sources", (Section("", (Points(tuple(items)),)),), desk.day, (_lead("Every document that anything here rests on."),)
    )


def topic_page(desk: Desk, topic: str) -> Page:
    """Everybody with a part in a topic."""
    known = load_kinds().topics
    if topic not in known:
        raise AskedWrongly(f"topic: '{topic[:80]}' is not known{nearest(topic, known)}; /topics lists all")
    answer = desk.answer("topic", {"topic": topic})
    proofs = desk.proofs(row["link"] for row in answer.rows)
    sections = [
        Section(role.capitalize(), (Entries(tuple(Entry((), (desk.said(row, proofs),)) for row in rows)),))
        for role, rows in groupby(answer.rows, key=lambda row: row["role"])
    ]
    if not answer.rows:
        sections.append(Section("", (Paragraph(words("No link about it is in force on this day.")),)))
    return Page(topic.replace("-", " ").capitalize(), tuple(sections), desk.day, (_lead(f"{known[topic]}."),), over="Topic",
                notes=answer.notes)  # fmt: skip


def topics_page(desk: Desk) -> Page:
    """All topics."""
    items = tuple(
        words(Span(topic.replace("-", " "), desk.addresses.page("topic", topic)), f": {doc}")
        for topic, doc in sorted(load_kinds().topics.items())
    )
    return Page("Topics", (Section("", (Points(items),)),), desk.day, (_lead("What links are about: a closed list."),))


def rules_page(desk: Desk) -> Page:
    """All rules of what each kind of actor should have."""
    answer = desk.answer("gap-rules")
    sections = [
        Section(
            row["asks"], (Paragraph(words(row["definition"])), Paragraph(words(_counted(row), _rule_link(desk, row)), "note"))
        )
        for row in answer.rows
    ]
    note = "What a kind of actor should have, and who proves not to have it. What nobody looked for is not counted as missing."
    return Page("Gap rules", tuple(sections), desk.day, (_lead(note),), notes=answer.notes)


def _rule_link(desk: Desk, row: Row) -> Span:
    return Span("Who has it not, with the proof", desk.addresses.page("rule", row["rule"]))


def _counted(row: Row) -> str:
    counts = ("met", "not_met", "not_researched", "exempt")
    return f"{row['looked_at']} looked at: {', '.join(f'{row[name]} {spaced(name)}' for name in counts if row[name])}. "


def rule_page(desk: Desk, rule: str) -> Page:
    """One rule: what it asks, and who has it not."""
    rules = {row["rule"]: row for row in desk.answer("gap-rules").rows}
    known = rules.get(rule)
    if known is None:
        raise AskedWrongly(f"rule: '{rule[:80]}' is not known{nearest(rule, rules)}; /rules lists all")
    answer = desk.answer("gaps", {"rule": rule})
    blocks: list[Block] = [Paragraph(words(_counted(known)))]
    blocks += [table_of(desk, answer, without=("rule", "asks", "answer"))] if answer.rows else []
    items = [(name, words(str(known[name]))) for name in ("definition", "reference", "zero") if known[name]]
    sections = (Section("The rule", (Pairs(tuple(items)),)), Section("Who has it not, and a source says so", tuple(blocks)))
    return Page(known["asks"], sections, desk.day, over="Gap rule", notes=answer.notes)


def actors_page(desk: Desk) -> Page:
    """Every actor by name, under the letter that it begins with."""
    answer = desk.answer("actors")
    rows = sorted(answer.rows, key=lambda row: (str(row["name"]).casefold(), row["actor"]))
    sections = [
        Section(letter, (Points(tuple(words(desk.actor(row["actor"], row["name"])) for row in found), columns=True),))
        for letter, found in groupby(rows, key=_letter)
    ]
    note = f"{len(rows):,} that exist, or are planned, on the day asked for."
    return Page("Actors from A to Z", tuple(sections), desk.day, (_lead(note),))


def _letter(row: Row) -> str:
    first = str(row["name"])[:1].upper()
    return first if first.isalpha() else "0–9"


def _lead(text: str) -> Block:
    return Paragraph(words(text), "lead")
