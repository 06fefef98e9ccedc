"""What a shell may complete: the values of closed lists, and the names of actors."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing

import click
from click.shell_completion import CompletionItem

from graph.errors import CustodesError
from graph.names import fold_name

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
    """Ids whose own letters, or whose names, begin with what was typed. No store, no completion: never an error."""
    from graph.engines import open_store
    from viz.console import default_store

    key = fold_name(typed)
    statement = (
        "MATCH (n:Name) WHERE n.key STARTS WITH $key OR n.actor STARTS WITH $typed "
        "RETURN DISTINCT n.actor AS actor, n.name AS name ORDER BY actor, name"
    )
    try:
        with closing(open_store(str(context.params.get("store") or default_store()))) as store:
            rows = store.rows(statement, {"key": key, "typed": typed.casefold()})
    except CustodesError:
        return []
    names: dict[str, str] = {}
    for row in rows:
        names.setdefault(row["actor"], row["name"])
    return [CompletionItem(actor, help=name) for actor, name in list(names.items())[:_MOST]]
