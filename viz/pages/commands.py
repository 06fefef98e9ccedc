"""The commands of the explorer: `serve` answers a browser, `site` writes the pages into a folder."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.errors import AskedWrongly
from graph.texts.streams import note
from viz.console import store_option
from viz.pages.live.listening import answer, listening_on, need_server

if TYPE_CHECKING:
    from viz.pages.live.visit import Explorer

_SECONDS = "30"  # how long one statement may take while others wait, unless CUSTODES_TIMEOUT says otherwise


@click.command()
@store_option
@click.option("--port", type=click.IntRange(0, 65535), default=8008, help="Where to listen [default: 8008; 0: any free one].")
@click.option("--host", default="127.0.0.1", help="On which address to listen [default: 127.0.0.1, this machine only].")
@click.option(
    "--token", envvar="CUSTODES_TOKEN", default="",
    help="What readers must show where --host lets other machines in (or CUSTODES_TOKEN); 16 signs or more.",
)  # fmt: skip
@click.option(
    "--allow-host", "names", multiple=True, metavar="NAME", help="Answer to this name too, as behind a proxy (repeatable)."
)
@click.option(
    "--sources", type=click.Path(path_type=Path), help="The folder with the source documents, to show the very words."
)
@click.option("--open", "open_", is_flag=True, help="Open the start page in the browser.")
@click.pass_context
def serve(
    ctx: click.Context, store: str, port: int, host: str, token: str, names: tuple[str, ...], sources: Path | None, open_: bool
) -> None:
    """Answer a browser: search, actors, questions, proof, as pages that one can cite and send.

    It only reads, and only this machine can reach it, unless --host says otherwise; then every reader must show the
    --token, once, as ?token=… in the address. What passes is not encrypted: for a team see docs/explorer.md.
    """
    need_server("serve")
    from viz.pages.live.app import application
    from viz.pages.live.guard import SHORTEST_TOKEN, hosts_of, is_loopback
    from viz.pages.live.visit import Explorer

    if not is_loopback(host) and len(token) < SHORTEST_TOKEN:
        raise AskedWrongly(
            f"--host {host}: other machines could read everything; give a --token of {SHORTEST_TOKEN} signs or more, "
            "which every reader must show"
        )
    os.environ.setdefault("CUSTODES_TIMEOUT", _SECONDS)
    explorer = Explorer(store, partial(ctx.obj, sources) if sources else None)
    with explorer.shelf.lent():
        pass  # a store that cannot be read is said now, not to the first reader
    listening = listening_on(host, port)
    address = f"http://{_shown(host)}:{listening.getsockname()[1]}/"
    note(f"the explorer is at {address}  (Ctrl-C ends it)")
    if token:
        note("readers must show the token: once, as ?token=… after the address; who has it reads everything")
    _warm(explorer)
    shown = f"{address}?token={token}" if token else address
    app = application(explorer, hosts_of(host, names), token)
    answer(app, listening, at_once=250, lifespan="on", opened=shown if open_ else "")


def _shown(host: str) -> str:
    plain = host.strip("[]")
    return "127.0.0.1" if plain in ("0.0.0.0", "::") else f"[{plain}]" if ":" in plain else plain


def _warm(explorer: Explorer) -> None:
    """Ask ahead, while nobody waits yet, what every page of an actor asks."""
    import threading

    from viz.pages.live.warming import warm

    threading.Thread(target=warm, args=(explorer,), daemon=True).start()


@click.command()
@store_option
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), metavar="DIR", help="The folder to write.")
def site(store: str, output: Path) -> None:
    """Write the explorer as a folder of pages that work offline: from a disk, a stick, or any web host.

    It holds actors, each link's proof, sources, topics, rules, the questions that ask for no actor, and search, as at the
    date of the dataset. The same data gives the same bytes.
    """
    from viz.pages.frozen.site import write_site

    count = write_site(store, output)
    note(f"wrote {output}: {count:,} pages; open {output / 'index.html'} in any browser, no network needed")
