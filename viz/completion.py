"""What a shell may complete: the values of closed lists, and the names of actors."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing

import click
from click.shell_completion import CompletionItem

from graph.errors import CustodesError
from graph.naming.names import fold_name

Completer = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]
_MOST = 50


def completer(type_: str) -> Completer | None:
    """The completer for parameters of this type; None where anything may be typed."""
    if type_ == "actor":
        return _actors
    if type_ in ("kind", "actor_kind", "family", "power", "topic", "stance"):
        return lambda context, parameter, typed: _listed(type_, typed)
    return None


def _listed(type_: str, typed: str) -> list[CompletionItem]:
    from graph.kinds import load_kinds
    from queries.typed_values import choices_of

    values = choices_of(type_, load_kinds()) or []
    return [CompletionItem(value) for value in values if value.casefold().startswith(typed.casefold())]


def _actors(context: click.Context, parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """Ids whose own letters, or whose names, begin with what was typed."""
    names: dict[str, str] = {}
    for actor, name in _beginning(context, typed):
        names.setdefault(actor, name)
    return [CompletionItem(actor, help=name) for actor, name in list(names.items())[:_MOST]]


def next_words(context: click.Context, before: Sequence[str], typed: str) -> list[CompletionItem]:
    """The next word of the names of several words that have begun with those `before` it."""
    found: dict[str, str] = {}
    for actor, name in _beginning(context, " ".join([*before, typed])):
        words = name.split()
        if len(words) > len(before) and fold_name(" ".join(words[: len(before)])) == fold_name(" ".join(before)):
            found.setdefault(words[len(before)], actor)
    return [CompletionItem(word, help=actor) for word, actor in list(found.items())[:_MOST]]


def _beginning(context: click.Context, typed: str) -> list[tuple[str, str]]:
    """Actors and their names that begin so. No store, no completion: never an error."""
    from graph.engines import open_store
    from viz.console import default_store

    statement = (
        "MATCH (n:Name) WHERE n.key STARTS WITH $key OR n.actor STARTS WITH $typed "
        "RETURN DISTINCT n.actor AS actor, n.name AS name ORDER BY actor, name"
    )
    try:
        with closing(open_store(str(context.params.get("store") or default_store()))) as store:
            rows = store.rows(statement, {"key": fold_name(typed), "typed": typed.casefold()})
    except CustodesError:
        return []
    return [(str(row["actor"]), str(row["name"])) for row in rows]
