"""The command that begins a dataset of another field: new."""

from __future__ import annotations

from pathlib import Path

import click

from graph.texts.streams import note


@click.command("new")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--name", help="What the field is called [default: the folder's name].")
@click.option("--as-of", "day", metavar="DATE", default="2025-01-01", help="The date that answers are for by default.")
def new_command(folder: Path, name: str | None, day: str) -> None:
    """Begin a dataset for another field in DIR: its topics, kinds of actor, areas and patterns, and rules for gaps.

    What is written is small and without a fault; write over it, and look with custodes verify --data DIR.
    """
    from graph.errors import AskedWrongly
    from loaders.fresh.folder import make
    from loaders.intake.cells.days import read_day

    try:
        read = read_day(day)
    except ValueError as error:
        raise AskedWrongly(f"--as-of: {error}") from None
    names = make(folder, " ".join((name or folder.resolve().name).split()), read or day)
    note(f"wrote {folder}: {', '.join(names)}")
    note(f"next: custodes verify --data {folder}; custodes build --data {folder} --store ladybug:{folder.name}-graph")
