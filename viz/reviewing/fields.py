"""The form of a claim: its ends, its kind, and every qualifier, closed lists as choices; what it asks first stands open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graph.kinds import Kinds
from graph.texts.plain_words import spaced
from viz.pages.page import Field

# How many of a list may be chosen at once beside those that are: each choice is a box of its own, which keys can reach.
_SPARE = 2
_LONG = ("reading", "words")
_ACTORS = ("basis", "on", "via")
_GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("", ("topics", "powers", "duty", "about", "on", "polarity", "status", "stance", "framework", "grade")),
    ("Money", ("amount", "amount_to", "amount_qualifier", "amount_is", "period", "purpose", "via", "part_of", "joint")),
    ("Dates", ("since", "until", "happened", "duration")),
    ("Law and conditions", ("binding", "basis", "provision", "condition", "scope", "territory", "exceptions")),
)
_CLAIM = ("reading", "place", "importance", "why")
_DOCS = {
    "about": "for what, in your own words", "on": "a third actor: the plan, person or recommendation",
    "reading": "left as it is, it is made anew of what you change", "amount": "pounds, in digits",
    "since": "as in 2022, 2022-11 or 2022-11-30", "until": "as in 2022, 2022-11 or 2022-11-30",
    "happened": "for an event: a date, or a range a..b", "period": "as in 2022/23, or a range a..b",
    "exceptions": "ids of members to whom it does not pass", "why": "why this claim is to be believed, where that is in doubt",
    "duration": "as in P18M",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that belong together; behind a fold unless `open`."""

    title: str
    fields: tuple[Field, ...]
    open: bool = True


def groups_of(kinds: Kinds, values: Mapping[str, Any], *, by_hand: bool = False) -> list[Group]:
    """The form. `values` are what its fields hold, by name: qualifiers, subject, kind, object, reading, place."""
    first = _GROUPS[0][1]
    groups = [Group("", (*_ends(kinds, values, by_hand=by_hand), *_fields(kinds, values, first)))]
    for title, names in _GROUPS[1:]:
        said = any(values.get(name) not in (None, "", []) for name in names)
        asked = said or (title == "Money" and values.get("kind") == "FUNDS")
        groups.append(Group(title, tuple(_fields(kinds, values, names)), asked))
    more = (*_CLAIM, "key") if by_hand else _CLAIM
    return [*groups, Group("Reading and place", tuple(_fields(kinds, values, more)), False)]


def _ends(kinds: Kinds, values: Mapping[str, Any], *, by_hand: bool) -> list[Field]:
    links = [(name, f"{kind.label} ({name})") for name, kind in sorted(kinds.links.items(), key=lambda one: one[1].label)]
    labels = {name: kind.label for name, kind in kinds.actors.items()}
    actors = [("", "known already"), *sorted(labels.items(), key=lambda one: one[1])]
    made = [_text(values, "words", "The words", look="words")] if by_hand else []
    for end, label in (("subject", "Who"), ("object", "Whom or what")):
        made.append(
            Field(
                end,
                label,
                str(values.get(end) or ""),
                doc="a name or an id; ? where nobody is named" if by_hand else "a name or an id",
                required=True,
                suggest="actor",
            )
        )
        kind = f"{end}_kind"
        made.append(Field(kind, f"{label}: if new, what it is", str(values.get(kind) or ""), "choice", choices=tuple(actors)))
        if end == "subject":
            start = [("", "choose one")] if by_hand else []
            made.append(Field("kind", "Kind of link", str(values.get("kind") or ""), "choice", choices=(*start, *links)))
    return made


def _fields(kinds: Kinds, values: Mapping[str, Any], names: Iterable[str]) -> Iterable[Field]:
    for name in names:
        if name in ("topics", "powers"):
            yield from _several(name, kinds.topics if name == "topics" else kinds.powers, values.get(name) or ())
        elif name in kinds.lists:
            start = [] if name == "importance" else [("", "not said")]
            choices = (*start, *((value, spaced(value)) for value in kinds.lists[name]))
            value = str(values.get(name) or ("2" if name == "importance" else ""))
            yield Field(name, _label(name), value, "choice", choices=choices)
        else:
            yield _text(values, name, _label(name), look="words" if name in _LONG else "text")


def _several(name: str, closed: Iterable[str], chosen: Iterable[str]) -> Iterable[Field]:
    choices = (("", "none"), *((value, spaced(value)) for value in sorted(closed)))
    for at, value in enumerate([*chosen, *[""] * _SPARE]):
        yield Field(name, f"{_label(name).rstrip('s')} {at + 1}", value, "choice", choices=choices)


def _text(values: Mapping[str, Any], name: str, label: str, *, look: str) -> Field:
    value = values.get(name)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    said = ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value or "")
    return Field(name, label, said, look, _DOCS.get(name, ""), suggest="actor" if name in _ACTORS else "")


def _label(name: str) -> str:
    return {"key": "what tells it from another link of the same ends"}.get(name, spaced(name))
