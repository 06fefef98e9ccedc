"""Names and dates of several words on a command line, without quotes.

What stands outside options is one name where a question takes one. Words after an option belong to it where they go on
with a date (--as-of 30 Nov 2022), or where the name that the question is about stands before it (chain Kent Police
--to Home Secretary). Two names take quotes, as nobody could say where the first ends.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import click
from click.shell_completion import CompletionItem

from viz.completion import next_words
from viz.front_page import example_told

_DATE_WORDS = 4  # 'the 30th of November 2022' has one more than anybody types without quotes


class LooseCommand(click.Command):
    """A command whose arguments may be of several words. `dates` and `names` are the parameters that are so."""

    dates: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click does, once the words that belong together are together."""
        if not ctx.resilient_parsing:
            args = _Gathered(self).gather(args, ctx)
        return super().parse_args(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Options, and the next word of a name that has begun."""
        found = super().shell_complete(ctx, incomplete)
        taken = [param for param in self.params if isinstance(param, click.Argument)]
        if incomplete.startswith("-") or len(taken) != 1 or "actor" not in self.names or taken[0].name != "actor":
            return found
        return [*found, *next_words(ctx, [str(ctx.params.get("actor") or ""), *ctx.args], incomplete)]


@dataclass
class _Gathered:
    command: LooseCommand
    loose: list[str] = field(default_factory=list)
    options: list[str] = field(default_factory=list)

    def gather(self, args: Sequence[str], ctx: click.Context) -> list[str]:
        """The options with their values, and after them the arguments, each whole."""
        known = {name: param for param in self.command.params for name in param.opts if isinstance(param, click.Option)}
        rest = list(args)
        while rest:
            word = rest.pop(0)
            if word == "--":
                self.loose += rest
                break
            if not word.startswith("-") or word == "-":
                self.loose.append(word)
                continue
            word, given, value = word.partition("=")
            option = known.get(word)
            if option is None or option.is_flag:
                self.options.append(f"{word}{given}{value}")
                continue
            rest = [value, *rest] if given else rest
            if not rest:
                return list(args)  # an option without its value, which click says
            self.options += [word, self._value(option, rest)]
        return [*self.options, *(["--", *arguments] if (arguments := self._arguments(ctx)) else [])]

    def _value(self, option: click.Parameter, rest: list[str]) -> str:
        """The value of an option: the next word, and those that belong to it, which are taken from the rest."""
        more = 1
        if option.name in self.command.dates:
            more = _date_at(rest)
        elif option.name in self.command.names and self.loose:
            more = next((at for at, word in enumerate(rest) if word.startswith("-")), len(rest)) or 1
        value = " ".join(rest[:more])
        del rest[:more]
        return value

    def _arguments(self, ctx: click.Context) -> list[str]:
        taken = [param for param in self.command.params if isinstance(param, click.Argument)]
        if len(taken) == 1 and self.loose:
            return [" ".join(self.loose)]
        if taken and len(self.loose) > len(taken):
            if all(param.name in self.command.dates for param in taken):
                return list(_dates_of(self.loose))
            names = " and ".join(str(param.metavar) for param in taken)
            many = f"{len(self.loose)} words for {len(taken)} names"
            raise click.UsageError(f"{names}: {many}; put each name of several words in quotes", ctx)
        return self.loose


def _dates_of(words: list[str]) -> list[str]:
    rest, dates = list(words), []
    while rest:
        more = _date_at(rest)
        dates.append(" ".join(rest[:more]))
        del rest[:more]
    return dates


def _date_at(words: Sequence[str]) -> int:
    """How many words from the start make a date, as many as can; 1 where none do."""
    from graph.days.asked_dates import asked_day

    for count in range(min(_DATE_WORDS, len(words)), 1, -1):
        try:
            asked_day(" ".join(words[:count]))
        except ValueError:
            continue
        return count
    return 1


def loose_command(name: str, example: str, dates: set[str], names: set[str], **more: Any) -> Callable[[Any], LooseCommand]:
    """Make a function such a command, whose help ends in its example."""

    def make(run: Any) -> LooseCommand:
        made = click.command(name, cls=LooseCommand, epilog=example_told(example), **more)(run)
        made.dates, made.names = frozenset(dates), frozenset(names)
        return made

    return make
