"""The commands made from the book of questions, and how their answers are printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.days.dates import day_before
from graph.files.outputs import Output, given_format, output_of
from graph.texts.streams import say, say_styled
from viz.answer_text import READ, Shown, answer_text
from viz.completion import completer
from viz.console import coloured, note, opened, store_option, terminal_width
from viz.formats.registry import TEXT, endings_of, formats_of, only_files, writer, writer_name
from viz.loose_words import loose_command

if TYPE_CHECKING:
    from graph.store import Store
    from queries.question import Answer, Parameter, Question

Finish = Callable[["Answer", dict[str, Any]], "Answer"]
FORMATS = formats_of("answer")


def shape_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """How an answer is printed, and where to."""
    options = [
        click.option(
            "--format", "format_", type=click.Choice(list(FORMATS), case_sensitive=False),
            help="How to print the rows [default: as -o ends, else table].",
        ),
        click.option("--json", "as_json", is_flag=True, help="Short for --format json."),
        click.option(
            "-o", "--output", type=click.Path(path_type=str), metavar="FILE",
            help=f"Write to this file: {endings_of('answer')}, as it ends; - is stdout.",
        ),
    ]  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


def shape_of(options: dict[str, Any]) -> Output:
    """Where an answer goes and how, from the options of `shape_options`, which are taken out. AskedWrongly."""
    asked = given_format(options.pop("format_"), options.pop("as_json"))
    return output_of(options.pop("output"), asked, FORMATS, "table", only_files("answer"))


def asking_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """What every question takes."""
    options = [
        store_option,
        click.option("--as-of", metavar="DATE", help="As at this date: 2022-11-30, 30/11/2022, November 2022, 2022/23, today."),
        click.option(
            "--status", "statuses", multiple=True, metavar="STATUS",
            help="Count links of this status too: in_force, enacted, planned, proposed, rejected, ended, all (repeatable).",
        ),
        click.option("--scenario", metavar="FILE", help="Ask of what this scenario makes of the graph (shipped or a file)."),
        click.option("--dataset", "datasets", multiple=True, metavar="NAME", help="Ask of these datasets only (repeatable)."),
        click.option("--denied", is_flag=True, help="Show denied links too."),
        click.option("--limit", type=click.IntRange(1), help="At most this many rows."),
        click.option("--wide", is_flag=True, help="A table with every column."),
        click.option("--links", "as_table", is_flag=True, help="A table with each row by itself."),
        click.option("--no-pager", is_flag=True, help="Print long answers at once, though this is a terminal."),
    ]  # fmt: skip
    command = shape_options(command)
    for option in reversed(options):
        command = option(command)
    return command


def question_command(question: Question, finish: Finish | None = None, *more: click.Option) -> click.Command:
    """The command of a question: required parameters are arguments, the others options.

    `finish` may add to the answer what questions know nothing of, from the values of the options `more`.
    """
    extras = [str(option.name) for option in more]

    def run(store: str, scenario: str | None, limit: int | None, **rest: Any) -> None:
        from queries.asking import Frame, ask
        from queries.telling import told

        output, shown = shape_of(rest), shown_as(rest)
        extra = {name: rest.pop(name) for name in extras}
        datasets = rest.pop("datasets")
        given = {**rest, "scenario": scenario, "dataset": datasets}
        frame = Frame(rest.pop("as_of"), rest.pop("statuses") or ("in_force",), rest.pop("denied"), look_back=True)
        with opened(store) as graph_store, of_datasets(graph_store, datasets) as part, as_it_would_be(part, scenario) as asked:
            answer = told(ask(asked, question.name, rest, frame, limit), asked)
            answer = finish(answer, extra) if finish else answer
            print_answer(answer, output, shown, part if datasets else graph_store, given)

    command = asking_options(run)
    for parameter in reversed(question.parameters):
        command = parameter_option(parameter)(command)
    from queries.examples import example_of

    help_ = f"{question.summary}\n\n{question.read}"
    dates = {"as_of", *(one.name for one in question.parameters if one.type == "date")}
    names = {one.name for one in question.parameters if one.type in ("actor", "topic", "source")}
    loose = loose_command(question.name, example_of(question), dates, names, help=help_, short_help=question.summary)
    made = loose(command)
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


def shown_as(options: dict[str, Any]) -> Shown:
    """How an answer is shown, from the options of `asking_options`, which are taken out."""
    return Shown(options.pop("wide"), options.pop("as_table"), not options.pop("no_pager"))


def print_answer(answer: Answer, output: Output, shown: Shown, store: Store, given: dict[str, Any]) -> None:
    """The rows to stdout or a file; the count, the as-at date and what was cut short to stderr.

    A file also says what the question was `given` and of which dataset the store is, where its format has a place for it.
    """
    for taken in answer.taken:
        note(taken)
    if output.format not in READ or not answer.rows:
        for above in answer.above:
            note(above)
    if output.path is None and writer_name(output.format, "answer") == TEXT:
        _print_text(answer, output, shown, store)
    else:
        from viz.formats.answers import Written

        with output.file() as path:
            made = Written(answer, output.format, store, given, shown, to_stdout=output.path is None)
            writer(output.format, "answer")(made, path)
    rows = len(answer.rows)
    note(f"{rows} row{'' if rows == 1 else 's'}; {'; '.join(answer.notes)}")
    if answer.cut_short:
        note(f"cut short: {answer.cut_short} more rows; raise --limit to see them")


def _print_text(answer: Answer, output: Output, shown: Shown, store: Store) -> None:
    text = answer_text(answer, output.format, shown, store, width=terminal_width(), colour=coloured())
    if output.format != "table":
        say(text, end="")
    elif answer.rows:
        say_styled(text, pager=shown.pager)


@contextmanager
def of_datasets(store: Store, names: tuple[str, ...]) -> Iterator[Store]:
    """The store itself, or what it would be if it held these datasets alone."""
    if not names:
        yield store
        return
    from queries.dataset_store import dataset_store

    with dataset_store(store, names) as made:
        yield made


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
    from queries.telling import told

    datasets = rest.pop("datasets")
    output, shown, given = shape_of(rest), shown_as(rest), {"scenario": file, "what": what, "dataset": datasets}
    with opened(store) as whole_store, of_datasets(whole_store, datasets) as graph_store:
        if what == "orphans":
            answer = told(orphans(graph_store, Path(file)), graph_store)
            cut = max(0, len(answer.rows) - limit) if limit else 0
            print_answer(replace(answer, rows=answer.rows[:limit], cut_short=cut), output, shown, graph_store, given)
            return
        with scenario_store(graph_store, Path(file)) as (made, outcome):
            days = {"before": day_before(outcome.scenario.date), "after": outcome.scenario.date}
            print_answer(told(ask(made, "diff", days, limit=limit), made), output, shown, graph_store, {**given, **days})


@click.command("query")
@click.argument("statement")
@click.option("-p", "parameters", multiple=True, metavar="NAME=VALUE", help="A parameter: JSON, or else text (repeatable).")
@click.option("--limit", type=click.IntRange(1), default=10_000, help="At most this many rows [default: 10000].")
@shape_options
@store_option
def query_command(statement: str, parameters: tuple[str, ...], limit: int, store: str, **shape: Any) -> None:
    """Ask the graph one reading Cypher STATEMENT.

    docs/query.md says what both engines understand. It may take CUSTODES_TIMEOUT seconds [120] and CUSTODES_MEMORY
    megabytes [1024].
    """
    from queries.free.apart import ask_apart

    output = shape_of(shape)
    answer = ask_apart(store, statement, parameters, limit)
    with opened(store) as graph_store:
        print_answer(answer, output, Shown(wide=True), graph_store, {"statement": statement, "parameters": parameters})
