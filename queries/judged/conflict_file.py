"""Reads the conflicts of role: small patterns of links that should not stand together.

A pattern is a list of sentences, `x FUNDS y`: a letter or word stands for an actor, the same one wherever it comes
again (an office and the body it heads count as one); `A|B` are kinds of link, `about TOPIC` narrows a sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph.errors import DataError, Fault
from graph.kinds import Kinds, load_kinds
from graph.own.rules import entries_of
from graph.texts.fields import Fields
from queries.judged.rule_file import RULES

CONFLICTS = RULES / "conflicts"
_SENTENCE = re.compile(r"([a-z]+) ([A-Z_]+(?:\|[A-Z_]+)*) ([a-z]+)(?: about ([a-z-]+(?:\|[a-z-]+)*))?")


@dataclass(frozen=True, slots=True)
class Sentence:
    """`subject` and `object` are names of parts; a link of one of `kinds` between them, about one of `topics` if any."""

    subject: str
    kinds: tuple[str, ...]
    object: str
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """A conflict of role. `who` is the part that has it, `over` the part it is about; `kinds` narrows parts."""

    name: str
    asks: str
    definition: str
    reference: str
    who: str
    over: str
    kinds: dict[str, tuple[str, ...]]
    patterns: tuple[tuple[Sentence, ...], ...]
    zero: str


@cache
def load_conflicts(folder: Path = CONFLICTS) -> dict[str, Conflict]:
    """The conflicts in a folder, by name. DataError with every fault."""
    kinds, faults = load_kinds(), list[Fault]()
    found: dict[str, Conflict] = {}
    for path in sorted(folder.glob("*.yaml")):
        for fields in entries_of(path, "conflicts", "conflict", faults):
            conflict = _conflict(fields, kinds)
            if conflict.name in found:
                fields.fault("another conflict has this name; choose another")
            found[conflict.name] = conflict
    if faults:
        raise DataError(faults)
    return dict(sorted(found.items()))


def _conflict(fields: Fields, kinds: Kinds) -> Conflict:
    patterns = tuple(_pattern(fields, given, kinds) for given in fields.entries("found_where"))
    conflict = Conflict(
        name=fields.text("conflict", required=True) or "?",
        asks=fields.text("asks", required=True) or "",
        definition=fields.text("definition", required=True) or "",
        reference=fields.text("reference", required=True) or "",
        who=fields.text("who", required=True) or "",
        over=fields.text("over", required=True) or "",
        kinds=_kinds_of_parts(fields, kinds),
        patterns=patterns,
        zero=fields.text("zero", required=True) or "",
    )
    if not patterns:
        fields.fault("'found_where' is empty; give at least one list of sentences")
    for pattern in patterns:
        parts = {part for sentence in pattern for part in (sentence.subject, sentence.object)}
        for part in sorted({conflict.who, conflict.over, *conflict.kinds} - parts):
            fields.fault(f"'{part}' is no part of a pattern; its parts are {', '.join(sorted(parts))}")
    fields.done()
    return conflict


def _pattern(fields: Fields, given: object, kinds: Kinds) -> tuple[Sentence, ...]:
    sentences = []
    for text in given if isinstance(given, list) else [given]:
        match = _SENTENCE.fullmatch(str(text))
        if not match:
            fields.fault(f"'{text}' is no sentence; expected 'x KIND y' or 'x KIND|KIND y about TOPIC'")
            continue
        subject, said, object_, topics = match.groups()
        sentence = Sentence(subject, tuple(said.split("|")), object_, tuple(topics.split("|")) if topics else ())
        for kind in sentence.kinds:
            if kind not in kinds.links:
                fields.fault(f"'{text}': '{kind}' is no kind of link")
        for topic in sentence.topics:
            if topic not in kinds.topics:
                fields.fault(f"'{text}': '{topic}' is no topic")
        sentences.append(sentence)
    return tuple(sentences)


def _kinds_of_parts(fields: Fields, kinds: Kinds) -> dict[str, tuple[str, ...]]:
    entry = fields.mapping("parts")
    nested = Fields(entry, fields.file, f"{fields.label}: parts", fields.faults)
    return {part: nested.choices(part, kinds.actors) for part in entry}
