"""The lists that a dataset has of its own: topics, kinds of actor and rules for gaps, beside those of this program.

They stand in its folder (`topics.yaml`, `actor_kinds.yaml`, `rules.yaml`), travel in the record of the graph, and are in
use from the moment that the dataset is read or the graph is opened. The kinds of link are the same for every field.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from graph.errors import Fault
from graph.kinds import Kinds, shipped_kinds
from graph.naming.names import nearest
from graph.own.in_use import extended, rules_in_use
from graph.own.rules import Rule, rules_in
from graph.texts.fields import Fields
from graph.texts.strict_yaml import Entry, Items, read_yaml

FILES = ("topics.yaml", "actor_kinds.yaml", "rules.yaml")


def read_own(folder: Path, prefix: str, faults: list[Fault]) -> Mapping[str, Any]:
    """What stands in the folder, as it is kept in the record; empty where it has no list of its own."""
    own: dict[str, Any] = {}
    if (folder / "topics.yaml").is_file():
        fields = Fields(read_yaml(folder / "topics.yaml", f"{prefix}topics.yaml"), f"{prefix}topics.yaml", "topics", faults)
        own["topics"] = {name: fields.text(name, required=True) or "" for name in list(fields.entry)}
        _no_doubles(fields, own["topics"], shipped_kinds().topics)
    if (folder / "actor_kinds.yaml").is_file():
        place = f"{prefix}actor_kinds.yaml"
        top = Fields(read_yaml(folder / "actor_kinds.yaml", place), place, "kinds of actor", faults)
        own["actor_kinds"] = {name: _kind(name, top) for name in list(top.entry)}
        _no_doubles(top, own["actor_kinds"], shipped_kinds().actors)
    if (folder / "rules.yaml").is_file():
        own["rules"] = read_yaml(folder / "rules.yaml", f"{prefix}rules.yaml")
    return own


def together(layers: Sequence[tuple[str, Mapping[str, Any]]], faults: list[Fault]) -> Mapping[str, Any]:
    """The own lists of several datasets as one, each with the prefix of its files. One name for two things is a fault."""
    made: dict[str, Any] = {}
    for key, file in zip(("topics", "actor_kinds"), FILES[:2], strict=True):
        seen: dict[str, tuple[str, Any]] = {}
        for prefix, own in layers:
            for name, value in own.get(key, {}).items():
                before, known = seen.setdefault(name, (prefix, value))
                if known != value:
                    message = f"'{name}' is something else in {before}{file}; rename one, or say the same in both"
                    faults.append(Fault(f"{prefix}{file}", 0, message))
        if seen:
            made[key] = {name: value for name, (_, value) in seen.items()}
    kinds, taken, rules = extended(shipped_kinds(), made), dict[str, str](), list[Any]()
    for prefix, own in layers:
        for rule in rules_in(own["rules"], f"{prefix}rules.yaml", kinds, faults) if "rules" in own else ():
            if rule.name in taken:
                message = f"rule '{rule.name}' stands in {taken[rule.name]}rules.yaml too; rename one"
                faults.append(Fault(f"{prefix}rules.yaml", 0, message))
            taken[rule.name] = prefix
        rules += own.get("rules", {}).get("rules") or []
    return {**made, "rules": rules} if rules else made


def own_rules(kinds: Kinds, faults: list[Fault]) -> list[Rule]:
    """The rules of the dataset in use."""
    rules = rules_in_use()
    return rules_in(_entries({"rules": rules}), "rules.yaml", kinds, faults) if rules else []


def _kind(name: str, top: Fields) -> Mapping[str, str]:
    """A kind of actor: `like` is the one of the program that it stands for at the ends of links and is drawn as."""
    fields = Fields(top.mapping(name), top.file, name, top.faults)
    known = shipped_kinds().actors
    said = {key: fields.text(key, required=True) or name for key in ("label", "plural", "doc")}
    like = fields.choice("like", known, required=True) or next(iter(known))
    fields.done()
    return {**said, "like": like}


def _no_doubles(fields: Fields, own: Mapping[str, Any], shipped: Mapping[str, Any]) -> None:
    for name in _both(own, shipped):
        fields.fault(f"'{name}' is in the list of custodes already; leave it out, or call it something else")
    for name in own:
        if not name.replace("-", "").replace("_", "").isalnum() or name != name.lower():
            fields.fault(f"'{name[:60]}' is no name{nearest(name, shipped)}; expected lower-case words joined by '-' or '_'")


def _both(own: Mapping[str, Any], shipped: Mapping[str, Any]) -> Iterator[str]:
    return (name for name in own if name in shipped)


def _entries(value: Any) -> Any:
    """JSON's mappings and lists as those of a YAML file, which the reader of rules takes."""
    if isinstance(value, Mapping):
        return Entry((key, _entries(item)) for key, item in value.items())
    return Items(_entries(item) for item in value) if isinstance(value, list) else value
