"""The kinds of actor and link, the topics and the closed lists, read strictly from the YAML files beside this one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph.errors import DataError, Fault
from graph.fields import Fields
from graph.strict_yaml import Entry, read_yaml

HERE = Path(__file__).parent
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
    cannot (a plan, a fund), whoever issued or runs it does so by it."""

    name: str
    group: str
    label: str
    plural: str
    doc: str
    holds: bool = True


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
        group = self.actors[actor_kind].group
        return any(end in ("any", actor_kind, group) or (end == "agent" and group in AGENTS) for end in ends)

    def rank(self, powers: tuple[str, ...]) -> int:
        """The rank of the strongest power; -1 for none."""
        return max((self.powers[power] for power in powers), default=-1)


@cache
def load_kinds(folder: Path = HERE) -> Kinds:
    """The closed lists in `folder`. DataError names file, kind and fix."""
    faults: list[Fault] = []
    actors = {name: _actor_kind(name, entry, faults) for name, entry in _mappings(folder / "actor_kinds.yaml", faults).items()}
    vocabulary = read_yaml(folder / "vocabulary.yaml", "vocabulary.yaml")
    lists, docs = _vocabulary(vocabulary, faults)
    powers = {name: int(entry["rank"]) for name, entry in vocabulary["powers"].items()}
    links = {
        name: _link_kind(name, entry, set(actors), powers, faults)
        for name, entry in _mappings(folder / "link_kinds.yaml", faults).items()
    }
    topics = {name: str(doc) for name, doc in read_yaml(folder / "topics.yaml", "topics.yaml").items()}
    if faults:
        raise DataError(faults)
    verbs = {name: {key: str(entry["verb"]) for key, entry in vocabulary[name].items()} for name in ("powers", "duty")}
    return Kinds(actors, links, topics, powers, lists, docs, verbs)


def _meets(value: object, accepted: tuple[str, ...]) -> bool:
    given = value if isinstance(value, (list, tuple)) else (value,)
    return any(each in accepted for each in given)


def _mappings(path: Path, faults: list[Fault]) -> dict[str, Entry]:
    good = {}
    for name, entry in read_yaml(path, path.name).items():
        if isinstance(entry, Entry):
            good[name] = entry
        else:
            faults.append(Fault(path.name, 0, f"{name} is '{entry}'; expected a mapping of its fields"))
    return good


def _actor_kind(name: str, entry: Entry, faults: list[Fault]) -> ActorKind:
    fields = Fields(entry, "actor_kinds.yaml", name, faults)
    kind = ActorKind(
        name,
        fields.choice("group", GROUPS, required=True) or "body",
        fields.text("label", required=True) or name,
        fields.text("plural", required=True) or name,
        fields.text("doc", required=True) or "",
        fields.flag("holds", True),
    )
    fields.done()
    return kind


def _link_kind(name: str, entry: Entry, actor_kinds: set[str], powers: Mapping[str, int], faults: list[Fault]) -> LinkKind:
    fields = Fields(entry, "link_kinds.yaml", name, faults)
    ends = ("any", "agent", *GROUPS, *sorted(actor_kinds))
    when = fields.mapping("forum_when")
    kind = LinkKind(
        name,
        fields.choice("family", FAMILIES, required=True) or "work",
        fields.text("label", required=True) or name,
        fields.text("reverse", required=True) or name,
        fields.text("bare", required=True) or name,
        fields.text("past", required=True) or name,
        fields.choice("forum", FORUMS, required=True) or "none",
        {key: tuple(values) for key, values in when.items()},
        fields.choice("power", powers),
        {key: dict(values) for key, values in fields.mapping("power_when").items()},
        fields.flag("saying", False),
        fields.choices("subject", ends),
        fields.choices("object", ends),
        fields.texts("must"),
        fields.text("doc", required=True) or "",
    )
    if not kind.subjects or not kind.objects:
        fields.fault("'subject' and 'object' must each list who may stand there")
    fields.done()
    return kind


def _vocabulary(vocabulary: Entry, faults: list[Fault]) -> tuple[dict[str, tuple[str, ...]], dict[str, dict[str, str]]]:
    lists: dict[str, tuple[str, ...]] = {}
    docs: dict[str, dict[str, str]] = {}
    for name, entries in vocabulary.items():
        if not isinstance(entries, Entry):
            faults.append(Fault("vocabulary.yaml", 0, f"{name} is not a mapping of its values"))
            continue
        lists[name] = tuple(entries)
        docs[name] = {key: value["doc"] if isinstance(value, Entry) else value or "" for key, value in entries.items()}
    return lists, docs
