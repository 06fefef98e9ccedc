"""What two datasets of one graph both declare: one source, or one actor, where it is the same; else a fault that names both.

A source is the same where its id and its address are: each dataset may have read it as at another day, and its claims go by
its own entry. An actor is the same where its id is and a person has said so: by one identifier of a register in both
entries, or by `shares` in the dataset.yaml of one of them. Nothing else is taken for the same, and nothing that both say of
it may differ.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import fields, replace

from graph.matching.identifiers import SHARED, same_identifier
from graph.model import Actor, Alias, Source
from graph.naming.names import fold_name

# What makes a source the one it is; the rest says how somebody read it, which each does for oneself.
_IDENTITY = ("title", "publisher", "date", "url", "kind", "form", "digest")
# What an entry may leave to the other: the name of the field in a data file, where it is another.
_OF_ACTOR = {
    "kind": "",
    "level": "",
    "area": "",
    "from_": "from",
    "to": "",
    "existence": "",
    "is_class": "class",
    "territory": "",
}


def one_source(before: Source, after: Source) -> Source | str:
    """The two entries as one source; in words, why they are not."""
    if not (before.url and after.url):
        return "rename one, or give the same 'url' in both where it is the same source"
    for name in _IDENTITY:
        mine, theirs = getattr(before, name), getattr(after, name)
        if mine and theirs and mine != theirs:
            return f"'{name}' is '{theirs}' here and '{mine}' there; mend one where it is the same source, else rename one"
    filled = {item.name: getattr(before, item.name) or getattr(after, item.name) for item in fields(Source)}
    # Spans of either are still held against the text.
    ways = [way for way in (before.located_by, after.located_by) if way != "record"]
    return replace(before, **filled | {"located_by": ways[0] if ways else "record"})


def one_actor(before: Actor, after: Actor, shared: Collection[str]) -> Actor | str:
    """The two entries as one actor; in words, why they are not."""
    if before.id not in shared and not _numbers(before) & _numbers(after):
        return (
            "merge or rename; where both mean the same actor, give both entries an identifier of one register, or name it "
            "under 'shares' in dataset.yaml"
        )
    for wrong in _differing(before, after):
        return f"{wrong}; mend one where both mean the same actor, else rename one"
    plain = {item.name: item.default for item in fields(Actor)}
    filled = {
        name: getattr(before, name) if getattr(before, name) != plain[name] else getattr(after, name) for name in _OF_ACTOR
    }
    notes = dict.fromkeys(filter(None, (before.note, after.note)))
    return replace(
        before,
        **filled,
        aliases=_names_of_both(before, after),
        within=tuple(dict.fromkeys([*before.within, *after.within])),
        identifiers=tuple(sorted({**dict(after.identifiers), **dict(before.identifiers)}.items())),
        note=" ".join(notes) or None,
    )


def _numbers(actor: Actor) -> set[tuple[str, str]]:
    return {same_identifier(scheme, value) for scheme, value in actor.identifiers if scheme not in SHARED}


def _differing(before: Actor, after: Actor) -> Iterator[str]:
    """What the two entries say otherwise. A value that an entry leaves out contradicts nothing."""
    mine, theirs = ({fold_name(name) for name in (one.name, *(alias.name for alias in one.aliases))} for one in (before, after))
    if not mine & theirs:
        yield f"its name is '{after.name}' here and '{before.name}' there"
    plain = {item.name: item.default for item in fields(Actor)}
    for name, called in _OF_ACTOR.items():
        one, other = getattr(before, name), getattr(after, name)
        if one != other and plain[name] not in (one, other):
            yield f"'{called or name}' is '{other}' here and '{one}' there"
    for scheme, value in after.identifiers:
        known = dict(before.identifiers).get(scheme, value)
        if same_identifier(scheme, known) != same_identifier(scheme, value):
            yield f"its {scheme} is '{value}' here and '{known}' there"


def _names_of_both(before: Actor, after: Actor) -> tuple[Alias, ...]:
    """The aliases of both, and the second's name where it is another; one said with and without dates stays with them."""
    known = {fold_name(before.name), *(fold_name(alias.name) for alias in before.aliases)}
    more = [one for one in (Alias(after.name), *after.aliases) if fold_name(one.name) not in known]
    return (*before.aliases, *dict.fromkeys(more))
