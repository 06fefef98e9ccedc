"""An answer laid out for reading: headings, an entry for each actor with its links as sentences, numbered sources.

Which questions are laid out, by what and under which headings, stands in LAYOUTS; everything else follows from the
sentences and names that every answer carries.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.store import Row, Store
from graph.texts.harmless import one_line
from graph.texts.plain_words import listed, long_date, spaced
from queries.question import Answer
from viz.laid.chains import chain_lines
from viz.laid.changes import change_lines, heading_of
from viz.laid.page import INDENT, Notes, Page, sentence_of
from viz.looks import verb_of

# What a rank of power allows: the headings of answers, briefs, the tree and the matrix.
RANKS = (
    (3, "Can appoint, dismiss or punish"), (2, "Can direct, veto, fund, suspend or require answers"),
    (1, "Can scrutinise, publish or set aims"), (0, "Can inform or advise only"), (-1, "Is the whole of which it is a part"),
)  # fmt: skip
_PARTS = {
    "inside": "Inside: its own parts, boards and officers", "last_said": "Last said long before, or by law now over",
    "past": "Past",
    "of_some": "Said of some of its class, not of whom",
}  # fmt: skip
_FAMILIES = {
    "oversight": "Oversight", "office": "Appointments and offices", "steering": "Direction, priorities and standards",
    "duty": "Duties and reports", "money": "Money", "structure": "Structure", "delivery": "What it runs or is run by",
    "voice": "Advice, requests and recommendations", "work": "Working together", "enforcement": "Enforcing the law",
    "state": "Judgements",
}  # fmt: skip
_MONEY = {"pays": "Pays", "receives": "Receives"}


Lines = Callable[[Sequence[Row], Notes, Page], Iterator[str]]


@dataclass(frozen=True, slots=True)
class Layout:
    """How a question is laid out: its title over the name of whom it was asked about, the heading that a row stands
    under, and the column of actors that make the entries (None: each row is one); or what makes its `lines`."""

    title: str
    heading: Callable[[Row], str]
    entry: str | None = None
    lines: Lines | None = None


def _by_power(row: Row) -> str:
    part = row.get("part", "holds")
    return _PARTS[part] if part in _PARTS else dict(RANKS)[max(-1, row["power_rank"])]


LAYOUTS: Mapping[str, Layout] = {
    "who-oversees": Layout("Who may hold {} to account", _by_power, "overseer"),
    "oversees": Layout("Whom {} may hold to account", _by_power, "account_giver"),
    "show": Layout("Everything that is said of {}", lambda row: _FAMILIES.get(row["family"], spaced(row["family"]))),
    "funding": Layout(
        "The money of {}", lambda row: {"pays": "Pays", "receives": "Receives"}.get(row["direction"], "Passes on")
    ),
    "duties": Layout("The duties of {}", lambda row: "Owes" if row["direction"] == "owes" else "Is owed"),
    "chain": Layout("How {} answers to voters, Parliament or the Crown", lambda row: "", lines=chain_lines),
    "diff": Layout("What changed between {} and {}", heading_of, lines=change_lines),
}


def laid_out(answer: Answer, store: Store, page: Page) -> Iterator[str]:
    """The lines of an answer whose question is in LAYOUTS; `answer` must have been told (queries.telling)."""
    from queries.telling import named

    layout = LAYOUTS[answer.question.name]
    about = named(store, [answer.actor or ""], answer.as_of).get(answer.actor or "")
    over = map(long_date, answer.days) if answer.days else [about.written if about else "everybody"]
    yield from page.lines(layout.title.format(*over), bold=True)
    if answer.actor:
        yield from page.lines(f"{answer.actor}, as at {long_date(answer.as_of)}")
    notes = Notes(answer.rows)
    yield from layout.lines(answer.rows, notes, page) if layout.lines else _entries(answer.rows, layout, notes, page)
    yield from notes.lines(store, page)


def grouped(rows: Sequence[Row], layout: Layout) -> dict[str, list[list[Row]]]:
    """Under each heading the rows of its entries; an actor has one entry, under the strongest thing that it can do."""
    home: dict[str, str] = {}
    groups: dict[str, dict[str, list[Row]]] = {}
    for index, row in enumerate(rows):
        heading, actor = layout.heading(row), str(row[layout.entry]) if layout.entry else str(index)
        if heading not in _PARTS.values():  # what does not hold stands apart, whoever else it is of
            heading = home.setdefault(actor, heading)
        groups.setdefault(heading, {}).setdefault(actor, []).append(row)
    return {heading: [*entries.values()] for heading, entries in groups.items()}


def _entries(rows: Sequence[Row], layout: Layout, notes: Notes, page: Page) -> Iterator[str]:
    for heading, entries in grouped(rows, layout).items():
        yield ""
        yield page.bold(heading)
        for found in entries:
            yield from _entry(found, layout, heading, notes, page)


def _entry(rows: Sequence[Row], layout: Layout, heading: str, notes: Notes, page: Page) -> Iterator[str]:
    deep = 2 * INDENT if layout.entry else INDENT
    if layout.entry:
        yield ""
        yield from page.lines(one_line(str(rows[0][f"{layout.entry}_name"])), INDENT, bold=True)
    for row in (first := [row for row in rows if layout.heading(row) == heading]):
        yield from page.lines(f"{sentence_of(row)} {notes.of([row])}", deep, hang=INDENT)
    if weaker := [row for row in rows if row not in first]:
        verbs = listed(dict.fromkeys(verb_of(row, layout.entry or "") for row in weaker))
        links = f"{len(weaker)} link{'' if len(weaker) == 1 else 's'}"
        yield from page.lines(f"And it {verbs} ({links}; --links shows them) {notes.of(weaker)}", deep, hang=INDENT)
