"""The command line. Thin: each command calls one function of graph, loaders, queries or viz.

Imports stay inside the commands, so that an answer does not wait for what only a map or a build needs.
"""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.errors import AskedWrongly, CustodesError, DataError
from graph.texts.harmless import one_line
from graph.texts.streams import ReaderGone, note, ready, say
from loaders.folders import DataFolder
from viz.console import default_store, store_option
from viz.front_page import EXAMPLES, example_in, example_told, front_page

if TYPE_CHECKING:
    from graph.model import Graph
    from loaders.documents.review.desk import Desk
    from queries.question import Answer

LONGEST_SAID, LONGEST_WRONG = 60, 300  # of what was typed, where it is said again
MET = "metropolitan-police-service"
# What a first map shows: who may hold whom to account, with whose money; not everyone who works with the force.
DEMO_FAMILIES = ("oversight", "office", "steering", "duty", "money")
REVIEW_PAGES = "custodes.review-pages"  # as loaders.documents.review_command looks for it
# Commands that live elsewhere: imported when they are asked for.
ELSEWHERE = {
    "brief": ("viz.brief_command", "brief"),
    "cover": ("loaders.data_commands", "cover"),
    "export": ("viz.taking_commands", "export"),
    "help": ("viz.help_commands", "help_command"),
    "load": ("loaders.intake.commands", "load_command"),
    "map": ("viz.drawing_commands", "map_"),
    "new": ("loaders.fresh.commands", "new_command"),
    "pin": ("loaders.data_commands", "pin"),
    "query": ("viz.question_commands", "query_command"),
    "questions": ("viz.help_commands", "questions_command"),
    "read": ("loaders.documents.read_command", "read_command"),
    "review": ("loaders.documents.review_command", "review_command"),
    "scenario": ("viz.question_commands", "scenario_command"),
    "serve": ("viz.pages.commands", "serve"),
    "site": ("viz.pages.commands", "site"),
    "template": ("loaders.intake.commands", "template_command"),
    "verify": ("loaders.data_commands", "verify"),
}

SOURCES_OPTION = click.Option(
    ["--sources"], type=click.Path(path_type=Path), help="The folder with the source documents, to show the very words."
)


def with_words(answer: Answer, extra: dict[str, Any]) -> Answer:
    """Evidence with the words of the source, where its document is in the folder --sources."""
    if not extra["sources"]:
        return answer
    from dataclasses import replace

    from loaders.dataset import SHIPPED
    from loaders.source_text import digest
    from loaders.sources import SourceTexts, read_sources
    from queries.book.evidence.evidence import evidence_words
    from queries.question import Column

    texts = SourceTexts(extra["sources"])
    known = read_sources(SHIPPED / "sources.yaml", "sources.yaml", [])
    said = evidence_words(answer.rows, lambda id_: texts.text(known[id_]) if id_ in known else None, digest)
    rows = [{**row, "words": words or f"({why})"} for row, (words, why) in zip(answer.rows, said, strict=True)]
    columns = (*answer.question.columns, Column("words", "text", "the words of the source"))
    return replace(answer, rows=rows, question=replace(answer.question, columns=columns))


class Commands(click.Group):
    """The commands below, and one for each question of the book."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All of them, sorted."""
        from queries.catalogue import question_names

        return sorted({*super().list_commands(ctx), *ELSEWHERE, *question_names()})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command by name; a question's is made from its header. Its help ends in an example."""
        found = super().get_command(ctx, cmd_name)
        if found is None and cmd_name in ELSEWHERE:
            module, name = ELSEWHERE[cmd_name]
            found = getattr(import_module(module), name)
        if found is not None:
            found.epilog = example_told(EXAMPLES[cmd_name])
            return found
        from queries.catalogue import question, question_names
        from viz.question_commands import question_command

        if cmd_name == "evidence":
            return question_command(question(cmd_name), with_words, SOURCES_OPTION)
        return question_command(question(cmd_name)) if cmd_name in question_names() else None

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """An unknown command is answered with what is meant by it."""
        name = args[0] if args else ""
        if not name.startswith("-") and self.get_command(ctx, name) is None:
            from viz.hints import meant

            said = name if len(name) <= LONGEST_SAID else f"{name[:LONGEST_SAID]}…"
            raise AskedWrongly(f"no command '{said}'; {meant(args, self.list_commands(ctx))}")
        return super().resolve_command(ctx, args)

    def get_help(self, ctx: click.Context) -> str:
        """The front page: a list of all commands would be four screens long."""
        return front_page()


@click.group(
    cls=Commands, invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)  # fmt: skip
@click.version_option(package_name="custodes")
@click.option("--debug", is_flag=True, help="Show a traceback when something fails.")
@click.pass_context
def cli(ctx: click.Context, debug: bool) -> None:
    """Who oversees what in policing in England and Wales, with proof."""
    ctx.obj = words_of  # for the commands of viz, which knows nothing of documents
    ctx.meta[REVIEW_PAGES] = (need_pages, review_pages)  # for the reader of documents, which knows nothing of pages
    if ctx.invoked_subcommand is None:
        say(front_page())


def need_pages() -> None:
    """AskedWrongly where what serves pages is not installed; so it is said before a document is read."""
    from viz.pages.live.listening import need_server

    need_server("--browser")


def review_pages(desk: Desk, port: int, *, open_: bool) -> None:
    """Show a review beside its document, in the browser."""
    from viz.reviewing.serving import serve_review

    serve_review(desk, port, open_=open_)


def words_of(folder: Path, graph: Graph) -> dict[str, str]:
    """The words of each claim whose document is in the folder and unchanged, by the claim's id."""
    from graph.model import all_claims
    from loaders.source_text import digest
    from loaders.sources import SourceTexts

    texts = SourceTexts(folder)
    found = {}
    for claim in all_claims(graph):
        text = texts.text(graph.sources[claim.source]) if claim.start >= 0 else None
        if text is not None and digest(text[claim.start : claim.end]) == claim.digest:
            found[claim.id] = text[claim.start : claim.end]
    return found


def _counted(found: dict[str, int]) -> str:
    return ", ".join(f"{count:,} {name}" for name, count in found.items())


@cli.command()
@store_option
@click.option(
    "--data", multiple=True, envvar="CUSTODES_DATA", type=DataFolder(),
    help="A data folder (repeatable, or CUSTODES_DATA) [default: the one that custodes ships].",
)  # fmt: skip
@click.option("--force", is_flag=True, help="Build even where the graph is already made of this data, by this custodes.")
def build(store: str, data: tuple[Path, ...], force: bool = False) -> None:
    """Build the graph from one or several data folders. The former graph stays until the new one is whole."""
    from graph.files.places import former_folder
    from loaders.dataset import SHIPPED
    from loaders.made_of import already_built

    folders = data or (SHIPPED,)
    known = None if force else already_built(store, *folders)
    if known is not None:
        note(f"nothing to do: {store} is built of this data already ({_counted(known)}); --force builds it anew")
        return
    from loaders.build import build as build_store

    note(f"built {store}: {_counted(build_store(store, *folders))}")
    if store == default_store() and (former := former_folder()):
        note(f"an earlier graph lies in {former}, among the settings; nothing reads it any more, and you may delete it")


@cli.command()
def kinds() -> None:
    """List the kinds of link and actor, and every closed list."""
    from graph.kinds import load_kinds

    known = load_kinds()
    for link in known.links.values():
        say(f"{link.family:10} {link.name:20} {link.doc}")
    for actor in known.actors.values():
        say(f"{'actor':10} {actor.name:20} {actor.doc}")
    for topic, doc in known.topics.items():
        say(f"{'topic':10} {topic:20} {doc}")
    for name, values in known.lists.items():
        say(f"{'list':10} {name:20} {', '.join(values)}")


@cli.command()
@store_option
@click.option("--folder", type=click.Path(path_type=Path), default=Path("demo"), help="Where to write [default: demo].")
@click.pass_context
def demo(ctx: click.Context, store: str, folder: Path) -> None:
    """Build the shipped graph, show who oversees the Met, and draw its map."""
    from graph.errors import OutputError

    ctx.invoke(build, store=store, data=(), force=False)
    command = cli.get_command(ctx, "who-oversees")
    if command:
        ctx.invoke(command, actor=MET, store=store, format_="table", statuses=(), importance="3", no_pager=True)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}: cannot be made ({error.strerror}); give another --folder") from None
    from viz.drawing_commands import map_

    page = folder / f"{MET}.html"
    ctx.invoke(map_, store=store, actors=(MET,), as_of=None, output=str(page), title=None, hops=1, kinds=(),
               families=DEMO_FAMILIES,
               topics=(), statuses=())  # fmt: skip
    note(
        f'Open {page.resolve()} in a browser. Ask on: custodes oversees MOPAC; custodes chain "the Met"; custodes --help; '
        "or without a command line, in the explorer: custodes serve --open"
    )


def main() -> int:
    """Run the command line; the exit code. Every error is one line."""
    ready()
    try:
        code = _told()
        sys.stdout.flush()
    except ReaderGone:
        code = 0  # the reader of our output has seen enough: nothing is left to say
    except CustodesError as error:
        # A few words too many for a full disk only show when they are passed on.
        code = _stop(str(error), error.exit_code)
    return code


def _told() -> int:
    debug = "--debug" in sys.argv
    try:
        cli.main(standalone_mode=False)
    except ReaderGone:
        raise
    except SystemExit as left:  # click's own way out of completion
        return left.code if isinstance(left.code, int) else 0
    except DataError as error:
        return _stop("\n".join(one_line(str(fault)) for fault in error.faults) or str(error), error.exit_code, debug)
    except CustodesError as error:
        return _stop(one_line(str(error)), error.exit_code, debug)
    except click.exceptions.Abort:
        return _stop("stopped", 1)
    except click.ClickException as error:
        return _stop(_wrong(error), error.exit_code, debug)
    except Exception as error:
        name = type(error).__name__
        return _stop(f"unexpected {name}: {one_line(str(error))}; run again with --debug, and report it", 1, debug)
    return 0


def _wrong(error: click.ClickException) -> str:
    """What click says in one line, with how it is done, where the command has an example."""
    said = one_line(error.format_message()).rstrip(".")
    said = said if len(said) <= LONGEST_WRONG else f"{said[:LONGEST_WRONG]}…"
    ctx = getattr(error, "ctx", None)
    example = example_in(ctx.command.epilog) if ctx else ""
    return f"{said}; as in: {example}; see --help" if example else f"{said}; see --help"


def _stop(message: str, code: int, debug: bool = False) -> int:
    if debug:
        import traceback

        traceback.print_exc()
    note(f"custodes: {message}")
    return code


def run() -> None:
    """`main` as a program. What a command makes lives until it ends: it is neither tidied up then, which takes the engine
    longer than most answers, nor searched for rings of objects at every 700 new ones, up to a tenth of the time."""
    gc.set_threshold(50_000)
    os._exit(main())


if __name__ == "__main__":
    run()
