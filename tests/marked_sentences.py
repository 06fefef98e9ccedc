"""Sentences for tests, with their actors marked: '[the Board|npb|board] oversees [forces|police-forces|sector_group]'."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from loaders.documents.claims.record import Finding, end_id
from loaders.documents.model import Document, Mention, Node
from loaders.documents.propose import Proposals, propose

_MARK = re.compile(r"\[([^|\]]+)\|([^|\]]*)(?:\|([a-z_]+))?\]")
Triple = tuple[str | None, str, str | None]
# From a text and its genre to what is proposed: the fixture `proposed`.
Proposed = Callable[[str, str], Proposals]


def document(marked: str, genre: str = "evidence") -> tuple[Document, list[Mention]]:
    """A document of one sentence a line, and its mentions. An actor without an id is a new one."""
    text, mentions, place = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[place : match.start()]
        start = len(text)
        text += match[1]
        name = (match[2] or match[1]).replace("-", " ")
        mentions.append(Mention(start, len(text), match[1], match[2] or None, name, match[3] or "agency", "test", 1.0))
        place = match.end()
    text += marked[place:]
    sentences, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            sentences.append((start, start + len(line)))
        start += len(line) + 1
    root = Node("document", None, None, 0, len(text))
    made = Document("test.txt", text, genre, None, None, "2022-11", None, None, None, root, sentences=tuple(sentences))
    return made, mentions


def findings(marked: str, genre: str = "evidence", least: float = 0.5) -> tuple[Finding, ...]:
    """What is proposed from a marked text."""
    return propose(*document(marked, genre), threshold=least).findings


def triples(marked: str, genre: str = "evidence", least: float = 0.5) -> set[Triple]:
    """Subject, kind and object of what is proposed."""
    return triples_of(findings(marked, genre, least))


def all_of(made: Proposals) -> list[Finding]:
    """What is proposed and what is to complete, in the order of the text."""
    return sorted((*made.findings, *made.to_complete), key=lambda one: one.start)


def triples_of(found: Iterable[Finding]) -> set[Triple]:
    """Subject, kind and object of findings."""
    return {(end_id(one.subject), one.kind, end_id(one.object)) for one in found}
