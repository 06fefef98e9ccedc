"""Looks for words wherever the graph has any: names, topics, sources and readings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph.errors import AskedWrongly
from graph.naming.names import fold_name
from graph.naming.resolve import LONGEST
from graph.naming.words import Words, degree, share, some_part, words_of
from graph.store import Row, Store
from queries.catalogue import part
from queries.question import Asked, Column, Parameter, Question

# What goes on from an actor of a kind; from the others who-oversees does.
_ON_FROM = {
    "instrument": "said-of", "recommendation": "said-of", "finding": "said-of", "document": "said-of",
    "review_or_inquiry": "said-of", "system": "show", "programme": "funding", "fund": "funding", "person": "show",
    "public": "show", "people_group": "show", "legislature": "oversees",
}  # fmt: skip
# How well a hit answers, by what was hit: a whole name before words of it, names before what is said.
_WHOLE, _NAME, _TOPIC, _SOURCE, _READING, _LIKE = 1000, (900, 860, 840, 700), 680, 640, 500, 300
_LEAST_LIKE = 75
_WHOLLY, _HALF = 0.79, 0.5  # a word begun counts for four fifths
_MOST_PIECES = 8


@dataclass(frozen=True, slots=True)
class Hit:
    """One hit: what it is, its id, how it is called, where the words stand, and the command that goes on from it."""

    rank: int
    what: str
    id: str
    name: str
    matched: str
    on: str
    sources: tuple[str, ...] = ()
    locators: tuple[str, ...] = ()


def _answer(asked: Asked) -> list[Row]:
    typed = " ".join(str(asked.values["words"]).split())
    key = fold_name(typed)
    words = words_of(key)
    if not words.alike or not any(char.isalnum() for char in key):
        raise AskedWrongly("search: there is no word to look for; give one, as in 'custodes search knife crime'")
    if len(typed) > LONGEST:
        raise AskedWrongly(f"search: {len(typed):,} signs are too many; give a few words")
    found = list(_hits(asked.store, key, words, [some_part(key)], _WHOLLY))
    if not any(hit.rank > _READING + 9 for hit in found):
        found += _alike(asked.store, key)
    if not found:
        found = list(_hits(asked.store, key, words, sorted(words.plain)[:_MOST_PIECES], _HALF))
        asked.notes.extend([f"nothing has all of '{typed[:60]}'; these have some of it"] if found else [])
    best: dict[tuple[str, str], Hit] = {}
    for hit in sorted(found, key=_order):
        best.setdefault((hit.what, hit.id), hit)
    hits, most = list(best.values()), asked.values["most"]
    if not hits:
        asked.notes.append(f"nothing has '{typed[:60]}'; try fewer or other words, or 'custodes kinds' and 'custodes sources'")
    if len(hits) > most:
        asked.notes.append(f"{len(hits) - most} more: raise --most")
    return [_row(hit) for hit in hits[:most]]


def _hits(store: Store, key: str, words: Words, pieces: list[str], least: float) -> Iterator[Hit]:
    """Whatever has at least this share of the words, of what holds one of the pieces."""
    for piece in pieces:
        yield from _names(store, key, words, piece, least)
        yield from _readings(store, words, piece, least)
    yield from _topics(words, least)
    yield from _sources(store, words, least)


def _order(hit: Hit) -> tuple[int, str, str, str]:
    return -hit.rank, hit.what, hit.id, hit.matched


def _row(hit: Hit) -> Row:
    return {
        "what": hit.what, "id": hit.id, "name": hit.name, "matched": hit.matched, "go_on": hit.on,
        "sources": list(hit.sources), "locators": list(hit.locators),
    }  # fmt: skip


def _names(store: Store, key: str, words: Words, piece: str, least: float) -> Iterator[Hit]:
    for row in store.rows(str(part("names-with").cypher), {"piece": piece}):
        how = degree(words, words_of(row["key"]))
        if row["key"] == key:
            rank = _WHOLE
        elif how is not None:
            rank = _NAME[how] - min(len(row["key"].split()), 20)
        elif share(words, row["key"]) >= least:
            rank = _NAME[-1] - 30
        else:
            continue
        yield _actor(row, rank)


def _alike(store: Store, key: str) -> Iterator[Hit]:
    """Names that are spelt much like it. All of them are looked at, so this is for what nothing else was found for."""
    from rapidfuzz import fuzz, process

    rows = store.rows(str(part("names-with").cypher), {"piece": ""})
    close = process.extract(key, [row["key"] for row in rows], scorer=fuzz.WRatio, limit=20, score_cutoff=_LEAST_LIKE)
    for _, score, at in close:
        yield _actor(rows[at], _LIKE + int(score))


def _actor(row: Row, rank: int) -> Hit:
    kind = str(row["kind"])
    on = f"custodes {_ON_FROM.get(kind, 'who-oversees')} {row['actor']}"
    return Hit(rank, kind, row["actor"], row["own"], "" if row["name"] == row["own"] else row["name"], on)


def _topics(words: Words, least: float) -> Iterator[Hit]:
    from graph.kinds import load_kinds

    for topic, doc in load_kinds().topics.items():
        if share(words, f"{topic} {doc}") >= least:
            yield Hit(_TOPIC, "topic", topic, doc, "", f"custodes topic {topic}")


def _sources(store: Store, words: Words, least: float) -> Iterator[Hit]:
    for row in store.rows(str(part("titles").cypher)):
        if share(words, f"{row['title']} {row['publisher']}") >= least:
            yield Hit(
                _SOURCE, "source", row["source"], row["title"], "", f"custodes said-in {row['source']}", (row["source"],), ("",)
            )


def _readings(store: Store, words: Words, piece: str, least: float) -> Iterator[Hit]:
    for row in store.rows(str(part("readings-with").cypher), {"piece": piece}):
        if share(words, row["reading"]) >= least:
            on = f"custodes evidence {row['what']}"
            yield Hit(_READING + row["importance"], "reading", row["what"], row["reading"], "", on,
                      (row["source"],), (row["locator"],))  # fmt: skip


QUESTION = Question(
    name="search",
    summary="Whatever has these WORDS: actors by any of their names, topics, sources, and what is said of links.",
    read="One row a hit, the best first: `what` it is (a kind of actor, a topic, a source, or a reading: what a claim says in "
    "our words), and in `go_on` the command that goes on from it. Words count in any order, and one may be the beginning of "
    "a longer one; where no name has them, names spelt alike are shown. It looks at all times, whatever the as-at date.",
    parameters=(
        Parameter("words", "text", "what to look for"),
        Parameter("most", "int", "how many hits to show", required=False, default=20, low=1, high=1000),
    ),
    columns=(
        Column("what", "text", "what it is"),
        Column("id", "text", "its id; of a reading, that of its link, gap or actor", brief=False),
        Column("name", "text", "its name, or the reading itself"),
        Column("matched", "text", "the name that was hit, where it is another"),
        Column("go_on", "text", "the command that goes on from it"),
        Column("sources", "source[]", "where it is said", brief=False),
        Column("locators", "locator[]", "the places in the sources", brief=False),
    ),
    answer=_answer,
)
