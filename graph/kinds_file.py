"""Reads the kinds of actor and link, the topics and the closed lists, strictly, from the YAML files beside this one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from graph.errors import DataError, Fault
from graph.kinds import FAMILIES, FORUMS, GROUPS, HERE, ActorKind, Kinds, LinkKind, digest_of
from graph.texts.fields import Fields
from graph.texts.json_text import to_json
from graph.texts.strict_yaml import Entry, read_yaml


def read_kinds(folder: Path) -> Kinds:
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


def compiled() -> str:
    """The lists of this program as JSON with the digest of their files: kinds.json, which load_kinds reads at every start."""
    return to_json({"digest": digest_of(HERE), **asdict(read_kinds(HERE))}, indent=1) + "\n"


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
