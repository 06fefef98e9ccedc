"""The command `review`, in the terminal and beside the document. Thin: each option goes to one function."""

from __future__ import annotations

import getpass
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.errors import AskedWrongly
from graph.files.outputs import output_of
from graph.texts.streams import note, say

if TYPE_CHECKING:
    from loaders.documents.review.gate import Gate
    from loaders.documents.review.log import Review

# Where the program puts, in click's meta, what shows a review as pages: a check that it can, and the server.
REVIEW_PAGES = "custodes.review-pages"
CLAIMS = {"yaml": (".yaml",)}


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
