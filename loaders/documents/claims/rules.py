"""The forms of every pattern, by the word they can begin with, so that each token of a sentence asks only for its own."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from graph.kinds import Kinds, load_kinds
from loaders.documents.claims.patterns import Form, Pattern, PatternBook, load_patterns


@dataclass(frozen=True, slots=True)
class Rules:
    """Forms by the word they begin with; those that begin with an actor apart."""

    by_word: dict[str, list[tuple[Pattern, Form]]]
    by_actor: list[tuple[Pattern, Form]]
    kinds: Kinds


@cache
def rules() -> Rules:
    """The rules of the patterns that are shipped."""
    return index_rules(load_patterns(), load_kinds())


def index_rules(book: PatternBook, kinds: Kinds) -> Rules:
    """Forms indexed by where they can begin."""
    by_word: dict[str, list[tuple[Pattern, Form]]] = defaultdict(list)
    by_actor: list[tuple[Pattern, Form]] = []
    for pattern in book.patterns:
        for form in pattern.forms:
            first = next(element for element in form.elements if element.what != "begin")
            if first.what == "slot":
                by_actor.append((pattern, form))
            for word in first.words | (form.elements[1].words if first.optional else frozenset()):
                by_word[word].append((pattern, form))
    return Rules(dict(by_word), by_actor, kinds)
