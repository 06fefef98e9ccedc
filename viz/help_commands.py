"""The commands that say what commands there are: help and questions."""

from __future__ import annotations

import click

from graph.errors import AskedWrongly
from graph.texts.streams import say
from viz.front_page import front_page
from viz.hints import SYNONYMS, meant


@click.command("help")
@click.argument("command", nargs=-1, metavar="[COMMAND]")
@click.pass_context
def help_command(ctx: click.Context, command: tuple[str, ...]) -> None:
    """Show the help of a COMMAND, or where to begin."""
    if not command:
        say(front_page())
        return
    group = ctx.find_root().command
    if not isinstance(group, click.Group):
        raise TypeError("help is a command of a group")
    name = "-".join("-".join(command).casefold().replace("_", "-").split())
    found = group.get_command(ctx, name) or group.get_command(ctx, SYNONYMS.get(name, ""))
    if found is None:
        raise AskedWrongly(f"no command '{' '.join(command)[:60]}'; {meant(command, group.list_commands(ctx))}")
    say(found.get_help(click.Context(found, info_name=str(found.name), parent=ctx.find_root())))


@click.command("questions")
@click.option("--json", "as_json", is_flag=True, help="As JSON: name, theme, summary, parameters, example.")
def questions_command(as_json: bool) -> None:
    """List the book of questions by theme."""
    from queries.catalogue import by_theme
    from queries.examples import example_of

    if as_json:
        from graph.texts.json_text import to_json

        rows = [
            {
                "name": asked.name, "theme": theme, "summary": asked.summary, "example": example_of(asked),
                "parameters": [
                    {"name": p.name, "type": p.type, "required": p.required, "doc": p.doc} for p in asked.parameters
                ],
            }
            for theme, group in by_theme().items()
            for asked in group
        ]  # fmt: skip
        say(to_json(rows))
        return
    for theme, group in by_theme().items():
        say(f"\n{theme}")
        for asked in group:
            say(f"  {asked.name:22} {asked.summary}")
    say("\nOne of them: custodes help QUESTION. Each takes --as-of, --status, --denied, --json and -o FILE.")
