"""An answer laid out for reading: headings, an entry for each actor with its links as sentences, numbered sources.

Which questions are laid out, by what and under which headings, stands in LAYOUTS; everything else follows from the
sentences and names that every answer carries.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import click

from graph.harmless import one_line
from graph.locators import listed as places_listed
from graph.locators import together
from graph.plain_words import listed, long_date, long_period, spaced
from graph.store import Row, Store
from queries.catalogue import question
from queries.question import Answer
from viz.looks import verb_of
from viz.text_table import wrapped

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
_MOST_NOTED = 12
_INDENT = 2


@dataclass(frozen=True, slots=True)
class Layout:
    """How a question is laid out: its title over the name of whom it was asked about, the heading that a row stands
    under, and the column of actors that make the entries (None: each row is one)."""

    title: str
    heading: Callable[[Row], str]
    entry: str | None = None


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
    "chain": Layout("How {} answers to voters, Parliament or the Crown", lambda row: ""),
}


@dataclass(frozen=True, slots=True)
class Page:
    """What an answer is laid out on: so many columns, with bold headings or without."""

    width: int
    colour: bool = False

    def bold(self, text: str) -> str:
        """The text as a heading."""
        return click.style(text, bold=True) if self.colour else text

    def lines(self, text: str, indent: int = 0, *, hang: int = 0, bold: bool = False) -> Iterator[str]:
        """The text in lines, those after the first indented by `hang` more; nothing harmful in it gets through."""
        for at, line in enumerate(wrapped(one_line(text), max(20, self.width - indent - hang))):
            yield " " * (indent + (hang if at else 0)) + (self.bold(line) if bold else line)


def laid_out(answer: Answer, store: Store, page: Page) -> Iterator[str]:
    """The lines of an answer whose question is in LAYOUTS; `answer` must have been told (queries.telling)."""
    from queries.telling import named

    name, layout = answer.question.name, LAYOUTS[answer.question.name]
    about = named(store, [answer.actor or ""], answer.as_of).get(answer.actor or "")
    yield from page.lines(layout.title.format(about.written if about else "everybody"), bold=True)
    yield from page.lines(f"{answer.actor}, as at {long_date(answer.as_of)}")
    notes = _Notes(answer.rows)
    yield from _chains(answer.rows, notes, page) if name == "chain" else _entries(answer.rows, layout, notes, page)
    yield from notes.lines(store, page)


class _Notes:
    """The sources of the rows, numbered in the order in which they are met, with the places cited."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.places: dict[str, list[str]] = {}
        for row in rows:
            for source, place in zip(row["sources"], row["locators"], strict=True):
                self.places.setdefault(source, []).append(place)
        self.numbers: dict[str, int] = {}

    def of(self, rows: Sequence[Row]) -> str:
        """'[1, 3]' for the sources of these rows."""
        for source in dict.fromkeys(source for row in rows for source in row["sources"]):
            self.numbers.setdefault(source, len(self.numbers) + 1)
        found = sorted({self.numbers[source] for row in rows for source in row["sources"]})
        return f"[{', '.join(map(str, found))}]" if found else ""

    def lines(self, store: Store, page: Page) -> Iterator[str]:
        if not self.numbers:
            return
        yield ""
        yield page.bold("Sources")
        told = {row["source"]: row for row in store.rows(str(question("sources").cypher))}
        for source, number in self.numbers.items():
            places = together(self.places[source])
            more = f" and {len(places) - _MOST_NOTED} more" if len(places) > _MOST_NOTED else ""
            mark = f"[{number}] "
            cited = f"{cited_as(told.get(source), source)}: {places_listed(places[:_MOST_NOTED])}{more}"
            yield from page.lines(f"{mark}{one_line(cited)}", hang=len(mark))


def cited_as(source: Row | None, id_: str) -> str:
    """A source as one would cite it: its title, who published it, and when."""
    if source is None:
        return id_
    dated = long_period(source["date"]) if source.get("date") else ""
    return f"{source['title']} ({', '.join(part for part in (source.get('publisher'), dated) if part)})"


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


def _entries(rows: Sequence[Row], layout: Layout, notes: _Notes, page: Page) -> Iterator[str]:
    for heading, entries in grouped(rows, layout).items():
        yield ""
        yield page.bold(heading)
        for found in entries:
            yield from _entry(found, layout, heading, notes, page)


def _entry(rows: Sequence[Row], layout: Layout, heading: str, notes: _Notes, page: Page) -> Iterator[str]:
    deep = 2 * _INDENT if layout.entry else _INDENT
    if layout.entry:
        yield ""
        yield from page.lines(one_line(str(rows[0][f"{layout.entry}_name"])), _INDENT, bold=True)
    for row in (first := [row for row in rows if layout.heading(row) == heading]):
        yield from page.lines(f"{_sentence(row)} {notes.of([row])}", deep, hang=_INDENT)
    if weaker := [row for row in rows if row not in first]:
        verbs = listed(dict.fromkeys(verb_of(row, layout.entry or "") for row in weaker))
        links = f"{len(weaker)} link{'' if len(weaker) == 1 else 's'}"
        yield from page.lines(f"And it {verbs} ({links}; --links shows them) {notes.of(weaker)}", deep, hang=_INDENT)


def _sentence(row: Row) -> str:
    return one_line(str(row.get("says") or row.get("link") or row.get("gap") or ""))


def _chains(rows: Sequence[Row], notes: _Notes, page: Page) -> Iterator[str]:
    """Each chain as a ladder: who answers, by what, to whom, up to the end."""
    chains: dict[int, list[Row]] = {}
    for row in rows:
        chains.setdefault(row["chain"], []).append(row)
    for number, steps in chains.items():
        yield ""
        teeth = "every step can enforce" if steps[0]["teeth"] else "not every step can enforce"
        head = f"{number}. {steps[0]['giver_name']} to {steps[-1]['forum_name']} ({teeth})"
        yield from page.lines(one_line(head), bold=True)
        for step in steps:
            said = [", ".join(spaced(power) for power in step["powers"])]
            said += ["the weakest step"] if step["weakest"] and len(steps) > 1 else []
            words = "; ".join(part for part in said if part)
            yield from page.lines(one_line(f"↑ {step['forum_name']}{f' ({words})' if words else ''}"), _INDENT)
            yield from page.lines(f"{_sentence(step)} {notes.of([step])}", 2 * _INDENT)
