"""The commands made from the book of questions, and how their answers are printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.dates import day_before
from viz.completion import completer
from viz.console import note, opened, store_option, terminal_width

if TYPE_CHECKING:
    from graph.store import Store
    from queries.question import Answer, Parameter, Question

Finish = Callable[["Answer", dict[str, Any]], "Answer"]
FORMATS = ("table", "json", "csv", "markdown")


def asking_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """What every question takes."""
    options = [
        store_option,
        click.option("--as-of", metavar="DATE", help="As at this date: YYYY, YYYY-MM or YYYY-MM-DD."),
        click.option(
            "--status", "statuses", multiple=True, metavar="STATUS",
            help="Count links of this status too: in_force, enacted, planned, proposed, rejected, ended, all (repeatable).",
        ),
        click.option("--scenario", metavar="FILE", help="Ask of what this scenario makes of the graph (shipped or a file)."),
        click.option("--denied", is_flag=True, help="Show denied links too."),
        click.option("--limit", type=click.IntRange(1), help="At most this many rows."),
        click.option("--format", "format_", type=click.Choice(FORMATS), default="table", help="How to print the rows."),
        click.option("--json", "as_json", is_flag=True, help="Short for --format json."),
        click.option("--wide", is_flag=True, help="Every column in the table."),
        click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to this file instead."),
    ]  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


def question_command(question: Question, finish: Finish | None = None, *more: click.Option) -> click.Command:
    """The command of a question: required parameters are arguments, the others options.

    `finish` may add to the answer what questions know nothing of, from the values of the options `more`.
    """
    names = [str(option.name) for option in more]

    def run(store: str, scenario: str | None, limit: int | None, **rest: Any) -> None:
        from queries.asking import Frame, ask

        shape = {name: rest.pop(name) for name in ("format_", "as_json", "wide", "output")}
        extra = {name: rest.pop(name) for name in names}
        frame = Frame(rest.pop("as_of"), rest.pop("statuses") or ("in_force",), rest.pop("denied"))
        with opened(store) as graph_store, as_it_would_be(graph_store, scenario) as asked:
            answer = ask(asked, question.name, rest, frame, limit)
        print_answer(finish(answer, extra) if finish else answer, **shape)

    command = asking_options(run)
    for parameter in reversed(question.parameters):
        command = parameter_option(parameter)(command)
    help_ = f"{question.summary}\n\n{question.read}"
    made = click.command(question.name, help=help_, short_help=question.summary)(command)
    made.params += more
    return made


def parameter_option(parameter: Parameter) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The argument or option of one parameter."""
    complete = completer(parameter.type)
    if parameter.required:
        return click.argument(parameter.name, metavar=parameter.name.upper(), shell_complete=complete)
    flag = f"--{parameter.name.replace('_', '-')}"
    if parameter.type == "flag":
        return click.option(flag, parameter.name, is_flag=True, help=parameter.doc)
    default = "" if parameter.default in ("", None) else f" [default: {parameter.default}]"
    return click.option(
        flag, parameter.name, metavar=parameter.type.upper(), help=parameter.doc + default, shell_complete=complete
    )


def print_answer(answer: Answer, format_: str, as_json: bool, wide: bool, output: Path | None) -> None:
    """The rows to stdout or a file; the count, the as-at date and what was cut short to stderr."""
    from viz.tables import format_answer

    format_ = "json" if as_json else format_
    width = None if output else terminal_width()
    text = format_answer(answer, format_, wide=wide, width=width)
    if output:
        from graph.files import write_text

        write_text(output, text, bom=format_ == "csv")
    elif answer.rows or format_ != "table":
        click.echo(text, nl=False)
    rows = len(answer.rows)
    note(f"{rows} row{'' if rows == 1 else 's'}; {'; '.join(answer.notes)}")
    if answer.cut_short:
        note(f"cut short: {answer.cut_short} more rows; raise --limit to see them")


@contextmanager
def as_it_would_be(store: Store, scenario: str | None) -> Iterator[Store]:
    """The store itself, or what a scenario makes of it."""
    if scenario is None:
        yield store
        return
    from queries.scenario_store import scenario_store

    with scenario_store(store, Path(scenario)) as (made, _):
        yield made


@click.command("scenario")
@click.argument("file")
@click.argument("what", type=click.Choice(["orphans", "diff"]))
@asking_options
def scenario_command(file: str, what: str, store: str, limit: int | None, **rest: Any) -> None:
    """What a scenario FILE leaves open (orphans), or changes (diff, from the day before it to its date)."""
    from dataclasses import replace

    from queries.asking import ask
    from queries.scenario_store import orphans, scenario_store

    shape = {name: rest[name] for name in ("format_", "as_json", "wide", "output")}
    with opened(store) as graph_store:
        if what == "orphans":
            answer = orphans(graph_store, Path(file))
            cut = max(0, len(answer.rows) - limit) if limit else 0
            print_answer(replace(answer, rows=answer.rows[:limit], cut_short=cut), **shape)
            return
        with scenario_store(graph_store, Path(file)) as (made, scenario):
            days = {"before": day_before(scenario.date), "after": scenario.date}
            print_answer(ask(made, "diff", days, limit=limit), **shape)
