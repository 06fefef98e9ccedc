"""What to look at again: what the data says only to a day that is past."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from graph.days.dates import first_day, last_day, years_after
from graph.days.phases import NOT_KNOWN
from graph.errors import AskedWrongly
from graph.naming.names import nearest
from graph.store import Row
from graph.stores.dataset_record import read_dataset_record
from graph.texts.plain_words import short_date
from queries.catalogue import part, question
from queries.question import Asked, Column, Parameter, Question

# A holder of whom no end is said is looked at again after so long: posts change hands, and nobody tells the data.
_YEARS = 1
HOLDS = "HOLDS_OFFICE"
MATTERS = ("layer", "law", "edition", "lapsed", "term")


def _answer(asked: Asked) -> list[Row]:
    day = asked.values["as_of"]
    links = asked.store.rows(str(question("links").cypher), {"family": ""})
    editions = asked.store.rows(str(part("editions").cypher))
    rows = [*_layers(asked, day), *_laws(editions, day), *_lapsed(links, day), *_holders(links, day)]
    matter = asked.values["matter"]
    if matter and matter not in MATTERS:
        raise AskedWrongly(f"--matter: '{matter}' is none{nearest(matter, MATTERS)}; expected {', '.join(MATTERS)}")
    return sorted(
        (row for row in rows if not matter or row["matter"] == matter),
        key=lambda row: (row["matter"], row["since"] or "", row["actor"] or "", row["what"]),
    )


def _layers(asked: Asked, day: str) -> Iterator[Row]:
    for name, layer in (read_dataset_record(asked.store).get("layers") or {}).items():
        to = layer.get("complete_to")
        if to and not layer.get("closed") and last_day(to) < day:
            yield _row("layer", f"{name}: complete to {short_date(to)}", to, str(layer.get("note") or ""))


def _laws(editions: Iterable[Row], day: str) -> Iterator[Row]:
    for row in editions:
        proof = {"sources": [row["source"]], "locators": [""]}
        amended = row["amended"] or ""
        if amended and first_day(amended) <= day and last_day(row["read_to"] or "0001") < first_day(amended):
            read = f"read as it stood on {short_date(row['read_to'])}" if row["read_to"] else "which state was read is not said"
            yield _row("law", f"{row['title']}: amended since it was read", amended, read) | proof
        if row["newer"]:
            yield _row("edition", f"{row['title']}: there is a newer edition", None, row["newer"]) | proof


def _lapsed(links: Iterable[Row], day: str) -> Iterator[Row]:
    """Each law that is over, with how many links only it said to hold; none of them is known to go on, or to have ended."""
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in links:
        lapsed = row["final"] and row["stale_as"] == NOT_KNOWN and row["stale_from"] <= day <= row["last_day"]
        if lapsed and row["kind"] != HOLDS:  # a holder of whom nothing is known any more is told with the posts
            found[row["sources"][0], row["stale_from"]].append(row)
    for (source, since), same in sorted(found.items()):
        what = f"{len(same)} link{'' if len(same) == 1 else 's'} not known since this law ended"
        detail = ", ".join(sorted({row["link"] for row in same})[:5]) + (" …" if len(same) > 5 else "")
        proof = {"sources": [source], "locators": [""]}
        yield _row("lapsed", what, since, detail) | proof


def _holders(links: Iterable[Row], day: str) -> Iterator[Row]:
    """Posts whose last known holder has left, and holders without an end whom nobody has spoken of for long."""
    posts: dict[str, list[Row]] = defaultdict(list)
    for row in links:
        if row["kind"] == HOLDS and row["polarity"] == "asserted" and row["first_day"] <= day:
            posts[row["object"]].append(row)
    for post, rows in posts.items():
        last = max(rows, key=lambda row: (row["last_day"], row["first_day"], row["link"]))
        # Who was told of before he began is known at least for the day on which he did.
        said = max(first_day(last["since"] or "0001"), *(last_day(each) for each in last["said_on"]))
        proof = {"actor": post, "sources": last["sources"], "locators": last["locators"]}
        over = last["last_day"]
        if over < day:
            yield _row("term", f"no holder known after {short_date(over)}", over, last["subject"]) | proof
        elif not last["until"] and years_after(said, _YEARS) < day:
            yield _row("term", f"holder last known on {short_date(said)}", said, last["subject"]) | proof


def _row(matter: str, what: str, since: str | None, detail: str) -> Row:
    return {
        "matter": matter, "what": what, "actor": None, "since": since, "detail": detail, "sources": [], "locators": [],
    }  # fmt: skip


QUESTION = Question(
    name="stale",
    summary="What to look at again: layers, laws, editions and office-holders whose day is past.",
    read="One row per thing: a layer not complete to the day asked for, a law amended since it was read, a source with a newer "
    "edition, links whose law ended and that no later one speaks of, a post whose holder left or was not spoken of for a "
    "year. Ask it with --as-of today. Only what sources.yaml says of editions and amendments is known here.",
    parameters=(Parameter("matter", "text", "only this: layer, law, edition, lapsed or term", required=False, default=""),),
    columns=(
        Column("matter", "word", "layer, law, edition, lapsed or term"),
        Column("what", "text", "what is to be looked at"),
        Column("actor", "actor", "the post"),
        Column("since", "date", "since when"),
        Column("detail", "text", "what is known of it: the state read, the newer edition, the last holder, the links"),
        Column("sources", "source[]", "the source"),
        Column("locators", "locator[]", "the places in it, in the same order"),
    ),
    answer=_answer,
)
