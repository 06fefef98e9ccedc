"""What an answer for reading is laid out on: lines of a width, sentences, and numbered sources under them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import click

from graph.locators import listed, together
from graph.store import Row, Store
from graph.texts.harmless import one_line
from graph.texts.plain_words import long_period
from queries.catalogue import question
from viz.text_table import wrapped

MOST_NOTED = 12
INDENT = 2


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


class Notes:
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
        """The numbered sources, with the places cited of each."""
        if not self.numbers:
            return
        yield ""
        yield page.bold("Sources")
        told = {row["source"]: row for row in store.rows(str(question("sources").cypher))}
        for source, number in self.numbers.items():
            places = together(self.places[source])
            more = f" and {len(places) - MOST_NOTED} more" if len(places) > MOST_NOTED else ""
            mark = f"[{number}] "
            cited = f"{cited_as(told.get(source), source)}: {listed(places[:MOST_NOTED])}{more}"
            yield from page.lines(f"{mark}{one_line(cited)}", hang=len(mark))


def cited_as(source: Row | None, id_: str) -> str:
    """A source as one would cite it: its title, who published it, and when."""
    if source is None:
        return id_
    dated = long_period(source["date"]) if source.get("date") else ""
    return f"{source['title']} ({', '.join(part for part in (source.get('publisher'), dated) if part)})"


def sentence_of(row: Row) -> str:
    """The row's link in words, on one line."""
    return one_line(str(row.get("says") or row.get("link") or row.get("gap") or ""))
