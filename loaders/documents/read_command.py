"""The command `read`. Thin: each option goes to one function."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.files.outputs import Output, output_of
from graph.texts.harmless import one_line
from graph.texts.json_text import to_json
from graph.texts.streams import note, say

if TYPE_CHECKING:
    from graph.model import Graph
    from loaders.documents.claims.record import Finding
    from loaders.documents.model import Document, Mention

GENRE_NAMES = ("auto", "evidence", "response", "peel", "legislation", "prose")


# The formats of what is read, with the endings of their files: proposals are JSON a line.
PROPOSALS = {"json": (".jsonl",), "text": (".txt",)}
STRUCTURE = {"text": (".txt",), "json": (".json",)}


@click.command("read")
@click.argument("document", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--as", "genre", type=click.Choice(GENRE_NAMES), default="auto", show_default=True, help="What kind of document it is."
)
@click.option(
    "-o", "--output", type=click.Path(path_type=str), metavar="FILE",
    help="Write to this file: proposals as .jsonl, the structure as .json, either as .txt; - is stdout.",
)  # fmt: skip
@click.option("--structure", is_flag=True, help="Show headings, paragraphs, pairs and grades instead of proposals.")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), help="Text for a person, JSON for a program.")
@click.option("--source", help="The id of the source in sources.yaml [default: the one whose text this is].")
@click.option(
    "--least", type=click.FloatRange(0, 1), default=0.6, show_default=True, help="Leave out what is less sure than this."
)
@click.option(
    "--store", envvar="CUSTODES_STORE", help="The graph whose actors and links are known [default: the shipped data]."
)
@click.option("--model-url", help="Ask a language model too, at this OpenAI-compatible address. Off unless given.")
@click.option("--model", default="default", show_default=True, help="The model's name at that address.")
def read_command(
    document: Path, genre: str, output: str | None, structure: bool, shape: str | None, source: str | None, least: float,
    store: str | None, model_url: str | None, model: str,
) -> None:  # fmt: skip
    """Read a document: its structure, its actors, and the claims it seems to make. Nothing enters the graph."""
    from loaders.documents.claims.open import MARK, counted
    from loaders.documents.structure.reader import read_document

    place = output_of(output, shape, STRUCTURE, "text") if structure else output_of(output, shape, PROPOSALS, "json")
    read = read_document(document, genre)
    if structure:
        _give(_structure(read, place.format) + "\n", place)
        return
    graph = _graph(store)
    source = source or _source_of(read, graph)
    records, leads = _proposals(read, graph, source, least, model_url, model)
    open_ = [one for one in records if one.get(MARK)]
    records = sorted((one for one in records if not one.get(MARK)), key=lambda one: -one["confidence"])
    line = _lines if place.format == "text" else _json_lines
    _give("".join(f"{text}\n" for text in line([*records, *open_])), place)
    states = {state: sum(record["state"] == state for record in records) for state in ("new", "repeats", "conflicts")}
    note(f"{document}: {len(records):,} proposals ({', '.join(f'{count} {state}' for state, count in states.items())})"
         + (f" in {place}; decide on them with 'custodes review {place}'" if _for_review(place) else ""))  # fmt: skip
    for told in counted(open_):
        note(told)
    if leads:
        from loaders.documents.propose import LEAD_THRESHOLD

        note(f"{leads:,} less sure {'lead is' if leads == 1 else 'leads are'} left out; to see all: --least {LEAD_THRESHOLD}")
    if _for_review(place) and source not in graph.sources:
        note(f"to accept any, put its source into data/sources.yaml first, with its licence:\n{_entry_of(read, source)}")


def _proposals(
    read: Document, graph: Graph, source: str, least: float, model_url: str | None, model: str
) -> tuple[list[dict[str, Any]], int]:
    """The records of what is as sure as asked for, and how many leads stand below."""
    from loaders.documents.names.mentions import NameIndex, find_mentions
    from loaders.documents.propose import LEAD_THRESHOLD, propose, with_findings

    mentions = find_mentions(read, NameIndex(graph))
    found = propose(read, mentions, graph.actors, min(least, LEAD_THRESHOLD))
    made = found.at_least(least)
    leads = len(found.findings) - len(made.findings)
    if model_url:
        made = with_findings(made, _from_model(read, mentions, graph, model_url, model))
    return made.records(source, graph), leads


def _from_model(read: Document, mentions: Sequence[Mention], graph: Graph, url: str, model: str) -> tuple[Finding, ...]:
    from loaders.documents.model_proposals import ask_model, names_of, resolver

    answer = ask_model(read, url, resolver(mentions, names_of(graph)), model=model, key=os.environ.get("CUSTODES_MODEL_KEY"))
    thrown = sum(answer.thrown_away.values())
    note(f"the model proposed {len(answer.findings) + thrown:,}; {thrown:,} thrown away"
         + "".join(f"; {count} {reason}" for reason, count in answer.thrown_away.most_common()))  # fmt: skip
    return answer.findings


def _graph(store: str | None) -> Graph:
    if store is None:
        from loaders.dataset import load_graph

        return load_graph()
    from contextlib import closing

    from graph.engines import open_store
    from graph.reading import read_graph

    with closing(open_store(store)) as opened:
        return read_graph(opened)


def _source_of(read: Document, graph: Graph) -> str:
    """The id of the source whose text this is; for a document not yet listed, a slug of its reference or name."""
    from loaders.source_text import text_digest

    mark, name = text_digest(read.text), Path(read.path).name
    for source in graph.sources.values():
        files = (source.file or "").split()
        # A source of several files has one digest for all; spans of a further file count on from those before it.
        if source.digest == mark or (len(files) > 1 and files[0] == name):
            return source.id
    words = (read.reference or Path(read.path).stem).casefold()
    return "-".join("".join(char if char.isalnum() and char.isascii() else " " for char in words).split()) or "document"


def _entry_of(read: Document, source: str) -> str:
    """The entry of a document not yet listed, as it must stand in sources.yaml; its licence is for a person to say."""
    from loaders.source_text import text_digest

    said = {"title": read.title, "publisher": read.publisher, "date": read.date or "DATE", "licence": "LICENCE"}
    fields = [f"{name}: {to_json(value or name.upper())}" for name, value in said.items()]
    file, mark = to_json(Path(read.path).name, ascii_only=True), text_digest(read.text)
    return f"- {{id: {source}, {', '.join(fields)}, files: [{file}], digest: {mark}}}"


def _structure(read: Document, shape: str) -> str:
    from loaders.documents.structure.tree import tree_lines, tree_record

    return to_json(tree_record(read), indent=1) if shape == "json" else "\n".join(tree_lines(read))


def _give(text: str, place: Output) -> None:
    from graph.files.whole_files import write_text

    if place.path:
        write_text(place.path, text)
    else:
        say(text, end="")


def _for_review(place: Output) -> bool:
    return place.path is not None and place.format == "json"


def _json_lines(records: Iterable[dict[str, Any]]) -> Iterator[str]:
    return map(to_json, records)


def _lines(records: Iterable[dict[str, Any]]) -> Iterator[str]:
    """A line for each, the surest first, under a heading for each group."""
    from loaders.documents.claims.open import MARK
    from loaders.documents.doubts.earned import group_of

    for group, found in groupby(records, key=lambda one: "to complete" if one.get(MARK) else group_of(one["confidence"])):
        every = list(found)
        yield f"{group} ({len(every):,})"
        yield from map(_line, every)


def _line(record: dict[str, Any]) -> str:
    from loaders.documents.claims.open import MARK, line_of

    if record.get(MARK):
        return one_line(line_of(record))
    claim = record["claims"][0]
    return one_line(f"{record['confidence']:.2f} {record['state']:9} {claim['reading']} [{claim['locator']}]")
