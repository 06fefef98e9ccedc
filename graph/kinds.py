"""The kinds of actor and link, the topics and the closed lists, from the YAML files beside this one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
FILES = ("actor_kinds.yaml", "link_kinds.yaml", "topics.yaml", "vocabulary.yaml")
COMPILED = HERE / "kinds.json"
FAMILIES = (
    "oversight", "office", "steering", "duty", "money", "structure", "delivery", "voice", "work", "state", "enforcement",
)  # fmt: skip
GROUPS = ("body", "post", "forum", "part", "work", "people", "record")
# Who can act, or be held to account for acting: the groups that 'agent' stands for.
AGENTS = ("body", "post", "forum", "part", "people")
FORUMS = ("subject", "object", "whole", "none")


@dataclass(frozen=True, slots=True)
class ActorKind:
    """A kind of actor; `group` is one of GROUPS. `holds`: whether it can itself hold somebody to account; where it
    cannot (a plan, a fund), whoever issued or runs it does so by it. `like`: of a dataset's own kind, the one it stands for."""

    name: str
    group: str
    label: str
    plural: str
    doc: str
    holds: bool = True
    like: str = ""


@dataclass(frozen=True, slots=True)
class LinkKind:
    """A kind of link. `forum` is the end that may hold the other to account: subject, object, whole or none; where
    there is a `forum_when`, only for links with one of the qualifiers it names. `power_when`: the power that a value
    of a qualifier gives. `saying`: an act of speech, true from the day it was said. `label`, `reverse`, `bare` and `past`
    are its verb: inspects, is inspected by, (may) inspect, inspected."""

    name: str
    family: str
    label: str
    reverse: str
    bare: str
    past: str
    forum: str
    forum_when: Mapping[str, tuple[str, ...]]
    power: str | None
    power_when: Mapping[str, Mapping[str, str]]
    saying: bool
    subjects: tuple[str, ...]
    objects: tuple[str, ...]
    must: tuple[str, ...]
    doc: str

    def forum_end(self, qualifiers: Mapping[str, object]) -> str:
        """'subject', 'object' or 'none' for a link with these qualifiers (PART_OF: the whole is the object)."""
        if self.forum_when and not any(_meets(qualifiers.get(key), values) for key, values in self.forum_when.items()):
            return "none"
        return "object" if self.forum == "whole" else self.forum


@dataclass(frozen=True, slots=True)
class Kinds:
    """Everything that is a closed list: kinds, topics, qualifiers. `verbs`: of powers and duties, after may and must."""

    actors: Mapping[str, ActorKind]
    links: Mapping[str, LinkKind]
    topics: Mapping[str, str]
    powers: Mapping[str, int]
    lists: Mapping[str, tuple[str, ...]]
    docs: Mapping[str, Mapping[str, str]]
    verbs: Mapping[str, Mapping[str, str]]

    def allows(self, ends: tuple[str, ...], actor_kind: str) -> bool:
        """Whether an actor of this kind may stand at an end of a link that lists `ends`."""
        group, like = self.actors[actor_kind].group, self.actors[actor_kind].like
        return any(end in ("any", actor_kind, like, group) or (end == "agent" and group in AGENTS) for end in ends)

    def rank(self, powers: tuple[str, ...]) -> int:
        """The rank of the strongest power; -1 for none."""
        return max((self.powers[power] for power in powers), default=-1)


def load_kinds() -> Kinds:
    """The closed lists in use: those of this program, with those of the dataset that was read, opened or asked last."""
    return _in_use.get() or _last or shipped_kinds()


def use_kinds(kinds: Kinds) -> None:
    """Have these lists in use from now on (graph.own.in_use says of which dataset). A thread asks one graph at a time:
    handed down, the lists would be a parameter of nearly everything. One that has asked none has those of the last."""
    global _last
    _last = kinds
    _in_use.set(kinds)


_in_use: ContextVar[Kinds | None] = ContextVar("kinds", default=None)
_last: Kinds | None = None


@cache
def shipped_kinds(folder: Path = HERE) -> Kinds:
    """The closed lists in `folder`. DataError names file, kind and fix. Those of this program are read from kinds.json
    as long as it was made of these very files: reading YAML strictly would be a fifth of the time of a short answer."""
    if folder == HERE and (found := _compiled()) is not None:
        return found
    from graph.kinds_file import read_kinds

    return read_kinds(folder)


def digest_of(folder: Path) -> str:
    """The digest of the files that the lists are read from."""
    return sha256(b"\0".join((folder / name).read_bytes() for name in FILES)).hexdigest()


def _compiled() -> Kinds | None:
    try:
        found = _tuples(json.loads(COMPILED.read_bytes()))
        if not isinstance(found, dict) or found.pop("digest", "") != digest_of(HERE):
            return None
    except (OSError, ValueError):
        return None
    found["actors"] = {name: ActorKind(**kind) for name, kind in found["actors"].items()}
    found["links"] = {name: LinkKind(**kind) for name, kind in found["links"].items()}
    return Kinds(**found)


def _tuples(value: Any) -> Any:
    """JSON's lists as the tuples that they were."""
    if isinstance(value, dict):
        return {key: _tuples(each) for key, each in value.items()}
    return tuple(map(_tuples, value)) if isinstance(value, list) else value


def _meets(value: object, accepted: tuple[str, ...]) -> bool:
    given = value if isinstance(value, (list, tuple)) else (value,)
    return any(each in accepted for each in given)
