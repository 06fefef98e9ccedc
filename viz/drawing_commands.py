"""The commands that take a part of the graph away: export and map."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.errors import AskedWrongly
from viz.question_commands import note, opened, store_option

if TYPE_CHECKING:
    from graph.model import Graph


def selecting_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """What map and export take to say which part of the graph."""
    options: list[Callable[..., Any]] = [
        click.argument("actors", nargs=-1, metavar="[ACTOR]..."),
        click.option("--hops", type=click.IntRange(0, 10), default=1, help="Links to follow from ACTOR [default: 1]."),
        click.option("--kind", "kinds", multiple=True, help="Only this kind of link or actor (repeatable)."),
        click.option("--family", "families", multiple=True, help="Only this family of links (repeatable)."),
        click.option("--topic", "topics", multiple=True, help="Only links about this topic (repeatable)."),
        click.option("--status", "statuses", multiple=True, help="Only links of this status (repeatable)."),
        click.option("--as-of", metavar="DATE", help="Only links in force at this date."),
        store_option,
    ]
    for option in reversed(options):
        command = option(command)
    return command


def selected(store: str, actors: tuple[str, ...], as_of: str | None, **narrow: Any) -> tuple[Graph, tuple[str, ...], str]:
    """The part of the graph in a store that the options name, the ids of its actors, and its as-at date."""
    from graph.dates import last_day
    from graph.kinds import load_kinds
    from graph.reading import read_graph
    from graph.resolve import resolve_actor
    from graph.selection import Selection, select

    with opened(store) as graph_store:
        graph = read_graph(graph_store)
        try:
            day = last_day(as_of or str(graph.dataset.get("as_of", "")))
        except ValueError as error:
            raise AskedWrongly(f"--as-of: {error}") from None
        ids = tuple(resolve_actor(graph_store, actor, day) for actor in actors)
    chosen = Selection(ids, narrow["hops"], narrow["kinds"], narrow["families"], narrow["topics"], narrow["statuses"],
                       day if as_of else None)  # fmt: skip
    return select(graph, chosen, load_kinds()), ids, day


@click.command()
@selecting_options
@click.option("--format", "format_", type=click.Choice(["json", "csv", "graphml"]), default="json", help="The format.")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="The file to write.")
def export(store: str, actors: tuple[str, ...], as_of: str | None, format_: str, output: Path, **narrow: Any) -> None:
    """Write the graph, or what is around ACTOR, to a file for Excel, Gephi or a program."""
    from viz.exports import export as write_export

    graph, _, day = selected(store, actors, as_of, **narrow)
    written = write_export(graph, output, format_, day if as_of else None)
    note(f"wrote {', '.join(map(str, written))}: {len(graph.actors):,} actors, {len(graph.links):,} links")


@click.command("map")
@selecting_options
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="The HTML file to write.")
@click.option("--title", help="The heading of the map.")
def map_(store: str, actors: tuple[str, ...], as_of: str | None, output: Path, title: str | None, **narrow: Any) -> None:
    """Draw the graph, or what is around ACTOR, as one offline HTML file."""
    from viz.map import write_map

    graph, ids, day = selected(store, actors, as_of, **narrow)
    write_map(graph, output, as_of=day, focus=ids, title=title)
    note(f"wrote {output}: {len(graph.actors):,} actors, {len(graph.links):,} links; open it in any browser, no network needed")
