"""Reads the rules: what each kind of actor should have, and what would prove that it has not.

Rules are data (`queries/rules/*.yaml`, and `rules/*.yaml` of a data folder), so that an analyst can read, question and
extend them. The reader is strict: it names file, rule and fix.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.errors import Fault
from graph.kinds import Kinds
from graph.texts.fields import Fields
from graph.texts.strict_yaml import Entry, line_of, read_yaml

ENDS = ("subject", "object", "via")
COUNTS = ("law", "stated", "any")
# Through whom else a requirement may be met: the office that heads it or the body it heads, its class, its whole.
THROUGH = ("office", "class", "whole")


@dataclass(frozen=True, slots=True)
class Selection:
    """Some actors: those of `kinds` (at `levels`, if given) and those named. Classes count only when named."""

    kinds: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()

    def holds(self, actor: str, kind: str, level: str | None, is_class: bool) -> bool:
        """Whether an actor is one of them."""
        if actor in self.actors:
            return True
        return kind in self.kinds and not is_class and (not self.levels or level in self.levels)


@dataclass(frozen=True, slots=True)
class Exemption:
    """Actors that need not meet the rule, and why."""

    who: Selection
    reason: str


@dataclass(frozen=True, slots=True)
class Requirement:
    """One way to meet a rule: a link with the actor `at` an end (the other end outside the actor, unless `inside`),
    a chain to where accountability ends, or that a conflict of role is not found at it (`free_of`, as `part`).
    `counts`: links made by law, those whose power a source or law states, or any source's word."""

    kinds: tuple[str, ...] = ()
    counts: str = "any"
    at: str = "object"
    powers: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    unconditional: bool = False
    by: Selection | None = None
    through: tuple[str, ...] = THROUGH[:2]
    duties: tuple[str, ...] = ()
    inside: bool = False
    chain: bool = False
    free_of: str | None = None
    part: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """What some actors should have. `denied_by`: those whose denial settles it; `matters`: keys of gaps about just it."""

    name: str
    asks: str
    definition: str
    reference: str
    looks_at: Selection
    exempt: tuple[Exemption, ...]
    must: tuple[Requirement, ...]
    denied_by: tuple[str, ...]
    matters: tuple[str, ...]
    zero: str


def rules_in(top: Mapping[str, Any], name: str, kinds: Kinds, faults: list[Fault]) -> list[Rule]:
    """The rules that a file called `name` holds. What is wrong with them is added to `faults`."""
    return [_rule(fields, kinds) for fields in entries_in(top, "rules", "rule", name, faults)]


def entries_of(path: Path, key: str, label: str, faults: list[Fault]) -> Iterable[Fields]:
    """The entries of a file of rules, each labelled with its name; whatever else the file holds is a fault."""
    return entries_in(read_yaml(path, path.name), key, label, path.name, faults)


def entries_in(top: Mapping[str, Any], key: str, label: str, name: str, faults: list[Fault]) -> Iterable[Fields]:
    """As `entries_of`, of a file called `name` that was read already."""
    for other in top:
        if other != key:
            faults.append(Fault(name, 0, f"unknown key '{other}'; expected only '{key}'"))
    given = top.get(key)
    for entry in given if isinstance(given, list) else []:
        if isinstance(entry, Entry):
            yield Fields(entry, name, str(entry.get(label, "?")), faults)
        else:
            faults.append(Fault(name, 0, f"'{entry}' is no entry; expected a mapping that begins with '{label}'"))
    if not isinstance(given, list) or not given:
        faults.append(Fault(name, 0, f"holds no '{key}'; add a list of them or remove the file"))


def _rule(fields: Fields, kinds: Kinds) -> Rule:
    absent = _nested(fields, "absent")
    rule = Rule(
        name=fields.text("rule", required=True) or "?",
        asks=fields.text("asks", required=True) or "",
        definition=fields.text("definition", required=True) or "",
        reference=fields.text("reference", required=True) or "",
        looks_at=_selection(_nested(fields, "looks_at"), kinds),
        exempt=tuple(_exemption(each, kinds) for each in _each(fields, "exempt")),
        must=tuple(_requirement(each, kinds) for each in _each(fields, "must")),
        denied_by=absent.texts("denied_by"),
        matters=absent.texts("matters"),
        zero=fields.text("zero", required=True) or "",
    )
    absent.done()
    if not rule.asks.endswith("?"):
        fields.fault("'asks' is no question; end it with '?'")
    if not rule.looks_at.kinds and not rule.looks_at.actors:
        fields.fault("'looks_at' names no 'kinds' and no 'actors'; say whom the rule is about")
    if not rule.must:
        fields.fault("'must' is empty; say what would meet the rule")
    fields.done()
    return rule


def _requirement(fields: Fields, kinds: Kinds) -> Requirement:
    by = fields.mapping("by")
    need = Requirement(
        kinds=fields.choices("kinds", kinds.links),
        counts=fields.choice("counts", COUNTS, required="kinds" in fields.entry) or "any",
        at=fields.choice("at", ENDS) or "object",
        powers=fields.choices("powers", kinds.powers),
        topics=fields.choices("topics", kinds.topics),
        unconditional=fields.flag("unconditional", False),
        by=_selection(_inside(fields, by, "by"), kinds) if by else None,
        through=fields.choices("through", THROUGH) or THROUGH[:2],
        duties=fields.choices("duties", kinds.lists["duty"]),
        inside=fields.flag("inside", False),
        chain=fields.flag("chain", False),
        free_of=fields.text("free_of"),
        part=fields.text("as"),
    )
    if sum((bool(need.kinds), need.chain, bool(need.free_of))) != 1:
        fields.fault("give exactly one of 'kinds', 'chain' and 'free_of'")
    if bool(need.free_of) != bool(need.part):
        fields.fault("'free_of' names a conflict and 'as' the part in it that the actor plays; give both or neither")
    fields.done()
    return need


def _exemption(fields: Fields, kinds: Kinds) -> Exemption:
    reason = fields.text("reason", required=True) or ""
    who = _selection(fields, kinds)
    if not who.kinds and not who.actors:
        fields.fault("an exemption names no 'kinds' and no 'actors'; say who is exempt")
    return Exemption(who, reason)


def _selection(fields: Fields, kinds: Kinds) -> Selection:
    found = Selection(
        fields.choices("kinds", kinds.actors), fields.texts("actors"), fields.choices("levels", kinds.lists["level"])
    )
    fields.done()
    return found


def _nested(fields: Fields, key: str) -> Fields:
    return _inside(fields, fields.mapping(key), key)


def _inside(fields: Fields, entry: Entry, key: str) -> Fields:
    if not line_of(entry):
        entry.line = line_of(fields.entry)
    return Fields(entry, fields.file, f"{fields.label}: {key}", fields.faults)


def _each(fields: Fields, key: str) -> Iterable[Fields]:
    for entry in fields.entries(key):
        if isinstance(entry, Entry):
            yield _inside(fields, entry, key)
        else:
            fields.fault(f"'{key}' holds '{entry}'; expected a mapping of keys")
