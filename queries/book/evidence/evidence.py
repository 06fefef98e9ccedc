"""What a link, a gap or an actor rests on: each claim with its place, our reading and what it states."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from graph.days.dates import LATEST
from graph.errors import AskedWrongly
from graph.naming.names import nearest
from graph.store import Row
from graph.texts.plain_words import long_date, spaced
from queries.question import Asked, Column, Parameter, Question
from queries.telling import named
from queries.within import rows_of

# What a claim states of other actors.
_OF_ACTORS = ("on", "via", "basis", "exceptions")
_PLACE_ONLY = "the claim points to a place, not to a passage"


def _answer(asked: Asked) -> list[Row]:
    link = asked.values["link"].strip()
    # A claim is evidence whenever it was said: the as-at date of the question does not hide it.
    rows = rows_of(asked, "claims", as_of=LATEST, what=link)
    if not rows:
        _refuse(asked, link)
    titles = {row["source"]: row["title"] for row in rows_of(asked, "sources")}
    said = [json.loads(row["said"]) for row in rows]
    ids = {id_ for values in said for key in _OF_ACTORS for id_ in _list_of(values.get(key))}
    names = {id_: actor.name for id_, actor in named(asked.store, ids, asked.values["as_of"]).items()}
    return [_row(row, titles, _states(values, names)) for row, values in zip(rows, said, strict=True)]


def _refuse(asked: Asked, link: str) -> None:
    known = {row["link"] for row in rows_of(asked, "links")}
    known |= {row["what"] for row in rows_of(asked, "claims", as_of=LATEST)}
    if link not in known:
        raise AskedWrongly(f"link: '{link}' is no link{nearest(link, sorted(known))}; 'custodes show ACTOR --wide' lists ids")


def _row(row: Row, titles: Mapping[str, str], states: list[str]) -> Row:
    source = row["sources"][0]
    return {
        "source": source, "title": titles.get(source, source), "place": row["locators"][0], "said_on": row["said_on"],
        "reading": row["reading"], "states": states, "explicit": row["explicit"],
        "checked": row["checked"], "read": read_in(row),
        "standing": row["standing"], "why": row["why"], "importance": row["importance"],
        "span_start": row["span_start"], "span_end": row["span_end"], "digest": row["digest"],
        "read_version": row["read_version"], "read_on": row["read_on"], "claim": row["claim"],
        "sources": row["sources"], "locators": row["locators"],
    }  # fmt: skip


def read_in(row: Row) -> str | None:
    """'in the text as revised to 2025-07-18, on 29 November 2026' of a claim that was read in a text not kept at hand."""
    return f"in the text {row['read_version']}, on {long_date(row['read_on'])}" if row["read_version"] else None


def _states(values: Mapping[str, Any], names: Mapping[str, str]) -> list[str]:
    """'amount: 7' for each value, so that it reads in a table; an actor by its name."""
    return [
        f"{spaced(key)}: {', '.join(names.get(str(each), str(each)) for each in _list_of(value))}"
        for key, value in values.items()
    ]


def _list_of(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def evidence_words(
    rows: Iterable[Row], text_of: Callable[[str], str | None], digest_of: Callable[[str], str]
) -> list[tuple[str | None, str]]:
    """For each row of evidence the words of the source, and why there are none or why not to trust them ('' if all is well).

    `text_of` gives the normal form of a source by id, None where it is not at hand; `digest_of` that of a passage.
    Both are handed in, because questions know nothing of documents.
    """
    return [_words(row, text_of(row["source"]), digest_of) for row in rows]


def _words(row: Row, text: str | None, digest_of: Callable[[str], str]) -> tuple[str | None, str]:
    if row["span_start"] < 0:
        read = read_in(row)
        return None, f"read {read}; no passage is pointed to" if read else _PLACE_ONLY
    if text is None:
        return None, "the document is not at hand"
    words = text[row["span_start"] : row["span_end"]]
    if digest_of(words) != row["digest"]:
        return None, "the document's text no longer matches the digest of the passage"
    return words, ""


QUESTION = Question(
    name="evidence",
    summary="What LINK rests on: each claim with its place, our reading, what it states, and whether it was checked.",
    read="One row per claim, whenever said. `explicit` is false where the source only implies it; `standing` and `why` say "
    "which claim rules where they differ. A reading is ours: the words are in the source at the place named.",
    parameters=(Parameter("link", "text", "the id of a link, gap or actor, exactly as other answers show it"),),
    columns=(
        Column("source", "source", "the source"),
        Column("title", "text", "its title", brief=False),
        Column("place", "locator", "the paragraph, section or page"),
        Column("said_on", "date", "when it was said"),
        Column("reading", "text", "what it says, in our own words"),
        Column("states", "text", "the values that it states"),
        Column("explicit", "flag", "false where the source only implies it"),
        Column("checked", "flag", "whether the reading was checked against the text"),
        Column("read", "text", "where there is no passage: the revised text that was read, and when"),
        Column("standing", "status", "preferred, normal or deprecated"),
        Column("why", "text", "why preferred or deprecated", brief=False),
        Column("importance", "number", "3 core, 2 significant, 1 detail", brief=False),
        Column("span_start", "number", "where the passage starts in the text; -1 where there is none", brief=False),
        Column("span_end", "number", "where it ends", brief=False),
        Column("digest", "text", "the digest of the passage", brief=False),
        Column("read_version", "text", "the revised text that was read, where there is no passage", brief=False),
        Column("read_on", "date", "the day on which it was read", brief=False),
        Column("claim", "claim", "the id of the claim", brief=False),
        Column("sources", "source[]", "the source"),
        Column("locators", "locator[]", "the place"),
    ),
    answer=_answer,
)
