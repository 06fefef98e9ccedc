"""The command that draws a part of the graph, and what it shares with the one that takes a part away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.errors import AskedWrongly
from graph.files.outputs import Output, output_of
from viz.console import note, opened, store_option
from viz.formats.registry import formats_of

if TYPE_CHECKING:
    from graph.model import Graph
    from graph.selection import Selection
    from graph.store import Store
    from viz.mapped.chains import Known

VIEWS = ("tree", "ladder", "money", "matrix", "timeline")


_OPEN = "open it in any browser, no network needed"


def _all_statuses(context: click.Context, option: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    """Every status for 'all'."""
    if "all" not in given:
        return given
    from graph.selection import STATUSES

    return STATUSES


def selecting_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """What map and export take to say which part of the graph."""
    options: list[Callable[..., Any]] = [
        click.argument("actors", nargs=-1, metavar="[ACTOR]..."),
        click.option("--hops", type=click.IntRange(0, 10), default=1, help="Links to follow from ACTOR [default: 1]."),
        click.option("--kind", "kinds", multiple=True, help="Only this kind of link or actor (repeatable)."),
        click.option("--family", "families", multiple=True, help="Only this family of links (repeatable)."),
        click.option("--topic", "topics", multiple=True, help="Only links about this topic (repeatable)."),
        click.option(
            "--status", "statuses", multiple=True, callback=_all_statuses,
            help="Only links of this status: in_force, enacted, planned, proposed, rejected, ended, all (repeatable).",
        ),
        click.option(
            "--as-of", metavar="DATE", help="Only links in force at this date; a map opens at it and keeps the others."
        ),
        store_option,
    ]  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


def quoting_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """--sources and --quotes: the words of the sources go into the analyst's own file, never into the data."""
    command = click.option("--quotes", is_flag=True, help="Put the words of the sources in; needs --sources.")(command)
    return click.option("--sources", type=click.Path(path_type=Path), help="The folder with the source documents.")(command)


def quoted(graph: Graph, sources: Path | None, quotes: bool) -> dict[str, str] | None:
    """The words by claim id, None where they are not asked for."""
    if not quotes:
        return None
    if sources is None:
        raise AskedWrongly("--quotes: the words are in the documents; give --sources DIR")
    words: dict[str, str] = click.get_current_context().obj(sources, graph)
    return words


def narrowed(graph: Graph, ids: tuple[str, ...], day: str | None, **narrow: Any) -> Graph:
    """The part of the graph that the options name."""
    from graph.kinds import load_kinds
    from graph.selection import select

    return select(graph, chosen(ids, day, **narrow), load_kinds())


def chosen(ids: tuple[str, ...], day: str | None, **narrow: Any) -> Selection:
    """What the options name."""
    from graph.selection import Selection

    return Selection(
        ids, narrow["hops"], narrow["kinds"], narrow["families"], topics_meant(narrow["topics"]), narrow["statuses"], day,
        narrow.get("standing"),
    )  # fmt: skip


def whole(store: Store, actors: tuple[str, ...], as_of: str | None) -> tuple[Graph, tuple[str, ...], str]:
    """The whole graph in a store, the ids of the actors named, and the as-at date."""
    from graph.reading import read_graph

    ids, day = named(store, actors, as_of)
    return read_graph(store), ids, day


def named(store: Store, actors: tuple[str, ...], as_of: str | None) -> tuple[tuple[str, ...], str]:
    """The ids of the actors named, and the as-at date."""
    from graph.naming.resolve import find_actors
    from graph.stores.dataset_record import read_dataset_record
    from queries.typed_values import day_of

    own = str(read_dataset_record(store).get("as_of", ""))
    day = day_of("--as-of", own if as_of is None else as_of)
    found = find_actors(store, actors, day.iso)
    for taken in (day.note, *(one.note for one in found)):
        if taken:
            note(taken)
    return tuple(one.id for one in found), day.iso


def drawn_from(store: Store, selection: Selection, focus: tuple[str, ...], as_of: str) -> tuple[Graph, dict[str, Known] | None]:
    """What a map of this selection is drawn from: what lies around its actors, with the chains of `focus`; or all there is."""
    from graph.reading import read_graph
    from viz.mapped.around import around

    near = around(store, selection, focus, as_of) if selection.actors else None
    return near or (read_graph(store), None)


def topics_meant(given: tuple[str, ...]) -> tuple[str, ...]:
    """The topics of --topic, which may be any word of their description."""
    if not given:
        return ()
    from graph.kinds import load_kinds
    from queries.typed_values import choose

    meant = [choose("--topic", topic, load_kinds().topics, "'custodes kinds' lists all") for topic in given]
    for _, taken in meant:
        if taken:
            note(taken)
    return tuple(topic for topic, _ in meant)


def given_day(as_of: str) -> str:
    """The last day that --as-of can mean. AskedWrongly."""
    from queries.typed_values import day_of

    return day_of("--as-of", as_of).iso


def draw_view(
    store: str,
    actors: tuple[str, ...],
    as_of: str | None,
    output: Output,
    title: str | None,
    view: str,
    sources: Path | None,
    quotes: bool,
    **narrow: Any,
) -> None:
    """Write one of the other views. It reads the whole graph, as an actor also answers through offices and classes."""
    from graph.kinds import load_kinds
    from graph.selection import Selection, select
    from viz.views.asked import Asked
    from viz.views.twin import all_links
    from viz.views.write import write_view

    narrow["topics"] = topics_meant(narrow["topics"])
    with opened(store) as graph_store:
        graph, ids, day = whole(graph_store, actors, as_of)
    lists = (narrow["kinds"], narrow["families"], narrow["topics"])
    only = frozenset(select(graph, Selection((), 0, *lists), load_kinds()).links) if any(lists) else None
    given = click.get_current_context().get_parameter_source("hops") is not click.core.ParameterSource.DEFAULT
    asked = Asked(graph, ids, day, narrow["hops"] if given else None, narrow["statuses"] or ("in_force",), only,
                  quoted(graph, sources, quotes) or {})  # fmt: skip
    with output.file() as path:
        picture = write_view(asked, view, path, title)
    note(f"wrote {output}: the {view} of {ids[0]}, {len(all_links(picture)):,} links; {_OPEN}")


def _refuse_both(place: Output, view: str | None, embed: bool, story: Path | None, versus: str | None) -> None:
    """AskedWrongly for what only the page of a map can hold."""
    for option, given in (("--embed", embed), ("--story", story), ("--versus", versus)):
        if given and (view or place.format != "html"):
            raise AskedWrongly(f"{option}: is for a map written as .html; leave it out, or {'--view' if view else place}")


def _story(path: Path, store: Store, graph: Graph, day: str) -> list[dict[str, Any]]:
    """The steps of a story about actors that are on this map. DataError, AskedWrongly."""
    from graph.naming.resolve import find_actor
    from viz.mapped.story import read_story

    def named(text: str) -> str:
        id_ = find_actor(store, text, day).id
        if id_ not in graph.actors:
            raise AskedWrongly(f"'{text}' is not on this map; draw it too, or more steps round (--hops)")
        return id_

    return read_story(path, named)


def _browser_for(place: Output) -> str | None:
    """The browser that draws a map as a picture; None where a page is asked for. OutputError where there is none."""
    if place.format == "html":
        return None
    from viz.printing.browser import found_browser

    return found_browser(str(place))


@click.command("map")
@selecting_options
@quoting_options
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=str), metavar="FILE",
    help="The file, its ending the format: .html, .svg, .png or .pdf; - is stdout.",
)  # fmt: skip
@click.option("--title", help="The heading of the map.")
@click.option("--embed", is_flag=True, help="Write a fragment to put into a page of your own, in a frame of its own scope.")
@click.option(
    "--story", type=click.Path(path_type=Path), metavar="FILE.yaml",
    help="Views of the map with a sentence each, to step through with the arrow keys.",
)  # fmt: skip
@click.option(
    "--versus", metavar="DATE|SCENARIO",
    help="Open with two pictures side by side, what differs marked and told: the as-at date and this day, or the day before "
    "a scenario (shipped or a file) and what it makes of its own date.",
)  # fmt: skip
@click.option("--view", type=click.Choice(VIEWS), help="Draw this of ACTOR instead of the map, without any script.")
def map_(
    store: str,
    actors: tuple[str, ...],
    as_of: str | None,
    output: str,
    title: str | None,
    view: str | None,
    sources: Path | None,
    quotes: bool,
    embed: bool,
    story: Path | None,
    versus: str | None,
    **narrow: Any,
) -> None:
    """Draw the graph, or what is around ACTOR, as one offline HTML file or a picture.

    --view draws one answer: tree (who oversees ACTOR), ladder (the chains by which it answers to voters, Parliament and
    the Crown), money, matrix (overseers and their powers), timeline. There --hops counts the steps to follow.
    A view is written as a picture or a document by itself, a map by a browser on this machine.

    \b
    What a scenario would change:
      custodes map "Kent Police" --versus pccs-abolished-2028 -o kent.html
    """
    from graph.kinds import load_kinds
    from graph.selection import select
    from viz.map import title_of, write_map
    from viz.mapped import versus as two

    place = output_of(output, None, formats_of("view" if view else "map"), "html")
    _refuse_both(place, view, embed, story, versus)
    if view:
        draw_view(store, actors, as_of, place, title, view, sources, quotes, **narrow)
        return
    browser = _browser_for(place)
    standings = narrow["statuses"] or ("in_force",)
    if versus:  # a link may have one of these statuses on either of two days
        narrow["statuses"] = ()
    beside = two.day_or_scenario(versus) if versus else None
    with opened(store) as as_it_is, two.supposing(as_it_is, beside) as (graph_store, supposed):
        ids, day = named(graph_store, actors, two.day_on_the_left(as_of, supposed))
        other = two.set_beside(beside, supposed, versus, day)
        # Every phase of every link is in the file: the date is where the map's time slider stands when it is opened.
        selection = chosen(two.with_kin(ids, supposed), day if as_of and narrow["statuses"] else None, **narrow)
        drawn, known = drawn_from(graph_store, selection, ids, day)
        graph = select(drawn, selection, load_kinds())
        told = _story(story, graph_store, graph, day) if story else []
    words = quoted(graph, sources, quotes)

    def write_page(path: Path) -> None:
        write_map(graph, path, as_of=day, focus=ids, title=title, quotes=words, whole=drawn, known=known,
                  standings=standings, story=told, embed=embed, versus=other)  # fmt: skip

    with place.file() as path:
        if browser is None:
            write_page(path)
        else:
            from viz.printing.browser import write_map_picture

            write_map_picture(path, browser, write_page, title or title_of(graph, ids, other))
    note(f"wrote {place}: {len(graph.actors):,} actors, {len(graph.links):,} links; {_OPEN}")
