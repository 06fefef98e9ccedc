"""The command that takes a part of the graph away: export."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.files.outputs import output_of
from viz.console import note, opened
from viz.drawing_commands import given_day, narrowed, quoted, quoting_options, selecting_options, topics_meant, whole
from viz.formats.registry import BY_NAME, Holds, endings_of, formats_of, only_files

if TYPE_CHECKING:
    from graph.days.standing import Standing
    from graph.store import Store


@click.command()
@selecting_options
@click.option("--denied", is_flag=True, help="Take denied links too, into a format that leaves them out.")
@quoting_options
@click.option(
    "--format", "format_", type=click.Choice(list(formats_of("export")), case_sensitive=False),
    help="The format [default: as -o ends].",
)  # fmt: skip
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=str), metavar="FILE",
    help=f"The file: {endings_of('export')}, as it ends; a folder for neo4j-admin; - is stdout.",
)  # fmt: skip
def export(
    store: str,
    actors: tuple[str, ...],
    as_of: str | None,
    denied: bool,
    format_: str | None,
    output: str,
    sources: Path | None,
    quotes: bool,
    **narrow: Any,
) -> None:
    """Write the graph, or what is around ACTOR, to a file for Excel, Gephi, Neo4j, a reference manager or a program.

    json, csv, xlsx and neo4j-admin hold every link unless told otherwise, each with its status. graphml holds those in force
    at the as-at date; gexf, cypher and jsonld those in force on any day, with their days: none of these what is planned or
    denied, unless --status (planned, all …) and --denied ask for it. bib and csl are the sources of what is said.
    Every file says as at when it is, of which data, under which licence and out of which sources.
    """
    from graph.days.standing import EVERYTHING
    from viz.exports import export as write_export
    from viz.exports import export_whole

    place = output_of(output, format_, formats_of("export"), "json", only_files("export"))
    day = given_day(as_of) if as_of else None
    narrow["topics"] = topics_meant(narrow["topics"])
    part = bool(actors or quotes or any(narrow[name] for name in ("kinds", "families", "topics")))
    with place.file() as path, opened(store) as graph_store:
        standing = standing_of(place.format, narrow["statuses"], denied, day, graph_store)
        part = part or (standing is None and bool(day or narrow["statuses"]))
        written = None if part else export_whole(graph_store, path, place.format, standing or EVERYTHING)
        if written:
            note(f"wrote {place.named(written)}: the whole graph{told(standing)}")
            return
        graph, ids, _ = whole(graph_store, actors, as_of)
        if standing is None:
            graph = narrowed(graph, ids, day, **narrow)
        else:
            graph, day = narrowed(graph, ids, None, **{**narrow, "statuses": (), "standing": standing}), standing.as_of
        written = write_export(graph, path, place.format, day, quoted(graph, sources, quotes), standing or EVERYTHING)
    counts = f"{len(graph.actors):,} actors, {len(graph.links):,} links, {len(graph.sources):,} sources"
    note(f"wrote {place.named(written)}: {counts}{told(standing)}")


def told(standing: Standing | None) -> str:
    """What was left out for being planned, over or denied, and how to have it."""
    if standing is None or (standing.denied and not standing.statuses):
        return ""
    which = " or ".join(status.replace("_", " ") for status in standing.statuses) or "of every status"
    asserted = "" if standing.denied else ", none that is denied"
    when = f" as at {standing.as_of}" if standing.as_of else ""
    return f": links {which}{when}{asserted} (--status all --denied takes every one)"


def standing_of(format_: str, statuses: tuple[str, ...], denied: bool, day: str | None, store: Store) -> Standing | None:
    """Which links an export in this format holds; None for a format that holds all and says of each what it is."""
    from graph.days.standing import IN_FORCE, Standing
    from graph.formats.extract import own_day
    from graph.selection import STATUSES, check_known
    from graph.stores.dataset_record import read_dataset_record

    check_known("--status", statuses, STATUSES)
    holds = BY_NAME[format_].holds
    if holds is Holds.EVERYTHING:
        return None
    if set(statuses) >= set(STATUSES):
        return Standing((), denied, day)
    of_a_day = holds is Holds.ONE_DAY or not {"ended", "not_yet", "last_said"}.isdisjoint(statuses)
    as_of = day or (own_day(read_dataset_record(store)) if of_a_day else None)
    return Standing(statuses or IN_FORCE, denied, as_of)
