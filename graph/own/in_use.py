"""The lists of a dataset that are in use: its topics and kinds of actor beside those of this program, and its rules.

Apart from their reading (graph.own.lists), because every answer opens a graph and few read YAML.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import replace
from typing import Any

from graph.kinds import ActorKind, Kinds, shipped_kinds, use_kinds

KEY = "own"
# The rules of the dataset in use, as the kinds are (graph.kinds.use_kinds): of this thread, else those used last.
_rules: ContextVar[list[Any] | None] = ContextVar("rules", default=None)
_last: list[Any] = []


def use(own: Mapping[str, Any]) -> Kinds:
    """Have the closed lists of the program with these of a dataset from now on, until another graph is read or asked; the
    lists."""
    kinds = extended(shipped_kinds(), own) if own.get("topics") or own.get("actor_kinds") else shipped_kinds()
    use_kinds(kinds)
    _last[:] = own.get("rules") or ()
    _rules.set([*_last])
    return kinds


def rules_in_use() -> list[Any]:
    """The rules of the dataset in use, as its record holds them."""
    return list(_last if (found := _rules.get()) is None else found)


def extended(kinds: Kinds, own: Mapping[str, Any]) -> Kinds:
    """The closed lists with a dataset's own."""
    actors = {name: _like(name, entry, kinds) for name, entry in own.get("actor_kinds", {}).items()}
    return replace(kinds, actors={**kinds.actors, **actors}, topics={**kinds.topics, **own.get("topics", {})})


def _like(name: str, entry: Mapping[str, str], kinds: Kinds) -> ActorKind:
    model = kinds.actors[entry["like"]]
    return replace(model, name=name, label=entry["label"], plural=entry["plural"], doc=entry["doc"], like=model.name)
