"""Writes what is made from the program and the data: pages of docs/, the digest of the data, the kinds.

python docs/generate.py [--check]    (--check only says whether they are true)
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
# Help is wrapped to the terminal: pin it, so that everybody writes the same page.
os.environ["COLUMNS"] = "100"

import click  # noqa: E402

from cli import cli  # noqa: E402

if TYPE_CHECKING:
    from graph.store import Store
    from queries.question import Question


def commands_page() -> str:
    """Every command with its help, as a terminal of 100 columns shows it."""
    context = click.Context(cli, info_name="custodes", terminal_width=100)
    parts = ["# Commands\n", "Written by `docs/generate.py` from the program's own help.\n"]
    parts.append(_block("custodes", cli.get_help(context)))
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        if command is None:
            raise SystemExit(f"{name} is listed but is no command")
        inner = click.Context(command, info_name=name, parent=context, terminal_width=100)
        parts.append(_block(f"custodes {name}", command.get_help(inner)))
    return "\n".join(parts)


SHOWN_ROWS = 3


def questions_page() -> str:
    """The book of questions by theme, each with its parameters, its columns and the first rows of an answer."""
    from contextlib import closing

    from graph.engines import open_store
    from loaders.build import build
    from queries.catalogue import by_theme

    parts = ["# The book of questions\n", "Written by `docs/generate.py` from the questions and the shipped data.\n"]
    with TemporaryDirectory() as folder:
        url = f"ladybug:{Path(folder) / 'graph'}"
        build(url)
        with closing(open_store(url)) as store:
            for theme, book in by_theme().items():
                parts.append(f"## {theme.capitalize()}\n")
                parts += [_question(asked, store) for asked in book]
    return "\n".join(parts)


def _question(asked: Question, store: Store) -> str:
    from queries.asking import ask
    from queries.examples import example_of, example_values
    from viz.tables import format_answer

    answer = ask(store, asked.name, example_values(asked), limit=SHOWN_ROWS)
    command = example_of(asked)
    lines = [f"### {asked.name}\n", f"{asked.summary} {asked.read}\n"]
    for parameter in asked.parameters:
        name = parameter.name.upper() if parameter.required else f"--{parameter.name.replace('_', '-')}"
        lines.append(f"- `{name}`: {parameter.doc}")
    lines.append(f"- columns: {'; '.join(f'`{column.name}` {column.doc}' for column in asked.columns)}\n")
    lines.append(f"`{command}` gives {len(answer.rows) + answer.cut_short} rows; the first:\n" if answer.rows else
                 f"`{command}` gives no row on the shipped data.\n")  # fmt: skip
    if answer.rows:
        lines.append(format_answer(answer, "markdown"))
    return "\n".join(lines) + "\n"


def formats_page() -> str:
    """docs/formats.md with its table, which stands between two marks, as the registry has it."""
    from viz.formats.registry import REGISTRY

    commands = {"export": "`export`", "answer": "questions", "map": "`map`", "view": "`map --view`"}
    rows = [
        f"| `{format_.name}` | {', '.join(f'`{ending}`' for ending in format_.endings) or 'a folder'} | {format_.doc} | "
        f"{', '.join(word for name, word in commands.items() if format_.written_by(name))} | "
        f"{format_.holds.value if format_.export else ''} |"
        for format_ in REGISTRY
    ]
    head = "| `--format` | the name ends in | what it is for | written by | links in an export |\n|---|---|---|---|---|\n"
    before, start, rest = (ROOT / "docs" / "formats.md").read_text("utf-8").partition("<!-- table -->\n")
    _, end, after = rest.partition("<!-- end of table -->\n")
    return before + start + head + "\n".join(rows) + "\n" + end + after


def _block(title: str, text: str) -> str:
    return f"## {title}\n\n```text\n{text.rstrip()}\n```\n"


def kinds() -> str:
    """The closed lists, made ready for every start."""
    from graph.kinds_file import compiled

    return compiled()


def releases() -> str:
    """The digest by which a changed copy of the shipped data is known."""
    from loaders.dataset import SHIPPED
    from loaders.description import read_description
    from loaders.releases import releases_text

    return releases_text(SHIPPED, read_description(SHIPPED / "dataset.yaml", "dataset.yaml", []))


# The releases come first: what the pages say of the data's version hangs on them.
PAGES = {
    "graph/kinds.json": kinds,
    "loaders/releases.yaml": releases,
    "docs/commands.md": commands_page,
    "docs/questions.md": questions_page,
    "docs/formats.md": formats_page,
}


def main(check: bool) -> int:
    """Write each page, or with `check` list those that are out of date; 1 where there is one."""
    stale = 0
    for name, page in PAGES.items():
        path = ROOT / name
        text = page()
        if check and (not path.is_file() or path.read_text("utf-8") != text):
            sys.stderr.write(f"{name} is out of date; run python docs/generate.py\n")
            stale = 1
        elif not check:
            path.write_text(text, "utf-8", newline="\n")
    return stale


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv))
