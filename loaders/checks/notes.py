"""What `verify` says of names that do not explain themselves, and of two that differ by a word that says nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.errors import Fault
from graph.model import Actor
from graph.naming.names import fold_name
from loaders.checks.names import names_of
from loaders.dataset import Dataset

_CODE_NAME = re.compile(r"Operations? [A-Z]")
_ACRONYMS = re.compile(r"[A-Z][A-Z0-9&+/-]+(?: [A-Z0-9&+/-]+)*")
# Groups spoken of as one: whom they hold, no name says.
_GROUPS = ("sector_group", "people_group")
_EMPTY = frozenset("a an and at by for from in into of on or the to with".split())


def note_faults(dataset: Dataset) -> Iterator[Fault]:
    """Every actor that needs a note and has none, so that a reader cannot tell what it is or from what it differs."""
    for actor in dataset.actors.values():
        why = None if actor.note else _unexplained(actor)
        if why:
            yield Fault(*dataset.places[actor.id], f"{actor.id}: {why}; add a 'note' that says what it is")
    yield from _near_doubles(dataset)


def _unexplained(actor: Actor) -> str | None:
    if actor.is_class or actor.kind in _GROUPS:
        return f"'{actor.name[:60]}' is a group, whose name does not say who is in it"
    if _CODE_NAME.match(actor.name):
        return f"'{actor.name[:60]}' is a code name"
    if _ACRONYMS.fullmatch(actor.name):
        return f"'{actor.name[:60]}' is made of initials"
    return None


def _near_doubles(dataset: Dataset) -> Iterator[Fault]:
    """Pairs of actors with a name of the same words, in whatever order and number; both need a note."""
    seen: dict[frozenset[str], tuple[str, str]] = {}
    told: set[tuple[str, str]] = set()
    for actor in dataset.actors.values():
        for name in names_of(actor):
            other, theirs = seen.setdefault(_words(name), (actor.id, name))
            # One and the same name may be of two at different times: verify looks at that elsewhere.
            if other == actor.id or (other, actor.id) in told or fold_name(name) == fold_name(theirs):
                continue
            told.add((other, actor.id))
            if not (actor.note and dataset.actors[other].note):
                yield Fault(
                    *dataset.places[actor.id],
                    f"{actor.id}: '{name[:60]}' has the same words as '{theirs[:60]}', which is {other}'s; "
                    "merge the two, or tell them apart in a 'note' on each",
                )


def _words(name: str) -> frozenset[str]:
    words = [word for word in fold_name(name).split() if word not in _EMPTY]
    return frozenset(word[:-1] if len(word) > 4 and word.endswith("s") else word for word in words)
