"""Search: whatever has some words, each hit leading to its page; and what may be suggested while one types."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.kinds import load_kinds
from graph.naming.names import fold_name
from graph.naming.words import words_of
from graph.store import Row, Store
from queries.catalogue import question
from viz.pages.desk import Desk
from viz.pages.in_words import questions_in
from viz.pages.page import Page, Paragraph, Points, Section, Span, Words, words
from viz.pages.start import search_form

# What a hit leads to; every other `what` is a kind of actor.
_PAGES = {"topic": "topic", "source": "source", "reading": "link"}
_MOST_HITS, _MOST_SUGGESTED = 40, 8
_INDEXED = 3  # letters by which names are found


def search_page(desk: Desk, typed: str) -> Page:
    """The hits, the best first. AskedWrongly where there is no word to look for."""
    if not typed.strip():
        return Page("Search", (), desk.day, tuple(search_form(desk)))
    answer = desk.answer("search", {"words": typed, "most": str(_MOST_HITS)})
    items = tuple(_hit(desk, row) for row in answer.rows)
    none = (Paragraph(words("Nothing has these words. Try fewer, or other ones.")),)
    found = Section(f"{len(items)} found" if items else "Nothing found", (Points(items),) if items else none)
    asked = tuple(words(span) for span in questions_in(desk, typed))
    sections = (*([Section("As a question", (Points(asked),))] if asked else []), found)
    return Page(f"Search: {typed[:80]}", sections, desk.day, tuple(search_form(desk, typed)), notes=answer.notes)


def _hit(desk: Desk, row: Row) -> Words:
    kind = _PAGES.get(row["what"], "actor")
    if row["what"] == "reading" and "~" not in row["id"]:
        kind = "actor"
    also = f", found as “{row['matched']}”" if row["matched"] else ""
    label = load_kinds().actors[row["what"]].label if row["what"] in load_kinds().actors else row["what"]
    return words(Span(row["name"], desk.addresses.page(kind, row["id"])), f" – {label}{also}")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something that may be meant: the kind and name of its page, how it is called, and what it is."""

    page: str
    id: str
    name: str
    what: str
    key: str

    def row(self) -> dict[str, str]:
        """As the script reads it."""
        return {"page": self.page, "id": self.id, "name": self.name, "what": self.what}


class Suggestions:
    """Every name under which anything is found, held in memory, so that a few letters are answered at once: by the letters
    that it or a word of it begins with, and by its words, the shortest names first."""

    def __init__(self, names: Iterable[Suggestion]) -> None:
        found = sorted(names, key=lambda one: (len(one.key), one.id))
        self._all = found
        self._first: dict[str, list[int]] = defaultdict(list)
        self._begun: dict[str, list[int]] = defaultdict(list)
        self._having: dict[str, list[int]] = defaultdict(list)
        self._every = [words_of(one.key).every for one in found]
        for at, one in enumerate(found):
            for length in range(1, _INDEXED + 1):
                self._first[one.key[:length]].append(at)
            for start in {word[:length] for word in one.key.split() for length in range(1, _INDEXED + 1)}:
                self._begun[start].append(at)
            for word in self._every[at]:
                self._having[word].append(at)

    def everything(self) -> Iterator[Suggestion]:
        """All of them, each name by itself."""
        return iter(self._all)

    def of(self, typed: str, only: str = "") -> list[Suggestion]:
        """The best few of what has a name with these words, the last one begun; `only` of one kind of page."""
        key = fold_name(typed)
        found: dict[tuple[str, str], Suggestion] = {}
        for at in self._in_order(key) if key else ():
            one = self._all[at]
            if not only or one.page == only:
                found.setdefault((one.page, one.id), one)
            if len(found) == _MOST_SUGGESTED:
                break
        return [*found.values()]

    def _in_order(self, key: str) -> Iterator[int]:
        """What the key may mean: names that begin with it, those with a word that does, those that have its words."""
        names, words_ = self._all, key.split()
        yield from (at for at in self._first.get(key[:_INDEXED], ()) if names[at].key.startswith(key))
        inner = f" {key}"
        yield from (at for at in self._begun.get(words_[0][:_INDEXED], ()) if inner in names[at].key)
        asked = words_of(key)
        alike = min((self._having.get(word, []) for word in asked.alike), key=len, default=[])
        begun = min((self._begun.get(word[:_INDEXED], []) for word in words_), key=len)
        wanted = {at for at in alike if asked.alike <= self._every[at]} | {at for at in begun if _begun(key, names[at].key)}
        yield from sorted(wanted)


def suggestions_of(store: Store) -> Suggestions:
    """What may be suggested of a graph: actors, topics and sources."""
    return Suggestions([*_actors(store), *_topics(), *_sources(store)])


def actor_called(id_: str, name: str, said: str, kind: str, key: str = "") -> Suggestion:
    """An actor under one of its names."""
    also = "" if said == name else f", {said}"
    return Suggestion("actor", id_, name, f"{load_kinds().actors[kind].label}{also}", key or fold_name(said))


def _begun(key: str, name: str) -> bool:
    """Whether each word of what was typed begins a word of the name."""
    padded = f" {name}"
    return all(f" {word}" in padded for word in key.split())


def _actors(store: Store) -> Iterator[Suggestion]:
    statement = (
        "MATCH (n:Name), (a:Actor) WHERE a.id = n.actor RETURN n.key AS key, n.name AS said, a.id AS id, a.name AS name, "
        "a.kind AS kind ORDER BY id, key, said"
    )
    for row in store.rows(statement):
        yield actor_called(row["id"], row["name"], row["said"], row["kind"], row["key"])


def _topics() -> Iterator[Suggestion]:
    for topic, doc in load_kinds().topics.items():
        yield Suggestion("topic", topic, topic.replace("-", " "), "topic", fold_name(f"{topic} {doc}"))


def _sources(store: Store) -> Iterator[Suggestion]:
    for row in store.rows(str(question("sources").cypher)):
        yield Suggestion("source", row["source"], row["title"], "source", fold_name(f"{row['title']} {row['publisher'] or ''}"))
