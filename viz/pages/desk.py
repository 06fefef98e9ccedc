"""What a page is written from: answers told in words, names with their pages, and the proof of each sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from graph.errors import TooMuch
from graph.locators import listed as places_listed
from graph.locators import together
from graph.naming.articles import Named
from graph.store import Row, Store
from graph.stores.dataset_record import read_dataset_record
from graph.texts.plain_words import long_period
from queries.asking import Frame, ask
from queries.book.evidence.evidence import read_in
from queries.catalogue import part, question
from queries.question import Answer
from queries.telling import named, told
from viz.pages.addresses import Addresses
from viz.pages.memory import Remembering
from viz.pages.page import Proof, Said, Span, Words

_MOST_CITED = 2
# Of a graph with more links, rules and conflicts are judged by the command only: at 500,000 links that takes a minute and 2 GB.
MOST_LINKS = 40_000
_SHORT_TITLE = 60


@dataclass(frozen=True)
class Desk:
    """The store, the frame in which pages ask, and where pages are. `quotes` gives the words of claims."""

    store: Store
    frame: Frame
    addresses: Addresses
    quotes: Mapping[str, str] = field(default_factory=dict)
    scenario: str = ""

    def answer(self, name: str, values: Mapping[str, Any] | None = None, *, limit: int | None = None, **frame: Any) -> Answer:
        """The answer to a question with names and sentences, as the command tells it; `frame` changes it for this one."""
        return told(ask(self.store, name, values or {}, replace(self.frame, **frame), limit), self.store)

    def bare(self, name: str, values: Mapping[str, Any] | None = None, **frame: Any) -> list[Row]:
        """The rows of a question without names and sentences, for choosing among them. What asks for no actor is asked for
        every page alike, and so once."""
        made = replace(self.frame, **frame)
        if values or not isinstance(self.store, Remembering):
            return ask(self.store, name, values or {}, made).rows
        return self.store.memory.once(("question", name, made), lambda: ask(self.store, name, {}, made).rows)

    def of_all(self, name: str) -> list[Row]:
        """The rows of a question that looks at the whole graph in Python. TooMuch where that is too large for a page."""
        links = int((self.dataset.get("counts") or {}).get("links") or self._counted())
        if links > MOST_LINKS:
            raise TooMuch(f"{name}: {links:,} links are too many to judge for a page; ask 'custodes {name}'")
        return self.bare(name)

    def _counted(self) -> int:
        return int(self.store.rows("MATCH (c:Claim) WHERE c.head = 'link' RETURN count(c) AS n")[0]["n"])

    def told(self, answer: Answer) -> Answer:
        """An answer of rows that were chosen from another, with names and sentences."""
        return told(answer, self.store)

    @cached_property
    def day(self) -> str:
        """The as-at date in full."""
        from queries.typed_values import day_of

        given = str(self.dataset.get("as_of") or "") if self.frame.as_of is None else self.frame.as_of
        return day_of("as-of", given).iso

    @cached_property
    def dataset(self) -> Mapping[str, Any]:
        """What the store says of its data."""
        return read_dataset_record(self.store)

    def names(self, ids: Iterable[str]) -> dict[str, Named]:
        """The actors of these ids by name."""
        return named(self.store, set(ids), self.day)

    @cached_property
    def sources(self) -> dict[str, Row]:
        """Every source by its id."""
        return {row["source"]: row for row in self.store.rows(str(question("sources").cypher))}

    def actor(self, id_: str, name: str, *, strong: bool = False) -> Span:
        """The name of an actor, leading to its page."""
        return Span(name, self.addresses.page("actor", id_), strong)

    def proofs(self, links: Iterable[str]) -> dict[str, list[Proof]]:
        """The claims of each link, gap or actor, as they open beside a sentence."""
        wanted = sorted({link for link in links if link})
        if not wanted:
            return {}
        titles, found = self.sources, dict[str, list[Proof]]()
        for row in self.store.rows(str(part("claims-about").cypher), {"ones": wanted}):
            source = Span(short_title(titles.get(row["source"]), row["source"]), self.addresses.page("source", row["source"]))
            made = Proof(source, row["place"], row["reading"], claim_notes(row), self.quotes.get(row["claim"], ""))
            found.setdefault(row["what"], []).append(made)
        return found

    def said(self, row: Row, proofs: Mapping[str, list[Proof]], text: str = "", about: str = "") -> Said:
        """The sentence of a row with the names in it as links, and its proof; `about` is the actor whose page it is on."""
        link = str(row.get("link") or row.get("gap") or "")
        ids = list(dict.fromkeys([link, *(row.get("links") or ())])) if link else list(row.get("links") or ())
        opened = [proof for id_ in ids for proof in proofs.get(id_, ())]
        more = Span("the whole link", self.addresses.page("link", link)) if link else None
        sentence = text or str(row.get("says") or row.get("note") or "")
        return Said(self.linked(sentence, row, about), self._cited(row), tuple(opened), more if more and more.href else None)

    def _cited(self, row: Row) -> str:
        """Where it is said, as short as can be: the first two sources with their places."""
        titles, places = self.sources, dict[str, list[str]]()
        for source, place in zip(row.get("sources") or (), row.get("locators") or (), strict=True):
            places.setdefault(source, []).append(place)
        cited = [
            f"{short_title(titles.get(source), source)}, {places_listed(together(list(dict.fromkeys(found)))[:_MOST_CITED])}"
            for source, found in list(places.items())[:_MOST_CITED]
        ]
        left = len(places) - len(cited)
        return "; ".join(cited) + (f" and {left} more source{'' if left == 1 else 's'}" if left else "")

    def linked(self, text: str, row: Row, about: str = "") -> Words:
        """A text in which the names of the row's actors lead to their pages; not that of `about`, whose page it is on."""
        known = {name: id_ for id_, name in actors_of(row) if id_ != about and len(name) > 2 and name in text}
        if not known:
            return (Span(text),)
        pattern = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in sorted(known, key=len, reverse=True)))
        made, at = list[Span](), 0
        for found in pattern.finditer(text):
            made += [Span(text[at : found.start()])] if found.start() > at else []
            made.append(self.actor(known[found[0]], found[0]))
            at = found.end()
        return (*made, Span(text[at:])) if at < len(text) else tuple(made)


def actors_of(row: Row) -> Iterator[tuple[str, str]]:
    """(id, name) of every actor in a row that has been told."""
    for column, value in row.items():
        name = row.get(f"{column}_name")
        if isinstance(value, str) and isinstance(name, str):
            yield value, name
        if isinstance(value, list):
            yield from zip(value, row.get(f"{column}_names") or (), strict=False)


def short_title(source: Row | None, id_: str) -> str:
    """A source as it is called within a line."""
    title = str(source["title"]) if source else id_
    if len(title) <= _SHORT_TITLE:
        return title
    return f"{title[:_SHORT_TITLE].rsplit(' ', 1)[0].rstrip(',:;')}…"


def claim_notes(row: Row) -> tuple[str, ...]:
    """What must be known of a claim to trust it."""
    notes = [f"said {long_period(row['said_on'])}" if row["said_on"] else ""]
    read = read_in(row)
    notes += [f"read {read}" if read else "checked against the text" if row["checked"] else "not checked against the text"]
    notes += [] if row["explicit"] else ["read between the lines: the source does not say it outright"]
    notes += [f"{row['standing']}{': ' + row['why'] if row['why'] else ''}"] if row["standing"] != "normal" else []
    return tuple(filter(None, notes))
