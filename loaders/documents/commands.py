"""The commands `read` and `review`. Thin: each option goes to one function."""

from __future__ import annotations

import getpass
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.errors import AskedWrongly
from graph.harmless import one_line
from graph.json_text import to_json
from graph.outputs import Output, output_of
from graph.streams import note, say

if TYPE_CHECKING:
    from graph.model import Graph
    from loaders.documents.claims.record import Finding
    from loaders.documents.model import Document, Mention
    from loaders.documents.review.gate import Gate
    from loaders.documents.review.log import Review

# Where the program puts, in click's meta, what shows a review as pages: a check that it can, and the server.
REVIEW_PAGES = "custodes.review-pages"
GENRE_NAMES = ("auto", "evidence", "response", "peel", "legislation", "prose")


# The formats of what is read, with the endings of their files: proposals are JSON a line.
PROPOSALS = {"json": (".jsonl",), "text": (".txt",)}
CLAIMS = {"yaml": (".yaml",)}
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
    from loaders.documents.money.open import MARK
    from loaders.documents.structure.reader import read_document

    place = output_of(output, shape, STRUCTURE, "text") if structure else output_of(output, shape, PROPOSALS, "json")
    read = read_document(document, genre)
    if structure:
        _give(_structure(read, place.format) + "\n", place)
        return
    graph = _graph(store)
    source = source or _source_of(read, graph)
    records = _proposals(read, graph, source, least, model_url, model)
    sums = [one for one in records if one.get(MARK)]
    records = sorted((one for one in records if not one.get(MARK)), key=lambda one: -one["confidence"])
    line = _lines if place.format == "text" else _json_lines
    _give("".join(f"{text}\n" for text in line([*records, *sums])), place)
    states = {state: sum(record["state"] == state for record in records) for state in ("new", "repeats", "conflicts")}
    note(f"{document}: {len(records):,} proposals ({', '.join(f'{count} {state}' for state, count in states.items())})"
         + (f" in {place}; decide on them with 'custodes review {place}'" if _for_review(place) else ""))  # fmt: skip
    if sums:
        note(f"{len(sums):,} sums to complete: who pays or who is paid is not named; no proposals")
    if _for_review(place) and source not in graph.sources:
        note(f"to accept any, put its source into data/sources.yaml first, with its licence:\n{_entry_of(read, source)}")


def _proposals(
    read: Document, graph: Graph, source: str, least: float, model_url: str | None, model: str
) -> list[dict[str, Any]]:
    from loaders.documents.names.mentions import NameIndex, find_mentions
    from loaders.documents.propose import propose, with_findings

    mentions = find_mentions(read, NameIndex(graph))
    made = propose(read, mentions, graph.actors, least)
    if model_url:
        made = with_findings(made, _from_model(read, mentions, graph, model_url, model))
    return made.records(source, graph)


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
    from graph.files import write_text

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
    from loaders.documents.claims.earned import group_of
    from loaders.documents.money.open import MARK

    for group, found in groupby(records, key=lambda one: "to complete" if one.get(MARK) else group_of(one["confidence"])):
        every = list(found)
        yield f"{group} ({len(every):,})"
        yield from map(_line, every)


def _line(record: dict[str, Any]) -> str:
    from loaders.documents.money.open import MARK, line_of

    if record.get(MARK):
        return one_line(line_of(record))
    claim = record["claims"][0]
    return one_line(f"{record['confidence']:.2f} {record['state']:9} {claim['reading']} [{claim['locator']}]")


@click.command("review")
@click.argument("proposals", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--accept-above", type=click.FloatRange(0, 1), help="Accept every undecided one at least this sure; ask about none."
)
@click.option(
    "--into", type=click.Path(path_type=str), metavar="FILE", help="Write what is accepted into this claims file (.yaml)."
)
@click.option("--who", help="Who decides [default: the name you are logged in with].")
@click.option(
    "--log", "log_path", type=click.Path(dir_okay=False, path_type=Path), help="The log [default: beside the proposals]."
)
@click.option("--browser", is_flag=True, help="Decide beside the document, in the browser of this machine.")
@click.option(
    "--document", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="With --browser: the document, where it is not where it was read.",
)  # fmt: skip
@click.option("--port", type=click.IntRange(0, 65535), help="With --browser: where to listen [default: any free port].")
@click.option("--open", "open_", is_flag=True, help="With --browser: open the page at once.")
@click.pass_context
def review_command(
    ctx: click.Context, proposals: Path, accept_above: float | None, into: str | None, who: str | None,
    log_path: Path | None, browser: bool, document: Path | None, port: int | None, open_: bool,
) -> None:  # fmt: skip
    """Decide on proposals: accept, edit, refuse, later, undo. Resumes where it stopped.

    One a screen in the terminal; with --browser beside the document, where claims that were missed can be added too. Both
    keep one log, so that one may take over from the other.
    """
    from loaders.documents.review.input import read_proposals
    from loaders.documents.review.log import Log, Review
    from loaders.documents.review.screen import run

    _check_browser(browser, document=document, port=port, open_=open_ or None, accept_above=accept_above)
    claims = output_of(into, None, CLAIMS, "yaml", only_files=("yaml",), option="--into") if into is not None else None
    target = claims.path if claims else None
    log = Log(log_path or proposals.with_name(proposals.name + ".decisions.jsonl"))
    records = read_proposals(proposals)
    review = Review(records, log, who or _user())
    if browser:
        _in_browser(ctx, review, records, document, target, port or 0, open_=open_)
    elif accept_above is not None:
        note(f"{review.accept_above(accept_above):,} accepted at {accept_above} or above")
    elif review.pending():
        run(review, _key, lambda text: click.prompt(text, default="", show_default=False), say, _gate(target))
    done, total = review.progress()
    note(f"{done:,} of {total:,} decided; the log is {log.path}")
    if target:
        _write(review, target)


def _gate(target: Path | None) -> Gate | None:
    """What `--into` lets in; None where it was not given, or lies in no data folder, which is said when there is something to
    write."""
    from loaders.documents.review.gate import Gate

    folder = target.resolve().parent.parent if target else None
    return Gate.of(folder) if folder and (folder / "dataset.yaml").is_file() else None


def _check_browser(browser: bool, **given: object) -> None:
    """AskedWrongly where options are given that do not go together."""
    if browser and given["accept_above"] is not None:
        raise AskedWrongly("--browser: does not go with --accept-above, which asks about none; give one of the two")
    alone = next((name for name, value in given.items() if value is not None and name != "accept_above"), None)
    if alone and not browser:
        raise AskedWrongly(f"--{alone.strip('_')}: goes with --browser only; give that too, or leave it out")


def _in_browser(
    ctx: click.Context, review: Review, records: Sequence[Mapping[str, Any]], document: Path | None, into: Path | None,
    port: int, *, open_: bool,
) -> None:  # fmt: skip
    """Serve the review, as the program that knows of pages does it."""
    from loaders.documents.propose import topics_of
    from loaders.documents.review.opening import desk_of

    pages = ctx.meta.get(REVIEW_PAGES)
    if pages is None:
        raise AskedWrongly("--browser: works in the program 'custodes' only, which knows how to show pages")
    ready, serve = pages
    ready()
    note("reading the document and the data …")
    serve(desk_of(review, records, document, into, topics_of), port, open_=open_)


def _key() -> str:
    """The key that is pressed. AskedWrongly where nobody can press one."""
    try:
        pressed = click.getchar()
    except OSError:
        raise AskedWrongly("review: there is no terminal to ask on; give --accept-above to decide without") from None
    if not pressed:
        raise click.Abort
    return pressed


def _write(review: Review, into: Path) -> None:
    from loaders.documents.review.accept import write_reviewed

    written = write_reviewed(review, into)
    if written is None:
        note(f"nothing new to write into {into}")
        return
    for _, why in written.refused:
        note(f"not written, and open again: {why}; edit it, then give --into again")
    note(f"{into}: {len(written.keys):,} claims" + (f", {written.actors} new actors" if written.actors else ""))


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        raise AskedWrongly("--who: nobody is known by name here; say who decides") from None
