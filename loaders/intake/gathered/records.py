"""What every format is turned into before it becomes data: actors and links, each with its place in the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.model import Alias

Value = str | list[str]


BY_ID = "id:"  # before a ref that a table gives as an id, so that it is no name


def shown_ref(ref: str) -> str:
    """A ref as the file gives it."""
    return ref.removeprefix(BY_ID)


@dataclass(frozen=True, slots=True)
class ActorRecord:
    """An actor as a file has it. `ref` is what its links call it within the file: an id, or its folded name. `mentioned`: it
    is only named somewhere, so that it may be named again; `guessed`: its kind is ours, from its name; `strict`: the file is
    somebody's own table, in which one id is one name and one kind, while registers write one name in several ways;
    `nameless`: its name is made of its id, since none is told; `id`: the one it had, to be kept where nobody else has it;
    `at`: the places of its id and of its name within the row, for what is wrong with them."""

    ref: str
    name: str
    kind: str
    place: str
    aliases: tuple[Alias, ...] = ()
    level: str | None = None
    area: str | None = None
    from_: str | None = None
    to: str | None = None
    existence: str | None = None
    identifiers: tuple[tuple[str, str], ...] = ()
    note: str | None = None
    reading: str | None = None
    said_on: str | None = None
    mentioned: bool = False
    guessed: bool = False
    strict: bool = False
    nameless: bool = False
    is_class: bool = False
    at: tuple[str, str] | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class LinkRecord:
    """A link as a file states it, between the refs of two actors. `key` tells sums and terms between the same two apart;
    `values` are the qualifiers as data has them; `named` those that name other actors of the file, by their refs (`part_of`:
    a link between refs), which become ids as its ends do. `at`: its place within the row, for what is wrong with it. `retold`:
    another item of the file may tell the same link, which counts once in the report."""

    subject: str
    kind: str
    object: str
    place: str
    reading: str
    values: Mapping[str, Value] = field(default_factory=dict)
    key: str | None = None
    said_on: str | None = None
    explicit: bool = True
    why: str | None = None
    importance: int = 2
    named: Mapping[str, Value] = field(default_factory=dict)
    at: str | None = None
    retold: bool = False


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """What a file says of itself; what it does not say is None, and the command line or the format fills it in."""

    title: str | None = None
    publisher: str | None = None
    date: str | None = None
    url: str | None = None
    licence: str | None = None
