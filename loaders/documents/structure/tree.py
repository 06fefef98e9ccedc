"""The structure of a document for people (an indented tree) and for programs (JSON)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from loaders.documents.model import Document, Node

_WIDTH = 72


def tree_lines(document: Document) -> Iterator[str]:
    """One line a node: its type, number and title (or first words) and its span; then the pairs and the grades."""
    facts = ("genre", "title", "publisher", "date", "reference", "author", "subject")
    yield "  ".join(f"{name}: {value}" for name in facts if (value := getattr(document, name)))
    stack = [(document.root, 0)]
    while stack:
        node, depth = stack.pop()
        number = f" {node.number}" if node.number else ""
        yield f"{'  ' * depth}{node.type}{number} [{node.start}-{node.end}] {_words(document, node)}".rstrip()
        stack.extend((child, depth + 1) for child in reversed(node.children))
    for pair in document.pairs:
        yield f"{pair.recommendation} -> {', '.join(pair.answer_numbers) or len(pair.answer_spans) or 'no answer'}"
    for grade in document.grades:
        yield f"{grade.area}: {grade.grade}"


def tree_record(document: Document) -> dict[str, Any]:
    """{type, number, title, start, end, children} of the root, with what the document says of itself, `pairs` and `grades`."""
    facts = ("path", "genre", "publisher", "date", "reference", "author", "subject")
    said = {name: getattr(document, name) for name in facts}
    pairs = [
        {
            "recommendation": pair.recommendation,
            "recommendation_span": list(pair.recommendation_span),
            "answer_spans": [list(span) for span in pair.answer_spans],
            "answer_numbers": list(pair.answer_numbers),
        }
        for pair in document.pairs
    ]
    fields = ("area", "grade", "start", "end", "section_start", "section_end")
    grades = [{name: getattr(grade, name) for name in fields} for grade in document.grades]
    return {**_record(document.root), "document": said, "pairs": pairs, "grades": grades}


def _record(node: Node) -> dict[str, Any]:
    record: dict[str, Any] = {
        "type": node.type,
        "number": node.number,
        "title": node.title,
        "start": node.start,
        "end": node.end,
    }
    if node.printed is not None:
        record["printed"] = node.printed
    return {**record, "children": [_record(child) for child in node.children]}


def _words(document: Document, node: Node) -> str:
    words = node.title or " ".join(document.as_said.text[node.start : min(node.end, node.start + 3 * _WIDTH)].split())
    return words if len(words) <= _WIDTH else words[: _WIDTH - 1] + "…"
