"""What a brief is written from: the answers to questions, told in words, and what must be said of the links it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.naming.articles import Named
from graph.schema import SourceRow
from graph.store import Row, Store
from graph.stores.dataset_record import read_dataset_record
from graph.stores.paged import columns_of
from queries.asking import Frame, ask
from queries.question import Answer
from queries.telling import named, told
from viz.briefs.brief import Said
from viz.briefs.noting import Notes

# How a link that nobody read a text for is marked; the last section says what it means.
UNCHECKED = "[unchecked]"


@dataclass
class Desk:
    """One brief in the making. `used` are the links it rests on so far, each with what its row says of its dating."""

    store: Store
    as_of: str
    notes: Notes
    used: dict[str, str] = field(default_factory=dict)
    unchecked: set[str] = field(default_factory=set)
    _checked: dict[str, bool] = field(default_factory=dict)

    def rows(self, question: str, statuses: tuple[str, ...] = ("in_force",), **values: Any) -> list[Row]:
        """The rows of a question as at the day of the brief, with names and sentences."""
        return told(self.answer(question, statuses, **values), self.store, law=False).rows

    def answer(self, question: str, statuses: tuple[str, ...] = ("in_force",), **values: Any) -> Answer:
        """The answer itself, with its notes."""
        return ask(self.store, question, values, Frame(self.as_of, statuses))

    def names(self, ids: Iterable[str]) -> dict[str, Named]:
        """The actors of these ids by name."""
        return named(self.store, set(ids), self.as_of)

    def cite(self, rows: Iterable[Row]) -> tuple[int, ...]:
        """The number of the note for these rows, which count from now on among what the brief rests on."""
        found = list(rows)
        links = {link: row.get("dating") or "" for row in found for link in _links(row)}
        self._look_up(links)
        self.used |= links
        self.unchecked |= {link for link in links if not self._checked[link]}
        return self.notes.of(found)

    def said(self, row: Row, text: str = "", strong: str = "", more: Iterable[Row] = ()) -> Said:
        """The sentence of a row with its note and its mark; `more` are rows that it speaks for too."""
        rows = [row, *more]
        numbers = self.cite(rows)
        return Said(f"{text or row.get('says') or ''}{self.mark(rows)}", numbers, strong)

    def mark(self, rows: Iterable[Row]) -> str:
        """What follows a sentence that rests on a link which nobody checked; nothing where there is none."""
        return f" {UNCHECKED}" if self.count_unchecked(rows) else ""

    def count_unchecked(self, rows: Iterable[Row]) -> int:
        """How many of the links of these rows nobody checked."""
        links = links_of(rows)
        self._look_up(links)
        return sum(not self._checked[link] for link in links)

    def _look_up(self, links: Iterable[str]) -> None:
        new = sorted(set(links) - set(self._checked))
        if not new:
            return
        statement = "MATCH (c:Claim) WHERE c.about IN $links AND c.is_checked RETURN DISTINCT c.about AS link ORDER BY link"
        checked = {row["link"] for row in self.store.rows(statement, {"links": new})}
        self._checked |= {link: link in checked for link in new}


def links_of(rows: Iterable[Row]) -> set[str]:
    """The links that rows are made of, each once."""
    return {link for row in rows for link in _links(row)}


def _links(row: Row) -> list[str]:
    """The links a row is made of; a gap is none, and what no document says of it is not a link that could be checked."""
    links = [*(row.get("links") or ()), *filter(None, [row.get("link")]), *(row.get("proof") or ())]
    return [link for link in dict.fromkeys(links) if not link.startswith("gap~")]


def desk_of(store: Store, as_of: str) -> Desk:
    """A desk with the sources of the store on it."""
    wanted = ", ".join(f"s.{name} AS {name}" for name in columns_of(SourceRow))
    found = [SourceRow(**row) for row in store.rows(f"MATCH (s:Source) RETURN {wanted} ORDER BY id")]
    return Desk(store, as_of, Notes({source.id: source for source in found}))


def dataset_of(desk: Desk) -> Mapping[str, Any]:
    """What the store says of its data."""
    return read_dataset_record(desk.store)
