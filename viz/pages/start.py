"""The start page: one search box, the questions that people come with, and what the data covers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph.errors import AskedWrongly
from graph.naming.resolve import resolve_actor
from graph.texts.plain_words import long_date
from viz.about import acknowledgements, name_of, version_of
from viz.pages.desk import Desk
from viz.pages.page import Block, Field, Form, Page, Pairs, Paragraph, Place, Points, Section, Span, Words, words


@dataclass(frozen=True, slots=True)
class Start:
    """A question in plain words; `values` name actors as people call them. One is shown where the data has all of them."""

    says: str
    question: str
    values: tuple[tuple[str, str], ...] = ()


STARTS = (
    Start("Who can dismiss the chief constable of Kent?", "who-can-dismiss", (("actor", "Chief Constable of Kent"),)),
    Start("Who may hold the Met to account, and who of them can do something?", "who-oversees", (("actor", "the Met"),)),
    Start("Where does the money of Operation Soteria come from?", "funding",
          (("actor", "Operation Soteria"), ("status", "all"))),
    Start("What changed for the Met between 2019 and 2022?", "compare",
          (("before", "2019-01-01"), ("after", "2022-11-30"), ("actor", "the Met"))),
    Start("By what steps does Kent Police answer to voters or Parliament?", "chain", (("actor", "Kent Police"),)),
    Start("Where do the Met and West Midlands Police differ?", "compare",
          (("first", "the Met"), ("second", "West Midlands Police"))),
    Start("Which bodies should be inspected, and are by nobody?", "gaps", (("rule", "inspector"),)),
    Start("Who inspects and also advises, or funds what it inspects?", "conflicts"),
    Start("Which money does nobody oversee?", "unoverseen-money"),
    Start("What do sources deny: powers that a body does not have?", "denials"),
)  # fmt: skip


def start_page(desk: Desk) -> Page:
    """The page."""
    sections = [Section("Questions people come with", (Points(tuple(_starts(desk))),))]
    sections.append(Section("Look around", (Points(tuple(_around(desk))),)))
    sections.append(_covered(desk))
    note = "Who may hold whom to account, by what power, on what legal basis, since when, with whose money; with proof."
    lead: tuple[Block, ...] = (Paragraph(words(note), "lead"), *search_form(desk))
    field = desk.dataset.get("field")
    title = f"Who oversees what in {field}" if field else "Who oversees what"
    return Page(title, tuple(sections), desk.day, lead)


def search_form(desk: Desk, value: str = "") -> Iterator[Block]:
    """The search box. In a folder the script makes it, with the index beside it; without scripts there is a list."""
    if desk.addresses.live:
        field = Field("words", "A name, words or a topic", value, "text", "", (), True, "everything")
        yield Form(desk.addresses.page("search") or "", (field,), "Search", "Search", "search")
        return
    listed = desk.addresses.page("actors")
    note = words("Without scripts there is no search: ", Span("actors from A to Z", listed), ".")
    yield Place("search-here", Paragraph(note, "note"))


def _starts(desk: Desk) -> Iterator[Words]:
    for start in STARTS:
        if span := start_span(desk, start):
            yield words(span)
    if page := desk.addresses.page("questions"):
        yield words(Span("All questions by theme", page))


def start_span(desk: Desk, start: Start) -> Span | None:
    """The question, leading to its answer; None where the data lacks one of its actors, or there is no such page.

    A folder holds no answer about one actor: there it leads to the page of that actor, which tells it in sentences."""
    actors = [_known(desk, value) for name, value in start.values if name in ("actor", "first", "second")]
    if not all(actors):
        return None
    page = desk.addresses.page(*_place(start), _values(start))
    if page is None and len(actors) == 1:
        page = desk.addresses.page("actor", actors[0])
    return Span(start.says, page) if page else None


def _place(start: Start) -> tuple[str, str]:
    return ("compare", "") if start.question == "compare" else ("question", start.question)


def _values(start: Start) -> dict[str, str]:
    return dict(start.values)


def _known(desk: Desk, name: str) -> str:
    """The id of an actor, '' where the data has none of this name."""
    try:
        return resolve_actor(desk.store, name, desk.day)
    except AskedWrongly:
        return ""


def _around(desk: Desk) -> Iterator[Words]:
    for kind, label in (
        ("actors", "Actors from A to Z"), ("topics", "Topics"), ("sources", "Sources"), ("rules", "Gap rules"),
        ("compare", "Compare two bodies or two dates"), ("scenarios", "Scenarios: what if"), ("query", "Ask in Cypher"),
    ):  # fmt: skip
        if page := desk.addresses.page(kind):
            yield words(Span(label, page))


def _covered(desk: Desk) -> Section:
    """What the data holds and to which date each layer is complete."""
    dataset = desk.dataset
    layers = dataset.get("layers") or {}
    counts = desk.store.rows("MATCH (a:Actor) RETURN count(a) AS actors ORDER BY actors")[0]["actors"]
    claims = desk.store.rows("MATCH (c:Claim) RETURN count(c) AS claims ORDER BY claims")[0]["claims"]
    items = [("Dataset", words(f"{name_of(dataset)}, version {version_of(dataset)}"))]
    items += [("Holds", words(f"{counts:,} actors, {claims:,} claims from {len(desk.sources):,} sources"))]
    items += [("As at", words(f"{long_date(desk.day)}, unless another date is asked for"))]
    items += [
        (f"Complete: {name}", words(f"to {layer['complete_to']}")) for name, layer in layers.items() if "complete_to" in layer
    ]
    items += [("Licence", words(str(dataset["licence"])))] if dataset.get("licence") else []
    items += [("Thanks to", words(line)) for line in acknowledgements(dataset)]
    return Section("What the data covers", (Pairs(tuple(items)),))
