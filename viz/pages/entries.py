"""An answer in words: under each heading an entry for each actor, its links as sentences that open their proof.

Headings and entries are those in which the command lays the same answer out (viz.reading).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.store import Row
from graph.texts.plain_words import listed
from queries.question import Answer
from viz.looks import verb_of
from viz.pages.desk import Desk
from viz.pages.page import Entries, Entry, Proof, Section, Span, words
from viz.reading import LAYOUTS, Layout, grouped

Proofs = dict[str, list[Proof]]
_OF_A_CLASS = ("class", "wider")


def in_words(desk: Desk, answer: Answer, *, level: int = 3, most: int = 0) -> list[Section]:
    """The sections of a told answer whose question is laid out; at most `most` entries under a heading (0: all)."""
    layout = LAYOUTS[answer.question.name]
    proofs = desk.proofs(_links(answer.rows))
    made = []
    for heading, entries in grouped(answer.rows, layout).items():
        # Who is named for the actor itself comes before who is for a class that it belongs to.
        ordered = sorted(entries, key=lambda rows: rows[0].get("reach") in _OF_A_CLASS)
        shown = ordered[:most] if most else ordered
        items = [_entry(desk, rows, layout, heading, proofs, answer.actor or "") for rows in shown]
        made.append(Section(heading, (Entries(tuple(items)),), level))
    return made


def chains_in_words(desk: Desk, answer: Answer, *, level: int = 3, most: int = 20) -> Iterator[Section]:
    """Each chain of the question chain as a ladder: who answers, by what, to whom, up to the end."""
    chains: dict[int, list[Row]] = {}
    for row in answer.rows:
        chains.setdefault(row["chain"], []).append(row)
    shown = list(chains.items())[:most]
    proofs = desk.proofs(_links(row for _, steps in shown for row in steps))
    for number, steps in shown:
        teeth = "every step can enforce" if steps[0]["teeth"] else "not every step can enforce"
        title = f"{number}. {steps[0]['giver_name']} to {steps[-1]['forum_name']} ({teeth})"
        items = [
            Entry(words("↑ ", desk.actor(step["forum"], step["forum_name"], strong=True)), (desk.said(step, proofs),))
            for step in steps
        ]
        yield Section(title, (Entries(tuple(items)),), level)


def _links(rows: Iterator[Row] | Sequence[Row]) -> list[str]:
    return [link for row in rows for link in (row.get("link"), *(row.get("links") or ())) if link]


def _entry(desk: Desk, rows: list[Row], layout: Layout, heading: str, proofs: Proofs, about: str) -> Entry:
    first = [row for row in rows if layout.heading(row) == heading]
    weaker = [row for row in rows if row not in first]
    name: tuple[Span, ...] = ()
    if layout.entry:
        name = (desk.actor(rows[0][layout.entry], rows[0][f"{layout.entry}_name"], strong=True),)
    label = ""
    if weaker:
        verbs = listed(dict.fromkeys(verb_of(row, layout.entry or "") for row in weaker))
        label = f"and it {verbs} ({len(weaker)} link{'' if len(weaker) == 1 else 's'})"
    said = tuple(desk.said(row, proofs, about=about) for row in first)
    return Entry(name, said, tuple(desk.said(row, proofs, about=about) for row in weaker), label)
