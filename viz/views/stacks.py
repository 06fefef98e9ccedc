"""Local actors that stand alike share one box: '41 × Police and crime commissioners'."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import takewhile

from graph.kinds import load_kinds
from graph.model import Actor
from viz.views.asked import Asked, classes_of

# How many must stand alike before they share a box.
FEWEST = 4


@dataclass(frozen=True, slots=True)
class Stack:
    """One box: an actor, or several."""

    id: str
    members: tuple[str, ...]
    name: str
    kind: str
    told: str


def stacked(asked: Asked, alike: Mapping[str, object]) -> list[Stack]:
    """The boxes of some actors. Those of one kind that are `alike`, each of its own area, share one where they are enough."""
    actors, kinds = asked.graph.actors, load_kinds().actors
    groups: dict[tuple[str, object], list[str]] = defaultdict(list)
    alone: list[str] = []
    for id_, signature in sorted(alike.items()):
        if is_local(actors[id_]):
            groups[actors[id_].kind, signature].append(id_)
        else:
            alone.append(id_)
    found = []
    for (kind, _), members in groups.items():
        together, apart = _of_one_class(asked, members)
        alone += apart
        for name, ids in together:
            found.append(Stack(ids[0], tuple(ids), f"{len(ids)} × {name}", kind, "one for each area"))
    single = [Stack(id_, (id_,), actors[id_].name, actors[id_].kind, kinds[actors[id_].kind].label) for id_ in alone]
    return sorted(found + single, key=lambda stack: stack.id)


def is_local(actor: Actor) -> bool:
    """Whether an actor is one of many of its sort, each for its own area."""
    return not actor.is_class and actor.area is not None


def _of_one_class(asked: Asked, members: list[str]) -> tuple[list[tuple[str, list[str]]], list[str]]:
    """Those who share a name, with it: all of them by the class that holds them all, or by the plural of their kind where
    each is of another area, or else by their smallest classes; and those who stand alone."""
    areas = Counter(asked.graph.actors[id_].area for id_ in members)
    apart = [id_ for id_ in members if areas[asked.graph.actors[id_].area] > 1]
    rest = [id_ for id_ in members if id_ not in apart]
    if len(rest) < FEWEST:
        return [], members
    classes = {id_: of for id_, of in classes_of(asked).items() if len(of & set(rest)) >= FEWEST}
    for id_, of in sorted(classes.items(), key=lambda item: (len(item[1]), item[0])):
        if of >= set(rest):
            return [(asked.name(id_), rest)], apart
    if not classes:
        return [(shared_name(asked, rest), rest)], apart
    largest = min(classes, key=lambda id_: (-len(classes[id_] & set(rest)), len(classes[id_]), id_))
    more, left = _of_one_class(asked, sorted(set(rest) - classes[largest]))
    return [(asked.name(largest), sorted(set(rest) & classes[largest])), *more], [*apart, *left]


def shared_name(asked: Asked, members: list[str]) -> str:
    """What several actors are together: the smallest class that holds them all, the words that all their names begin with,
    or else the plural of their kind."""
    actors = asked.graph.actors
    holding = sorted((len(of), id_) for id_, of in classes_of(asked).items() if of >= set(members))
    if holding:
        return actors[holding[0][1]].name
    words = [actors[id_].name.split() for id_ in members]
    shared = list(takewhile(lambda each: len(set(each)) == 1, zip(*words, strict=False)))
    return (
        " ".join(each[0] for each in shared) + " …" if len(shared) > 1 else load_kinds().actors[actors[members[0]].kind].plural
    )
