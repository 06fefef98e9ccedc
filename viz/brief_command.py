"""The command that writes what one hands in: brief."""

from __future__ import annotations

import click

from graph.errors import AskedWrongly
from graph.files.outputs import output_of
from viz.briefs.formats import FORMATS
from viz.console import note, opened, store_option

_MOST_ACTORS = 2


@click.command()
@click.argument("actors", nargs=-1, required=True, metavar="ACTOR [ACTOR]")
@click.option("--as-of", metavar="DATE", help="As at this date [default: that of the dataset].")
@click.option("--since", metavar="DATE", help="Only changes from this date on.")
@store_option
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=str), metavar="FILE",
    help="The file: .docx (needs custodes[brief]), .md or .html, as it ends; - is stdout, in Markdown.",
)  # fmt: skip
def brief(actors: tuple[str, ...], as_of: str | None, since: str | None, store: str, output: str) -> None:
    """Write a brief of ACTOR, or of two compared, as a document to hand in.

    It says who may hold ACTOR to account and by what power, strongest first, whom ACTOR holds, its money, what changed,
    gaps, conflicts of role and what sources deny; with numbered notes, statutes cited in the manner of OSCOLA, and how far
    to trust it. Of two actors it says where they differ; two names of several words take quotes.
    """
    from graph.naming.resolve import find_actors
    from graph.stores.dataset_record import read_dataset_record
    from queries.typed_values import day_of
    from viz.briefs.write import brief_of, write_brief

    place = output_of(output, None, FORMATS, "markdown")
    with opened(store) as graph_store:
        own = str(read_dataset_record(graph_store).get("as_of") or "")
        day = day_of("--as-of", own if as_of is None else as_of)
        start = day_of("--since", since) if since is not None else None
        if start and start.iso > day.iso:
            raise AskedWrongly(f"--since {since}: is after the day of the brief, {day.iso}; give an earlier date")
        found = find_actors(graph_store, actors, day.iso)
        ids = tuple(dict.fromkeys(one.id for one in found))
        if len(found) > _MOST_ACTORS:
            raise AskedWrongly(f"brief: {len(found)} actors are given; give one, or two to compare")
        if len(ids) < len(found):
            raise AskedWrongly(f"brief: both names are those of {ids[0]}; give one, or two different actors")
        for taken in (day.note, *(start.note for start in [start] if start), *(one.note for one in found)):
            if taken:
                note(taken)
        made = brief_of(graph_store, ids, day.iso, start.iso if start else None)
    with place.file() as path:
        write_brief(made, path, place.format)
    note(f"wrote {place}: {made.title}, {len(made.notes):,} notes")
