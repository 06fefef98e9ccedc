"""The command line's manners: where the store is, what goes to stderr, how wide a table may be."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from typing import TYPE_CHECKING, Any

import click

from graph.texts.streams import note

if TYPE_CHECKING:
    from graph.store import Store

__all__ = ["coloured", "default_store", "note", "opened", "store_option", "terminal_width"]


def default_store() -> str:
    """The store's address where none is given: a folder of the user's own."""
    from graph.files.places import default_folder

    return f"ladybug:{default_folder()}"


def store_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """--store, or CUSTODES_STORE."""
    return click.option(
        "--store", envvar="CUSTODES_STORE", default=default_store, show_default="a folder of your own",
        help="The graph: ladybug:FOLDER or neo4j://HOST:PORT (or CUSTODES_STORE).",
    )(command)  # fmt: skip


def opened(url: str) -> closing[Store]:
    """The store, closed again at the end of a with block."""
    from graph.engines import open_store

    return closing(open_store(url))


def coloured() -> bool:
    """Whether a person reads stdout on a terminal, and has not said that colours are unwanted (NO_COLOR)."""
    import os
    import sys

    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def terminal_width() -> int:
    """The width of the terminal; where there is none, enough for a table in a log."""
    import shutil

    return shutil.get_terminal_size((160, 40)).columns
