"""An answer laid out for reading: headings, an entry for each actor with its links as sentences, numbered sources.

Which questions are laid out, by what and under which headings, stands in LAYOUTS; everything else follows from the
sentences and names that every answer carries.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import click

from graph.harmless import one_line
from graph.plain_words import listed, long_date, long_period, spaced
from graph.store import Row, Store
from queries.catalogue import question
from queries.question import Answer
from viz.looks import verb_of
from viz.text_table import wrapped

# What a rank of power allows, in the words of the tree.
RANKS = (
    (3, "Can appoint, dismiss or punish"), (2, "Can direct, veto, fund, suspend or require answers"),
    (1, "Can scrutinise, publish or set aims"), (0, "Can inform or advise only"), (-1, "Is the whole of which it is a part"),
)  # fmt: skip
_PARTS = {
    "inside": "Inside: its own parts, boards and officers", "last_said": "Last said long before", "past": "Past",
    "of_some": "Said of some of its class, not of whom",
}  # fmt: skip
_FAMILIES = {
    "oversight": "Oversight", "office": "Appointments and offices", "steering": "Direction, priorities and standards",
    "duty": "Duties and reports", "money": "Money", "structure": "Structure", "delivery": "What it runs or is run by",
    "voice": "Advice, requests and recommendations", "work": "Working together", "enforcement": "Enforcing the law",
    "state": "Judgements",
}  # fmt: skip
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
    "funding": Layout("The money of {}", lambda row: {"pays": "Pays", "receives": "Receives"}.get(row["direction"], "Passes on")),
    "duties": Layout("The duties of {}", lambda row: "Owes" if row["direction"] == "owes" else "Is owed"),
    "chain": Layout("How {} answers to voters, Parliament or the Crown", lambda row: ""),
}


def laid_out(answer: Answer, store: Store, width: int, *, colour: bool = False) -> Iterator[str]:
    """The lines of an answer whose question is in LAYOUTS; `answer` must have been told (queries.telling)."""
    from queries.telling import named

    name = answer.question.name
    layout = LAYOUTS[name]
    about = named(store, [answer.actor or ""], answer.as_of).get(answer.actor or "")
    head = layout.title.format(about.written if about else "everybody")
    yield from _wrapped(head, width, 0, bold=colour)
    yield from _wrapped(f"{answer.actor}, as at {long_date(answer.as_of)}", width, 0)
    notes = _Notes(answer.rows)
    body = _chains(answer.rows, notes, width, colour) if name == "chain" else _entries(answer.rows, layout, notes, width, colour)
    yield from body
    yield from notes.lines(store, width, colour)


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

    def lines(self, store: Store, width: int, colour: bool) -> Iterator[str]:
        if not self.numbers:
            return
        yield ""
        yield click.style("Sources", bold=True) if colour else "Sources"
        told = {row["source"]: row for row in store.rows(str(question("sources").cypher))}
        for source, number in self.numbers.items():
            places = list(dict.fromkeys(self.places[source]))
            more = f" and {len(places) - _MOST_NOTED} more places" if len(places) > _MOST_NOTED else ""
            cited = f"{'; '.join(places[:_MOST_NOTED])}{more}"
            yield from _wrapped(f"[{number}] {_cited(told.get(source), source)}: {cited}", width, 0, hang=len(f"[{number}] "))


def _cited(source: Row | None, id_: str) -> str:
    """A source as one would cite it: its title, who published it, and when."""
    if source is None:
        return id_
    dated = long_period(source["date"]) if source.get("date") else ""
    return f"{source['title']} ({', '.join(part for part in (source.get('publisher'), dated) if part)})"


def _entries(rows: Sequence[Row], layout: Layout, notes: _Notes, width: int, colour: bool) -> Iterator[str]:
    """Under each heading its entries; an actor has one entry, under the strongest thing that it can do."""
    strongest: dict[str, str] = {}
    groups: dict[str, dict[str, list[Row]]] = {}
    for index, row in enumerate(rows):
        heading, actor = layout.heading(row), str(row[layout.entry]) if layout.entry else str(index)
        home = strongest.setdefault(actor, heading) if layout.entry else heading
        if home in _PARTS.values() or heading in _PARTS.values():
            home = heading
        groups.setdefault(home, {}).setdefault(actor, []).append(row)
    for heading, entries in groups.items():
        yield ""
        yield click.style(heading, bold=True) if colour else heading
        for found in entries.values():
            yield from _entry(found, layout, heading, notes, width, colour)


def _entry(rows: Sequence[Row], layout: Layout, heading: str, notes: _Notes, width: int, colour: bool) -> Iterator[str]:
    if layout.entry:
        yield ""
        name = one_line(str(rows[0][f"{layout.entry}_name"]))
        yield from _wrapped(name, width, _INDENT, bold=colour)
    first = [row for row in rows if layout.heading(row) == heading] or list(rows)
    for row in first:
        indent = 2 * _INDENT if layout.entry else _INDENT
        yield from _wrapped(f"{_sentence(row)} {notes.of([row])}", width, indent, hang=_INDENT)
    weaker = [row for row in rows if row not in first]
    if weaker:
        verbs = listed(dict.fromkeys(verb_of(row, layout.entry or "") for row in weaker))
        links = f"{len(weaker)} link{'' if len(weaker) == 1 else 's'}"
        yield from _wrapped(f"It also {verbs} ({links}; --links shows them) {notes.of(weaker)}", width, 2 * _INDENT, hang=_INDENT)


def _sentence(row: Row) -> str:
    return one_line(str(row.get("says") or row.get("link") or ""))


def _chains(rows: Sequence[Row], notes: _Notes, width: int, colour: bool) -> Iterator[str]:
    """Each chain as a ladder: who answers, by what, to whom, up to the end."""
    chains: dict[int, list[Row]] = {}
    for row in rows:
        chains.setdefault(row["chain"], []).append(row)
    for number, steps in chains.items():
        yield ""
        teeth = "every step can enforce" if steps[0]["teeth"] else "not every step can enforce"
        head = f"{number}. {one_line(str(steps[0]['giver_name']))} → {one_line(str(steps[-1]['forum_name']))} ({teeth})"
        yield from _wrapped(head, width, 0, bold=colour)
        for step in steps:
            weak = "; the weakest step" if step["weakest"] and len(steps) > 1 else ""
            powers = ", ".join(spaced(power) for power in step["powers"])
            yield from _wrapped(f"↑ {one_line(str(step['forum_name']))}{f' ({powers}{weak})' if powers or weak else ''}", width, _INDENT)
            yield from _wrapped(f"{_sentence(step)} {notes.of([step])}", width, 2 * _INDENT)


def _wrapped(text: str, width: int, indent: int, *, hang: int = 0, bold: bool = False) -> Iterator[str]:
    for at, line in enumerate(wrapped(text, max(20, width - indent - hang))):
        spaces = " " * (indent + (hang if at else 0))
        yield spaces + (click.style(line, bold=True) if bold else line)
